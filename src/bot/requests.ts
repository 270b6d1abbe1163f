/** Requests for access that wait for an admin; kept in memory, for they can be made again. */

/** A person may ask again after so long. */
const AGAIN_MS = 24 * 3_600_000;
const KEPT = 1_000;

export class Requests {
  readonly #at = new Map<number, number>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Notes a request of `id`; false where there was one within a day. */
  open(id: number): boolean {
    const before = this.#at.get(id);
    if (before !== undefined && this.#now() - before < AGAIN_MS) return false;
    this.#at.delete(id);
    this.#at.set(id, this.#now());
    const oldest = this.#at.keys().next();
    if (this.#at.size > KEPT && oldest.done !== true) this.#at.delete(oldest.value);
    return true;
  }

  /** Forgets a request that was decided. */
  close(id: number): void {
    this.#at.delete(id);
  }
}
