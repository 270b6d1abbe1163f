/** The reports while they open, and when they are read again: one shelf at any moment, swapped as a whole. */

import { sleep } from "../lib/backoff.ts";
import type { Shelf } from "./shelf.ts";

/** What an opened collection offers. */
export interface Collection {
  /** A view of it as it is now. */
  shelf(): Shelf;
  /** Whether the reports changed since they were read. */
  stale(): Promise<boolean>;
  /** Reads changed reports. */
  rebuild(): Promise<void>;
  /** Odd things found while reading. */
  problems(): number;
}

export class Reports {
  readonly #open: () => Promise<Collection>;
  #collection: Collection | null = null;
  #shelf: Shelf | null = null;
  #opening: Promise<Shelf> | null = null;

  /** `open` reads the reports; it is called again after it failed, when someone asks. */
  constructor(open: () => Promise<Collection>) {
    this.#open = open;
  }

  /** The shelf, waiting for it at most `ms`; null where it is not ready by then. Rejects where it cannot be opened. */
  async ready(ms: number): Promise<Shelf | null> {
    if (this.#shelf !== null) return this.#shelf;
    const late = new AbortController();
    try {
      return await Promise.race([this.opened(), sleep(ms, late.signal).then(() => null)]);
    } finally {
      late.abort();
    }
  }

  /** The shelf, however long it takes. Rejects where it cannot be opened; the next call tries again. */
  opened(): Promise<Shelf> {
    if (this.#shelf !== null) return Promise.resolve(this.#shelf);
    this.#opening ??= this.#open()
      .then((collection) => {
        this.#collection = collection;
        this.#shelf = collection.shelf();
        return this.#shelf;
      })
      .finally(() => {
        this.#opening = null;
      });
    return this.#opening;
  }

  /** Reads changed reports; until then, and where it fails, the old shelf answers. Rejects where it fails. */
  async reload(): Promise<Shelf> {
    if (this.#collection === null) return this.opened();
    await this.#collection.rebuild();
    this.#shelf = this.#collection.shelf();
    return this.#shelf;
  }

  /** Reads the reports again if they changed; says whether it did. Rejects where that fails. */
  async refresh(): Promise<boolean> {
    if (this.#collection === null || !(await this.#collection.stale())) return false;
    await this.reload();
    return true;
  }

  problems(): number {
    return this.#collection?.problems() ?? 0;
  }
}
