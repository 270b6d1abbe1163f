import type { CollectionSummary } from "../domain/collection.ts";
import type { Problem, Report } from "../domain/report.ts";
import { table } from "./table.ts";
import { printable } from "./width.ts";

/** A line for every report (file, title, passages), and one for the whole. */
export function readingLines(
  { reports, passages, years, problems }: CollectionSummary,
  read: ReadonlySet<string>,
  { seedsDir, indexDir }: { readonly seedsDir: string; readonly indexDir: string },
): string {
  const lines = reports.map((report) => {
    const how = read.has(report.file) ? "read     " : "unchanged";
    return `${how}  ${report.file}  ${report.title}  ${count(report.passages.length, "passage")}`;
  });
  const span = years.length === 0 ? "no data years" : `data years ${years.join(", ")}`;
  const odd = problems.length === 0 ? "" : `, ${count(problems.length, "problem")}`;
  lines.push(
    `${count(reports.length, "report")}, ${count(passages, "passage")}, ${span}${odd}: ${seedsDir} -> ${indexDir}`,
  );
  return lines.map((line) => `${printable(line)}\n`).join("");
}

/** A line for every problem: where, and what. */
export function problemLines(problems: readonly Problem[]): string {
  return problems
    .map(({ file, lines, code, message }) => {
      const place = lines === null ? file : `${file} ${lineText(lines)}`;
      return `${printable(`problem    ${place}  [${code}]  ${message}`)}\n`;
    })
    .join("");
}

const UNKNOWN = "?";

const LEGEND = `Year: of the title or of issue. Data years: those the passages speak of, by what told it, with their number; 2018-2022: as a whole. ?: not known.
What is wrong here can be corrected by a file beside the report; see --help.

`;

/** What was detected in each report, for a person to check against the paper. */
export function reportTable({ reports, problems }: CollectionSummary, width: number): string {
  const head = ["File", "Title", "Issuer", "Place", "Year", "Data years", "Passages", "Figures", "Problems"];
  const rows = reports.map((report) => [
    [report.file],
    [report.title],
    [report.issuer ?? UNKNOWN],
    [report.place ?? UNKNOWN],
    [report.reportYear === null ? UNKNOWN : String(report.reportYear)],
    yearLines(report),
    [String(report.passages.length)],
    [String(report.passages.reduce((sum, { figures }) => sum + figures.length, 0))],
    problemCells(report, problems),
  ]);
  return `${LEGEND}${table(head, rows, width)}`;
}

/**
 * `2022  report: 120, sentence: 9`, a line a year, ascending; passages that speak of several years as a whole behind the
 * first of them (`2018-2022  as a whole: 14`), those of unknown year last.
 */
function yearLines({ passages }: Report): string[] {
  const years = new Map<string, Map<string, number>>();
  for (const { year, span, yearBasis } of passages) {
    const time = year === null ? (span?.join("-") ?? UNKNOWN) : String(year);
    const bases = years.get(time) ?? new Map<string, number>();
    const basis = yearBasis ?? "as a whole";
    bases.set(basis, (bases.get(basis) ?? 0) + 1);
    years.set(time, bases);
  }
  const sorted = [...years].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([time, bases]) => {
    const parts = [...bases].toSorted(([, a], [, b]) => b - a).map(([basis, of]) => `${basis}: ${of}`);
    return time === UNKNOWN
      ? `${UNKNOWN}: ${[...bases.values()].reduce((a, b) => a + b, 0)}`
      : `${time}  ${parts.join(", ")}`;
  });
}

/** `L12-14 torn-text`, a line a problem. */
function problemCells({ file }: Report, problems: readonly Problem[]): string[] {
  const own = problems.filter((problem) => problem.file === file);
  return own.length === 0
    ? ["none"]
    : own.map(({ lines, code }) => (lines === null ? code : `${lineText(lines)} ${code}`));
}

function lineText([first, last]: readonly [number, number]): string {
  return first === last ? `L${first}` : `L${first}-${last}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
