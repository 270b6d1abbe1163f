/** A Bot API server on loopback: long polling, offsets, messages, faults on demand; checks every call it gets. */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { checkCall, type Json, type JsonObject, plain } from "./check-call.ts";
import { BOT_ID, failure, FakeChats } from "./fake-chats.ts";

export { plain };
import { type Fault, play } from "./play-fault.ts";
import { readMultipart, type ReceivedFile } from "./multipart.ts";

export interface Call {
  readonly method: string;
  readonly payload: JsonObject;
  readonly files: readonly ReceivedFile[];
  /** Milliseconds since the server started. */
  readonly at: number;
  /** False where a fault was played instead of doing it. */
  readonly done: boolean;
  readonly result: Json;
}

export interface FakeOptions {
  readonly token?: string;
  readonly username?: string;
  /** Privacy mode off. */
  readonly readsGroups?: boolean;
  readonly inline?: boolean;
}

/** Put together here, so that nothing of the shape of a token stands in the repository. */
export const TOKEN = ["123456789", "AAFakeTokenForTests_canary0123456789abc"].join(":");

interface Held {
  readonly response: ServerResponse;
  readonly payload: JsonObject;
  readonly timer: NodeJS.Timeout;
}

export class FakeBotApi {
  readonly token: string;
  readonly username: string;
  readonly chats: FakeChats;
  readonly calls: Call[] = [];
  /** What was wrong with calls; a test ends with this empty. */
  readonly violations: string[] = [];
  readonly #server: Server;
  readonly #started = Date.now();
  readonly #faults: { method: string; fault: Fault }[] = [];
  readonly #waiting = new Set<() => void>();
  #updates: JsonObject[] = [];
  #held: Held | null = null;
  #nextUpdate = 1_000;

  private constructor(options: FakeOptions) {
    this.token = options.token ?? TOKEN;
    this.username = options.username ?? "baogao_test_bot";
    this.chats = new FakeChats({
      username: this.username,
      readsGroups: options.readsGroups ?? false,
      inline: options.inline ?? true,
    });
    this.#server = createServer((request, response) => {
      this.#receive(request, response).catch((error: unknown) => {
        // A client that is stopped or killed leaves in the middle of a call: no fault of its.
        if (!request.complete) return;
        this.violations.push(`the fake server failed: ${String(error)}`);
        response.destroy();
      });
    });
  }

  static async start(options: FakeOptions = {}): Promise<FakeBotApi> {
    const api = new FakeBotApi(options);
    await new Promise<void>((resolve) => api.#server.listen(0, "127.0.0.1", resolve));
    return api;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get botId(): number {
    return BOT_ID;
  }

  /** Updates that were not yet confirmed. */
  get pending(): number {
    return this.#updates.length;
  }

  async close(): Promise<void> {
    if (this.#held !== null) clearTimeout(this.#held.timer);
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Plays `fault` in the place of the next calls of `method` (`*` for any), `times` times. */
  fail(method: string, fault: Fault, times = 1): void {
    for (let i = 0; i < times; i += 1) this.#faults.push({ method, fault });
  }

  /** Whether faults are still to be played. */
  get faultsLeft(): number {
    return this.#faults.length;
  }

  clearFaults(): void {
    this.#faults.length = 0;
  }

  /** Queues an update; returns its id. */
  push(update: JsonObject, id?: number): number {
    const updateId = id ?? this.#nextUpdate++;
    this.#updates.push({ update_id: updateId, ...update });
    this.#deliver();
    return updateId;
  }

  /** Ids of later updates count from here. */
  numberFrom(id: number): void {
    this.#nextUpdate = id;
  }

  nextMessageId(): number {
    return this.chats.nextMessageId();
  }

  /** A message as the server knows it. */
  message(chat: number, id: number): JsonObject | null {
    return this.chats.message(chat, id);
  }

  /** The text of a message as people see it now. */
  text(chat: number, id: number): string {
    return plain(this.message(chat, id)?.["text"]);
  }

  /** Remembers a message that people see, so that replies to it can be shown. */
  keepMessage(chat: number, message: JsonObject): void {
    this.chats.keep(chat, message);
  }

  /** Calls of a method that were carried out. */
  done(method: string): Call[] {
    return this.calls.filter((call) => call.done && call.method === method);
  }

  /** Waits until `ready` says so; looks again at every call. Rejects after `ms`. */
  until(ready: () => boolean, ms = 10_000, what = "the expected calls"): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        if (!ready()) return;
        clearTimeout(timer);
        this.#waiting.delete(look);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(look);
        reject(
          new Error(
            `${what} did not come within ${ms} ms; got ${this.calls
              .map((call) => call.method)
              .slice(-20)
              .join(", ")}`,
          ),
        );
      }, ms);
      this.#waiting.add(look);
      look();
    });
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, token, method = ""] = /^\/bot([^/]+)\/(\w+)$/u.exec(request.url ?? "") ?? [];
    const { payload, files } = await readBody(request, method);
    // A redirect leads away from the API: what stands there is a page.
    if (token === undefined)
      return void response.writeHead(404, { "content-type": "text/html" }).end("<html></html>");
    if (token !== this.token)
      return send(response, 401, { ok: false, error_code: 401, description: "Unauthorized" });
    this.violations.push(...checkCall(method, payload));
    const at = this.#faults.findIndex((one) => one.method === method || one.method === "*");
    const [planned] = at < 0 ? [] : this.#faults.splice(at, 1);
    if (planned !== undefined) {
      this.#note({ method, payload, files, at: this.#now(), done: false, result: null });
      return play(planned.fault, response, payload, (to) => this.#answer(method, payload, files, to));
    }
    this.#answer(method, payload, files, response);
  }

  #now(): number {
    return Date.now() - this.#started;
  }

  #note(call: Call): void {
    this.calls.push(call);
    for (const look of this.#waiting) look();
  }

  #answer(
    method: string,
    payload: JsonObject,
    files: readonly ReceivedFile[],
    response: ServerResponse,
  ): void {
    if (method === "getUpdates") return this.#poll(payload, response);
    const [status, body] = this.chats.carryOut(method, payload, files);
    send(response, status, body);
    this.#note({
      method,
      payload,
      files,
      at: this.#now(),
      done: status === 200,
      result: body["result"] ?? null,
    });
  }

  #poll(payload: JsonObject, response: ServerResponse): void {
    if (this.#held !== null) {
      // A newer poll ends the older one, as on the real server.
      const { response: old, timer } = this.#held;
      clearTimeout(timer);
      this.#held = null;
      send(
        old,
        409,
        failure(
          409,
          "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
        ),
      );
    }
    const offset = payload["offset"];
    if (typeof offset === "number") {
      // Confirmed is what stands before the update of that id, or up to the one before it.
      const last = this.#updates.findLastIndex((update) => Number(update["update_id"]) === offset - 1);
      this.#updates = this.#updates.slice(last + 1);
    }
    this.#note({ method: "getUpdates", payload, files: [], at: this.#now(), done: true, result: null });
    const seconds = Number(payload["timeout"] ?? 0);
    const timer = setTimeout(() => this.#release(), this.#updates.length > 0 ? 0 : seconds * 1_000);
    this.#held = { response, payload, timer };
    response.on("close", () => {
      if (this.#held?.response === response && !response.writableEnded) {
        clearTimeout(timer);
        this.#held = null;
      }
    });
    this.#deliver();
  }

  #deliver(): void {
    if (this.#updates.length > 0) this.#release();
  }

  #release(): void {
    if (this.#held === null) return;
    const { response, payload, timer } = this.#held;
    clearTimeout(timer);
    this.#held = null;
    send(response, 200, { ok: true, result: this.#updates.slice(0, Number(payload["limit"] ?? 100)) });
  }
}

export function send(response: ServerResponse, status: number, body: JsonObject): void {
  if (response.destroyed || response.writableEnded) return;
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}

async function readBody(
  request: IncomingMessage,
  method: string,
): Promise<{ payload: JsonObject; files: ReceivedFile[] }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const boundary = /boundary=(.+)$/u.exec(request.headers["content-type"] ?? "")?.[1];
  if (boundary !== undefined) return readMultipart(method, body, boundary);
  return { payload: body.length === 0 ? {} : JSON.parse(body.toString("utf8")), files: [] };
}
