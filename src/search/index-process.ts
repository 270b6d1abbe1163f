/** A program of its own, started by `prebuild.ts`: brings the index up to date, tells its parent what the log should say. */

import type { Log } from "../lib/log.ts";
import { LibraryError, openLibrary } from "./library.ts";
import type { ProcessMessage } from "./prebuild.ts";

// The parent is gone: nobody wants the index now, and writing can stop at any point.
const stop = () => process.exit(1);
process.on("disconnect", stop);

const tell = (level: ProcessMessage["level"]) => (text: string) => {
  process.send?.({ level, text } satisfies ProcessMessage);
};
const log: Log = { debug: tell("debug"), info: tell("info"), warn: tell("warn"), error: tell("error") };
const [seedsDir = "", indexDir = ""] = process.argv.slice(2);

try {
  const { standing } = await openLibrary({ seedsDir, indexDir, log });
  process.exitCode = standing === "current" ? 0 : 1;
} catch (error) {
  // The parent meets the same fault itself and tells it better.
  if (!(error instanceof LibraryError)) throw error;
  process.exitCode = 1;
}
process.off("disconnect", stop);
process.disconnect();
