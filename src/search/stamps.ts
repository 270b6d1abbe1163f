import { join } from "node:path";
import { writeAtomic } from "../lib/atomic-file.ts";
import { type Disk, realDisk } from "../lib/disk.ts";
import { errorText, type Log } from "../lib/log.ts";

const NAME = "stamps.json";

/**
 * A file changed in the same moment as it was stamped may change once more without its times telling; git calls
 * that "racily clean". Stamps this close to a file's last change are not trusted.
 */
const RACY_MS = 2_000;

/** Size and times of files with the fingerprint they had then. */
export type Stamps = ReadonlyMap<string, { readonly stamp: string; readonly fingerprint: string }>;

/** Whether a file last changed at `changed` may be stamped now. */
export function isSettled(changed: number): boolean {
  return changed < Date.now() - RACY_MS;
}

/**
 * Reads the stamps beside an index. They only save reading files again: without them, or if anything is wrong with
 * them, every file is read and hashed. Never rejects.
 */
export async function loadStamps(folder: string, log: Log, disk: Disk = realDisk): Promise<Stamps> {
  const stamps = new Map<string, { stamp: string; fingerprint: string }>();
  try {
    const rows: unknown = JSON.parse((await disk.read(join(folder, NAME))).toString("utf8"));
    for (const row of Array.isArray(rows) ? (rows as unknown[]) : []) {
      const [file, stamp, fingerprint] = Array.isArray(row) ? (row as unknown[]) : [];
      if (typeof file === "string" && typeof stamp === "string" && typeof fingerprint === "string") {
        stamps.set(file, { stamp, fingerprint });
      }
    }
  } catch (error) {
    log.debug(`no stamps: ${errorText(error)}`);
  }
  return stamps;
}

/** Writes the stamps. Never rejects: without them the next start reads more. */
export async function saveStamps(
  folder: string,
  stamps: Stamps,
  log: Log,
  disk: Disk = realDisk,
): Promise<void> {
  const rows = [...stamps].map(([file, { stamp, fingerprint }]) => [file, stamp, fingerprint]);
  try {
    await writeAtomic(join(folder, NAME), `${JSON.stringify(rows)}\n`, disk);
  } catch (error) {
    log.debug(`stamps not written: ${errorText(error)}`);
  }
}
