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
  /** What each sentence holds by form: dates, numbers and so on, one bit each. */
  readonly signs: readonly number[];
}

/** Folds a passage and notes what its sentences hold. */
export function prepare({ passage, report }: Pick<Entry, "passage" | "report">): Prepared {
  const text = foldChars(passage.text);
  const ends = passage.sentences.map(({ end }) => end).filter((end) => end > 0 && end < text.length);
  ends.push(text.length);
  const signs = ends.map((end, s) => signsOf(text.slice(s === 0 ? 0 : ends[s - 1], end)));
  return { text, title: foldChars(titleOf({ passage, report })), ends, signs };
}

/** The folded text of sentence `s`. */
export function sentenceText({ text, ends }: Prepared, s: number): string {
  return text.slice(s === 0 ? 0 : ends[s - 1], ends[s]);
}
