import type { Report } from "../domain/report.ts";
import { fold } from "../text/fold.ts";
import { placeNamed } from "../text/places.ts";
import type { Entry } from "./entries.ts";
import type { SearchQuery } from "./query.ts";

/** `in` passes, `unknown` says nothing about it and comes after all that pass, `out` is never returned. */
export type Gate = "in" | "unknown" | "out";

/** The data years a passage speaks of: its own and those of its sentences and figures. */
export function dataYears(entry: Entry): ReadonlySet<number> {
  const { passage } = entry;
  const years = new Set<number>();
  if (passage.year !== null) years.add(passage.year);
  for (const { year } of passage.sentences) if (year !== null) years.add(year);
  for (const { year } of passage.figures) if (year !== null) years.add(year);
  return years;
}

/** Whether a passage may answer a question with these years. */
export function yearGate(wanted: readonly number[], years: ReadonlySet<number>): Gate {
  if (wanted.length === 0) return "in";
  if (years.size === 0) return "unknown";
  return wanted.some((year) => years.has(year)) ? "in" : "out";
}

/** Whether a report speaks for one of these places or bodies. A body that names no place does not say for which it speaks. */
export function placeGate(wanted: readonly string[], { place, issuer, title }: Report): Gate {
  if (wanted.length === 0) return "in";
  const names = [place, issuer, title].filter((name) => name !== null).map(fold);
  if (wanted.some((name) => names.some((own) => own.includes(fold(name))))) return "in";
  return place === null && (issuer === null || placeNamed(issuer) === null) ? "unknown" : "out";
}

/**
 * Both gates for the passages of a collection: the worse of the two decides. Each report is judged once a query.
 * `years` are the data years of each passage, by its number.
 */
export function openGates(
  query: SearchQuery,
  entries: readonly Entry[],
  years: readonly ReadonlySet<number>[],
): (id: number) => Gate {
  const places: Gate[] = [];
  return (id) => {
    const entry = entries[id];
    if (entry === undefined) return "out";
    const other = (query.reportYear ?? null) !== null && entry.report.reportYear !== query.reportYear;
    const place = other ? "out" : (places[entry.reportNo] ??= placeGate(query.places, entry.report));
    if (place === "out") return "out";
    const year = yearGate(query.years, years[id] ?? new Set());
    if (year === "out") return "out";
    return place === "unknown" || year === "unknown" ? "unknown" : "in";
  };
}
