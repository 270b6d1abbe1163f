import type { Lead, Note, OtherFigure } from "../domain/answer.ts";
import { sameTime, type ScoredCandidate, textOf } from "./candidate.ts";
import type { Evidence } from "./weigh.ts";

/** A rival figure within this of the lead's score speaks of the same thing. */
const AS_GOOD = 0.12;

/**
 * Values that differ by less than a tenth are one thing told twice ("61%" and "61.6%") where each is the best of its
 * passage: the score may be further off.
 */
const AS_GOOD_ALIKE = 1;
const ALIKE = 0.1;

function alike(a: number | null, b: number | null): boolean {
  return a !== null && b !== null && Math.abs(a - b) <= ALIKE * Math.max(Math.abs(a), Math.abs(b));
}

/** The words of the question stand at least this share as near to a figure that speaks of the same thing. */
const AS_NEAR = 0.5;

/** Other figures for the lead's year or span in other passages: the reports disagree, and both are shown. */
export function conflictsOf(
  hits: readonly Evidence[],
  ranked: readonly ScoredCandidate[],
  lead: Lead | null,
): readonly Note[] {
  const best = ranked.find((one) => lead !== null && one.hit === lead.hit && one.start === lead.start);
  if (lead === null || best === undefined || lead.kind !== "figure") return [];
  const leadFigure = figureAt(hits, best);
  const others = new Map<string, OtherFigure>();
  for (const other of ranked) {
    if (other.hit === lead.hit || !sameTime(other, lead)) continue;
    if (other.status === "plan" && lead.status !== "plan") continue;
    const figure = figureAt(hits, other);
    if (figure === undefined || leadFigure === undefined) continue;
    if (figure.unit !== leadFigure.unit || figure.value === leadFigure.value) continue;
    // Figures far apart are two things sooner than one thing told twice.
    if (!alike(figure.value, leadFigure.value)) continue;
    if (other.near < AS_NEAR * best.near) continue;
    const bestOfHit = ranked.find(({ hit }) => hit === other.hit) === other;
    if (other.score < best.score - (bestOfHit ? AS_GOOD_ALIKE : AS_GOOD)) continue;
    const passage = hits[other.hit]?.hit.passage;
    const text = textOf(hits, other);
    if (passage !== undefined && !others.has(text))
      others.set(text, { text, file: passage.file, lines: passage.ranges });
  }
  return others.size === 0 ? [] : [{ kind: "conflict", text: lead.text, others: [...others.values()] }];
}

function figureAt(hits: readonly Evidence[], at: { readonly hit: number; readonly start: number }) {
  return hits[at.hit]?.hit.passage.figures.find(({ start }) => start === at.start);
}
