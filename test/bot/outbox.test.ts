/** Sending, with time held still. */

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Api, Payload } from "../../src/bot/api.ts";
import { ApiError } from "../../src/bot/api-error.ts";
import { createOutbox } from "../../src/bot/outbox.ts";
import { createLog } from "../../src/lib/log.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("the outbox", () => {
  interface Sent {
    readonly chat: number;
    readonly text: unknown;
    readonly at: number;
  }

  function outbox(fail: (chat: number, attempt: number) => ApiError | null): {
    send: (chat: number, text: string, entities?: unknown) => Promise<unknown>;
    sent: Sent[];
    attempts: number[];
    stop: () => void;
    room: () => Promise<void>;
  } {
    const sent: Sent[] = [];
    const attempts: number[] = [];
    const counts = new Map<number, number>();
    const stopping = new AbortController();
    const api: Api = {
      call<T>(_method: string, payload: Payload) {
        const chat = Number(payload["chat_id"]);
        const attempt = (counts.get(chat) ?? 0) + 1;
        counts.set(chat, attempt);
        attempts.push(Date.now());
        const error = fail(chat, attempt);
        if (error !== null) return Promise.reject(error);
        sent.push({ chat, text: payload["text"], at: Date.now() });
        return Promise.resolve({ message_id: sent.length } as T);
      },
    };
    const box = createOutbox({
      api,
      log: createLog({ level: "error", write: () => undefined }),
      stopping: stopping.signal,
      signal: new AbortController().signal,
      onMigrated: () => undefined,
    });
    return {
      send: (chat, text, entities) =>
        box.send(chat, "sendMessage", { text, ...(entities === undefined ? {} : { entities }) }),
      sent,
      attempts,
      stop: () => stopping.abort(),
      room: () => box.room(),
    };
  }

  test("waits as long as Telegram asks, ten minutes if need be; the answer comes, others are not held up", async () => {
    const box = outbox((chat, attempt) =>
      chat === 1 && attempt === 1 ? new ApiError("sendMessage", "flood", { retryAfterMs: 600_000 }) : null,
    );
    const begin = Date.now();
    void box.send(1, "a");
    void box.send(1, "b");
    void box.send(2, "c");
    await vi.advanceTimersByTimeAsync(599_000);
    expect(box.sent.map(({ text }) => text)).toEqual(["c"]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(box.sent.map(({ text }) => text)).toEqual(["c", "a", "b"]);
    expect((box.sent[1]?.at ?? 0) - begin).toBeGreaterThanOrEqual(600_000);
  });

  test("waits three seconds where Telegram does not say how long", async () => {
    const box = outbox((_, attempt) => (attempt === 1 ? new ApiError("sendMessage", "flood") : null));
    void box.send(1, "a");
    await vi.advanceTimersByTimeAsync(2_900);
    expect(box.sent).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(200);
    expect(box.sent).toHaveLength(1);
  });

  test("tries again on a broken line, in order, and gives up after minutes, not hours", async () => {
    const box = outbox((chat) => (chat === 9 ? new ApiError("sendMessage", "network") : null));
    const lost = box.send(9, "a").catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(await lost).toMatchObject({ code: "network" });
    expect(box.attempts).toHaveLength(20);
  });

  test("sends an answer plain rather than not at all where Telegram does not take its marks", async () => {
    const box = outbox((_, attempt) => (attempt === 1 ? new ApiError("sendMessage", "bad-markup") : null));
    await box.send(1, "a", [{ type: "bold", offset: 0, length: 1 }]);
    expect(box.sent).toHaveLength(1);
    await expect(
      outbox(() => new ApiError("sendMessage", "bad-markup")).send(1, "a", []),
    ).rejects.toMatchObject({ code: "bad-markup" });
  });

  test("does not try again what can never succeed", async () => {
    const box = outbox(() => new ApiError("sendMessage", "forbidden"));
    await expect(box.send(1, "a")).rejects.toMatchObject({ code: "forbidden" });
    expect(box.attempts).toHaveLength(1);
  });

  test("stays below 20 messages a minute in a group, and asks no private chat to wait", async () => {
    const box = outbox(() => null);
    for (let i = 0; i < 60; i += 1) void box.send(-1, `${i}`);
    for (let i = 0; i < 60; i += 1) void box.send(1, `${i}`);
    await vi.advanceTimersByTimeAsync(10);
    expect(box.sent.filter(({ chat }) => chat === 1)).toHaveLength(60);
    await vi.advanceTimersByTimeAsync(600_000);
    const times = box.sent.filter(({ chat }) => chat === -1).map(({ at }) => at);
    expect(times).toHaveLength(60);
    for (const at of times)
      expect(times.filter((one) => one >= at && one < at + 60_000).length).toBeLessThanOrEqual(20);
  });

  test("takes no more work while a hundred messages wait", async () => {
    const box = outbox((_, attempt) =>
      attempt === 1 ? new ApiError("sendMessage", "flood", { retryAfterMs: 60_000 }) : null,
    );
    for (let i = 0; i < 100; i += 1) void box.send(i + 1, "a");
    let room = false;
    void box.room().then(() => (room = true));
    await vi.advanceTimersByTimeAsync(30_000);
    expect(room).toBe(false);
    await vi.advanceTimersByTimeAsync(31_000);
    expect(room).toBe(true);
  });

  test("gives up a long wait at once when the bot stops, and sits out a short one", async () => {
    const box = outbox((chat, attempt) =>
      attempt === 1
        ? new ApiError("sendMessage", "flood", { retryAfterMs: chat === 1 ? 60_000 : 1_000 })
        : null,
    );
    const long = box.send(1, "a").catch((error: unknown) => error);
    void box.send(2, "b");
    await vi.advanceTimersByTimeAsync(100);
    box.stop();
    await vi.advanceTimersByTimeAsync(10);
    expect(await long).toMatchObject({ code: "aborted" });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(box.sent.map(({ text }) => text)).toEqual(["b"]);
  });
});
