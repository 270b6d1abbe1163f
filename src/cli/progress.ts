import type { Writable } from "node:stream";
import type { Progress } from "../search/gather.ts";

/** Shows which report is being read: in place on a terminal, a line a report elsewhere. Reports taken over are silent. */
export function progressTo(output: Writable & { readonly isTTY?: boolean }): (progress: Progress) => void {
  let open = false;
  return ({ done, total, file, read }) => {
    const text = read ? `reading ${done}/${total} ${file}` : "";
    if (output.isTTY !== true) {
      if (read) output.write(`${text}\n`);
      return;
    }
    if (read) output.write(`\r\u001b[2K${text}`);
    open ||= read;
    if (open && done === total) output.write("\n");
  };
}
