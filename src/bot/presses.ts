/** Buttons. What they carry can be forged and may be old: role, asker and the state of the reports are checked on each press. */

import type { CallbackQuery } from "telegraf/types";
import { EXAMPLES, exampleQuestions } from "../chat/examples.ts";
import { type Asked, openingView, present } from "../chat/present.ts";
import { rephrase } from "../chat/rephrase.ts";
import { line, type Reply, say } from "../chat/reply.ts";
import { SAY } from "../chat/sentences.ts";
import { BOT } from "../chat/sentences-telegram.ts";
import type { Shelf } from "../chat/shelf.ts";
import { answerQuery, askedAgain, failure, openShelf } from "./answering.ts";
import { ApiError } from "./api-error.ts";
import { decodePress, type Press } from "./callback-data.ts";
import { sendChart } from "./chart-message.ts";
import { helpReply } from "./commands.ts";
import type { Desk } from "./desk.ts";
import type { Incoming } from "./incoming.ts";
import { mayDo } from "./messages.ts";
import type { Role } from "./permissions.ts";
import type { BookEntry } from "./question-book.ts";
import { rebuiltEntry } from "./rebuild.ts";
import { editReply, sendReply, type Target, targetOf } from "./sending.ts";
import { sendSourceFile } from "./source-file.ts";
import { decide, requestAccess } from "./strangers.ts";

/** A toast must come within seconds; a press does not wait long for the reports. */
const WAIT_MS = 2_000;

/** The least role for each verb; the table that the access test reads. */
export const PRESS_ROLES: Readonly<Record<Press["verb"], Role>> = {
  view: "member",
  again: "member",
  chart: "member",
  file: "member",
  help: "member",
  example: "member",
  none: "stranger",
  request: "stranger",
  decide: "admin",
};

interface PressTurn {
  readonly desk: Desk;
  readonly user: number;
  readonly name: string;
  readonly target: Target;
  readonly callback: CallbackQuery;
}

/** Answers a press: always with a toast, an empty one at least, or the button would spin. */
export async function onPress(desk: Desk, { callback, role, chat }: Incoming): Promise<void> {
  if (callback === null) return;
  const press = "data" in callback ? decodePress(callback.data) : null;
  const { message } = callback;
  let toast = "";
  try {
    if (press === null || message === undefined || chat === null)
      toast = press?.verb === "none" ? "" : BOT.expired;
    else if (!mayDo(role, PRESS_ROLES[press.verb]))
      toast = press.verb === "decide" ? BOT.adminOnly : BOT.notAllowed;
    else {
      const { id, first_name: first } = callback.from;
      toast = await run(press, { desk, user: id, name: first, target: pressTarget(message), callback });
    }
  } finally {
    await toastFor(desk, callback.id, toast);
  }
}

/** A message that is too old to be read still tells where it stands. */
function pressTarget(message: NonNullable<CallbackQuery["message"]>): Target {
  if ("text" in message || "photo" in message || "document" in message) return targetOf(message);
  const { chat, message_id: replyTo } = message;
  return { chat: chat.id, replyTo, topic: null, silent: chat.type !== "private" };
}

async function toastFor(desk: Desk, id: string, text: string): Promise<void> {
  try {
    await desk.outbox.tell("answerCallbackQuery", {
      callback_query_id: id,
      ...(text === "" ? {} : { text }),
    });
  } catch (error) {
    // A press is old after seconds: nothing is lost, the message itself has changed.
    desk.log.debug(error instanceof ApiError ? error.message : "answerCallbackQuery failed");
  }
}

/** Does what a button says; returns the toast. */
async function run(press: Press, turn: PressTurn): Promise<string> {
  const { desk, user, name, target } = turn;
  switch (press.verb) {
    case "none":
      return "";
    case "help":
      await sendReply(desk, target, helpReply({ desk, isPrivate: target.chat > 0 }));
      return "";
    case "request":
      return desk.permissions.role(user) === "stranger" ? requestAccess(desk, user, name) : BOT.approved;
    case "decide":
      return decided(turn, press.id, press.allow);
    default:
      return onShelf(turn, press);
  }
}

/** An admin's decision; the request then shows what was decided. */
async function decided({ desk, user, target }: PressTurn, id: number, allow: boolean): Promise<string> {
  const sentence = await decide(desk, id, allow, user);
  if (target.replyTo !== null) await editReply(desk, target.chat, target.replyTo, say(sentence));
  return sentence;
}

type ShelfPress = Exclude<Press, { verb: "none" | "help" | "request" | "decide" }>;

/** Presses that need the reports. */
async function onShelf(turn: PressTurn, press: ShelfPress): Promise<string> {
  const { desk, user, target, callback } = turn;
  const shelf = await openShelf(desk, WAIT_MS);
  if (!("ask" in shelf)) return BOT.loadingShort;
  if (press.verb === "example") return example(turn, shelf, press.n);
  if (press.verb === "file") return sendSourceFile(desk, shelf, target, press.passage);
  const entry = desk.book.get(press.question) ?? rebuiltEntry(desk, callback, shelf.version);
  if (entry === null) return BOT.expired;
  if (target.chat < 0 && entry.asker !== null && entry.asker !== user) return BOT.askerOnly;
  const pace = desk.paces.check(target.chat < 0 ? "group" : "person", target.chat);
  if (pace !== "go") return BOT.slower;
  // A question is asked again over whatever reports there are; a page of an old answer would show another answer's.
  if (entry.version !== shelf.version && press.verb !== "again") return stale(turn, entry);
  try {
    if (press.verb === "chart") return await sendChart(desk, target, askedAgain(desk, shelf, entry));
    const { reply, id } =
      press.verb === "view" ? viewed(turn, shelf, entry, press) : asked(turn, shelf, entry, press);
    if (target.replyTo !== null) await editReply(desk, target.chat, target.replyTo, reply, id);
    return "";
  } catch (error) {
    if (error instanceof ApiError) throw error;
    await sendReply(desk, target, failure(desk, error), entry.id);
    return "";
  }
}

/** Asks an example question, as if the person had written it. */
async function example({ desk, user, target }: PressTurn, shelf: Shelf, n: number): Promise<string> {
  const text = exampleQuestions(shelf, EXAMPLES)[n];
  if (text === undefined) return BOT.stale;
  const isPrivate = target.chat > 0;
  await answerQuery(desk, { text, previous: null, user, isPrivate, target, instead: null });
  return "";
}

interface Changed {
  readonly reply: Reply;
  readonly id: string;
}

/** Another view of the same answer. */
function viewed(
  { desk, target }: PressTurn,
  shelf: Shelf,
  entry: BookEntry,
  press: Press & { verb: "view" },
): Changed {
  return { reply: present(askedAgain(desk, shelf, entry), shelf, press.view, formOf(target)), id: entry.id };
}

/** The question put in another way, in the place of the old answer. */
function asked(
  { desk, target, user }: PressTurn,
  shelf: Shelf,
  entry: BookEntry,
  press: Press & { verb: "again" },
): Changed {
  const question = rephrase(entry.question, entry.follow?.original ?? null, press.how, desk.now());
  const result: Asked = askedAgain(desk, shelf, { question, follow: null });
  const next = desk.book.add({
    ...entry,
    question,
    follow: null,
    answeredIn: target.replyTo,
    version: shelf.version,
    at: desk.now().getTime(),
  });
  if (target.chat > 0) desk.memory.keep(String(target.chat), question);
  desk.recents.add(user, question);
  return { reply: present(result, shelf, openingView(result), formOf(target)), id: next.id };
}

/** Says that the reports have changed, and offers to ask again. */
async function stale({ desk, target }: PressTurn, entry: BookEntry): Promise<string> {
  const reply: Reply = {
    blocks: [line(BOT.stale)],
    rows: [[{ label: SAY.label.searchAgain, action: { kind: "again", how: { kind: "retry" } } }]],
  };
  if (target.replyTo !== null) await editReply(desk, target.chat, target.replyTo, reply, entry.id);
  return BOT.stale;
}

function formOf(target: Target): "full" | "compact" {
  return target.chat > 0 ? "full" : "compact";
}
