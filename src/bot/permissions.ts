/** Who may ask, as decided so far: settings and the decisions of admins, kept under the state folder. */

import { appendFile, mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { TelegramConfig } from "../config.ts";
import type { Log } from "../lib/log.ts";
import { StateFile } from "./state-file.ts";

export type Role = "admin" | "member" | "stranger";

interface Decisions {
  readonly admins: readonly number[];
  readonly allowed: readonly number[];
  readonly denied: readonly number[];
}

/** A change that is written to the audit file. */
export type Change = "allow" | "deny" | "admin" | "migrate";

const NONE: Decisions = { admins: [], allowed: [], denied: [] };

export class Permissions {
  readonly #settings: TelegramConfig;
  readonly #file: StateFile<Decisions>;
  readonly #auditPath: string;
  readonly #now: () => Date;
  #decisions: Decisions = NONE;

  constructor(settings: TelegramConfig, stateDir: string, log: Log, now: () => Date) {
    this.#settings = settings;
    this.#file = new StateFile(join(stateDir, "access.json"), log);
    this.#auditPath = join(stateDir, "access.log");
    this.#now = now;
  }

  /** Reads earlier decisions. Rejects where the file stands there and cannot be read. */
  async load(): Promise<void> {
    this.#decisions = (await this.#file.load(parseDecisions)) ?? NONE;
  }

  /** Whether anybody at all may ask; where nobody may, the bot does not start. */
  get configured(): boolean {
    const { access, adminIds, allowedIds } = this.#settings;
    const { admins, allowed } = this.#decisions;
    return access === "open" || [adminIds, allowedIds, admins, allowed].some((ids) => ids.length > 0);
  }

  /** Ids that requests go to. */
  get admins(): readonly number[] {
    return [...new Set([...this.#settings.adminIds, ...this.#decisions.admins])];
  }

  /** The role of a user or group by its id. An admin of the settings cannot be denied by a decision. */
  role(id: number): Role {
    const { admins, allowed, denied } = this.#decisions;
    if (this.#settings.adminIds.includes(id)) return "admin";
    if (denied.includes(id)) return "stranger";
    if (admins.includes(id)) return "admin";
    const open = this.#settings.access === "open";
    return open || this.#settings.allowedIds.includes(id) || allowed.includes(id) ? "member" : "stranger";
  }

  /** Whether the settings name this admin: no decision in chat takes that away. */
  isFixedAdmin(id: number): boolean {
    return this.#settings.adminIds.includes(id);
  }

  /** Whether an admin has refused this id. */
  isDenied(id: number): boolean {
    return this.#decisions.denied.includes(id);
  }

  /** Lets `id` ask. Resolves when it is on disk; rejects, and changes nothing, where it cannot be. */
  allow(id: number, by: number): Promise<void> {
    const { admins, allowed, denied } = this.#decisions;
    return this.#change("allow", id, by, {
      admins,
      allowed: withId(allowed, id),
      denied: without(denied, id),
    });
  }

  /** Refuses `id` from now on, whatever the settings' list of members says. */
  deny(id: number, by: number): Promise<void> {
    const { admins, allowed, denied } = this.#decisions;
    return this.#change("deny", id, by, {
      admins: without(admins, id),
      allowed: without(allowed, id),
      denied: withId(denied, id),
    });
  }

  /** Makes `id` an admin: the claim of the first one. */
  makeAdmin(id: number): Promise<void> {
    const { admins, allowed, denied } = this.#decisions;
    return this.#change("admin", id, id, {
      admins: withId(admins, id),
      allowed,
      denied: without(denied, id),
    });
  }

  /** A group got a new id: what was decided for the old one holds for the new one. */
  async migrate(from: number, to: number): Promise<void> {
    if (this.isDenied(from)) await this.deny(to, from);
    else if (this.role(from) === "member" && this.role(to) === "stranger") {
      const { admins, allowed, denied } = this.#decisions;
      await this.#change("migrate", to, from, { admins, allowed: withId(allowed, to), denied });
    }
  }

  async #change(change: Change, id: number, by: number, next: Decisions): Promise<void> {
    const before = this.#decisions;
    this.#decisions = next;
    try {
      await this.#file.save(next);
      await mkdir(dirname(this.#auditPath), { recursive: true, mode: 0o700 });
      await appendFile(
        this.#auditPath,
        `${JSON.stringify({ at: this.#now().toISOString(), change, id, by })}\n`,
      );
    } catch (error) {
      this.#decisions = before;
      throw error;
    }
  }
}

const withId = (ids: readonly number[], id: number): number[] => [...new Set([...ids, id])];
const without = (ids: readonly number[], id: number): number[] => ids.filter((one) => one !== id);

/** Decisions as they were written; null for anything else. */
function parseDecisions(value: unknown): Decisions | null {
  if (typeof value !== "object" || value === null) return null;
  const list = (key: string): number[] | null => {
    const ids: unknown = Reflect.get(value, key);
    return Array.isArray(ids) && ids.every(isId) ? ids : null;
  };
  const [admins, allowed, denied] = [list("admins"), list("allowed"), list("denied")];
  return admins === null || allowed === null || denied === null ? null : { admins, allowed, denied };
}

const isId = (id: unknown): id is number => Number.isSafeInteger(id);
