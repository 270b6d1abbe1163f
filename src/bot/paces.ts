/** How fast a person or a group may ask: over it one notice, then silence until there is room again. */

import { type Pace, TokenBuckets } from "../lib/token-bucket.ts";

/** A person types no faster; the burst lets a backlog of an hour without network through. */
const PERSON: Pace = { burst: 30, everyMs: 1_000 };
/** With the notice 15 messages in any minute: below Telegram's 20 in a group, and below the outbox's own pace. */
const GROUP: Pace = { burst: 6, everyMs: 7_500 };
/** Sentences for strangers: three a day. */
const STRANGER: Pace = { burst: 3, everyMs: 8 * 3_600_000 };

/** One notice in so long; a second one would be part of the flood. */
const NOTICE: Pace = { burst: 1, everyMs: 60_000 };

export type Verdict = "go" | "notice" | "silence";

export class Paces {
  readonly #buckets: Readonly<Record<"person" | "group" | "stranger", TokenBuckets>>;
  readonly #notices: TokenBuckets;

  /** `now` gives milliseconds of a clock that a test may hold still. */
  constructor(now: () => number = Date.now) {
    this.#buckets = {
      person: new TokenBuckets(PERSON, now),
      group: new TokenBuckets(GROUP, now),
      stranger: new TokenBuckets(STRANGER, now),
    };
    this.#notices = new TokenBuckets(NOTICE, now);
  }

  /** Whether `id` may go on now. */
  check(kind: "person" | "group" | "stranger", id: number): Verdict {
    const key = `${kind} ${id}`;
    if (this.#buckets[kind].take(key)) return "go";
    return this.#notices.take(key) ? "notice" : "silence";
  }
}
