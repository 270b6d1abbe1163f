/** A passage as a quote: the sentences that speak to the question in sight, the rest folded, the words found marked. */

import type { Mark } from "../domain/answer.ts";
import { type Block, type Run } from "./reply.ts";
import { SAY } from "./sentences.ts";

/** Characters of a quote in sight: seven lines of a phone. */
const IN_SIGHT = 160;
/** Fewer characters than this are a scrap: the sentences around are shown too. */
const ENOUGH = 60;
/** In a group the card must not push the talk away. */
const IN_SIGHT_GROUP = 100;
/** Characters of a whole passage that a card carries folded; a message holds 4,096 units in all. */
const FOLDED = 1_800;

const SENTENCE_END = /[。！？；!?]/u;

/** A stretch of text, UTF-16 units, end excluded. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Marks worth seeing: a single character in bold is a spot, not a word. */
export function visibleMarks(marks: readonly Mark[] | undefined): readonly Mark[] {
  return (marks ?? []).filter(({ start, end }) => end - start > 1);
}

/**
 * The blocks of a quote. A passage that fits is quoted whole; of a longer one the sentences of `focus` are in sight
 * and the whole is folded below. An ellipsis stands only where text is left out.
 */
export function quoteBlocks(text: string, marks: readonly Mark[], focus: Stretch, compact = false): Block[] {
  const limit = compact ? IN_SIGHT_GROUP : IN_SIGHT;
  if (text.length <= limit)
    return [{ kind: "quote", runs: markedRuns(text, { start: 0, end: text.length }, marks) }];
  const seen = inSight(text, focus, limit);
  return [
    { kind: "quote", runs: cutRuns(text, seen, marks) },
    {
      kind: "folded",
      runs: [{ text: SAY.wholePassage }, ...cutRuns(text, fitted(text, marks, FOLDED), marks)],
    },
  ];
}

/** Runs of a stretch with ellipses where the text goes on beyond it. */
export function cutRuns(text: string, stretch: Stretch, marks: readonly Mark[]): Run[] {
  return [
    ...(stretch.start > 0 ? [{ text: SAY.cut }] : []),
    ...markedRuns(text, stretch, marks),
    ...(stretch.end < text.length ? [{ text: SAY.cut }] : []),
  ];
}

/** The first whole sentences of `text` that fit into `limit`; at least one, cut if need be. */
export function firstSentences(text: string, limit: number): Stretch {
  return { start: 0, end: text.length <= limit ? text.length : endOfSentences(text, 0, limit) };
}

/** The last whole sentences of `text` that fit into `limit`. */
export function lastSentences(text: string, limit: number): Stretch {
  if (text.length <= limit) return { start: 0, end: text.length };
  for (let i = text.length - limit; i < text.length - 1; i += 1) {
    if (SENTENCE_END.test(text.charAt(i - 1))) return { start: i, end: text.length };
  }
  return { start: wholeCut(text, text.length - limit), end: text.length };
}

/** Splits a stretch at its marks; marked runs are bold. */
function markedRuns(text: string, stretch: Stretch, marks: readonly Mark[]): Run[] {
  const runs: Run[] = [];
  let at = stretch.start;
  for (const mark of marks) {
    const start = Math.max(at, mark.start);
    const end = Math.min(mark.end, stretch.end);
    if (start >= end) continue;
    if (start > at) runs.push({ text: text.slice(at, start) });
    runs.push({ text: text.slice(start, end), style: "bold" });
    at = end;
  }
  if (at < stretch.end) runs.push({ text: text.slice(at, stretch.end) });
  return runs;
}

/**
 * The focus itself where it fits, with neighbouring sentences where it is too short to be understood; of a longer one
 * its first sentences. An empty focus means the beginning.
 */
export function inSight(text: string, focus: Stretch, limit: number, enough = ENOUGH): Stretch {
  const start = Math.min(Math.max(0, focus.start), text.length);
  const end = Math.min(Math.max(start, focus.end), text.length);
  if (end === start) return firstSentences(text, limit);
  if (end - start <= limit) return widened(text, { start, end }, limit, enough);
  return { start, end: endOfSentences(text, start, limit) };
}

/** Takes in the sentences after, then those before, until enough is in sight or the next one does not fit. */
function widened(text: string, focus: Stretch, limit: number, enough: number): Stretch {
  let { start, end } = focus;
  while (end - start < enough && end < text.length) {
    const next = endOfSentence(text, end);
    if (next - start > limit) break;
    end = next;
  }
  while (end - start < enough && start > 0) {
    const before = startOfSentence(text, start);
    if (end - before > limit) break;
    start = before;
  }
  return { start, end };
}

function endOfSentence(text: string, from: number): number {
  for (let i = from + 1; i < text.length; i += 1) if (SENTENCE_END.test(text.charAt(i - 1))) return i;
  return text.length;
}

function startOfSentence(text: string, to: number): number {
  for (let i = to - 1; i > 0; i -= 1) if (SENTENCE_END.test(text.charAt(i - 1))) return i;
  return 0;
}

/** The whole text, or as much of it as fits, from its beginning or from a sentence before the first mark. */
function fitted(text: string, marks: readonly Mark[], limit: number): Stretch {
  if (text.length <= limit) return { start: 0, end: text.length };
  const first = marks[0]?.start ?? 0;
  // A mark far down moves the window; it begins at a sentence.
  const start = first <= limit / 2 ? 0 : startOfSentence(text, first);
  return { start, end: text.length - start <= limit ? text.length : endOfSentences(text, start, limit) };
}

/** Where the last whole sentence within `limit` of `start` ends; a hard cut where none does. */
function endOfSentences(text: string, start: number, limit: number): number {
  for (let i = start + limit; i > start + 10; i -= 1) {
    if (SENTENCE_END.test(text.charAt(i - 1))) return i;
  }
  return wholeCut(text, start + limit);
}

/** The nearest place at or before `at` that is neither inside a number or Latin word nor inside a character. */
export function wholeCut(text: string, at: number): number {
  for (let i = at; i > Math.max(0, at - 40); i -= 1) {
    if (isWholeCut(text, i)) return i;
  }
  return /[\uDC00-\uDFFF]/u.test(text.charAt(at)) ? at - 1 : at;
}

const IN_NUMBER = /[0-9０-９A-Za-z.,，%％年月日万亿千百]/u;
/** What joins characters to one picture: low surrogates, joiners, variation signs. */
const JOINED = /\u200D|[\uDC00-\uDFFF]|[\uFE00-\uFE0F]/;

function isWholeCut(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return true;
  const before = text.charAt(at - 1);
  const after = text.charAt(at);
  if (JOINED.test(after) || before === "\u200D") return false;
  if (after === "\uD83C" && /[\uDFFB-\uDFFF]/.test(text.charAt(at + 1))) return false;
  return !(/[0-9０-９A-Za-z.]/u.test(before) && IN_NUMBER.test(after));
}
