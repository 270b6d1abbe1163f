/** Two columns of a page that the text has side by side on each line are read one after the other. Pure. */

import { allMatches } from "./all-matches.ts";
import { endsSentence } from "./layout.ts";
import { isBlankCode, type Line, widthOf, withoutInvisible } from "./lines.ts";
import { columnsOf, dateCellLength } from "./tables.ts";

/** A line that a wide gap parts in two. */
interface Gutter {
  /** One past the last character of the left part, and the first of the right one. */
  readonly end: number;
  readonly start: number;
  /** Where the right part begins, in widths from the margin. */
  readonly column: number;
}

const GAP = /[ \u2000-\u200a\u3000]{3,}/g;
/** A gutter is at least this wide. */
const WIDE = 2;
/** The right column begins at the same place, give or take. */
const DRIFT = 2;
/** So many lines with a gutter make a page of two columns, and so large a share of the lines. */
const LINES = 6;
const SHARE = 0.6;
/** A column of text is at least so wide. */
const NARROW = 8;
/** So many blank lines part two pages. */
const PAGE_GAP = 3;

/** Puts the lines of pages set in two columns in reading order; all others stay as they are. */
export function untangle(lines: readonly Line[]): Line[] {
  const ordered: Line[] = [];
  for (let i = 0; i < lines.length; ) {
    const first = lines[i];
    if (first === undefined) break;
    const gutter = gutterOf(first);
    const end = gutter === null ? i + 1 : runEnd(lines, i, gutter.column);
    const page = lines.slice(i, end);
    const read =
      gutter !== null && isTwoColumns(page) ? [...leftOf(page), ...rightOf(page, gutter.column)] : page;
    for (const line of read) ordered.push(line);
    i = end;
  }
  return ordered.map((line, index) => (line.index === index ? line : { ...line, index }));
}

function gutterOf(line: Line): Gutter | null {
  if (line.width > 200 || line.text.includes("\t") || line.text.startsWith("|")) return null;
  if (!mayGap(line)) return null;
  let found: RegExpExecArray | null = null;
  for (const match of allMatches(line.raw.slice(line.from, line.to), GAP)) {
    if (widthOf(match[0]) < WIDE) continue;
    if (found !== null) return null;
    found = match;
  }
  if (found === null) return null;
  const end = line.from + found.index;
  const start = end + found[0].length;
  return { end, start, column: line.indent + widthOf(line.raw.slice(line.from, start)) };
}

/** Whether a gap may stand in a line: one of three characters has one at every third place. */
function mayGap({ raw, from, to }: Line): boolean {
  for (let at = from + 2; at < to; at += 3) if (isBlankCode(raw.charCodeAt(at))) return true;
  return false;
}

/** One past the last line of the page that the columns at `i` run through. */
function runEnd(lines: readonly Line[], i: number, column: number): number {
  let k = i + 1;
  for (; k < lines.length; k++) {
    const line = lines[k];
    if (line === undefined) break;
    const before = lines[k - 1];
    if (line.blanksBefore >= PAGE_GAP || line.raw.startsWith("\f") || line.page !== before?.page) break;
    const gutter = gutterOf(line);
    if (gutter !== null) {
      if (Math.abs(gutter.column - column) > DRIFT) break;
    } else if (line.indent < column - DRIFT && line.indent + line.width > column - 1) break;
  }
  return k;
}

function isTwoColumns(page: readonly Line[]): boolean {
  const parted = page.flatMap((line) => {
    const gutter = gutterOf(line);
    return gutter === null
      ? []
      : [{ left: line.raw.slice(line.from, gutter.end), right: line.raw.slice(gutter.start, line.to) }];
  });
  if (parted.length < LINES || parted.length < page.length * SHARE) return false;
  if (parted.some(({ left }) => columnsOf(left) !== null)) return false;
  if (parted.filter(({ left }) => dateCellLength(left) > 0).length * 4 > parted.length) return false;
  return isColumn(parted.map(({ left }) => left)) && isColumn(parted.map(({ right }) => right));
}

/** Whether these are lines of running text: most of them full, few of them ends of sentences. */
function isColumn(parts: readonly string[]): boolean {
  const widths = parts.map(widthOf).toSorted((a, b) => a - b);
  const middle = widths[Math.floor(widths.length / 2)] ?? 0;
  const full = widths[Math.floor(widths.length * 0.9)] ?? 0;
  if (middle < NARROW || middle < full * 0.8) return false;
  return parts.filter((text) => endsSentence(text)).length * 2 <= parts.length;
}

function part(line: Line, from: number, to: number, indent: number, blanksBefore: number): Line {
  const text = withoutInvisible(line.raw.slice(from, to));
  return { ...line, from, to, text, width: widthOf(text), indent, blanksBefore };
}

function leftOf(page: readonly Line[]): Line[] {
  const margin = Math.min(...page.slice(0, 200).map((line) => line.indent));
  return page.flatMap((line) => {
    const gutter = gutterOf(line);
    if (gutter !== null) return [part(line, line.from, gutter.end, line.indent - margin, line.blanksBefore)];
    return isRight(line, page)
      ? []
      : [part(line, line.from, line.to, line.indent - margin, line.blanksBefore)];
  });
}

function rightOf(page: readonly Line[], column: number): Line[] {
  return page.flatMap((line) => {
    const gutter = gutterOf(line);
    if (gutter !== null)
      return [part(line, gutter.start, line.to, Math.max(0, gutter.column - column), line.blanksBefore)];
    return isRight(line, page)
      ? [part(line, line.from, line.to, Math.max(0, line.indent - column), line.blanksBefore)]
      : [];
  });
}

/** Whether a line without a gutter stands in the right column alone. */
function isRight(line: Line, page: readonly Line[]): boolean {
  const first = page[0];
  const gutter = first === undefined ? null : gutterOf(first);
  return gutter !== null && line.indent >= gutter.column - DRIFT;
}
