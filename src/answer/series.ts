import type { SeriesLine } from "../domain/answer.ts";
import { headOf } from "../question/noun.ts";
import type { Question } from "../question/question.ts";
import { FIT, type ScoredCandidate } from "./candidate.ts";
import { toldElsewhere } from "./lead.ts";
import { rankCandidates } from "./rank-candidates.ts";
import type { Evidence } from "./weigh.ts";

/** Below this the best figure of a year is not shown; the clause is. */
const ENOUGH_FOR_LINE = 0.7;
/** The words of the question stand at least this near to a figure that is shown as a year's. */
const NEAR_LINE = 0.12;
const NEAR_LINE_IN_UNIT = 0.08;

/** The line of one year: its figure or date, else the clause that speaks to the question. Question and hits are of that year only. */
export function lineOf(question: Question, year: number, hits: readonly Evidence[]): SeriesLine | null {
  const [first] = hits;
  if (first === undefined) return null;
  // A figure whose year is not certain is not held up as that year's.
  const candidates = rankCandidates(question, hits);
  const best = candidates.find(
    (one) =>
      one.score >= ENOUGH_FOR_LINE &&
      one.year === year &&
      one.fit >= FIT &&
      // In the very unit that is asked it may stand a little further.
      one.near >= (one.fit >= 1 ? NEAR_LINE_IN_UNIT : NEAR_LINE),
  );
  return best === undefined || toldElsewhere(question, best, hits, candidates)
    ? clauseLine(year, resultFirst(question, hits) ?? first)
    : candidateLine(question, year, hits, best);
}

/** A passage that tells of it as well as another says what came of it rather than what was planned. */
const AS_COVERED = 0.1;

/** The first passage that plans nothing, where plans are not asked for and it holds as much of the question; else the first. */
function resultFirst({ status }: Question, hits: readonly Evidence[]): Evidence | undefined {
  const [first] = hits;
  if (status === "plan" || first === undefined || first.hit.passage.status !== "plan") return first;
  return (
    hits.find(({ hit, covered }) => hit.passage.status !== "plan" && covered >= first.covered - AS_COVERED) ??
    first
  );
}

/** The figure with the noun that is counted, where that stands right behind it: "671个县". */
function candidateLine(
  { wanted }: Question,
  year: number,
  hits: readonly Evidence[],
  { hit: at, kind, start, end, status }: ScoredCandidate,
): SeriesLine | null {
  const evidence = hits[at];
  if (evidence === undefined) return null;
  const { passage, report } = evidence.hit;
  const noun = kind === "figure" && wanted.noun !== null ? headOf(wanted.noun).replace(/数$/u, "") : "";
  const named = evidence.folded.startsWith(noun, end) ? end + noun.length : end;
  // "1451个县（市、区）": what is counted with it.
  const whole =
    named +
    (named > end ? (/^（[^（）]{1,6}）/u.exec(passage.text.slice(named, named + 8))?.[0].length ?? 0) : 0);
  return { year, text: passage.text.slice(start, whole), status, passage, report, start, end: whole };
}

/** The sentence of that year that weighs most, without the white space around it; null where none is of that year alone. */
function clauseLine(year: number, { hit, sentences }: Evidence): SeriesLine | null {
  const { passage, report } = hit;
  const [best] = passage.sentences
    .map((sentence, i) => ({ ...sentence, weight: sentences[i] ?? 0 }))
    .filter((sentence) => sentence.span === null && (sentence.year ?? passage.year) === year)
    .toSorted((a, b) => b.weight - a.weight);
  if (best === undefined) return null;
  const whole = passage.text.slice(best.start, best.end);
  const start = best.start + (whole.length - whole.trimStart().length);
  const text = whole.trim();
  return { year, text, status: best.status, passage, report, start, end: start + text.length };
}
