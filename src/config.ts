/** Settings: the only file that reads the environment. */

import { statSync } from "node:fs";
import { config as readDotenv } from "dotenv";

/** The official server; a local Bot API server or a test's stands elsewhere. */
const OFFICIAL_API_ROOT = "https://api.telegram.org";

const LOG_LEVELS = ["debug", "info", "warn", "error"] as const;
const PROXY_SCHEMES = ["http:", "https:", "socks:", "socks4:", "socks4a:", "socks5:", "socks5h:"];

/** Settings of the Telegram side. */
export interface TelegramConfig {
  /** null: no bot, only the terminal. */
  readonly token: string | null;
  /** Always ends with `/`: telegraf drops a path that does not. */
  readonly apiRoot: string;
  readonly proxy: string | null;
  /** Users (positive) and groups (negative) that may ask. */
  readonly allowedIds: readonly number[];
  readonly adminIds: readonly number[];
  /** `open` answers everybody; never the default. */
  readonly access: "allowlist" | "open";
}

export interface Config {
  readonly telegram: TelegramConfig;
  readonly seedsDir: string;
  readonly indexDir: string;
  readonly stateDir: string;
  /** A user's own synonyms, or null. */
  readonly synonymsFile: string | null;
  readonly logLevel: (typeof LOG_LEVELS)[number];
}

export interface ConfigReading {
  readonly config: Config;
  /** English sentences, one a fault, naming the key; none means that `config` may be used. */
  readonly faults: readonly string[];
}

export type Environment = Readonly<Record<string, string | undefined>>;

// telegraf prints every message and every reply where DEBUG asks for it, as soon as it is loaded.
delete process.env["DEBUG"];

/** Reads settings from `.env` in the working folder and the environment, which wins. Never throws. */
export function loadConfig(): ConfigReading {
  readDotenv({ quiet: true });
  return readConfig(process.env);
}

/** A sentence where others on this machine can read `.env`, and so the token; else null. */
export function openSecretsWarning(): string | null {
  const file = statSync(".env", { throwIfNoEntry: false });
  // Windows has no such bits: there all read as open, which says nothing.
  const open = file !== undefined && process.platform !== "win32" && (file.mode & 0o077) !== 0;
  return open ? "others on this machine can read .env, and so the token: chmod 600 .env" : null;
}

/** Reads settings from `env`; tells every fault at once. No fault repeats a secret's value. */
export function readConfig(env: Environment): ConfigReading {
  const faults: string[] = [];
  const text = (key: string): string | null => {
    const value = env[key]?.trim();
    return value === undefined || value === "" ? null : value;
  };
  const apiRoot = readUrl(
    "TELEGRAM_API_ROOT",
    text("TELEGRAM_API_ROOT") ?? OFFICIAL_API_ROOT,
    ["http:", "https:"],
    faults,
  );
  const config: Config = {
    telegram: {
      token: readToken(text("TELEGRAM_BOT_TOKEN"), faults),
      apiRoot: apiRoot.endsWith("/") ? apiRoot : `${apiRoot}/`,
      proxy: readProxy(text, apiRoot, faults),
      allowedIds: readIds("TELEGRAM_ALLOWED_IDS", text("TELEGRAM_ALLOWED_IDS"), faults),
      adminIds: readIds("TELEGRAM_ADMIN_IDS", text("TELEGRAM_ADMIN_IDS"), faults),
      access:
        readChoice("TELEGRAM_ACCESS", text("TELEGRAM_ACCESS"), ["allowlist", "open"] as const, faults) ??
        "allowlist",
    },
    seedsDir: text("SEEDS_DIR") ?? "seeds",
    indexDir: text("INDEX_DIR") ?? "index",
    stateDir: text("STATE_DIR") ?? "state",
    synonymsFile: text("SYNONYMS_FILE"),
    logLevel: readChoice("LOG_LEVEL", text("LOG_LEVEL"), LOG_LEVELS, faults) ?? "info",
  };
  if (config.telegram.adminIds.some((id) => id < 0)) {
    faults.push(
      "TELEGRAM_ADMIN_IDS holds a negative number; an admin is a person, and groups have the negative ids.",
    );
  }
  return { config, faults };
}

function readToken(token: string | null, faults: string[]): string | null {
  // The server judges the token; here only what could never be sent in a URL path is refused.
  if (token === null || /^[\w:-]+$/u.test(token)) return token;
  faults.push("TELEGRAM_BOT_TOKEN has characters that no token has; copy it again from @BotFather.");
  return null;
}

/** Its own key first; the system's proxy only for a server that is reached over https. */
function readProxy(text: (key: string) => string | null, apiRoot: string, faults: string[]): string | null {
  const own = text("TELEGRAM_PROXY");
  if (own !== null) return readUrl("TELEGRAM_PROXY", own, PROXY_SCHEMES, faults);
  if (!apiRoot.startsWith("https:")) return null;
  for (const key of ["HTTPS_PROXY", "ALL_PROXY"]) {
    const system = text(key);
    if (system !== null) return readUrl(key, system, PROXY_SCHEMES, faults);
  }
  return null;
}

function readUrl(key: string, value: string, schemes: readonly string[], faults: string[]): string {
  if (URL.canParse(value) && schemes.includes(new URL(value).protocol)) return value;
  // Not the value itself: a proxy's URL may hold a password.
  faults.push(
    `${key} must be a URL that begins with ${schemes.map((scheme) => `${scheme}//`).join(" or ")}.`,
  );
  return value;
}

function readIds(key: string, value: string | null, faults: string[]): readonly number[] {
  const ids: number[] = [];
  for (const part of (value ?? "").split(/[\s,;，；]+/u)) {
    if (part === "") continue;
    const id = Number(part);
    if (Number.isSafeInteger(id) && id !== 0) ids.push(id);
    else
      faults.push(
        `${key} must hold numeric ids with commas between them; "${part}" is none (a bot tells a person's id on /id).`,
      );
  }
  return ids;
}

function readChoice<T extends string>(
  key: string,
  value: string | null,
  choices: readonly T[],
  faults: string[],
): T | null {
  if (value === null) return null;
  const choice = choices.find((one) => one === value.toLowerCase());
  if (choice === undefined) faults.push(`${key} must be one of ${choices.join(", ")}.`);
  return choice ?? null;
}
