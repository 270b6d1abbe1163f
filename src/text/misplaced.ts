/** Title lines and headings that the columns of a page carried off are put back where they belong. Pure. */

import { type Block, blockAt, isOpen } from "./blocks.ts";
import { type Letters, seam } from "./seams.ts";
import { bestSplit } from "./splits.ts";
import { append, type Finding, isName, isText, neighbour, part, rangeOf, textOf } from "./tears.ts";

/** An entry whose title line stands in the middle of its own text: `[text] 【title】… [rest of text]`. */
export function putBackTitles(blocks: readonly Block[], letters: Letters, findings: Finding[]): Block[] {
  const result: Block[] = [];
  for (let i = 0; i < blocks.length; i++) {
    const stray = blockAt(blocks, i);
    const entry = blocks[i + 1];
    const before = result.at(-1)?.kind;
    const candidate =
      stray.kind === "paragraph" &&
      stray.heading === null &&
      entry?.kind === "entry" &&
      (before === "heading" || before === "byline");
    if (candidate && isOpen(stray)) {
      const at = bestSplit(entry, stray, stray, letters);
      if (at !== null) {
        const whole = part(entry, 0, at);
        append(whole, stray);
        append(whole, part(entry, at, entry.lines.length));
        findings.push({
          code: "misplaced-entry",
          lines: rangeOf([stray, entry]),
          message: "The title line of an entry stood in the middle of its text; they were put in order.",
        });
        result.push(whole);
        i++;
        continue;
      }
    }
    result.push(stray);
  }
  return result;
}

/** A heading caught between an entry and the rest of it or its byline goes to the top of its page. */
export function putBackHeadings(
  blocks: readonly Block[],
  letters: Letters,
  starts: ReadonlySet<number>,
  findings: Finding[],
): Block[] {
  const result: Block[] = [...blocks];
  for (let i = 1; i < result.length; i++) {
    const heading = blockAt(result, i);
    const above = blockAt(result, i - 1);
    const below = result[i + 1];
    if (!isName(heading) || above.kind !== "entry" || below === undefined) continue;
    const torn =
      below.kind === "paragraph" &&
      below.heading === null &&
      isOpen(above) &&
      seam(textOf(above.lines), textOf(below.lines), letters) >= 0;
    if (below.kind !== "byline" && !torn) continue;
    const home = homeOf(result, i - 1, starts);
    const message = torn
      ? "A heading stood inside an entry; the entry's halves were joined."
      : "A heading stood between an entry and its byline; it was moved up.";
    findings.push({ code: "torn-text", lines: rangeOf([above, below]), message });
    if (torn) {
      append(above, below);
      result.splice(i, 2);
    } else result.splice(i, 1);
    result.splice(home, 0, heading);
  }
  return result;
}

/** Where a heading caught in the entry at `at` belongs: the top of the page, else where the run of entries begins. */
function homeOf(blocks: readonly Block[], at: number, starts: ReadonlySet<number>): number {
  let top = at;
  for (let k = at; k >= 0; k--) {
    const block = blockAt(blocks, k);
    if (block.kind === "entry") {
      top = k;
      if (starts.has(block.lines[0]?.n ?? 0)) return k;
    } else if (block.kind === "heading") return nextAfter(blocks, at);
    else if (block.kind !== "byline" && block.kind !== "furniture") return top;
    else if (block.kind === "byline" && !isText(blocks[neighbour(blocks, k, -1)])) return top;
    else if (block.kind === "byline" && blocks[neighbour(blocks, k, -1)]?.kind === "paragraph") return top;
  }
  return top;
}

/** Behind the entry and its byline. */
function nextAfter(blocks: readonly Block[], at: number): number {
  return blocks[at + 1]?.kind === "byline" ? at + 2 : at + 1;
}
