import type { SeriesLine } from "../domain/answer.ts";
import type { Question } from "../question/question.ts";
import { FIT } from "./candidate.ts";
import type { ScoredCandidate } from "./rank-candidates.ts";
import { rankCandidates } from "./rank-candidates.ts";
import type { Evidence } from "./weigh.ts";

/** Below this the best figure of a year is not shown; the clause is. */
const ENOUGH_FOR_LINE = 0.7;
/** The words of the question stand at least this near to a figure that is shown as a year's. */
const NEAR_LINE = 0.12;

/** The line of one year: its figure or date, else the clause that speaks to the question. Question and hits are of that year only. */
export function lineOf(question: Question, year: number, hits: readonly Evidence[]): SeriesLine | null {
  const [first] = hits;
  if (first === undefined) return null;
  // A figure whose year is not certain is not held up as that year's.
  const best = rankCandidates(question, hits).find(
    (one) => one.score >= ENOUGH_FOR_LINE && one.year === year && one.fit >= FIT && one.near >= NEAR_LINE,
  );
  return best === undefined ? clauseLine(year, first) : candidateLine(year, hits, best);
}

function candidateLine(year: number, hits: readonly Evidence[], best: ScoredCandidate): SeriesLine | null {
  const hit = hits[best.hit]?.hit;
  if (hit === undefined) return null;
  const { passage, report } = hit;
  const text = passage.text.slice(best.start, best.end);
  return { year, text, status: best.status, passage, report, start: best.start, end: best.end };
}

/** The sentence that weighs most, without the white space around it. */
function clauseLine(year: number, { hit, sentences }: Evidence): SeriesLine {
  const { passage, report } = hit;
  let best = 0;
  for (const [i, weight] of sentences.entries()) if (weight > (sentences[best] ?? 0)) best = i;
  const sentence = passage.sentences[best];
  const from = sentence?.start ?? 0;
  const to = sentence?.end ?? passage.text.length;
  const whole = passage.text.slice(from, to);
  const start = from + (whole.length - whole.trimStart().length);
  const text = whole.trim();
  return {
    year,
    text,
    status: sentence?.status ?? passage.status,
    passage,
    report,
    start,
    end: start + text.length,
  };
}
