/** The only way out: messages leave in order within a chat, wait where Telegram asks to, and are tried again. */

import { setMaxListeners } from "node:events";
import { backoffMs, sleep } from "../lib/backoff.ts";
import { Lanes } from "../lib/lanes.ts";
import type { Log } from "../lib/log.ts";
import { Windows } from "../lib/window.ts";
import type { Api, Payload } from "./api.ts";
import { ApiError } from "./api-error.ts";

/** Messages that may wait before no further updates are taken. */
const FULL = 100;
/** With the backoff: about six minutes of a broken line. Waits that Telegram asks for do not count. */
const ATTEMPTS = 20;
/** Where Telegram asks to wait without saying how long. */
const FLOOD_MS = 3_000;
/** Below Telegram's 20 messages a minute in a group. */
const GROUP_LIMIT = { most: 19, withinMs: 60_000 };
/** Longest wait of a message once the bot is asked to stop. */
const LAST_WAIT_MS = 2_000;
/** Room is looked for again after so long. */
const ROOM_MS = 50;

export interface Outbox {
  /** Sends a message or changes one, after all earlier ones of its chat. Rejects with an `ApiError` if it cannot. */
  send<T>(chat: number, method: string, payload: Payload): Promise<T>;
  /** Sends what is not a message (answers to buttons and inline queries, profile): at once, one try more on a broken line. */
  tell<T>(method: string, payload: Payload): Promise<T>;
  /** Resolves when fewer messages wait than the outbox holds. */
  room(): Promise<void>;
}

export interface OutboxParts {
  readonly api: Api;
  readonly log: Log;
  /** The bot is asked to stop: from now on nothing waits longer than a moment. */
  readonly stopping: AbortSignal;
  /** Ends all waiting and all calls: what has not been sent then is not. */
  readonly signal: AbortSignal;
  /** Called when a group turns out to have a new id. */
  readonly onMigrated: (from: number, to: number) => void;
  readonly now?: () => number;
}

export function createOutbox({
  api,
  log,
  stopping,
  signal,
  onMigrated,
  now = Date.now,
}: OutboxParts): Outbox {
  const lanes = new Lanes();
  // Every waiting message listens to both; a warning about that would be noise.
  setMaxListeners(FULL * 2, stopping, signal);
  const groups = new Windows(GROUP_LIMIT, now);

  /** Waits; false where the bot stops and the wait is, or has become, too long for that. */
  const wait = async (ms: number): Promise<boolean> => {
    const until = now() + ms;
    if (await sleep(ms, stopping)) return true;
    const left = until - now();
    return left <= LAST_WAIT_MS && (await sleep(Math.max(0, left), signal));
  };

  const deliver = async <T>(chat: number, method: string, payload: Payload): Promise<T> => {
    let to = chat;
    let sent: Payload = payload;
    for (let failures = 0; ; ) {
      const pace = to < 0 ? groups.reserve(String(to)) : 0;
      if (pace > 0 && !(await wait(pace))) throw new ApiError(method, "aborted");
      try {
        return await api.call<T>(method, { ...sent, chat_id: to }, { signal });
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        if (error.code === "migrated" && error.migratedTo !== null && to === chat) {
          to = error.migratedTo;
          onMigrated(chat, to);
          continue;
        }
        if (error.code === "bad-markup" && "entities" in sent) {
          // Better a plain answer than none; the log shows that a mark was wrong.
          log.warn(`${error.message}; sending it without marks`);
          const { entities: _, ...plain } = sent;
          sent = plain;
          continue;
        }
        if (!error.passing) throw error;
        const flood = error.code === "flood";
        if (!flood) failures += 1;
        if (failures >= ATTEMPTS) throw error;
        const pause = flood ? (error.retryAfterMs ?? FLOOD_MS) : backoffMs(failures);
        log.debug(`${error.message}; waiting ${pause} ms`);
        if (!(await wait(pause))) throw new ApiError(method, "aborted");
      }
    }
  };

  return {
    send: (chat, method, payload) => lanes.run(String(chat), () => deliver(chat, method, payload)),
    async tell<T>(method: string, payload: Payload): Promise<T> {
      try {
        return await api.call<T>(method, payload, { signal });
      } catch (error) {
        if (!(error instanceof ApiError) || !error.passing || error.code === "flood") throw error;
        return api.call<T>(method, payload, { signal });
      }
    },
    async room() {
      while (lanes.size >= FULL && (await sleep(ROOM_MS, signal)));
    },
  };
}
