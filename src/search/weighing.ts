import type { Probe } from "./probe.ts";
import { add } from "./rows.ts";
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
  readonly totals: Float64Array;
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
  readonly heldBy: Int32Array;
  /** Number of the sentence that fits best. */
  readonly best: number;
}

/** Rarity of the units that at least one candidate, its neighbours or its title hold; 0 for the rest. */
export function seenWeights({ weights, kinds, blanks }: Probe, list: readonly Candidacy[]): Weights {
  const of = blanks.real();
  const mark = (held: Int32Array): void => {
    for (let u = 0; u < of.length; u++) if (held[u] !== 0) of[u] = weights[u] ?? 0;
  };
  for (const { group, at } of list) {
    for (const { sighting } of group) mark(sighting.masks);
    const own = group[at];
    if (own !== undefined) mark(own.titled);
  }
  const totals = new Float64Array(3);
  for (const [u, weight] of of.entries()) add(totals, kinds[u] ?? 0, weight);
  return { of, totals: neverZero(totals) };
}

/** Works out the weights of one candidate and its best sentence. */
export function viewOf(probe: Probe, plain: Weights, candidacy: Candidacy): View {
  const { group, at } = candidacy;
  const own = group[at];
  if (own === undefined) throw new Error("a candidate is not among its neighbours");
  const { kinds, blanks } = probe;
  const { titled } = own;
  const heldBy = blanks.whole();
  const local = blanks.real();
  const beyondSubject = blanks.real();
  const beyondTitle = blanks.real();
  const totals = {
    local: new Float64Array(3),
    beyondSubject: new Float64Array(3),
    beyondTitle: new Float64Array(3),
  };
  const active: number[] = [];
  let sentences = 0;
  for (const { prepared } of group) sentences += prepared.ends.length;
  const most = Math.log((sentences + 1) / 0.5);
  const masks = group.map(({ sighting }) => sighting.masks);
  for (let u = 0; u < heldBy.length; u++) {
    const weight = plain.of[u] ?? 0;
    if (weight === 0) continue;
    const kind = kinds[u] ?? 0;
    let held = 0;
    let by = 0;
    for (let g = 0; g < masks.length; g++) {
      const mask = masks[g]?.[u] ?? 0;
      if (mask === 0) continue;
      by += 1;
      held += bits(mask);
    }
    heldBy[u] = by;
    if (by > 0 || titled[u] === 1) active.push(u);
    local[u] = held === 0 ? weight : (weight * Math.log((sentences + 1) / (held + 0.5))) / most;
    beyondSubject[u] = ((masks[0]?.[u] ?? 0) & 1) === 0 ? weight : 0;
    beyondTitle[u] = titled[u] === 0 ? weight : 0;
    add(totals.local, kind, local[u] ?? 0);
    add(totals.beyondSubject, kind, beyondSubject[u] ?? 0);
    add(totals.beyondTitle, kind, beyondTitle[u] ?? 0);
  }
  const weighed = {
    candidacy,
    own,
    active,
    plain,
    titled,
    heldBy,
    local: { of: local, totals: neverZero(totals.local) },
    beyondSubject: { of: beyondSubject, totals: neverZero(totals.beyondSubject) },
    beyondTitle: { of: beyondTitle, totals: neverZero(totals.beyondTitle) },
  };
  return { ...weighed, best: bestSentence(probe, weighed) };
}

function neverZero(totals: Float64Array): Float64Array {
  for (let k = 0; k < totals.length; k++) totals[k] = (totals[k] ?? 0) || 1;
  return totals;
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
    for (let s = 0; s < count; s++) if ((mask & bit(s)) !== 0) add(scores, s, worth);
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
