/** Reads a source text into a report: metadata, passages with their sections, years and figures, and what is left over. Pure. */

import type {
  Cell,
  Correction,
  Leftover,
  LineRange,
  Passage,
  Problem,
  Report,
  SourceSpan,
  SourceText,
} from "../domain/report.ts";
import { assemble, type Block } from "./blocks.ts";
import { runInEnd, tidyTitle } from "./headings.ts";
import { readLayout } from "./layout.ts";
import { INVISIBLE, readLines } from "./lines.ts";
import { markLines } from "./marks.ts";
import { readMetadata } from "./metadata.ts";
import { cutPoints } from "./passages.ts";
import { cut, repair, type RepairStyle } from "./repair.ts";
import { entryTitle, isText, SectionStack } from "./sections.ts";

/** Reads a report. Never throws: what is odd is told in `problems`. */
export function parseReport(source: SourceText, correction: Correction = {}): Report {
  const lines = readLines(source);
  const layout = readLayout(lines);
  const marks = markLines(lines, layout);
  const blocks = assemble(marks, layout);
  const metadata = readMetadata(source.file, lines);
  const passages: Passage[] = [];
  const leftovers: Leftover[] = [];
  const problems: Problem[] = [];
  const stack = new SectionStack();
  let caption = "";
  let columns: readonly string[] = [];
  for (const block of blocks) {
    const style: RepairStyle = {
      setting:
        block.kind === "row" || block.kind === "byline" || block.kind === "columns"
          ? "row"
          : block.kind === "heading" || block.kind === "caption"
            ? "heading"
            : "prose",
      dropBold: layout.bold,
    };
    const repaired = repair(source.lines, block.pieces, style);
    if (!isText(block)) {
      if (block.kind === "heading" && block.heading !== null) {
        stack.push(block.heading.style, tidyTitle(repaired.text.replace(/^#+\s*/, "")));
        caption = "";
      }
      if (block.kind === "caption") caption = repaired.text;
      if (block.kind === "columns") columns = block.columns;
      const kind =
        block.kind === "byline" || block.kind === "note" || block.kind === "furniture"
          ? block.kind
          : "heading";
      leftovers.push({ kind, ...cut(repaired, 0, repaired.text.length) });
      continue;
    }
    let title = block.kind === "entry" ? entryTitle(repaired.text) : "";
    if (block.kind === "paragraph" && block.heading !== null) {
      const end = runInEnd(repaired.text);
      if (end > 0) stack.push(block.heading.style, tidyTitle(repaired.text.slice(0, end)));
    }
    if (block.kind === "row") title = caption;
    const section = title === "" ? stack.titles() : [...stack.titles(), title];
    let from = 0;
    const points = block.kind === "row" ? [repaired.text.length] : cutPoints(repaired.text);
    for (const to of points) {
      const part = cut(repaired, from, to);
      from = to;
      if (part.text.trim() === "") {
        leftovers.push({ kind: "furniture", ...part });
        continue;
      }
      passages.push({
        id: `${source.sha256.slice(0, 10)}-${passages.length}`,
        file: source.file,
        kind: block.kind === "entry" ? "entry" : block.kind === "row" ? "row" : "prose",
        section,
        text: part.text,
        spans: part.spans,
        ranges: rangesOf(part.spans),
        page: source.pages?.[(part.spans[0]?.line ?? 1) - 1] ?? null,
        year: correction.dataYear ?? null,
        yearBasis: correction.dataYear === undefined ? null : "corrected",
        status: null,
        sentences: [],
        figures: [],
        cells: block.kind === "row" ? cellsOf(part.text, block, columns) : [],
        masked: layout.masked && /[*＊]/.test(part.text),
      });
    }
  }
  const invisible = source.lines.findIndex((line) => INVISIBLE.test(line));
  if (invisible >= 0) {
    problems.push({
      file: source.file,
      lines: [invisible + 1, invisible + 1],
      code: "invisible-characters",
      message: "Invisible characters were dropped from the text.",
    });
  }
  return {
    file: source.file,
    sha256: source.sha256,
    title: correction.title ?? metadata.title,
    issuer: correction.issuer ?? metadata.issuer,
    place: correction.place ?? metadata.place,
    number: metadata.number,
    issued: metadata.issued,
    reportYear: correction.reportYear ?? metadata.reportYear,
    passages,
    leftovers,
    problems,
  };
}

/** The lines that spans were read from: one range for each run of lines without another block between. */
function rangesOf(spans: readonly SourceSpan[]): LineRange[] {
  const ranges: [number, number][] = [];
  for (const span of spans) {
    const last = ranges.at(-1);
    if (last !== undefined && span.line >= last[1] && span.line - last[1] <= 6) last[1] = span.line;
    else ranges.push([span.line, span.line]);
  }
  return ranges;
}

function cellsOf(_text: string, _block: Block, _columns: readonly string[]): Cell[] {
  return [];
}
