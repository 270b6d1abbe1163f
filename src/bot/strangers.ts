/** People who may not ask: one polite line, a request to the admins, the first admin's claim. */

import { code, line, type Reply, say } from "../chat/reply.ts";
import { SAY } from "../chat/sentences.ts";
import { BOT } from "../chat/sentences-telegram.ts";
import { errorText } from "../lib/log.ts";
import { Claim } from "./claim.ts";
import type { Desk } from "./desk.ts";
import { ApiError } from "./api-error.ts";
import { sendReply } from "./sending.ts";
import { answer, type Turn } from "./turn.ts";

/** Tells a stranger their id and how to ask for access; three times a day, and only in private. */
export async function strangerReply(turn: Turn): Promise<void> {
  const { desk, user, target, isPrivate } = turn;
  if (!isPrivate || user === null || desk.paces.check("stranger", user) !== "go") return;
  await sendReply(desk, target, refusal(user));
}

function refusal(user: number): Reply {
  const [first = "", second = ""] = BOT.stranger(user);
  const [before = "", after = ""] = second.split(String(user));
  return {
    blocks: [line(first), line(before, code(String(user)), after)],
    rows: [[{ label: SAY.label.requestAccess, action: { kind: "request-access" } }]],
  };
}

/** Hands a person's request to all admins; returns the sentence for the person. */
export async function requestAccess(desk: Desk, user: number, name: string): Promise<string> {
  if (desk.permissions.isDenied(user)) return BOT.requestRefused;
  if (desk.permissions.admins.length === 0) return BOT.noAdmin;
  if (!desk.requests.open(user)) return BOT.requestedBefore;
  await tellAdmins(desk, decisionReply(BOT.request(name, user), user));
  return BOT.requested;
}

/** Tells all admins that a group wants the bot. */
export async function requestGroup(desk: Desk, group: number, title: string): Promise<void> {
  if (!desk.requests.open(group)) return;
  await tellAdmins(desk, decisionReply(BOT.requestGroup(title, group), group));
}

function decisionReply(sentence: string, id: number): Reply {
  return {
    ...say(sentence),
    rows: [
      [
        { label: SAY.label.allow, action: { kind: "decide", id, allow: true } },
        { label: SAY.label.deny, action: { kind: "decide", id, allow: false } },
      ],
    ],
  };
}

/** Admins who never pressed Start, or blocked the bot, cannot be written to: that is said in the log only. */
async function tellAdmins(desk: Desk, reply: Reply): Promise<void> {
  const target = { replyTo: null, topic: null, silent: false };
  await Promise.all(
    desk.permissions.admins.map((chat) =>
      sendReply(desk, { ...target, chat }, reply).catch((error: unknown) =>
        desk.log.warn(
          `an admin could not be told of a request: ${error instanceof ApiError ? error.code : errorText(error)}`,
        ),
      ),
    ),
  );
}

/** Carries out an admin's decision; returns the sentence for the admin. The person is told, where that is possible. */
export async function decide(desk: Desk, id: number, allow: boolean, by: number): Promise<string> {
  if (!allow && desk.permissions.isFixedAdmin(id)) return BOT.adminCannotBeDenied;
  try {
    await (allow ? desk.permissions.allow(id, by) : desk.permissions.deny(id, by));
  } catch (error) {
    desk.log.error(`a decision about access was not saved: ${errorText(error)}`);
    return BOT.notSaved;
  }
  desk.requests.close(id);
  if (id > 0) {
    const told = sendReply(
      desk,
      { chat: id, replyTo: null, topic: null, silent: false },
      say(allow ? BOT.approved : BOT.refusedToYou),
    );
    await told.catch(() =>
      desk.log.info("a person could not be told of a decision; they have not pressed Start"),
    );
  }
  return allow ? BOT.allowed(id) : BOT.denied(id);
}

/** Handles `/start claim-…`; false where the text is no claim. */
export async function startWithClaim(turn: Turn): Promise<boolean> {
  const { desk, user, text } = turn;
  if (!Claim.isCode(text)) return false;
  const result = user === null || desk.claim === null ? "wrong" : desk.claim.try(text, user);
  if (result === "slow") return true;
  if (result === "wrong" || user === null) {
    desk.log.warn("a wrong or expired claim link was opened");
    await answer(turn, say(BOT.claimWrong));
    return true;
  }
  try {
    await desk.permissions.makeAdmin(user);
  } catch (error) {
    desk.claim?.reopen();
    desk.log.error(`the first admin was not saved: ${errorText(error)}`);
    await answer(turn, say(BOT.notSaved));
    return true;
  }
  desk.log.info("the claim link was opened: there is an admin now");
  await answer(turn, say(BOT.claimed));
  await desk.dressAdmin(user);
  return true;
}
