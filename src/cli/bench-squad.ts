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
  /** The same of the questions whose answer lies within one sentence. */
  readonly wholes: readonly number[];
  /** Milliseconds for each question. */
  readonly times: readonly number[];
}

const SHAPES: readonly Shape[] = ["p200", "para"];
/** Hits of plain MiniSearch that are looked at. */
const LOOKED_AT = 10;

/** A set in one shape with the lessons of all its questions. */
interface Subject {
  readonly file: string;
  readonly shape: Shape;
  readonly squad: SquadStock;
  readonly lessons: readonly SquadLesson[];
}

/**
 * Measures SQuAD files. With `folds` = 0 the stored weights are used; with more, the articles of all files are parted
 * into so many parts and each is measured with weights learned from the others, so that no question was seen in
 * learning. Returns the scores by file.
 */
export async function benchSquad(
  files: readonly string[],
  folds: number,
): Promise<Map<string, SquadScore[]>> {
  const subjects: Subject[] = [];
  for (const file of files) {
    const set = readSquad(await readFile(file, "utf8"));
    for (const shape of SHAPES) {
      const squad = openSquad(set, shape);
      subjects.push({ file, shape, squad, lessons: passageLessons(squad, 1, () => true) });
    }
  }
  const own = new Map(
    subjects.map((subject) => [
      subject,
      { places: [] as number[], sentences: [] as number[], wholes: [] as number[] },
    ]),
  );
  for (let fold = 0; fold < Math.max(1, folds); fold++) {
    const held = (subject: Subject, { question }: SquadLesson): boolean =>
      folds === 0 || (subject.squad.set.articles[question.paragraph] ?? 0) % folds === fold;
    const weights =
      folds === 0 ? storedWeights() : learned(subjects, (subject, lesson) => !held(subject, lesson));
    for (const [subject, { places, sentences, wholes }] of own)
      for (const lesson of subject.lessons.filter((one) => held(subject, one))) {
        places.push(placeOf(lesson, weights.passage));
        const place = placeOf(sentenceLesson(subject.squad, lesson, weights.passage), weights.sentence);
        sentences.push(place);
        if (lesson.question.whole) wholes.push(place);
      }
  }
  const scores = new Map<string, SquadScore[]>();
  for (const [{ file, shape, squad }, ranked] of own) {
    const plain = plainScore(squad, `${shape} MiniSearch + cutForSearch`);
    const ours = { name: `${shape} ours`, ...ranked, times: timesOf(squad) };
    scores.set(file, [...(scores.get(file) ?? []), plain, ours]);
  }
  return scores;
}

interface Weights {
  readonly passage: Float64Array;
  readonly sentence: Float64Array;
}

function storedWeights(): Weights {
  return { passage: inOrder(FEATURES, MODEL.passage), sentence: inOrder(SENTENCE_FEATURES, MODEL.sentence) };
}

function learned(
  subjects: readonly Subject[],
  seen: (subject: Subject, lesson: SquadLesson) => boolean,
): Weights {
  const known = subjects.map((subject) => ({
    squad: subject.squad,
    lessons: subject.lessons.filter((lesson) => seen(subject, lesson)),
  }));
  const passage = fitPassages(known.flatMap(({ lessons }) => lessons));
  return { passage, sentence: fitSentences(known, passage) };
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
  return { name, places, sentences: [], wholes: [], times };
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
