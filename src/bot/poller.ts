/** The poll loop: takes updates in small batches and confirms a batch when it is done, not when it is queued. */

import { backoffMs, sleep } from "../lib/backoff.ts";
import { Lanes } from "../lib/lanes.ts";
import type { Log } from "../lib/log.ts";
import type { Api } from "./api.ts";
import { ApiError } from "./api-error.ts";
import { laneOf, type Update } from "./update.ts";

/** Answers given twice after a kill are at most so many. */
const BATCH = 10;
/** Seconds that the server may hold an empty poll, and how much later the line counts as dead. */
const POLL_S = 25;
const DEAD_LINE_MS = (POLL_S + 5) * 1_000;
/** One update may keep its chat waiting so long, and one batch the next poll. */
const DEADLINE_MS = 15_000;
/** Update ids remembered against repeats. Ids are never compared by size: they may jump after a quiet week. */
const SEEN = 2_000;
/** The server answers a second copy of us at most so often; asking sooner helps nobody. */
const CONFLICT_MS = 3_000;
/** Silence between two log lines about the same trouble. */
const REMIND_MS = 60_000;
/** A stop waits so long for answers under way. */
const STOP_MS = 8_000;

export interface PollerParts {
  readonly api: Api;
  readonly log: Log;
  /** Kinds of update to ask for. */
  readonly allowed: readonly string[];
  /** Answers one update. May reject: the update then counts as done. */
  readonly handle: (update: Update) => Promise<void>;
  /** Resolves when there is room for more work (outbox not full). */
  readonly room: () => Promise<void>;
}

/** Polls until `signal` aborts; then lets the batch finish and confirms it. Rejects only where the token is refused. */
export async function poll(
  { api, log, allowed, handle, room }: PollerParts,
  signal: AbortSignal,
): Promise<void> {
  const lanes = new Lanes();
  const seen = new Set<number>();
  let offset: number | undefined;
  while (!signal.aborted) {
    await orAborted(room(), signal);
    const updates = await persistently(log, signal, () =>
      api.call<Update[]>(
        "getUpdates",
        {
          ...(offset === undefined ? {} : { offset }),
          limit: BATCH,
          timeout: POLL_S,
          allowed_updates: allowed,
        },
        { signal, timeoutMs: DEAD_LINE_MS },
      ),
    );
    const last = updates?.at(-1);
    if (updates === null || last === undefined) continue;
    const work = updates
      .filter(({ update_id: id }) => remember(seen, id))
      .map((update) => {
        return lanes.run(laneOf(update), () => within(DEADLINE_MS, handle(update), update.update_id, log));
      });
    const done = await bounded(Promise.all(work), signal);
    // Work that a stop cut off stays unconfirmed: it comes again after the next start.
    if (done || !signal.aborted) offset = last.update_id + 1;
  }
  if (offset !== undefined) await confirm(api, offset, log);
}

/** Waits for a batch, at most the deadline, after a stop at most what a stop may take; says whether it is done. */
async function bounded(work: Promise<readonly boolean[]>, signal: AbortSignal): Promise<boolean> {
  const timer = new AbortController();
  const done = work.then((all) => all.every(Boolean));
  const late = sleep(DEADLINE_MS, timer.signal).then(() => false);
  const first = await orAborted(Promise.race([done, late]), signal);
  const result = first ?? (await Promise.race([done, sleep(STOP_MS, timer.signal).then(() => false)]));
  timer.abort();
  return result;
}

/**
 * Runs one update's work to its end or the deadline; a failure is logged, without the update's content. Says whether
 * the update is done with: one whose answer was cut off by a stop is not.
 */
async function within(ms: number, work: Promise<void>, id: number, log: Log): Promise<boolean> {
  const timer = new AbortController();
  const ended = work.then(
    () => "done" as const,
    (error: unknown) => {
      if (error instanceof ApiError && error.code === "aborted") return "cut off" as const;
      if (error instanceof ApiError && error.code === "forbidden") {
        log.info(`update ${id}: the chat does not let the bot write`);
        return "done" as const;
      }
      log.error(`update ${id} failed: ${error instanceof ApiError ? error.message : errorName(error)}`);
      return "done" as const;
    },
  );
  const late = sleep(ms, timer.signal).then(() => "late" as const);
  const result = await Promise.race([ended, late]);
  if (result === "late") log.warn(`update ${id} takes longer than ${ms / 1_000} s; its chat goes on`);
  timer.abort();
  return result !== "cut off";
}

/** The kind of an error and the place in our code, not its message: that may hold a person's text. */
export function errorName(error: unknown): string {
  if (!(error instanceof Error)) return `a thrown ${typeof error}`;
  const place = /(?:dist|src)\/[\w/.-]+:\d+/u.exec(error.stack ?? "");
  return place === null ? error.name : `${error.name} at ${place[0]}`;
}

/** False if the id was seen before. */
function remember(seen: Set<number>, id: number): boolean {
  if (seen.has(id)) return false;
  seen.add(id);
  if (seen.size > SEEN) seen.delete(seen.values().next().value ?? id);
  return true;
}

/**
 * Calls until it succeeds or `signal` aborts (then null). Waits as Telegram asks, else longer and longer; says one
 * line when trouble begins, one a minute while it lasts, one when it is over. Rejects where the token is refused.
 */
export async function persistently<T>(
  log: Log,
  signal: AbortSignal,
  call: () => Promise<T>,
): Promise<T | null> {
  let failures = 0;
  let lastLine = 0;
  while (!signal.aborted) {
    try {
      const result = await call();
      if (failures > 0) log.info(`Telegram answers again after ${failures} failed calls`);
      return result;
    } catch (error) {
      if (!(error instanceof ApiError) || error.code === "unauthorized") throw error;
      if (error.code === "aborted") return null;
      failures += 1;
      if (Date.now() - lastLine >= REMIND_MS) {
        log.warn(`${troubleText(error)}; trying again`);
        lastLine = Date.now();
      }
      const wait = error.retryAfterMs ?? backoffMs(failures);
      await sleep(error.code === "conflict" ? Math.max(CONFLICT_MS, wait) : wait, signal);
    }
  }
  return null;
}

function troubleText(error: ApiError): string {
  return error.code === "conflict"
    ? `${error.message} (another copy of this bot is running with the same token)`
    : error.message;
}

/** Tells the server that all up to `offset` is done. One try: if it fails, the last answers may come twice. */
async function confirm(api: Api, offset: number, log: Log): Promise<void> {
  try {
    await api.call("getUpdates", { offset, limit: 1, timeout: 0 }, { timeoutMs: 1_500 });
  } catch {
    log.warn("the last batch could not be confirmed; its answers may come twice after the next start");
  }
}

/** The result of `work`, or null if `signal` aborts before. Leaves no listener behind. */
async function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T | null> {
  if (signal.aborted) return null;
  const listening = new AbortController();
  const stopped = new Promise<null>((resolve) => {
    signal.addEventListener("abort", () => resolve(null), { once: true, signal: listening.signal });
  });
  try {
    return await Promise.race([work, stopped]);
  } finally {
    listening.abort();
  }
}
