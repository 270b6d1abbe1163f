import { terms } from "../text/segmenter.ts";
import { candidates } from "./engine.ts";
import { featurize } from "./features.ts";
import { makeProbe, type Probe } from "./probe.ts";
import type { SearchQuery } from "./query.ts";
import { look, type Seen } from "./seen.ts";
import type { Stock } from "./stock.ts";
import type { Candidacy } from "./weighing.ts";

/** Passages that the engine proposes; ranking was measured to lose nothing beyond 50. */
const CANDIDATES = 50;
/** The neighbours of so many first candidates are weighed too: the answer often stands one passage further. */
const WITH_NEIGHBOURS = 10;
/** How far neighbours reach on either side. */
const REACH = 3;
/** Of all proposed so many are weighed with their surroundings; the rest hold too little of the question. */
const WEIGHED = 36;
/** Who wants few hits needs fewer weighed: so many for each. */
const WEIGHED_A_HIT = 4;
/**
 * How many passages the terms of a question may touch in all, rarest terms first. The engine's time grows with
 * this number and not with the question; common terms beside rare ones change no order.
 */
const TOUCHED = 1200;
/** So many of the rarest terms are always looked up. */
const FEWEST_TERMS = 4;

/** The candidates of a query with their features. */
export interface Weighed {
  readonly list: readonly Candidacy[];
  readonly rows: readonly Float64Array[];
  /** Number of the sentence of each that fits the question best. */
  readonly best: readonly number[];
}

/**
 * Finds the candidates of a query and what speaks for each. `accept` decides which may be returned; `besides` names
 * further passages to weigh where a candidate is found (the full text of a masked copy).
 */
export function weighCandidates(
  stock: Stock,
  query: SearchQuery,
  accept: (id: number) => boolean,
  besides: (id: number) => readonly number[] = () => [],
): Weighed {
  const wanted = chooseTerms(stock, query);
  if (wanted.length === 0) return { list: [], rows: [], best: [] };
  const probe = makeProbe(query, stock.frequencies.rarity);
  const seen = (id: number): Seen => {
    const prepared = stock.prepared[id];
    if (prepared === undefined) throw new Error(`no passage ${id}`);
    return look(prepared, probe);
  };
  const proposed = propose(stock, wanted, accept, besides);
  const top = Math.max(1e-9, ...proposed.values());
  const list = [...proposed]
    .map(([id, bm25]) => ({ id, bm25, promise: bm25 / top + roughly(seen(id), probe) }))
    .toSorted((a, b) => b.promise - a.promise || a.id - b.id)
    .slice(0, Math.min(WEIGHED, WEIGHED_A_HIT * query.limit))
    .toSorted((a, b) => b.bm25 - a.bm25 || a.id - b.id)
    .map(({ id, bm25 }): Candidacy => {
      const ids = neighbours(stock, id);
      return { id, bm25, group: ids.map(seen), at: ids.indexOf(id) };
    });
  const featured = featurize(probe, list);
  return { list, rows: featured.map(({ row }) => row), best: featured.map(({ best }) => best) };
}

/** Words and bigrams of the question, rarest first, until they touch too many passages. */
function chooseTerms({ touched }: Stock, query: SearchQuery): string[] {
  const instead = (query.instead ?? []).flatMap((one) => one.instead.flatMap(terms));
  const all = [...new Set([...query.terms, ...terms(query.text), ...instead])];
  const words = new Set(all);
  const counted = all.map((term) => ({
    term,
    holders: touched.holders(term.startsWith("_") ? term.slice(1) : term),
  }));
  const chosen: string[] = [];
  let sum = 0;
  for (const { term, holders } of counted.toSorted((a, b) => a.holders - b.holders)) {
    if (holders === 0 || (term.startsWith("_") && words.has(term.slice(1)))) continue;
    sum += holders;
    if (sum > TOUCHED && chosen.length >= FEWEST_TERMS) break;
    chosen.push(term);
  }
  return chosen;
}

/** The engine's candidates with their scores, then neighbours and full texts of copies with 0. */
function propose(
  stock: Stock,
  wanted: readonly string[],
  accept: (id: number) => boolean,
  besides: (id: number) => readonly number[],
): Map<number, number> {
  const scores = new Map<number, number>();
  const filter = (id: number): boolean => accept(id) || besides(id).some(accept);
  const found = candidates(stock.engine, wanted, { limit: CANDIDATES, filter });
  for (const { id, score } of found) if (accept(id)) scores.set(id, score);
  for (const [rank, { id }] of found.entries()) {
    const near = rank < WITH_NEIGHBOURS ? neighbours(stock, id) : [];
    for (const other of [...near, ...besides(id)])
      if (!scores.has(other) && accept(other)) scores.set(other, 0);
  }
  return scores;
}

/** Share of the question that a passage and its heading hold. */
function roughly({ sighting, titled }: Seen, { weights }: Probe): number {
  let held = 0;
  let all = 0;
  for (let u = 0; u < weights.length; u++) {
    const weight = weights[u] ?? 0;
    all += weight;
    if (sighting.masks[u] !== 0 || titled[u] === 1) held += weight;
  }
  return all === 0 ? 0 : (2 * held) / all;
}

/** The passages around one in the same section, itself included. */
function neighbours({ entries }: Stock, id: number): number[] {
  const section = entries[id]?.sectionNo;
  const ids: number[] = [];
  for (let i = Math.max(0, id - REACH); i <= id + REACH; i++)
    if (entries[i]?.sectionNo === section) ids.push(i);
  return ids;
}
