/** Gives the bare numbers of a table row the units that their column, a column of units or the title of the table states. */

import type { Cell, Figure } from "../domain/report.ts";
import { kindOfUnit, unitAt } from "./figures-units.ts";

interface Unit {
  readonly unit: string;
  readonly worth: number;
}

const UNIT_COLUMN = /^(?:计量)?单位$/;
/** `产量（万吨）`, `表2 收支（单位：元）`. */
const IN_BRACKETS = /[（(]([^（）()]{1,16})[)）]\s?$/;
/** Heads of columns that hold changes and shares, which the unit of the row does not count. */
const IN_PERCENT = /增长|增幅|增速|降幅|同比|比上年|比重|占比/;
const MULTIPLIERS: readonly (readonly [string, number])[] = [
  ["万亿", 1e12],
  ["百万", 1e6],
  ["十万", 1e5],
  ["亿", 1e8],
  ["万", 1e4],
  ["千", 1e3],
  ["百", 1e2],
];

/**
 * Figures of a row of `text` with unit, kind and value by their cells; a sign of minus before a number belongs to it. Figures
 * that have a unit of their own stay as they are.
 */
export function countedByColumns(
  text: string,
  figures: readonly Figure[],
  cells: readonly Cell[],
  caption: string,
): readonly Figure[] {
  if (cells.length === 0) return figures;
  const units = cells.find(({ column }) => UNIT_COLUMN.test(column));
  const ofRow = units === undefined ? inBrackets(caption) : readUnit(text.slice(units.start, units.end));
  return figures.map((figure) => {
    const cell = cells.find(({ start, end }) => start <= figure.start && figure.end <= end);
    if (cell === undefined || !COUNTING.has(figure.kind) || figure.value === null) return figure;
    const signed = withSign(text, figure, cell);
    const percent = IN_PERCENT.test(cell.column) ? readUnit("%") : null;
    const counted = inBrackets(cell.column) ?? percent ?? ofRow;
    if (signed.unit !== "" || signed.value === null || counted === null) return signed;
    const { unit, worth } = counted;
    return { ...signed, value: signed.value * worth, unit, kind: kindOfUnit(unit) };
  });
}

const COUNTING: ReadonlySet<Figure["kind"]> = new Set(["quantity", "percent", "money"]);

/** `873.2 -6.5`: a sign of minus right before a number in its cell. */
function withSign(text: string, figure: Figure, cell: Cell): Figure {
  const start = figure.start - 1;
  if (figure.value === null || start < cell.start || !/^[-－−–]$/.test(text.charAt(start))) return figure;
  return { ...figure, start, text: text.slice(start, figure.end), value: -figure.value };
}

function inBrackets(label: string): Unit | null {
  const [, said = ""] = IN_BRACKETS.exec(label) ?? [];
  return said === "" ? null : readUnit(said);
}

/** `万吨`, `元`, `%`; null for what is no unit. */
function readUnit(said: string): Unit | null {
  const text = said
    .replace(/^\s*单位\s?[：:]/, "")
    .trim()
    .replace("％", "%");
  const [multiplier, worth] = MULTIPLIERS.find(
    ([word]) => text.startsWith(word) && text.length > word.length,
  ) ?? ["", 1];
  const unit = unitAt(text, multiplier.length, false);
  return unit === "" || multiplier.length + unit.length < text.length ? null : { unit, worth };
}
