/** Questions that the reports surely answer, for people who do not know what to ask. */

import type { Shelf } from "./shelf.ts";
import { plainHeading } from "./subject.ts";

/** Examples offered under the greeting. */
export const EXAMPLES = 3;
/** Headings longer or shorter make no good question. */
const SHORTEST = 4;
const LONGEST = 16;

/** Up to `count` questions made of a data year and the heading of a passage of that year, spread over the reports. */
export function exampleQuestions(shelf: Shelf, count: number): readonly string[] {
  const questions: string[] = [];
  for (const report of shelf.reports.toSorted((a, b) => (b.reportYear ?? 0) - (a.reportYear ?? 0))) {
    const good = report.passages.filter(({ kind, year, section }) => {
      const heading = plainHeading(section.at(-1) ?? "");
      return kind === "entry" && year !== null && heading.length >= SHORTEST && heading.length <= LONGEST;
    });
    const [passage] = good.slice(Math.floor(good.length / 2));
    if (passage !== undefined)
      questions.push(`${passage.year}年 ${plainHeading(passage.section.at(-1) ?? "")}`);
  }
  return [...new Set(questions)].slice(0, count);
}
