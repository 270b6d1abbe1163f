/** A small JSON file under the state folder, replaced as a whole. */

import { mkdir, readFile, rename } from "node:fs/promises";
import { dirname } from "node:path";
import { writeAtomic } from "../lib/atomic-file.ts";
import { errorText, type Log } from "../lib/log.ts";

export class StateFile<T> {
  readonly #path: string;
  readonly #log: Log;
  #next: T | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(path: string, log: Log) {
    this.#path = path;
    this.#log = log;
  }

  /**
   * Reads the file; `parse` returns null for content that is not its own. Null where there is no file, and where it
   * is damaged: that one is set aside under another name, never deleted. Rejects where the disk does not let us read.
   */
  async load(parse: (value: unknown) => T | null): Promise<T | null> {
    let text: string;
    try {
      text = await readFile(this.#path, "utf8");
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
      throw error;
    }
    const value = parse(parseJson(text));
    if (value !== null) return value;
    const aside = `${this.#path}.bad-${Date.now()}`;
    await rename(this.#path, aside);
    this.#log.error(`${this.#path} is damaged; it was set aside as ${aside} and an empty one is used`);
    return null;
  }

  /** Writes `value`; of several in quick order the last is enough. Rejects where it could not be written. */
  save(value: T): Promise<void> {
    this.#next = value;
    this.#writing = this.#writing
      .catch(() => undefined)
      .then(async () => {
        const next = this.#next;
        if (next === undefined) return;
        this.#next = undefined;
        // What people asked stands here: for the bot's own account only.
        await mkdir(dirname(this.#path), { recursive: true, mode: 0o700 });
        await writeAtomic(this.#path, `${JSON.stringify(next)}\n`);
      });
    return this.#writing;
  }

  /** Like `save`, for what may be lost: a failure is logged and goes no further. */
  keep(value: T): void {
    this.save(value).catch((error: unknown) =>
      this.#log.warn(`${this.#path} was not written: ${errorText(error)}`),
    );
  }

  /** Resolves when nothing is left to write, whether it succeeded or not. */
  flushed(): Promise<void> {
    return this.#writing.catch(() => undefined);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
