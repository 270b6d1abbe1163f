import { sentenceText } from "./prepared.ts";
import { FAMILIES, KINDS, type Probe } from "./probe.ts";
import { SIGN_FEATURES, signValues } from "./signs.ts";
import { bit, stretchesOf, WIDTHS } from "./sighting.ts";
import { addShares, type Candidacy, seenWeights, type View, viewOf } from "./weighing.ts";

/** Places where the units are counted by family. */
const BY_FAMILY = ["here", "group", "best"] as const;
/** Places where they are counted by kind. */
const BY_KIND = [
  "said",
  "two",
  "withPrevious",
  "withNext",
  "before",
  "nextFirst",
  "previousLast",
  "title",
  "withTitle",
];
const RESIDUALS = ["local", "beyondSubject", "beyondTitle"] as const;

/** What is weighed of a passage, in the order of the weights. */
export const FEATURES: readonly string[] = [
  ...BY_FAMILY.flatMap((place) => FAMILIES.map((family) => `${place}.${family}`)),
  ...BY_KIND.flatMap((place) => KINDS.map((kind) => `${place}.${kind}`)),
  ...RESIDUALS.flatMap((name) =>
    ["here", "best"].flatMap((at) => KINDS.map((kind) => `${name}.${at}.${kind}`)),
  ),
  ...["exclusive", "often", "oftenGroup"].flatMap((name) => KINDS.map((kind) => `${name}.${kind}`)),
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
  const views = list.map((candidacy) => viewOf(probe, plain, candidacy));
  return views.map((view) => ({
    best: view.best,
    row: Float64Array.from([
      ...byFamily(probe, view),
      ...byKind(probe, view),
      ...residualsOf(probe, view),
      ...frequent(probe, view),
      ...stretches(probe, view),
      ...counted(probe, view),
      ...signValues(
        probe.asking,
        sentenceText(view.own.prepared, view.best),
        view.own.prepared.signs[view.best] ?? 0,
      ),
      ...shape(view),
      view.candidacy.bm25 / top,
      1 / (1 + list.findIndex(({ bm25 }) => bm25 === view.candidacy.bm25)),
    ]),
  }));
}

function byFamily({ kinds, families }: Probe, { own, active, plain, heldBy, best }: View): number[] {
  const count = FAMILIES.length;
  const sums = Array.from({ length: 3 * count }, () => 0);
  const sentence = bit(best);
  for (const u of active) {
    const share = (plain.of[u] ?? 0) / (plain.totals[kinds[u] ?? 0] ?? 1);
    const family = families[u] ?? 0;
    const mask = own.sighting.masks[u] ?? 0;
    if (mask !== 0) sums[family] = (sums[family] ?? 0) + share;
    if (heldBy[u] !== 0) sums[count + family] = (sums[count + family] ?? 0) + share;
    if ((mask & sentence) !== 0) sums[2 * count + family] = (sums[2 * count + family] ?? 0) + share;
  }
  return sums;
}

const NOTHING = new Int32Array();

function byKind(probe: Probe, view: View): number[] {
  const { group, at } = view.candidacy;
  const { best, titled, plain } = view;
  const masks = view.own.sighting.masks;
  const previous = group[at - 1]?.sighting.masks ?? NOTHING;
  const next = group[at + 1]?.sighting.masks ?? NOTHING;
  const upTo = (bit(best) << 1) - 1;
  const two = bit(best) | (best > 0 ? bit(best - 1) : 0);
  const end = bit((group[at - 1]?.prepared.ends.length ?? 1) - 1);
  const before = group.slice(0, at + 1).map(({ sighting }) => sighting.masks);
  const sums: number[] = [];
  const add = (holds: (u: number) => boolean): void => addShares(sums, probe, view, plain, holds);
  add((u) => ((masks[u] ?? 0) & upTo) !== 0);
  add((u) => ((masks[u] ?? 0) & two) !== 0);
  add((u) => ((masks[u] ?? 0) | (previous[u] ?? 0)) !== 0);
  add((u) => ((masks[u] ?? 0) | (next[u] ?? 0)) !== 0);
  add((u) => before.some((seen) => seen[u] !== 0));
  add((u) => ((next[u] ?? 0) & 1) !== 0);
  add((u) => ((previous[u] ?? 0) & end) !== 0);
  add((u) => titled[u] === 1);
  add((u) => titled[u] === 1 || masks[u] !== 0);
  return sums;
}

/** What the passage and its best sentence have of the question beyond what their surroundings say anyway. */
function residualsOf(probe: Probe, view: View): number[] {
  const { masks } = view.own.sighting;
  const sentence = bit(view.best);
  const sums: number[] = [];
  for (const name of RESIDUALS) {
    addShares(sums, probe, view, view[name], (u) => masks[u] !== 0);
    addShares(sums, probe, view, view[name], (u) => ((masks[u] ?? 0) & sentence) !== 0);
  }
  return sums;
}

/** Usual length of a passage and of a section, in characters; longer ones repeat words by chance. */
const USUAL_LENGTH = 250;
const USUAL_SECTION = 600;

/** Shares of what only few neighbours hold, and sums that grow with repetition, as in BM25. */
function frequent({ kinds }: Probe, { candidacy, own, active, plain, heldBy }: View): number[] {
  const sums = Array.from({ length: 9 }, () => 0);
  let length = 0;
  for (const { prepared } of candidacy.group) length += prepared.text.length;
  const damp = 1.2 * (0.25 + (0.75 * own.prepared.text.length) / USUAL_LENGTH);
  const dampGroup = 1.2 * (0.25 + (0.75 * length) / USUAL_SECTION);
  for (const u of active) {
    const kind = kinds[u] ?? 0;
    const share = (plain.of[u] ?? 0) / (plain.totals[kind] ?? 1);
    const by = heldBy[u] ?? 0;
    if (by === 0) continue;
    const count = own.sighting.counts[u] ?? 0;
    let all = 0;
    for (const { sighting } of candidacy.group) all += sighting.counts[u] ?? 0;
    if (count > 0) sums[kind] = (sums[kind] ?? 0) + share / by;
    sums[3 + kind] = (sums[3 + kind] ?? 0) + (share * count) / (count + damp);
    sums[6 + kind] = (sums[6 + kind] ?? 0) + (share * all) / (all + dampGroup);
  }
  return sums;
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
