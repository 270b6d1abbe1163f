/** An update with what every handler needs to know of it, its sender's role above all. */

import type { CallbackQuery, ChatMemberUpdated, InlineQuery, Message } from "telegraf/types";
import type { Permissions, Role } from "./permissions.ts";
import { kindOf, type Update, type UpdateKind } from "./update.ts";

/** The account under which Telegram shows anonymous group admins; nobody in particular. */
const ANONYMOUS_ADMIN = 1_087_968_824;

/** A message that the bot can see. */
export interface Incoming {
  readonly kind: UpdateKind;
  readonly role: Role;
  /** Who did it; null where nobody in particular did (channels, anonymous admins). */
  readonly user: number | null;
  readonly chat: { readonly id: number; readonly isPrivate: boolean; readonly title: string } | null;
  readonly message: Message | null;
  readonly callback: CallbackQuery | null;
  readonly inline: InlineQuery | null;
  readonly membership: ChatMemberUpdated | null;
}

/** Reads an update and decides its role, once and before any handler; null for kinds and chats that are never answered. */
export function readIncoming(update: Update, permissions: Permissions): Incoming | null {
  const kind = kindOf(update);
  if (kind === null) return null;
  const nothing = { message: null, callback: null, inline: null, membership: null };
  if ("inline_query" in update) {
    // No chat id comes with an inline query: only the person can be judged.
    const user = update.inline_query.from.id;
    return { ...nothing, kind, role: permissions.role(user), user, chat: null, inline: update.inline_query };
  }
  if ("callback_query" in update) {
    const callback = update.callback_query;
    const chat = callback.message === undefined ? null : chatOf(callback.message.chat);
    const user = callback.from.id;
    return { ...nothing, kind, role: roleOf(user, chat?.id ?? user, permissions), user, chat, callback };
  }
  if ("my_chat_member" in update) {
    const membership = update.my_chat_member;
    const chat = chatOf(membership.chat);
    const user = membership.from.id;
    return chat === null
      ? null
      : { ...nothing, kind, role: roleOf(user, chat.id, permissions), user, chat, membership };
  }
  const message =
    "message" in update ? update.message : "edited_message" in update ? update.edited_message : null;
  const chat = message === null ? null : chatOf(message.chat);
  if (message === null || chat === null) return null;
  const user = senderOf(message);
  const role = user === null ? groupRole(chat.id, permissions) : roleOf(user, chat.id, permissions);
  return { ...nothing, kind, role, user, chat, message };
}

function chatOf(chat: {
  readonly id: number;
  readonly type: string;
  readonly title?: string;
}): Incoming["chat"] {
  if (chat.type === "channel") return null;
  return { id: chat.id, isPrivate: chat.type === "private", title: chat.title ?? "" };
}

/** A person, not a channel or group that speaks in its own name, nor another bot. */
function senderOf(message: Message): number | null {
  const { from, sender_chat: inNameOf } = message;
  if (from === undefined || from.is_bot || inNameOf !== undefined || from.id === ANONYMOUS_ADMIN) return null;
  return from.id;
}

/** A person's own role; in an allowed group, a stranger is a member, unless an admin has refused that very person. */
function roleOf(user: number, chat: number, permissions: Permissions): Role {
  const own = permissions.role(user);
  if (own !== "stranger" || permissions.isDenied(user)) return own;
  return groupRole(chat, permissions);
}

/** What everybody in a chat may do: never more than a member. */
function groupRole(chat: number, permissions: Permissions): Role {
  return chat < 0 && permissions.role(chat) === "member" ? "member" : "stranger";
}
