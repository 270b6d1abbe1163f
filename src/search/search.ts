import type { AlsoIn, Hit } from "../domain/answer.ts";
import type { LineRange, Passage, Report } from "../domain/report.ts";
import { fold } from "../text/fold.ts";
import { dumpEngine } from "./engine.ts";
import { FEATURES } from "./features.ts";
import { dataTimes, type DataTimes, openGates } from "./gates.ts";
import { scorePassage } from "./model.ts";
import type { SearchQuery } from "./query.ts";
import { weighCandidates } from "./rerank.ts";
import { openStock, type Stock } from "./stock.ts";
import { findTwins, type Twins } from "./twins.ts";
import { lastYearOf, preference } from "./preference.ts";

/** A passage that was weighed, with what spoke for it. */
export interface Explained {
  readonly hit: Hit;
  readonly features: Readonly<Record<string, number>>;
}

/** Answers queries over a fixed set of reports. */
export interface Searcher {
  readonly reports: readonly Report[];
  /** The best passages, best first, one for each set of copies. Never throws. */
  search(query: SearchQuery): Hit[];
  /** All passages that were weighed, best first, with their features: for `ask --why`. */
  explain(query: SearchQuery): Explained[];
  /** How rare a word is in the collection: 0 and more; greatest for what stands nowhere. */
  rarity(word: string): number;
  /** Whether a passage holds a phrase. */
  isPrinted(phrase: string): boolean;
  /** The index as text; `openSearcher` takes it back. */
  dump(): string;
}

/** Passages of unknown year or place come after all others, whatever they score. */
const UNKNOWN_PENALTY = 100;

/**
 * Opens a collection for searching. With `engineDump` (from `dump()` over the same reports) nothing is cut into
 * words again; throws if the dump is damaged or of another collection.
 */
export function openSearcher(reports: readonly Report[], engineDump?: string): Searcher {
  const stock = openStock(reports, engineDump);
  const { entries, engine, frequencies } = stock;
  const shelf: Shelf = { stock, twins: findTwins(entries), times: entries.map(dataTimes) };
  return {
    reports,
    search: (query) =>
      weigh(shelf, query)
        .slice(0, query.limit)
        .map(({ id, score }) => hitOf(shelf, id, score)),
    explain: (query) =>
      weigh(shelf, query).map(({ id, score, row, extra }) => ({
        hit: hitOf(shelf, id, score),
        features: { ...named(row), ...extra },
      })),
    rarity: (word) => Math.max(0, frequencies.rarity(fold(word))),
    isPrinted: (phrase) => isPrinted(stock, fold(phrase)),
    dump: () => dumpEngine(engine),
  };
}

interface Shelf {
  readonly stock: Stock;
  readonly twins: Twins;
  /** What each passage speaks of. */
  readonly times: readonly DataTimes[];
}

interface Scored {
  readonly id: number;
  readonly score: number;
  readonly row: Float64Array;
  readonly extra: Readonly<Record<string, number>>;
}

function weigh(shelf: Shelf, query: SearchQuery): Scored[] {
  const { stock, twins, times } = shelf;
  const gateOf = openGates(query, stock.entries, times);
  const accept = (id: number): boolean => twins.fuller(id).length === 0 && gateOf(id) !== "out";
  const { list, rows, best } = weighCandidates(stock, query, accept, twins.fuller);
  const newest = Math.max(...list.map(({ id }) => lastYearOf(stock.entries[id]?.passage) ?? 0), 0);
  const scored = list.map(({ id }, i): Scored => {
    const row = rows[i] ?? new Float64Array();
    const passage = stock.entries[id]?.passage;
    const extra =
      passage === undefined ? {} : preference(query, passage, passage.sentences[best[i] ?? 0], newest);
    let score = scorePassage(row);
    for (const value of Object.values(extra)) score += value;
    if (gateOf(id) === "unknown") score -= UNKNOWN_PENALTY;
    return { id, score, row, extra };
  });
  return scored.toSorted((a, b) => b.score - a.score || a.id - b.id);
}

function isPrinted({ frequencies, prepared }: Stock, phrase: string): boolean {
  return frequencies.holders(phrase) > 0 && prepared.some(({ text }) => text.includes(phrase));
}

function hitOf({ stock, twins }: Shelf, id: number, score: number): Hit {
  const entry = stock.entries[id];
  if (entry === undefined) throw new Error(`no passage ${id}`);
  const alsoIn = twins.copies(id).flatMap((copy): AlsoIn[] => {
    const passage = stock.entries[copy]?.passage;
    return passage === undefined
      ? []
      : [{ file: passage.file, lines: hull(passage), masked: passage.masked }];
  });
  return { passage: entry.passage, report: entry.report, score, alsoIn };
}

function hull({ ranges }: Passage): LineRange {
  return [Math.min(...ranges.map(([first]) => first)), Math.max(...ranges.map(([, last]) => last))];
}

function named(row: Float64Array): Record<string, number> {
  return Object.fromEntries(FEATURES.map((name, i) => [name, row[i] ?? 0]));
}
