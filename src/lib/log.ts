/**
 * Lines for the person who runs the program: to stderr, levelled, one line a message, without secrets.
 * Nothing else in `src` writes to the console.
 */

export type LogLevel = "debug" | "info" | "warn" | "error";

/** Where messages go. Every method writes one line or, below the level, nothing. */
export interface Log {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

const RANK: Readonly<Record<LogLevel, number>> = { debug: 0, info: 1, warn: 2, error: 3 };

/**
 * Where a bot token may stand, also with its colon percent-encoded as in a URL: the last digits of the bot's public
 * id, a colon, the secret part.
 */
const TOKEN = /\d{6}(?::|%3A)[\w-]+/gi;

/** The secret part has 35 characters today; 30 are taken for one already. */
const SHORTEST_TOKEN_MATCH = 6 + 1 + 30;

/** Line breaks and other control characters would let a file name or a reply forge a log line. */
const CONTROL = /[\p{Cc}\u2028\u2029]/gu;

/** Shorter "secrets" would blot out ordinary words. */
const SHORTEST_SECRET = 6;

const secrets = new Set<string>();

/** Every later line, from any log, has `secret` taken out, plain and percent-encoded. Short strings are ignored. */
export function registerSecret(secret: string): void {
  if (secret.length < SHORTEST_SECRET) return;
  secrets.add(secret);
  secrets.add(new URLSearchParams({ s: secret }).toString().slice(2));
  secrets.add(encodeURIComponent(Buffer.from(secret).toString()));
}

/** `text` without registered secrets and without anything of the shape of a bot token. */
export function redact(text: string): string {
  let clean = text;
  for (const secret of secrets) clean = clean.replaceAll(secret, "[secret]");
  return clean.replace(TOKEN, (match) => (match.length < SHORTEST_TOKEN_MATCH ? match : "[secret]"));
}

/**
 * What an error says, on one line and without secrets: its message and system code, those of its causes, never the
 * stack (a stack may carry a URL). Takes anything that can be thrown.
 */
export function errorText(error: unknown): string {
  const parts: string[] = [];
  let current = error;
  // Causes can be circular; three say enough.
  for (let depth = 0; depth < 3 && current !== undefined; depth += 1) {
    if (!(current instanceof Error)) {
      parts.push(typeof current === "string" ? current : `a thrown ${typeof current}`);
      break;
    }
    const code = "code" in current && typeof current.code === "string" ? current.code : "";
    const text = current.message === "" ? current.name : current.message;
    parts.push(code === "" || text.includes(code) ? text : `${code}: ${text}`);
    current = current.cause;
  }
  return oneLine(redact(parts.join("; caused by: ")));
}

function oneLine(text: string): string {
  return text.replace(CONTROL, (char) =>
    char === "\n" ? "\\n" : char === "\t" ? " " : `\\x${char.charCodeAt(0).toString(16).padStart(2, "0")}`,
  );
}

export interface LogOptions {
  /** Messages below it are dropped. */
  readonly level: LogLevel;
  /** Gives each line its time; without it lines carry none (commands that end at once). */
  readonly now?: () => Date;
  /** Receives a whole line with its end; standard error unless stated. */
  readonly write?: (line: string) => void;
}

/** A log that writes `<time> <level> <message>` lines. Writing never throws into the caller's work. */
export function createLog(options: LogOptions): Log {
  const write = options.write ?? ((line: string) => void process.stderr.write(line));
  const put = (level: LogLevel, message: string): void => {
    if (RANK[level] < RANK[options.level]) return;
    const time = options.now === undefined ? "" : `${options.now().toISOString()} `;
    write(`${time}${level.padEnd(5)} ${oneLine(redact(message))}\n`);
  };
  return {
    debug: (message) => put("debug", message),
    info: (message) => put("info", message),
    warn: (message) => put("warn", message),
    error: (message) => put("error", message),
  };
}
