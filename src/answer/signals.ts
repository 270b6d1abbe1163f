import type { Mark } from "../domain/answer.ts";
import type { Candidate } from "./candidate.ts";
import type { IndicatorFit } from "./indicator.ts";
import { coverage, nearness, type TermMatch } from "./matches.ts";
import type { Evidence } from "./weigh.ts";

/** What is measured of a candidate for the short answer; the weights are learned (`weights.json`). */
export const SIGNALS = [
  /** How well its kind and unit fit what was asked. */
  "fit",
  /** How near the words of the question stand. */
  "near",
  /** Weight of its sentence beside the best of all hits. */
  "sentence",
  /** 1 for a candidate of the best sentence of its passage. */
  "bestSentence",
  /** Strength of its passage beside the best one. */
  "strength",
  /** 1 for the first passage; 1 for the passages behind the third. */
  "first",
  "behind",
  /** Share of the question in the passage with its headings; in the sentence; in the clause. */
  "covered",
  "sentenceCovered",
  "clauseCovered",
  /** Share of the question that stands as one stretch before or behind it; whether it touches. */
  "phrase",
  "adjacent",
  /** See `IndicatorFit`. */
  "narrowed",
  "otherKind",
  "passed",
  "target",
  /** 1 where it belongs to the item of a row that was asked. */
  "item",
  /** 1 for a cell of a table. */
  "row",
] as const;

export type Signal = (typeof SIGNALS)[number];

/** What was measured of a candidate, by name. */
export type Signals = Readonly<Record<Signal, number>>;

/** Measures a candidate of a weighed passage. `at` is the hit's place; `item` what it is said of, where a row names it. */
export function signalsOf(
  candidate: Candidate,
  fit: number,
  indicator: IndicatorFit | null,
  item: Mark | null,
  weighed: Evidence,
): Signals {
  const { folded, matches, sentences, hit, strength, covered } = weighed;
  const own = hit.passage.sentences.findIndex(
    ({ start, end }) => candidate.start >= start && candidate.start < end,
  );
  const span = hit.passage.sentences[own] ?? { start: 0, end: folded.length };
  const near = nearness(folded, matches, candidate.scope);
  return {
    fit,
    near: item === null ? near : Math.max(near, nearness(folded, matches, item)),
    sentence: sentences[own] ?? 0,
    bestSentence: (sentences[own] ?? 0) >= Math.max(...sentences) ? 1 : 0,
    strength,
    first: candidate.hit === 0 ? 1 : 0,
    behind: candidate.hit > 2 ? 1 : 0,
    covered,
    sentenceCovered: coverage(within(matches, span)),
    clauseCovered: coverage(within(matches, clauseAround(folded, candidate.start, span))),
    phrase: indicator?.phrase ?? 0,
    adjacent: indicator?.adjacent === true ? 1 : 0,
    narrowed: indicator?.narrowed === true ? 1 : 0,
    otherKind: indicator?.otherKind === true ? 1 : 0,
    passed: indicator?.passed === true ? 1 : 0,
    target: indicator?.target === true ? 1 : 0,
    item: item === null ? 0 : 1,
    row: hit.passage.kind === "row" ? 1 : 0,
  };
}

const CLAUSE_END = /[，。；,;!?]/u;

/** The stretch between two signs that holds a position. */
function clauseAround(text: string, at: number, { start, end }: Mark): Mark {
  let from = at;
  while (from > start && !CLAUSE_END.test(text[from - 1] ?? "")) from -= 1;
  let to = at;
  while (to < end && !CLAUSE_END.test(text[to] ?? "")) to += 1;
  return { start: from, end: to };
}

/** The matches that lie inside a stretch. */
function within(matches: readonly TermMatch[], { start, end }: Mark): TermMatch[] {
  return matches.map((match) =>
    match.spans.some((span) => span.start >= start && span.end <= end)
      ? match
      : { ...match, spans: [], share: 0 },
  );
}
