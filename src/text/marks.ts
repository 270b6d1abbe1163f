/** What each line is, before lines are put together. Pure. */

import { type Front, markFront, markSignature } from "./front.ts";
import {
  isContinuedMark,
  isFootShape,
  isFurniture,
  isNote,
  isPageNumber,
  isSureFoot,
  repeatedHeads,
} from "./furniture.ts";
import {
  closeUp,
  type Heading,
  isLetterSpaced,
  isWideSpaced,
  LONGEST_HEADING,
  markdownHeading,
  numberOf,
} from "./headings.ts";
import { type Layout, SENTENCE_END } from "./layout.ts";
import type { Line } from "./lines.ts";
import { isMarkupRow, isTagsOnly, stripTags } from "./markup.ts";
import { isByline, isBylineTail } from "./names.ts";
import { markNumbered, markPlain, type Siblings, siblingsOf } from "./ranks.ts";
import {
  columnsOf,
  couldTitle,
  headCells,
  isCaption,
  isPipeRow,
  isPipeRule,
  isUnitLine,
  startsRow,
} from "./tables.ts";

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
  /** Foot or head of a page. */
  pageEdge: boolean;
  /** Nothing joins it from this side. */
  alone: "before" | "after" | "both" | null;
}

const NO_LINE: Line = {
  n: 0,
  index: 0,
  raw: "",
  from: 0,
  to: 0,
  text: "",
  width: 0,
  blanksBefore: 0,
  indent: 0,
  page: null,
};

/** The mark at `i`; where there is none, an empty one that plays no part. */
export function markAt(marks: readonly Marked[], i: number): Marked {
  return marks[i] ?? markOf(NO_LINE);
}

function markOf(line: Line): Marked {
  return { line, part: "text", heading: null, columns: [], joined: false, pageEdge: false, alone: null };
}

const ENTRY = /^(?:\*\*)?【(?!字号|打印|字体|关闭|大中小|大 中 小|收藏|纠错|我要)/;
/** An entry's title is closed within so many lines. */
const TITLE_LINES = 4;
/** How the rows of the table at hand are told apart; null outside of tables. */
type Table = {
  readonly kind: "tabs" | "pipes" | "spaces" | "markup";
  readonly columns: readonly string[];
} | null;

/** Whether a line begins an entry of a yearbook (`【title】`). */
export function beginsEntry(text: string): boolean {
  return ENTRY.test(text);
}

/** Says of every line what it is, and what the head of the report tells. */
export function markLines(lines: readonly Line[], layout: Layout): { marks: Marked[]; front: Front } {
  const marks = lines.map(markOf);
  const heads = repeatedHeads(lines);
  let table: Table = null;
  for (let i = 0; i < marks.length; i++) {
    const mark = markAt(marks, i);
    if (mark.joined) continue;
    table = markOne(marks, i, heads, table);
  }
  const front = markFront(marks, layout);
  markSignature(marks, front);
  const siblings = siblingsOf(marks, layout);
  for (let i = 0; i < marks.length; i++) markHeading(marks, i, layout, siblings);
  return { marks, front };
}

/** Everything that a line says by itself; returns the table it leaves open. */
function markOne(marks: Marked[], i: number, heads: ReadonlySet<number>, table: Table): Table {
  const mark = markAt(marks, i);
  const { text } = mark.line;
  const opened = tableAt(marks, i, table);
  if (opened !== undefined) return opened;
  if (heads.has(i) || isFurniture(text) || isLoneFoot(marks, i)) {
    mark.part = "furniture";
    mark.pageEdge = heads.has(i) || isSureFoot(text);
    return isContinuedMark(text) || mark.pageEdge ? table : null;
  }
  if (isEntryStart(marks, i)) mark.part = "entry";
  else if (isByline(text) || isOpenByline(marks, i)) mark.part = "byline";
  else if (isNote(text)) mark.part = "note";
  else if (isTitleOfTable(marks, i, table !== null)) mark.part = "caption";
  else if (isUnitLine(text)) {
    mark.part = "note";
    return table;
  } else if (text.startsWith("#") && markdownHeading(text) !== null) {
    mark.part = "heading";
    mark.heading = markdownHeading(text);
  } else if (table !== null && goesOnTable(marks, i, table)) {
    mark.part = startsRow(text, table.columns) ? "row" : "row-more";
    return table;
  } else if (isLetterSpaced(text) && numberOf(closeUp(text)) === null && isSetOff(marks, i)) {
    mark.part = "heading";
    mark.heading = { style: "spaced", rank: 0, number: "" };
  } else if (isPageNumber(text)) {
    mark.part = "furniture";
    mark.pageEdge = true;
  }
  return mark.part === "furniture" ? table : null;
}

/** A numbered caption heads a table; one named only by its last word or by nothing needs the table by it. */
function isTitleOfTable(marks: readonly Marked[], i: number, inside: boolean): boolean {
  const { text } = markAt(marks, i).line;
  const next = marks[i + 1]?.line.text ?? "";
  const above = columnsOf(next) !== null;
  if (!isCaption(text))
    return above && !inside && couldTitle(text) && !beginsNumbered(text) && isEnded(marks, i - 1);
  if (text.startsWith("表") || text.startsWith("附表")) return true;
  return above || next.includes("\t") || isPipeRow(next) || isUnitLine(next) || marks[i - 1]?.part === "row";
}

function beginsNumbered(text: string): boolean {
  return numberOf(text) !== null || text.startsWith("#");
}

function isEnded(marks: readonly Marked[], i: number): boolean {
  const mark = marks[i];
  if (mark === undefined || (mark.part !== "text" && mark.part !== "entry")) return true;
  const { text } = mark.line;
  return SENTENCE_END.test(text) || (numberOf(text) !== null && text.length <= LONGEST_HEADING);
}

/** Rows of tab and Markdown tables, and the heads of all; undefined where the line is none of these. */
function tableAt(marks: Marked[], i: number, table: Table): Table | undefined {
  const mark = markAt(marks, i);
  const { text } = mark.line;
  const next = marks[i + 1]?.line.text ?? "";
  if (isPipeRow(text)) return pipeRow(mark, next, table);
  if (isMarkupRow(mark.line.raw)) return markupRow(marks, i, table);
  if (table?.kind === "markup" && isTagsOnly(text)) {
    mark.part = "furniture";
    return text.includes("</table") ? null : table;
  }
  const columns = columnsOf(text);
  const tabs = text.includes("\t");
  if (columns !== null && (tabs || next !== "")) {
    mark.part = "columns";
    mark.columns = columns;
    return { kind: tabs ? "tabs" : "spaces", columns };
  }
  if (!tabs) return undefined;
  if (table?.kind === "tabs") {
    mark.part = "row";
    return table;
  }
  const cells = headCells(text);
  if (!next.includes("\t")) return undefined;
  mark.part = cells === null ? "row" : "columns";
  mark.columns = cells ?? [];
  return { kind: "tabs", columns: cells ?? [] };
}

function pipeRow(mark: Marked, next: string, table: Table): Table {
  if (isPipeRule(mark.line.text)) {
    mark.part = "furniture";
    return table ?? { kind: "pipes", columns: [] };
  }
  if (isPipeRule(next)) {
    mark.part = "columns";
    mark.columns = mark.line.text
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.replace(/[\s*]+/g, ""));
    return { kind: "pipes", columns: mark.columns };
  }
  mark.part = "row";
  return table?.kind === "pipes" ? table : { kind: "pipes", columns: [] };
}

/** A row of an HTML table; lines up to its end belong to it. */
function markupRow(marks: readonly Marked[], i: number, table: Table): Table {
  const mark = markAt(marks, i);
  let whole = mark.line.text;
  let end = i;
  while (!markAt(marks, end).line.raw.includes("</tr") && end - i < ROW_LINES) {
    const next = marks[end + 1];
    if (next === undefined || !next.line.text.startsWith("<")) break;
    whole += next.line.text;
    end++;
  }
  const names = stripTags(whole)
    .split(/\t+/)
    .map((name) => name.replace(/\s+/g, ""))
    .filter((name) => name !== "");
  const opens = table?.kind !== "markup" || mark.line.text.includes("<table");
  const heads =
    opens && names.length >= 2 && names.every((name) => name.length <= 14 && !/^[\d.,%]+$/.test(name));
  mark.part = heads ? "columns" : "row";
  mark.columns = heads ? names : [];
  for (let k = i + 1; k <= end; k++) {
    markAt(marks, k).part = mark.part;
    markAt(marks, k).joined = true;
  }
  return heads || table === null || table.kind !== "markup"
    ? { kind: "markup", columns: mark.columns }
    : table;
}

/** A row of an HTML table takes no more lines than this. */
const ROW_LINES = 40;

/** Whether a line still belongs to a table parted by spaces. */
function goesOnTable(marks: readonly Marked[], i: number, table: NonNullable<Table>): boolean {
  if (table.kind !== "spaces") return false;
  const { text } = markAt(marks, i).line;
  if (startsRow(text, table.columns)) return true;
  if (/^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])/.test(text)) return false;
  return !/[。！？]/.test(text);
}

function isEntryStart(marks: readonly Marked[], i: number): boolean {
  const first = marks[i]?.line.text ?? "";
  if (!ENTRY.test(first)) return false;
  for (let k = 0; k < TITLE_LINES; k++) {
    const text = marks[i + k]?.line.text;
    if (text === undefined) return false;
    const close = text.indexOf("】");
    if (close >= 0) {
      for (let j = 1; j <= k; j++) markAt(marks, i + j).joined = true;
      return k > 0 || close > 2;
    }
    if (k > 0 && text.includes("【")) return false;
  }
  return false;
}

function isOpenByline(marks: readonly Marked[], i: number): boolean {
  const { text } = markAt(marks, i).line;
  const next = marks[i + 1];
  if (next === undefined || !isByline(text, true) || !isBylineTail(next.line.text)) return false;
  if (!isByline(text + next.line.text) && !isByline(`${text} ${next.line.text}`)) return false;
  next.part = "byline";
  next.joined = true;
  return true;
}

/** Whether a letter-spaced line is set off by itself and not one of the justified lines of a paragraph. */
function isSetOff(marks: readonly Marked[], i: number): boolean {
  const before = marks[i - 1];
  if (before === undefined || isWideSpaced(markAt(marks, i).line.text)) return true;
  const open = before.part === "text" || before.part === "entry";
  return !open || SENTENCE_END.test(before.line.text);
}

/** A page foot that stands once: short words and a page number, between complete blocks or naming book or body. */
function isLoneFoot(marks: readonly Marked[], i: number): boolean {
  const { text } = markAt(marks, i).line;
  if (!isFootShape(text)) return false;
  if (isSureFoot(text)) return true;
  const next = marks[i + 1]?.line.text;
  return isEnded(marks, i - 1) && (next === undefined || beginsNew(next));
}

function beginsNew(text: string): boolean {
  return (
    isCaption(text) ||
    ENTRY.test(text) ||
    text.startsWith("#") ||
    isLetterSpaced(text) ||
    isNote(text) ||
    isFurniture(text)
  );
}

function markHeading(marks: Marked[], i: number, layout: Layout, siblings: Siblings): void {
  const mark = markAt(marks, i);
  if (mark.joined || mark.alone !== null || mark.part !== "text") return;
  if (!markNumbered(marks, i, layout, siblings)) markPlain(marks, i, layout);
}
