/** A line with the part it plays. Pure. */

import type { Heading } from "./headings.ts";
import type { Line } from "./lines.ts";

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
  item: false,
};

/** The mark at `i`; where there is none, an empty one that plays no part. */
export function markAt(marks: readonly Marked[], i: number): Marked {
  return marks[i] ?? markOf(NO_LINE);
}

/** A line of which nothing is known yet. */
export function markOf(line: Line): Marked {
  return { line, part: "text", heading: null, columns: [], joined: false, pageEdge: false, alone: null };
}

const ENTRY = /^(?:\*\*)?【(?!字号|打印|字体|关闭|大中小|大 中 小|收藏|纠错|我要)/;
/** Whether a line begins an entry of a yearbook (`【title】`). */
export function beginsEntry(text: string): boolean {
  return ENTRY.test(text);
}
