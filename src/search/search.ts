import type { Hit } from "../domain/answer.ts";
import type { Report } from "../domain/report.ts";
import { foldChars } from "../text/fold.ts";
import { terms } from "../text/segmenter.ts";
import { buildEngine, candidates, dumpEngine, type Engine, engineSize, loadEngine } from "./engine.ts";
import { type Entry, listEntries, toDocument } from "./entries.ts";
import { dataYears, gate } from "./gates.ts";
import { Frequencies } from "./frequencies.ts";
import type { SearchQuery } from "./query.ts";

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
  /** How rare a word or stretch is among the passages: log of passages over those that hold it, 0 and more. */
  rarity(word: string): number;
  /** The index as text; `openSearcher` takes it back. */
  dump(): string;
}

/** Passages that are weighed by features; ranking.md: nothing is lost beyond 50. */
const CANDIDATES = 60;
/** Passages of unknown year or place come after all others, whatever they score. */
const UNKNOWN_PENALTY = 100;

/**
 * Opens a collection for searching. With `engineDump` (from `dump()` over the same reports) nothing is cut into
 * words again; throws if the dump is damaged or of another collection.
 */
export function openSearcher(reports: readonly Report[], engineDump?: string): Searcher {
  const entries = listEntries(reports);
  const engine = engineDump === undefined ? buildEngine(entries.map(toDocument)) : loadEngine(engineDump);
  if (engineSize(engine) !== entries.length) throw new Error("the index is of another collection");
  const years = entries.map(dataYears);
  const frequencies = new Frequencies(entries.map(({ passage }) => foldChars(passage.text)));
  return {
    reports,
    search: (query) =>
      weigh(engine, entries, years, query)
        .slice(0, query.limit)
        .map(({ hit }) => hit),
    explain: (query) => weigh(engine, entries, years, query),
    rarity: (word) => Math.max(0, frequencies.rarity(foldChars(word))),
    dump: () => dumpEngine(engine),
  };
}

function weigh(
  engine: Engine,
  entries: readonly Entry[],
  years: readonly ReadonlySet<number>[],
  query: SearchQuery,
): Explained[] {
  const wanted = [...new Set([...query.terms, ...terms(query.text)])];
  if (wanted.length === 0) return [];
  const gates = new Map(entries.map((entry, i) => [entry.id, gate(query, entry, years[i] ?? new Set())]));
  const found = candidates(engine, wanted, { limit: CANDIDATES, filter: (id) => gates.get(id) !== "out" });
  return found
    .flatMap(({ id, score }) => {
      const entry = entries[id];
      if (entry === undefined) return [];
      const penalty = gates.get(id) === "unknown" ? UNKNOWN_PENALTY : 0;
      const hit: Hit = { passage: entry.passage, report: entry.report, score: score - penalty, alsoIn: [] };
      return [{ hit, features: { bm25: score } }];
    })
    .toSorted((a, b) => b.hit.score - a.hit.score);
}
