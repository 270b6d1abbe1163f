/** A question that the book no longer has, read from the message that the answer replies to. */

import type { CallbackQuery } from "telegraf/types";
import type { Desk } from "./desk.ts";
import type { BookEntry } from "./question-book.ts";
import { readAddressed } from "./addressing.ts";

/** A new entry for the question behind a pressed message; null where Telegram does not show it. */
export function rebuiltEntry(desk: Desk, callback: CallbackQuery, version: string): BookEntry | null {
  const { message } = callback;
  if (message === undefined || !("reply_to_message" in message)) return null;
  const question = message.reply_to_message;
  if (question === undefined) return null;
  // What Telegram shows of the replied-to message lacks its own reply: it was addressed, or we had not answered.
  const addressed = readAddressed(question, { ...desk.me, readsGroups: false });
  const text = addressed?.text ?? ("text" in question ? question.text : "");
  if (text.trim() === "" || question.from?.id === desk.me.id) return null;
  return desk.book.add({
    question: text,
    follow: null,
    asker: question.from?.id ?? null,
    chat: message.chat.id,
    askedIn: question.message_id,
    answeredIn: message.message_id,
    version,
    at: desk.now().getTime(),
  });
}
