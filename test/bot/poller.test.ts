/** Taking updates, with time held still: what happens in hours is tested in milliseconds. */

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Api, Payload } from "../../src/bot/api.ts";
import { ApiError, type ApiErrorCode } from "../../src/bot/api-error.ts";
import { poll } from "../../src/bot/poller.ts";
import type { Update } from "../../src/bot/update.ts";
import { createLog } from "../../src/lib/log.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function message(id: number, chat = 1): Update {
  return {
    update_id: id,
    message: {
      message_id: id,
      date: 0,
      chat: { id: chat, type: "private", first_name: "人" },
      from: { id: chat, is_bot: false, first_name: "人" },
      text: `${id}`,
    },
  };
}

/** A server of which a test says what the n-th poll brings: updates, an error, or nothing for the whole wait. */
function pollServer(next: (poll: number, payload: Payload) => readonly Update[] | ApiErrorCode): {
  api: Api;
  payloads: Payload[];
} {
  const payloads: Payload[] = [];
  const api: Api = {
    async call<T>(method: string, payload: Payload, { signal }: { signal?: AbortSignal } = {}) {
      payloads.push(payload);
      const result = next(payloads.length - 1, payload);
      if (typeof result === "string") throw new ApiError(method, result);
      if (result.length === 0) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, Number(payload["timeout"]) * 1_000);
          signal?.addEventListener("abort", () => {
            clearTimeout(timer);
            resolve();
          });
        });
        if (signal?.aborted === true) throw new ApiError(method, "aborted");
      }
      return result as T;
    },
  };
  return { api, payloads };
}

function start(
  server: ReturnType<typeof pollServer>,
  handle: (update: Update) => Promise<void>,
): { stop: () => Promise<void>; log: string[] } {
  const controller = new AbortController();
  const log: string[] = [];
  const ended = poll(
    {
      api: server.api,
      log: createLog({ level: "info", write: (line) => log.push(line) }),
      allowed: ["message"],
      handle,
      room: () => Promise.resolve(),
    },
    controller.signal,
  );
  return {
    log,
    stop: async () => {
      controller.abort();
      await vi.advanceTimersByTimeAsync(10_000);
      await ended;
    },
  };
}

describe("the poll loop", () => {
  test("confirms a batch when it is done, not when it is taken", async () => {
    const server = pollServer((n) => (n === 0 ? [message(10), message(11)] : []));
    const finish: (() => void)[] = [];
    const bot = start(server, () => new Promise((resolve) => finish.push(resolve)));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(server.payloads).toHaveLength(1);
    finish.shift()?.();
    await vi.advanceTimersByTimeAsync(10);
    finish.shift()?.();
    await vi.advanceTimersByTimeAsync(10);
    expect(server.payloads[1]?.["offset"]).toBe(12);
    await bot.stop();
  });

  test("handles what comes twice once, and goes on where ids fall", async () => {
    const handled: number[] = [];
    const server = pollServer(
      (n) =>
        [[message(900_000), message(900_001)], [message(900_001), message(1_000)], [message(1_001)]][n] ?? [],
    );
    const bot = start(server, (update) => Promise.resolve(void handled.push(update.update_id)));
    await vi.advanceTimersByTimeAsync(100);
    expect(handled).toEqual([900_000, 900_001, 1_000, 1_001]);
    expect(server.payloads.map((payload) => payload["offset"])).toEqual([undefined, 900_002, 1_001, 1_002]);
    await bot.stop();
  });

  test("lets one chat that hangs forever hold up the others for 15 seconds at most, and goes on", async () => {
    const handled: number[] = [];
    const server = pollServer(
      (n) =>
        [
          [message(1, 1), message(2, 2)],
          [message(3, 2), message(4, 1)],
        ][n] ?? [],
    );
    const bot = start(server, (update) =>
      update.update_id === 1
        ? new Promise(() => undefined)
        : Promise.resolve(void handled.push(update.update_id)),
    );
    await vi.advanceTimersByTimeAsync(10);
    expect(handled).toEqual([2]);
    await vi.advanceTimersByTimeAsync(15_100);
    expect(handled.toSorted((a, b) => a - b)).toEqual([2, 3, 4]);
    await bot.stop();
  });

  test("lets a question that fails hurt nobody else, and logs it without its text", async () => {
    const handled: number[] = [];
    const server = pollServer((n) => [[message(1, 1), message(2, 1), message(3, 2)]][n] ?? []);
    const bot = start(server, (update) => {
      if (update.update_id === 1) return Promise.reject(new Error("the secret question"));
      return Promise.resolve(void handled.push(update.update_id));
    });
    await vi.advanceTimersByTimeAsync(100);
    expect(handled.toSorted((a, b) => a - b)).toEqual([2, 3]);
    expect(bot.log.join("")).toContain("update 1 failed");
    expect(bot.log.join("")).not.toContain("secret");
    await bot.stop();
  });

  test("lasts through a day without network with a line a minute at most, and is back within 31 seconds", async () => {
    let online = false;
    const handled: number[] = [];
    const server = pollServer(() => (online ? (handled.length === 0 ? [message(1)] : []) : "network"));
    const bot = start(server, (update) => Promise.resolve(void handled.push(update.update_id)));
    await vi.advanceTimersByTimeAsync(24 * 3_600_000);
    expect(bot.log.length).toBeLessThanOrEqual(24 * 60 + 1);
    expect(bot.log.length).toBeGreaterThan(0);
    online = true;
    await vi.advanceTimersByTimeAsync(31_000);
    expect(handled).toEqual([1]);
    expect(bot.log.at(-1)).toContain("answers again");
    await bot.stop();
  });

  test("beside another copy backs off for ten minutes with few lines, and resumes", async () => {
    const begin = Date.now();
    const handled: number[] = [];
    const server = pollServer(() =>
      Date.now() - begin < 600_000 ? "conflict" : handled.length === 0 ? [message(1)] : [],
    );
    const bot = start(server, (update) => Promise.resolve(void handled.push(update.update_id)));
    await vi.advanceTimersByTimeAsync(640_000);
    expect(handled).toEqual([1]);
    expect(bot.log.filter((line) => line.includes("another copy")).length).toBeLessThanOrEqual(11);
    await bot.stop();
  });

  test("ends where the token is refused", async () => {
    const server = pollServer(() => "unauthorized");
    const ended = poll(
      {
        api: server.api,
        log: createLog({ level: "error", write: () => undefined }),
        allowed: [],
        handle: () => Promise.resolve(),
        room: () => Promise.resolve(),
      },
      new AbortController().signal,
    );
    await expect(ended).rejects.toMatchObject({ code: "unauthorized" });
  });

  test("takes at most ten at once, whatever waits at the server, and gives a dead line 30 seconds", async () => {
    const server = pollServer(() => []);
    const spy = vi.spyOn(server.api, "call");
    const bot = start(server, () => Promise.resolve());
    await vi.advanceTimersByTimeAsync(10);
    expect(server.payloads[0]).toMatchObject({ limit: 10, timeout: 25, allowed_updates: ["message"] });
    expect(spy.mock.calls[0]?.[2]?.timeoutMs).toBe(30_000);
    await bot.stop();
  });
});
