import { fold } from "../text/fold.ts";
import { tagWords } from "../text/segmenter.ts";
import { STOP_WORDS } from "../text/stopwords.ts";
import { type Blanks, blanksOf } from "./blanks.ts";
import type { SearchQuery } from "./query.ts";
import type { Looked } from "./seen.ts";
import { type Asking, askingOf } from "./signs.ts";
import { otherSpellings } from "./spellings.ts";
import { type Starts, startsOf } from "./starts.ts";

/**
 * Kinds of units, each weighed on its own: a name says more than a verb, a pair of characters within a word more
 * than one across two words; single characters find 举办 for 举行.
 */
export const FAMILIES = ["name", "noun", "verb", "number", "other", "pair", "cross", "char"] as const;
export type Family = (typeof FAMILIES)[number];

/** Three groups of families that are summed apart: words, pairs, single characters. */
export const KINDS = ["words", "pairs", "chars"] as const;
const KIND_OF_FAMILY = [0, 0, 0, 0, 0, 1, 1, 2];

/** A stretch of the question that a passage may repeat. */
export interface Unit {
  readonly text: string;
  /** Other spellings of the same: 25 for 二十五. */
  readonly also: readonly string[];
  /** How much it says: rarer in the collection, more. */
  readonly weight: number;
  /** Index into `FAMILIES`. */
  readonly family: number;
  /** Index into `KINDS`. */
  readonly kind: number;
}

/** The question made ready for weighing passages. */
export interface Probe {
  readonly units: readonly Unit[];
  /** All spellings of the units. */
  readonly starts: Starts;
  /** Weight of each unit. */
  readonly weights: Float64Array;
  /** Kind of each unit. */
  readonly kinds: Uint8Array;
  /** Family of each unit. */
  readonly families: Uint8Array;
  /** How near each unit stands to the words that ask, 1 beside them and less with each character between. */
  readonly nearness: Float64Array;
  /** The passages that were looked through for it. */
  readonly looked: Looked;
  /** Lists with a place for each unit. */
  readonly blanks: Blanks;
  /** Folded text of the question, blanks where something was cut out. */
  readonly text: string;
  /** Rarity of each character of `text`; 0 for signs. */
  readonly charWeights: readonly number[];
  /** Their sum, never 0. */
  readonly charTotal: number;
  readonly asking: Asking;
}

const CONTENT = /[\p{L}\p{N}]/u;
const HAN = /[\u3400-\u9fff\uf900-\ufaff]/;
/** More units than this say no more. */
export const MOST_UNITS = 320;

/** At this distance from the words that ask, a word counts e times less; the best of 3, 5, 8 and 14 on the paragraph sets. */
const NEAR = 5;

type Rarity = (stretch: string) => number;

interface Searched {
  readonly query: SearchQuery;
  readonly rarity: Rarity;
  readonly probe: Probe;
}

/**
 * What was searched last: whoever looks into the hits weighs with the same rarities, and the searches of one question,
 * which differ in years, look through each passage once. Only the last, as a WeakMap holds what it has until the next
 * large collection of garbage.
 */
let last: Searched | null = null;

/** The probe of the query that was searched last; for another one made without a collection. */
export function probeOf(query: SearchQuery): Probe {
  return last !== null && asksTheSame(last.query, query) ? last.probe : makeProbe(query, BY_LENGTH);
}

/** Whether two queries differ at most in what is not looked for in passages: years, places, status, limit. */
function asksTheSame(a: SearchQuery, b: SearchQuery): boolean {
  const { terms, text, instead, asked, kinds = [] } = a;
  const same = terms === b.terms && text === b.text && instead === b.instead && asked === b.asked;
  return same && kinds.join() === (b.kinds ?? []).join();
}

/** Where no collection is at hand, longer stretches count as rarer. */
const BY_LENGTH: Rarity = (stretch: string): number => stretch.length;

/** Words, pairs of neighbouring characters and single characters of the question, with their rarity. */
export function makeProbe(query: SearchQuery, rarity: Rarity): Probe {
  if (last !== null && last.rarity === rarity && asksTheSame(last.query, query)) return last.probe;
  const text = fold(query.text);
  const units: Unit[] = [];
  const seen = new Set<string>();
  const add = (stretch: string, name: Family): void => {
    const family = FAMILIES.indexOf(name);
    const kind = KIND_OF_FAMILY[family] ?? 0;
    const key = `${kind}${stretch}`;
    if (stretch === "" || seen.has(key) || units.length >= MOST_UNITS) return;
    seen.add(key);
    const also = kind === 0 ? [...otherSpellings(stretch), ...insteadOf(query, stretch)] : [];
    units.push({
      text: stretch,
      also,
      weight: Math.min(...[stretch, ...also].map(rarity)),
      family,
      kind,
    });
  };
  const words = tagWords(text);
  const within = new Uint8Array(text.length);
  for (const { word, at, class: name } of words) {
    add(word, name);
    within.fill(1, at, at + word.length - 1);
  }
  const named = words.map(({ word }) => word);
  for (const term of query.terms) if (!named.some((word) => word.includes(term))) add(fold(term), "other");
  for (let i = 0; i + 1 < text.length; i++) {
    const pair = text.slice(i, i + 2);
    if (HAN.test(pair.charAt(0)) && HAN.test(pair.charAt(1)) && !onlyStops(pair))
      add(pair, within[i] === 1 ? "pair" : "cross");
  }
  for (const word of named)
    for (const char of word) if (HAN.test(char) && !STOP_WORDS.has(char)) add(char, "char");
  const charWeights = text.split("").map((char) => (CONTENT.test(char) ? rarity(char) : 0));
  const charTotal = charWeights.reduce((sum, weight) => sum + weight, 0) || 1;
  const weights = Float64Array.from(units, ({ weight }) => weight);
  const kinds = Uint8Array.from(units, ({ kind }) => kind);
  const families = Uint8Array.from(units, ({ family }) => family);
  const blanks = blanksOf(units.length);
  const starts = startsOf(
    units.flatMap(({ text: own, also, kind }, unit) =>
      [own, ...also].map((spelling, i) => ({ unit, text: spelling, typed: i === 0, whole: kind === 0 })),
    ),
  );
  const asking = askingOf(query, text);
  const looked = { passages: new Map(), titles: new Map() };
  const nearness = Float64Array.from(units, ({ text: own }) =>
    Math.exp(-gapToAsking(own, text, query.asked ?? "") / NEAR),
  );
  const sizes = { weights, kinds, families, nearness };
  const probe = { units, starts, looked, ...sizes, blanks, text, charWeights, charTotal, asking };
  last = { query, rarity, probe };
  return probe;
}

/**
 * Characters between a stretch of the question and what is asked, at least: that stands last where a measure word alone
 * names it, or nothing does. Infinite for what the question does not hold.
 */
function gapToAsking(stretch: string, text: string, what: string): number {
  const named = what.length < 2 ? -1 : text.indexOf(what);
  const asked = named < 0 ? text.length : named;
  let least = Number.POSITIVE_INFINITY;
  for (let at = text.indexOf(stretch); at >= 0; at = text.indexOf(stretch, at + 1))
    least = Math.min(least, at < asked ? Math.max(0, asked - at - stretch.length) : at - asked);
  return least;
}

/** What may stand for a word: the alternatives of the typed words it is, or is part of. */
function insteadOf({ instead = [] }: SearchQuery, word: string): readonly string[] {
  return instead.flatMap((one) =>
    one.typed === word || (word.length > 1 && one.typed.includes(word)) ? one.instead : [],
  );
}

function onlyStops(pair: string): boolean {
  return STOP_WORDS.has(pair) || (STOP_WORDS.has(pair.charAt(0)) && STOP_WORDS.has(pair.charAt(1)));
}
