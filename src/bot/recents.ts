/** Each person's last questions, for /recent and the empty inline query. */

import type { Log } from "../lib/log.ts";
import { StateFile } from "./state-file.ts";

const KEPT = 10;
/** People remembered; who has not asked for the longest time is forgotten first. */
const PEOPLE = 5_000;
const LONGEST = 200;

type Lists = Readonly<Record<string, readonly string[]>>;

export class Recents {
  readonly #file: StateFile<Lists>;
  readonly #lists = new Map<string, readonly string[]>();

  constructor(path: string, log: Log) {
    this.#file = new StateFile(path, log);
  }

  async load(): Promise<void> {
    for (const [user, questions] of Object.entries((await this.#file.load(parseLists)) ?? {})) {
      this.#lists.set(user, questions);
    }
  }

  /** Puts a question on top of its asker's list. */
  add(user: number, question: string): void {
    const key = String(user);
    const short = question.slice(0, LONGEST).trim();
    if (short === "") return;
    const list = [short, ...(this.#lists.get(key) ?? []).filter((one) => one !== short)].slice(0, KEPT);
    this.#lists.delete(key);
    this.#lists.set(key, list);
    const oldest = this.#lists.keys().next();
    if (this.#lists.size > PEOPLE && oldest.done !== true) this.#lists.delete(oldest.value);
    this.#file.keep(Object.fromEntries(this.#lists));
  }

  /** The newest first. */
  of(user: number): readonly string[] {
    return this.#lists.get(String(user)) ?? [];
  }

  flush(): Promise<void> {
    return this.#file.flushed();
  }
}

function parseLists(value: unknown): Lists | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const lists: Record<string, readonly string[]> = {};
  for (const [user, list] of Object.entries(value)) {
    if (!Array.isArray(list) || !list.every((one) => typeof one === "string")) return null;
    lists[user] = list;
  }
  return lists;
}
