import { readFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT } from "./project.ts";
import { scan } from "./scan.ts";
import { judge, type Verdict } from "./slowness.ts";

/** A regular expression and where it stands. */
export interface Pattern {
  readonly source: string;
  readonly flags: string;
  readonly place: string;
}

/** The regular expressions written out in a source. */
export function literalsIn(file: string, source: string): Pattern[] {
  const pieces = scan(source).filter(({ kind }) => kind === "regex");
  return pieces.map(({ text, line }) => {
    const end = text.lastIndexOf("/");
    return { source: text.slice(1, end), flags: text.slice(end + 1), place: `${file}:${line}` };
  });
}

/**
 * Runs `act` and returns the regular expressions that were put together meanwhile by `new RegExp`, with the file of
 * `src` that did it.
 */
export async function builtDuring(act: () => Promise<unknown>): Promise<Pattern[]> {
  const built: Pattern[] = [];
  const original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(original, {
    construct: (target, args: [string | RegExp, string?], newTarget) => {
      const made: RegExp = Reflect.construct(target, args, newTarget);
      const file = /\/src\/([\w/.-]+\.ts)/.exec(new Error("where").stack ?? "")?.[1];
      if (file !== undefined) built.push({ source: made.source, flags: made.flags, place: file });
      return made;
    },
  });
  try {
    await act();
  } finally {
    globalThis.RegExp = original;
  }
  return built;
}

const CACHE_FOLDER = join(PROJECT, "node_modules/.cache");
const CACHE = join(CACHE_FOLDER, "slow-regexes.json");

/** Judges patterns, each once; verdicts are kept beside the installed packages, since looking takes about 50 ms each. */
export function judgeAll(patterns: readonly Pattern[]): Map<Pattern, Verdict> {
  const known = readCache();
  const verdicts = new Map<Pattern, Verdict>();
  for (const pattern of patterns) {
    const key = `/${pattern.source}/${pattern.flags}`;
    const verdict = known.get(key) ?? judge(pattern.source, pattern.flags);
    known.set(key, verdict);
    verdicts.set(pattern, verdict);
  }
  mkdirSync(CACHE_FOLDER, { recursive: true });
  writeFileSync(CACHE, JSON.stringify({ tools: tools(), verdicts: [...known] }));
  return verdicts;
}

function readCache(): Map<string, Verdict> {
  try {
    const kept: { tools: string; verdicts: [string, Verdict][] } = JSON.parse(readFileSync(CACHE, "utf8"));
    return new Map(kept.tools === tools() ? kept.verdicts : []);
  } catch {
    // The first run, or a file that was cut: all is judged again.
    return new Map();
  }
}

/** What the verdicts depend on: the checker's version and how it is used here. */
function tools(): string {
  const files = ["node_modules/recheck/package.json", "test/architecture/slowness.ts"];
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(join(PROJECT, file)));
  return `${process.version} ${hash.digest("hex")}`;
}
