import type { SeriesLine } from "../domain/answer.ts";
import { headOf } from "../question/noun.ts";
import type { Question } from "../question/question.ts";
import { alikeFirst } from "./alike.ts";
import { FIT, type ScoredCandidate } from "./candidate.ts";
import { chooseLead, toldElsewhere } from "./lead.ts";
import { coverage } from "./matches.ts";
import { outOfScale } from "./out-of-scale.ts";
import { rankCandidates } from "./rank-candidates.ts";
import { DEFINITE } from "./refuse.ts";
import type { Evidence } from "./weigh.ts";

/** So much less may the sentence of the best figure weigh than another one. */
const HOLDER_WORTH = 0.3;
/** Below this the best figure of a year is not shown; the clause is. */
const ENOUGH_FOR_LINE = 0.7;
/** The words of the question stand at least this near to a figure that is shown as a year's. */
const NEAR_LINE = 0.12;
const NEAR_LINE_IN_UNIT = 0.08;

/** A year of a comparison: the question and the hits of that year only. */
export interface AskedYear {
  readonly year: number;
  readonly question: Question;
  readonly hits: readonly Evidence[];
}

/** One line a year, in their order, where a year has one: figures that are told alike rather than others. */
export function linesOf(years: readonly AskedYear[]): readonly SeriesLine[] {
  const ranked = years.map(({ question, hits }) => ({ hits, candidates: rankCandidates(question, hits) }));
  const alike = alikeFirst(ranked);
  const lines = years.map((asked, i) => {
    const candidates = alike[i] ?? [];
    // What alone would not be told as the figure of its year is not told beside others either: a sentence is.
    const told = chooseLead(asked.question, asked.hits, candidates)?.year === asked.year;
    return lineFrom(asked, candidates, told);
  });
  const odd = outOfScale(lines);
  const all = years.flatMap((asked, i) => {
    const line = odd[i] === true ? lineFrom(asked, alike[i] ?? [], false) : (lines[i] ?? null);
    return line === null ? [] : [{ line, little: saysLittle(asked, line) }];
  });
  // Where one year is told, a sentence of another that speaks of other things is a gap.
  const told = all.filter(({ little }) => !little);
  return (told.length > 0 ? told : all).map(({ line }) => line);
}

/** A sentence that holds less of a question for a figure only weighs most of what its year tells: the year is a gap. */
const LITTLE = 0.3;

function saysLittle({ question, hits }: AskedYear, line: SeriesLine): boolean {
  const evidence = hits.find(({ hit }) => hit.passage === line.passage);
  const sentence = line.passage.sentences.find(({ start, end }) => start <= line.start && line.start < end);
  const whole = sentence !== undefined && line.end - line.start > (sentence.end - sentence.start) / 2;
  if (evidence === undefined || !whole || !DEFINITE.has(question.wanted.kind)) return false;
  const own = evidence.matches
    .filter(({ term }) => term.word !== line.report.place)
    .map((match) =>
      match.spans.some(({ start, end }) => end > sentence.start && start < sentence.end)
        ? match
        : { ...match, share: 0 },
    );
  return coverage(own) < LITTLE;
}

/** The line of one year, its plan or its result: its figure or date, else the clause that speaks to the question. */
export function lineOf(asked: AskedYear): SeriesLine | null {
  return lineFrom(asked, rankCandidates(asked.question, asked.hits), true);
}

function lineFrom(
  { question, year, hits }: AskedYear,
  candidates: readonly ScoredCandidate[],
  told: boolean,
): SeriesLine | null {
  const [first] = hits;
  if (first === undefined) return null;
  // A figure whose year is not certain is not held up as that year's.
  const best = candidates.find(
    (one) =>
      one.score >= ENOUGH_FOR_LINE &&
      one.year === year &&
      one.fit >= FIT &&
      // In the very unit that is asked it may stand a little further.
      one.near >= (one.fit >= 1 ? NEAR_LINE_IN_UNIT : NEAR_LINE),
  );
  const clause = clauseOf(year, resultFirst(question, hits) ?? first);
  if (best === undefined || toldElsewhere(question, best, hits, candidates)) return clause?.line ?? null;
  if (!told) {
    const holder = clauseOf(year, hits[best.hit] ?? first, best.start);
    return (holder?.weight ?? 0) >= (clause?.weight ?? 0) - HOLDER_WORTH
      ? (holder?.line ?? null)
      : (clause?.line ?? null);
  }
  return candidateLine(question, year, hits, best);
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

/** A sentence as the line of a year. */
interface Clause {
  readonly line: SeriesLine;
  /** What the sentence weighs beside the best one, 0 to 1. */
  readonly weight: number;
}

/**
 * The sentence of that year that holds the character at `at`, or else weighs most, without the white space around it; null
 * where none is of that year alone.
 */
function clauseOf(year: number, { hit, sentences }: Evidence, at = -1): Clause | null {
  const { passage, report } = hit;
  const ofYear = passage.sentences
    .map((sentence, i) => ({ ...sentence, weight: sentences[i] ?? 0 }))
    .filter((sentence) => sentence.span === null && (sentence.year ?? passage.year) === year)
    .toSorted((a, b) => b.weight - a.weight);
  const best = ofYear.find((sentence) => sentence.start <= at && at < sentence.end) ?? ofYear[0];
  if (best === undefined) return null;
  const whole = passage.text.slice(best.start, best.end);
  const start = best.start + (whole.length - whole.trimStart().length);
  const text = whole.trim();
  const line = { year, text, status: best.status, passage, report, start, end: start + text.length };
  return { line, weight: best.weight };
}
