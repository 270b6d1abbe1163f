/** Questions that the reports surely answer, for people who do not know what to ask. */

import type { Passage } from "../domain/report.ts";
import type { Shelf } from "./shelf.ts";
import { plainHeading } from "./subject.ts";

/** Examples offered under the greeting. */
export const EXAMPLES = 3;
/** Headings longer or shorter make no good question. */
const SHORTEST = 4;
const LONGEST = 16;

/** Up to `count` questions made of a data year and the heading of a passage of that year, spread over the reports. */
export function exampleQuestions(shelf: Shelf, count: number): readonly string[] {
  const lists = shelf.reports
    .toSorted((a, b) => (b.reportYear ?? 0) - (a.reportYear ?? 0))
    .map((report) => [...new Set(report.passages.flatMap((passage) => questionOf(passage) ?? []))]);
  const questions = new Set<string>();
  // One of each report in turn, from different places in it.
  for (const part of [1 / 2, 1 / 4, 3 / 4, 1 / 8, 7 / 8]) {
    for (const list of lists) {
      const question = list[Math.floor(list.length * part)];
      if (question !== undefined) questions.add(question);
    }
  }
  return [...questions].slice(0, count);
}

function questionOf({ kind, year, section }: Passage): string | null {
  const heading = plainHeading(section.at(-1) ?? "");
  const good = kind === "entry" && year !== null && heading.length >= SHORTEST && heading.length <= LONGEST;
  return good ? `${year}年 ${heading}` : null;
}
