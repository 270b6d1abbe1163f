/** A question's way: ask, show, remember. */

import { randomBytes } from "node:crypto";
import { converse } from "../chat/converse.ts";
import { type Asked, openingView, present, presentFailure } from "../chat/present.ts";
import { type Reply, say } from "../chat/reply.ts";
import { BOT } from "../chat/sentences-telegram.ts";
import type { Shelf } from "../chat/shelf.ts";
import type { Desk } from "./desk.ts";
import { errorName } from "./poller.ts";
import type { BookEntry } from "./question-book.ts";
import { editReply, sendReply, type Target } from "./sending.ts";

/** A question may wait so long for the reports to open; then the person is told. */
const WAIT_MS = 12_000;

/** A question to answer. */
export interface Query {
  readonly text: string;
  /** The question it may continue, or null. */
  readonly previous: string | null;
  /** Null where nobody in particular asks. */
  readonly user: number | null;
  readonly isPrivate: boolean;
  readonly target: Target;
  /** The message of ours to change instead of sending a new one. */
  readonly instead: number | null;
}

/** Answers a question in its chat. Rejects only where the answer cannot be delivered. */
export async function answerQuery(desk: Desk, query: Query): Promise<void> {
  const shelf = await openShelf(desk);
  if (!("ask" in shelf)) {
    await sendReply(desk, query.target, shelf);
    return;
  }
  const { reply, asked } = answerReply(desk, shelf, query);
  const { chat, replyTo } = query.target;
  const entry = desk.book.add({
    question: asked?.question ?? query.text,
    follow: asked?.follow ?? null,
    asker: query.user,
    chat,
    askedIn: replyTo,
    answeredIn: query.instead,
    version: shelf.version,
    at: desk.now().getTime(),
  });
  if (asked !== null) remember(desk, query, asked.question);
  if (query.instead !== null) await editReply(desk, chat, query.instead, reply, entry.id);
  else desk.book.answered(entry.id, await sendReply(desk, query.target, reply, entry.id));
}

/** Who asked what last, for follow-ups; and the list of recent questions. */
function remember(desk: Desk, { user, isPrivate, target }: Query, question: string): void {
  if (question.trim() === "" || user === null) return;
  if (isPrivate) desk.memory.keep(String(target.chat), question);
  desk.recents.add(user, question);
}

/** The reports, or what to say while they cannot be asked. */
export async function openShelf(desk: Desk, waitMs = WAIT_MS): Promise<Shelf | Reply> {
  try {
    return (await desk.reports.ready(waitMs)) ?? say(BOT.loading);
  } catch {
    // The reason stands in the log since the opening failed.
    return say(BOT.noReports);
  }
}

/** The answer as a reply; where something of ours failed, a sentence with a number that the log has too. */
function answerReply(desk: Desk, shelf: Shelf, query: Query): { reply: Reply; asked: Asked | null } {
  const { text, previous, isPrivate } = query;
  try {
    const asked = converse({ shelf, text, previous, followUp: desk.followUp, today: desk.now() });
    return { reply: present(asked, shelf, openingView(asked), isPrivate ? "full" : "compact"), asked };
  } catch (error) {
    return { reply: failure(desk, error), asked: null };
  }
}

/** Says that a question failed and logs why, without the question. */
export function failure(desk: Desk, error: unknown): Reply {
  const number = randomBytes(2).toString("hex").toUpperCase();
  desk.log.error(`answer ${number} failed: ${errorName(error)}`);
  return presentFailure(BOT.failed(number));
}

/** The answer of an earlier question, computed again from the same words. */
export function askedAgain(desk: Desk, shelf: Shelf, entry: Pick<BookEntry, "question" | "follow">): Asked {
  const turn = { shelf, text: entry.question, previous: null, followUp: desk.followUp, today: desk.now() };
  return { ...converse(turn), follow: entry.follow };
}
