import type { Writable } from "node:stream";
import type { Progress } from "../search/gather.ts";

/** Shows which report is being read: in place on a terminal, a line a report elsewhere. Reports taken over are silent. */
export function progressTo(output: Writable & { readonly isTTY?: boolean }): (progress: Progress) => void {
  return ({ done, total, file, read }) => {
    if (!read) return;
    const text = `reading ${done}/${total} ${file}`;
    output.write(output.isTTY === true ? `\r\u001b[2K${text}${done === total ? "\n" : ""}` : `${text}\n`);
  };
}
