import type { Hit } from "../domain/answer.ts";
import type { Sentence } from "../domain/report.ts";
import { scoreSentence } from "./model.ts";
import { prepare } from "./prepared.ts";
import { makeProbe } from "./probe.ts";
import type { SearchQuery } from "./query.ts";
import { featurizeSentences } from "./sentence-features.ts";

/** A sentence of a hit, weighed against the question. */
export interface RankedSentence {
  /** Index into the hits that were given. */
  readonly hit: number;
  readonly sentence: Sentence;
  /** Higher is better; comparable within one question only. */
  readonly score: number;
}

/** Where no collection is at hand, longer stretches count as rarer. */
const BY_LENGTH = (stretch: string): number => stretch.length;

/**
 * The sentences of these hits (best first, as `search` returns them) that most likely hold the answer, best first.
 * `rarity` is the searcher's. Never throws.
 */
export function bestSentences(
  hits: readonly Hit[],
  query: SearchQuery,
  rarity: (stretch: string) => number = BY_LENGTH,
): RankedSentence[] {
  const probe = makeProbe(query, rarity);
  const top = hits[0]?.score ?? 0;
  const sources = hits.map((hit, rank) => ({
    prepared: prepare(hit),
    below: Math.min(0, hit.score - top),
    rank,
  }));
  const rows = featurizeSentences(probe, sources);
  const ranked: RankedSentence[] = [];
  for (const [hit, { passage }] of hits.entries())
    for (const [s, sentence] of passage.sentences.entries()) {
      const row = rows[hit]?.[s];
      if (row !== undefined) ranked.push({ hit, sentence, score: scoreSentence(row) });
    }
  return ranked.toSorted((a, b) => b.score - a.score || a.hit - b.hit || a.sentence.start - b.sentence.start);
}
