import { constants } from "node:fs";
import { mkdir, open, readdir, readFile, rename, stat, unlink } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * The few things that are done to files that must survive a crash. Everything goes through here, so that a test can
 * let any one of them fail. All reject with the system's error.
 */
export interface Disk {
  read(path: string): Promise<Buffer>;
  /** Creates a file that must not exist, writes all of it and waits until the disk has it. */
  create(path: string, data: Buffer): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  list(folder: string): Promise<string[]>;
  /** Time of the last change, in milliseconds. */
  changed(path: string): Promise<number>;
  makeFolder(folder: string): Promise<void>;
  /** Waits until the disk has the folder's names: a rename is safe only after it. */
  syncFolder(folder: string): Promise<void>;
}

/** Systems that cannot open or sync a folder say one of these; there a rename is as safe as it gets without. */
const NO_FOLDER_SYNC = new Set(["EISDIR", "EPERM", "EINVAL", "ENOTSUP"]);

export const realDisk: Disk = {
  read: (path) => readFile(path),
  // FileHandle.writeFile goes on after a short write, and tells of a full disk; fs.write does neither.
  create: async (path, data) => {
    const handle = await open(path, "wx", 0o644);
    try {
      await handle.writeFile(data);
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  rename,
  remove: unlink,
  list: (folder) => readdir(folder),
  changed: async (path) => (await stat(path)).mtimeMs,
  makeFolder,
  syncFolder: async (folder) => {
    try {
      const handle = await open(folder, constants.O_RDONLY);
      try {
        await handle.sync();
      } finally {
        await handle.close();
      }
    } catch (error) {
      if (!NO_FOLDER_SYNC.has(errorCode(error) ?? "")) throw error;
    }
  },
};

/**
 * Makes a folder and those above it. Not by Node's own `recursive`: that never returns where the system refuses a
 * folder with ENOENT although the one above exists, as in `/proc`.
 */
async function makeFolder(folder: string): Promise<void> {
  const above = dirname(folder);
  if (above !== folder && !(await exists(above))) await makeFolder(above);
  try {
    await mkdir(folder);
  } catch (error) {
    if (errorCode(error) !== "EEXIST" || !(await stat(folder)).isDirectory()) throw error;
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** The system's code of an error (`ENOSPC`), if it has one. */
export function errorCode(error: unknown): string | null {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
}
