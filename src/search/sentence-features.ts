import { type Prepared, sentenceText } from "./prepared.ts";
import { FAMILIES, KINDS, type Probe } from "./probe.ts";
import { SIGN_FEATURES, signValues } from "./signs.ts";
import { look, type Seen } from "./seen.ts";
import { bit, MOST_SENTENCES, repeats } from "./sighting.ts";

const RESIDUALS = ["local", "beyondTitle", "beyondBefore"] as const;
const NEARBY = ["previous", "next", "withPrevious", "said"] as const;

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
  const plain = Float64Array.from(probe.units, ({ weight }, u) =>
    seen.some(({ sighting, titled }) => sighting.masks[u] !== 0 || titled[u] === 1) ? weight : 0,
  );
  return sources.map((source) => rowsOf(probe, plain, source, look(source.prepared, probe)));
}

function rowsOf(
  probe: Probe,
  plain: Float64Array,
  source: SentenceSource,
  { prepared, sighting: { masks }, titled }: Seen,
): Float64Array[] {
  const count = prepared.ends.length;
  const most = Math.log((count + 1) / 0.5);
  const totals = { plain: [0, 0, 0], local: [0, 0, 0], title: [0, 0, 0], before: [0, 0, 0] };
  const local = new Float64Array(plain.length);
  const active: number[] = [];
  const passage = Array.from({ length: FAMILIES.length }, () => 0);
  for (const [u, { kind, family }] of probe.units.entries()) {
    const weight = plain[u] ?? 0;
    let held = 0;
    for (let rest = masks[u] ?? 0; rest !== 0; rest &= rest - 1) held += 1;
    local[u] = held === 0 ? weight : (weight * Math.log((count + 1) / (held + 0.5))) / most;
    add(totals.plain, kind, weight);
    add(totals.local, kind, local[u] ?? 0);
    if (titled[u] === 0) add(totals.title, kind, weight);
    if (held > 0) add(passage, family, weight);
    if (held > 0 && weight > 0) active.push(u);
  }
  for (let k = 0; k < 3; k++) for (const total of Object.values(totals)) total[k] = (total[k] ?? 0) || 1;
  for (const [f, sum] of passage.entries()) passage[f] = sum / (totals.plain[f < 5 ? 0 : f < 7 ? 1 : 2] ?? 1);
  const rows: Float64Array[] = [];
  for (let s = 0; s < count; s++) {
    const own = bit(s);
    const previous = s > 0 ? bit(s - 1) : 0;
    const next = s + 1 < Math.min(count, MOST_SENTENCES) ? bit(s + 1) : 0;
    const before = s === 0 ? 0 : bit(s) - 1;
    const here = Array.from({ length: FAMILIES.length }, () => 0);
    const sums = Array.from({ length: RESIDUALS.length + NEARBY.length }, () => [0, 0, 0]);
    for (const u of active) {
      const weight = plain[u] ?? 0;
      const mask = masks[u] ?? 0;
      const kind = probe.kinds[u] ?? 0;
      const family = probe.families[u] ?? 0;
      const share = weight / (totals.plain[kind] ?? 1);
      const holds = (mask & own) !== 0;
      if (holds) add(here, family, share);
      if (holds) add(sums[0], kind, (local[u] ?? 0) / (totals.local[kind] ?? 1));
      if (holds && titled[u] === 0) add(sums[1], kind, weight / (totals.title[kind] ?? 1));
      if (holds && (mask & before) === 0) add(sums[2], kind, share);
      if ((mask & previous) !== 0) add(sums[3], kind, share);
      if ((mask & next) !== 0) add(sums[4], kind, share);
      if ((mask & (own | previous)) !== 0) add(sums[5], kind, share);
      if ((mask & (own | before)) !== 0) add(sums[6], kind, share);
    }
    const text = sentenceText(prepared, s);
    const alone = repeats(text, prepared.letters, probe);
    rows.push(
      Float64Array.from([
        ...here,
        ...sums.flat(),
        ...passage,
        ...signValues(probe.asking, text, prepared.signs[s] ?? 0),
        alone.longest,
        alone.runs,
        s / count,
        s === 0 ? 1 : 0,
        s === count - 1 ? 1 : 0,
        Math.log(text.length + 1) / 4,
        source.below,
        1 / (1 + source.rank),
        source.rank === 0 ? 1 : 0,
      ]),
    );
  }
  return rows;
}

function add(sums: number[] | undefined, at: number, value: number): void {
  if (sums !== undefined) sums[at] = (sums[at] ?? 0) + value;
}
