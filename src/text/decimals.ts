/** Paragraphs numbered `1.1`, `1.2`, `2.1`: their numbers count nothing. Pure. */

import type { Line } from "./lines.ts";

/** So many in order tell that a report numbers its paragraphs so, and that none of them is a figure (`1.5万人参加…`). */
const IN_ORDER = 3;
const FIRST = /^\d{1,2}[.．]1(?=[\s\u3000]{0,3}[\p{Script=Han}“《])/u;
/** What may stand behind the number; a digit (`6.3` `6名…`) only behind the numbers that lead up to it. */
const BEHIND = /^[\s\u3000、]{0,3}/;

/** The lines that begin with a number of two parts which goes on counting, with its length. Short ones are headings and keep theirs. */
export function decimalNumbers(lines: readonly Line[]): ReadonlyMap<Line, number> {
  const found = new Map<Line, number>();
  let part = 0;
  let item = 0;
  let count = 0;
  for (const line of lines) {
    const number = goesOn(line.text, part, item);
    if (number === null) continue;
    count++;
    const [before, behind] = number.split(/[.．]/);
    part = Number(before);
    item = Number(behind);
    if (line.text.includes("。") && line.raw.startsWith(number, line.from))
      found.set(line, number.length + (BEHIND.exec(line.text.slice(number.length))?.[0].length ?? 0));
  }
  return count < IN_ORDER ? new Map() : found;
}

/** The number that opens a text, where it is the first one or follows `part`.`item`. */
function goesOn(text: string, part: number, item: number): string | null {
  const first = FIRST.exec(text)?.[0];
  if (item === 0) return first ?? null;
  for (const sign of [".", "．"]) {
    const next = `${part}${sign}${item + 1}`;
    if (text.startsWith(next)) return next;
  }
  return first !== undefined && Number.parseInt(first, 10) > part ? first : null;
}
