import type { Question } from "../question/question.ts";
import { fold } from "../text/fold.ts";
import type { Evidence } from "./weigh.ts";

/** The best passage must account for this share of the question's weight. Set on the tuning questions. */
const ENOUGH = 0.45;

/** Whether the best passages say enough of what was asked to count as an answer. */
export function enough(question: Question, evidence: readonly Evidence[], known: ReadonlySet<string>): boolean {
  const best = evidence.slice(0, 3);
  if (best.length === 0) return false;
  // A place that no report speaks for must at least be named by the passage.
  const foreign = question.places.filter((place) => !known.has(place));
  if (foreign.length > 0 && !best.some(({ hit }) => foreign.every((place) => fold(hit.passage.text).includes(place)))) {
    return false;
  }
  // A telephone number is there or it is not.
  if (question.wanted.kind === "phone" && !best.some(({ hit }) => hit.passage.figures.some(({ kind }) => kind === "phone"))) {
    return false;
  }
  return Math.max(...best.map(({ covered }) => covered)) >= ENOUGH;
}
