/** Where a text is two texts run together: told by the letters at the seam. Pure. */

import type { Block } from "./blocks.ts";
import { endsSentence } from "./layout.ts";
import { type Letters, naturalWorth, settled, worth } from "./seams.ts";
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
  const wins = (score: number): boolean => score >= GOOD && score > (best?.score ?? need);
  for (let at = titleLines(middle); at < middle.lines.length; at++) {
    const before = middle.lines[at - 1];
    const next = middle.lines[at];
    if (before === undefined || next === undefined) continue;
    const left = before.text;
    const right = next.text;
    if (endsSentence(left)) continue;
    const natural = naturalWorth(before, next, letters);
    if (natural.least >= FAIR) continue;
    const first = worth(head, right, letters);
    const second = worth(left, tail, letters);
    if (!wins(first.most + second.most - natural.least)) continue;
    const whole = settled(natural, left, right, letters);
    if (whole >= FAIR || !wins(first.most + second.most - whole)) continue;
    const above = settled(first, head, right, letters);
    if (!wins(above + second.most - whole)) continue;
    const below = settled(second, left, tail, letters);
    const score = above + below - whole;
    if (Math.max(above, below) >= FAIR && wins(score)) best = { at, score };
  }
  return best;
}
