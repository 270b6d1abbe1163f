import type { Hit } from "../domain/answer.ts";
import type { Candidate } from "./candidate.ts";

/** Dates of one hit: the time cell of a row, else every printed date. */
export function findDates(hit: Hit, at: number): readonly Candidate[] {
  const { cells, figures, year, status } = hit.passage;
  const cell = cells.find(({ column }) => /时间|日期|日/u.test(column));
  if (cell !== undefined) {
    return [{ kind: "date", hit: at, start: cell.start, end: cell.end, fit: 1, year, status }];
  }
  return figures
    .filter(({ kind }) => kind === "date")
    .map((date) => ({
      kind: "date" as const,
      hit: at,
      start: date.start,
      end: date.end,
      // A day answers "when" better than a bare month.
      fit: /[日号]/u.test(date.text) ? 1 : 0.7,
      year: date.year,
      status: date.status,
    }));
}
