import type { Hit } from "../domain/answer.ts";
import type { Sentence } from "../domain/report.ts";
import { fold, foldChars } from "../text/fold.ts";
import type { SearchQuery } from "./query.ts";

/** A sentence of a hit, weighed against the question. */
export interface RankedSentence {
  /** Index into the hits that were given. */
  readonly hit: number;
  readonly sentence: Sentence;
  /** Higher is better; comparable within one question only. */
  readonly score: number;
}

/** The sentences of these hits that most likely hold the answer, best first. Never throws. */
export function bestSentences(hits: readonly Hit[], query: SearchQuery): RankedSentence[] {
  const grams = bigrams(fold(query.text));
  const ranked: RankedSentence[] = [];
  for (const [hit, { passage }] of hits.entries()) {
    const text = foldChars(passage.text);
    for (const sentence of passage.sentences) {
      const own = text.slice(sentence.start, sentence.end);
      const score = grams.filter((gram) => own.includes(gram)).length;
      ranked.push({ hit, sentence, score });
    }
  }
  return ranked.toSorted((a, b) => b.score - a.score || a.hit - b.hit);
}

function bigrams(text: string): string[] {
  const found = new Set<string>();
  for (let i = 0; i + 1 < text.length; i++) found.add(text.slice(i, i + 2));
  return [...found];
}
