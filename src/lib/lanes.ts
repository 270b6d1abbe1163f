/** Work in order within a key, side by side between keys. */
export class Lanes {
  readonly #tails = new Map<string, Promise<void>>();
  #size = 0;

  /** Tasks waiting or under way. */
  get size(): number {
    return this.#size;
  }

  /**
   * Runs `task` after all earlier tasks of `key` have ended, however they ended. Resolves or rejects as the task does;
   * a failed task does not hold up the next.
   */
  run<T>(key: string, task: () => Promise<T>): Promise<T> {
    this.#size += 1;
    const before = this.#tails.get(key) ?? Promise.resolve();
    const result = before.then(task);
    const settled = (): void => {
      this.#size -= 1;
      if (this.#tails.get(key) === tail) this.#tails.delete(key);
    };
    const tail = result.then(settled, settled);
    this.#tails.set(key, tail);
    return result;
  }

  /** Resolves when no task is left, those added while waiting included. */
  async idle(): Promise<void> {
    while (this.#tails.size > 0) await Promise.all(this.#tails.values());
  }
}
