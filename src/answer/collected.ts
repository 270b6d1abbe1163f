import type { Report } from "../domain/report.ts";

/** Years and places that a collection of reports speaks of. */

/** The places that reports of the collection speak for. */
export function placesOf(reports: readonly Report[]): ReadonlySet<string> {
  return new Set(reports.flatMap(({ place }) => (place === null ? [] : [place])));
}

/** All data years of the collection, ascending. */
export function dataYears(reports: readonly Report[]): readonly number[] {
  return yearsOf(reports.flatMap(({ passages }) => passages));
}

/** Years that only single figures speak of ("从2021年的…元提高到"): no year of a report, but asked for all the same. */
export function figureYears(reports: readonly Report[]): ReadonlySet<number> {
  return new Set(yearsOf(reports.flatMap(({ passages }) => passages.flatMap(({ figures }) => figures))));
}

function yearsOf(dated: readonly { readonly year: number | null }[]): readonly number[] {
  const years = new Set<number>();
  for (const { year } of dated) if (year !== null) years.add(year);
  return [...years].toSorted((a, b) => a - b);
}
