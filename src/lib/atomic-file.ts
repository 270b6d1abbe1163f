import { randomBytes } from "node:crypto";
import { basename, dirname, join } from "node:path";
import { type Disk, errorCode, realDisk } from "./disk.ts";

/** `.name.<process>.<random>.tmp`, hidden and in the folder of the file: a rename across folders may be a copy. */
const TEMPORARY = /^\..+\.(\d{1,10})\.[0-9a-f]{12}\.tmp$/;

/** Temporary files this process is writing now. */
const inWork = new Set<string>();

/**
 * Replaces a file as a whole: after a crash, a kill or a full disk the old content stands there or the new, never a
 * mixture. The folder must exist. Rejects with the system's error; the old file is then whole, and the temporary one
 * removed as far as the disk allows.
 */
export async function writeAtomic(path: string, data: Buffer | string, disk: Disk = realDisk): Promise<void> {
  const folder = dirname(path);
  const name = `.${basename(path)}.${process.pid}.${randomBytes(6).toString("hex")}.tmp`;
  const temporary = join(folder, name);
  inWork.add(name);
  try {
    await disk.create(temporary, typeof data === "string" ? Buffer.from(data) : data);
    await disk.rename(temporary, path);
    await disk.syncFolder(folder);
  } catch (error) {
    await disk.remove(temporary).catch(() => {
      // Already renamed, never created, or the disk is gone; the next sweep takes what is left.
    });
    throw error;
  } finally {
    inWork.delete(name);
  }
}

/**
 * Removes temporary files that no living process is writing: those of processes that were killed. Returns how many.
 * A file that cannot be removed stays for the next time. Rejects if the folder cannot be listed.
 */
export async function sweepTemporary(folder: string, disk: Disk = realDisk): Promise<number> {
  let swept = 0;
  for (const name of await disk.list(folder)) {
    const owner = TEMPORARY.exec(name)?.[1];
    if (owner === undefined || inWork.has(name) || isOtherLiving(Number(owner))) continue;
    try {
      await disk.remove(join(folder, name));
      swept += 1;
    } catch (error) {
      // Another process swept it first, or the folder is read-only: neither harms.
      if (errorCode(error) === null) throw error;
    }
  }
  return swept;
}

function isOtherLiving(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    return errorCode(error) === "EPERM";
  }
}
