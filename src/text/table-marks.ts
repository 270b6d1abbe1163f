/** Which lines are titles, heads and rows of tables. Pure. */

import { LONGEST_HEADING, numberOf } from "./headings.ts";
import { endsSentence } from "./layout.ts";
import { type Marked, markAt } from "./marked.ts";
import { isMarkupRow, isTagsOnly, stripTags } from "./markup.ts";
import {
  columnsOf,
  couldTitle,
  headCells,
  isCaption,
  isPipeRow,
  isPipeRule,
  isUnitLine,
  startsRow,
  strokeCells,
  strokesIn,
} from "./tables.ts";

/** How the rows of the table at hand are told apart; null outside of tables. */
export type Table = {
  readonly kind: "tabs" | "pipes" | "strokes" | "spaces" | "markup";
  readonly columns: readonly string[];
} | null;

/** A numbered caption heads a table; one named only by its last word or by nothing needs the table by it. */
export function isTitleOfTable(marks: readonly Marked[], i: number, inside: boolean): boolean {
  const { text } = markAt(marks, i).line;
  const next = marks[i + 1]?.line.text ?? "";
  if (!isCaption(text)) {
    const ended = isEnded(marks, i - 1) || /[:：]$/.test(marks[i - 1]?.line.text ?? "");
    if (inside || !ended || !couldTitle(text) || beginsNumbered(text)) return false;
    return columnsOf(next) !== null || headsStrokes(next, marks[i + 2]?.line.text ?? "");
  }
  if (text.startsWith("表") || text.startsWith("附表")) return true;
  return (
    columnsOf(next) !== null ||
    next.includes("\t") ||
    isPipeRow(next) ||
    isUnitLine(next) ||
    marks[i - 1]?.part === "row"
  );
}

/** Whether a line heads a table whose cells strokes part. */
function headsStrokes(text: string, next: string): boolean {
  const strokes = strokesIn(text);
  return strokes > 1 && strokesIn(next) === strokes;
}

function beginsNumbered(text: string): boolean {
  return numberOf(text) !== null || text.startsWith("#");
}

/** Whether nothing goes on below line `i`. */
export function isEnded(marks: readonly Marked[], i: number): boolean {
  const mark = marks[i];
  if (mark === undefined || (mark.part !== "text" && mark.part !== "entry")) return true;
  const { text } = mark.line;
  return endsSentence(text) || (numberOf(text) !== null && text.length <= LONGEST_HEADING);
}

/** Rows of tab and Markdown tables, and the heads of all; undefined where the line is none of these. */
export function tableAt(marks: Marked[], i: number, table: Table): Table | undefined {
  const mark = markAt(marks, i);
  const { text } = mark.line;
  const next = marks[i + 1]?.line.text ?? "";
  if (isPipeRow(text)) return pipeRow(mark, next, table);
  const strokes = strokesIn(text);
  if (strokes > 0) {
    const within = table?.kind === "strokes" && table.columns.length === strokes + 1;
    if (within || headsStrokes(text, next)) return strokeRow(mark, within ? table : null);
  }
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

/** The first of several lines with as many strokes heads them. */
function strokeRow(mark: Marked, table: Table): Table {
  mark.part = table === null ? "columns" : "row";
  if (table !== null) return table;
  mark.columns = strokeCells(mark.line.text).map((cell) => cell.replace(/[\s*]+/g, ""));
  return { kind: "strokes", columns: mark.columns };
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
export function goesOnTable(marks: readonly Marked[], i: number, table: NonNullable<Table>): boolean {
  if (table.kind !== "spaces") return false;
  const { text } = markAt(marks, i).line;
  if (startsRow(text, table.columns)) return true;
  if (/^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])/.test(text)) return false;
  return !/[。！？]/.test(text);
}
