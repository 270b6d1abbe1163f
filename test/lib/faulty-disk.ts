import { type Disk, realDisk } from "../../src/lib/disk.ts";

/** What happens to a call that fails. */
export type DiskFault = "ENOSPC" | "EIO" | "EFBIG" | "EROFS";

/** A real disk that lets one call fail, and counts all calls. */
export interface FaultyDisk extends Disk {
  readonly calls: () => number;
}

/**
 * The real disk whose `failing`th call (the first is 1) fails. A failing write leaves half of the file behind, as a
 * full disk does. With `lasting` all later calls that write fail too.
 */
export function faultyDisk(failing: number, fault: DiskFault, lasting = false): FaultyDisk {
  let calls = 0;
  const guard = async <T>(act: () => Promise<T>, writes: boolean, half?: () => Promise<void>): Promise<T> => {
    calls += 1;
    if (calls === failing || (lasting && writes && calls > failing)) {
      await half?.();
      throw Object.assign(new Error(`${fault}: planted`), { code: fault });
    }
    return act();
  };
  return {
    calls: () => calls,
    read: (path) => guard(() => realDisk.read(path), false),
    create: (path, data) =>
      guard(
        () => realDisk.create(path, data),
        true,
        () => realDisk.create(path, data.subarray(0, data.length / 2)),
      ),
    rename: (from, to) => guard(() => realDisk.rename(from, to), true),
    remove: (path) => guard(() => realDisk.remove(path), true),
    list: (folder) => guard(() => realDisk.list(folder), false),
    changed: (path) => guard(() => realDisk.changed(path), false),
    makeFolder: (folder) => guard(() => realDisk.makeFolder(folder), true),
    syncFolder: (folder) => guard(() => realDisk.syncFolder(folder), true),
  };
}
