import { toQuery } from "../answer/to-query.ts";
import { listSources } from "../corpus/walk.ts";
import type { Passage } from "../domain/report.ts";
import { parseQuestion } from "../question/question.ts";
import { gather } from "../search/gather.ts";
import { dataTimes, openGates } from "../search/gates.ts";
import type { Lesson } from "../search/learn.ts";
import { weighCandidates } from "../search/rerank.ts";
import { openStock } from "../search/stock.ts";
import { findTwins } from "../search/twins.ts";
import { readQuestions } from "./eval.ts";
import { bare, type GoldPassage } from "./eval-score.ts";

/** Candidates that are kept to learn from; the right ones are always kept. */
const KEPT = 30;

/**
 * Lessons from a question file in the format of `npm run eval` over the reports of a folder: the product's own road,
 * with its gates on year and place. Questions that are answered by several passages or by none teach nothing here.
 */
export async function questionLessons(file: string, seedsDir: string, worth: number): Promise<Lesson[]> {
  const questions = await readQuestions(file);
  const list = await listSources(seedsDir);
  if (!list.ok) throw new Error(list.message);
  const { sources } = await gather(list.files, [], new Map(), () => undefined);
  const reports = sources.flatMap(({ report }) => (report === null ? [] : [report]));
  const stock = openStock(reports);
  const { entries } = stock;
  const twins = findTwins(entries);
  const times = entries.map(dataTimes);
  const places = new Set(reports.flatMap(({ place }) => (place === null ? [] : [place])));
  return questions.flatMap(({ question: asked, answerable, gold }): Lesson[] => {
    if (!answerable || gold === undefined) return [];
    const question = parseQuestion(asked, TODAY);
    const query = toQuery(question, question.years.years, places, KEPT);
    const gateOf = openGates(query, entries, times);
    const accept = (id: number): boolean => twins.fuller(id).length === 0 && gateOf(id) === "in";
    const { list: found, rows } = weighCandidates(stock, query, accept, twins.fuller);
    const right = found.map(({ id }) => gold.some((one) => holds(entries[id]?.passage, one)));
    const kept = found.map((_, i) => i).filter((i) => i < KEPT || right[i]);
    return [
      {
        worth,
        rows: kept.map((i) => Float32Array.from(rows[i] ?? [])),
        right: kept.map((i) => right[i] ?? false),
      },
    ];
  });
}

/** 去年 and the like are rare in question files; a fixed day keeps the weights the same whenever they are learned. */
const TODAY = new Date("2024-01-01T00:00:00Z");

function holds(passage: Passage | undefined, gold: GoldPassage): boolean {
  if (passage === undefined || passage.file !== gold.file) return false;
  const text = bare(passage.text);
  return gold.must_contain.every((part) => text.includes(bare(part)));
}

/** The folder with the reports of a question file: of the same name, beside it. */
export function seedsOf(file: string): string {
  return file.replace(/\.jsonl$/, "");
}
