import { type Dirent, type Stats } from "node:fs";
import { opendir, realpath, stat } from "node:fs/promises";
import { join, sep } from "node:path";
import type { Problem } from "../domain/report.ts";
import { errorText } from "../lib/log.ts";
import { CORRECTION_SUFFIX } from "./correction.ts";
import { MAX_FILES, MAX_FOLDER_DEPTH } from "./limits.ts";

/** A file that may be a report, not read yet. */
export interface SourceFile {
  /** Name under the seeds folder, with `/` between folders. */
  readonly file: string;
  readonly path: string;
  /** Says whether the file and its correction may have changed since: sizes and times of both. */
  readonly stamp: string;
  /** Time of the newest change of either, in milliseconds. */
  readonly changed: number;
  readonly correctionPath: string | null;
}

export type SeedsFailure = "missing" | "not-a-folder" | "unreadable" | "too-many-files";

export type SourceList =
  | { readonly ok: true; readonly files: readonly SourceFile[]; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly failure: SeedsFailure; readonly message: string };

/** What a folder holds, before files are told from corrections. */
interface Found {
  readonly files: Map<string, { path: string; stats: Stats }>;
  readonly problems: Problem[];
}

/**
 * Lists the files under the seeds folder, folders within included, sorted by code point. Left out without a word are
 * hidden files and Word's lock files (`~$…`), corrections (they go with their report); with a problem: symbolic
 * links that are folders or lead out of the seeds folder, and folders that cannot be read. Never throws.
 */
export async function listSources(seedsDir: string): Promise<SourceList> {
  const found: Found = { files: new Map(), problems: [] };
  try {
    const root = await realpath(seedsDir);
    if (!(await stat(root)).isDirectory()) {
      return { ok: false, failure: "not-a-folder", message: `the seeds folder ${seedsDir} is a file` };
    }
    await walk(root, "", found, 0);
  } catch (error) {
    return failed(seedsDir, error);
  }
  return { ok: true, ...withCorrections(found) };
}

class TooMany extends Error {}

async function walk(root: string, folder: string, found: Found, depth: number): Promise<void> {
  for await (const entry of await opendir(join(root, folder))) {
    if (entry.name.startsWith(".") || entry.name.startsWith("~$")) continue;
    const file = folder === "" ? entry.name : `${folder}/${entry.name}`;
    try {
      await visit(root, file, entry, found, depth);
    } catch (error) {
      if (error instanceof TooMany) throw error;
      found.problems.push(problem(file, "unreadable", errorText(error)));
    }
  }
}

async function visit(root: string, file: string, entry: Dirent, found: Found, depth: number): Promise<void> {
  const path = join(root, file);
  if (entry.isDirectory()) {
    if (depth === MAX_FOLDER_DEPTH)
      found.problems.push(problem(file, "unsupported", "is a folder nested too deep"));
    else await walk(root, file, found, depth + 1);
    return;
  }
  if (entry.isSymbolicLink() && !(await realpath(path)).startsWith(root.endsWith(sep) ? root : root + sep)) {
    found.problems.push(
      problem(file, "unsupported", "is a link that leads out of the seeds folder; not followed"),
    );
    return;
  }
  const stats = await stat(path);
  if (stats.isDirectory()) {
    found.problems.push(problem(file, "unsupported", "is a link to a folder; not followed"));
  } else if (!stats.isFile()) {
    found.problems.push(problem(file, "unsupported", "is no regular file"));
  } else {
    found.files.set(file, { path, stats });
    if (found.files.size > MAX_FILES) throw new TooMany();
  }
}

function withCorrections({ files, problems }: Found): { files: SourceFile[]; problems: Problem[] } {
  const sources: SourceFile[] = [];
  for (const [file, { path, stats }] of files) {
    if (file.endsWith(CORRECTION_SUFFIX)) {
      const report = file.slice(0, -CORRECTION_SUFFIX.length);
      if (!files.has(report))
        problems.push(problem(file, "correction-invalid", `corrects ${report}, which is not there`));
      continue;
    }
    const correction = files.get(file + CORRECTION_SUFFIX);
    const both = correction === undefined ? [stats] : [stats, correction.stats];
    sources.push({
      file,
      path,
      stamp: both.map((one) => `${one.size}/${one.mtimeMs}/${one.ctimeMs}`).join(" "),
      changed: Math.max(...both.map((one) => Math.max(one.mtimeMs, one.ctimeMs))),
      correctionPath: correction?.path ?? null,
    });
  }
  return {
    files: sources.toSorted((a, b) => byCodePoint(a.file, b.file)),
    problems: problems.toSorted((a, b) => byCodePoint(a.file, b.file)),
  };
}

/** Order of the UTF-8 bytes, which is that of the code points; the language's own is that of UTF-16 units. */
function byCodePoint(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function problem(file: string, code: Problem["code"], message: string): Problem {
  return { file, lines: null, code, message: `${file} ${message}` };
}

function failed(seedsDir: string, error: unknown): SourceList {
  if (error instanceof TooMany) {
    const message = `the folder ${seedsDir} holds more than ${MAX_FILES} files; is it the one with the reports?`;
    return { ok: false, failure: "too-many-files", message };
  }
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "ENOENT")
    return { ok: false, failure: "missing", message: `there is no seeds folder ${seedsDir}` };
  const message = `the seeds folder ${seedsDir} cannot be read (${errorText(error)})`;
  return { ok: false, failure: code === "ENOTDIR" ? "not-a-folder" : "unreadable", message };
}
