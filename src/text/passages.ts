/** Cuts blocks into passages and gives each its section. Pure. */

import type { SentenceSpan } from "./sentences.ts";
import { sentencesOf } from "./sentences.ts";

/** A block up to this long is one passage. */
const WHOLE = 350;
/** A longer one is cut into parts of about this length. */
const PART = 230;
/** A single sentence longer than this may be cut at a `；` or `，`. */
const LONGEST_SENTENCE = 600;

/** Where a text is cut: the ends of its parts, the last one its length. */
export function cutPoints(text: string): number[] {
  if (text.length <= WHOLE) return [text.length];
  const parts = Math.max(2, Math.round(text.length / PART));
  const target = text.length / parts;
  const ends = stops(text);
  const points: number[] = [];
  let from = 0;
  for (let part = 1; part < parts; part++) {
    const wanted = part * target;
    const point = nearest(ends, wanted, from);
    if (point === null || point >= text.length) break;
    points.push(point);
    from = point;
  }
  points.push(text.length);
  return points;
}

function stops(text: string): number[] {
  const ends: number[] = [];
  for (const sentence of sentencesOf(text)) {
    if (sentence.end - sentence.start > LONGEST_SENTENCE)
      for (const end of clauseEnds(text, sentence)) ends.push(end);
    ends.push(sentence.end);
  }
  return ends;
}

function clauseEnds(text: string, sentence: SentenceSpan): number[] {
  const ends: number[] = [];
  for (let at = sentence.start; at < sentence.end; at++) {
    const char = text[at];
    if (char === "；" || char === "，" || char === "、" || char === "," || char === ";") ends.push(at + 1);
  }
  if (ends.length === 0) {
    // Not even a comma: a wall of characters, cut by length so that no passage grows without bound.
    for (let at = sentence.start + LONGEST_SENTENCE; at < sentence.end; at += LONGEST_SENTENCE) {
      const low = text.charCodeAt(at);
      ends.push(low >= 0xdc00 && low <= 0xdfff ? at + 1 : at);
    }
  }
  return ends;
}

/** The end nearest to `wanted` that leaves something after `from`. */
function nearest(ends: readonly number[], wanted: number, from: number): number | null {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  const after = ends[low] ?? null;
  const before = ends[low - 1] ?? null;
  if (before !== null && before > from && (after === null || wanted - before <= after - wanted))
    return before;
  return after !== null && after > from ? after : null;
}
