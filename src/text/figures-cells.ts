/** Dates the figures of a table row by the heads of their columns. */

import type { Cell, Figure } from "../domain/report.ts";
import type { HeadingYears } from "./years.ts";

/** Heads of columns that hold what is wanted, not what was reached. */
const WANTED = /目标|计划|预期|预计|任务/;
/** Heads of columns that hold what was reached. */
const REACHED = /实绩|实际|完成|实现|执行/;

/**
 * Figures of a row with the year and status that their column's head states (`2021年实绩`, `2023年目标`); figures in
 * other columns stay as they are. `yearsOf` reads a heading (see `headingReader`).
 */
export function datedByColumns(
  figures: readonly Figure[],
  cells: readonly Cell[],
  yearsOf: (heading: string) => HeadingYears,
): readonly Figure[] {
  const dated = cells.filter(({ column }) => {
    const { year, span } = yearsOf(column);
    return year !== null || span !== null;
  });
  if (dated.length === 0) return figures;
  return figures.map((figure) => {
    const cell = dated.find(({ start, end }) => start <= figure.start && figure.end <= end);
    if (cell === undefined) return figure;
    const { year, span, status } = yearsOf(cell.column);
    const said = WANTED.test(cell.column) ? "plan" : REACHED.test(cell.column) ? "done" : status;
    return { ...figure, year, span, status: said ?? figure.status };
  });
}
