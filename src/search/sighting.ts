import { mayHold, type Prepared } from "./prepared.ts";
import type { Probe, Unit } from "./probe.ts";

/** Where the units of a question stand in a passage. */
export interface Sighting {
  /** For each unit the sentences that hold it, one bit each; sentences from the 31st share the last bit. */
  readonly masks: Int32Array;
  /** How often each unit stands there. */
  readonly counts: Uint16Array;
  /** Place and unit of every find, packed into one number each, in no order. */
  readonly spots: readonly number[];
}

/** What a passage repeats of the question in one piece, or nearly. */
export interface Stretches {
  /** Weight of the units within the best stretch of so many characters (see `WIDTHS`). */
  readonly windows: readonly number[];
  /** Longest stretch of the question, by rarity of its characters, that the passage repeats; share of the whole. */
  readonly longest: number;
  /** Root of the sum of squares of all repeated stretches; share of the whole. */
  readonly runs: number;
}

/** Widths of the stretches in which units are counted: a clause, a short and a long sentence. */
export const WIDTHS = [16, 32, 64] as const;

/** Bits of a mask that are used. */
export const MOST_SENTENCES = 31;

/** Place and unit in one number: units are fewer than this. */
const PACK = 1024;

/** Looks every unit of the question up in a passage. */
export function sight(prepared: Prepared, probe: Probe): Sighting {
  const count = probe.units.length;
  const masks = new Int32Array(count);
  const counts = new Uint16Array(count);
  const spots: number[] = [];
  for (const [u, unit] of probe.units.entries()) {
    let mask = lookUp(prepared, unit, unit.text, u, spots);
    for (const other of unit.also) mask |= lookUp(prepared, unit, other, u, spots);
    masks[u] = mask;
  }
  for (const spot of spots) counts[spot % PACK] = (counts[spot % PACK] ?? 0) + 1;
  return { masks, counts, spots };
}

/** Works out the stretches of a passage; done for candidates only, not for their neighbours. */
export function stretchesOf(prepared: Prepared, sighting: Sighting, probe: Probe): Stretches {
  const spots = Float64Array.from(sighting.spots).toSorted();
  const windows = WIDTHS.map((width) => bestWindow(spots, probe, width));
  return { windows, ...repeats(prepared.text, prepared.letters, probe) };
}

/** The bit of sentence `s`. */
export function bit(s: number): number {
  return 1 << Math.min(s, MOST_SENTENCES - 1);
}

function lookUp(prepared: Prepared, unit: Unit, spelling: string, u: number, spots: number[]): number {
  const { text, ends, letters } = prepared;
  if (!mayHold(letters, spelling)) return 0;
  let mask = 0;
  let s = 0;
  for (let at = text.indexOf(spelling); at >= 0; at = text.indexOf(spelling, at + 1)) {
    if (unit.kind === 0 && !whole(text, at, spelling)) continue;
    while (s + 1 < ends.length && at >= (ends[s] ?? 0)) s += 1;
    mask |= bit(s);
    spots.push(at * PACK + u);
  }
  return mask;
}

/** A number or a Latin word must not be part of a longer one: 12 is not in 1122. */
function whole(text: string, at: number, word: string): boolean {
  const end = at + word.length;
  if (isAlnum(word, 0) && isAlnum(text, at - 1)) return false;
  return !(isAlnum(word, word.length - 1) && isAlnum(text, end));
}

function isAlnum(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (code >= 48 && code <= 57) || (code >= 97 && code <= 122);
}

/** `spots` ascending: a window slides over them and sums the units it holds, each once. */
function bestWindow(spots: Float64Array, { units }: Probe, width: number): number {
  const held = new Uint16Array(units.length);
  let sum = 0;
  let best = 0;
  let from = 0;
  for (const spot of spots) {
    const u = spot % PACK;
    if (held[u] === 0) sum += units[u]?.weight ?? 0;
    held[u] = (held[u] ?? 0) + 1;
    const limit = (Math.floor(spot / PACK) - width) * PACK;
    while ((spots[from] ?? spot) < limit) {
      const gone = (spots[from] ?? 0) % PACK;
      held[gone] = (held[gone] ?? 1) - 1;
      if (held[gone] === 0) sum -= units[gone]?.weight ?? 0;
      from += 1;
    }
    best = Math.max(best, sum);
  }
  return best;
}

/** `letters` of the text or of a longer one. Greedy walk over the question: at each place the longest stretch that the passage repeats. */
export function repeats(
  text: string,
  letters: Uint32Array,
  { text: question, charWeights, charTotal }: Probe,
): { longest: number; runs: number } {
  let longest = 0;
  let squares = 0;
  let at = 0;
  while (at + 1 < question.length) {
    let end = at + 2;
    const pair = question.slice(at, end);
    if (!mayHold(letters, pair) || !text.includes(pair)) {
      at += 1;
      continue;
    }
    while (end < question.length && text.includes(question.slice(at, end + 1))) end += 1;
    let weight = 0;
    for (let i = at; i < end; i++) weight += charWeights[i] ?? 0;
    longest = Math.max(longest, weight);
    squares += weight * weight;
    at = end;
  }
  return { longest: longest / charTotal, runs: Math.sqrt(squares) / charTotal };
}
