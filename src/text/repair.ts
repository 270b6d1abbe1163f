/** Turns pieces of source lines into repaired text, with the map back to the source. Pure. */

import type { SourceSpan } from "../domain/report.ts";
import { isBlankCode, type Piece } from "./lines.ts";
import { isHan, keptGap, type Setting } from "./spaces.ts";

/** Repaired text from `at` to the next run's `at`, read from `line` at `from`; what was dropped after it reaches to `to`. */
interface Run {
  readonly at: number;
  readonly line: number;
  readonly from: number;
  to: number;
}

/** Repaired text and where each character of it stands in the source. */
export interface Repaired {
  readonly text: string;
  readonly runs: readonly Run[];
}

/** A stretch without white space, as read. */
interface Word {
  text: string;
  /** Its last character, kept so that a text of many pieces is not read anew for each. */
  last: string;
  readonly runs: { text: string; line: number; from: number; to: number }[];
  /** White space after it up to the next word; empty at the end. */
  space: string;
  spaceLine: number;
  spaceTo: number;
  spaced: boolean;
  short: boolean;
}

/** How a text is repaired. */
export interface RepairStyle {
  readonly setting: Setting;
  /** Drop `**` that stands for bold type. */
  readonly dropBold: boolean;
}

const OPENERS = "“‘《〈「『";
const QUOTES = /[“‘《〈「『”’》〉」』]/g;
/** A single character, maybe the last of a list in brackets. */
const LONE = /^[\u3400-\u9fff][）)]?$/;
const SENTENCE_MARK = /[。；！？]/;
const LETTER_END = /[A-Za-z,;]$/;
const CAPITAL_END = /[A-Z]$/;
const CAPITAL_START = /^[A-Z]/;
const LETTER_START = /^[A-Za-z]/;

/** Repairs the pieces, read in the order given: joins wrapped lines, drops layout spaces, invisible signs and bold marks. */
export function repair(source: readonly string[], pieces: readonly Piece[], style: RepairStyle): Repaired {
  const words = readWords(source, pieces, style);
  let text = "";
  const runs: Run[] = [];
  let depth = 0;
  let named = false;
  for (const [k, word] of words.entries()) {
    for (const run of word.runs) {
      runs.push({ at: text.length, line: run.line, from: run.from, to: run.to });
      text += run.text;
    }
    const next = words[k + 1];
    if (next === undefined || word.space === "") {
      named = false;
      continue;
    }
    if (word.spaceLine === 0) {
      // Parted by the lines themselves: a cell of its own, or words of a Latin script.
      text += " ";
      named = false;
      continue;
    }
    depth = quoteDepth(word.text, depth);
    const kept = keptGap(
      {
        left: word.text,
        right: next.text,
        space: word.space,
        before: words[k - 1]?.text ?? "",
        after: words[k + 2]?.text ?? "",
        quoted: depth > 0,
        spaced: word.spaced,
        short: word.short,
        named,
      },
      style.setting,
    );
    named = kept === "" && !named && isHan(word.text.at(-1) ?? "") && LONE.test(next.text);
    const last = runs.at(-1);
    if (last !== undefined && last.line === word.spaceLine) last.to = word.spaceTo;
    text += kept;
  }
  return { text, runs };
}

function quoteDepth(text: string, before: number): number {
  let depth = before;
  for (const sign of text.match(QUOTES) ?? []) {
    if (OPENERS.includes(sign)) depth++;
    else if (depth > 0) depth--;
  }
  return depth;
}

function readWords(source: readonly string[], pieces: readonly Piece[], style: RepairStyle): Word[] {
  const words: Word[] = [];
  let word: Word | null = null;
  for (const piece of pieces) {
    const raw = source[piece.line - 1] ?? "";
    let mood: Mood | null = null;
    let at = piece.from;
    let first = true;
    while (at < piece.to) {
      const start = at;
      // Text.
      while (at < piece.to && !isBlankCode(raw.charCodeAt(at)) && !isBoldAt(raw, at, piece.to, style)) at++;
      const chunk = raw.slice(start, at);
      const textEnd = at;
      // What is dropped or may be dropped after it.
      let space = "";
      while (at < piece.to && (isBlankCode(raw.charCodeAt(at)) || isBoldAt(raw, at, piece.to, style))) {
        if (isBoldAt(raw, at, piece.to, style)) at += 2;
        else {
          if (isGapCode(raw.charCodeAt(at))) space += raw[at];
          at++;
        }
      }
      const run = { text: chunk, line: piece.line, from: start, to: at };
      if (
        word !== null &&
        word.last !== "" &&
        first &&
        (piece.apart === true || needsSpace(word.last, chunk))
      ) {
        word.space = " ";
        word.spaceLine = 0;
      }
      if (word !== null && word.space === "") {
        word.text += chunk;
        if (chunk !== "") word.last = chunk.slice(-1);
        word.runs.push(run);
      } else {
        word = {
          text: chunk,
          last: chunk.slice(-1),
          runs: [run],
          space: "",
          spaceLine: 0,
          spaceTo: 0,
          spaced: false,
          short: false,
        };
        words.push(word);
      }
      first = first && chunk === "";
      if (at < piece.to && space !== "" && word.last !== "") {
        word.space = space;
        word.spaceLine = piece.line;
        word.spaceTo = at;
        run.to = textEnd;
        mood ??= moodOf(raw, piece);
        word.spaced = mood.spaced;
        word.short = mood.short;
      }
    }
  }
  return words;
}

function isGapCode(code: number): boolean {
  return (
    code !== 0xad &&
    code !== 0xfeff &&
    !(code >= 0x200b && code <= 0x200f) &&
    !(code >= 0x202a && code <= 0x202e) &&
    !(code >= 0x2060 && code <= 0x2069)
  );
}

function isBoldAt(raw: string, at: number, to: number, style: RepairStyle): boolean {
  return style.dropBold && at + 1 < to && raw.charCodeAt(at) === 0x2a && raw.charCodeAt(at + 1) === 0x2a;
}

/** Words of a Latin script do not run into each other where a line ends between them. */
function needsSpace(left: string, right: string): boolean {
  // `A` / `PEC`: capitals on both sides are one word that the line cut.
  if (CAPITAL_END.test(left) && CAPITAL_START.test(right)) return false;
  return LETTER_END.test(left) && LETTER_START.test(right);
}

const SPACED_SHARE = 0.6;
const SPACED_WORDS = 5;

/** Whether a line is letter-spaced throughout, and whether it holds no sentence. */
interface Mood {
  readonly spaced: boolean;
  readonly short: boolean;
}

function moodOf(raw: string, piece: Piece): Mood {
  let words = 0;
  let single = 0;
  let length = 0;
  const end = Math.min(piece.to, piece.from + 2000);
  for (let i = piece.from; i < end; i++) {
    if (isBlankCode(raw.charCodeAt(i))) {
      if (length > 0) {
        words++;
        if (length === 1) single++;
      }
      length = 0;
    } else length++;
  }
  if (length > 0) {
    words++;
    if (length === 1) single++;
  }
  return {
    spaced: words >= SPACED_WORDS && single >= words * SPACED_SHARE,
    short: end - piece.from < 40 && !SENTENCE_MARK.test(raw.slice(piece.from, end)),
  };
}

/** Text and spans of a part of repaired text; `start` and `end` count its characters. */
export function cut(repaired: Repaired, start: number, end: number): { text: string; spans: SourceSpan[] } {
  const { text, runs } = repaired;
  const spans: { at: number; line: number; from: number; to: number }[] = [];
  for (let k = firstRun(runs, start); k < runs.length; k++) {
    const run = runs[k];
    if (run === undefined) break;
    const stop = runs[k + 1]?.at ?? text.length;
    if (run.at >= end && !(run.at === end && end === text.length)) break;
    if (stop < start || (stop === start && run.at < start)) continue;
    const from = start <= run.at ? run.from : Math.min(run.to, run.from + start - run.at);
    const to = end >= stop ? run.to : Math.min(run.to, run.from + end - run.at);
    const at = Math.max(0, run.at - start);
    const last = spans.at(-1);
    if (last !== undefined && last.line === run.line && last.to === from) last.to = to;
    else spans.push({ at, line: run.line, from, to });
  }
  return { text: text.slice(start, end), spans };
}

function firstRun(runs: readonly Run[], start: number): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.at ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
