/** Reports that number their parts as others number what is in a part. Pure. */

import type { Block } from "./blocks.ts";
import { numberOf } from "./headings.ts";
import { numeralValue } from "./numerals.ts";
import { partName } from "./part-lines.ts";

/** Gives the headings of parts the rank they have by how the numbers of the report run. */
export function rankParts(blocks: readonly Block[]): readonly Block[] {
  return partsByRestart(partsByDigits(blocks));
}

/**
 * Gives the headings `1．` the rank of `一、` where they stand above `（一）`: no part is numbered `一、`, the lines `1．` that
 * stand alone count on through the whole report, and `（一）` begins anew nowhere but directly below one of them.
 */
function partsByDigits(blocks: readonly Block[]): readonly Block[] {
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

/**
 * Gives the headings that name a part the rank of one where the numbers below begin anew: `一、2023年工作回顾` above
 * `一、着力扩开放`.
 */
function partsByRestart(blocks: readonly Block[]): readonly Block[] {
  const headings = blocks.filter(({ heading }) => heading?.style === "han");
  const restarts = headings.some((block, i) => {
    const next = headings[i + 1]?.heading;
    return next !== undefined && namesPart(block) && numeralValue(next?.number ?? "") === 1;
  });
  if (!restarts) return blocks;
  return blocks.map((block) =>
    block.heading?.style === "han" && namesPart(block)
      ? { ...block, heading: { ...block.heading, style: "part" } }
      : block,
  );
}

function namesPart({ kind, lines }: Block): boolean {
  const text = lines.map((line) => line.text).join("");
  return kind === "heading" && partName(text.slice(numberOf(text)?.length ?? 0)) !== null;
}

function isLoneDigit({ kind, heading }: Block): boolean {
  return kind === "heading" && heading?.style === "digit";
}
