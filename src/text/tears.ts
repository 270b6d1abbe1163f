/** What mending torn text needs to know of blocks: their neighbours, their parts, where pages begin. Pure. */

import type { Block } from "./blocks.ts";
import type { Line } from "./lines.ts";

/** Something odd that was found, with the lines it concerns. */
export interface Finding {
  readonly code: "torn-text" | "misplaced-entry" | "foreign-matter";
  readonly lines: readonly [number, number];
  readonly message: string;
}

/** A report is told by its entries from this many on. */
export const ENTRIES = 3;
/** Text of a block as one string, without the blanks of its edges. */
export function textOf(lines: readonly Line[]): string {
  return lines.map((line) => line.text).join("");
}

/** Place of the nearest block above (-1) or below (1) that is no furniture. */
export function neighbour(blocks: readonly Block[], at: number, step: 1 | -1): number {
  let k = at + step;
  while (blocks[k]?.kind === "furniture") k += step;
  return k;
}

/** Whether a block is running text. */
export function isText(block: Block | undefined): boolean {
  return block?.kind === "entry" || block?.kind === "paragraph";
}

/** Whether a block is a heading without a number: the name of a part. */
export function isName(block: Block | undefined): boolean {
  const style = block?.heading?.style;
  return (
    block?.kind === "heading" &&
    (style === "plain" || style === "set" || style === "spaced" || style === "mark")
  );
}

/** Whether the entries of a report are signed: then a byline ends each. */
export function areSigned(blocks: readonly Block[]): boolean {
  let entries = 0;
  let signed = 0;
  for (const [i, block] of blocks.entries()) {
    if (block.kind !== "entry") continue;
    entries++;
    if (blocks[neighbour(blocks, i, 1)]?.kind === "byline") signed++;
  }
  return entries >= ENTRIES && signed >= entries * 0.5;
}

/** Joins `tail` to the end of `head`. */
export function append(head: Block, tail: Block): void {
  for (const piece of tail.pieces) head.pieces.push(piece);
  for (const line of tail.lines) head.lines.push(line);
}

/** The lines of a block from `from` to `to` as a block of its own. */
export function part(block: Block, from: number, to: number): Block {
  return { ...block, lines: block.lines.slice(from, to), pieces: block.pieces.slice(from, to) };
}

/** Lines that an entry's title takes. */
export function titleLines(block: Block): number {
  if (block.kind !== "entry") return 0;
  const at = block.lines.findIndex((line) => line.text.includes("】"));
  return Math.max(0, at) + 1;
}

/** First and last line of these blocks. */
export function rangeOf(blocks: readonly Block[]): [number, number] {
  let first = Number.POSITIVE_INFINITY;
  let last = 1;
  for (const block of blocks) {
    for (const line of block.lines) {
      first = Math.min(first, line.n);
      last = Math.max(last, line.n);
    }
  }
  return [Math.min(first, last), last];
}

/** Lines that begin a page: told by the format, or by the lone space that a page break leaves. */
export function pageStarts(blocks: readonly Block[]): ReadonlySet<number> {
  const lines: Line[] = [];
  for (const block of blocks) for (const line of block.lines) lines.push(line);
  const starts = new Set<number>();
  const spaced = lines.filter((line) => line.indent === 0.5);
  if (spaced.length * 25 <= lines.length) for (const line of spaced) starts.add(line.n);
  let page: number | null = null;
  for (const line of lines) {
    if (line.page !== null && line.page !== page) starts.add(line.n);
    if (line.raw.startsWith("\f")) starts.add(line.n);
    page = line.page;
  }
  return starts;
}
