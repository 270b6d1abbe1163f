/** The bot from its first call to its last. */

import { join } from "node:path";
import type { FollowUp } from "../chat/converse.ts";
import { Memory } from "../chat/memory.ts";
import type { Reports } from "../chat/reports.ts";
import type { TelegramConfig } from "../config.ts";
import { sweepTemporary } from "../lib/atomic-file.ts";
import { sleep } from "../lib/backoff.ts";
import { type Log, registerSecret } from "../lib/log.ts";
import { type Api, createApi } from "./api.ts";
import { ApiError } from "./api-error.ts";
import { Claim } from "./claim.ts";
import type { Desk, Me } from "./desk.ts";
import { FileIds } from "./file-ids.ts";
import { migrate } from "./groups.ts";
import { createOutbox } from "./outbox.ts";
import { Paces } from "./paces.ts";
import { Permissions } from "./permissions.ts";
import { persistently, poll } from "./poller.ts";
import { profileVersion, setAdminMenu, setProfile } from "./profile.ts";
import { QuestionBook } from "./question-book.ts";
import { Recents } from "./recents.ts";
import { Requests } from "./requests.ts";
import { route } from "./router.ts";
import { StateFile } from "./state-file.ts";
import { UPDATE_KINDS } from "./update.ts";

/** After the poll loop has ended, messages on their way may still leave for so long. */
const LAST_SENDS_MS = 1_000;

export interface BotOptions {
  readonly telegram: TelegramConfig & { readonly token: string };
  readonly seedsDir: string;
  readonly stateDir: string;
  readonly reports: Reports;
  readonly followUp: FollowUp;
  /** Print a link whose first opener becomes admin. */
  readonly claim: boolean;
  /** Receives the line with the claim link: for the terminal, not for the log. */
  readonly print: (line: string) => void;
  readonly log: Log;
  /** Stops the bot. */
  readonly signal: AbortSignal;
}

/** Why the bot does not start, or stopped by itself: one English sentence for the log. */
export class BotError extends Error {
  override readonly name = "BotError";
}

/** Runs the bot until `signal` aborts. Rejects with `BotError` where it may not or cannot go on. */
export async function runBot(options: BotOptions): Promise<void> {
  const { telegram, stateDir, log, signal } = options;
  await sweepTemporary(stateDir).catch(() => log.debug("no state folder yet"));
  registerSecret(telegram.token);
  const permissions = new Permissions(telegram, stateDir, log, () => new Date());
  await permissions.load();
  if (!permissions.configured && !options.claim) {
    throw new BotError(
      "Nobody may ask yet, so the bot does not start. Set TELEGRAM_ADMIN_IDS or TELEGRAM_ALLOWED_IDS, or run `npm start -- --claim` to become admin by a link, or set TELEGRAM_ACCESS=open to answer everybody.",
    );
  }
  const api = createApi(telegram);
  try {
    const me = await hello(api, log, signal);
    if (me === null) return;
    log.info(`signed in to Telegram as @${me.username}`);
    await serve(options, api, me, permissions);
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== "unauthorized") throw error;
    throw new BotError("Telegram does not know this token: check TELEGRAM_BOT_TOKEN (from @BotFather).");
  }
}

/** Who we are, trying until the network is there; a webhook left by another program is removed. Null if stopped. */
async function hello(api: Api, log: Log, signal: AbortSignal): Promise<Me | null> {
  const user = await persistently(log, signal, () => api.call<Account>("getMe", {}, { signal }));
  if (user === null) return null;
  await persistently(log, signal, () => withoutWebhook(api, log, signal));
  const { id, username = "", can_read_all_group_messages: reads, supports_inline_queries: inline } = user;
  return { id, username, readsGroups: reads === true, inline: inline === true };
}

/** A server that refuses this is polled all the same: if a webhook does stand in the way, polling says so. */
async function withoutWebhook(api: Api, log: Log, signal: AbortSignal): Promise<void> {
  try {
    await api.call("deleteWebhook", { drop_pending_updates: false }, { signal });
  } catch (error) {
    if (error instanceof ApiError && (error.passing || error.code === "aborted")) throw error;
    log.debug("deleteWebhook was refused");
  }
}

interface Account {
  readonly id: number;
  readonly username?: string;
  readonly can_read_all_group_messages?: boolean;
  readonly supports_inline_queries?: boolean;
}

async function serve(options: BotOptions, api: Api, me: Me, permissions: Permissions): Promise<void> {
  const { stateDir, log, signal, claim: wanted } = options;
  // Sends go on for a moment after the polling has ended: the last answers are on their way.
  const ending = new AbortController();
  const outbox = createOutbox({
    api,
    log,
    stopping: signal,
    signal: ending.signal,
    onMigrated: (from, to) => void migrate({ permissions, log }, from, to),
  });
  const claim = wanted ? new Claim() : null;
  const book = new QuestionBook(join(stateDir, "questions.json"), log);
  const recents = new Recents(join(stateDir, "recents.json"), log);
  const fileIds = new FileIds(join(stateDir, "files.json"), log);
  await Promise.all([book.load(), recents.load(), fileIds.load()]);
  const desk: Desk = {
    me,
    outbox,
    reports: options.reports,
    permissions,
    requests: new Requests(),
    claim,
    book,
    recents,
    fileIds,
    memory: new Memory(),
    paces: new Paces(),
    followUp: options.followUp,
    dressAdmin: (id) => setAdminMenu(desk, id),
    seedsDir: options.seedsDir,
    started: new Date(),
    now: () => new Date(),
    log,
  };
  if (claim !== null) {
    options.print(`https://t.me/${me.username}?start=${claim.code}`);
    log.info("who opens this link in Telegram first, within ten minutes, becomes admin");
  }
  const dressed = dress(desk, stateDir);
  try {
    const handle = (update: Parameters<typeof route>[1]): Promise<void> => route(desk, update);
    await poll({ api, log, allowed: UPDATE_KINDS, handle, room: () => outbox.room() }, signal);
  } finally {
    await Promise.race([dressed, sleep(signal.aborted ? 0 : LAST_SENDS_MS)]);
    ending.abort();
    // Its calls fail at once now; what it may be writing is whole before we are gone.
    await dressed;
    await Promise.all([book.flush(), recents.flush(), fileIds.flush()]);
  }
}

/** Sets name, descriptions and menus where this version's are not set yet; beside the questions, never before them. */
async function dress(desk: Desk, stateDir: string): Promise<void> {
  const file = new StateFile<string>(join(stateDir, "profile.json"), desk.log);
  const version = profileVersion(desk);
  try {
    if ((await file.load((value) => (typeof value === "string" ? value : null))) === version) return;
    if (await setProfile(desk)) await file.save(version);
  } catch {
    desk.log.debug("the profile could not be set");
  }
}
