/**
 * Mends what the columns of a page tore: an entry that stops in mid-sentence and goes on elsewhere, a
 * heading caught inside an entry, a title line in the middle of its own text. Joins only what the letters
 * of the report support; the rest is left apart and told as a problem. Pure.
 */

import { type Block, blockOf, isOpen } from "./blocks.ts";
import { SENTENCE_END } from "./layout.ts";
import type { Line } from "./lines.ts";
import { countLetters, type Letters, seam } from "./seams.ts";

/** Something odd that was found, with the lines it concerns. */
export interface Finding {
  readonly code: "torn-text" | "misplaced-entry" | "foreign-matter";
  readonly lines: readonly [number, number];
  readonly message: string;
}

/** A report is told by its entries from this many on. */
export const ENTRIES = 3;
/** A tail is looked for no further than this many blocks below its head. */
const WINDOW = 80;
/** What a join of two halves must be worth, and by how much the better of two ways must win. */
const GOOD = 2.5;
const FAIR = 1;

/** Text of a block as one string, without the blanks of its edges. */
function textOf(lines: readonly Line[]): string {
  return lines.map((line) => line.text).join("");
}

function neighbour(blocks: readonly Block[], at: number, step: 1 | -1): number {
  let k = at + step;
  while (blocks[k]?.kind === "furniture") k += step;
  return k;
}

function isText(block: Block | undefined): boolean {
  return block?.kind === "entry" || block?.kind === "paragraph";
}

function isName(block: Block | undefined): boolean {
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
function append(head: Block, tail: Block): void {
  head.pieces.push(...tail.pieces);
  head.lines.push(...tail.lines);
}

/** The lines of a block from `from` to `to` as a block of its own. */
function part(block: Block, from: number, to: number): Block {
  return { ...block, lines: block.lines.slice(from, to), pieces: block.pieces.slice(from, to) };
}

/** Lines that an entry's title takes. */
function titleLines(block: Block): number {
  if (block.kind !== "entry") return 0;
  const at = block.lines.findIndex((line) => line.text.includes("】"));
  return Math.max(0, at) + 1;
}

/** Mends the blocks of a report; returns them in their right order with what was found. */
export function mendTorn(blocks: readonly Block[]): { blocks: Block[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const entries = blocks.filter((block) => block.kind === "entry").length;
  if (entries < ENTRIES) return { blocks: [...blocks], findings };
  const letters = countLetters(blocks);
  const signed = areSigned(blocks);
  const starts = pageStarts(blocks);
  let mended = putBackTitles(blocks, letters, findings);
  mended = putBackHeadings(mended, letters, starts, findings);
  mended = joinHalves(mended, letters, signed, starts, findings);
  return { blocks: mended, findings };
}

/** Lines that begin a page: told by the format, or by the lone space that a page break leaves. */
function pageStarts(blocks: readonly Block[]): ReadonlySet<number> {
  const lines = blocks.flatMap((block) => block.lines);
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

/** An entry whose title line stands in the middle of its own text: `[text] 【title】… [rest of text]`. */
function putBackTitles(blocks: readonly Block[], letters: Letters, findings: Finding[]): Block[] {
  const result: Block[] = [];
  for (let i = 0; i < blocks.length; i++) {
    const stray = blocks[i] as Block;
    const entry = blocks[i + 1];
    const before = result.at(-1)?.kind;
    const candidate =
      stray.kind === "paragraph" &&
      stray.heading === null &&
      entry?.kind === "entry" &&
      (before === "heading" || before === "byline");
    if (candidate && isOpen(stray)) {
      const at = bestSplit(entry, stray, stray, letters);
      if (at !== null) {
        const whole = part(entry, 0, at);
        append(whole, stray);
        append(whole, part(entry, at, entry.lines.length));
        findings.push({
          code: "misplaced-entry",
          lines: rangeOf([stray, entry]),
          message: "The title line of an entry stood in the middle of its text; they were put in order.",
        });
        result.push(whole);
        i++;
        continue;
      }
    }
    result.push(stray);
  }
  return result;
}

/** Where to split `middle` so that its head goes on in `tail` and its rest continues `head`; null where nothing convinces. */
function bestSplit(middle: Block, head: Block, tail: Block, letters: Letters): number | null {
  const found = splitScore(middle, textOf(head.lines), textOf(tail.lines), letters);
  return found !== null && found.score >= GOOD ? found.at : null;
}

function splitScore(
  middle: Block,
  head: string,
  tail: string,
  letters: Letters,
): { at: number; score: number } | null {
  let best: { at: number; score: number } | null = null;
  for (let at = titleLines(middle); at < middle.lines.length; at++) {
    if (at === 0) continue;
    const left = middle.lines[at - 1]?.text ?? "";
    const right = middle.lines[at]?.text ?? "";
    if (SENTENCE_END.test(left)) continue;
    const natural = seam(left, right, letters);
    if (natural >= FAIR) continue;
    const first = seam(head, right, letters);
    const second = seam(left, tail, letters);
    if (Math.max(first, second) < FAIR) continue;
    const score = first + second - natural;
    if (best === null || score > best.score) best = { at, score };
  }
  return best;
}

/** A heading caught between an entry and the rest of it or its byline goes to the top of its page. */
function putBackHeadings(
  blocks: readonly Block[],
  letters: Letters,
  starts: ReadonlySet<number>,
  findings: Finding[],
): Block[] {
  const result: Block[] = [...blocks];
  for (let i = 1; i < result.length; i++) {
    const heading = result[i] as Block;
    const above = result[i - 1] as Block;
    const below = result[i + 1];
    if (!isName(heading) || above.kind !== "entry" || below === undefined) continue;
    const torn =
      below.kind === "paragraph" &&
      below.heading === null &&
      isOpen(above) &&
      seam(textOf(above.lines), textOf(below.lines), letters) >= 0;
    if (below.kind !== "byline" && !torn) continue;
    const home = homeOf(result, i - 1, starts);
    const message = torn
      ? "A heading stood inside an entry; the entry's halves were joined."
      : "A heading stood between an entry and its byline; it was moved up.";
    findings.push({ code: "torn-text", lines: rangeOf([above, below]), message });
    if (torn) {
      append(above, below);
      result.splice(i, 2);
    } else result.splice(i, 1);
    result.splice(home, 0, heading);
  }
  return result;
}

/** Where a heading caught in the entry at `at` belongs: the top of the page, else where the run of entries begins. */
function homeOf(blocks: readonly Block[], at: number, starts: ReadonlySet<number>): number {
  let top = at;
  for (let k = at; k >= 0; k--) {
    const block = blocks[k] as Block;
    if (block.kind === "entry") {
      top = k;
      if (starts.has(block.lines[0]?.n ?? 0)) return k;
    } else if (block.kind === "heading") return nextAfter(blocks, at);
    else if (block.kind !== "byline" && block.kind !== "furniture") return top;
    else if (block.kind === "byline" && !isText(blocks[neighbour(blocks, k, -1)])) return top;
    else if (block.kind === "byline" && blocks[neighbour(blocks, k, -1)]?.kind === "paragraph") return top;
  }
  return top;
}

/** Behind the entry and its byline. */
function nextAfter(blocks: readonly Block[], at: number): number {
  return blocks[at + 1]?.kind === "byline" ? at + 2 : at + 1;
}

/** Entries that stop in mid-sentence, and texts without a title that go on from one. */
function joinHalves(
  blocks: readonly Block[],
  letters: Letters,
  signed: boolean,
  starts: ReadonlySet<number>,
  findings: Finding[],
): Block[] {
  let list = [...blocks];
  const given = new Set<Block>();
  for (let i = 0; i < list.length; i++) {
    const head = list[i] as Block;
    if (!isCutOff(list, i)) continue;
    const way = bestWay(list, i, letters, signed, given);
    if (way === null) {
      findings.push({
        code: "torn-text",
        lines: rangeOf([head]),
        message: "The text stops in mid-sentence; where it goes on could not be told.",
      });
      continue;
    }
    given.add(list[way.tail] as Block);
    findings.push({
      code: "torn-text",
      lines: [head.lines[0]?.n ?? 1, list[way.tail]?.lines.at(-1)?.n ?? 1],
      message: "An entry was torn by the columns of the page; its halves were joined.",
    });
    list =
      way.middle === null
        ? joinDirect(list, i, way.tail, starts)
        : joinCrossed(list, i, way.middle, way.at, way.tail);
  }
  return list;
}

/** Whether the text at `i` stops in mid-sentence before something that is not its rest. */
function isCutOff(blocks: readonly Block[], i: number): boolean {
  const block = blocks[i] as Block;
  if (!isText(block) || !isOpen(block)) return false;
  if (block.kind === "paragraph" && block.heading !== null && block.lines.length === 1) return false;
  const next = blocks[neighbour(blocks, i, 1)];
  return next !== undefined && (next.kind === "entry" || isName(next));
}

/** Whether the block at `i` is text that must have begun elsewhere: untitled, behind the byline of another. */
function isTail(blocks: readonly Block[], i: number, signed: boolean): boolean {
  const block = blocks[i] as Block;
  if (block.kind !== "paragraph" || block.heading !== null) return false;
  const before = blocks[neighbour(blocks, i, -1)];
  return signed && before?.kind === "byline";
}

interface Way {
  readonly tail: number;
  readonly middle: number | null;
  readonly at: number;
  readonly score: number;
}

function bestWay(
  blocks: readonly Block[],
  i: number,
  letters: Letters,
  signed: boolean,
  given: ReadonlySet<Block>,
): Way | null {
  const head = textOf((blocks[i] as Block).lines);
  let best: Way | null = null;
  let tails = 0;
  for (let j = i + 1; j < Math.min(blocks.length, i + WINDOW) && tails < 2; j++) {
    const block = blocks[j] as Block;
    if (!isTail(blocks, j, signed) || given.has(block)) continue;
    tails++;
    const tail = textOf(block.lines);
    const direct = seam(head, tail, letters);
    // Nearer tails are likelier: a page is torn once or twice, not across chapters.
    const far = (tails - 1) * FAIR;
    if (direct >= FAIR && direct - far > (best?.score ?? 0))
      best = { tail: j, middle: null, at: 0, score: direct - far };
    for (let k = i + 1; k < j; k++) {
      const middle = blocks[k] as Block;
      if (!isText(middle) || middle.lines.length < 2) continue;
      const split = splitScore(middle, head, tail, letters);
      if (split === null || split.score < GOOD) continue;
      const score = split.score - far - (k - i) * 0.02 - FAIR;
      if (score > (best?.score ?? 0)) best = { tail: j, middle: k, at: split.at, score };
    }
  }
  return best;
}

/** The head of one entry, then that of another, run into the wrong tails: `head … middle|rest … tail`. */
function joinCrossed(blocks: readonly Block[], i: number, k: number, at: number, j: number): Block[] {
  const head = part(blocks[i] as Block, 0, Number.POSITIVE_INFINITY);
  const middle = blocks[k] as Block;
  const tail = blocks[j] as Block;
  append(head, part(middle, at, middle.lines.length));
  const moved = part(middle, 0, at);
  append(moved, tail);
  return [
    ...blocks.slice(0, i),
    head,
    ...blocks.slice(k + 1, j),
    ...blocks.slice(i + 1, k),
    moved,
    ...blocks.slice(j + 1),
  ];
}

/** The tail itself goes on from the head; what stands between was moved up and belongs below the rest of the page. */
function joinDirect(blocks: readonly Block[], i: number, j: number, starts: ReadonlySet<number>): Block[] {
  const head = part(blocks[i] as Block, 0, Number.POSITIVE_INFINITY);
  append(head, blocks[j] as Block);
  const between = blocks.slice(i + 1, j);
  const after = blocks.slice(j + 1);
  const byline = after[0]?.kind === "byline" ? [after.shift() as Block] : [];
  if (!between.some((block) => isName(block)))
    return [...blocks.slice(0, i), head, ...byline, ...between, ...after];
  const end = after.findIndex((block) => block.kind === "heading" || starts.has(block.lines[0]?.n ?? 0));
  const rest = end < 0 ? [] : after.slice(0, end);
  const known = end >= 0 && starts.has(after[end]?.lines[0]?.n ?? 0);
  if (known) return [...blocks.slice(0, i), head, ...byline, ...rest, ...between, ...after.slice(end)];
  // Whose section they stand in cannot be told: the one torn apart or the one moved up.
  const unsure = (end < 0 ? after : rest).map((block) =>
    isText(block) ? { ...block, orphan: "torn" as const } : block,
  );
  return [
    ...blocks.slice(0, i),
    head,
    ...byline,
    ...between,
    ...unsure,
    ...(end < 0 ? [] : after.slice(end)),
  ];
}

/** First and last line of these blocks. */
export function rangeOf(blocks: readonly Block[]): [number, number] {
  const numbers = blocks.flatMap((block) => block.lines.map((line) => line.n));
  return [Math.min(...numbers), Math.max(...numbers)];
}

/** Marks text that does not belong where it stands: torn tails without a head, the end of another chapter. */
export function markForeign(blocks: Block[]): Finding[] {
  const findings: Finding[] = [];
  if (!areSigned(blocks)) return findings;
  let foreign = false;
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i] as Block;
    const before = blocks[neighbour(blocks, i, -1)];
    const next = blocks[neighbour(blocks, i, 1)];
    if (isName(block)) {
      if (foreign && next?.kind !== "entry") giveHeading(blocks, i);
      else foreign = false;
      continue;
    }
    if (block.kind === "entry" && foreign) block.orphan = "foreign";
    const listed = block.kind === "heading" && /^digit/.test(block.heading?.style ?? "");
    if (block.kind !== "paragraph" && !listed) continue;
    const stray =
      before?.kind === "byline" ||
      (foreign && before?.kind === "heading" && (isName(before) || before.heading === null));
    if (!stray || block.orphan !== null) continue;
    const single = block.heading === null && next?.kind === "byline";
    foreign ||= !single;
    block.orphan = foreign ? "foreign" : "torn";
    findings.push({
      code: foreign ? "foreign-matter" : "torn-text",
      lines: rangeOf([block]),
      message: foreign
        ? "Text of another chapter stands here; it is kept without a heading."
        : "Text without a title stands here; whose rest it is could not be told.",
    });
  }
  return findings;
}

/** A heading that stands below the text of its own: it is given to that text and heads nothing that follows. */
function giveHeading(blocks: Block[], i: number): void {
  const heading = blocks[i] as Block;
  for (let k = i - 1; k >= 0; k--) {
    const block = blocks[k] as Block;
    if (block.kind !== "paragraph" && block.kind !== "heading") break;
    if (block.orphan !== "foreign") continue;
    block.under = heading.lines.map((line) => line.text).join("");
    break;
  }
  blocks[i] = blockOf("heading", heading.lines, heading.pieces, null);
}
