/** A reply for the terminal: plain text, or with colours where the terminal shows them. */

import type { Block, Reply, Run, Style } from "./reply.ts";

const ESCAPE = "\u001b[";
const CODES: Readonly<Record<Style, string>> = { bold: "1", italic: "2", code: "36" };

export interface PlainOptions {
  /** Mark styles by terminal colours. */
  readonly color: boolean;
}

/**
 * The text of a reply, a line a block, quotes behind a bar; buttons are left out. A terminal folds nothing: where a
 * quote is followed by the whole passage, only the whole is printed. Ends without a line break.
 */
export function plainText(reply: Reply, { color }: PlainOptions = { color: false }): string {
  const { blocks } = reply;
  return blocks
    .filter((block, i) => block.kind !== "quote" || blocks[i + 1]?.kind !== "folded")
    .map((block) => plainBlock(block, color))
    .join("\n");
}

function plainBlock(block: Block, color: boolean): string {
  const runs = block.kind === "folded" ? block.runs.slice(1) : block.runs;
  const text = runs.map((run) => plainRun(run, color)).join("");
  if (block.kind === "line") return text;
  return text
    .split("\n")
    .map((one) => `│ ${one}`)
    .join("\n");
}

/** Report text may hold escape sequences that would steer the terminal: controls are dropped. */
function plainRun(run: Run, color: boolean): string {
  const text = run.text.replace(/(?![\n\t])\p{Cc}/gu, "");
  if (!color || run.style === undefined || text === "") return text;
  return `${ESCAPE}${CODES[run.style]}m${text}${ESCAPE}0m`;
}
