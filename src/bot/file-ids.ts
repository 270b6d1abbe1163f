/** Files that Telegram already has, by the hash of their bytes: they are sent again without an upload. */

import type { Log } from "../lib/log.ts";
import { StateFile } from "./state-file.ts";

export class FileIds {
  readonly #file: StateFile<Readonly<Record<string, string>>>;
  readonly #ids = new Map<string, string>();

  constructor(path: string, log: Log) {
    this.#file = new StateFile(path, log);
  }

  async load(): Promise<void> {
    for (const [hash, id] of Object.entries((await this.#file.load(parseIds)) ?? {})) this.#ids.set(hash, id);
  }

  get(hash: string): string | null {
    return this.#ids.get(hash) ?? null;
  }

  keep(hash: string, id: string): void {
    this.#ids.set(hash, id);
    this.#file.keep(Object.fromEntries(this.#ids));
  }

  /** Forgets an id that Telegram no longer takes. */
  forget(hash: string): void {
    if (this.#ids.delete(hash)) this.#file.keep(Object.fromEntries(this.#ids));
  }

  flush(): Promise<void> {
    return this.#file.flushed();
  }
}

function parseIds(value: unknown): Readonly<Record<string, string>> | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const ids: Record<string, string> = {};
  for (const [hash, id] of Object.entries(value)) {
    if (typeof id !== "string") return null;
    ids[hash] = id;
  }
  return ids;
}
