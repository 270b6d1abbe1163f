/** How fast a person or a group may ask: over it one notice, then silence until there is room again. */

import { type Pace, TokenBuckets } from "../lib/token-bucket.ts";
import { type WindowLimit, Windows } from "../lib/window.ts";

/** A person types no faster; the burst lets a backlog of an hour without network through. */
const PERSON: Pace = { burst: 30, everyMs: 1_000 };
/** With the notice 18 messages in any minute: below Telegram's 20 in a group, and below the outbox's own limit. */
const GROUP: WindowLimit = { most: 17, withinMs: 60_000 };
/** Sentences for a stranger. */
const STRANGER: WindowLimit = { most: 3, withinMs: 24 * 3_600_000 };
/** One notice in so long; a second one would be part of the flood. */
const NOTICE: WindowLimit = { most: 1, withinMs: 60_000 };

export type Verdict = "go" | "notice" | "silence";

export class Paces {
  readonly #limits: Readonly<Record<"person" | "group" | "stranger", TokenBuckets | Windows>>;
  readonly #notices: Windows;

  /** `now` gives milliseconds of a clock that a test may hold still. */
  constructor(now: () => number = Date.now) {
    this.#limits = {
      person: new TokenBuckets(PERSON, now),
      group: new Windows(GROUP, now),
      stranger: new Windows(STRANGER, now),
    };
    this.#notices = new Windows(NOTICE, now);
  }

  /** Whether `id` may go on now. */
  check(kind: "person" | "group" | "stranger", id: number): Verdict {
    const key = `${kind} ${id}`;
    if (this.#limits[kind].take(key)) return "go";
    return this.#notices.take(key) ? "notice" : "silence";
  }
}
