import type { Answer, Note } from "../domain/answer.ts";
import type { Passage } from "../domain/report.ts";

/**
 * What is wrong with an answer, or null: every word shown as answer must stand, character for character, in the quote
 * it names, and every quote must name its lines.
 */
export function faultOf(answer: Answer): string | null {
  const { lead, hits, series } = answer;
  if (lead !== null) {
    if (!answer.found) return "a lead without an answer";
    if (!holds(hits[lead.hit]?.passage, lead)) return "the lead is not in its passage";
  }
  if (series.some((line) => !holds(line.passage, line))) return "a line of the series is not in its passage";
  return [...hits, ...series].some(({ passage }) => passage.ranges.length === 0)
    ? "a passage without lines"
    : null;
}

/** The answer itself, or a refusal in its place where it does not hold: a fault of ours is never shown as a figure. */
export function verified(answer: Answer): Answer {
  if (faultOf(answer) === null) return answer;
  const notes: readonly Note[] = [...answer.notes, { kind: "withheld" }];
  return { ...answer, found: false, lead: null, series: [], hits: [], marks: [], focus: [], notes };
}

function holds(
  passage: Passage | undefined,
  { start, end, text }: { start: number; end: number; text: string },
): boolean {
  return text !== "" && passage?.text.slice(start, end) === text;
}
