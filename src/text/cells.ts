/** Finds the cells of a row in its repaired text. Pure. */

import type { Cell, SourceSpan } from "../domain/report.ts";
import type { Piece } from "./lines.ts";
import { areNames } from "./names.ts";
import { dateCellLength } from "./tables.ts";

const DATE_COLUMN = /时间|日期|月份/;
const PEOPLE_COLUMN = /领导|姓名|人员|团长|来宾|外宾/;
const COUNTRY_COLUMN = /国别|国家|地区/;
/** The longest name of a country in use has so many characters. */
const LONGEST_COUNTRY = 8;

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Cells of a row whose columns are parted by spaces only: told by what the columns hold. */
export function cellsByColumns(text: string, columns: readonly string[]): Cell[] {
  const words = [...text.matchAll(/\S+/g)].map((match): Word => {
    return { text: match[0], start: match.index, end: match.index + match[0].length };
  });
  const cells: Cell[] = [];
  let at = 0;
  for (const [k, column] of columns.entries()) {
    const first = words[at];
    if (first === undefined) break;
    const last = k === columns.length - 1;
    const taken = last ? words.length - at : wordsTaken(words.slice(at), column, columns.length - k - 1);
    if (taken === 0) continue;
    cells.push({ column, start: first.start, end: (words[at + taken - 1] ?? first).end });
    at += taken;
  }
  return cells;
}

/** How many of the words belong to a column that `later` more columns follow. */
function wordsTaken(words: readonly Word[], column: string, later: number): number {
  const first = words[0]?.text ?? "";
  if (DATE_COLUMN.test(column)) return dateCellLength(first) > 0 ? 1 : 0;
  if (PEOPLE_COLUMN.test(column)) {
    // The name of a country may look like a person's: what later columns need is left to them.
    let taken = 0;
    while (taken < words.length - later && areNames(words[taken]?.text ?? "", false)) taken++;
    return taken;
  }
  if (COUNTRY_COLUMN.test(column)) return words.length >= 2 && first.length <= LONGEST_COUNTRY ? 1 : 0;
  return 1;
}

/** Cells of a row whose cells are pieces of their own (tabs, strokes): the column is told by the place. */
export function cellsByPlace(
  text: string,
  spans: readonly SourceSpan[],
  pieces: readonly Piece[],
  columns: readonly string[],
): Cell[] {
  const cells: Cell[] = [];
  const places = new Map(spans.map((span) => [`${span.line}:${span.from}`, span.at]));
  for (const [k, piece] of pieces.entries()) {
    const start = placeOf(places, piece);
    const next = pieces[k + 1];
    const end = next === undefined ? text.length : (placeOf(places, next) ?? text.length + 1) - 1;
    if (start === null || piece.cell === undefined || end <= start) continue;
    const before = pieces[k - 1];
    const last = cells.at(-1);
    // A cell of several lines is one cell.
    if (last !== undefined && before?.cell === piece.cell) {
      cells[cells.length - 1] = { ...last, end };
      continue;
    }
    cells.push({ column: columns[piece.cell] ?? "", start, end });
  }
  return cells;
}

function placeOf(places: ReadonlyMap<string, number>, piece: Piece): number | null {
  return places.get(`${piece.line}:${piece.from}`) ?? null;
}
