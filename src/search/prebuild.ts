import { fork } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { errorText, type Log } from "../lib/log.ts";

/** The compiled program of the other process. It is not there where TypeScript runs uncompiled (the tests). */
const PROGRAM = join(import.meta.dirname, "index-process.js");

/** Longer than the largest collection takes; then the process is given up and the work done here. */
const PATIENCE_MS = 10 * 60 * 1000;

/** What the other process says of its work: a line for the log. */
export interface ProcessMessage {
  readonly level: "debug" | "info" | "warn" | "error";
  readonly text: string;
}

/**
 * Brings the index on disk up to date in another process: reading and cutting into words would keep this one from
 * answering for seconds. Only a help: says whether it was done, never rejects, and what it leaves undone is done here.
 */
export function prebuild(seedsDir: string, indexDir: string, log: Log): Promise<boolean> {
  if (!existsSync(PROGRAM)) return Promise.resolve(false);
  return new Promise((resolve) => {
    const child = fork(PROGRAM, [seedsDir, indexDir], {
      // Not this process's own: a debugger's port or a program given on the command line.
      execArgv: [],
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      timeout: PATIENCE_MS,
    });
    // A stop of the bot does not wait for it; without its parent the process ends too.
    child.unref();
    child.channel?.unref();
    child.on("message", (message) => {
      if (isMessage(message)) log[message.level](message.text);
    });
    child.on("error", (error) => {
      log.warn(`the index could not be built in another process (${errorText(error)}); it is built here`);
      resolve(false);
    });
    child.on("close", (status) => resolve(status === 0));
  });
}

function isMessage(message: unknown): message is ProcessMessage {
  if (typeof message !== "object" || message === null || !("level" in message) || !("text" in message))
    return false;
  return (
    typeof message.text === "string" && ["debug", "info", "warn", "error"].includes(String(message.level))
  );
}
