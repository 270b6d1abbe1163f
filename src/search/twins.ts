import type { Entry } from "./entries.ts";
import { prepare } from "./prepared.ts";

/** Which passages say the same as another, fuller one. */
export interface Twins {
  /** For a passage that is a copy: the fuller passages that are shown in its place. Empty for all others. */
  readonly fuller: (id: number) => readonly number[];
  /** For a passage that is shown: its copies, in the order of the collection. */
  readonly copies: (id: number) => readonly number[];
}

/** Characters in a shingle: four seldom meet by chance, and masks leave few stretches that are shorter. */
const SHINGLE = 4;
/** Of all shingles so many stand for a passage when its copies are looked for. */
const SAMPLE = 24;
/** A sampled shingle in more passages than this is a set phrase and finds no copies. */
const COMMON = 40;
/** Share of a passage's shingles that must stand in the fuller text. */
const SAME = 0.85;
/** A masked text has been touched up around the masks as well. */
const SAME_MASKED = 0.7;
/** A fuller passage must have at least this share of the copy's shingles to be shown for a part of it. */
const PART = 0.15;
/** Passages that share less of the sample are not compared in full. */
const LIKELY_SAME = 0.5;
const LIKELY_PART = 0.05;
/** Shorter texts say too little to be told apart. */
const SHORTEST = 10;

interface Print {
  /** Hashes of all stretches of so many characters. */
  readonly shingles: ReadonlySet<number>;
  /** The smallest of them: two texts that share most shingles share most of these. */
  readonly sample: readonly number[];
  readonly numbers: readonly string[];
  readonly masked: boolean;
  readonly length: number;
}

/**
 * Finds copies among all passages. A copy is of the same data year and place, or of unknown ones, repeats the fuller
 * text nearly whole, and has no number that the fuller text lacks: a look-alike of another year or with another
 * figure is no copy. Signs, blanks and masks (`*`) do not count. Time grows with the text, not with its square.
 */
export function findTwins(entries: readonly Entry[]): Twins {
  const prints = entries.map(printOf);
  const index = sampleIndex(prints);
  const fuller = new Map<number, readonly number[]>();
  const copies = new Map<number, number[]>();
  for (const [id, print] of prints.entries()) {
    if (print.shingles.size < SHORTEST - SHINGLE + 1) continue;
    const found = coverOf(id, print, entries, prints, index);
    if (found.length > 0) fuller.set(id, found);
  }
  for (const [id, found] of fuller) {
    // A copy of a copy points to the fullest text.
    const last = [...new Set(found.flatMap((other) => fuller.get(other) ?? [other]))].filter(
      (other) => !fuller.has(other),
    );
    fuller.set(id, last.length > 0 ? last : []);
    for (const other of last) copies.set(other, [...(copies.get(other) ?? []), id]);
  }
  return { fuller: (id) => fuller.get(id) ?? [], copies: (id) => copies.get(id) ?? [] };
}

/** The passages of one report that together hold a passage, fullest first; empty where there are none. */
function coverOf(
  id: number,
  print: Print,
  entries: readonly Entry[],
  prints: readonly Print[],
  index: ReadonlyMap<number, readonly number[]>,
): number[] {
  const byReport = new Map<number, Map<number, number>>();
  for (const shingle of print.sample) {
    const holders = index.get(shingle) ?? [];
    if (holders.length > COMMON) continue;
    for (const other of holders) {
      const [own, rival] = [entries[id], entries[other]];
      if (other === id || own === undefined || rival === undefined || !sameFacts(own, rival)) continue;
      const key = own.reportNo === rival.reportNo ? -1 - other : rival.reportNo;
      const found = byReport.get(key) ?? new Map<number, number>();
      byReport.set(key, found.set(other, (found.get(other) ?? 0) + 1));
    }
  }
  const least = print.sample.length * (print.masked ? LIKELY_PART : LIKELY_SAME);
  let best: { ids: number[]; share: number } = { ids: [], share: 0 };
  for (const found of byReport.values()) {
    const rivals = [...found]
      .filter(
        ([other, shared]) => shared >= least && prefers(other, id, prints) && covers(prints[other], print),
      )
      .map(([other]) => other);
    const together = new Set<number>();
    const numbers = new Set<string>();
    for (const other of rivals) {
      for (const shingle of prints[other]?.shingles ?? []) together.add(shingle);
      for (const number of prints[other]?.numbers ?? []) numbers.add(number);
    }
    const held = part(print.shingles, together);
    const enough = print.masked ? SAME_MASKED : SAME;
    if (held < enough || held <= best.share || print.numbers.some((number) => !numbers.has(number))) continue;
    best = { ids: rivals.toSorted((a, b) => a - b), share: held };
  }
  return best.ids;
}

/**
 * Whether a passage may be shown for a copy. A masked paragraph may join several passages; a text that hides
 * nothing must be as long as its twin, as a short statement inside a long one stands on its own.
 */
function covers(other: Print | undefined, copy: Print): boolean {
  return copy.masked ? share(copy, other) >= PART : share(copy, other) >= SAME && share(other, copy) >= SAME;
}

function fits(a: string | number | null, b: string | number | null): boolean {
  return a === null || b === null || a === b;
}

/** Same year and place; an unknown one fits any. Rows of tables are copies only within tables. */
function sameFacts(a: Entry, b: Entry): boolean {
  if (!fits(a.passage.year, b.passage.year) || !fits(a.report.place, b.report.place)) return false;
  return (a.passage.kind === "row") === (b.passage.kind === "row");
}

/** Whether `other` is shown rather than `id`: unmasked before masked, long before short, then by order. */
function prefers(other: number, id: number, prints: readonly Print[]): boolean {
  const [a, b] = [prints[other], prints[id]];
  if (a === undefined || b === undefined) return false;
  if (a.masked !== b.masked) return b.masked;
  if (a.length !== b.length) return a.length > b.length;
  return other < id;
}

function printOf({ passage, report }: Entry): Print {
  const shingles = new Set<number>();
  const folded = prepare({ passage, report }).text;
  let length = 0;
  for (const stretch of folded.split("*")) {
    const plain = stretch.replace(/[^\p{L}\p{N}]/gu, "");
    length += plain.length;
    for (let i = 0; i + SHINGLE <= plain.length; i++) shingles.add(hash(plain, i, i + SHINGLE));
  }
  const masked = passage.masked || folded.includes("*");
  const sample = [...shingles].toSorted((a, b) => a - b).slice(0, SAMPLE);
  return { shingles, sample, numbers: numbersOf(folded), masked, length };
}

const NUMBER = /[*\d][*\d.,]*|[一二三四五六七八九十百千万亿]{2,}/g;

/** The numbers of a text; those that a mask touches are unknown and left out. */
function numbersOf(folded: string): string[] {
  const numbers = new Set<string>();
  for (const [number] of folded.replaceAll(" ", "").matchAll(NUMBER))
    if (!number.includes("*")) numbers.add(number.replace(/[.,]+$/, "").replaceAll(",", ""));
  return [...numbers];
}

/** The passages that hold each sampled shingle, as far as these are few. */
function sampleIndex(prints: readonly Print[]): Map<number, number[]> {
  const index = new Map<number, number[]>();
  for (const { sample } of prints) for (const shingle of sample) index.set(shingle, []);
  for (const [id, { shingles }] of prints.entries())
    for (const shingle of shingles) {
      const holders = index.get(shingle);
      if (holders !== undefined && holders.length <= COMMON) holders.push(id);
    }
  return index;
}

/** FNV-1a of a stretch, as a number without a sign. */
function hash(text: string, from: number, to: number): number {
  let value = 0x811c9dc5;
  for (let i = from; i < to; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

function share(a: Print | undefined, b: Print | undefined): number {
  return a === undefined || b === undefined ? 0 : part(a.shingles, b.shingles);
}

function part(of: ReadonlySet<number>, within: ReadonlySet<number>): number {
  if (of.size === 0) return 0;
  let held = 0;
  for (const shingle of of) if (within.has(shingle)) held += 1;
  return held / of.size;
}
