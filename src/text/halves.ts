/** Joins the halves of entries that the columns of a page tore apart, where the letters of the report support it. Pure. */

import { type Block, blockAt, isOpen } from "./blocks.ts";
import { type Letters, seam } from "./seams.ts";
import { FAIR, splitScore } from "./splits.ts";
import { append, type Finding, isName, isText, neighbour, part, rangeOf, textOf } from "./tears.ts";

/** A tail is looked for no further than this many blocks below its head. */
const WINDOW = 80;
/** Entries that stop in mid-sentence, and texts without a title that go on from one. */
export function joinHalves(
  blocks: readonly Block[],
  letters: Letters,
  signed: boolean,
  starts: ReadonlySet<number>,
  findings: Finding[],
): Block[] {
  let list = [...blocks];
  const given = new Set<Block>();
  for (let i = 0; i < list.length; i++) {
    const head = blockAt(list, i);
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
    given.add(blockAt(list, way.tail));
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
  const block = blockAt(blocks, i);
  if (!isText(block) || !isOpen(block)) return false;
  if (block.kind === "paragraph" && block.heading !== null && block.lines.length === 1) return false;
  const next = blocks[neighbour(blocks, i, 1)];
  return next !== undefined && (next.kind === "entry" || isName(next));
}

/** Whether the block at `i` is text that must have begun elsewhere: untitled, behind the byline of another. */
function isTail(blocks: readonly Block[], i: number, signed: boolean): boolean {
  const block = blockAt(blocks, i);
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
  const head = textOf(blockAt(blocks, i).lines);
  let best: Way | null = null;
  let tails = 0;
  for (let j = i + 1; j < Math.min(blocks.length, i + WINDOW) && tails < 2; j++) {
    const block = blockAt(blocks, j);
    if (!isTail(blocks, j, signed) || given.has(block)) continue;
    tails++;
    const tail = textOf(block.lines);
    const direct = seam(head, tail, letters);
    // Nearer tails are likelier: a page is torn once or twice, not across chapters.
    const far = (tails - 1) * FAIR;
    if (direct >= FAIR && direct - far > (best?.score ?? 0))
      best = { tail: j, middle: null, at: 0, score: direct - far };
    for (let k = i + 1; k < j; k++) {
      const middle = blockAt(blocks, k);
      if (!isText(middle) || middle.lines.length < 2) continue;
      const less = far + (k - i) * 0.02 + FAIR;
      const split = splitScore(middle, head, tail, less + (best?.score ?? 0), letters);
      if (split !== null) best = { tail: j, middle: k, at: split.at, score: split.score - less };
    }
  }
  return best;
}

/** The head of one entry, then that of another, run into the wrong tails: `head … middle|rest … tail`. */
function joinCrossed(blocks: readonly Block[], i: number, k: number, at: number, j: number): Block[] {
  const head = part(blockAt(blocks, i), 0, Number.POSITIVE_INFINITY);
  const middle = blockAt(blocks, k);
  const tail = blockAt(blocks, j);
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
  const head = part(blockAt(blocks, i), 0, Number.POSITIVE_INFINITY);
  append(head, blockAt(blocks, j));
  const between = blocks.slice(i + 1, j);
  const after = blocks.slice(j + 1);
  const byline = after[0]?.kind === "byline" ? after.splice(0, 1) : [];
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
