import type { Passage } from "../domain/report.ts";
import type { SearchQuery } from "./query.ts";

/**
 * What speaks for a passage beside its words, in units of the ranking's score (where 1 is a clear lead). Hand-set,
 * not trained: the training sets have neither years nor plans. Small enough that words decide where they differ.
 */
const NEWEST = 0.5;
/** Years that take a passage from the full worth of the newest to nothing. */
const FADES_OVER = 5;
const STATUS_FITS = 0.6;
const STATUS_CONTRADICTS = -0.9;
/** A masked text may hide what is asked; its unmasked twin, if any, has taken its place already. */
const MASKED = -0.5;

/** The worth of newness, of the asked status, and of being readable. Zero values are left out. */
export function preference(
  query: SearchQuery,
  passage: Passage,
  newestYear: number,
): Readonly<Record<string, number>> {
  const worth: Record<string, number> = {};
  if (query.years.length === 0 && passage.year !== null) {
    const fresh = 1 - (newestYear - passage.year) / FADES_OVER;
    if (fresh > 0) worth["newest"] = NEWEST * fresh;
  }
  const wanted = query.status ?? null;
  if (wanted !== null) {
    const told = [passage.status, ...passage.sentences.map(({ status }) => status)];
    if (told.includes(wanted)) worth["status"] = STATUS_FITS;
    else if (told.some((status) => status !== null)) worth["status"] = STATUS_CONTRADICTS;
  }
  if (passage.masked) worth["masked"] = MASKED;
  return worth;
}
