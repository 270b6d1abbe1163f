/** The reports as the chat sees them: what can be asked, and what stands before and after a passage. */

import { createHash } from "node:crypto";
import type { Answer } from "../domain/answer.ts";
import type { Passage, Report } from "../domain/report.ts";

/** Answers a question over the reports; never throws for any string. */
export type Ask = (question: string, options: { readonly today: Date; readonly limit: number }) => Answer;

/** A passage and the report it stands in. */
export interface Placed {
  readonly passage: Passage;
  readonly report: Report;
}

export interface Shelf {
  readonly ask: Ask;
  readonly reports: readonly Report[];
  /** Data years that occur, ascending. */
  readonly years: readonly number[];
  /** Data years of the reports that speak for `place`, ascending; null is a place of its own (unknown). */
  yearsOf(place: string | null): readonly number[];
  /** Changes when any report does: eight ASCII characters. */
  readonly version: string;
  /** A passage by its id, or null where the reports have changed. */
  passage(id: string): Placed | null;
  /** The passage `shift` places after that of `id` in the same report (before, if negative), or null. */
  near(id: string, shift: number): Placed | null;
}

/** Builds a shelf over reports and the function that answers from them. */
export function createShelf(reports: readonly Report[], ask: Ask): Shelf {
  const places = new Map<string, { report: Report; at: number }>();
  const years = new Set<number>();
  const byPlace = new Map<string | null, Set<number>>();
  const hash = createHash("sha256");
  for (const report of reports.toSorted((a, b) => (a.file < b.file ? -1 : 1))) {
    hash.update(`${report.file}\0${report.sha256}\0`);
    for (const [at, passage] of report.passages.entries()) {
      places.set(passage.id, { report, at });
      if (passage.year === null) continue;
      years.add(passage.year);
      const local = byPlace.get(report.place) ?? new Set();
      byPlace.set(report.place, local.add(passage.year));
    }
  }
  const near = (id: string, shift: number): Placed | null => {
    const place = places.get(id);
    const passage = place?.report.passages[place.at + shift];
    return place === undefined || passage === undefined ? null : { passage, report: place.report };
  };
  return {
    ask,
    reports,
    years: [...years].toSorted((a, b) => a - b),
    yearsOf: (place) => [...(byPlace.get(place) ?? [])].toSorted((a, b) => a - b),
    version: hash.digest("hex").slice(0, 8),
    passage: (id) => near(id, 0),
    near,
  };
}
