import type { Passage } from "../domain/report.ts";
import type { SearchQuery } from "./query.ts";

/**
 * What speaks for a passage beside its words, in units of the ranking's score (where 1 is a clear lead). Hand-set,
 * not trained: the training sets have neither years nor plans. Small enough that words decide where they differ.
 */
const OLDER_BY_A_YEAR = -0.4;
/** Beyond so many years old is old. */
const OLDEST = 3;
const STATUS_FITS = 0.6;
/** A target where results are asked for repeats the question's words as well as the result does, often better. */
const STATUS_CONTRADICTS = -3;
/** The year is only that of a figure ("比2002年增长"), not of what is told. */
const YEAR_BESIDE = -2;
/** A masked text may hide what is asked; its unmasked twin, if any, has taken its place already. */
const MASKED = -0.5;

/** The worth of newness, of the asked status, and of being readable. Zero values are left out. */
export function preference(
  query: SearchQuery,
  passage: Passage,
  newestYear: number,
): Readonly<Record<string, number>> {
  const worth: Record<string, number> = {};
  if (query.years.length === 0 && passage.year !== null && passage.year < newestYear)
    worth["older"] = OLDER_BY_A_YEAR * Math.min(OLDEST, newestYear - passage.year);
  const wanted = query.status ?? null;
  if (wanted !== null) {
    const told = [passage.status, ...passage.sentences.map(({ status }) => status)];
    if (told.includes(wanted)) worth["status"] = STATUS_FITS;
    else if (told.some((status) => status !== null)) worth["status"] = STATUS_CONTRADICTS;
  }
  if (passage.masked) worth["masked"] = MASKED;
  return worth;
}
