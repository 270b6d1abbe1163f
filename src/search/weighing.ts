import type { Probe } from "./probe.ts";
import type { Seen } from "./seen.ts";
import { bit, MOST_SENTENCES } from "./sighting.ts";

/** A passage to be weighed, with its neighbours of the same section in reading order. */
export interface Candidacy {
  readonly id: number;
  readonly bm25: number;
  readonly group: readonly Seen[];
  /** Its own place in `group`. */
  readonly at: number;
}

/** Weights of all units and their sums by kind (words, pairs, chars), never 0. */
export interface Weights {
  readonly of: Float64Array;
  readonly totals: readonly number[];
}

/** A candidate with everything that its features are sums of. */
export interface View {
  readonly candidacy: Candidacy;
  readonly own: Seen;
  /** Numbers of the units that it, its neighbours or its title hold: the others add nothing anywhere. */
  readonly active: readonly number[];
  /** Rarity in the collection; 0 for what no candidate holds, as that cannot tell candidates apart. */
  readonly plain: Weights;
  /** Rarity among the neighbours as well: what the whole section repeats tells its passages apart no more. */
  readonly local: Weights;
  /** Without what the first sentence of the section says: its subject. */
  readonly beyondSubject: Weights;
  /** Without what the title and the headings say. */
  readonly beyondTitle: Weights;
  /** Whether the title names each unit. */
  readonly titled: Int32Array;
  /** How many neighbours, itself included, hold each unit. */
  readonly heldBy: Uint8Array;
  /** Number of the sentence that fits best. */
  readonly best: number;
}

/** Rarity of the units that at least one candidate, its neighbours or its title hold; 0 for the rest. */
export function seenWeights(probe: Probe, list: readonly Candidacy[]): Weights {
  const of = new Float64Array(probe.units.length);
  const add = (held: Int32Array): void => {
    for (let u = 0; u < of.length; u++) if (held[u] !== 0) of[u] = probe.units[u]?.weight ?? 0;
  };
  for (const { group, at } of list) {
    for (const { sighting } of group) add(sighting.masks);
    const own = group[at];
    if (own !== undefined) add(own.titled);
  }
  return { of, totals: totalsOf(probe, of) };
}

/** Works out the weights of one candidate and its best sentence. */
export function viewOf(probe: Probe, plain: Weights, candidacy: Candidacy): View {
  const { group, at } = candidacy;
  const own = group[at];
  if (own === undefined) throw new Error("a candidate is not among its neighbours");
  const { units } = probe;
  const { titled } = own;
  const heldBy = new Uint8Array(units.length);
  const local = plain.of.slice();
  const beyondSubject = plain.of.slice();
  const beyondTitle = plain.of.slice();
  const active: number[] = [];
  let sentences = 0;
  for (const { prepared } of group) sentences += prepared.ends.length;
  const most = Math.log((sentences + 1) / 0.5);
  const subject = group[0]?.sighting.masks;
  for (let u = 0; u < units.length; u++) {
    const weight = plain.of[u] ?? 0;
    if (weight === 0) continue;
    let held = 0;
    let by = 0;
    for (const { sighting } of group) {
      const mask = sighting.masks[u] ?? 0;
      if (mask === 0) continue;
      by += 1;
      held += bits(mask);
    }
    heldBy[u] = by;
    if (titled[u] === 1) beyondTitle[u] = 0;
    if (by > 0 || titled[u] === 1) active.push(u);
    if (held > 0) local[u] = (weight * Math.log((sentences + 1) / (held + 0.5))) / most;
    if (((subject?.[u] ?? 0) & 1) !== 0) beyondSubject[u] = 0;
  }
  const weigh = (of: Float64Array): Weights => ({ of, totals: totalsOf(probe, of) });
  const view = { candidacy, own, active, plain, titled, heldBy };
  const weighed = {
    ...view,
    local: weigh(local),
    beyondSubject: weigh(beyondSubject),
    beyondTitle: weigh(beyondTitle),
  };
  return { ...weighed, best: bestSentence(probe, weighed) };
}

/** Adds to `sums` from `from` on the shares of the active units that `holds` names: words, pairs, chars. */
export function addShares(
  sums: number[],
  probe: Probe,
  { active }: View,
  { of, totals }: Weights,
  holds: (u: number) => boolean,
): void {
  let words = 0;
  let pairs = 0;
  let chars = 0;
  for (const u of active) {
    if (!holds(u)) continue;
    const weight = of[u] ?? 0;
    const kind = probe.kinds[u];
    if (kind === 0) words += weight;
    else if (kind === 1) pairs += weight;
    else chars += weight;
  }
  sums.push(words / (totals[0] ?? 1), pairs / (totals[1] ?? 1), chars / (totals[2] ?? 1));
}

function totalsOf({ kinds }: Probe, weights: Float64Array): number[] {
  const totals = [0, 0, 0];
  for (let u = 0; u < kinds.length; u++)
    totals[kinds[u] ?? 0] = (totals[kinds[u] ?? 0] ?? 0) + (weights[u] ?? 0);
  return totals.map((total) => total || 1);
}

/** The sentence with most of the question, what its section seldom says counted twice. */
function bestSentence({ kinds }: Probe, { own, active, plain, local }: Omit<View, "best">): number {
  const { masks } = own.sighting;
  const count = Math.min(MOST_SENTENCES, own.prepared.ends.length);
  const scores = new Float64Array(count);
  for (const u of active) {
    const mask = masks[u] ?? 0;
    if (mask === 0) continue;
    const kind = kinds[u] ?? 0;
    const worth =
      (plain.of[u] ?? 0) / (plain.totals[kind] ?? 1) + (local.of[u] ?? 0) / (local.totals[kind] ?? 1);
    for (let s = 0; s < count; s++) if ((mask & bit(s)) !== 0) scores[s] = (scores[s] ?? 0) + worth;
  }
  let best = 0;
  for (let s = 1; s < count; s++) if ((scores[s] ?? 0) > (scores[best] ?? 0)) best = s;
  return best;
}

function bits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
