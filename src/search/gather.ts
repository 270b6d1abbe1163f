import { loadSource, readSource, type SourceBytes } from "../corpus/source.ts";
import type { SourceFile } from "../corpus/walk.ts";
import { parseReport } from "../text/parse.ts";
import { isSettled, type Stamps } from "./stamps.ts";
import type { StoredSource } from "./store.ts";

/** How far a reading of the reports is. */
export interface Progress {
  /** Files dealt with, this one included. */
  readonly done: number;
  readonly total: number;
  readonly file: string;
  /** False where the report was taken over from the index. */
  readonly read: boolean;
}

/** The reports as they are now. */
export interface Gathered {
  readonly sources: readonly StoredSource[];
  /** Whether anything differs from what was known. */
  readonly changed: boolean;
  readonly stamps: Stamps;
}

/**
 * Takes over what is known of every file that did not change and reads and parses the others, one after the other,
 * so that memory holds one source at a time. Never rejects: what cannot be read is a source with problems.
 */
export async function gather(
  files: readonly SourceFile[],
  known: readonly StoredSource[],
  stamps: Stamps,
  onProgress: (progress: Progress) => void,
): Promise<Gathered> {
  const before = new Map(known.map((source) => [source.file, source]));
  const sources: StoredSource[] = [];
  const newStamps = new Map<string, { stamp: string; fingerprint: string }>();
  let taken = 0;
  for (const file of files) {
    // Asked before reading: a change while or after it is read gives another stamp.
    const settled = isSettled(file.changed);
    const old = before.get(file.file);
    const stamped = stamps.get(file.file);
    let source =
      old !== undefined && stamped?.stamp === file.stamp && stamped.fingerprint === old.fingerprint
        ? old
        : null;
    if (source === null) {
      const bytes = await loadSource(file);
      source = old?.fingerprint === bytes.fingerprint ? old : await parse(bytes);
    }
    if (source === old) taken += 1;
    if (settled) newStamps.set(file.file, { stamp: file.stamp, fingerprint: source.fingerprint });
    sources.push(source);
    onProgress({ done: sources.length, total: files.length, file: file.file, read: source !== old });
  }
  return { sources, changed: taken !== files.length || known.length !== files.length, stamps: newStamps };
}

/** Whether a file's bytes or correction, or the set of files, differ from what is known. Parses nothing. */
export async function differs(
  files: readonly SourceFile[],
  known: readonly StoredSource[],
  stamps: Stamps,
): Promise<boolean> {
  if (files.length !== known.length) return true;
  const before = new Map(known.map(({ file, fingerprint }) => [file, fingerprint]));
  for (const file of files) {
    const fingerprint = before.get(file.file);
    if (fingerprint === undefined) return true;
    if (stamps.get(file.file)?.stamp === file.stamp) continue;
    if ((await loadSource(file)).fingerprint !== fingerprint) return true;
  }
  return false;
}

async function parse(bytes: SourceBytes): Promise<StoredSource> {
  const { text, correction, problems } = await readSource(bytes);
  const report = text === null ? null : parseReport(text, correction ?? {});
  return { file: bytes.file, fingerprint: bytes.fingerprint, report, problems };
}
