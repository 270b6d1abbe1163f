/** Tables that were kept as HTML inside Markdown: their rows, their cells and the tags between. Pure. */

import type { Line, Piece } from "./lines.ts";

const CELL_TAG = /<t[dh][ >]/i;
const OPEN_CELL = /^<t[dh]/i;
const ROWSPAN = /rowspan\s?=\s?["']?(\d{1,3})/i;
/** A tag is no longer than this; a `<` without its end is text. */
const LONGEST_TAG = 300;

/** Whether a line holds cells of an HTML table. */
export function isMarkupRow(text: string): boolean {
  return text.includes("<") && CELL_TAG.test(text);
}

/** Whether a line of a row of an HTML table goes on with tags. */
export function isMarkup(text: string): boolean {
  return /<\/?t[dhr]/i.test(text);
}

/** Whether a line holds tags and nothing else. */
export function isTagsOnly(text: string): boolean {
  return text.startsWith("<") && text.endsWith(">") && text.length < 2000 && stripTags(text).trim() === "";
}

/** A text without its tags; a tag leaves a tab, so that cells stay apart. */
export function stripTags(text: string): string {
  let kept = "";
  let at = 0;
  while (at < text.length) {
    const end = tagEnd(text, at, text.length);
    if (end > at) {
      kept += "\t";
      at = end;
    } else kept += text[at++];
  }
  return kept;
}

/** One past the end of the tag that begins at `at`; `at` itself where none begins. */
function tagEnd(raw: string, at: number, to: number): number {
  if (raw[at] !== "<" || !/[a-z/!]/i.test(raw[at + 1] ?? "")) return at;
  const close = raw.slice(at, Math.min(to, at + LONGEST_TAG)).indexOf(">");
  return close < 0 ? at : at + close + 1;
}

/** Which columns of an HTML table are still taken by cells of the rows above, and for how many rows. */
export type Carried = Map<number, number>;

/** The cells of a line of an HTML table and the tags between; `first` is the column it begins with. */
export function markupPieces(line: Line, first: number, carried: Carried): { cells: Piece[]; tags: Piece[] } {
  const cells: Piece[] = [];
  const tags: Piece[] = [];
  const begun: [number, number][] = [];
  let column = first - 1;
  let at = line.from;
  while (at < line.to) {
    const end = tagEnd(line.raw, at, line.to);
    if (end > at) {
      const tag = line.raw.slice(at, end);
      tags.push({ line: line.n, from: at, to: end });
      if (OPEN_CELL.test(tag)) {
        do column++;
        while ((carried.get(column) ?? 0) > 0);
        begun.push([column, Number(ROWSPAN.exec(tag)?.[1] ?? 1) - 1]);
      }
      at = end;
      continue;
    }
    let stop = at + 1;
    while (stop < line.to && tagEnd(line.raw, stop, line.to) === stop) stop++;
    const text = line.raw.slice(at, stop);
    const from = at + text.length - text.trimStart().length;
    if (text.trim() !== "")
      cells.push({
        line: line.n,
        from,
        to: from + text.trim().length,
        apart: true,
        cell: Math.max(0, column),
      });
    at = stop;
  }
  if (first === 0) for (const [taken, rows] of carried) carried.set(taken, rows - 1);
  for (const [taken, rows] of begun) if (rows > 0) carried.set(taken, rows);
  return { cells, tags };
}
