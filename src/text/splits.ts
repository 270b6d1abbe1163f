/** Where a text is two texts run together: told by the letters at the seam. Pure. */

import type { Block } from "./blocks.ts";
import { SENTENCE_END } from "./layout.ts";
import { type Letters, seam, worth } from "./seams.ts";
import { textOf, titleLines } from "./tears.ts";

/** What a join of two halves must be worth. */
const GOOD = 2.5;
/** By how much the better of two ways must win, and what a seam is worth that the letters support at all. */
export const FAIR = 1;

/** Where to split `middle` so that its head goes on in `tail` and its rest continues `head`; null where nothing convinces. */
export function bestSplit(middle: Block, head: Block, tail: Block, letters: Letters): number | null {
  return splitScore(middle, textOf(head.lines), textOf(tail.lines), 0, letters)?.at ?? null;
}

/** The best place to split `middle`, and what it is worth; null where that is not more than `need`, or not good. */
export function splitScore(
  middle: Block,
  head: string,
  tail: string,
  need: number,
  letters: Letters,
): { at: number; score: number } | null {
  let best: { at: number; score: number } | null = null;
  for (let at = titleLines(middle); at < middle.lines.length; at++) {
    if (at === 0) continue;
    const left = middle.lines[at - 1]?.text ?? "";
    const right = middle.lines[at]?.text ?? "";
    if (SENTENCE_END.test(left)) continue;
    const { least } = worth(left, right, letters);
    if (least >= FAIR) continue;
    const hoped = worth(head, right, letters).most + worth(left, tail, letters).most - least;
    if (hoped < GOOD || hoped <= (best?.score ?? need)) continue;
    const natural = seam(left, right, letters);
    if (natural >= FAIR) continue;
    const first = seam(head, right, letters);
    const second = seam(left, tail, letters);
    if (Math.max(first, second) < FAIR) continue;
    const score = first + second - natural;
    if (score >= GOOD && score > (best?.score ?? need)) best = { at, score };
  }
  return best;
}
