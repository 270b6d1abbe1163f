import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { Refused } from "./refused.ts";

/**
 * The bytes of a regular file of at most `limit` bytes. Throws `Refused` for a larger file or for what is no regular
 * file, system errors as they come. A pipe or device in the folder cannot make it wait.
 */
export async function readLimited(path: string, limit: number): Promise<Buffer> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) throw new Refused("unreadable", "is no regular file");
    if (stat.size > limit) throw tooLarge(limit);
    // One byte more than the limit shows a file that grows while it is read.
    const bytes = Buffer.alloc(Math.min(stat.size, limit) + 1);
    let length = 0;
    while (length < bytes.length) {
      const { bytesRead } = await handle.read(bytes, length, bytes.length - length, length);
      if (bytesRead === 0) return bytes.subarray(0, length);
      length += bytesRead;
    }
    throw new Refused("unreadable", "changed while it was read");
  } finally {
    await handle.close();
  }
}

function tooLarge(limit: number): Refused {
  const size = limit >= 1024 * 1024 ? `${limit / 1024 / 1024} MB` : `${limit / 1024} KB`;
  return new Refused("too-large", `is larger than ${size}; split it`);
}
