import { terms } from "../text/segmenter.ts";
import { candidates } from "./engine.ts";
import { featurize } from "./features.ts";
import { makeProbe } from "./probe.ts";
import type { SearchQuery } from "./query.ts";
import { sight } from "./sighting.ts";
import type { Stock } from "./stock.ts";
import type { Candidacy, Seen } from "./weighing.ts";

/** Passages that are weighed by features; ranking was measured to lose nothing beyond 50. */
const CANDIDATES = 60;
/** The neighbours of so many first candidates are weighed too: the answer often stands one passage further. */
const WITH_NEIGHBOURS = 10;
/** How far neighbours reach on either side. */
const REACH = 3;

/** The candidates of a query with their features. */
export interface Weighed {
  readonly list: readonly Candidacy[];
  readonly rows: readonly Float64Array[];
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
  const instead = (query.instead ?? []).flatMap((one) => one.instead.flatMap(terms));
  const wanted = [...new Set([...query.terms, ...terms(query.text), ...instead])];
  if (wanted.length === 0) return { list: [], rows: [] };
  const probe = makeProbe(query, stock.frequencies.rarity);
  const scores = new Map<number, number>();
  const filter = (id: number): boolean => accept(id) || besides(id).some(accept);
  for (const [rank, { id, score }] of candidates(stock.engine, wanted, {
    limit: CANDIDATES,
    filter,
  }).entries()) {
    if (accept(id)) scores.set(id, Math.max(score, scores.get(id) ?? 0));
    const near = rank < WITH_NEIGHBOURS ? neighbours(stock, id) : [];
    for (const other of [...near, ...besides(id)])
      if (!scores.has(other) && accept(other)) scores.set(other, 0);
  }
  const sights = new Map<number, Seen>();
  const seen = (id: number): Seen => {
    let one = sights.get(id);
    const prepared = stock.prepared[id];
    if (prepared === undefined) throw new Error(`no passage ${id}`);
    one ??= { prepared, sighting: sight(prepared, probe) };
    sights.set(id, one);
    return one;
  };
  const list = [...scores]
    .toSorted((a, b) => b[1] - a[1] || a[0] - b[0])
    .map(([id, bm25]): Candidacy => {
      const ids = neighbours(stock, id);
      return { id, bm25, group: ids.map(seen), at: ids.indexOf(id) };
    });
  return { list, rows: featurize(probe, list) };
}

/** The passages around one in the same section, itself included. */
function neighbours({ entries }: Stock, id: number): number[] {
  const section = entries[id]?.sectionNo;
  const ids: number[] = [];
  for (let i = Math.max(0, id - REACH); i <= id + REACH; i++)
    if (entries[i]?.sectionNo === section) ids.push(i);
  return ids;
}
