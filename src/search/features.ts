import { sentenceText } from "./prepared.ts";
import type { Probe } from "./probe.ts";
import { put } from "./rows.ts";
import { putShares, SHARES } from "./shares.ts";
import { SIGN_FEATURES, signValues } from "./signs.ts";
import { bit, stretchesOf, WIDTHS } from "./sighting.ts";
import { type Candidacy, seenWeights, type View, viewOf } from "./weighing.ts";

/** What is weighed of a passage, in the order of the weights. */
export const FEATURES: readonly string[] = [
  ...SHARES,
  ...WIDTHS.map((width) => `window${width}`),
  "longest",
  "runs",
  "plainWords",
  "plainChars",
  "missingNames",
  "missingNouns",
  "rarestGroup",
  "squares.here",
  "squares.group",
  "squares.best",
  ...SIGN_FEATURES,
  "first",
  "last",
  "length",
  "sentences",
  "bm25",
  "bm25Rank",
];

/** The features of a candidate and the number of its best sentence. */
export interface Featured {
  readonly row: Float64Array;
  readonly best: number;
}

/** The features of all candidates of one question, best BM25 first: one row each, in their order. */
export function featurize(probe: Probe, list: readonly Candidacy[]): Featured[] {
  const plain = seenWeights(probe, list);
  const top = Math.max(1e-9, ...list.map(({ bm25 }) => bm25));
  const width = FEATURES.length;
  const rows = new Float64Array(list.length * width);
  return list.map((candidacy, i) => {
    const view = viewOf(probe, plain, candidacy);
    const { own, best } = view;
    const row = rows.subarray(i * width, (i + 1) * width);
    let at = putShares(row, probe, view);
    at = put(row, at, stretches(probe, view));
    at = put(row, at, counted(probe, view));
    const sentence = sentenceText(own.prepared, best);
    at = put(row, at, signValues(probe.asking, sentence, own.prepared.signs[best] ?? 0));
    at = put(row, at, shape(view));
    const rank = list.findIndex(({ bm25 }) => bm25 === candidacy.bm25);
    put(row, at, [candidacy.bm25 / top, 1 / (1 + rank)]);
    return { row, best };
  });
}

function stretches(probe: Probe, { own, plain }: View): number[] {
  const all = plain.totals.reduce((sum, total) => sum + total, 0);
  const { windows, longest, runs } = stretchesOf(own.prepared, own.sighting, probe);
  return [...windows.map((weight) => weight / all), longest, runs];
}

/** Counts without rarity, what is wanting, and sums in which the rarest words weigh most. */
function counted({ kinds, families }: Probe, { own, plain, titled, heldBy, best }: View): number[] {
  let words = 0;
  let chars = 0;
  let wordsHeld = 0;
  let charsHeld = 0;
  const missing = [0, 0];
  let rarest = 0;
  let rarestGroup = 0;
  const squares = { all: 0, here: 0, group: 0, best: 0 };
  for (let u = 0; u < kinds.length; u++) {
    const weight = plain.of[u] ?? 0;
    const kind = kinds[u] ?? 0;
    if (weight === 0 || kind === 1) continue;
    const mask = own.sighting.masks[u] ?? 0;
    const inBest = (mask & bit(best)) !== 0;
    if (kind === 2) {
      chars += 1;
      if (inBest) charsHeld += 1;
      continue;
    }
    const around = heldBy[u] !== 0 || titled[u] === 1;
    const family = families[u] ?? 0;
    words += 1;
    if (inBest) wordsHeld += 1;
    if (!around && family < 2) missing[family] = (missing[family] ?? 0) + 1;
    if (weight > rarest) {
      rarest = weight;
      rarestGroup = around ? 1 : 0;
    }
    const square = weight * weight;
    squares.all += square;
    if (mask !== 0) squares.here += square;
    if (around) squares.group += square;
    if (inBest) squares.best += square;
  }
  const all = squares.all || 1;
  const shares = [squares.here / all, squares.group / all, squares.best / all];
  return [wordsHeld / (words || 1), charsHeld / (chars || 1), ...missing, rarestGroup, ...shares];
}

function shape({ candidacy, own }: View): number[] {
  const { group, at } = candidacy;
  return [
    at === 0 ? 1 : 0,
    at === group.length - 1 ? 1 : 0,
    Math.log(own.prepared.text.length + 1) / 5,
    Math.log(own.prepared.ends.length + 1),
  ];
}
