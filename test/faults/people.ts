/** People who write to the bot: the updates that Telegram would make of what they do. */

import type { FakeBotApi } from "./fake-bot-api.ts";
import type { JsonObject } from "./check-call.ts";

export interface ChatSetup {
  readonly id: number;
  readonly type?: "private" | "group" | "supergroup";
  readonly title?: string;
}

/** Entities as a client finds them: a command at the beginning, mentions anywhere. */
export function entitiesOf(text: string): JsonObject[] {
  const found: JsonObject[] = [];
  const command = /^\/[A-Za-z0-9_]+(?:@\w+)?/u.exec(text);
  if (command !== null) found.push({ type: "bot_command", offset: 0, length: command[0].length });
  for (const match of text.matchAll(/(?<![\w/])@\w{5,32}/gu)) {
    if (match.index >= (command?.[0].length ?? 0))
      found.push({ type: "mention", offset: match.index, length: match[0].length });
  }
  return found;
}

const person = (id: number): JsonObject => ({
  id,
  is_bot: false,
  first_name: `人${id}`,
  language_code: "zh-hans",
});

function chatOf({ id, type, title }: ChatSetup): JsonObject {
  if (id > 0) return { id, type: "private", first_name: `人${id}` };
  return { id, type: type ?? "supergroup", title: title ?? "外事工作群" };
}

/** Someone writes; returns the id of the message. `more` overrides or adds fields of the message. */
export function write(
  api: FakeBotApi,
  user: number,
  chat: number | ChatSetup,
  text: string,
  more: JsonObject = {},
): number {
  const id = api.nextMessageId();
  const place = typeof chat === "number" ? { id: chat } : chat;
  const entities = entitiesOf(text);
  const message: JsonObject = {
    message_id: id,
    date: 1_700_000_000,
    from: person(user),
    chat: chatOf(place),
    text,
    ...(entities.length > 0 ? { entities } : {}),
    ...more,
  };
  api.keepMessage(place.id, message);
  api.push({ message });
  return id;
}

/** Someone replies to a message that the server knows. */
export function replyTo(
  api: FakeBotApi,
  user: number,
  chat: number,
  message: number,
  text: string,
  more: JsonObject = {},
): number {
  const original = api.message(chat, message);
  return write(api, user, chat, text, {
    ...(original === null ? {} : { reply_to_message: original }),
    ...more,
  });
}

/** Someone changes a message of their own. */
export function edit(api: FakeBotApi, user: number, chat: number, message: number, text: string): void {
  const entities = entitiesOf(text);
  api.push({
    edited_message: {
      message_id: message,
      date: 1_700_000_000,
      edit_date: 1_700_000_010,
      from: person(user),
      chat: chatOf({ id: chat }),
      text,
      ...(entities.length > 0 ? { entities } : {}),
    },
  });
}

/** Someone presses the button with `data` under a message. */
export function press(
  api: FakeBotApi,
  user: number,
  chat: number,
  message: number,
  data: string,
  more: JsonObject = {},
): string {
  const id = `press-${api.nextMessageId()}`;
  const known = api.message(chat, message) ?? { message_id: message, date: 0, chat: chatOf({ id: chat }) };
  api.push({
    callback_query: { id, from: person(user), chat_instance: "1", data, message: { ...known, ...more } },
  });
  return id;
}

/** Someone types `@bot query` in any chat. */
export function typeInline(api: FakeBotApi, user: number, query: string, offset = ""): string {
  const id = `inline-${api.nextMessageId()}`;
  api.push({ inline_query: { id, from: person(user), query, offset, chat_type: "group" } });
  return id;
}

/** The bot is added to a group by someone. */
export function addBot(api: FakeBotApi, user: number, group: ChatSetup, status = "member"): void {
  const bot = { id: api.botId, is_bot: true, first_name: "报告", username: api.username };
  api.push({
    my_chat_member: {
      chat: chatOf(group),
      from: person(user),
      date: 1_700_000_000,
      old_chat_member: { status: "left", user: bot },
      new_chat_member: { status, user: bot },
    },
  });
}

export interface SeenButton {
  readonly text: string;
  readonly callback_data?: string;
  readonly url?: string;
  readonly copy_text?: { readonly text: string };
  readonly switch_inline_query_chosen_chat?: { readonly query: string };
}

/** All buttons under a message as the server has it now. */
export function buttonsOf(message: JsonObject | null): SeenButton[] {
  const markup = message?.["reply_markup"] as { inline_keyboard?: SeenButton[][] } | undefined;
  return markup?.inline_keyboard?.flat() ?? [];
}

/** The data of the button whose label holds `label`. */
export function dataOf(message: JsonObject | null, label: string): string {
  const button = buttonsOf(message).find(({ text }) => text.includes(label));
  if (button?.callback_data === undefined) {
    throw new Error(
      `no button ${label} among ${buttonsOf(message)
        .map(({ text }) => text)
        .join(" ")}`,
    );
  }
  return button.callback_data;
}
