/** How fast a person or a group may ask: over it one notice, then silence until there is room again. */

import { type Pace, TokenBuckets } from "../lib/token-bucket.ts";

/** A person types no faster; the burst lets a backlog of an hour without network through. */
const PERSON: Pace = { burst: 30, everyMs: 1_000 };
/** Below Telegram's 20 messages a minute in a group. */
const GROUP: Pace = { burst: 8, everyMs: 5_500 };
/** Sentences for strangers: three a day. */
const STRANGER: Pace = { burst: 3, everyMs: 8 * 3_600_000 };

export type Verdict = "go" | "notice" | "silence";

export class Paces {
  readonly #buckets: Readonly<Record<"person" | "group" | "stranger", TokenBuckets>>;
  readonly #noticed = new Set<string>();

  /** `now` gives milliseconds of a clock that a test may hold still. */
  constructor(now: () => number = Date.now) {
    this.#buckets = {
      person: new TokenBuckets(PERSON, now),
      group: new TokenBuckets(GROUP, now),
      stranger: new TokenBuckets(STRANGER, now),
    };
  }

  /** Whether `id` may go on now. */
  check(kind: "person" | "group" | "stranger", id: number): Verdict {
    const key = `${kind} ${id}`;
    if (this.#buckets[kind].take(key)) {
      this.#noticed.delete(key);
      return "go";
    }
    if (this.#noticed.has(key)) return "silence";
    this.#noticed.add(key);
    return "notice";
  }
}
