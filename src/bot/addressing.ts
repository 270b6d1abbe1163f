/** Whether a message is meant for the bot, and what it says. */

import type { Message, MessageEntity } from "telegraf/types";
import type { Me } from "./desk.ts";

/** A message taken apart. */
export type Addressed =
  | { readonly kind: "command"; readonly name: string; readonly text: string }
  | { readonly kind: "text"; readonly text: string };

/** The text of a message and its entities; null for photos, voice and the like, captions left aside. */
export function textOf(message: Message): { text: string; entities: readonly MessageEntity[] } | null {
  return "text" in message ? { text: message.text, entities: message.entities ?? [] } : null;
}

/**
 * What a message asks of the bot; null where it is not meant for it. In a private chat everything is. In a group:
 * a command with the bot's name (without a name only where privacy mode lets through what is meant for us), a reply to
 * a message of the bot, or its name anywhere in the text, found by entity.
 */
export function readAddressed(message: Message, me: Me): Addressed | null {
  const content = textOf(message);
  if (content === null || isOwn(message, me)) return null;
  const isPrivate = message.chat.type === "private";
  const command = readCommand(content.text, content.entities);
  if (command !== null) {
    const ours = command.bot === null ? isPrivate || !me.readsGroups : sameName(command.bot, me.username);
    return ours ? { kind: "command", name: command.name, text: command.text } : null;
  }
  const mentioned = withoutMention(content.text, content.entities, me);
  if (isPrivate || isReplyToUs(message, me)) return { kind: "text", text: mentioned ?? content.text };
  return mentioned === null ? null : { kind: "text", text: mentioned };
}

/** Sent by way of the bot's own inline results, or by the bot itself. */
export function isOwn(message: Message, me: Me): boolean {
  return ("via_bot" in message && message.via_bot?.id === me.id) || message.from?.id === me.id;
}

export function isReplyToUs(message: Message, me: Me): boolean {
  return "reply_to_message" in message && message.reply_to_message?.from?.id === me.id;
}

/** A command at the very beginning, in any case of letters: phone keyboards capitalise. */
function readCommand(
  text: string,
  entities: readonly MessageEntity[],
): { name: string; bot: string | null; text: string } | null {
  const entity = entities.find(({ type, offset }) => type === "bot_command" && offset === 0);
  if (entity === undefined) return null;
  const [name = "", bot] = text.slice(1, entity.length).split("@");
  return { name: name.toLowerCase(), bot: bot ?? null, text: text.slice(entity.length).trim() };
}

/** The text without mentions of the bot; null where there is none. */
function withoutMention(text: string, entities: readonly MessageEntity[], me: Me): string | null {
  const ours = entities.filter((entity) => {
    if (entity.type === "text_mention") return entity.user.id === me.id;
    return (
      entity.type === "mention" &&
      sameName(text.slice(entity.offset + 1, entity.offset + entity.length), me.username)
    );
  });
  if (ours.length === 0) return null;
  let rest = text;
  for (const { offset, length } of ours.toSorted((a, b) => b.offset - a.offset)) {
    rest = `${rest.slice(0, offset)} ${rest.slice(offset + length)}`;
  }
  return rest.trim();
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
