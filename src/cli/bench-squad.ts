import { readFile } from "node:fs/promises";
import { openPlain } from "../search/engine.ts";
import { FEATURES } from "../search/features.ts";
import { inOrder, MODEL } from "../search/model.ts";
import { SENTENCE_FEATURES } from "../search/sentence-features.ts";
import { readSquad, type Shape } from "./squad.ts";
import {
  inOrderOf,
  isRight,
  openSquad,
  queryRows,
  type SquadLesson,
  type SquadStock,
  sentenceLesson,
} from "./squad-lessons.ts";
import { fitPassages, fitSentences, passageLessons, placeOf } from "./train-fit.ts";

/** What came out for one set in one shape. */
export interface SquadScore {
  readonly name: string;
  /** Places of the first right passage, from 0; -1 where none was found. */
  readonly places: readonly number[];
  /** Place of the first sentence that holds the answer; empty where sentences are not ranked. */
  readonly sentences: readonly number[];
  /** Milliseconds for each question. */
  readonly times: readonly number[];
}

const SHAPES: readonly Shape[] = ["p200", "para"];
/** Hits of plain MiniSearch that are looked at. */
const LOOKED_AT = 10;

/**
 * Measures a SQuAD file. With `folds` = 0 the stored weights are used; with more, the articles are parted into so many
 * parts and each is measured with weights learned from the others, so that no question was seen in learning.
 */
export async function benchSquad(file: string, folds: number): Promise<SquadScore[]> {
  const set = readSquad(await readFile(file, "utf8"));
  const squads = SHAPES.map((shape) => openSquad(set, shape));
  const plain = squads.map((squad, i) => plainScore(squad, `${SHAPES[i]} MiniSearch + cutForSearch`));
  const all = squads.map((squad) => passageLessons(squad, 1, () => true));
  const times = squads.map((squad) => timesOf(squad));
  const ours = squads.map((_, i) => ({
    name: `${SHAPES[i]} ours`,
    places: [] as number[],
    sentences: [] as number[],
  }));
  for (let fold = 0; fold < Math.max(1, folds); fold++) {
    const held = ({ question }: SquadLesson): boolean =>
      folds === 0 || (set.articles[question.paragraph] ?? 0) % folds === fold;
    const weights = folds === 0 ? storedWeights() : learned(squads, all, (lesson) => !held(lesson));
    for (const [i, squad] of squads.entries())
      for (const lesson of (all[i] ?? []).filter(held)) {
        ours[i]?.places.push(placeOf(lesson, weights.passage));
        ours[i]?.sentences.push(placeOf(sentenceLesson(squad, lesson, weights.passage), weights.sentence));
      }
  }
  return squads.flatMap((_, i) => {
    const [base, own] = [plain[i], ours[i]];
    return base === undefined || own === undefined ? [] : [base, { ...own, times: times[i] ?? [] }];
  });
}

interface Weights {
  readonly passage: Float64Array;
  readonly sentence: Float64Array;
}

function storedWeights(): Weights {
  return { passage: inOrder(FEATURES, MODEL.passage), sentence: inOrder(SENTENCE_FEATURES, MODEL.sentence) };
}

function learned(
  squads: readonly SquadStock[],
  all: readonly (readonly SquadLesson[])[],
  seen: (lesson: SquadLesson) => boolean,
): Weights {
  const passage = fitPassages(all.flat().filter(seen));
  const answers = squads.map((squad, i) => ({ squad, lessons: (all[i] ?? []).filter(seen) }));
  return { passage, sentence: fitSentences(answers, passage) };
}

function plainScore(squad: SquadStock, name: string): SquadScore {
  const search = openPlain(squad.stock.entries.map(({ passage }) => passage.text));
  const times: number[] = [];
  const places = squad.set.questions.map((question) => {
    const start = performance.now();
    const found = search(question.text, LOOKED_AT);
    times.push(performance.now() - start);
    return found.findIndex((id) => isRight(squad, question, id));
  });
  return { name, places, sentences: [], times };
}

/** Whole queries: understanding, candidates, features, order. */
function timesOf(squad: SquadStock): number[] {
  const weights = storedWeights();
  return squad.set.questions.map((question) => {
    const start = performance.now();
    inOrderOf(queryRows(squad, question.text), weights.passage);
    return performance.now() - start;
  });
}
