/** Name, descriptions and command menus, set at the start where they changed. */

import { createHash } from "node:crypto";
import { BOT, COMMAND_TEXTS } from "../chat/sentences-telegram.ts";
import { ApiError } from "./api-error.ts";
import { type Command, COMMANDS } from "./commands.ts";
import type { Desk } from "./desk.ts";

/** The default language, for phones that run in another one, and Chinese. */
const LANGUAGES = [undefined, "zh"] as const;

type Menu = readonly { readonly command: string; readonly description: string }[];

/** The calls that dress the bot, in order. */
function profileCalls(): readonly (readonly [method: string, payload: Readonly<Record<string, unknown>>])[] {
  const forPrivate = menuOf((command) => command.menu.private);
  const forGroups = menuOf((command) => command.menu.group);
  return LANGUAGES.flatMap((language) => {
    const inLanguage = language === undefined ? {} : { language_code: language };
    return [
      ["setMyName", { name: BOT.name, ...inLanguage }],
      ["setMyDescription", { description: BOT.description, ...inLanguage }],
      ["setMyShortDescription", { short_description: BOT.shortDescription, ...inLanguage }],
      ["setMyCommands", { commands: forPrivate, scope: { type: "all_private_chats" }, ...inLanguage }],
      ["setMyCommands", { commands: forGroups, scope: { type: "all_group_chats" }, ...inLanguage }],
    ] as const;
  });
}

function menuOf(shown: (command: Command) => boolean): Menu {
  return COMMANDS.filter(shown).map(({ name }) => ({ command: name, description: COMMAND_TEXTS[name] }));
}

/** What the profile of this version is, to see whether it was set before: Telegram limits changes of the name harshly. */
export function profileVersion(desk: Desk): string {
  const all = [desk.me.id, desk.permissions.admins, COMMAND_TEXTS, profileCalls()];
  return createHash("sha256").update(JSON.stringify(all)).digest("hex").slice(0, 16);
}

/** Sets the profile; true where every call went through. A profile that cannot be set harms no answer. */
export async function setProfile(desk: Desk): Promise<boolean> {
  let all = true;
  for (const [method, payload] of profileCalls()) {
    all = (await attempt(desk, method, payload)) && all;
  }
  for (const admin of desk.permissions.admins) await setAdminMenu(desk, admin);
  return all;
}

/** The menu in an admin's private chat: everybody's commands and the admin's own. */
export async function setAdminMenu(desk: Desk, admin: number): Promise<void> {
  const commands = menuOf((command) => command.menu.private || command.role === "admin");
  for (const language of LANGUAGES) {
    await attempt(desk, "setMyCommands", {
      commands,
      scope: { type: "chat", chat_id: admin },
      ...(language === undefined ? {} : { language_code: language }),
    });
  }
}

async function attempt(
  desk: Desk,
  method: string,
  payload: Readonly<Record<string, unknown>>,
): Promise<boolean> {
  try {
    await desk.outbox.tell(method, payload);
    return true;
  } catch (error) {
    desk.log.debug(`profile: ${error instanceof ApiError ? error.message : method}`);
    return false;
  }
}
