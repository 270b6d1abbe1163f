/** The commands for admins; in private chats only. */

import { say } from "../chat/reply.ts";
import { yearList } from "../chat/sentences.ts";
import { BOT } from "../chat/sentences-telegram.ts";
import type { Shelf } from "../chat/shelf.ts";
import { errorText } from "../lib/log.ts";
import type { Command } from "./commands.ts";
import { sendReply } from "./sending.ts";
import { decide } from "./strangers.ts";
import { answer, answerFrom, type Turn } from "./turn.ts";

const HIDDEN = { private: false, group: false };

export const ADMIN_COMMANDS: readonly Command[] = [
  {
    name: "status",
    role: "admin",
    menu: HIDDEN,
    run: (turn) => answerFrom(turn, (shelf) => status(turn, shelf)),
  },
  { name: "reload", role: "admin", menu: HIDDEN, run: reload },
  { name: "allow", role: "admin", menu: HIDDEN, run: (turn) => decideBy(turn, true) },
  { name: "deny", role: "admin", menu: HIDDEN, run: (turn) => decideBy(turn, false) },
];

function status({ desk }: Turn, shelf: Shelf): ReturnType<typeof say> {
  return say(
    ...BOT.status({
      collected: collectedText(shelf),
      passages: passagesOf(shelf),
      version: shelf.version,
      since: desk.started.toISOString().replace("T", " ").slice(0, 16),
      privacy: desk.me.readsGroups,
      inline: desk.me.inline,
      problems: desk.reports.problems(),
    }),
  );
}

/** Answers at once; the reading goes on beside the questions and tells when it is done. */
async function reload(turn: Turn): Promise<void> {
  await answer(turn, say(BOT.reloading));
  const { desk, target } = turn;
  const told = desk.reports
    .reload()
    .then((shelf) => say(BOT.reloaded(collectedText(shelf), passagesOf(shelf))))
    .catch((error: unknown) => {
      desk.log.error(`reading the reports again failed: ${errorText(error)}`);
      return say(BOT.reloadFailed);
    })
    .then((reply) => sendReply(desk, target, reply));
  told.catch((error: unknown) => desk.log.warn(`the end of a reload could not be told: ${errorText(error)}`));
}

async function decideBy(turn: Turn, allow: boolean): Promise<void> {
  const { desk, text, user } = turn;
  const id = /^-?\d{1,16}$/u.test(text) ? Number(text) : 0;
  if (id === 0 || user === null) return answer(turn, say(BOT.needId(allow ? "allow" : "deny")));
  await answer(turn, say(await decide(desk, id, allow, user)));
}

function collectedText(shelf: Shelf): string {
  return BOT.collected(yearList(shelf.years), shelf.reports.length);
}

function passagesOf(shelf: Shelf): number {
  return shelf.reports.reduce((sum, report) => sum + report.passages.length, 0);
}
