import { FIT, type ScoredCandidate } from "./candidate.ts";
import type { Evidence } from "./weigh.ts";

/** The candidates of one year of a comparison. */
export interface YearCandidates {
  readonly hits: readonly Evidence[];
  readonly candidates: readonly ScoredCandidate[];
}

/** Only figures that come near the best of their year are compared, and so many of them. */
const NEAR_BEST = 1;
const MOST = 6;
/** Characters before a figure that tell what it measures. */
const BEFORE = 12;
/**
 * What being told alike is worth. On the 656 comparisons of the tuning questions 0.15 to 0.5 give 1105 to 1109 right
 * figures where 1091 were, and 51 to 53 wrong ones where 57 were; 0.8 gives one wrong one more.
 */
const ALIKE_WORTH = 0.3;
/** The same unit, and the same words before. */
const SHARES = { unit: 0.4, words: 0.6 };

/**
 * The candidates of each year, best first, those ahead that are told as figures of the other years are: in the same unit and
 * behind the same words.
 */
export function alikeFirst(years: readonly YearCandidates[]): readonly (readonly ScoredCandidate[])[] {
  const forms = years.map(({ hits, candidates }) => {
    const top = candidates[0]?.score ?? 0;
    return candidates
      .filter(({ score, fit, kind }) => kind === "figure" && fit >= FIT && score >= top - NEAR_BEST)
      .slice(0, MOST)
      .map((candidate) => ({ candidate, ...formOf(hits, candidate) }));
  });
  return years.map(({ candidates }, y) => {
    const own = forms[y] ?? [];
    const others = forms.filter((one, i) => i !== y && one.length > 0);
    if (others.length === 0 || own.length < 2) return candidates;
    const support = new Map(
      own.map((one) => [
        one.candidate,
        others.reduce((sum, other) => sum + Math.max(...other.map((that) => likeness(one, that))), 0) /
          others.length,
      ]),
    );
    const most = Math.max(...support.values());
    return candidates
      .map((candidate) => ({
        ...candidate,
        score: candidate.score - ALIKE_WORTH * (most - (support.get(candidate) ?? 0)),
      }))
      .toSorted((a, b) => b.score - a.score);
  });
}

interface Form {
  readonly unit: string;
  /** Pairs of characters before the figure. */
  readonly pairs: ReadonlySet<string>;
}

function formOf(hits: readonly Evidence[], { hit, start }: ScoredCandidate): Form {
  const text = hits[hit]?.folded ?? "";
  const figure = hits[hit]?.hit.passage.figures.find((one) => one.start === start);
  const before = /[^。；;]*$/u.exec(text.slice(Math.max(0, start - BEFORE), start))?.[0] ?? "";
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < before.length; i++) pairs.add(before.slice(i, i + 2));
  return { unit: figure?.unit ?? "", pairs };
}

/** 0 to 1. */
function likeness(one: Form, other: Form): number {
  const same = [...one.pairs].filter((pair) => other.pairs.has(pair)).length;
  const least = Math.min(one.pairs.size, other.pairs.size);
  return (one.unit === other.unit ? SHARES.unit : 0) + (least === 0 ? 0 : (SHARES.words * same) / least);
}
