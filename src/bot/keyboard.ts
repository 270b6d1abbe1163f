/** Buttons as Telegram knows them. */

import type { Action, Button } from "../chat/reply.ts";
import { encodePress, type Press } from "./callback-data.ts";

/** `copy_text` and others are newer than telegraf's types. */
export interface TelegramButton {
  readonly text: string;
  readonly callback_data?: string;
  readonly url?: string;
  readonly copy_text?: { readonly text: string };
  readonly switch_inline_query_chosen_chat?: Readonly<Record<string, string | boolean>>;
}

export interface Keyboard {
  readonly inline_keyboard: readonly (readonly TelegramButton[])[];
}

/** What buttons refer to. */
export interface KeyboardPlace {
  /** Name of the bot, for links to its private chat. */
  readonly username: string;
  /** Id of the question in the book; null leaves out the buttons that need one. */
  readonly question: string | null;
  /** Whether the bot may be used inline at all: forwarding goes that way. */
  readonly inline: boolean;
}

/** A keyboard for rows of buttons; null where none is left. */
export function keyboardOf(rows: readonly (readonly Button[])[], place: KeyboardPlace): Keyboard | null {
  const keys = rows
    .map((row) => row.flatMap(({ label, action }) => keyOf(label, action, place) ?? []))
    .filter((row) => row.length > 0);
  return keys.length === 0 ? null : { inline_keyboard: keys };
}

function keyOf(text: string, action: Action, place: KeyboardPlace): TelegramButton | null {
  switch (action.kind) {
    case "copy":
      return { text, copy_text: { text: action.text } };
    case "forward":
      return place.inline ? { text, switch_inline_query_chosen_chat: forwardTo(`#${action.passage}`) } : null;
    case "private":
      return { text, url: `https://t.me/${place.username}?start=${action.link}` };
    case "add-to-group":
      return { text, url: `https://t.me/${place.username}?startgroup=add` };
    default: {
      const press = pressOf(action, place.question);
      return press === null ? null : { text, callback_data: encodePress(press) };
    }
  }
}

function forwardTo(query: string): Record<string, string | boolean> {
  return { query, allow_user_chats: true, allow_group_chats: true, allow_channel_chats: true };
}

type Pressed = Exclude<Action, { kind: "copy" | "forward" | "private" | "add-to-group" }>;

function pressOf(action: Pressed, question: string | null): Press | null {
  switch (action.kind) {
    case "file":
      return { verb: "file", passage: action.passage };
    case "request-access":
      return { verb: "request" };
    case "decide":
      return { verb: "decide", id: action.id, allow: action.allow };
    case "help":
      return { verb: "help" };
    case "example":
      return { verb: "example", n: action.n };
    case "none":
      return { verb: "none" };
    case "chart":
      return question === null ? null : { verb: "chart", question };
    case "view":
      return question === null ? null : { verb: "view", question, view: action.view };
    case "again":
      return question === null ? null : { verb: "again", question, how: action.how };
  }
}
