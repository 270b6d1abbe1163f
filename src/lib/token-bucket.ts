/** How much may happen in how much time. */
export interface Pace {
  /** How many at once after a quiet time. */
  readonly burst: number;
  /** One more becomes free every so many milliseconds. */
  readonly everyMs: number;
}

/** Keys remembered; the longest unused is forgotten first (a forgotten key starts full, which harms nobody). */
const KEYS = 10_000;

/** A bucket of permits for each key, refilled with time. */
export class TokenBuckets {
  readonly #pace: Pace;
  readonly #now: () => number;
  readonly #buckets = new Map<string, { permits: number; at: number }>();

  /** `now` gives milliseconds of a clock that a test may hold still. */
  constructor(pace: Pace, now: () => number = Date.now) {
    this.#pace = pace;
    this.#now = now;
  }

  /** Takes one permit of `key`; false where none is free. */
  take(key: string): boolean {
    const bucket = this.#bucket(key);
    if (bucket.permits < 1) return false;
    bucket.permits -= 1;
    return true;
  }

  #bucket(key: string): { permits: number; at: number } {
    const now = this.#now();
    const old = this.#buckets.get(key);
    const bucket = old ?? { permits: this.#pace.burst, at: now };
    // A clock set back gives nothing rather than taking something away.
    const gained = Math.max(0, now - bucket.at) / this.#pace.everyMs;
    bucket.permits = Math.min(this.#pace.burst, bucket.permits + gained);
    bucket.at = now;
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    const oldest = this.#buckets.keys().next();
    if (this.#buckets.size > KEYS && oldest.done !== true) this.#buckets.delete(oldest.value);
    return bucket;
  }
}
