/** What must hold for every report that is read, whatever the source. */

import type { Leftover, Passage, Report, SourceText } from "../../src/domain/report.ts";
import { isBlankCode } from "../../src/text/lines.ts";

/** A source of these lines. */
export function sourceOf(
  lines: readonly string[],
  file = "report.txt",
  pages: readonly number[] | null = null,
): SourceText {
  return { file, sha256: "0".repeat(64), lines, pages };
}

/** The text without white space, invisible signs and the signs of bold type. */
export function bare(text: string): string {
  let kept = "";
  for (let i = 0; i < text.length; i++) if (!isBlankCode(text.charCodeAt(i))) kept += text[i];
  return kept.replace(/\*\*/g, "");
}

function readBack(source: SourceText, text: Passage | Leftover): string {
  return text.spans.map((span) => (source.lines[span.line - 1] ?? "").slice(span.from, span.to)).join("");
}

/** Every way in which a report does not account for its source; empty where it does. */
export function faultsOf(source: SourceText, report: Report): string[] {
  const faults: string[] = [];
  const covered = source.lines.map((line) => new Uint8Array(line.length));
  for (const part of [...report.passages, ...report.leftovers]) {
    for (const span of part.spans) {
      const row = covered[span.line - 1];
      if (
        row === undefined ||
        span.from < 0 ||
        span.from > span.to ||
        span.to > row.length ||
        span.at > part.text.length
      ) {
        faults.push(`span outside of its line: ${JSON.stringify(span)}`);
        continue;
      }
      for (let i = span.from; i < span.to; i++) row[i] = (row[i] ?? 0) + 1;
    }
    if (bare(readBack(source, part)) !== bare(part.text))
      faults.push(`does not read back: ${part.text.slice(0, 60)}`);
  }
  for (const [n, line] of source.lines.entries()) {
    for (let i = 0; i < line.length; i++) {
      if (isBlankCode(line.charCodeAt(i)) || covered[n]?.[i] === 1) continue;
      faults.push(`line ${n + 1}, column ${i}: covered ${covered[n]?.[i]} times: ${line.slice(i, i + 12)}`);
      break;
    }
  }
  for (const passage of report.passages) {
    if (passage.text !== passage.text.trim() || passage.text === "")
      faults.push(`blank edges: ${passage.text.slice(0, 40)}`);
    if (passage.ranges.length === 0) faults.push(`no lines: ${passage.text.slice(0, 40)}`);
    for (const cell of passage.cells)
      if (cell.end <= cell.start || cell.end > passage.text.length) faults.push("cell outside of its row");
  }
  return faults;
}
