/** Questions that were answered, so that buttons, replies and edits find theirs again; the last thousand, on disk too. */

import { randomBytes } from "node:crypto";
import type { Log } from "../lib/log.ts";
import { StateFile } from "./state-file.ts";

/** Questions kept; older buttons are answered from the message they reply to, or asked anew. */
const KEPT = 1_000;
/** Writing after every question would wear the disk; a kill loses at most so much. */
const WRITE_AFTER_MS = 1_000;

export interface BookEntry {
  readonly id: string;
  readonly question: string;
  /** Where it was taken as a follow-up. */
  readonly follow: { readonly original: string; readonly note: string } | null;
  /** Who may turn its pages in a group; null: everybody. */
  readonly asker: number | null;
  readonly chat: number;
  /** The message that asked, if one did. */
  readonly askedIn: number | null;
  /** The message that holds the answer, once it is sent. */
  readonly answeredIn: number | null;
  /** The shelf it was answered from. */
  readonly version: string;
  /** Milliseconds. */
  readonly at: number;
}

export class QuestionBook {
  readonly #file: StateFile<readonly BookEntry[]>;
  readonly #entries = new Map<string, BookEntry>();
  #timer: NodeJS.Timeout | null = null;

  constructor(path: string, log: Log) {
    this.#file = new StateFile(path, log);
  }

  async load(): Promise<void> {
    for (const entry of (await this.#file.load(parseEntries)) ?? []) this.#entries.set(entry.id, entry);
  }

  /** Keeps a question under a new id. */
  add(entry: Omit<BookEntry, "id">): BookEntry {
    const added = { ...entry, id: randomBytes(6).toString("base64url") };
    this.#put(added);
    return added;
  }

  /** Notes which message holds the answer. */
  answered(id: string, message: number): void {
    const entry = this.#entries.get(id);
    if (entry !== undefined) this.#put({ ...entry, answeredIn: message });
  }

  get(id: string): BookEntry | null {
    return this.#entries.get(id) ?? null;
  }

  /** The newest question that a message of ours answers. */
  answeredBy(chat: number, message: number): BookEntry | null {
    return this.#newest((entry) => entry.chat === chat && entry.answeredIn === message);
  }

  /** The newest question that a person's message asked. */
  askedBy(chat: number, message: number): BookEntry | null {
    return this.#newest((entry) => entry.chat === chat && entry.askedIn === message);
  }

  /** Writes what is not yet written. */
  async flush(): Promise<void> {
    if (this.#timer !== null) this.#write();
    await this.#file.flushed();
  }

  #put(entry: BookEntry): void {
    this.#entries.delete(entry.id);
    this.#entries.set(entry.id, entry);
    const oldest = this.#entries.keys().next();
    if (this.#entries.size > KEPT && oldest.done !== true) this.#entries.delete(oldest.value);
    this.#timer ??= setTimeout(() => this.#write(), WRITE_AFTER_MS).unref();
  }

  #write(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#file.keep([...this.#entries.values()]);
  }

  #newest(matches: (entry: BookEntry) => boolean): BookEntry | null {
    return [...this.#entries.values()].findLast(matches) ?? null;
  }
}

function parseEntries(value: unknown): BookEntry[] | null {
  return Array.isArray(value) && value.every(isEntry) ? value : null;
}

function isEntry(value: unknown): value is BookEntry {
  if (typeof value !== "object" || value === null) return false;
  const entry = value as Partial<Record<keyof BookEntry, unknown>>;
  return (
    typeof entry.id === "string" &&
    typeof entry.question === "string" &&
    typeof entry.chat === "number" &&
    typeof entry.version === "string" &&
    typeof entry.at === "number" &&
    isNumberOrNull(entry.asker) &&
    isNumberOrNull(entry.askedIn) &&
    isNumberOrNull(entry.answeredIn)
  );
}

const isNumberOrNull = (value: unknown): boolean => value === null || typeof value === "number";
