/** What each person asked last in each chat, for follow-ups; forgotten after ten minutes. */

/** A follow-up after a longer time would surprise more than it helps. */
const REMEMBER_MS = 10 * 60_000;
/** Conversations remembered at once; the longest silent is forgotten first. */
const CONVERSATIONS = 1_000;

export class Memory {
  readonly #now: () => number;
  readonly #last = new Map<string, { question: string; at: number }>();

  /** `now` gives milliseconds of a clock that a test may hold still. */
  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Keeps `question` as the last of `who` (a person in a chat). */
  keep(who: string, question: string): void {
    this.#last.delete(who);
    this.#last.set(who, { question, at: this.#now() });
    const oldest = this.#last.keys().next();
    if (this.#last.size > CONVERSATIONS && oldest.done !== true) this.#last.delete(oldest.value);
  }

  /** The last question of `who`, or null where there is none in the last ten minutes. */
  last(who: string): string | null {
    const kept = this.#last.get(who);
    if (kept === undefined) return null;
    // A clock set back counts as a long time: taking over a wrong question is worse than none.
    const age = this.#now() - kept.at;
    if (age >= 0 && age < REMEMBER_MS) return kept.question;
    this.#last.delete(who);
    return null;
  }
}
