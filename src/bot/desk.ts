/** What every handler works with: one bot, running. */

import type { FollowUp } from "../chat/converse.ts";
import type { Memory } from "../chat/memory.ts";
import type { Reports } from "../chat/reports.ts";
import type { Log } from "../lib/log.ts";
import type { Claim } from "./claim.ts";
import type { FileIds } from "./file-ids.ts";
import type { Outbox } from "./outbox.ts";
import type { Paces } from "./paces.ts";
import type { Permissions } from "./permissions.ts";
import type { QuestionBook } from "./question-book.ts";
import type { Recents } from "./recents.ts";
import type { Requests } from "./requests.ts";

/** The bot's own account. */
export interface Me {
  readonly id: number;
  readonly username: string;
  /** Whether privacy mode is off in groups. */
  readonly readsGroups: boolean;
  readonly inline: boolean;
}

export interface Desk {
  readonly me: Me;
  readonly outbox: Outbox;
  readonly reports: Reports;
  readonly permissions: Permissions;
  readonly requests: Requests;
  readonly claim: Claim | null;
  readonly book: QuestionBook;
  readonly recents: Recents;
  readonly fileIds: FileIds;
  readonly memory: Memory;
  readonly paces: Paces;
  readonly followUp: FollowUp;
  /** Gives a new admin their menu of commands. */
  readonly dressAdmin: (id: number) => Promise<void>;
  readonly seedsDir: string;
  readonly started: Date;
  readonly now: () => Date;
  readonly log: Log;
}
