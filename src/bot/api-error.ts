/** What went wrong with a call, without a word from below: replies of proxies and of telegraf hold the token. */

export type ApiErrorCode =
  | "network"
  | "timeout"
  | "aborted"
  | "bad-reply"
  | "server"
  | "flood"
  | "unauthorized"
  | "forbidden"
  | "conflict"
  | "not-modified"
  | "migrated"
  | "too-old"
  | "not-found"
  | "bad-markup"
  | "bad-request";

/** A failed call. `message` is made of fixed words, the method and a status only. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly method: string;
  readonly code: ApiErrorCode;
  /** How long Telegram asks to wait; null where it does not say. */
  readonly retryAfterMs: number | null;
  /** The new id of a group that was upgraded. */
  readonly migratedTo: number | null;

  constructor(
    method: string,
    code: ApiErrorCode,
    more: { readonly retryAfterMs?: number | null; readonly migratedTo?: number | null } = {},
  ) {
    super(`${method}: ${code}`);
    this.method = method;
    this.code = code;
    this.retryAfterMs = more.retryAfterMs ?? null;
    this.migratedTo = more.migratedTo ?? null;
  }

  /** Whether the same call may succeed later. */
  get passing(): boolean {
    return PASSING.has(this.code);
  }
}

const PASSING: ReadonlySet<ApiErrorCode> = new Set(["network", "timeout", "bad-reply", "server", "flood"]);

/** The sentences of the Bot API server that ask for different handling, from its documentation and its source. */
const SENTENCES: readonly (readonly [RegExp, ApiErrorCode])[] = [
  [/message is not modified/u, "not-modified"],
  [/query is too old|query_id_invalid|query id is invalid/iu, "too-old"],
  [/can't parse|entit/iu, "bad-markup"],
  [/not found|message can't be/iu, "not-found"],
];

/** Longest wait that is believed; a proxy may answer anything. */
const LONGEST_RETRY_S = 3_600;

/** Turns whatever was thrown into an `ApiError`; reads only numbers and known sentences of it. */
export function toApiError(method: string, error: unknown): ApiError {
  const reply = replyOf(error);
  if (reply === null) return new ApiError(method, isParseError(error) ? "bad-reply" : "network");
  const { status, description, retryAfter, migratedTo } = reply;
  if (migratedTo !== null) return new ApiError(method, "migrated", { migratedTo });
  if (status === 429) {
    const seconds = retryAfter === null ? null : Math.min(Math.max(retryAfter, 1), LONGEST_RETRY_S);
    return new ApiError(method, "flood", { retryAfterMs: seconds === null ? null : seconds * 1_000 });
  }
  if (status >= 500) return new ApiError(method, "server");
  if (status === 401) return new ApiError(method, "unauthorized");
  if (status === 403) return new ApiError(method, "forbidden");
  if (status === 409) return new ApiError(method, "conflict");
  const known = SENTENCES.find(([pattern]) => pattern.test(description));
  // The server answers 404 to a token that it does not know in form.
  if (status === 404 && description.trim().toLowerCase() === "not found")
    return new ApiError(method, "unauthorized");
  return new ApiError(method, known?.[1] ?? "bad-request");
}

interface ServerReply {
  readonly status: number;
  readonly description: string;
  readonly retryAfter: number | null;
  readonly migratedTo: number | null;
}

/** The parts of a TelegramError; null for anything else. */
function replyOf(error: unknown): ServerReply | null {
  const response = field(error, "response");
  const status = field(response, "error_code");
  if (typeof status !== "number") return null;
  const parameters = field(response, "parameters");
  const description = field(response, "description");
  const retryAfter = field(parameters, "retry_after");
  const migratedTo = field(parameters, "migrate_to_chat_id");
  return {
    status,
    description: typeof description === "string" ? description : "",
    retryAfter: typeof retryAfter === "number" ? retryAfter : null,
    migratedTo: typeof migratedTo === "number" ? migratedTo : null,
  };
}

function field(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && key in value ? Reflect.get(value, key) : undefined;
}

/** HTML or cut JSON in the place of a reply. */
function isParseError(error: unknown): boolean {
  return (
    error instanceof SyntaxError ||
    field(error, "type") === "invalid-json" ||
    field(error, "response") !== undefined
  );
}
