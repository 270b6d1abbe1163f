/** The commands for everybody who may ask, and for strangers. One row a command; wiring is this list. */

import { EXAMPLES, exampleQuestions } from "../chat/examples.ts";
import { presentAround, presentPassage } from "../chat/present.ts";
import { forAllYears } from "../chat/rephrase.ts";
import { bold, type Button, code, italic, line, type Reply, say } from "../chat/reply.ts";
import { SAY, yearList } from "../chat/sentences.ts";
import { BOT, type COMMAND_TEXTS } from "../chat/sentences-telegram.ts";
import type { Shelf } from "../chat/shelf.ts";
import { ADMIN_COMMANDS } from "./commands-admin.ts";
import type { Role } from "./permissions.ts";
import { sendReply, targetParameters } from "./sending.ts";
import { strangerReply, startWithClaim } from "./strangers.ts";
import { answer, answerFrom, answerQuestion, type Turn } from "./turn.ts";

export interface Command {
  readonly name: keyof typeof COMMAND_TEXTS;
  /** The least role that may use it. */
  readonly role: Role;
  /** Whether it stands in the menu of private chats, of groups. */
  readonly menu: { readonly private: boolean; readonly group: boolean };
  readonly run: (turn: Turn) => Promise<void>;
}

const EVERYWHERE = { private: true, group: true };
const PRIVATE = { private: true, group: false };
const HIDDEN = { private: false, group: false };

export const COMMANDS: readonly Command[] = [
  { name: "ask", role: "member", menu: EVERYWHERE, run: ask },
  { name: "trend", role: "member", menu: EVERYWHERE, run: trend },
  { name: "year", role: "member", menu: EVERYWHERE, run: year },
  { name: "list", role: "member", menu: EVERYWHERE, run: (turn) => answerFrom(turn, listReply) },
  { name: "doc", role: "member", menu: PRIVATE, run: (turn) => answerFrom(turn, docReply) },
  { name: "recent", role: "member", menu: PRIVATE, run: recent },
  { name: "help", role: "member", menu: EVERYWHERE, run: (turn) => answer(turn, helpReply(turn)) },
  { name: "privacy", role: "member", menu: PRIVATE, run: (turn) => answer(turn, say(...BOT.privacy)) },
  { name: "start", role: "stranger", menu: HIDDEN, run: start },
  { name: "id", role: "stranger", menu: HIDDEN, run: id },
  ...ADMIN_COMMANDS,
];

async function ask(turn: Turn): Promise<void> {
  if (turn.text !== "") return answerQuestion(turn, turn.text, null);
  await promptFor(turn);
}

/** Asks for the question; the reply to it reaches us in groups too. */
async function promptFor({ desk, target }: Turn): Promise<void> {
  await desk.outbox.send(target.chat, "sendMessage", {
    text: BOT.askWhat,
    ...targetParameters(target),
    reply_markup: { force_reply: true, selective: true, input_field_placeholder: BOT.placeholder },
  });
}

async function trend(turn: Turn): Promise<void> {
  if (turn.text === "") return answer(turn, say(BOT.trendHow));
  await answerQuestion(turn, forAllYears(turn.text, turn.desk.now()), null);
}

/** `/year 2021 就业`; without more words the last question is asked for that year. */
async function year(turn: Turn): Promise<void> {
  const named = /^((?:19|20)\d\d)\s*年?\s*(.*)$/su.exec(turn.text);
  const last = turn.isPrivate ? turn.desk.memory.last(String(turn.target.chat)) : null;
  const [, number, words = ""] = named ?? [];
  if (number === undefined || (words === "" && last === null)) return answer(turn, say(BOT.yearHow));
  if (words !== "") return answerQuestion(turn, `${number}年 ${words}`, null);
  await answerQuestion(turn, `${number}年呢`, last);
}

function listReply(shelf: Shelf): Reply {
  const lines = shelf.reports.flatMap(({ title, file, passages }) => {
    const years = yearList(
      [...new Set(passages.map((passage) => passage.year))].filter((one) => one !== null),
    );
    return [line(BOT.reportLine(title, years, passages.length)), line(italic(`　 ${file}`))];
  });
  return { blocks: [line(bold(BOT.listed(shelf.reports.length))), ...lines], rows: [] };
}

/** Longest label of a report's button. */
const LABEL = 28;
/** Buttons of one message; Telegram shows a hundred at most. */
const DOCS = 50;

function docReply(shelf: Shelf): Reply {
  const rows = shelf.reports.slice(0, DOCS).flatMap(({ title, reportYear, file, passages }): Button[][] => {
    const [first] = passages;
    // Reports of several years often have one title: the year, or else the file, tells them apart.
    const which =
      reportYear === null ? ` · ${file}` : title.includes(`${reportYear}`) ? "" : ` · ${reportYear}`;
    const label = title.length > LABEL ? `${title.slice(0, LABEL - 1)}…${which}` : `${title}${which}`;
    return first === undefined ? [] : [[{ label, action: { kind: "file", passage: first.id } }]];
  });
  return { blocks: [line(BOT.docs)], rows };
}

async function recent(turn: Turn): Promise<void> {
  const questions = turn.user === null ? [] : turn.desk.recents.of(turn.user);
  if (questions.length === 0) return answer(turn, say(BOT.noRecent));
  await answer(turn, { blocks: [line(BOT.recent), ...questions.map((one) => line(code(one)))], rows: [] });
}

/** How to use it, for the place where it was asked. */
export function helpReply({ isPrivate, desk }: Pick<Turn, "isPrivate" | "desk">): Reply {
  return isPrivate ? say(...BOT.help) : say(...BOT.helpGroup(desk.me.username));
}

/** `/start`, also with what a link carried: a passage, its surroundings, a claim, a wish for access or help. */
async function start(turn: Turn): Promise<void> {
  const { desk, role, text } = turn;
  if (turn.isPrivate && (await startWithClaim(turn))) return;
  if (role === "stranger") return strangerReply(turn);
  if (!turn.isPrivate || text === "help") return answer(turn, helpReply(turn));
  const link = /^([pc])_([\w-]{1,40})$/u.exec(text);
  if (link === null) return answerFrom(turn, startReply);
  const [, kind, passage = ""] = link;
  await answerFrom(turn, (shelf) => {
    const reply = kind === "p" ? presentPassage(shelf, passage) : presentAround(shelf, passage);
    return reply ?? say(BOT.passageGone);
  });
  desk.log.debug("opened a passage from a link");
}

function startReply(shelf: Shelf): Reply {
  const collected = BOT.collected(yearList(shelf.years), shelf.reports.length);
  return {
    blocks: [line(bold(BOT.title)), ...BOT.start(collected).map((one) => line(one))],
    rows: [
      ...exampleQuestions(shelf, EXAMPLES).map((label, n): Button[] => [
        { label, action: { kind: "example", n } },
      ]),
      [
        { label: SAY.label.addToGroup, action: { kind: "add-to-group" } },
        { label: SAY.label.help, action: { kind: "help" } },
      ],
    ],
  };
}

async function id(turn: Turn): Promise<void> {
  const { desk, role, user, target, isPrivate } = turn;
  if (role === "stranger" && (!isPrivate || desk.paces.check("stranger", target.chat) !== "go")) return;
  const sentences = [
    ...(user === null ? [] : [BOT.yourId(user)]),
    ...(isPrivate ? [] : [BOT.groupId(target.chat)]),
  ];
  await sendReply(desk, target, say(...sentences));
}
