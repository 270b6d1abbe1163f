/** Updates as they come, and whose turn they are. */

import type { Update as TelegrafUpdate } from "telegraf/types";

export type Update = TelegrafUpdate;

/** The kinds of update that are asked for and answered; the server sends no others. */
export const UPDATE_KINDS = [
  "message",
  "edited_message",
  "callback_query",
  "inline_query",
  "my_chat_member",
] as const;

export type UpdateKind = (typeof UPDATE_KINDS)[number];

/** The kind of an update; null for kinds that are not asked for, now or in future. */
export function kindOf(update: Update): UpdateKind | null {
  return UPDATE_KINDS.find((kind) => kind in update) ?? null;
}

/** The queue an update waits in: its chat, or for inline queries its sender, so that answers come in order. */
export function laneOf(update: Update): string {
  if ("message" in update) return `chat ${update.message.chat.id}`;
  if ("edited_message" in update) return `chat ${update.edited_message.chat.id}`;
  if ("my_chat_member" in update) return `chat ${update.my_chat_member.chat.id}`;
  if ("callback_query" in update) {
    const chat = update.callback_query.message?.chat.id;
    return chat === undefined ? `user ${update.callback_query.from.id}` : `chat ${chat}`;
  }
  if ("inline_query" in update) return `inline ${update.inline_query.from.id}`;
  return "others";
}
