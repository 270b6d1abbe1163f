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
import { closeUp, isLetterSpaced, isWideSpaced, markdownHeading, numberOf } from "./headings.ts";
import { endsSentence, type Layout } from "./layout.ts";
import type { Line } from "./lines.ts";
import { beginsEntry, type Marked, markAt, markOf } from "./marked.ts";
import { isByline, isBylineTail } from "./names.ts";
import { isNewspaperHead } from "./newspaper.ts";
import { type PartLines, partLines } from "./part-lines.ts";
import { markNumbered, markPlain, type Siblings, siblingsOf } from "./ranks.ts";
import { goesOnTable, isEnded, isTitleOfTable, type Table, tableAt } from "./table-marks.ts";
import { isCaption, isChartTitle, isUnitLine, startsRow } from "./tables.ts";

/** So many lists of names tell that a report signs its entries. */
const SIGNED = 3;
/** An entry's title is closed within so many lines. */
const TITLE_LINES = 4;
/** Says of every line what it is, and what the head of the report tells. */
export function markLines(lines: readonly Line[], layout: Layout): { marks: Marked[]; front: Front } {
  const marks = lines.map(markOf);
  const heads = repeatedHeads(lines);
  const parts = partLines(
    lines.map(({ text }) => text),
    (i) => isFull(lines[i], layout),
  );
  const signed = lines.filter(({ text }) => isByline(text)).length >= SIGNED;
  let table: Table = null;
  for (let i = 0; i < marks.length; i++) {
    const mark = markAt(marks, i);
    if (mark.joined) continue;
    table = markPart(marks, i, parts) ? null : markOne(marks, i, heads, signed, table);
  }
  const front = markFront(marks, layout);
  markSignature(marks, front);
  const siblings = siblingsOf(marks, layout);
  for (let i = 0; i < marks.length; i++) markHeading(marks, i, layout, siblings);
  return { marks, front };
}

/** Of the width of a line so much, with no sentence ending there: it goes on in the next. */
const FULL = 0.85;

function isFull(line: Line | undefined, { wrapWidth }: Layout): boolean {
  return (
    line !== undefined && wrapWidth !== null && line.width >= wrapWidth * FULL && !endsSentence(line.text)
  );
}

/** Marks a line that opens a part, or holds the number of one. */
function markPart(marks: readonly Marked[], i: number, { names, numbers }: PartLines): boolean {
  const mark = markAt(marks, i);
  if (numbers.has(i)) mark.part = "furniture";
  else if (names.has(i)) {
    mark.part = "heading";
    mark.heading = { style: "part", rank: 0, number: "" };
  }
  return mark.part !== "text";
}

/** Everything that a line says by itself; returns the table it leaves open. */
function markOne(
  marks: Marked[],
  i: number,
  heads: ReadonlySet<number>,
  signed: boolean,
  table: Table,
): Table {
  const mark = markAt(marks, i);
  const { text } = mark.line;
  const opened = tableAt(marks, i, table);
  if (opened !== undefined) return opened;
  const head = heads.has(i) || isNewspaperHead(text);
  if (head || isFurniture(text) || isLoneFoot(marks, i)) {
    mark.part = "furniture";
    mark.pageEdge = head || isSureFoot(text);
    return isContinuedMark(text) || mark.pageEdge ? table : null;
  }
  if (isEntryStart(marks, i)) mark.part = "entry";
  else if (isByline(text) || isOpenByline(marks, i, false)) mark.part = "byline";
  else if (signed && (isSignature(marks, i) || isOpenByline(marks, i, true))) mark.part = "byline";
  else if (isNote(text)) mark.part = "note";
  else if (isTitleOfTable(marks, i, table !== null)) mark.part = "caption";
  else if (isUnitLine(text) || isChartTitle(text)) {
    mark.part = "note";
    // Under a chart nothing goes on with it: the next line is text.
    mark.alone = "both";
    return table;
  } else if (text.startsWith("#") && markdownHeading(text) !== null) {
    mark.part = "heading";
    mark.heading = markdownHeading(text);
  } else if (table !== null && goesOnTable(marks, i, table)) {
    mark.part = startsRow(text, table.columns) ? "row" : "row-more";
    return table;
  } else if (isPageNumber(text)) {
    // Before the titles that are set with spaces: so is "第 1 页 共 9 页".
    mark.part = "furniture";
    mark.pageEdge = true;
  } else if (isLetterSpaced(text) && numberOf(closeUp(text)) === null && isSetOff(marks, i)) {
    mark.part = "heading";
    mark.heading = { style: "spaced", rank: 0, number: "" };
  }
  return mark.part === "furniture" ? table : null;
}

function isEntryStart(marks: readonly Marked[], i: number): boolean {
  const first = marks[i]?.line.text ?? "";
  if (!beginsEntry(first)) return false;
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

/** A name in brackets behind a complete text or a row, in a report that signs its entries: whatever the surname. */
function isSignature(marks: readonly Marked[], i: number): boolean {
  const before = marks[i - 1];
  if (before === undefined || !isByline(markAt(marks, i).line.text, false, true)) return false;
  return before.part === "row" || before.part === "row-more" || isEnded(marks, i - 1);
}

function isOpenByline(marks: readonly Marked[], i: number, anyone: boolean): boolean {
  const { text } = markAt(marks, i).line;
  const next = marks[i + 1];
  if (next === undefined || !isByline(text, true, anyone) || !isBylineTail(next.line.text)) return false;
  const both = [text + next.line.text, `${text} ${next.line.text}`];
  if (!both.some((whole) => isByline(whole, false, anyone))) return false;
  next.part = "byline";
  next.joined = true;
  return true;
}

/** Whether a letter-spaced line is set off by itself and not one of the justified lines of a paragraph. */
function isSetOff(marks: readonly Marked[], i: number): boolean {
  const before = marks[i - 1];
  if (before === undefined || isWideSpaced(markAt(marks, i).line.text)) return true;
  const open = before.part === "text" || before.part === "entry";
  return !open || endsSentence(before.line.text);
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
    beginsEntry(text) ||
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
