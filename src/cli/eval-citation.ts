import { loadSource, readSource } from "../corpus/source.ts";
import { listSources } from "../corpus/walk.ts";
import { bare } from "./eval-score.ts";
import type { AnswerJson } from "./json.ts";

/**
 * Whether a passage stands in the lines it names. White space and the signs of bold print aside, the passage is read
 * off those lines in order; a torn passage leaves out what stands between its halves.
 */
export function citationHolds(
  passage: AnswerJson["passages"][number],
  sources: ReadonlyMap<string, readonly string[]>,
): boolean {
  const lines = sources.get(passage.file);
  if (lines === undefined) return false;
  const [first, last] = passage.lines;
  const source = bare(lines.slice(first - 1, last).join(""));
  const quote = bare(passage.text);
  if (source.includes(quote)) return true;
  let at = 0;
  for (const char of quote) {
    at = source.indexOf(char, at);
    if (at < 0) return false;
    at += char.length;
  }
  return true;
}

/** The lines of every readable source under a folder, by file name: read again, not taken from the index. */
export async function sourceLines(seedsDir: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const lines = new Map<string, readonly string[]>();
  const list = await listSources(seedsDir);
  if (!list.ok) return lines;
  for (const file of list.files) {
    const { text } = await readSource(await loadSource(file));
    if (text !== null) lines.set(file.file, text.lines);
  }
  return lines;
}
