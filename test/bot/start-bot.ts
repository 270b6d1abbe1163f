/** A bot in this process, over the fake server: fast, and with reports that a test makes up. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type BotOptions, runBot } from "../../src/bot/start.ts";
import { Reports } from "../../src/chat/reports.ts";
import type { Shelf } from "../../src/chat/shelf.ts";
import { createLog } from "../../src/lib/log.ts";
import { followUp } from "../../src/question/follow-up.ts";
import { type ReportSpec, SAMPLE, sampleShelf, sourceText } from "../chat/hand-made.ts";
import { FakeBotApi, type FakeOptions } from "../faults/fake-bot-api.ts";

export interface BotSetup {
  readonly api?: FakeOptions;
  readonly allowed?: readonly number[];
  readonly admins?: readonly number[];
  readonly access?: "allowlist" | "open";
  readonly claim?: boolean;
  readonly stateDir?: string;
  readonly shelf?: () => Shelf;
  readonly specs?: readonly ReportSpec[];
}

export interface RunningBot {
  readonly api: FakeBotApi;
  readonly stateDir: string;
  /** What was written to the log. */
  readonly log: string[];
  /** What was printed for the person at the terminal. */
  readonly printed: string[];
  readonly reports: Reports;
  /** Makes the next reload read these. */
  readonly replace: (specs: readonly ReportSpec[]) => void;
  /** Stops the bot and leaves the server; throws where a call broke the Bot API's rules. */
  readonly stop: () => Promise<void>;
  /** Stops bot and server, removes the folder. */
  readonly end: () => Promise<void>;
  readonly ended: Promise<void>;
}

const started: RunningBot[] = [];

/** Ends all bots of a test; for `afterEach`. */
export async function endBots(): Promise<void> {
  for (const bot of started.splice(0)) await bot.end();
}

export async function startBot(setup: BotSetup = {}, server?: FakeBotApi): Promise<RunningBot> {
  const api = server ?? (await FakeBotApi.start(setup.api));
  const stateDir = setup.stateDir ?? mkdtempSync(join(tmpdir(), "bot-state-"));
  let specs = setup.specs ?? SAMPLE;
  const seedsDir = join(stateDir, "seeds");
  for (const spec of specs) {
    mkdirSync(dirname(join(seedsDir, spec.file)), { recursive: true });
    writeFileSync(join(seedsDir, spec.file), sourceText(spec));
  }
  const reports = new Reports(() =>
    Promise.resolve({
      shelf: setup.shelf ?? (() => sampleShelf(specs)),
      stale: () => Promise.resolve(false),
      rebuild: () => Promise.resolve(),
      problems: () => 0,
    }),
  );
  const log: string[] = [];
  const printed: string[] = [];
  const controller = new AbortController();
  const options: BotOptions = {
    telegram: {
      token: api.token,
      apiRoot: `${api.url}/`,
      proxy: null,
      allowedIds: setup.allowed ?? [],
      adminIds: setup.admins ?? [],
      access: setup.access ?? "allowlist",
    },
    seedsDir,
    stateDir,
    reports,
    followUp,
    claim: setup.claim ?? false,
    print: (line) => printed.push(line),
    log: createLog({ level: "debug", write: (line) => log.push(line) }),
    signal: controller.signal,
  };
  const ended = runBot(options);
  ended.catch(() => undefined);
  const stop = async (): Promise<void> => {
    controller.abort();
    await ended.catch(() => undefined);
    if (api.violations.length > 0)
      throw new Error(`calls against the Bot API's rules:\n${api.violations.join("\n")}`);
  };
  const bot: RunningBot = {
    api,
    stateDir,
    log,
    printed,
    reports,
    replace: (next) => {
      specs = next;
    },
    stop,
    end: async () => {
      try {
        await stop();
      } finally {
        await api.close();
        rmSync(stateDir, { recursive: true, force: true });
      }
    },
    ended,
  };
  started.push(bot);
  return bot;
}

/** The messages that were sent to a chat, as people see them now. */
export function messagesIn(api: FakeBotApi, chat: number): { id: number; text: string }[] {
  return api
    .done("sendMessage")
    .filter(({ payload }) => payload["chat_id"] === chat)
    .map(({ result }) => {
      const { message_id: id } = result as { message_id: number };
      return { id, text: api.text(chat, id) };
    });
}

/** Waits for the n-th message in a chat. */
export async function nthMessage(
  api: FakeBotApi,
  chat: number,
  n: number,
): Promise<{ id: number; text: string }> {
  await api.until(() => messagesIn(api, chat).length >= n, 8_000, `message ${n} in chat ${chat}`);
  const message = messagesIn(api, chat)[n - 1];
  if (message === undefined) throw new Error("unreachable");
  return message;
}
