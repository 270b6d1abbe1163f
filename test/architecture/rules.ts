/** The architecture as data: who may know whom. ARCHITECTURE.md says why. */

/** A room, or a single file, and its rank: a file imports its own room and lower ranks only. */
export const RANKS: Readonly<Record<string, number>> = {
  domain: 0,
  lib: 1,
  "config.ts": 1,
  corpus: 2,
  text: 3,
  search: 4,
  question: 5,
  answer: 6,
  chat: 7,
  bot: 8,
  cli: 8,
  "main.ts": 9,
  "cli.ts": 9,
};

/** The only file or folder that knows a library. A library that is not here may not be used. */
export const HOMES: Readonly<Record<string, string>> = {
  "@resvg/resvg-wasm": "bot/",
  dotenv: "config.ts",
  "https-proxy-agent": "bot/",
  minisearch: "search/engine.ts",
  nodejieba: "text/segmenter.ts",
  "opencc-js": "text/fold.ts",
  saxes: "corpus/docx-xml.ts",
  "socks-proxy-agent": "bot/",
  telegraf: "bot/",
  yauzl: "corpus/docx-zip.ts",
};

/** Rooms without files, clock, network, environment, randomness and waiting. */
export const PURE = ["text", "question", "answer"];

/** It loads its dictionary once; the rest of the rules hold for it too. */
export const MAY_READ_FILES = "text/segmenter.ts";

/** What a pure room may not name, as words of its code. */
export const IMPURE: readonly RegExp[] = [
  /\bprocess\b/,
  /\bDate\.now\b/,
  /\bnew Date\(\s*\)/,
  /\bMath\.random\b/,
  /\bperformance\b/,
  /\basync\b/,
  /\bawait\b/,
  /\bPromise\b/,
  /\bset(?:Timeout|Interval|Immediate)\b/,
  /\bfetch\b/,
  /\bcrypto\b/,
  /\bglobalThis\b/,
];

/** The only reader of the environment. */
export const ENVIRONMENT = "config.ts";

export const LONGEST_FILE = 300;

/** Names that say a kind of code and not a thing. */
export const EMPTY_NAMES = [
  "utils",
  "util",
  "helpers",
  "helper",
  "types",
  "services",
  "common",
  "misc",
  "shared",
  "index",
];
