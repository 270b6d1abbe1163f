import type { Report } from "../domain/report.ts";
import { buildEngine, type Engine, engineSize, loadEngine } from "./engine.ts";
import { type Entry, listEntries, toDocument } from "./entries.ts";
import { countFrequencies, type Frequencies } from "./frequencies.ts";
import { type Prepared, prepare } from "./prepared.ts";

/** All that the second pass needs of a collection. Entry, prepared text and index document share their number. */
export interface Stock {
  readonly engine: Engine;
  readonly entries: readonly Entry[];
  readonly prepared: readonly Prepared[];
  /** Of the passages' texts. */
  readonly frequencies: Frequencies;
  /** Of their texts and titles together: how many passages the engine looks at for a term. */
  readonly touched: Frequencies;
}

/**
 * Indexes reports, or takes an index that was made of them. Throws if the dump is damaged or of another collection.
 */
export function openStock(reports: readonly Report[], engineDump?: string): Stock {
  const entries = listEntries(reports);
  const engine = engineDump === undefined ? buildEngine(entries.map(toDocument)) : loadEngine(engineDump);
  if (engineSize(engine) !== entries.length) throw new Error("the index is of another collection");
  const prepared = entries.map(prepare);
  const frequencies = countFrequencies(prepared.map(({ text }) => text));
  const touched = countFrequencies(prepared.map(({ text, title }) => `${text}\n${title}`));
  return { engine, entries, prepared, frequencies, touched };
}
