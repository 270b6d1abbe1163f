/** What stands around a passage, and what relative words and spans are counted from there. */

import type { Status, YearSpan } from "../domain/report.ts";
import type { YearFrame } from "./years-mentions.ts";
import type { SpanFrame } from "./years-spans.ts";

/** What stands around a passage. */
export interface AnnotateContext {
  /** The year in the title or of issue; where a report plans another than it is printed with, that. */
  readonly reportYear: number | null;
  /** The year that `今年` means where it is another: a report of two years that is signed in the first, a congress in December. */
  readonly thisYear?: number | null;
  /** Year of the nearest heading that gives one (`yearsOfHeading`). */
  readonly sectionYear: number | null;
  /** The years that the nearest heading reviews or plans as a whole, also beside a year; null where it says none. */
  readonly sectionSpan: YearSpan | null;
  /** Year of the table's title, for rows. */
  readonly tableYear: number | null;
  /** Data year of the report when the report as a whole speaks of one year. */
  readonly documentYear: number | null;
  /** The year that the report looks forward to; null where it is not known. */
  readonly aheadYear?: number | null;
  readonly sectionStatus: Status;
  /** Years the section's heading names beside a span (`过去五年和2021年工作回顾`). */
  readonly namedYears?: readonly number[];
  /** Data year stated by hand; it wins over section, table and report, not over a year printed in the sentence. */
  readonly correctedYear: number | null;
  /** `carriedYear` of the passage before it in the same section; null for the first. */
  readonly carriedYear: number | null;
  /** `carriedSpan` of the passage before it where both are cut from one paragraph, or stand under one heading of a year and a span. */
  readonly carriedSpan?: OpenSpan | null;
}

/** A span that what follows is told of; its years may not be certain (`近年来，…`). */
export type OpenSpan = YearSpan | "unknown";

/** What the relative words are resolved against: 今年, 上年, 过去一年. */
export function frameOf(context: AnnotateContext): YearFrame {
  const { reportYear, documentYear, sectionYear, carriedYear } = context;
  const now = documentYear ?? reportYear;
  const past = documentYear ?? (reportYear === null ? null : reportYear - 1);
  const thisYear = documentYear ?? context.thisYear ?? reportYear;
  // A report of two years that was written in the first tells its plan for 今年 as well.
  const two = thisYear !== reportYear && (sectionYear === thisYear || sectionYear === reportYear);
  // The plans behind the review of one year, signed in the next: 今年 is the year they are for.
  const ahead = documentYear !== null && sectionYear === documentYear + 1 && sectionYear === context.thisYear;
  const under = sectionYear ?? carriedYear ?? documentYear ?? context.correctedYear;
  return { thisYear, section: two || ahead ? sectionYear : null, now, past, under };
}

/** What the words for spans are counted from. A report of one year does not say when what it looks forward to begins. */
export function spanFrameOf(context: AnnotateContext, { past }: YearFrame): SpanFrame {
  const { correctedYear, documentYear, reportYear, sectionSpan, sectionStatus } = context;
  return {
    past: correctedYear ?? past,
    ahead: documentYear === null ? reportYear : null,
    around: sectionSpan,
    reviews: sectionStatus === "done",
  };
}
