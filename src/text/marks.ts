/** What each line is, before lines are put together. Pure. */

import {
  isByline,
  isBylineTail,
  isFootShape,
  isFurniture,
  isNote,
  isPageNumber,
  repeatedHeads,
} from "./furniture.ts";
import {
  type Heading,
  letterSpaced,
  markdownHeading,
  mayBeHeading,
  numberOf,
  tidyTitle,
} from "./headings.ts";
import { type Layout, SENTENCE_END } from "./layout.ts";
import type { Line } from "./lines.ts";
import { columnsOf, isCaption, startsRow } from "./tables.ts";

/** The part a line plays. */
export type Part =
  | "text"
  | "heading"
  | "numbered"
  | "entry"
  | "caption"
  | "columns"
  | "row"
  | "row-more"
  | "furniture"
  | "byline"
  | "note";

/** A line with its part. */
export interface Marked {
  readonly line: Line;
  part: Part;
  heading: Heading | null;
  /** Names of the columns, for `columns`. */
  columns: readonly string[];
  /** Belongs to the block of the line before it, whatever its own shape (a title's or byline's second line). */
  joined: boolean;
}

const ENTRY = /^(?:\*\*)?【(?!字号|打印|字体|关闭|大中小|收藏)/;
/** An entry's title is closed within so many lines. */
const TITLE_LINES = 4;

/** Says of every line what it is. */
export function markLines(lines: readonly Line[], layout: Layout): Marked[] {
  const marks: Marked[] = lines.map((line) => ({
    line,
    part: "text",
    heading: null,
    columns: [],
    joined: false,
  }));
  const heads = repeatedHeads(lines);
  let table = false;
  for (let i = 0; i < marks.length; i++) {
    const mark = marks[i];
    if (mark === undefined || mark.joined) continue;
    const { text } = mark.line;
    if (heads.has(i) || isPageNumber(text) || isFurniture(text)) mark.part = "furniture";
    else if (isEntryStart(marks, i)) mark.part = "entry";
    else if (isByline(text)) mark.part = "byline";
    else if (isOpenByline(marks, i)) mark.part = "byline";
    else if (isNote(text)) mark.part = "note";
    else markText(marks, i, layout, table);
    if (mark.part === "columns") table = true;
    else if (mark.part !== "row" && mark.part !== "row-more" && mark.part !== "furniture") table = false;
  }
  return marks;
}

function markText(marks: Marked[], i: number, layout: Layout, table: boolean): void {
  const mark = marks[i];
  if (mark === undefined) return;
  const { text } = mark.line;
  const columns = columnsOf(text);
  if (columns !== null) {
    mark.part = "columns";
    mark.columns = columns;
    return;
  }
  if (isCaption(text)) {
    mark.part = "caption";
    return;
  }
  if (table) {
    mark.part = startsRow(text) ? "row" : "row-more";
    return;
  }
  const heading = markdownHeading(text) ?? letterSpaced(text);
  if (heading !== null) {
    mark.part = "heading";
    mark.heading = heading;
    return;
  }
  const plain = text.startsWith("**") ? text.replace(/\*\*/g, "") : text;
  const number = numberOf(plain);
  if (number !== null) {
    const alone = standsAlone(marks, i, layout);
    mark.part = mayBeHeading(plain) && alone && number.style !== "circle" ? "heading" : "numbered";
    mark.heading = { style: number.style, number: number.number, title: tidyTitle(plain) };
    return;
  }
  if (isPlainHeading(marks, i, layout)) {
    mark.part = "heading";
    mark.heading = { style: "plain", number: "", title: tidyTitle(plain) };
    return;
  }
  if (isLoneFoot(marks, i)) mark.part = "furniture";
}

/** Whether the numbered line is a heading by itself: what follows is not its continuation. */
function standsAlone(marks: Marked[], i: number, layout: Layout): boolean {
  const { line } = marks[i] as Marked;
  const next = marks[i + 1]?.line;
  if (SENTENCE_END.test(line.text)) return line.text.length <= 40;
  if (next === undefined) return true;
  if (layout.wrapWidth === null) return true;
  return line.width < layout.wrapWidth * 0.85 || numberOf(next.text) !== null;
}

const COMMA = /[，,；;。！？]/;
/** A line so much shorter than a full one ends a paragraph. */
const SHORT = 0.75;

/** Whether an unnumbered line is a heading: short, no sentence, something new before and after it. */
function isPlainHeading(marks: Marked[], i: number, layout: Layout): boolean {
  const mark = marks[i] as Marked;
  const { text, width } = mark.line;
  if (text.length < 2 || text.length > 45 || SENTENCE_END.test(text) || /[：:，、,]$/.test(text))
    return false;
  const next = marks[i + 1]?.line;
  const before = marks[i - 1];
  if (next === undefined) return false;
  if (layout.wrapWidth !== null) {
    if (width >= layout.wrapWidth * SHORT || COMMA.test(text) || !/^[\u3400-\u9fff]/.test(text)) return false;
    if (ENTRY.test(next.text)) return true;
    return (
      before !== undefined &&
      (SENTENCE_END.test(before.line.text) || before.part === "heading" || before.part === "byline")
    );
  }
  return false;
}

function isEntryStart(marks: Marked[], i: number): boolean {
  const first = marks[i]?.line.text ?? "";
  if (!ENTRY.test(first)) return false;
  for (let k = 0; k < TITLE_LINES; k++) {
    const text = marks[i + k]?.line.text;
    if (text === undefined) return false;
    const close = text.indexOf("】");
    if (close >= 0) {
      for (let j = 1; j <= k; j++) (marks[i + j] as Marked).joined = true;
      return k > 0 || close > 2;
    }
    if (k > 0 && text.includes("【")) return false;
  }
  return false;
}

function isOpenByline(marks: Marked[], i: number): boolean {
  const { text } = (marks[i] as Marked).line;
  const next = marks[i + 1];
  if (next === undefined || !isByline(text, true) || !isBylineTail(next.line.text)) return false;
  if (
    !isByline(text + (/[\s　]$/.test(text) ? "" : "") + next.line.text) &&
    !isByline(`${text} ${next.line.text}`)
  )
    return false;
  next.part = "byline";
  next.joined = true;
  return true;
}

/** A page foot that stands once: between complete blocks. */
function isLoneFoot(marks: Marked[], i: number): boolean {
  const { text } = (marks[i] as Marked).line;
  if (!isFootShape(text) || /[\u3400-\u9fff]\s*\d{1,2}$/.test(text)) return false;
  const before = marks[i - 1];
  const next = marks[i + 1]?.line.text;
  const closed = before === undefined || before.part !== "text" || SENTENCE_END.test(before.line.text);
  return (
    closed &&
    (next === undefined ||
      isCaption(next) ||
      ENTRY.test(next) ||
      markdownHeading(next) !== null ||
      numberOf(next) !== null)
  );
}
