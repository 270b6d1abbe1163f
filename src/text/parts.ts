/** Reports that number their parts `1．` and what is in a part `（一）`. Pure. */

import type { Block } from "./blocks.ts";
import { numeralValue } from "./numerals.ts";

/**
 * Gives the headings `1．` the rank of `一、` where they stand above `（一）`: no part is numbered `一、`, the lines `1．` that
 * stand alone count on through the whole report, and `（一）` begins anew nowhere but directly below one of them.
 */
export function partsByDigits(blocks: readonly Block[]): readonly Block[] {
  let part = 0;
  let inPart = 0;
  let above = false;
  let isFirst = false;
  for (const block of blocks) {
    if (block.heading === null) continue;
    const { style, number } = block.heading;
    if (style === "han") return blocks;
    if (isLoneDigit(block)) {
      const next = Number(number.normalize("NFKC"));
      if (next <= part) return blocks;
      part = next;
      isFirst = true;
    } else if (style === "han-bracket") {
      const next = numeralValue(number) ?? 0;
      if (part === 0 || (!isFirst && next <= inPart)) return blocks;
      inPart = next;
      above ||= isFirst;
      isFirst = false;
    }
  }
  if (!above) return blocks;
  return blocks.map((block) =>
    block.heading !== null && isLoneDigit(block)
      ? { ...block, heading: { ...block.heading, style: "han" } }
      : block,
  );
}

function isLoneDigit({ kind, heading }: Block): boolean {
  return kind === "heading" && heading?.style === "digit";
}
