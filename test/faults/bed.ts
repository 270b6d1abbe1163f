/** A server, a home and processes for one test; all gone at its end. */

import { afterEach, beforeAll } from "vitest";
import { FakeBotApi, type FakeOptions, plain, TOKEN } from "./fake-bot-api.ts";
import { ensureBuilt, type Home, makeHome, type Running, startProcess } from "./process.ts";

export interface Bed {
  readonly api: FakeBotApi;
  readonly home: Home;
  /** Starts the bot; `more` wins over the home's settings. */
  readonly start: (more?: Readonly<Record<string, string>>, args?: readonly string[]) => Running;
}

const closing: (() => void | Promise<unknown>)[] = [];

/** Builds before the tests of a file, clears up after each. */
export function useBeds(): void {
  beforeAll(ensureBuilt, 120_000);
  afterEach(async () => {
    for (const close of closing.splice(0).toReversed()) await close();
  });
}

export async function makeBed(
  env: Readonly<Record<string, string>> = {},
  options: FakeOptions = {},
): Promise<Bed> {
  const api = await FakeBotApi.start(options);
  const home = makeHome({
    TELEGRAM_BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: api.url,
    TELEGRAM_ACCESS: "open",
    ...env,
  });
  closing.push(() => home.remove());
  closing.push(() => api.close());
  return {
    api,
    home,
    start: (more = {}, args = []) => {
      const running = startProcess(home, more, args);
      closing.push(() => running.kill("SIGKILL"));
      return running;
    },
  };
}

/** The texts that a chat got, in order. */
export function textsTo(api: FakeBotApi, chat: number): string[] {
  return api
    .done("sendMessage")
    .filter(({ payload }) => payload["chat_id"] === chat)
    .map(({ payload }) => plain(payload["text"]));
}
