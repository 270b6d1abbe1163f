/**
 * No question is lost. `FAULTS=full` runs the figures for a release: 100 kills and 100 stops over 5,000 questions;
 * without it a few, for every day.
 */

import { describe, expect, test } from "vitest";
import { makeBed, useBeds } from "./bed.ts";
import type { FakeBotApi } from "./fake-bot-api.ts";
import { write } from "./people.ts";

useBeds();

const FULL = process.env["FAULTS"] === "full";
const INTERRUPTIONS = FULL ? 100 : 3;
const QUESTIONS = FULL ? 5_000 : 60;
const PATIENCE = FULL ? 1_200_000 : 90_000;

/** Questions from many people, so that nobody is too fast. */
function askMany(api: FakeBotApi): void {
  for (let i = 0; i < QUESTIONS; i += 1) {
    const user = 1_000 + (i % (QUESTIONS / 5));
    write(api, user, user, "2022年来访团组多少个");
  }
}

/** Which questions were answered, by the message that each answer replies to. */
function answered(api: FakeBotApi): string[] {
  return api.done("sendMessage").map(({ payload }) => JSON.stringify(payload["reply_parameters"]));
}

/** Starts the bot, ends it by `signal` somewhere in the middle, again and again; then lets it finish. */
async function interrupt(
  signal: "SIGKILL" | "SIGTERM",
): Promise<{ api: FakeBotApi; exits: (number | string)[] }> {
  const { api, start } = await makeBed();
  askMany(api);
  const exits: (number | string)[] = [];
  for (let i = 1; i <= INTERRUPTIONS; i += 1) {
    const before = api.done("sendMessage").length;
    const bot = start();
    // Not at the end of a batch: those of a first start are at once, the others anywhere.
    const until = Math.floor((QUESTIONS * i) / (INTERRUPTIONS + 1)) - (i % 7);
    // At least one answer of its own: a process that is still being loaded has no say in how it ends.
    await api.until(() => api.done("sendMessage").length >= Math.max(until, before + 1), PATIENCE);
    exits.push(await bot.kill(signal));
  }
  start();
  await api.until(() => api.pending === 0 && new Set(answered(api)).size === QUESTIONS, PATIENCE);
  return { api, exits };
}

describe("no question is lost", () => {
  test("by kill -9 in the middle; each kill repeats one batch of ten at most", {
    timeout: PATIENCE,
  }, async () => {
    const { api } = await interrupt("SIGKILL");
    expect(answered(api).length).toBeLessThanOrEqual(QUESTIONS + 10 * INTERRUPTIONS);
    expect(api.violations).toEqual([]);
  });

  test("by a stop in the middle, and none is answered twice", { timeout: PATIENCE }, async () => {
    const { api, exits } = await interrupt("SIGTERM");
    expect(exits.every((exit) => exit === 0)).toBe(true);
    expect(answered(api)).toHaveLength(QUESTIONS);
  });
});
