/** Reports that number their parts `1．` and what is in a part `（一）`. Pure. */

import type { Block } from "./blocks.ts";

/**
 * Gives the headings `1．` the rank of `一、` where they stand above `（一）`: no part is numbered `一、`, the lines `1．` that
 * stand alone count on through the whole report, and each count of `（一）` begins directly below one of them.
 */
export function partsByDigits(blocks: readonly Block[]): readonly Block[] {
  let count = 0;
  let below = false;
  let before: Block | null = null;
  for (const block of blocks) {
    if (block.heading === null) continue;
    const { style, number } = block.heading;
    if (style === "han") return blocks;
    if (isLoneDigit(block)) {
      const next = Number(number.normalize("NFKC"));
      if (next <= count) return blocks;
      count = next;
    } else if (style === "han-bracket" && number === "一") {
      if (before === null || !isLoneDigit(before)) return blocks;
      below = true;
    } else if (style !== "han-bracket") continue;
    before = block;
  }
  if (!below) return blocks;
  return blocks.map((block) =>
    block.heading !== null && isLoneDigit(block)
      ? { ...block, heading: { ...block.heading, style: "han" } }
      : block,
  );
}

function isLoneDigit({ kind, heading }: Block): boolean {
  return kind === "heading" && heading?.style === "digit";
}
