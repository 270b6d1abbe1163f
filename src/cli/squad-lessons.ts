import type { Lesson } from "../search/learn.ts";
import { dot } from "../search/model.ts";
import { makeProbe } from "../search/probe.ts";
import { plainQuery } from "../search/query.ts";
import { weighCandidates } from "../search/rerank.ts";
import { featurizeSentences } from "../search/sentence-features.ts";
import { openStock, type Stock } from "../search/stock.ts";
import { type Shape, type SquadQuestion, type SquadSet, squadReports } from "./squad.ts";

/** A reading comprehension set opened for searching. */
export interface SquadStock {
  readonly set: SquadSet;
  readonly stock: Stock;
}

/** A question with the features of its candidates. */
export interface SquadLesson extends Lesson {
  readonly question: SquadQuestion;
  /** Candidates in the order of `rows`. */
  readonly ids: readonly number[];
}

/** Candidates that are kept to learn from, by plain BM25; the right ones are always kept. */
const KEPT = 30;
/** Passages whose sentences are weighed for the answer. */
const ANSWER_PASSAGES = 5;

/** Indexes a set in one shape; with titles, each paragraph is a report with the title of its article. */
export function openSquad(set: SquadSet, shape: Shape, titled = false): SquadStock {
  return { set, stock: openStock(squadReports(set, shape, titled)) };
}

/** Right: from the paragraph the question was asked about, and it holds a gold answer. */
export function isRight({ set, stock }: SquadStock, question: SquadQuestion, id: number): boolean {
  if (stock.entries[id]?.reportNo !== question.paragraph) return false;
  const text = stock.prepared[id]?.text ?? "";
  const whole = stock.entries.length === set.paragraphs.length;
  return (whole ? question.answers : question.pieces).some((answer) => text.includes(answer));
}

/** The candidates of a question, for learning which come first. */
export function passageLesson(squad: SquadStock, question: SquadQuestion, worth: number): SquadLesson {
  const { list, rows } = weighCandidates(squad.stock, plainQuery(question.text, KEPT), () => true);
  const right = list.map(({ id }) => isRight(squad, question, id));
  const kept = list.map((_, i) => i).filter((i) => i < KEPT || right[i]);
  return {
    question,
    worth,
    ids: kept.map((i) => list[i]?.id ?? -1),
    rows: kept.map((i) => Float32Array.from(rows[i] ?? [])),
    right: kept.map((i) => right[i] ?? false),
  };
}

/** The features of all candidates of a bare question, in no order that matters. */
export function queryRows({ stock }: SquadStock, question: string): readonly Float64Array[] {
  return weighCandidates(stock, plainQuery(question, KEPT), () => true).rows;
}

/** Numbers of the rows of a lesson, best first under these weights. */
export function inOrderOf(rows: readonly (Float32Array | Float64Array)[], weights: Float64Array): number[] {
  const scores = rows.map((row) => dot(row, weights));
  return scores.map((_, i) => i).toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
}

/** The sentences of the best passages of a question, for learning which holds the answer. */
export function sentenceLesson(squad: SquadStock, lesson: SquadLesson, passageWeights: Float64Array): Lesson {
  const { stock } = squad;
  const { question, worth } = lesson;
  const best = inOrderOf(lesson.rows, passageWeights).slice(0, ANSWER_PASSAGES);
  const scores = best.map((i) => dot(lesson.rows[i] ?? new Float32Array(), passageWeights));
  const sources = best.flatMap((i, rank) => {
    const prepared = stock.prepared[lesson.ids[i] ?? -1];
    return prepared === undefined ? [] : [{ prepared, below: (scores[rank] ?? 0) - (scores[0] ?? 0), rank }];
  });
  const probe = makeProbe(plainQuery(question.text, ANSWER_PASSAGES), stock.frequencies.rarity);
  const rows: Float32Array[] = [];
  const right: boolean[] = [];
  for (const [i, own] of featurizeSentences(probe, sources).entries()) {
    const { text, ends } = sources[i]?.prepared ?? { text: "", ends: [] };
    const gold = stock.entries[lesson.ids[best[i] ?? -1] ?? -1]?.reportNo === question.paragraph;
    for (const [s, row] of own.entries()) {
      const sentence = text.slice(s === 0 ? 0 : ends[s - 1], ends[s]);
      rows.push(Float32Array.from(row));
      right.push(gold && question.pieces.some((answer) => sentence.includes(answer)));
    }
  }
  return { rows, right, worth };
}
