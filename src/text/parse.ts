/** Reads a source text into a report: metadata, passages with their sections, years and figures, and what is left over. Pure. */

import type {
  Correction,
  LineRange,
  Passage,
  Problem,
  Report,
  SourceSpan,
  SourceText,
} from "../domain/report.ts";
import { annotate } from "./annotate.ts";
import { assemble } from "./blocks.ts";
import { giveCaptions } from "./captions.ts";
import { compose, type Draft } from "./compose.ts";
import { tidyTitle } from "./headings.ts";
import { readLayout } from "./layout.ts";
import { INVISIBLE, type Line, readLines } from "./lines.ts";
import { type Marked, markLines } from "./marks.ts";
import { type Metadata, readMetadata } from "./metadata.ts";
import { type Finding, markForeign, mendTorn } from "./torn.ts";
import { SectionYears } from "./years-sections.ts";
import { yearsOfHeading } from "./years.ts";

/** Reads a report. Never throws: what is odd is told in `problems`. What `correction` states wins over what was found. */
export function parseReport(source: SourceText, correction: Correction = {}): Report {
  const lines = readLines(source);
  const layout = readLayout(lines);
  const { marks, front } = markLines(lines, layout);
  const mended = mendTorn(assemble(marks, layout));
  const foreign = markForeign(mended.blocks);
  giveCaptions(mended.blocks);
  const { drafts, leftovers } = compose(mended.blocks, source.lines, layout);
  const metadata = readMetadata(source.file, lines, front, chapterOf(marks));
  const passages = date(drafts, source, lines, metadata, correction, layout.masked);
  const reportYear = correction.reportYear ?? metadata.reportYear;
  return {
    file: source.file,
    sha256: source.sha256,
    title: correction.title ?? metadata.title,
    issuer: correction.issuer ?? metadata.issuer,
    place: correction.place ?? metadata.place,
    number: metadata.number,
    issued: metadata.issued,
    reportYear,
    passages,
    leftovers,
    problems: problemsOf(source, passages, [...mended.findings, ...foreign], reportYear),
  };
}

/** The heading that opens the report, if it names the chapter; null where text comes first or the heading is numbered. */
function chapterOf(marks: readonly Marked[]): string | null {
  const first = marks.find((mark) => mark.part !== "furniture");
  if (first?.part !== "heading" || first.heading === null || first.heading.number !== "") return null;
  return tidyTitle(first.line.text);
}

const MASK = /[*＊]|[×✕Ｘ]{2,}|[█■▇▓□]{2,}/;
const MASK_WITHOUT_STARS = /[×✕Ｘ]{2,}|[█■▇▓]{2,}/;

/** Gives the drafts their years, status and figures. */
function date(
  drafts: readonly Draft[],
  source: SourceText,
  lines: readonly Line[],
  metadata: Metadata,
  correction: Correction,
  masked: boolean,
): Passage[] {
  const sections = new SectionYears(metadata.years);
  const reportYear = correction.reportYear ?? metadata.reportYear;
  const places = new Map(lines.map((line) => [line.n, line.index]));
  let carriedYear: number | null = null;
  let section = "";
  return drafts.map((draft, ordinal) => {
    const key = draft.section.join("\n");
    if (key !== section) carriedYear = null;
    section = key;
    const { sectionYear, sectionStatus } = sections.enter(draft.section);
    const annotation = annotate(draft.text, {
      reportYear,
      documentYear: metadata.years.documentYear,
      correctedYear: correction.dataYear ?? null,
      tableYear: draft.caption === "" ? null : yearsOfHeading(draft.caption, reportYear).year,
      sectionYear,
      sectionStatus,
      carriedYear,
    });
    carriedYear = annotation.carriedYear;
    return {
      id: `${source.sha256.slice(0, 10)}-${ordinal}`,
      file: source.file,
      kind: draft.kind,
      section: draft.section,
      text: draft.text,
      spans: draft.spans,
      ranges: rangesOf(draft.spans, places),
      page: source.pages?.[(draft.spans[0]?.line ?? 1) - 1] ?? null,
      year: annotation.year,
      yearBasis: annotation.yearBasis,
      status: annotation.status,
      sentences: annotation.sentences,
      figures: annotation.figures,
      cells: draft.cells,
      masked: (masked ? MASK : MASK_WITHOUT_STARS).test(draft.text),
    };
  });
}

/** A page foot between two lines of a text does not tear it. */
const FOOT_LINES = 3;

/** The lines that spans were read from, in reading order: one range for each stretch of the source. */
function rangesOf(spans: readonly SourceSpan[], places: ReadonlyMap<number, number>): LineRange[] {
  const ranges: [number, number][] = [];
  for (const span of spans) {
    const last = ranges.at(-1);
    const step = last === undefined ? Number.NaN : (places.get(span.line) ?? 0) - (places.get(last[1]) ?? 0);
    if (last !== undefined && step >= 0 && step <= FOOT_LINES) last[1] = span.line;
    else ranges.push([span.line, span.line]);
  }
  return ranges;
}

function problemsOf(
  source: SourceText,
  passages: readonly Passage[],
  findings: readonly Finding[],
  reportYear: number | null,
): Problem[] {
  const { file } = source;
  const problems: Problem[] = findings.map(({ code, lines, message }) => ({ file, code, lines, message }));
  const invisible = source.lines.findIndex((line) => INVISIBLE.test(line));
  if (invisible >= 0) {
    problems.push({
      file,
      lines: [invisible + 1, invisible + 1],
      code: "invisible-characters",
      message: "Invisible characters were dropped from the text, first in this line.",
    });
  }
  if (passages.length > 0 && reportYear === null && passages.every((passage) => passage.year === null)) {
    problems.push({
      file,
      lines: null,
      code: "unknown-year",
      message: "Neither title nor text says which year the report speaks of.",
    });
  }
  return problems;
}
