/** Dates the figures of a table row by the heads of their columns. */

import type { Cell, Figure } from "../domain/report.ts";
import { yearsOfHeading } from "./years.ts";

/** Heads of columns that hold what is wanted, not what was reached. */
const WANTED = /目标|计划|预期|预计|任务/;
/** Heads of columns that hold what was reached. */
const REACHED = /实绩|实际|完成|实现|执行/;

/**
 * Figures of a row with the year and status that their column's head states (`2021年实绩`, `2023年目标`); figures in
 * other columns stay as they are. `reportYear` as for `yearsOfHeading`.
 */
export function datedByColumns(
  figures: readonly Figure[],
  cells: readonly Cell[],
  reportYear: number | null,
): readonly Figure[] {
  const dated = cells.filter((cell) => yearsOfHeading(cell.column, reportYear).year !== null);
  if (dated.length === 0) return figures;
  return figures.map((figure) => {
    const cell = dated.find(({ start, end }) => start <= figure.start && figure.end <= end);
    if (cell === undefined) return figure;
    const { year, status } = yearsOfHeading(cell.column, reportYear);
    const said = WANTED.test(cell.column) ? "plan" : REACHED.test(cell.column) ? "done" : status;
    return { ...figure, year, status: said ?? figure.status };
  });
}
