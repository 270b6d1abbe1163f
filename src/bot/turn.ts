/** One message to the bot, on the desk. */

import type { Message } from "telegraf/types";
import { type Reply, say } from "../chat/reply.ts";
import { BOT } from "../chat/sentences-telegram.ts";
import type { Shelf } from "../chat/shelf.ts";
import { answerQuery, openShelf } from "./answering.ts";
import type { Desk } from "./desk.ts";
import type { Role } from "./permissions.ts";
import { sendReply, type Target, targetOf } from "./sending.ts";

export interface Turn {
  readonly desk: Desk;
  readonly role: Role;
  readonly user: number | null;
  readonly message: Message;
  readonly target: Target;
  readonly isPrivate: boolean;
  /** What stands behind the command, or the whole text. */
  readonly text: string;
}

export function turnOf(desk: Desk, role: Role, user: number | null, message: Message, text: string): Turn {
  return {
    desk,
    role,
    user,
    message,
    target: targetOf(message),
    isPrivate: message.chat.type === "private",
    text,
  };
}

/** Help, hints and refusals leave a group after so long; answers stay. */
const PASSING_MS = 60_000;

/** Answers a turn with a reply that belongs to no question; in a group it goes away by itself. */
export async function answer(turn: Turn, reply: Reply): Promise<void> {
  const { desk, target, isPrivate } = turn;
  const message = await sendReply(desk, target, reply);
  if (isPrivate) return;
  const remove = (): void => {
    const removed = desk.outbox.tell("deleteMessage", { chat_id: target.chat, message_id: message });
    removed.catch(() => desk.log.debug("a passing message was gone already"));
  };
  setTimeout(remove, PASSING_MS).unref();
}

/** Answers a turn with what needs the reports, or says that they are not ready. */
export async function answerFrom(turn: Turn, make: (shelf: Shelf) => Reply): Promise<void> {
  const shelf = await openShelf(turn.desk);
  await answer(turn, "ask" in shelf ? make(shelf) : shelf);
}

/**
 * Answers `text` as a question, if the person or group is not too fast. `previous` may be continued by it.
 * @param instead a message of ours to change.
 */
export async function answerQuestion(
  turn: Turn,
  text: string,
  previous: string | null,
  instead: number | null = null,
): Promise<void> {
  const { desk, user, target, isPrivate } = turn;
  const verdict = isPrivate
    ? desk.paces.check("person", target.chat)
    : desk.paces.check("group", target.chat);
  if (verdict === "silence") return;
  if (verdict === "notice") return answer(turn, say(BOT.slower));
  await answerQuery(desk, { text, previous, user, isPrivate, target, instead });
}
