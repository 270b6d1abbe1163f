/** Reads a source text into a report: metadata, passages with their sections, years and figures, and what is left over. Pure. */

import type {
  Correction,
  Leftover,
  LineRange,
  Passage,
  Problem,
  Report,
  SourceSpan,
  SourceText,
  Status,
} from "../domain/report.ts";
import { annotate } from "./annotate.ts";
import type { OpenSpan } from "./years-context.ts";
import { assemble } from "./blocks.ts";
import { giveCaptions } from "./captions.ts";
import { datedByColumns } from "./figures-cells.ts";
import { countedByColumns } from "./figures-columns.ts";
import { untangle } from "./columns.ts";
import { compose, type Draft } from "./compose.ts";
import { markForeign } from "./foreign.ts";
import { isSpeaker } from "./front.ts";
import { tidyTitle } from "./headings.ts";
import { readLayout } from "./layout.ts";
import { takeItemSigns } from "./items.ts";
import { hasInvisible, type Line, readLines } from "./lines.ts";
import type { Marked } from "./marked.ts";
import { markLines } from "./marks.ts";
import { type Metadata, readMetadata } from "./metadata.ts";
import { takeTurns } from "./newspaper.ts";
import { partTitles } from "./part-lines.ts";
import { rankParts } from "./parts.ts";
import type { Finding } from "./tears.ts";
import { doubts } from "./doubts.ts";
import { mendTorn } from "./torn.ts";
import { openingsOf } from "./years-openings.ts";
import { SectionYears } from "./years-sections.ts";
import { headingReader } from "./years.ts";

/** Reads a report. Never throws: what is odd is told in `problems`. What `correction` states wins over what was found. */
export function parseReport(source: SourceText, correction: Correction = {}): Report {
  const invisible = source.lines.findIndex(hasInvisible);
  const turns = takeTurns(untangle(readLines(source, invisible >= 0)));
  const items = takeItemSigns(turns.lines);
  const { lines } = items;
  const layout = readLayout(lines);
  const { marks, front } = markLines(lines, layout);
  const mended = mendTorn(assemble(marks, layout, [...turns.signs, ...items.signs]));
  const foreign = markForeign(mended.blocks);
  giveCaptions(mended.blocks);
  const { drafts, leftovers } = compose(rankParts(mended.blocks), source.lines, layout);
  const metadata = readMetadata(source.file, lines, front, chapterOf(marks), overviewOf(drafts));
  const passages = date(
    drafts,
    source,
    new LineOrder(lines, drafts, leftovers),
    metadata,
    correction,
    layout.masked,
  );
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
    problems: [
      ...problemsOf(source, passages, [...mended.findings, ...foreign], invisible, reportYear),
      ...doubts(correction, metadata).map((message): Problem => {
        return { file: source.file, lines: null, code: "correction-doubtful", message };
      }),
    ],
  };
}

/** The heading that opens the report, if it names the chapter; null where text comes first or the heading is numbered. */
function chapterOf(marks: readonly Marked[]): string | null {
  const first = marks.find((mark) => mark.part !== "furniture");
  if (first?.part !== "heading" || first.heading === null || first.heading.number !== "") return null;
  return tidyTitle(first.line.text);
}

/** Paragraphs that may hold the first sentence of an overview: an address may stand above. */
const OVERVIEW = 3;

/** The paragraphs that a report opens with, up to its first entry or row. */
function overviewOf(drafts: readonly Draft[]): string[] {
  const first = drafts.slice(0, OVERVIEW);
  const end = first.findIndex((draft) => draft.kind !== "prose");
  return (end < 0 ? first : first.slice(0, end)).map((draft) => draft.text);
}

/** Passages in which the head of a report may name who speaks. */
const FRONT_PASSAGES = 8;

const MASK = /[*＊]|[×✕Ｘ]{2,}|[█■▇▓□]{2,}/;
const MASK_WITHOUT_STARS = /[×✕Ｘ]{2,}|[█■▇▓]{2,}/;

/** Gives the drafts their years, status and figures. */
function date(
  drafts: readonly Draft[],
  source: SourceText,
  order: LineOrder,
  metadata: Metadata,
  correction: Correction,
  masked: boolean,
): Passage[] {
  const printed = correction.reportYear ?? metadata.reportYear;
  const reportYear = correction.reportYear ?? metadata.years.planYear ?? metadata.reportYear;
  const openings =
    metadata.years.congress && reportYear !== null ? openingsOf(drafts, reportYear) : undefined;
  const thisYear = correction.reportYear ?? metadata.years.thisYear ?? metadata.reportYear;
  const parts = partTitles(drafts.map(({ section }) => section));
  const sections = new SectionYears({ ...metadata.years, reportYear, thisYear }, openings, parts);
  const yearsOf = headingReader(reportYear);
  let carriedSpan: OpenSpan | null = null;
  return drafts.map((draft, ordinal) => {
    const around = sections.enter(draft.section);
    // The parts of one paragraph share one section. Where the heading names a year and a span, a paragraph may be cut by
    // line ends: what `五年来，…` opened is told until a year is.
    const both = around.sectionYear !== null && around.sectionSpan !== null;
    const before = drafts[ordinal - 1]?.section;
    if (draft.section !== before && !(both && draft.section.join("\n") === before?.join("\n")))
      carriedSpan = null;
    const annotation = annotate(draft.text, {
      reportYear,
      thisYear,
      documentYear: metadata.years.documentYear,
      correctedYear: correction.dataYear ?? null,
      tableYear: draft.caption === "" ? null : yearsOf(draft.caption).year,
      ...around,
      aheadYear: sections.ahead,
      sectionStatus: taskStatus(draft, drafts[ordinal + 1]) ?? around.sectionStatus,
      carriedSpan,
    });
    // Who speaks stands apart from the session whose date tells the year.
    const speaks = ordinal < FRONT_PASSAGES && isSpeaker(draft.text);
    sections.leave(annotation.carriedYear);
    carriedSpan = annotation.carriedSpan;
    return {
      id: `${source.sha256.slice(0, 10)}-${ordinal}`,
      file: source.file,
      kind: draft.kind,
      section: draft.section,
      text: draft.text,
      spans: draft.spans,
      ranges: rangesOf(draft.spans, order),
      page: source.pages?.[(draft.spans[0]?.line ?? 1) - 1] ?? null,
      year: speaks ? printed : annotation.year,
      span: speaks ? null : annotation.span,
      yearBasis: speaks && printed !== null ? "report" : annotation.yearBasis,
      status: annotation.status,
      sentences: annotation.sentences,
      figures: countedByColumns(
        draft.text,
        datedByColumns(annotation.figures, draft.cells, yearsOf),
        draft.cells,
        draft.caption,
      ),
      cells: draft.cells,
      masked: (masked ? MASK : MASK_WITHOUT_STARS).test(draft.text),
    };
  });
}

/** "完成情况：…": what came of the task that stands before it. */
const RESULT = /^(?:完成|落实|进展|办理)情况[：:]/;

/** A list of tasks tells behind each what came of it: the task is a plan, however it is worded. */
function taskStatus({ text }: Draft, next: Draft | undefined): Status {
  if (RESULT.test(text)) return "done";
  return next !== undefined && RESULT.test(next.text) ? "plan" : null;
}

/** The lines that spans were read from, in reading order: one range for each stretch of the source. A page foot does not part one. */
function rangesOf(spans: readonly SourceSpan[], order: LineOrder): LineRange[] {
  const ranges: [number, number][] = [];
  for (const span of spans) {
    const last = ranges.at(-1);
    if (last !== undefined && (span.line === last[1] || order.follows(last[1], span.line)))
      last[1] = span.line;
    else ranges.push([span.line, span.line]);
  }
  return ranges;
}

/** Which lines follow each other when blank lines and the furniture of pages are left out. */
class LineOrder {
  readonly #next = new Map<number, number>();

  constructor(lines: readonly Line[], drafts: readonly Draft[], leftovers: readonly Leftover[]) {
    const aside = new Set<number>();
    for (const leftover of leftovers) {
      if (leftover.kind === "furniture") for (const span of leftover.spans) aside.add(span.line);
    }
    // A line of text may hold what is left aside: the sign of an item, the strokes of a row.
    for (const draft of drafts) for (const span of draft.spans) aside.delete(span.line);
    let before: number | null = null;
    for (const line of lines) {
      if (aside.has(line.n) || line.n === before) continue;
      if (before !== null) this.#next.set(before, line.n);
      before = line.n;
    }
  }

  follows(line: number, next: number): boolean {
    return this.#next.get(line) === next;
  }
}

function problemsOf(
  source: SourceText,
  passages: readonly Passage[],
  findings: readonly Finding[],
  invisible: number,
  reportYear: number | null,
): Problem[] {
  const { file } = source;
  const problems: Problem[] = findings.map(({ code, lines, message }) => ({ file, code, lines, message }));
  if (invisible >= 0) {
    problems.push({
      file,
      lines: [invisible + 1, invisible + 1],
      code: "invisible-characters",
      message: "Invisible characters were dropped from the text, first in this line.",
    });
  }
  if (
    passages.length > 0 &&
    reportYear === null &&
    passages.every(({ sentences }) => sentences.every(({ year, span }) => year === null && span === null))
  ) {
    problems.push({
      file,
      lines: null,
      code: "unknown-year",
      message: "Neither title nor text says which year the report speaks of.",
    });
  }
  return problems;
}
