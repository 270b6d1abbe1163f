import { FAMILIES, KINDS, type Probe } from "./probe.ts";
import { add, toShares } from "./rows.ts";
import { bit } from "./sighting.ts";
import type { View } from "./weighing.ts";

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

const FREQUENT = ["exclusive", "often", "oftenGroup"];

/** Shares of the question that stand in a passage and around it. */
export const SHARES: readonly string[] = [
  ...BY_FAMILY.flatMap((place) => FAMILIES.map((family) => `${place}.${family}`)),
  ...BY_KIND.flatMap((place) => KINDS.map((kind) => `${place}.${kind}`)),
  ...RESIDUALS.flatMap((name) =>
    ["here", "best"].flatMap((at) => KINDS.map((kind) => `${name}.${at}.${kind}`)),
  ),
  ...FREQUENT.flatMap((name) => KINDS.map((kind) => `${name}.${kind}`)),
];

/** Writes the shares into the beginning of a row. Returns where the next features begin. */
export function putShares(row: Float64Array, probe: Probe, view: View): number {
  let at = byFamily(row, 0, probe, view);
  at = byKind(row, at, probe, view);
  at = residuals(row, at, probe, view);
  return frequent(row, at, probe, view);
}

function byFamily(
  row: Float64Array,
  at: number,
  { kinds, families }: Probe,
  { own, active, plain, heldBy, best }: View,
): number {
  const count = FAMILIES.length;
  const sentence = bit(best);
  for (const u of active) {
    const share = (plain.of[u] ?? 0) / (plain.totals[kinds[u] ?? 0] ?? 1);
    const to = at + (families[u] ?? 0);
    const mask = own.sighting.masks[u] ?? 0;
    if (mask !== 0) add(row, to, share);
    if (heldBy[u] !== 0) add(row, to + count, share);
    if ((mask & sentence) !== 0) add(row, to + 2 * count, share);
  }
  return at + BY_FAMILY.length * count;
}

const NOTHING = new Int32Array();

/** A place is three on from the one before: words, pairs, chars. */
function byKind(
  row: Float64Array,
  at: number,
  { kinds }: Probe,
  { candidacy, own, active, best, titled, plain }: View,
): number {
  const { group, at: place } = candidacy;
  const previous = group[place - 1]?.sighting.masks ?? NOTHING;
  const next = group[place + 1]?.sighting.masks ?? NOTHING;
  const upTo = (bit(best) << 1) - 1;
  const two = bit(best) | (best > 0 ? bit(best - 1) : 0);
  const end = bit((group[place - 1]?.prepared.ends.length ?? 1) - 1);
  const before = group.slice(0, place + 1).map(({ sighting }) => sighting.masks);
  for (const u of active) {
    const weight = plain.of[u] ?? 0;
    const to = at + (kinds[u] ?? 0);
    const mask = own.sighting.masks[u] ?? 0;
    const behind = previous[u] ?? 0;
    const ahead = next[u] ?? 0;
    const named = titled[u] === 1;
    if ((mask & upTo) !== 0) add(row, to, weight);
    if ((mask & two) !== 0) add(row, to + 3, weight);
    if ((mask | behind) !== 0) add(row, to + 6, weight);
    if ((mask | ahead) !== 0) add(row, to + 9, weight);
    if (before.some((seen) => seen[u] !== 0)) add(row, to + 12, weight);
    if ((ahead & 1) !== 0) add(row, to + 15, weight);
    if ((behind & end) !== 0) add(row, to + 18, weight);
    if (named) add(row, to + 21, weight);
    if (named || mask !== 0) add(row, to + 24, weight);
  }
  return toShares(row, at, BY_KIND.length, plain.totals);
}

/** What the passage and its best sentence have of the question beyond what their surroundings say anyway. */
function residuals(row: Float64Array, at: number, { kinds }: Probe, view: View): number {
  const { masks } = view.own.sighting;
  const sentence = bit(view.best);
  let to = at;
  for (const name of RESIDUALS) {
    const { of, totals } = view[name];
    for (const u of view.active) {
      const mask = masks[u] ?? 0;
      if (mask === 0) continue;
      add(row, to + (kinds[u] ?? 0), of[u] ?? 0);
      if ((mask & sentence) !== 0) add(row, to + 3 + (kinds[u] ?? 0), of[u] ?? 0);
    }
    to = toShares(row, to, 2, totals);
  }
  return to;
}

/** Usual length of a passage and of a section, in characters; longer ones repeat words by chance. */
const USUAL_LENGTH = 250;
const USUAL_SECTION = 600;

/** Shares of what only few neighbours hold, and sums that grow with repetition, as in BM25. */
function frequent(
  row: Float64Array,
  at: number,
  { kinds }: Probe,
  { candidacy, own, active, plain, heldBy }: View,
): number {
  let length = 0;
  for (const { prepared } of candidacy.group) length += prepared.text.length;
  const damp = 1.2 * (0.25 + (0.75 * own.prepared.text.length) / USUAL_LENGTH);
  const dampGroup = 1.2 * (0.25 + (0.75 * length) / USUAL_SECTION);
  for (const u of active) {
    const by = heldBy[u] ?? 0;
    if (by === 0) continue;
    const kind = kinds[u] ?? 0;
    const share = (plain.of[u] ?? 0) / (plain.totals[kind] ?? 1);
    const count = own.sighting.counts[u] ?? 0;
    let all = 0;
    for (const { sighting } of candidacy.group) all += sighting.counts[u] ?? 0;
    if (count > 0) add(row, at + kind, share / by);
    add(row, at + 3 + kind, (share * count) / (count + damp));
    add(row, at + 6 + kind, (share * all) / (all + dampGroup));
  }
  return at + FREQUENT.length * KINDS.length;
}
