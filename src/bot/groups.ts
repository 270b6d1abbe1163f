/** The life of groups: being added, being upgraded. */

import type { Message } from "telegraf/types";
import { say } from "../chat/reply.ts";
import { BOT } from "../chat/sentences-telegram.ts";
import { errorText } from "../lib/log.ts";
import type { Desk } from "./desk.ts";
import type { Incoming } from "./incoming.ts";
import { sendReply } from "./sending.ts";
import { requestGroup } from "./strangers.ts";

const INSIDE = new Set(["member", "administrator", "restricted"]);

/** Added to a group: says in one message what works there; or says its id, leaves, and tells the admins. */
export async function onMembership(desk: Desk, { membership, chat }: Incoming): Promise<void> {
  if (membership === null || chat === null || chat.isPrivate) return;
  const { old_chat_member: before, new_chat_member: after } = membership;
  if (!INSIDE.has(after.status) || INSIDE.has(before.status)) return;
  const target = { chat: chat.id, replyTo: null, topic: null, silent: true };
  // The group itself must be allowed: that a member adds the bot opens it to all others there.
  if (desk.permissions.role(chat.id) === "member") {
    await sendReply(desk, target, say(...BOT.joined(desk.me.username, desk.me.readsGroups)));
    return;
  }
  await sendReply(desk, target, say(BOT.groupNotAllowed(chat.id))).catch(() =>
    desk.log.info("a group does not let the bot write"),
  );
  await desk.outbox.tell("leaveChat", { chat_id: chat.id });
  await requestGroup(desk, chat.id, chat.title);
}

/** Carries permissions over where a group was upgraded; false for other messages. */
export async function announceMigration(desk: Desk, message: Message): Promise<boolean> {
  const to = "migrate_to_chat_id" in message ? message.migrate_to_chat_id : undefined;
  const from = "migrate_from_chat_id" in message ? message.migrate_from_chat_id : undefined;
  if (to === undefined && from === undefined) return false;
  await migrate(desk, from ?? message.chat.id, to ?? message.chat.id);
  return true;
}

/** A group has a new id: what was decided for it goes on. */
export async function migrate(
  desk: Pick<Desk, "permissions" | "log">,
  from: number,
  to: number,
): Promise<void> {
  try {
    await desk.permissions.migrate(from, to);
    desk.log.info("a group was upgraded; its permissions go on");
  } catch (error) {
    desk.log.error(`the permissions of an upgraded group were not saved: ${errorText(error)}`);
  }
}
