/** Replies on their way out: split where too long, in the right topic, with their buttons. */

import type { Message } from "telegraf/types";
import type { Reply } from "../chat/reply.ts";
import { ApiError } from "./api-error.ts";
import type { Desk } from "./desk.ts";
import { keyboardOf } from "./keyboard.ts";
import { renderBlocks } from "./render.ts";
import { splitBlocks } from "./split.ts";

/** Where a reply goes. */
export interface Target {
  readonly chat: number;
  /** The message it answers, or null. */
  readonly replyTo: number | null;
  /** The topic of a forum; null elsewhere and in the General topic, which must not be named. */
  readonly topic: number | null;
  /** No sound: groups are busy enough. */
  readonly silent: boolean;
}

/** The place a message came from, to answer it there. */
export function targetOf(message: Message): Target {
  const topic =
    "is_topic_message" in message && message.is_topic_message ? message.message_thread_id : undefined;
  return {
    chat: message.chat.id,
    replyTo: message.message_id,
    topic: topic ?? null,
    silent: message.chat.type !== "private",
  };
}

/** Parameters that every message to a target has. */
export function targetParameters(target: Target): Record<string, unknown> {
  return {
    ...(target.topic === null ? {} : { message_thread_id: target.topic }),
    ...(target.silent ? { disable_notification: true } : {}),
    ...(target.replyTo === null
      ? {}
      : { reply_parameters: { message_id: target.replyTo, allow_sending_without_reply: true } }),
  };
}

/** Sends a reply, as several messages where it is long; resolves with the id of the last, which has the buttons. */
export async function sendReply(
  desk: Desk,
  target: Target,
  reply: Reply,
  question: string | null = null,
): Promise<number> {
  const keyboard = keyboardOf(reply.rows, { username: desk.me.username, question, inline: desk.me.inline });
  const parts = splitBlocks(reply.blocks);
  let sent = 0;
  for (const [i, part] of parts.entries()) {
    const last = i === parts.length - 1;
    const message = await desk.outbox.send<{ message_id: number }>(target.chat, "sendMessage", {
      ...renderBlocks(part),
      link_preview_options: { is_disabled: true },
      ...targetParameters(i === 0 ? target : { ...target, replyTo: null }),
      ...(last && keyboard !== null ? { reply_markup: keyboard } : {}),
    });
    sent = message.message_id;
  }
  return sent;
}

/** Puts a reply in the place of a message of ours. A message that is gone, or unchanged, is no fault. */
export async function editReply(
  desk: Desk,
  chat: number,
  message: number,
  reply: Reply,
  question: string | null = null,
): Promise<void> {
  const keyboard = keyboardOf(reply.rows, { username: desk.me.username, question, inline: desk.me.inline });
  const [part = []] = splitBlocks(reply.blocks);
  try {
    await desk.outbox.send(chat, "editMessageText", {
      message_id: message,
      ...renderBlocks(part),
      link_preview_options: { is_disabled: true },
      ...(keyboard === null ? {} : { reply_markup: keyboard }),
    });
  } catch (error) {
    if (!(error instanceof ApiError) || (error.code !== "not-modified" && error.code !== "not-found"))
      throw error;
  }
}
