/** The words of the product for questions' results. Types only. */

import type { LineRange, Passage, Report, Status, Time, YearSpan } from "./report.ts";

/** Another place that states the same passage (a copy, or a masked copy). */
export interface AlsoIn {
  readonly file: string;
  readonly lines: LineRange;
  readonly masked: boolean;
}

/** A passage that was found, best first. */
export interface Hit {
  readonly passage: Passage;
  readonly report: Report;
  /** Higher is better; comparable within one question only. */
  readonly score: number;
  readonly alsoIn: readonly AlsoIn[];
}

export type LeadKind = "figure" | "date" | "person" | "place" | "name";

/** The short answer: exact characters of a quoted passage, with the time they are of. */
export interface Lead extends Time {
  readonly text: string;
  readonly kind: LeadKind;
  /** Index into `Answer.hits`. */
  readonly hit: number;
  /** Span in that hit's passage text, UTF-16 units, end excluded. */
  readonly start: number;
  readonly end: number;
}

/** One line of a comparison over years. */
export interface SeriesLine {
  readonly year: number;
  /** Verbatim figure, date or clause. */
  readonly text: string;
  readonly status: Status;
  readonly passage: Passage;
  readonly report: Report;
  readonly start: number;
  readonly end: number;
}

/** Stretches of a passage that match the question, for marking; sorted, not overlapping. */
export interface Mark {
  readonly start: number;
  readonly end: number;
}

/** The stretch of a passage that speaks to the question: whole sentences, with the time they speak of. */
export interface Focus extends Time {
  readonly start: number;
  readonly end: number;
}

/** Another figure for the same thing and year, with its place. */
export interface OtherFigure {
  readonly text: string;
  readonly file: string;
  readonly lines: readonly LineRange[];
}

/** What is said beside the passages; the wording is the chat's. */
export type Note =
  | { readonly kind: "empty-question" }
  | { readonly kind: "question-cut"; readonly kept: number }
  | { readonly kind: "year-absent"; readonly years: readonly number[]; readonly have: readonly number[] }
  | { readonly kind: "place-absent"; readonly place: string; readonly have: readonly string[] }
  | { readonly kind: "not-stated"; readonly reports: number; readonly years: readonly number[] }
  | { readonly kind: "newest-first"; readonly year: number; readonly others: readonly number[] }
  | {
      readonly kind: "newest-span";
      readonly span: YearSpan;
      readonly spans: readonly YearSpan[];
      readonly years: readonly number[];
    }
  | { readonly kind: "conflict"; readonly text: string; readonly others: readonly OtherFigure[] }
  | { readonly kind: "gaps"; readonly years: readonly number[] }
  | { readonly kind: "plan-only" }
  | { readonly kind: "withheld" }
  | { readonly kind: "near"; readonly years: readonly number[] };

/** The result of one question over the index. */
export interface Answer {
  readonly question: string;
  /** False where the reports do not answer; `hits` then holds only what may be related. */
  readonly found: boolean;
  readonly lead: Lead | null;
  readonly series: readonly SeriesLine[];
  readonly hits: readonly Hit[];
  /** Marks of each hit, in the same order. */
  readonly marks: readonly (readonly Mark[])[];
  /** The sentences of each hit that speak to the question, in the same order. */
  readonly focus: readonly Focus[];
  readonly notes: readonly Note[];
}
