import { loadSource, readSource } from "../corpus/source.ts";
import { listSources } from "../corpus/walk.ts";
import { bare } from "./eval-score.ts";
import type { AnswerJson } from "./json.ts";

/** A piece of a quote must be so long to prove that it was read off the source, in characters. */
const SHORTEST_PIECE = 4;

/**
 * Whether a passage stands in the lines it names. White space, the signs of bold print and of tables aside, every piece of it is
 * found there; a torn or misplaced entry stands there in several pieces.
 */
export function citationHolds(
  passage: AnswerJson["passages"][number],
  sources: ReadonlyMap<string, readonly string[]>,
): boolean {
  const lines = sources.get(passage.file);
  if (lines === undefined) return false;
  const [first, last] = passage.lines;
  const source = withoutRules(bare(lines.slice(first - 1, last).join("")));
  let rest = withoutRules(bare(passage.text));
  while (rest !== "" && !source.includes(rest)) {
    const length = longestPrefix(rest, source);
    if (length < SHORTEST_PIECE) return false;
    rest = rest.slice(length);
  }
  return true;
}

/** The lines between the cells of a Markdown table are no text. */
function withoutRules(text: string): string {
  return text.replaceAll("|", "");
}

/** Length of the longest beginning of a text that stands in another. */
function longestPrefix(text: string, source: string): number {
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (source.includes(text.slice(0, middle))) low = middle;
    else high = middle - 1;
  }
  return low;
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
