import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

/** The rooms and files whose code decides what a report becomes, seen from this file. */
const READING = ["../corpus", "../text"];
const INDEXING = /^(?:engine|entries)\.[jt]s$/;

/** Program and data files; source maps and build records do not count. */
const CODE = /\.(?:[jt]s|json)$/;

let reading: string | undefined;

/**
 * Names the code that reads and parses reports: a hash over its files. Reports parsed by other code are parsed
 * again, so that an update of the program never needs a version number that somebody forgot to raise.
 */
export function parserIdentity(): string {
  reading ??= hashOf(READING.flatMap((folder) => filesIn(join(import.meta.dirname, folder))));
  return reading;
}

let indexing: string | undefined;

/** Names the code that decides what stands in the search index. */
export function engineIdentity(): string {
  indexing ??= hashOf(filesIn(import.meta.dirname).filter((path) => INDEXING.test(basename(path))));
  return indexing;
}

function filesIn(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => CODE.test(name));
  return names.toSorted().map((name) => join(folder, name));
}

function hashOf(paths: readonly string[]): string {
  const hash = createHash("sha256");
  for (const path of paths) hash.update(readFileSync(path)).update("\0");
  return hash.digest("hex").slice(0, 16);
}
