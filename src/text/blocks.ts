/** Puts marked lines together to blocks: wrapped lines to paragraphs, entries, rows. Pure. */

import { type Heading, plainRunInEnd } from "./headings.ts";
import { endsSentence, isIndented, type Layout, wrapWidthOf } from "./layout.ts";
import { type Line, type Piece, wholeLine } from "./lines.ts";
import { type Marked, markAt } from "./marked.ts";
import { type Carried, isMarkup, isMarkupRow, markupPieces } from "./markup.ts";
import { isNameLine } from "./names.ts";
import { dateCellLength, isPipeRow, strokesIn } from "./tables.ts";

/** What a block is. `caption` and `columns` are headings of tables. */
export type BlockKind =
  | "paragraph"
  | "entry"
  | "row"
  | "heading"
  | "caption"
  | "columns"
  | "furniture"
  | "byline"
  | "note";

/** Lines that belong together. */
export interface Block {
  readonly kind: BlockKind;
  /** In reading order; halves of torn text follow each other here. */
  readonly pieces: Piece[];
  readonly lines: Line[];
  readonly heading: Heading | null;
  readonly columns: readonly string[];
  /** Which run of rows under one head it belongs to; 0 outside of tables. */
  readonly table: number;
  /** Text whose section is not known: the rest of an entry whose head is lost, or the end of another chapter. */
  orphan: "torn" | "foreign" | null;
  /** Title of the table of a row. */
  caption: string;
  /** Foot or head of a page: text goes on below it. */
  readonly pageEdge: boolean;
  /** Heading met below this block that belongs above it. */
  under: string | null;
}

/** A block of these lines. */
export function blockOf(
  kind: BlockKind,
  lines: Line[],
  pieces: Piece[],
  heading: Heading | null = null,
): Block {
  return {
    kind,
    pieces,
    lines,
    heading,
    columns: [],
    table: 0,
    orphan: null,
    caption: "",
    pageEdge: false,
    under: null,
  };
}

/** The block at `i`; where there is none, an empty one. */
export function blockAt(blocks: readonly Block[], i: number): Block {
  return blocks[i] ?? blockOf("furniture", [], []);
}

/** Whether the text of a block stops where no sentence ends. */
export function isOpen(block: Block): boolean {
  const last = block.lines.at(-1);
  return last !== undefined && !endsSentence(last.text);
}

/** Puts the lines together; the rows of tables come apart into cells. `itemSigns` are left aside. */
export function assemble(marks: readonly Marked[], layout: Layout, itemSigns: readonly Piece[]): Block[] {
  const blocks: Block[] = [];
  let columns: readonly string[] = [];
  let table = 0;
  const carried: Carried = new Map();
  const tags: Piece[] = [...itemSigns];
  for (const [i, mark] of marks.entries()) {
    const last = runningBlock(blocks, mark);
    if (last !== undefined && joins(marks, i, last, layout)) {
      if ((last.kind === "row" || last.kind === "columns") && isMarkup(mark.line.raw))
        addMarkup(last, mark.line, carried, tags);
      else if (apartFrom(last, mark)) last.pieces.push({ ...wholeLine(mark.line), apart: true });
      else last.pieces.push(wholeLine(mark.line));
      last.lines.push(mark.line);
      continue;
    }
    if (mark.part === "columns") {
      columns = mark.columns;
      table++;
    } else if (mark.part === "caption" && blocks.at(-1)?.kind !== "row") columns = [];
    const block = blockOf(kindOf(mark), [mark.line], [wholeLine(mark.line)], mark.heading);
    if (isMarkupRow(mark.line.raw) && (mark.part === "row" || mark.part === "columns")) {
      if (mark.part === "columns") carried.clear();
      const row = { ...block, pieces: [], columns, table: Math.max(1, table) };
      addMarkup(row, mark.line, carried, tags);
      if (row.pieces.length > 0) blocks.push(row);
      continue;
    }
    const strokes = isPipeRow(mark.line.text) || strokesIn(mark.line.text) > 0;
    const sign = strokes ? "|" : mark.line.raw.includes("\t", mark.line.from) ? "\t" : "";
    if ((mark.part === "row" || mark.part === "columns") && sign !== "") {
      const { cells, signs } = cellPieces(mark.line, sign);
      if (sign === "|") blocks.push(blockOf("furniture", [mark.line], signs));
      blocks.push({ ...block, pieces: cells, columns, table: Math.max(1, table) });
    } else if (block.kind === "row" || block.kind === "columns")
      blocks.push({ ...block, columns, table: Math.max(1, table) });
    else blocks.push({ ...block, pageEdge: mark.pageEdge });
  }
  if (tags.length > 0) blocks.push(blockOf("furniture", [], tags));
  return blocks;
}

/** Adds the cells of a line of an HTML table to its row, and its tags to those of the report. */
function addMarkup(row: Block, line: Line, carried: Carried, tags: Piece[]): void {
  const last = row.pieces.at(-1)?.cell;
  const parts = markupPieces(line, last === undefined ? 0 : last + 1, carried);
  for (const cell of parts.cells) row.pieces.push(cell);
  for (const tag of parts.tags) tags.push(tag);
}

/** The feet and heads of one page take no more lines than this. */
const PAGE_EDGE = 3;

/** The block a line may go on from: the last one, or the text above the foot and head of a page. */
function runningBlock(blocks: readonly Block[], mark: Marked): Block | undefined {
  if (mark.part !== "text") return blocks.at(-1);
  let k = blocks.length - 1;
  while (k >= 0 && blocks.length - k <= PAGE_EDGE && blocks[k]?.kind === "furniture" && blocks[k]?.pageEdge)
    k--;
  return blocks[k];
}

function kindOf(mark: Marked): BlockKind {
  if (mark.part === "text" || mark.part === "numbered") return "paragraph";
  return mark.part === "row-more" ? "row" : mark.part;
}

/** The cells of a line parted by tabs or strokes, and the strokes. */
function cellPieces(line: Line, sign: string): { cells: Piece[]; signs: Piece[] } {
  const cells: Piece[] = [];
  const signs: Piece[] = [];
  let at = line.from;
  let cell = 0;
  for (let k = line.from; k <= line.to; k++) {
    if (k < line.to && line.raw[k] !== sign) continue;
    const whole = line.raw.slice(at, k);
    const text = whole.trim();
    const from = at + whole.length - whole.trimStart().length;
    if (text !== "") cells.push({ line: line.n, from, to: from + text.length, apart: true, cell });
    if (k < line.to) signs.push({ line: line.n, from: k, to: k + 1 });
    // The stroke that opens a line opens no cell before it.
    if (!(sign === "|" && k === line.from)) cell++;
    at = k + 1;
  }
  return { cells, signs };
}

/** Parts that text may go on from. */
const RUNNING = new Set<BlockKind>(["paragraph", "entry", "note"]);
const SALUTATION = /^(?:各位|尊敬的)[\u3400-\u9fff、，]{1,16}[：:！!，,]$/;
/** `——必须坚持按客观规律办事。` begins an item, and heads the paragraph below it where it stands alone. */
const DASHED = /^——/;
const DASHED_HEAD = /^——[^。]{4,30}。$/;
const ITEM_BEFORE = /[。！？；：:]$/;
const ADDRESS_END = /[：:]$/;
const NOTE_LINES = 6;

function joins(marks: readonly Marked[], i: number, last: Block, layout: Layout): boolean {
  const mark = markAt(marks, i);
  const before = markOf(marks, i, last);
  if (before === undefined) return false;
  if (mark.joined) return true;
  if (mark.part === "row-more") return last.kind === "row";
  if (mark.part !== "text" || !RUNNING.has(last.kind)) return false;
  const first = last.lines.length === 1 ? (last.lines[0]?.text ?? "") : "";
  if (SALUTATION.test(first)) return true;
  if (DASHED.test(mark.line.text)) {
    if (ITEM_BEFORE.test(before.line.text)) return false;
  } else if (DASHED_HEAD.test(first) && last.kind === "paragraph") return true;
  if (mark.alone === "before" || mark.alone === "both" || before.alone === "after" || before.alone === "both")
    return false;
  if (before.alone === "before" && !ADDRESS_END.test(before.line.text)) return mark.alone === "after";
  if (last.kind === "note" && (last.lines.length >= NOTE_LINES || mark.line.blanksBefore > 1)) return false;
  return paragraphGoesOn(marks, i, last, before.line, layout);
}

/** The mark of the last line of the block before line `i`. */
function markOf(marks: readonly Marked[], i: number, last: Block): Marked | undefined {
  const line = last.lines.at(-1);
  for (let k = i - 1; k >= Math.max(0, i - PAGE_EDGE - 1); k--) if (marks[k]?.line === line) return marks[k];
  return undefined;
}

/** A line that is not full and ends no sentence can only be the first of a paragraph, whose indent is lost. */
function looksFirst(line: Line, next: Marked | undefined, width: number): boolean {
  if (next?.part !== "text" || endsSentence(line.text)) return false;
  return line.width <= width - SLACK && line.width >= width - INDENT - SLACK;
}

/** Within a row: whether a line is another cell and not the rest of the one before. */
function apartFrom(last: Block, mark: Marked): boolean {
  if (last.kind !== "row") return false;
  const before = last.lines.at(-1)?.text ?? "";
  const people = before.slice(dateCellLength(before));
  return people.trim() === "" || isNameLine(people.trim()) || isNameLine(mark.line.text);
}

/** Lines looked at on each side to learn how wide a full line is hereabouts. */
const NEARBY = 6;
/** A line so much shorter than a full one ends a paragraph, whatever stands near it. */
const MUCH_SHORTER = 0.5;
/** A paragraph begins two characters in. */
const INDENT = 2;
/** Signs at the end of a line may leave so much of it empty. */
const SLACK = 1.5;

function paragraphGoesOn(
  marks: readonly Marked[],
  i: number,
  last: Block,
  before: Line,
  layout: Layout,
): boolean {
  const { line } = markAt(marks, i);
  if (line.item || isIndented(line, layout)) return false;
  // Lines that are paragraphs: an item ends with its line, whether or not a stop is printed.
  if (before.item && layout.wrapWidth === null && !/[，、：]$/.test(before.text)) return false;
  if (!endsSentence(before.text)) return true;
  if (layout.blanks === "between") {
    // Paragraphs without a blank line between, each with a head of its own.
    if (
      layout.wrapWidth === null &&
      plainRunInEnd(line.text) > 0 &&
      plainRunInEnd(last.lines[0]?.text ?? "") > 0
    )
      return false;
    return line.blanksBefore === 0 && before.n !== line.n;
  }
  if (layout.wrapWidth === null || before.width < MUCH_SHORTER * layout.wrapWidth) return false;
  const near: Line[] = [];
  for (let k = Math.max(0, i - NEARBY); k < Math.min(marks.length, i + NEARBY); k++) {
    const other = marks[k];
    if (other !== undefined && (other.part === "text" || other.part === "entry" || other.part === "numbered"))
      near.push(other.line);
  }
  const width = wrapWidthOf(near) ?? layout.wrapWidth;
  // The first line of a paragraph is shorter by its indent, also where the indent is lost.
  const set = before.width + (last.lines.length === 1 ? INDENT : 0);
  if (set < width - SLACK || before.width > width * 1.3) return false;
  return !looksFirst(line, marks[i + 1], width);
}
