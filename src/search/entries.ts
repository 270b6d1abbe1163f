import type { Passage, Report } from "../domain/report.ts";
import type { EngineDocument } from "./engine.ts";

/** A passage with its report and its neighbours, at a fixed place in the searcher's list. */
export interface Entry {
  readonly id: number;
  readonly passage: Passage;
  readonly report: Report;
  /** Number of the report in the list of reports. */
  readonly reportNo: number;
  /** Number of the section (same report, same headings, side by side). */
  readonly sectionNo: number;
}

/**
 * All passages in an order that depends on the reports' bytes and names only, never on the order in which
 * files were read.
 */
export function listEntries(reports: readonly Report[]): Entry[] {
  const sorted = reports.toSorted((a, b) => compare(a.file, b.file) || compare(a.sha256, b.sha256));
  const entries: Entry[] = [];
  let sectionNo = -1;
  for (const [reportNo, report] of sorted.entries()) {
    let section: string | null = null;
    for (const passage of report.passages) {
      const path = passage.section.join("\n");
      if (path !== section) {
        section = path;
        sectionNo += 1;
      }
      entries.push({ id: entries.length, passage, report, reportNo, sectionNo });
    }
  }
  return entries;
}

/** What the index holds of a passage: its text, and a title that says where it belongs. */
export function toDocument(entry: Entry): EngineDocument {
  return { id: entry.id, text: entry.passage.text, title: titleOf(entry) };
}

/** Report title, place, headings, year and the columns of a row: what the text itself may leave unsaid. */
export function titleOf({ passage, report }: Pick<Entry, "passage" | "report">): string {
  const columns = passage.cells.map((cell) => cell.column);
  const year = passage.year === null ? "" : `${passage.year}年`;
  return [report.title, report.place ?? "", year, ...passage.section, ...columns].join(" ").trim();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
