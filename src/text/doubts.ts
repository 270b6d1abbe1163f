import type { Correction } from "../domain/report.ts";
import type { Metadata } from "./metadata.ts";
import { placeNamed } from "./places.ts";

/** A review looks back at most so many years; a correction further off is a slip of the finger. */
const LONGEST_REVIEW = 10;

/**
 * Where a correction by hand contradicts what the report prints: sentences for the person who wrote it. The correction
 * wins all the same, but a wrong year or place behind every figure must not pass without a word. Pure.
 */
export function doubts(correction: Correction, read: Metadata): readonly string[] {
  const found: string[] = [];
  const { reportYear, dataYear, place } = correction;
  if (reportYear !== undefined && read.reportYear !== null && Math.abs(reportYear - read.reportYear) > 1)
    found.push(`The correction says reportYear ${reportYear}; the report prints ${read.reportYear}.`);
  const year = reportYear ?? read.reportYear;
  if (dataYear !== undefined && year !== null && (dataYear > year || dataYear < year - LONGEST_REVIEW))
    found.push(`The correction says dataYear ${dataYear}; a report of ${year} does not review that year.`);
  const printed = placeNamed(read.title);
  if (place !== undefined && printed !== null && bare(place) !== printed)
    found.push(`The correction says place ${place}; the title names ${printed}.`);
  return found;
}

function bare(place: string): string {
  return place.replace(/(?:省|市|自治区|县|区)$/u, "");
}
