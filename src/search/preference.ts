import type { Passage, Sentence } from "../domain/report.ts";
import { spanFits } from "./gates.ts";
import type { SearchQuery } from "./query.ts";

/**
 * What speaks for a passage beside its words, in units of the ranking's score (where 1 is a clear lead). Hand-set,
 * not trained: the training sets have neither years nor plans. Small enough that words decide where they differ.
 */
const OLDER_BY_A_YEAR = -0.4;
/** Beyond so many years old is old. */
const OLDEST = 3;
/** The passage as a whole is of an asked year or span, and not only a figure or a sentence in it. */
const YEAR_FITS = 0.8;
/** The sentence that speaks of the question is of another year than asked. */
const SENTENCE_OF_ANOTHER_YEAR = -1.2;
const STATUS_FITS = 1;
const STATUS_CONTRADICTS = -2;
/** Who does not ask for plans means what was done. */
const PLAN_UNASKED = -1;
/** A masked text may hide what is asked; its unmasked twin, if any, has taken its place already. */
const MASKED = -0.5;

/** The year a passage speaks of, or the last of its span. */
export function lastYearOf(passage: Passage | undefined): number | null {
  return passage?.year ?? passage?.span?.[1] ?? null;
}

/**
 * The worth of newness, of the asked year and status, and of being readable; `best` is the sentence that fits the
 * question best. Zero values are left out.
 */
export function preference(
  query: SearchQuery,
  passage: Passage,
  best: Sentence | undefined,
  newestYear: number,
): Readonly<Record<string, number>> {
  const worth: Record<string, number> = {};
  const { years, span = null } = query;
  const last = lastYearOf(passage);
  if (span !== null && passage.span !== null && spanFits(span, passage.span)) worth["year"] = YEAR_FITS;
  if (years.length > 0) {
    if (passage.year !== null && years.includes(passage.year)) worth["year"] = YEAR_FITS;
    const year = best?.year ?? null;
    if (year !== null && !years.includes(year)) worth["sentenceYear"] = SENTENCE_OF_ANOTHER_YEAR;
  } else if (last !== null && last < newestYear) {
    worth["older"] = OLDER_BY_A_YEAR * Math.min(OLDEST, newestYear - last);
  }
  const wanted = query.status ?? null;
  const told = best?.status ?? passage.status;
  if (wanted === null && told === "plan") worth["status"] = PLAN_UNASKED;
  else if (wanted !== null && told !== null)
    worth["status"] = told === wanted ? STATUS_FITS : STATUS_CONTRADICTS;
  if (passage.masked) worth["masked"] = MASKED;
  return worth;
}
