import { mayHold, type Prepared } from "./prepared.ts";
import { MOST_UNITS, type Probe } from "./probe.ts";
import { standsAt, startingAt } from "./starts.ts";

/** Where the units of a question stand in a passage. */
export interface Sighting {
  /** For each unit the sentences that hold it, one bit each; sentences from the 31st share the last bit. */
  readonly masks: Int32Array;
  /** How often each unit stands there. */
  readonly counts: Int32Array;
  /** Every find by its place, ascending: place and unit in one number (see `A_PLACE`), as there are thousands a question. */
  readonly finds: readonly number[];
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

/** How many numbers a place has for its finds: one for each unit. */
const A_PLACE = MOST_UNITS;

/** Looks every unit of the question up in a passage. */
export function sight({ text, ends }: Prepared, { blanks, starts }: Probe): Sighting {
  const masks = blanks.whole();
  const counts = blanks.whole();
  const finds: number[] = [];
  let s = 0;
  for (let at = 0; at < text.length; at++) {
    const list = startingAt(starts, text, at);
    if (list === null) continue;
    for (const { unit, text: spelling, whole } of list) {
      if (!standsAt(text, at, spelling) || (whole && !isWhole(text, at, spelling))) continue;
      while (s + 1 < ends.length && at >= (ends[s] ?? 0)) s += 1;
      masks[unit] = (masks[unit] ?? 0) | bit(s);
      counts[unit] = (counts[unit] ?? 0) + 1;
      finds.push(at * A_PLACE + unit);
    }
  }
  return { masks, counts, finds };
}

/** For each unit 1 where it stands before this place of the passage. */
export function unitsBefore(end: number, { finds }: Sighting, { blanks }: Probe): Int32Array {
  const before = blanks.whole();
  for (const find of finds) {
    const unit = find % A_PLACE;
    if (find - unit >= end * A_PLACE) break;
    before[unit] = 1;
  }
  return before;
}

/** Works out the stretches of a passage; done for candidates only, not for their neighbours. */
export function stretchesOf(prepared: Prepared, sighting: Sighting, probe: Probe): Stretches {
  const held = probe.blanks.whole();
  const windows = WIDTHS.map((width) => bestWindow(sighting, probe.weights, width, held.fill(0)));
  return { windows, ...repeats(prepared.text, prepared.letters, probe) };
}

/** The bit of sentence `s`. */
export function bit(s: number): number {
  return 1 << Math.min(s, MOST_SENTENCES - 1);
}

/** A number or a Latin word must not be part of a longer one: 12 is not in 1122. */
function isWhole(text: string, at: number, word: string): boolean {
  const end = at + word.length;
  if (isAlnum(word, 0) && isAlnum(text, at - 1)) return false;
  return !(isAlnum(word, word.length - 1) && isAlnum(text, end));
}

function isAlnum(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (code >= 48 && code <= 57) || (code >= 97 && code <= 122);
}

/** A window slides over the finds and sums the units it holds, each once. `held`: zeros to count in. */
function bestWindow({ finds }: Sighting, weights: Float64Array, width: number, held: Int32Array): number {
  let sum = 0;
  let best = 0;
  let from = 0;
  for (const find of finds) {
    const unit = find % A_PLACE;
    if (held[unit] === 0) sum += weights[unit] ?? 0;
    held[unit] = (held[unit] ?? 0) + 1;
    const limit = find - unit - width * A_PLACE;
    for (; (finds[from] ?? 0) < limit; from++) {
      const gone = (finds[from] ?? 0) % A_PLACE;
      held[gone] = (held[gone] ?? 1) - 1;
      if (held[gone] === 0) sum -= weights[gone] ?? 0;
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
    let place = mayHold(letters, question, at, end) ? text.indexOf(question.slice(at, end)) : -1;
    if (place < 0) {
      at += 1;
      continue;
    }
    // What is longer stands nowhere before the place where its beginning stands first.
    while (end < question.length) {
      place = text.indexOf(question.slice(at, end + 1), place);
      if (place < 0) break;
      end += 1;
    }
    let weight = 0;
    for (let i = at; i < end; i++) weight += charWeights[i] ?? 0;
    longest = Math.max(longest, weight);
    squares += weight * weight;
    at = end;
  }
  return { longest: longest / charTotal, runs: Math.sqrt(squares) / charTotal };
}
