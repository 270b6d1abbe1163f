import type { Prepared } from "./prepared.ts";
import type { Probe } from "./probe.ts";
import { bit, MOST_SENTENCES, type Sighting } from "./sighting.ts";

/** A passage with what was seen in it. */
export interface Seen {
  readonly prepared: Prepared;
  readonly sighting: Sighting;
}

/** A passage to be weighed, with its neighbours of the same section in reading order. */
export interface Candidacy {
  readonly id: number;
  readonly bm25: number;
  readonly group: readonly Seen[];
  /** Its own place in `group`. */
  readonly at: number;
}

/** The weights of the units, seen from one candidate; all as long as the probe's units. */
export interface Weights {
  /** Rarity in the collection; 0 for what no candidate holds, as that cannot tell candidates apart. */
  readonly plain: Float64Array;
  /** Rarity among the neighbours as well: what the whole section repeats tells its passages apart no more. */
  readonly local: Float64Array;
  /** Without what the first sentence of the section says: its subject. */
  readonly beyondSubject: Float64Array;
  /** Without what the title and the headings say. */
  readonly beyondTitle: Float64Array;
}

/** A candidate with everything that its features are sums of. */
export interface View {
  readonly candidacy: Candidacy;
  readonly own: Seen;
  readonly weights: Weights;
  /** Sums of the weights by kind (words, pairs, chars), never 0. */
  readonly totals: { readonly [K in keyof Weights]: readonly number[] };
  /** Whether the title names each unit. */
  readonly titled: Uint8Array;
  /** How many neighbours, itself included, hold each unit. */
  readonly heldBy: Uint8Array;
  /** Number of the sentence that fits best. */
  readonly best: number;
}

/** Units that at least one candidate or its surroundings hold, with their rarity. */
export function seenWeights(probe: Probe, list: readonly Candidacy[]): Float64Array {
  return Float64Array.from(probe.units, ({ weight, text }, u) =>
    list.some(
      ({ group, at }) =>
        group.some((g) => g.sighting.masks[u] !== 0) || group[at]?.prepared.title.includes(text),
    )
      ? weight
      : 0,
  );
}

/** Works out the weights of one candidate and its best sentence. */
export function viewOf(probe: Probe, plain: Float64Array, candidacy: Candidacy): View {
  const { group, at } = candidacy;
  const own = group[at];
  if (own === undefined) throw new Error("a candidate is not among its neighbours");
  const n = probe.units.length;
  const titled = Uint8Array.from(probe.units, ({ text }) => (own.prepared.title.includes(text) ? 1 : 0));
  const heldBy = new Uint8Array(n);
  const local = new Float64Array(n);
  const beyondSubject = new Float64Array(n);
  const beyondTitle = new Float64Array(n);
  let sentences = 0;
  for (const { prepared } of group) sentences += prepared.ends.length;
  const most = Math.log((sentences + 1) / 0.5);
  const subject = group[0]?.sighting.masks;
  for (let u = 0; u < n; u++) {
    const weight = plain[u] ?? 0;
    let held = 0;
    for (const { sighting } of group) {
      const mask = sighting.masks[u] ?? 0;
      if (mask === 0) continue;
      heldBy[u] = (heldBy[u] ?? 0) + 1;
      held += bits(mask);
    }
    local[u] = held === 0 ? weight : (weight * Math.log((sentences + 1) / (held + 0.5))) / most;
    beyondSubject[u] = ((subject?.[u] ?? 0) & 1) === 0 ? weight : 0;
    beyondTitle[u] = titled[u] === 0 ? weight : 0;
  }
  const weights = { plain, local, beyondSubject, beyondTitle };
  const totals = {
    plain: totalsOf(probe, plain),
    local: totalsOf(probe, local),
    beyondSubject: totalsOf(probe, beyondSubject),
    beyondTitle: totalsOf(probe, beyondTitle),
  };
  const partial = { candidacy, own, weights, totals, titled, heldBy };
  return { ...partial, best: bestSentence(probe, partial) };
}

/** Weights of the units that `holds` names, by kind, as shares of all. */
export function shares(
  probe: Probe,
  weights: Float64Array,
  totals: readonly number[],
  holds: (u: number) => boolean,
): [words: number, pairs: number, chars: number] {
  const sums: [number, number, number] = [0, 0, 0];
  for (const [u, { kind }] of probe.units.entries()) {
    const weight = weights[u] ?? 0;
    if (weight !== 0 && holds(u)) sums[kind] = (sums[kind] ?? 0) + weight;
  }
  for (let k = 0; k < 3; k++) sums[k] = (sums[k] ?? 0) / (totals[k] ?? 1);
  return sums;
}

function totalsOf(probe: Probe, weights: Float64Array): number[] {
  const totals = [0, 0, 0];
  for (const [u, { kind }] of probe.units.entries()) totals[kind] = (totals[kind] ?? 0) + (weights[u] ?? 0);
  return totals.map((total) => total || 1);
}

/** The sentence with most of the question, what its section seldom says counted twice. */
function bestSentence(probe: Probe, { own, weights, totals }: Omit<View, "best">): number {
  const { masks } = own.sighting;
  const count = Math.min(MOST_SENTENCES, own.prepared.ends.length);
  const scores = new Float64Array(count);
  for (const [u, { kind }] of probe.units.entries()) {
    const mask = masks[u] ?? 0;
    if (mask === 0) continue;
    const worth =
      (weights.plain[u] ?? 0) / (totals.plain[kind] ?? 1) +
      (weights.local[u] ?? 0) / (totals.local[kind] ?? 1);
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
