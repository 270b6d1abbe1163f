import type { Hit } from "../domain/answer.ts";
import type { Sentence } from "../domain/report.ts";
import { scoreSentence } from "./model.ts";
import { prepare } from "./prepared.ts";
import { probeOf } from "./probe.ts";
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

/**
 * The sentences of these hits (best first, as `search` returns them) that most likely hold the answer, best first.
 * Give the query object that was searched: its words are weighed as in the search. Never throws.
 */
export function bestSentences(hits: readonly Hit[], query: SearchQuery): RankedSentence[] {
  const probe = probeOf(query);
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
