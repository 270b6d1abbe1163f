import { FEATURES } from "../search/features.ts";
import { type Lesson, learn } from "../search/learn.ts";
import { SENTENCE_FEATURES } from "../search/sentence-features.ts";
import {
  inOrderOf,
  passageLesson,
  type SquadLesson,
  type SquadStock,
  sentenceLesson,
} from "./squad-lessons.ts";

/** Enough passes for the weights to stand still, and a pull that keeps features that say the same small. */
const LEARNING = { steps: 200, decay: 1e-4 };

/** Lessons about which passage comes first, from all questions of a set or those of some articles. */
export function passageLessons(
  squad: SquadStock,
  worth: number,
  chosen: (article: number) => boolean,
): SquadLesson[] {
  const { set } = squad;
  return set.questions
    .filter(({ paragraph }) => chosen(set.articles[paragraph] ?? 0))
    .map((question) => passageLesson(squad, question, worth));
}

/** Weights of the passage features. */
export function fitPassages(lessons: readonly Lesson[]): Float64Array {
  return learn(lessons, LEARNING);
}

/** Weights of the sentence features, given those of the passages. */
export function fitSentences(
  squads: readonly { readonly squad: SquadStock; readonly lessons: readonly SquadLesson[] }[],
  passageWeights: Float64Array,
): Float64Array {
  return learn(
    squads.flatMap(({ squad, lessons }) =>
      lessons.map((lesson) => sentenceLesson(squad, lesson, passageWeights)),
    ),
    LEARNING,
  );
}

/** Place of the first right candidate under these weights, from 0; -1 where none is right. */
export function placeOf(lesson: Lesson, weights: Float64Array): number {
  return inOrderOf(lesson.rows, weights).findIndex((i) => lesson.right[i]);
}

/** The text of `weights.json`: rounded, so that it is short and the same on every machine. */
export function weightsJson(passage: Float64Array, sentence: Float64Array): string {
  const stored = { passage: byName(FEATURES, passage), sentence: byName(SENTENCE_FEATURES, sentence) };
  return `${JSON.stringify(stored, null, 2)}\n`;
}

function byName(names: readonly string[], weights: Float64Array): Record<string, number> {
  return Object.fromEntries(names.map((name, i) => [name, Number((weights[i] ?? 0).toFixed(4))]));
}
