import type { Hit, LeadKind, Mark } from "../domain/answer.ts";
import type { Sentence, Status } from "../domain/report.ts";

/** A stretch of a hit that may be the short answer. */
export interface Candidate {
  readonly kind: LeadKind;
  /** Index of the hit. */
  readonly hit: number;
  readonly start: number;
  readonly end: number;
  /** The stretch it speaks for: words of the question in it count as next to it. A row's cell speaks for the row. */
  readonly scope: Mark;
  /** How well its kind and unit fit what was asked, 0 to 1. */
  readonly fit: number;
  /** A figure that counts the noun of the question, by the words around it; a town within the place it names. */
  readonly said?: true;
  readonly year: number | null;
  readonly status: Status;
}

/** A candidate whose unit or kind fits less is none that was asked for. */
export const FIT = 0.5;

/** The sentence of a passage that holds a position. */
export function sentenceAt(hit: Hit, at: number): Sentence | null {
  return hit.passage.sentences.find(({ start, end }) => at >= start && at < end) ?? null;
}

/** Year and status of the sentence at a position, else of the passage. */
export function timeAt(hit: Hit, at: number): { year: number | null; status: Status } {
  const sentence = sentenceAt(hit, at);
  return { year: sentence?.year ?? hit.passage.year, status: sentence?.status ?? hit.passage.status };
}

/** The verbatim text of a candidate. */
export function textOf(hits: readonly { readonly hit: Hit }[], candidate: Candidate): string {
  return hits[candidate.hit]?.hit.passage.text.slice(candidate.start, candidate.end) ?? "";
}
