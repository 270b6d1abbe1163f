/** Replies as Telegram messages: text with entities. Nothing is parsed on the way, so nothing has to be escaped. */

import type { MessageEntity } from "telegraf/types";
import type { Block, Style } from "../chat/reply.ts";

/** `expandable_blockquote` is newer than telegraf's types. */
export type Entity = Omit<MessageEntity.CommonMessageEntity, "type"> & { type: string };

export interface Text {
  readonly text: string;
  readonly entities: readonly Entity[];
}

const ENTITY: Readonly<Record<Style, string>> = { bold: "bold", italic: "italic", code: "code" };

/** The server keeps the first hundred. */
const MOST_ENTITIES = 100;

/** The text of blocks, one below the other, with the entities that mark it. */
export function renderBlocks(blocks: readonly Block[]): Text {
  let text = "";
  const entities: Entity[] = [];
  for (const [i, block] of blocks.entries()) {
    if (i > 0) text += "\n";
    const start = text.length;
    for (const run of block.runs) {
      const shown = sendable(run.text);
      if (run.style !== undefined) mark(entities, ENTITY[run.style], text.length, shown);
      text += shown;
    }
    if (block.kind !== "line") {
      mark(
        entities,
        block.kind === "quote" ? "blockquote" : "expandable_blockquote",
        start,
        text.slice(start),
      );
    }
  }
  return { text, entities: kept(entities).toSorted((a, b) => a.offset - b.offset || b.length - a.length) };
}

/** Of too many marks the quotes stay, and the first of the others. */
function kept(entities: readonly Entity[]): Entity[] {
  const quotes = entities.filter(({ type }) => type.endsWith("quote"));
  const others = entities.filter(({ type }) => !type.endsWith("quote"));
  return [...quotes, ...others.slice(0, Math.max(0, MOST_ENTITIES - quotes.length))];
}

/** Characters that the server drops or replaces (controls, direction overrides, stacking lines): offsets would shift. */
const DROPPED = /(?!\n)[\p{Cc}\u2028-\u202e]|\u030a|\u0333|\u033f/gu;

/** Text of the same length that arrives as it was sent; a lone surrogate is no text at all. */
export function sendable(text: string): string {
  return text.replace(DROPPED, " ").replace(/\p{Cs}/gu, "\ufffd");
}

/** The server drops marks on blank text and trims them at their ends: so do we, for offsets to stay true. */
function mark(entities: Entity[], type: string, offset: number, marked: string): void {
  const leading = marked.length - marked.trimStart().length;
  const length = marked.trim().length;
  if (length > 0) entities.push({ type, offset: offset + leading, length });
}
