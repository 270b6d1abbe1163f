/** Text that does not belong where it stands: rests whose head is lost, the end of another chapter. Pure. */

import { type Block, blockAt, blockOf } from "./blocks.ts";
import { areSigned, type Finding, isName, neighbour, rangeOf } from "./tears.ts";

/** Marks text that does not belong where it stands: torn tails without a head, the end of another chapter. */
export function markForeign(blocks: Block[]): Finding[] {
  const findings: Finding[] = [];
  if (!areSigned(blocks)) return findings;
  const lastSection = lastSectionOf(blocks);
  let foreign = false;
  for (let i = 0; i < blocks.length; i++) {
    const block = blockAt(blocks, i);
    const before = blocks[neighbour(blocks, i, -1)];
    const next = blocks[neighbour(blocks, i, 1)];
    if (isName(block)) {
      if (foreign && next?.kind !== "entry") giveHeading(blocks, i);
      else foreign = false;
      continue;
    }
    if (block.kind === "entry" && foreign) block.orphan = "foreign";
    const listed = block.kind === "heading" && (block.heading?.style ?? "").startsWith("digit");
    if (block.kind !== "paragraph" && !listed) continue;
    const stray =
      endsEntry(blocks, i) ||
      (foreign && before?.kind === "heading" && (isName(before) || before.heading === null));
    if (!stray || block.orphan !== null) continue;
    // Where another section with entries follows, the chapter goes on: the entries behind a stray text are its own.
    const single = (block.heading === null && next?.kind === "byline") || lastSection > i;
    foreign ||= !single;
    block.orphan = foreign ? "foreign" : "torn";
    findings.push({
      code: foreign ? "foreign-matter" : "torn-text",
      lines: rangeOf([block]),
      message: foreign
        ? "Text of another chapter stands here; it is kept without a heading."
        : "Text without a title stands here; whose rest it is could not be told.",
    });
  }
  return findings;
}

/** Where the last section with entries begins; -1 where there is none. */
function lastSectionOf(blocks: readonly Block[]): number {
  return blocks.findLastIndex(
    (block, k) => isName(block) && blocks[neighbour(blocks, k, 1)]?.kind === "entry",
  );
}

/** Whether an entry, signed, ends right above. */
function endsEntry(blocks: readonly Block[], i: number): boolean {
  let k = neighbour(blocks, i, -1);
  if (blocks[k]?.kind !== "byline") return false;
  while (blocks[k]?.kind === "byline") k = neighbour(blocks, k, -1);
  const above = blocks[k];
  return above?.kind === "entry" || (above !== undefined && above.orphan !== null);
}

/** A heading that stands below the text of its own: it is given to that text and heads nothing that follows. */
function giveHeading(blocks: Block[], i: number): void {
  const heading = blockAt(blocks, i);
  for (let k = i - 1; k >= 0; k--) {
    const block = blockAt(blocks, k);
    if (block.kind !== "paragraph" && block.kind !== "heading") break;
    if (block.orphan !== "foreign") continue;
    block.under = heading.lines.map((line) => line.text).join("");
    break;
  }
  blocks[i] = blockOf("heading", heading.lines, heading.pieces, null);
}
