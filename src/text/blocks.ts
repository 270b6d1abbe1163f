/** Puts marked lines together to blocks: wrapped lines to paragraphs, entries, rows. Pure. */

import type { Heading } from "./headings.ts";
import { numberOf } from "./headings.ts";
import { type Layout, SENTENCE_END, wrapWidthOf } from "./layout.ts";
import { type Line, type Piece, wholeLine } from "./lines.ts";
import type { Marked } from "./marks.ts";

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
  pieces: Piece[];
  readonly heading: Heading | null;
  readonly columns: readonly string[];
  /** Its last line ends where no sentence ends. */
  open: boolean;
  /** Text that belongs to no section that is known. */
  orphan: boolean;
}

/** Puts the lines together. */
export function assemble(marks: readonly Marked[], layout: Layout): Block[] {
  const blocks: Block[] = [];
  for (const [i, mark] of marks.entries()) {
    const last = blocks.at(-1);
    const before = marks[i - 1];
    if (last !== undefined && before !== undefined && joins(marks, i, last, layout)) {
      last.pieces.push(wholeLine(mark.line));
      last.open = !SENTENCE_END.test(mark.line.text);
      continue;
    }
    blocks.push({
      kind: kindOf(mark),
      pieces: [wholeLine(mark.line)],
      heading: mark.heading,
      columns: mark.columns,
      open: !SENTENCE_END.test(mark.line.text),
      orphan: false,
    });
  }
  return blocks;
}

function kindOf(mark: Marked): BlockKind {
  switch (mark.part) {
    case "text":
    case "numbered":
      return "paragraph";
    case "row-more":
      return "row";
    default:
      return mark.part;
  }
}

/** Parts that text may go on from. */
const RUNNING = new Set<BlockKind>(["paragraph", "entry", "note"]);

function joins(marks: readonly Marked[], i: number, last: Block, layout: Layout): boolean {
  const mark = marks[i] as Marked;
  const before = marks[i - 1] as Marked;
  if (mark.joined) return true;
  if (mark.part === "row-more") return last.kind === "row";
  if (mark.part !== "text") return false;
  if (last.kind === "heading" && last.heading !== null) return headingGoesOn(before, mark, layout);
  if (!RUNNING.has(last.kind)) return false;
  return paragraphGoesOn(marks, i, before.line, mark.line, layout);
}

/** A numbered heading that filled its line and holds no full stop may go on: `…服务效能稳步` / `提升`. */
function headingGoesOn(before: Marked, mark: Marked, layout: Layout): boolean {
  if (layout.wrapWidth === null || before.heading === null || numberOf(before.line.text) === null)
    return false;
  return (
    before.line.width >= layout.wrapWidth * 0.9 &&
    mark.line.width < layout.wrapWidth * 0.6 &&
    !SENTENCE_END.test(mark.line.text)
  );
}

/** Lines looked at on each side to learn how wide a full line is hereabouts. */
const NEARBY = 5;

function paragraphGoesOn(
  marks: readonly Marked[],
  i: number,
  before: Line,
  line: Line,
  layout: Layout,
): boolean {
  const ended = SENTENCE_END.test(before.text);
  if (!ended) return true;
  if (layout.blanks === "between" && line.blanksBefore === 0) return true;
  if (layout.blanks === "between" && line.blanksBefore > 0) return false;
  if (layout.wrapWidth === null) return false;
  const near: Line[] = [];
  for (let k = Math.max(0, i - NEARBY); k < Math.min(marks.length, i + NEARBY); k++) {
    const other = marks[k];
    if (other !== undefined && other.part !== "row" && other.part !== "heading") near.push(other.line);
  }
  const width = wrapWidthOf(near) ?? layout.wrapWidth;
  return before.width >= width * 0.8 && before.width <= width * 1.3;
}
