/** What the fake server knows of chats: their messages and files, and what happens to a call that reaches it. */

import { FILE_MARK, type Json, type JsonObject, plain } from "./check-call.ts";
import type { ReceivedFile } from "./multipart.ts";

export const BOT_ID = 123_456_789;

export interface BotAccount {
  readonly username: string;
  readonly readsGroups: boolean;
  readonly inline: boolean;
}

export class FakeChats {
  /** Old ids of groups that were upgraded, and their new ones. */
  readonly migrated = new Map<number, number>();
  /** Chats that cannot be written to: 403. */
  readonly blocked = new Set<number>();
  readonly #account: BotAccount;
  readonly #messages = new Map<string, JsonObject>();
  readonly #fileIds = new Set<string>();
  #nextMessage = 1;

  constructor(account: BotAccount) {
    this.#account = account;
  }

  nextMessageId(): number {
    return this.#nextMessage++;
  }

  /** A message as the server knows it. */
  message(chat: number, id: number): JsonObject | null {
    return this.#messages.get(`${chat}:${id}`) ?? null;
  }

  /** Remembers a message that people see, so that replies to it can be shown. */
  keep(chat: number, message: JsonObject): void {
    this.#messages.set(`${chat}:${plain(message["message_id"])}`, message);
  }

  /** Carries out a call: the status and the body of the answer. */
  carryOut(method: string, payload: JsonObject, files: readonly ReceivedFile[]): [number, JsonObject] {
    const chat = payload["chat_id"];
    if (typeof chat === "number") {
      const to = this.migrated.get(chat);
      if (to !== undefined) {
        return [
          400,
          {
            ...failure(400, "Bad Request: group chat was upgraded to a supergroup chat"),
            parameters: { migrate_to_chat_id: to },
          },
        ];
      }
      if (this.blocked.has(chat)) return [403, failure(403, "Forbidden: bot was blocked by the user")];
    }
    if (payload["message_thread_id"] === 1)
      return [400, failure(400, "Bad Request: message thread not found")];
    switch (method) {
      case "getMe":
        return ok({
          id: BOT_ID,
          is_bot: true,
          first_name: "报告",
          username: this.#account.username,
          can_join_groups: true,
          can_read_all_group_messages: this.#account.readsGroups,
          supports_inline_queries: this.#account.inline,
        });
      case "sendMessage":
      case "sendPhoto":
      case "sendDocument":
        return this.#sendAny(method, payload, files);
      case "editMessageText":
        return this.#edit(payload);
      default:
        return ok(true);
    }
  }

  #sendAny(method: string, payload: JsonObject, files: readonly ReceivedFile[]): [number, JsonObject] {
    const chat = Number(payload["chat_id"]);
    const id = this.nextMessageId();
    const message: Record<string, Json> = {
      message_id: id,
      date: 1_700_000_000,
      chat: { id: chat, type: chat > 0 ? "private" : "supergroup" },
      from: { id: BOT_ID, is_bot: true, first_name: "报告", username: this.#account.username },
    };
    const media = method === "sendPhoto" ? "photo" : method === "sendDocument" ? "document" : null;
    if (media === null) message["text"] = payload["text"] ?? "";
    else {
      const given = payload[media];
      if (given !== FILE_MARK && !this.#fileIds.has(plain(given))) {
        return [400, failure(400, "Bad Request: wrong file identifier/HTTP URL specified")];
      }
      const fileId = given === FILE_MARK ? `file-${id}-${files[0]?.filename ?? ""}` : plain(given);
      this.#fileIds.add(fileId);
      message[media] =
        media === "photo"
          ? [{ file_id: fileId, file_unique_id: fileId, width: 1, height: 1 }]
          : { file_id: fileId, file_unique_id: fileId };
    }
    for (const key of ["entities", "reply_markup", "message_thread_id", "caption"]) {
      const value = payload[key];
      if (value !== undefined) message[key] = value;
    }
    this.#messages.set(`${chat}:${id}`, message);
    return ok(message);
  }

  #edit(payload: JsonObject): [number, JsonObject] {
    const key = `${plain(payload["chat_id"])}:${plain(payload["message_id"])}`;
    const old = this.#messages.get(key);
    if (old === undefined) return [400, failure(400, "Bad Request: message to edit not found")];
    const { text = "", entities = [], reply_markup: markup = null } = payload;
    const next = { ...old, text, entities, reply_markup: markup };
    const same =
      JSON.stringify([old["text"], old["entities"] ?? [], old["reply_markup"] ?? null]) ===
      JSON.stringify([text, entities, markup]);
    if (same)
      return [
        400,
        failure(
          400,
          "Bad Request: message is not modified: specified new message content and reply markup are exactly the same",
        ),
      ];
    this.#messages.set(key, next);
    return ok(next);
  }
}

const ok = (result: Json): [number, JsonObject] => [200, { ok: true, result }];
export const failure = (code: number, description: string): JsonObject => ({
  ok: false,
  error_code: code,
  description,
});
