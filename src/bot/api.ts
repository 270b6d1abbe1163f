/** Calls to the Bot API. The only file that holds the token; its errors carry neither token nor text. */

import { Telegram } from "telegraf";
import { ApiError, toApiError } from "./api-error.ts";
import { proxyAgent } from "./proxy.ts";

/** An ordinary call is answered within seconds; a longer silence is a dead line. Below the deadline of an update. */
const CALL_MS = 10_000;
/** Uploads of up to 50 MB over a slow proxy. */
const UPLOAD_MS = 120_000;

/** A file to upload: its bytes or its path. */
export interface Upload {
  readonly source: Buffer | string;
  readonly filename: string;
}

export type Payload = Readonly<Record<string, unknown>>;

export interface Api {
  /**
   * Calls a method once. Rejects with an `ApiError`, never with anything else.
   * @param timeoutMs how long to wait for the whole answer.
   */
  call<T>(
    method: string,
    payload: Payload,
    options?: { signal?: AbortSignal; timeoutMs?: number },
  ): Promise<T>;
}

export interface ApiOptions {
  readonly token: string;
  /** Ends with `/`. */
  readonly apiRoot: string;
  readonly proxy: string | null;
}

/** telegraf's call, for methods and fields that are newer than its types too. */
type Send = (method: string, payload: object, options: { signal: AbortSignal }) => Promise<unknown>;

/** Opens the way to a Bot API server; nothing is sent yet. Throws if the proxy's scheme is unknown. */
export function createApi({ token, apiRoot, proxy }: ApiOptions): Api {
  const agent = proxy === null ? undefined : proxyAgent(proxy);
  const telegram = new Telegram(token, {
    apiRoot,
    webhookReply: false,
    ...(agent === undefined ? {} : { agent, attachmentAgent: agent }),
  });
  // telegraf drops the agent of a server reached over plain http (a local one, a test's): a set proxy is for every call.
  if (agent !== undefined) telegram.options.agent = agent;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the types know the methods of 2024 only
  const send = telegram.callApi.bind(telegram) as Send;

  return {
    async call<T>(
      method: string,
      payload: Payload,
      { signal, timeoutMs }: { signal?: AbortSignal; timeoutMs?: number } = {},
    ) {
      const uploads = Object.values(payload).some(isUpload);
      const limit = new Limit(timeoutMs ?? (uploads ? UPLOAD_MS : CALL_MS), signal);
      try {
        const result = await send(method, uploads ? flattened(payload) : payload, { signal: limit.signal });
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the caller knows what its method returns
        return result as T;
      } catch (error) {
        if (signal?.aborted === true) throw new ApiError(method, "aborted");
        if (limit.late) throw new ApiError(method, "timeout");
        throw toApiError(method, error);
      } finally {
        limit.end();
      }
    },
  };
}

/** Ends a call after a time, or when `outer` aborts. Unlike `AbortSignal.any` it leaves nothing behind on `outer`. */
class Limit {
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout;
  readonly #outer: AbortSignal | undefined;
  readonly #abort = (): void => this.#controller.abort();
  late = false;

  constructor(ms: number, outer: AbortSignal | undefined) {
    this.#outer = outer;
    this.#timer = setTimeout(() => {
      this.late = true;
      this.#abort();
    }, ms);
    if (outer?.aborted === true) this.#abort();
    outer?.addEventListener("abort", this.#abort, { once: true });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#outer?.removeEventListener("abort", this.#abort);
  }
}

function isUpload(value: unknown): value is Upload {
  return typeof value === "object" && value !== null && "source" in value;
}

/** telegraf drops plain objects from multipart uploads, `reply_parameters` above all; as JSON text they pass. */
function flattened(payload: Payload): Payload {
  return Object.fromEntries(
    Object.entries(payload).map(([key, value]) => {
      if (isUpload(value)) return [key, { ...value, filename: safeName(value.filename) }];
      return [key, typeof value === "object" && value !== null ? JSON.stringify(value) : value];
    }),
  );
}

/** A file name goes into a header line between quotes. */
function safeName(name: string): string {
  return name.replace(/["\\\p{Cc}]/gu, "_");
}
