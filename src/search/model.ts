import { FEATURES } from "./features.ts";
import { SENTENCE_FEATURES } from "./sentence-features.ts";
import stored from "./weights.json" with { type: "json" };

/** Weights by feature name, as `npm run train` writes them; features that are not named weigh nothing. */
export type WeightsByName = Readonly<Record<string, number>>;

/** What `weights.json` holds. */
export interface Model {
  readonly passage: WeightsByName;
  readonly sentence: WeightsByName;
}

/** The weights in use. */
export const MODEL: Model = stored;
const PASSAGE = inOrder(FEATURES, MODEL.passage);
const SENTENCE = inOrder(SENTENCE_FEATURES, MODEL.sentence);

/** Score of a passage's features. */
export function scorePassage(row: Float64Array): number {
  return dot(row, PASSAGE);
}

/** Score of a sentence's features. */
export function scoreSentence(row: Float64Array): number {
  return dot(row, SENTENCE);
}

/** The weights in the order of the features. */
export function inOrder(features: readonly string[], weights: WeightsByName): Float64Array {
  return Float64Array.from(features, (name) => weights[name] ?? 0);
}

/** Sum of features times weights. */
export function dot(row: Float64Array | Float32Array, weights: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < row.length; i++) sum += (row[i] ?? 0) * (weights[i] ?? 0);
  return sum;
}
