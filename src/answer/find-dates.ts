import type { Hit } from "../domain/answer.ts";
import type { Wanted } from "../question/wanted.ts";
import type { Candidate } from "./candidate.ts";

/** Dates of one hit: the time cell of a row, else every printed date. */
export function findDates(wanted: Wanted, hit: Hit, at: number): readonly Candidate[] {
  const { cells, figures, year, status, text } = hit.passage;
  const cell = cells.find(({ column }) => /时间|日期|^日$/u.test(column.replace(/\s/gu, "")));
  if (cell !== undefined) {
    const scope = { start: 0, end: text.length };
    return [{ kind: "date", hit: at, start: cell.start, end: cell.end, scope, fit: 1, year, status }];
  }
  const dates = figures.filter(({ kind }) => kind === "date" || (kind === "year" && wanted.unit === "年"));
  return dates.map((date, i) => ({
    kind: "date",
    hit: at,
    start: date.start,
    end: date.end,
    // Chinese names the day first: a date speaks for what follows, up to the next date.
    scope: { start: date.start, end: dates[i + 1]?.start ?? text.length },
    // A day answers "when" better than a bare month.
    fit: wanted.unit === "年" ? (date.text.includes("年") ? 1 : 0.3) : /[日号]/u.test(date.text) ? 1 : 0.7,
    year: date.year,
    status: date.status,
  }));
}
