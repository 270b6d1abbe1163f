import type { Report, YearSpan } from "../domain/report.ts";
import { fold } from "../text/fold.ts";
import { placeNamed } from "../text/places.ts";
import type { Entry } from "./entries.ts";
import type { AskedSpan, SearchQuery } from "./query.ts";

/** `in` passes, `unknown` says nothing about it and comes after all that pass, `out` is never returned. */
export type Gate = "in" | "unknown" | "out";

/** What a passage speaks of: its own years and spans, and those of its sentences and figures. */
export interface DataTimes {
  readonly years: ReadonlySet<number>;
  readonly spans: readonly YearSpan[];
}

export function dataTimes({ passage }: Entry): DataTimes {
  const years = new Set<number>();
  const spans = new Map<string, YearSpan>();
  for (const { year, span } of [passage, ...passage.sentences, ...passage.figures]) {
    if (year !== null) years.add(year);
    if (span !== null) spans.set(span.join(), span);
  }
  return { years, spans: [...spans.values()] };
}

/** Whether a passage may answer a question with these years. */
function yearGate(wanted: readonly number[], { years, spans }: DataTimes): Gate {
  if (wanted.length === 0) return "in";
  if (years.size > 0) return wanted.some((year) => years.has(year)) ? "in" : "out";
  // The figures of a span are of none of its years, but what it tells of may be.
  const within = spans.some(([first, last]) => wanted.some((year) => year >= first && year <= last));
  return spans.length === 0 || within ? "unknown" : "out";
}

/** Whether a span is one that is asked for. */
export function spanFits({ first, length, latest }: AskedSpan, span: YearSpan): boolean {
  if (first !== null && span[0] !== first) return false;
  return (length === null || span[1] - span[0] + 1 === length) && span[1] <= latest;
}

/** What names the place or body of a report, folded once. */
const names = new WeakMap<Report, readonly string[]>();

function namesOf(report: Report): readonly string[] {
  const known = names.get(report);
  if (known !== undefined) return known;
  const { place, issuer, title } = report;
  const folded = [place, issuer, title].filter((name) => name !== null).map(fold);
  names.set(report, folded);
  return folded;
}

/** Whether a report speaks for one of these places or bodies. A body that names no place does not say for which it speaks. */
export function placeGate(wanted: readonly string[], report: Report): Gate {
  if (wanted.length === 0) return "in";
  const { place, issuer } = report;
  if (wanted.map(fold).some((name) => namesOf(report).some((own) => own.includes(name)))) return "in";
  return place === null && (issuer === null || placeNamed(issuer) === null) ? "unknown" : "out";
}

/**
 * Both gates for the passages of a collection: the worse of the two decides. Each report is judged once a query.
 * `times` are those of each passage, by its number.
 */
export function openGates(
  query: SearchQuery,
  entries: readonly Entry[],
  times: readonly DataTimes[],
): (id: number) => Gate {
  const places: Gate[] = [];
  return (id) => {
    const entry = entries[id];
    const time = times[id];
    if (entry === undefined || time === undefined) return "out";
    const other = (query.reportYear ?? null) !== null && entry.report.reportYear !== query.reportYear;
    const place = other ? "out" : (places[entry.reportNo] ??= placeGate(query.places, entry.report));
    if (place === "out") return "out";
    const { span = null } = query;
    if (span !== null && !time.spans.some((own) => spanFits(span, own))) return "out";
    const year = yearGate(query.years, time);
    if (year === "out") return "out";
    return place === "unknown" || year === "unknown" ? "unknown" : "in";
  };
}
