import type { Report } from "../domain/report.ts";
import type { Question } from "../question/question.ts";

/**
 * The question as one who knows the reports reads it: `places` are those they speak for; a name of one in the question is
 * that place, and a report year that no report has is the year that is spoken of. Pure.
 */
export function withKnown(
  question: Question,
  reports: readonly Report[],
  places: ReadonlySet<string>,
): Question {
  // "海拉尔棚改", "大庆粮食": a name without 市 or 区, or that is a word too, is a place where there are reports of it.
  const named = [...places].filter(
    (place) => question.text.includes(place) && !question.places.some((known) => known.includes(place)),
  );
  const all = [...question.places, ...named];
  const whole = question.whole === null ? null : { ...question.whole, places: all };
  const placed = { ...question, whole, places: all };
  const { report, years } = question.years;
  if (report === null || reports.some(({ reportYear }) => reportYear === report)) return placed;
  // A report year that no report has is the year that is spoken of: "22年报告" of a chapter without a year in its title.
  const told = years.includes(report) ? years : [...years, report].toSorted((a, b) => a - b);
  return { ...placed, years: { ...placed.years, years: told, report: null } };
}
