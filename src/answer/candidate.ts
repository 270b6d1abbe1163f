import type { Hit, LeadKind, Mark } from "../domain/answer.ts";
import type { Sentence, Time } from "../domain/report.ts";

/** A stretch of a hit that may be the short answer. */
export interface Candidate extends Time {
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
}

/** A candidate with its score. */
export interface ScoredCandidate extends Candidate {
  readonly score: number;
  /** How near the words of the question stand, 0 to 1. */
  readonly near: number;
  /** Weight of its sentence beside the best one, 0 to 1. */
  readonly sentence: number;
  /** How a person stands to the act that is asked: 1 where it is told of him, -1 where not, else 0. */
  readonly acted: -1 | 0 | 1;
  /** A part of what another figure tells the whole of. */
  readonly part: boolean;
}

/** A candidate whose unit or kind fits less is none that was asked for. */
export const FIT = 0.5;

/** The sentence of a passage that holds a position. */
export function sentenceAt(hit: Hit, at: number): Sentence | null {
  return hit.passage.sentences.find(({ start, end }) => at >= start && at < end) ?? null;
}

/** The time that a sentence of a passage speaks of; where it does not say, that of the passage. */
export function timeOf(sentence: Time | null, { year, span, status }: Time): Time {
  const own =
    sentence !== null && (sentence.year !== null || sentence.span !== null) ? sentence : { year, span };
  return { year: own.year, span: own.span, status: sentence?.status ?? status };
}

/** The time of the sentence at a position, else of the passage. */
export function timeAt(hit: Hit, at: number): Time {
  return timeOf(sentenceAt(hit, at), hit.passage);
}

/** Whether two figures are of the same year or the same span. */
export function sameTime(a: Time, b: Time): boolean {
  return a.year === b.year && a.span?.[0] === b.span?.[0] && a.span?.[1] === b.span?.[1];
}

/** The verbatim text of a candidate. */
export function textOf(hits: readonly { readonly hit: Hit }[], candidate: Candidate): string {
  return hits[candidate.hit]?.hit.passage.text.slice(candidate.start, candidate.end) ?? "";
}

/** The clause that leads up to a position, at most twenty characters of it. */
export function clauseTo(text: string, at: number): string {
  return /[^，。；、,;]*$/u.exec(text.slice(Math.max(0, at - 20), at))?.[0] ?? "";
}
