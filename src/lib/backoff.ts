/** Waiting between attempts. */

/** First wait of a row of failures. */
const FIRST_WAIT_MS = 200;
/** Longest wait: a line that comes back is used again within half a minute. */
const LONGEST_WAIT_MS = 30_000;

/**
 * Milliseconds to wait before attempt `failures + 1`: doubles from 200 ms to 30 s, with up to a quarter taken off at
 * random so that several clients do not return at the same moment. `failures` counts from 1.
 */
export function backoffMs(failures: number, random: () => number = Math.random): number {
  const full = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failures - 1, 20));
  return Math.round(full * (1 - random() / 4));
}

/** Waits `ms`, or less if `signal` aborts first; says whether the whole time passed. Never rejects. */
export function sleep(ms: number, signal?: AbortSignal): Promise<boolean> {
  if (signal?.aborted === true) return Promise.resolve(false);
  return new Promise((resolve) => {
    const onAbort = (): void => {
      clearTimeout(timer);
      resolve(false);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", onAbort);
      resolve(true);
    }, ms);
    signal?.addEventListener("abort", onAbort, { once: true });
  });
}
