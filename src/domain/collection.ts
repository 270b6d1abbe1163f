import type { Problem, Report } from "./report.ts";

/** All that can be asked of a built index, whatever holds it. */
export interface CollectionSummary {
  readonly reports: readonly Report[];
  readonly passages: number;
  /** Data years that occur, ascending. */
  readonly years: readonly number[];
  readonly problems: readonly Problem[];
}
