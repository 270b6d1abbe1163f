import type { Readable } from "node:stream";
import { StringDecoder } from "node:string_decoder";

/** Longest line that is kept, in UTF-16 units; a question is cut far below it, memory stays bounded. */
const LONGEST_LINE = 100_000;

/**
 * The lines of a stream of UTF-8, without their ends. Only `\n` and `\r\n` part lines: a question may hold
 * U+2028, which node:readline would take for a line end.
 */
export async function* linesOf(input: Readable): AsyncGenerator<string> {
  const decoder = new StringDecoder("utf8");
  let kept = "";
  for await (const chunk of input as AsyncIterable<Buffer>) {
    const parts = (kept + decoder.write(chunk)).split("\n");
    kept = (parts.pop() ?? "").slice(0, LONGEST_LINE);
    for (const part of parts) yield part.endsWith("\r") ? part.slice(0, -1) : part;
  }
  kept += decoder.end();
  if (kept !== "") yield kept;
}
