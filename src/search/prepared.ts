import type { Passage, Report } from "../domain/report.ts";
import { foldChars } from "../text/fold.ts";
import { type Entry, titleOf } from "./entries.ts";
import { signsOf } from "./signs.ts";

/** A text made ready for weighing: folded once, when the collection is opened. */
export interface Prepared {
  /** Folded text; positions are those of the passage's text. */
  readonly text: string;
  /** What is said about it elsewhere: report title, headings, year, place; folded. */
  readonly title: string;
  /** Sentence ends in `text`, ascending; the last reaches the end. */
  readonly ends: readonly number[];
  /** Which characters occur, hashed to bits: tells quickly that a stretch does not stand here. */
  readonly letters: Uint32Array;
  /** What each sentence holds by form: dates, numbers and so on, one bit each. */
  readonly signs: readonly number[];
}

/** Hits hold the passages of the collection itself: each is made ready once, and forgotten with its report. */
const ready = new WeakMap<Passage, Prepared>();

/** Folds a passage and notes what its sentences hold. */
export function prepare({ passage, report }: Pick<Entry, "passage" | "report">): Prepared {
  let prepared = ready.get(passage);
  if (prepared === undefined) {
    prepared = makeReady(passage, report);
    ready.set(passage, prepared);
  }
  return prepared;
}

/** The title that was folded last: passages of one section come one after the other and share it. */
let last = { title: "", folded: "" };

function foldTitle(title: string): string {
  if (title !== last.title) last = { title, folded: foldChars(title) };
  return last.folded;
}

function makeReady(passage: Passage, report: Report): Prepared {
  const text = foldChars(passage.text);
  const ends = passage.sentences.map(({ end }) => end).filter((end) => end > 0 && end < text.length);
  ends.push(text.length);
  const signs = ends.map((end, s) => signsOf(text.slice(s === 0 ? 0 : ends[s - 1], end)));
  const title = foldTitle(titleOf({ passage, report }));
  return { text, title, ends, letters: lettersOf(text), signs };
}

/** The folded text of sentence `s`. */
export function sentenceText({ text, ends }: Prepared, s: number): string {
  return text.slice(s === 0 ? 0 : ends[s - 1], ends[s]);
}

const LETTER_BITS = 2048;

/** The set of characters of a text, as bits; different characters may share one. */
export function lettersOf(text: string): Uint32Array {
  const letters = new Uint32Array(LETTER_BITS / 32);
  for (let i = 0; i < text.length; i++) {
    const at = text.charCodeAt(i) % LETTER_BITS;
    letters[at >>> 5] = (letters[at >>> 5] ?? 0) | (1 << (at & 31));
  }
  return letters;
}

/** Whether a text with these letters may hold a stretch of another text; false is certain. */
export function mayHold(letters: Uint32Array, other: string, from: number, end: number): boolean {
  for (let i = from; i < end; i++) {
    const at = other.charCodeAt(i) % LETTER_BITS;
    if (((letters[at >>> 5] ?? 0) & (1 << (at & 31))) === 0) return false;
  }
  return true;
}
