/** Messages: which are answered, as what, and from which earlier question they may go on. */

import type { Message } from "telegraf/types";
import { say } from "../chat/reply.ts";
import { BOT, COMMAND_TEXTS, COMMAND_WORDS } from "../chat/sentences-telegram.ts";
import { type Addressed, isOwn, isReplyToUs, readAddressed, textOf } from "./addressing.ts";
import { COMMANDS, type Command } from "./commands.ts";
import type { Desk } from "./desk.ts";
import { announceMigration } from "./groups.ts";
import type { Incoming } from "./incoming.ts";
import type { Role } from "./permissions.ts";
import { strangerReply } from "./strangers.ts";
import { answer, answerQuestion, type Turn, turnOf } from "./turn.ts";

/** An edited question changes its answer within so long; later edits are left alone. */
const EDIT_MS = 10 * 60_000;

const RANK: Readonly<Record<Role, number>> = { stranger: 0, member: 1, admin: 2 };

/** Whether `role` may do what takes `least`. */
export function mayDo(role: Role, least: Role): boolean {
  return RANK[role] >= RANK[least];
}

/** Answers a new message, or leaves it alone. */
export async function onMessage(desk: Desk, incoming: Incoming): Promise<void> {
  const { message, role, user } = incoming;
  if (message === null || (await announceMigration(desk, message))) return;
  const addressed = readAddressed(message, desk.me);
  if (addressed === null) return notForUs(turnOf(desk, role, user, message, ""));
  const turn = turnOf(desk, role, user, message, addressed.text);
  const command = commandOf(addressed, turn);
  if (command !== null) return runCommand(command.command, { ...turn, text: command.text });
  if (role === "stranger") return strangerReply(turn);
  if (addressed.kind === "command") {
    return turn.isPrivate ? answer(turn, say(BOT.unknownCommand)) : undefined;
  }
  if (addressed.text === "" && !turn.isPrivate) return runCommand(commandNamed("ask"), turn);
  await answerQuestion(turn, addressed.text, previousOf(desk, message));
}

/** Changes the answer of an edited question. */
export async function onEdited(desk: Desk, incoming: Incoming): Promise<void> {
  const { message, role, user } = incoming;
  if (message === null || !mayDo(role, "member")) return;
  const entry = desk.book.askedBy(message.chat.id, message.message_id);
  if (entry === null || entry.answeredIn === null || desk.now().getTime() - entry.at > EDIT_MS) return;
  const addressed = readAddressed(message, desk.me);
  if (addressed === null || addressed.text === "") return;
  const turn = turnOf(desk, role, user, message, addressed.text);
  const command = commandOf(addressed, turn);
  if (command !== null && command.command.name !== "ask") return;
  await answerQuestion(turn, command?.text ?? addressed.text, null, entry.answeredIn);
}

/** In a private chat nothing goes unanswered but what Telegram itself writes there; in a group all else is silence. */
async function notForUs(turn: Turn): Promise<void> {
  const { desk, message, role, isPrivate } = turn;
  if (!isPrivate || isOwn(message, desk.me) || textOf(message) !== null || !hasContent(message)) return;
  await (role === "stranger" ? strangerReply(turn) : answer(turn, say(BOT.textOnly)));
}

const CONTENT = [
  "photo",
  "voice",
  "sticker",
  "video",
  "video_note",
  "audio",
  "document",
  "animation",
  "location",
  "contact",
  "poll",
  "dice",
] as const;

function hasContent(message: Message): boolean {
  return CONTENT.some((kind) => kind in message);
}

/** The command that a message is: with a slash, or in a private chat one of its Chinese words. */
function commandOf(addressed: Addressed, turn: Turn): { command: Command; text: string } | null {
  if (addressed.kind === "command") {
    const command = COMMANDS.find(({ name }) => name === addressed.name);
    return command === undefined ? null : { command, text: addressed.text };
  }
  if (!turn.isPrivate) return null;
  const [word = "", ...rest] = addressed.text.trim().split(/\s+/u);
  const command = COMMANDS.find(({ name }) => COMMAND_WORDS[name]?.includes(word));
  if (command === undefined) return null;
  const text = rest.join(" ");
  // "对比" and its like need text behind them; a plain word with text behind it is a question ("列表 在哪里").
  return (command.name === "trend") === (text !== "") ? { command, text } : null;
}

/** Runs a command for who may use it. Admins' commands do not exist for others, and nowhere but in private chats. */
async function runCommand(command: Command, turn: Turn): Promise<void> {
  if (!mayDo(turn.role, command.role)) {
    if (turn.role === "stranger") return strangerReply(turn);
    return turn.isPrivate ? answer(turn, say(BOT.unknownCommand)) : undefined;
  }
  if (command.role === "admin" && !turn.isPrivate) return;
  await command.run(turn);
}

function commandNamed(name: keyof typeof COMMAND_TEXTS): Command {
  const command = COMMANDS.find((one) => one.name === name);
  if (command === undefined) throw new Error(`no command ${name}`);
  return command;
}

/** The question that a message may continue: the one it replies to; in a private chat also the last one. */
function previousOf(desk: Desk, message: Message): string | null {
  const repliedTo =
    isReplyToUs(message, desk.me) && "reply_to_message" in message ? message.reply_to_message : undefined;
  const entry = repliedTo === undefined ? null : desk.book.answeredBy(message.chat.id, repliedTo.message_id);
  if (entry !== null) return entry.question;
  return message.chat.type === "private" ? desk.memory.last(String(message.chat.id)) : null;
}
