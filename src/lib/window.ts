/** How many in how long: no more than `most` in any stretch of `withinMs`. */
export interface WindowLimit {
  readonly most: number;
  readonly withinMs: number;
}

/** Keys remembered; the longest unused is forgotten first (a forgotten key starts anew, which harms nobody). */
const KEYS = 10_000;

/** Counts events of each key in a window of time that moves along. Unlike a bucket it allows a whole burst at once. */
export class Windows {
  readonly #limit: WindowLimit;
  readonly #now: () => number;
  readonly #times = new Map<string, readonly number[]>();

  /** `now` gives milliseconds of a clock that a test may hold still. */
  constructor(limit: WindowLimit, now: () => number = Date.now) {
    this.#limit = limit;
    this.#now = now;
  }

  /** Counts one event of `key`; false, and not counted, where the window is full. */
  take(key: string): boolean {
    const now = this.#now();
    const times = this.#recent(key, now);
    if (times.length >= this.#limit.most) return false;
    this.#keep(key, [...times, now]);
    return true;
  }

  /** Counts one event of `key` at the next moment that has room; returns how long that is from now. */
  reserve(key: string): number {
    const now = this.#now();
    const times = this.#recent(key, now);
    const blocking = times.at(-this.#limit.most);
    const at = blocking === undefined ? now : Math.max(now, blocking + this.#limit.withinMs);
    this.#keep(key, [...times, at]);
    return at - now;
  }

  /** Times that still count; a clock set back by more than the window forgets them rather than locking the key. */
  #recent(key: string, now: number): readonly number[] {
    const { withinMs } = this.#limit;
    const times = this.#times.get(key) ?? [];
    const last = times.at(-1) ?? now;
    const ahead = Math.ceil(times.length / this.#limit.most) * withinMs;
    return last > now + ahead ? [] : times.filter((time) => time > now - withinMs);
  }

  #keep(key: string, times: readonly number[]): void {
    this.#times.delete(key);
    this.#times.set(key, times);
    const oldest = this.#times.keys().next();
    if (this.#times.size > KEYS && oldest.done !== true) this.#times.delete(oldest.value);
  }
}
