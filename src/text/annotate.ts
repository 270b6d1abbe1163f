/** Gives every sentence its year and status, and every figure those of the words it is bound to. Pure. */

import type { Figure, Sentence, Time, YearBasis } from "../domain/report.ts";
import { figuresIn } from "./figures.ts";
import { dateFigures } from "./figures-dated.ts";
import { foldChars } from "./fold.ts";
import { foldDigits } from "./numerals.ts";
import { sentencesOf } from "./sentences.ts";
import type { AnnotateContext, OpenSpan } from "./years-context.ts";
import { readSentences } from "./years-sentences.ts";

export type { AnnotateContext } from "./years-context.ts";

/** What the text of a passage says. Year, span and status are those of most of it. */
export interface Annotation extends Time {
  readonly sentences: Sentence[];
  readonly figures: Figure[];
  readonly yearBasis: YearBasis;
  /** The topic year the passage ended on (`2023年是开局之年。…`): for the context of the next passage of the section. */
  readonly carriedYear: number | null;
  /** The span it ended on (`五年来，…`): for the next passage cut from the same paragraph. */
  readonly carriedSpan: OpenSpan | null;
}

/** Characters of figures and their units that text in simplified characters does not have. */
const TRADITIONAL = /[萬億個區縣國會議對]/;

/** The value that most of the text has, by the length of its sentences; the earliest of equals. */
function commonest<T>(sentences: readonly Sentence[], pick: (sentence: Sentence) => T): T | null {
  const counts = new Map<T, number>();
  for (const one of sentences) counts.set(pick(one), (counts.get(pick(one)) ?? 0) + one.end - one.start);
  let best: T | null = null;
  let most = 0;
  for (const [value, count] of counts) {
    if (count > most) {
      best = value;
      most = count;
    }
  }
  return best;
}

/**
 * Reads a passage: its sentences with year, basis and status, its figures with theirs, and what most of it speaks of.
 * The sentences tile the text. Where a year is not certain it is null. Takes any string; never throws.
 */
export function annotate(printed: string, context: AnnotateContext): Annotation {
  // "182.89萬人": units and words are known in simplified characters, of which each stands for one.
  const text = TRADITIONAL.test(printed) ? foldChars(printed) : printed;
  const folded = foldDigits(text);
  const [read, carry] = readSentences(folded, sentencesOf(text), context);
  const sentences = read.map(({ start, end, year, span, yearBasis, status }) => ({
    start,
    end,
    year,
    span,
    yearBasis,
    status,
  }));
  const most = commonest(sentences, ({ year }) => year);
  const undated = most === null ? sentences.filter(({ year }) => year === null) : [];
  const span = commonest(undated, (sentence) => sentence.span?.join() ?? null);
  return {
    sentences,
    figures: dateFigures(folded, figuresIn(text, folded), read),
    year: most,
    span: undated.find((sentence) => sentence.span?.join() === span)?.span ?? null,
    yearBasis: sentences.find((sentence) => sentence.year === most)?.yearBasis ?? null,
    status: commonest(sentences, ({ status }) => status),
    carriedYear: carry.year,
    carriedSpan: carry.span,
  };
}
