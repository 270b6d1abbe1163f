/**
 * Mends what the columns of a page tore: an entry that stops in mid-sentence and goes on elsewhere, a
 * heading caught inside an entry, a title line in the middle of its own text. Joins only what the letters
 * of the report support; the rest is left apart and told as a problem. Pure.
 */

import type { Block } from "./blocks.ts";
import { joinHalves } from "./halves.ts";
import { putBackHeadings, putBackTitles } from "./misplaced.ts";
import { lettersOf } from "./seams.ts";
import { areSigned, ENTRIES, type Finding, pageStarts } from "./tears.ts";

/** Mends the blocks of a report; returns them in their right order with what was found. */
export function mendTorn(blocks: readonly Block[]): { blocks: Block[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const entries = blocks.filter((block) => block.kind === "entry").length;
  if (entries < ENTRIES) return { blocks: [...blocks], findings };
  const letters = lettersOf(blocks);
  const signed = areSigned(blocks);
  const starts = pageStarts(blocks);
  let mended = putBackTitles(blocks, letters, findings);
  mended = putBackHeadings(mended, letters, starts, findings);
  mended = joinHalves(mended, letters, signed, starts, findings);
  return { blocks: mended, findings };
}
