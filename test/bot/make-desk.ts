/** A desk whose outbox only notes what would leave. */

import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Desk } from "../../src/bot/desk.ts";
import { FileIds } from "../../src/bot/file-ids.ts";
import { Paces } from "../../src/bot/paces.ts";
import { Permissions } from "../../src/bot/permissions.ts";
import { QuestionBook } from "../../src/bot/question-book.ts";
import { Recents } from "../../src/bot/recents.ts";
import { Requests } from "../../src/bot/requests.ts";
import { Memory } from "../../src/chat/memory.ts";
import { Reports } from "../../src/chat/reports.ts";
import type { TelegramConfig } from "../../src/config.ts";
import { createLog } from "../../src/lib/log.ts";
import { followUp } from "../../src/question/follow-up.ts";
import { sampleShelf } from "../chat/hand-made.ts";

export interface Left {
  readonly method: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

export async function makeDesk(settings: Partial<TelegramConfig>): Promise<{ desk: Desk; left: Left[] }> {
  const left: Left[] = [];
  const log = createLog({ level: "debug", write: () => undefined });
  const folder = join(tmpdir(), `desk-${process.pid}-${Math.random().toString(36).slice(2)}`);
  const note = <T>(method: string, payload: Readonly<Record<string, unknown>>): Promise<T> => {
    left.push({ method, payload });
    return Promise.resolve({ message_id: 10_000 + left.length } as T);
  };
  const shelf = sampleShelf();
  const desk: Desk = {
    me: { id: 1, username: "baogao_test_bot", readsGroups: false, inline: true },
    outbox: {
      send: (chat, method, payload) => note(method, { ...payload, chat_id: chat }),
      tell: note,
      room: () => Promise.resolve(),
    },
    reports: new Reports(() =>
      Promise.resolve({
        shelf: () => shelf,
        stale: () => Promise.resolve(false),
        rebuild: () => Promise.resolve(),
        problems: () => 0,
      }),
    ),
    permissions: new Permissions(
      {
        token: "x",
        apiRoot: "http://127.0.0.1/",
        proxy: null,
        allowedIds: [],
        adminIds: [],
        access: "allowlist",
        ...settings,
      },
      folder,
      log,
      () => new Date(),
    ),
    requests: new Requests(),
    claim: null,
    book: new QuestionBook(join(folder, "questions.json"), log),
    recents: new Recents(join(folder, "recents.json"), log),
    fileIds: new FileIds(join(folder, "files.json"), log),
    memory: new Memory(),
    paces: new Paces(),
    followUp,
    dressAdmin: () => Promise.resolve(),
    seedsDir: folder,
    started: new Date(),
    now: () => new Date(),
    log,
  };
  await desk.reports.opened();
  return { desk, left };
}
