/** The lines of a source as the parser sees them. Pure. */

import type { SourceText } from "../domain/report.ts";
import { isByline } from "./names.ts";

/** A stretch of one source line: the unit that blocks are made of. */
export interface Piece {
  /** 1-based. */
  readonly line: number;
  readonly from: number;
  readonly to: number;
  /** A space stands before it: it is a cell of its own or follows one. */
  readonly apart?: boolean;
  /** Which cell of its row it is, counted from 0, where the source parts cells by signs. */
  readonly cell?: number;
}

/** A line that holds something, with what the rules ask of it. */
export interface Line {
  /** 1-based number in the source. */
  readonly n: number;
  /** Its place in the list of lines that hold something. */
  readonly index: number;
  /** The source line as it is. */
  readonly raw: string;
  /** First and one past the last character that is not blank. */
  readonly from: number;
  readonly to: number;
  /** The characters between them, invisible ones and Markdown signs taken out, cut at `REGEX_REACH`. */
  readonly text: string;
  /** Width as set: a half-width character counts one half. */
  readonly width: number;
  /** Blank lines between it and the line before. */
  readonly blanksBefore: number;
  /** Width of the white space before its first character; 0 for the second half of a source line. */
  readonly indent: number;
  readonly page: number | null;
  /** Begins an item of a list, whose sign was taken off. */
  readonly item: boolean;
}

/** Rules look at no more of a line than this, so that a book on one line costs no more than a page. */
export const REGEX_REACH = 2000;

/** Characters that show nothing (`isInvisibleCode`): zero-width signs, direction marks, byte order marks, soft hyphens. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb]/g;

/** Whether a UTF-16 unit is white space, a control character or an invisible sign. */
export function isBlankCode(code: number): boolean {
  if (code > 0x3000) return code === 0xfeff || (code >= 0xfff9 && code <= 0xfffb);
  if (code < 0x7f) return code <= 0x20;
  if (code <= 0xa0 || code === 0xad || code === 0x1680 || code === 0x3000) return true;
  if (code < 0x2000 || code > 0x2069) return false;
  return code <= 0x200f || (code >= 0x2028 && code <= 0x202f) || code >= 0x205f;
}

/** Width of a text as set in type: 1 for a full-width character, 0.5 for a half-width one. */
export function widthOf(text: string): number {
  let width = 0;
  for (let i = 0; i < text.length; i++) width += text.charCodeAt(i) < 0x2000 ? 0.5 : 1;
  return width;
}

/** Whether a text holds characters that show nothing. */
export function hasInvisible(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (isInvisibleCode(text.charCodeAt(at))) return true;
  return false;
}

function isInvisibleCode(code: number): boolean {
  if (code < 0xad || (code > 0x2069 && code < 0xfeff)) return false;
  if (code === 0xad || (code >= 0x200b && code <= 0x200f)) return true;
  if ((code >= 0x202a && code <= 0x202e) || code === 0x2060) return true;
  return (code >= 0x2066 && code <= 0x2069) || code === 0xfeff || (code >= 0xfff9 && code <= 0xfffb);
}

/** A text without the characters that show nothing. */
export function withoutInvisible(text: string): string {
  return hasInvisible(text) ? text.replace(INVISIBLE, "") : text;
}

/** Lists the lines of a source that hold anything at all; `invisible` tells whether any holds what shows nothing. */
export function readLines(source: SourceText, invisible: boolean): Line[] {
  const lines: Line[] = [];
  let blanks = 0;
  for (const [at, raw] of source.lines.entries()) {
    let from = 0;
    let to = raw.length;
    while (from < to && isBlankCode(raw.charCodeAt(from))) from++;
    while (to > from && isBlankCode(raw.charCodeAt(to - 1))) to--;
    if (from === to) {
      blanks++;
      continue;
    }
    const indent = from === 0 ? 0 : widthOf(raw.slice(0, from).replace(/\t/g, "　　"));
    const page = source.pages?.[at] ?? null;
    for (const [start, whole] of stretches(raw, from, to)) {
      let end = whole;
      while (end > start && isBlankCode(raw.charCodeAt(end - 1))) end--;
      const shown = raw.slice(start, Math.min(end, start + REGEX_REACH));
      const text = invisible ? withoutInvisible(shown) : shown;
      lines.push({
        n: at + 1,
        index: lines.length,
        raw,
        from: start,
        to: end,
        text,
        width: widthOf(text),
        blanksBefore: start === from ? blanks : 0,
        indent: start === from ? indent : 0,
        page,
        item: false,
      });
    }
    blanks = 0;
  }
  return lines;
}

const INNER_ENTRY =
  /[。！？”）)]\s*(?=【[^【】]{2,40}】(?:\d{1,2}月|\d{4}年|年内|是年|当年|[\u3400-\u9fff]))/g;
/** `**侨情** 全市有…`: a head in bold with a gap behind it stands on a line of its own. */
const BOLD_HEAD = /^\*\*[^*\d，。；：【】]{2,24}\*\*[\s\u3000]+(?=\S{8})/u;
const ROW_END = /<\/tr>/gi;
const LAST_BYLINE = /[。！？”]\s*(?=[（(][\u3400-\u9fff][\u3400-\u9fff·、\s\u2000-\u200a\u3000]{1,80}[）)]$)/;

/** Parts of one source line that are lines by right: a head in bold, an entry inside it, a list of people at its end. */
function stretches(raw: string, from: number, to: number): [number, number][] {
  const cuts: number[] = [];
  if (raw.includes("</tr>", from)) {
    for (const match of raw.slice(from, to).matchAll(ROW_END))
      cuts.push(from + match.index + match[0].length);
    if (cuts.at(-1) === to) cuts.pop();
  }
  if (raw.startsWith("**", from)) {
    const head = BOLD_HEAD.exec(raw.slice(from, from + 60));
    if (head !== null) cuts.push(from + head[0].length);
  }
  if (raw.includes("【", from + 1)) {
    for (const match of raw.slice(from, to).matchAll(INNER_ENTRY))
      cuts.push(from + match.index + match[0].length);
  }
  const ends = [...cuts, to];
  let start = from;
  const parts: [number, number][] = [];
  for (const end of ends) {
    const tail = Math.max(start, end - 120);
    const match =
      raw[end - 1] === "）" || raw[end - 1] === ")" ? LAST_BYLINE.exec(raw.slice(tail, end)) : null;
    const names = match === null ? end : tail + match.index + match[0].length;
    if (names < end && names > start && isByline(raw.slice(names, end)))
      parts.push([start, names], [names, end]);
    else parts.push([start, end]);
    start = end;
  }
  return parts;
}

/** The whole of a line as a piece. */
export function wholeLine(line: Line): Piece {
  return { line: line.n, from: line.from, to: line.to };
}
