/** `@bot 问题` in any chat: whole answers with their citation, posted by a tap. */

import type { InlineQuery } from "telegraf/types";
import { cardBlocks, shownHit, type Shown } from "../chat/card.ts";
import { converse } from "../chat/converse.ts";
import { exampleQuestions } from "../chat/examples.ts";
import type { Block } from "../chat/reply.ts";
import { SAY, statusTag, timeText } from "../chat/sentences.ts";
import { BOT } from "../chat/sentences-telegram.ts";
import type { Placed, Shelf } from "../chat/shelf.ts";
import { hitSubject, subjectLine, topicOf } from "../chat/subject.ts";
import type { Answer } from "../domain/answer.ts";
import type { Time } from "../domain/report.ts";
import { openShelf } from "./answering.ts";
import { ApiError } from "./api-error.ts";
import type { Desk } from "./desk.ts";
import type { Incoming } from "./incoming.ts";
import { keyboardOf } from "./keyboard.ts";
import { mayDo } from "./messages.ts";
import { errorName } from "./poller.ts";
import { renderBlocks, sendable } from "./render.ts";

/** The query dies after seconds: better nothing than late. */
const WAIT_MS = 2_000;
/** Results of a page; Telegram takes fifty. */
const PER_PAGE = 10;
/** Passages that can be paged through. */
const HITS = 50;
/** Shorter words find everything and nothing. */
const SHORTEST = 2;
/** Characters under a title: two lines of a phone. */
const DESCRIPTION = 60;
/** Seconds that Telegram may repeat an answer to the same person; permissions change. */
const CACHE_S = 30;
const RECENTS = 3;
const EXAMPLES = 5;

type Result = Readonly<Record<string, unknown>>;

interface Page {
  readonly results: readonly Result[];
  readonly next: string;
  /** The button above the list, where there is no list. */
  readonly button: { readonly text: string; readonly start_parameter: string } | null;
}

/** Answers an inline query. What is typed is not kept and not logged: it comes with every keystroke. */
export async function onInline(desk: Desk, { inline, role, user }: Incoming): Promise<void> {
  if (inline === null || user === null) return;
  const page = mayDo(role, "member") ? await pageFor(desk, inline, user) : empty(BOT.inlineStranger, "auth");
  try {
    await desk.outbox.tell("answerInlineQuery", {
      inline_query_id: inline.id,
      results: page.results,
      is_personal: true,
      cache_time: page.results.length === 0 ? 0 : CACHE_S,
      next_offset: page.next,
      ...(page.button === null ? {} : { button: page.button }),
    });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    desk.log.debug(error.message);
  }
}

async function pageFor(desk: Desk, inline: InlineQuery, user: number): Promise<Page> {
  const shelf = await openShelf(desk, WAIT_MS);
  if (!("ask" in shelf)) return empty(BOT.inlineLoading, "help");
  const text = inline.query.trim();
  try {
    if (text === "") return suggestions(desk, shelf, user);
    if (text.startsWith("#")) return onePassage(desk, shelf, text.slice(1));
    if (text.length < SHORTEST) return empty(BOT.inlineNothing, "help");
    return answers(desk, shelf, text, inline.offset);
  } catch (error) {
    desk.log.error(`inline answer failed: ${errorName(error)}`);
    return empty(BOT.inlineNothing, "help");
  }
}

function empty(text: string, start: string): Page {
  return { results: [], next: "", button: { text, start_parameter: start } };
}

/** A page of the passages that answer `text`. */
function answers(desk: Desk, shelf: Shelf, text: string, offset: string): Page {
  const first = /^\d{1,4}$/u.test(offset) ? Number(offset) : 0;
  const answer = shelf.ask(text, { today: desk.now(), limit: HITS });
  if (!answer.found) return empty(BOT.inlineNothing, "help");
  const last = Math.min(first + PER_PAGE, answer.hits.length);
  const results = answer.hits
    .slice(first, last)
    .map((_, i) => hitResult(desk, shelf, answer, first + i))
    .filter((result) => result !== null);
  return { results, next: last < answer.hits.length ? String(last) : "", button: null };
}

/** The asker's recent questions and some examples, each with its answer: a tap posts an answer, never a question. */
function suggestions(desk: Desk, shelf: Shelf, user: number): Page {
  const recents = desk.recents.of(user).slice(0, RECENTS);
  const examples = exampleQuestions(shelf, EXAMPLES).filter((one) => !recents.includes(one));
  const wishes = [
    ...recents.map((question) => ({ question, why: BOT.inlineRecent })),
    ...examples.map((question) => ({ question, why: BOT.inlineExample })),
  ];
  const seen = new Set<string>();
  const results = wishes.flatMap(({ question, why }) => {
    const turn = { shelf, text: question, previous: null, followUp: desk.followUp, today: desk.now() };
    const { answer } = converse(turn);
    const id = answer.hits[0]?.passage.id;
    if (!answer.found || id === undefined || seen.has(id)) return [];
    seen.add(id);
    const result = hitResult(desk, shelf, answer, 0, `${why}：${question}`);
    return result === null ? [] : [result];
  });
  return { results, next: "", button: null };
}

/** What a 转发 button asks for: exactly that passage. */
function onePassage(desk: Desk, shelf: Shelf, id: string): Page {
  const placed = shelf.passage(id);
  if (placed === null) return empty(BOT.inlineNothing, "help");
  const { passage } = placed;
  const shown: Shown = { ...placed, marks: [], focus: { start: 0, end: 0 }, alsoIn: [] };
  const subject = subjectLine(topicOf(passage), passage);
  const result = article(
    desk,
    shelf,
    placed,
    cardBlocks(subject, shown, true),
    titleOf(placed, passage),
    passage.text,
  );
  return { results: [result], next: "", button: null };
}

function hitResult(desk: Desk, shelf: Shelf, answer: Answer, n: number, title?: string): Result | null {
  const shown = shownHit(answer, n);
  const subject = hitSubject(answer, n);
  if (shown === null || subject === null) return null;
  const focus = answer.focus[n];
  const { lead } = answer;
  const sentence = shown.passage.text.slice(focus?.start ?? 0, focus?.end);
  const figure = lead !== null && lead.hit === n ? `${lead.text}｜` : "";
  const time = lead !== null && lead.hit === n ? lead : (focus ?? shown.passage);
  return article(
    desk,
    shelf,
    shown,
    cardBlocks(subject, shown, true),
    title ?? titleOf(shown, time),
    figure + sentence,
  );
}

/** `2021年〔完成〕｜《title》第4页` */
function titleOf({ passage, report }: Placed, time: Time): string {
  return `${timeText(time) ?? SAY.yearUnknown}${statusTag(passage.status)}｜${report.title}`;
}

/** A result: its id is that of passage and collection, so that it survives a restart and differs after a re-index. */
function article(
  desk: Desk,
  shelf: Shelf,
  { passage }: Placed,
  blocks: readonly Block[],
  title: string,
  description: string,
): Result {
  const { text, entities } = renderBlocks(blocks);
  const open = { label: BOT.openSource, action: { kind: "private", link: `p_${passage.id}` } } as const;
  const { username, inline } = desk.me;
  return {
    type: "article",
    id: `${passage.id}.${shelf.version}`,
    title: sendable(title),
    description: sendable(
      description.length > DESCRIPTION ? `${description.slice(0, DESCRIPTION - 1)}…` : description,
    ),
    input_message_content: { message_text: text, entities, link_preview_options: { is_disabled: true } },
    reply_markup: keyboardOf([[open]], { username, question: null, inline }),
  };
}
