import { type Prepared, sentenceText } from "./prepared.ts";
import { FAMILIES, KINDS, type Probe } from "./probe.ts";
import { SIGN_FEATURES, signValues } from "./signs.ts";
import { add, put } from "./rows.ts";
import { look, type Seen } from "./seen.ts";
import { bit, MOST_SENTENCES, repeats, unitsBefore } from "./sighting.ts";

const RESIDUALS = ["local", "beyondTitle", "beyondBefore"] as const;
const NEARBY = ["previous", "next", "withPrevious", "said", "beyondOpening", "focus"] as const;

/** What is weighed of a sentence, in the order of the weights. */
export const SENTENCE_FEATURES: readonly string[] = [
  ...FAMILIES.map((family) => `here.${family}`),
  ...RESIDUALS.flatMap((name) => KINDS.map((kind) => `${name}.${kind}`)),
  ...NEARBY.flatMap((name) => KINDS.map((kind) => `${name}.${kind}`)),
  ...FAMILIES.map((family) => `passage.${family}`),
  ...SIGN_FEATURES,
  "longest",
  "runs",
  "place",
  "first",
  "last",
  "length",
  "hit",
  "hitRank",
  "firstHit",
];

/** Sentences of one passage among those that are weighed together. */
export interface SentenceSource {
  readonly prepared: Prepared;
  /** The passage's score below that of the best passage, 0 or less. */
  readonly below: number;
  readonly rank: number;
}

/** Features of all sentences of all sources: one list of rows for each source. */
export function featurizeSentences(probe: Probe, sources: readonly SentenceSource[]): Float64Array[][] {
  const seen = sources.map(({ prepared }) => look(prepared, probe));
  const plain = probe.blanks.real();
  for (const [u, { weight }] of probe.units.entries())
    if (seen.some(({ sighting, titled }) => sighting.masks[u] !== 0 || titled[u] === 1)) plain[u] = weight;
  return sources.map((source) => rowsOf(probe, plain, source, look(source.prepared, probe)));
}

function rowsOf(
  probe: Probe,
  plain: Float64Array,
  source: SentenceSource,
  { prepared, sighting, titled }: Seen,
): Float64Array[] {
  const { kinds, families, nearness } = probe;
  const { masks } = sighting;
  const count = prepared.ends.length;
  const most = Math.log((count + 1) / 0.5);
  const totals = {
    plain: new Float64Array(3),
    local: new Float64Array(3),
    title: new Float64Array(3),
    opening: new Float64Array(3),
    focus: new Float64Array(3),
  };
  const opened = unitsBefore(openingEnd(prepared.text), sighting, probe);
  const local = probe.blanks.real();
  const active: number[] = [];
  const passage = new Float64Array(FAMILIES.length);
  for (let u = 0; u < plain.length; u++) {
    const weight = plain[u] ?? 0;
    if (weight === 0) continue;
    const kind = kinds[u] ?? 0;
    let held = 0;
    for (let rest = masks[u] ?? 0; rest !== 0; rest &= rest - 1) held += 1;
    local[u] = held === 0 ? weight : (weight * Math.log((count + 1) / (held + 0.5))) / most;
    add(totals.plain, kind, weight);
    add(totals.local, kind, local[u] ?? 0);
    if (titled[u] === 0) add(totals.title, kind, weight);
    if (opened[u] === 0) add(totals.opening, kind, weight);
    add(totals.focus, kind, weight * (nearness[u] ?? 0));
    if (held === 0) continue;
    add(passage, families[u] ?? 0, weight);
    active.push(u);
  }
  for (let k = 0; k < 3; k++) for (const total of Object.values(totals)) total[k] = (total[k] ?? 0) || 1;
  for (const [f, sum] of passage.entries()) passage[f] = sum / (totals.plain[f < 5 ? 0 : f < 7 ? 1 : 2] ?? 1);
  const width = SENTENCE_FEATURES.length;
  const all = new Float64Array(count * width);
  return prepared.ends.map((_, s) => {
    const own = bit(s);
    const previous = s > 0 ? bit(s - 1) : 0;
    const next = s + 1 < Math.min(count, MOST_SENTENCES) ? bit(s + 1) : 0;
    const before = s === 0 ? 0 : bit(s) - 1;
    const row = all.subarray(s * width, (s + 1) * width);
    for (const u of active) {
      const weight = plain[u] ?? 0;
      const mask = masks[u] ?? 0;
      const kind = kinds[u] ?? 0;
      const to = FAMILIES.length + kind;
      const share = weight / (totals.plain[kind] ?? 1);
      if ((mask & own) !== 0) {
        add(row, families[u] ?? 0, share);
        add(row, to, (local[u] ?? 0) / (totals.local[kind] ?? 1));
        if (titled[u] === 0) add(row, to + 3, weight / (totals.title[kind] ?? 1));
        if ((mask & before) === 0) add(row, to + 6, share);
        if (opened[u] === 0) add(row, to + 21, weight / (totals.opening[kind] ?? 1));
        add(row, to + 24, (weight * (nearness[u] ?? 0)) / (totals.focus[kind] ?? 1));
      }
      if ((mask & previous) !== 0) add(row, to + 9, share);
      if ((mask & next) !== 0) add(row, to + 12, share);
      if ((mask & (own | previous)) !== 0) add(row, to + 15, share);
      if ((mask & (own | before)) !== 0) add(row, to + 18, share);
    }
    const text = sentenceText(prepared, s);
    const alone = repeats(text, prepared.letters, probe);
    let at = FAMILIES.length + (RESIDUALS.length + NEARBY.length) * KINDS.length;
    at = put(row, at, passage);
    at = put(row, at, signValues(probe.asking, text, prepared.signs[s] ?? 0));
    put(row, at, [
      alone.longest,
      alone.runs,
      s / count,
      s === 0 ? 1 : 0,
      s === count - 1 ? 1 : 0,
      Math.log(text.length + 1) / 4,
      source.below,
      1 / (1 + source.rank),
      source.rank === 0 ? 1 : 0,
    ]);
    return row;
  });
}

/** Behind the first words of a passage: they name its subject, and what repeats them alone says nothing of it. */
const OPENING_ENDS = /(?<=^.{2,29})[,、。(;:是为在由]/u;

function openingEnd(text: string): number {
  return text.slice(0, 30).search(OPENING_ENDS);
}
