/** Long texts as several messages: between blocks where possible, never inside a number or a character. */

import { blockText, type Block, type Run } from "../chat/reply.ts";
import { wholeCut } from "../chat/quote.ts";

/** Telegram's limit for a message, UTF-16 units. */
export const MESSAGE_LIMIT = 4_096;

/** Distributes blocks over messages of at most `limit` units, in order; a block that is longer is cut at sentences. */
export function splitBlocks(blocks: readonly Block[], limit = MESSAGE_LIMIT): Block[][] {
  const messages: Block[][] = [[]];
  let used = 0;
  for (const block of blocks.flatMap((one) => cutBlock(one, limit))) {
    const length = blockText(block).length;
    const current = messages.at(-1) ?? [];
    if (current.length > 0 && used + 1 + length > limit) {
      messages.push([block]);
      used = length;
    } else {
      current.push(block);
      used += (current.length > 1 ? 1 : 0) + length;
    }
  }
  return messages;
}

/** A block in pieces of at most `limit` units. */
function cutBlock(block: Block, limit: number): Block[] {
  const text = blockText(block);
  const pieces: Block[] = [];
  for (let at = 0; text.length - at > limit; ) {
    const end = cutPoint(text, at, limit);
    pieces.push(piece(block, at, end));
    at = end;
    if (text.length - at <= limit) return [...pieces, piece(block, at, text.length)];
  }
  return pieces.length === 0 ? [block] : pieces;
}

/** After the last sentence in the second half of the room, else at the last whole place. */
function cutPoint(text: string, start: number, limit: number): number {
  for (let i = start + limit; i > start + limit / 2; i -= 1) {
    if (/[。！？；\n]/u.test(text.charAt(i - 1))) return i;
  }
  return wholeCut(text, start + limit);
}

/** The part of a block between two offsets of its text, styles kept. */
function piece(block: Block, start: number, end: number): Block {
  const runs: Run[] = [];
  let at = 0;
  for (const run of block.runs) {
    const text = run.text.slice(Math.max(0, start - at), Math.max(0, end - at));
    if (text !== "") runs.push({ ...run, text });
    at += run.text.length;
  }
  return { kind: block.kind, runs };
}
