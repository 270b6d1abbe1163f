import MiniSearch, { type Options, type SearchOptions, type SearchResult } from "minisearch";
import { segment, terms } from "../text/segmenter.ts";
import { inOrder } from "./in-order.ts";

/** What is indexed of one passage. `id` is its place in the searcher's list. */
export interface EngineDocument {
  readonly id: number;
  readonly text: string;
  /** Report title, headings, year, place: what says where the passage belongs. */
  readonly title: string;
}

/** A passage that shares terms with a question. */
export interface Candidate {
  readonly id: number;
  /** Plain BM25 over both fields. */
  readonly score: number;
}

/** The built index; only this file knows what is inside. */
export interface Engine {
  readonly mini: MiniSearch<EngineDocument>;
  readonly kept: Kept;
}

/** What terms add to scores, as far as they were asked for. */
interface Kept {
  readonly terms: Map<string, TermScores>;
  /** How many scores these are. */
  scores: number;
}

/** What one term adds to the scores of the passages that hold it. It does not depend on the other terms of a question. */
interface TermScores {
  readonly ids: readonly number[];
  readonly scores: readonly number[];
}

/**
 * k and b as in Lucene; d = 0 makes BM25+ plain BM25. A title counts for less than the text, or passages of a
 * report whose title repeats the question would all come first.
 */
const BM25 = { k: 1.2, b: 0.75, d: 0 };
const TITLE_BOOST = 0.3;

/** So many scores are kept, six megabytes; then it begins anew. */
const MOST_KEPT = 300_000;

/** Builds the index. The same documents in the same order give the same dump. */
export function buildEngine(documents: readonly EngineDocument[]): Engine {
  const mini = new MiniSearch<EngineDocument>(options());
  mini.addAll(documents);
  return { mini, kept: nothingKept() };
}

/** The index as text, for the store. */
export function dumpEngine(engine: Engine): string {
  return JSON.stringify(engine.mini);
}

/** Reads what `dumpEngine` wrote. Throws on anything else. */
export function loadEngine(json: string): Engine {
  return { mini: MiniSearch.loadJSON<EngineDocument>(json, options()), kept: nothingKept() };
}

/** How many documents the index holds; a searcher refuses a dump of another collection. */
export function engineSize(engine: Engine): number {
  return engine.mini.documentCount;
}

/**
 * The passages that share a term with the question, best first. `filter` decides which may be returned.
 */
export function candidates(
  engine: Engine,
  queryTerms: readonly string[],
  choice: { readonly limit: number; readonly filter: ((id: number) => boolean) | null },
): Candidate[] {
  const { limit, filter } = choice;
  const sums = new Float64Array(engineSize(engine));
  const touched: number[] = [];
  for (const term of queryTerms) {
    const { ids, scores } = scoresOf(engine, term);
    for (let i = 0; i < ids.length; i++) {
      const id = ids[i] ?? 0;
      if (sums[id] === 0) touched.push(id);
      sums[id] = (sums[id] ?? 0) + (scores[i] ?? 0);
    }
  }
  const found: Candidate[] = [];
  const comesBefore = (a: number, b: number): boolean => {
    const difference = (sums[a] ?? 0) - (sums[b] ?? 0);
    return difference > 0 || (difference === 0 && a < b);
  };
  for (const id of inOrder(touched, comesBefore)) {
    if (found.length === limit) break;
    if (filter === null || filter(id)) found.push({ id, score: sums[id] ?? 0 });
  }
  return found;
}

/** Plain BM25 of one term over both fields, from the index or as kept from an earlier question. */
function scoresOf({ mini, kept }: Engine, term: string): TermScores {
  const known = kept.terms.get(term);
  if (known !== undefined) return known;
  const ids: number[] = [];
  const scores: number[] = [];
  // MiniSearch sorts what a filter lets pass; the order of one term's passages is of no use.
  const filter = ({ id, score }: SearchResult): boolean => {
    ids.push(Number(id));
    scores.push(score);
    return false;
  };
  mini.search(spell(term), { ...SEARCH, filter });
  const found = { ids, scores };
  if (kept.scores > MOST_KEPT) {
    kept.terms.clear();
    kept.scores = 0;
  }
  kept.terms.set(term, found);
  kept.scores += ids.length;
  return found;
}

function nothingKept(): Kept {
  return { terms: new Map(), scores: 0 };
}

const SEARCH: SearchOptions = {
  bm25: BM25,
  boost: { title: TITLE_BOOST },
  tokenize: (term) => [term],
  processTerm: (term) => term,
};

function options(): Options<EngineDocument> {
  return { fields: ["text", "title"], tokenize: (text) => terms(text), processTerm: spell };
}

/**
 * Every character beyond ASCII as four hexadecimal digits. MiniSearch's tree looks a first character up by walking
 * all its branches; with thousands of Chinese ones, loading takes four times as long.
 */
function spell(term: string): string {
  let out = "";
  for (let i = 0; i < term.length; i++) {
    const code = term.charCodeAt(i);
    out += code < 128 ? (term[i] ?? "") : code.toString(16).padStart(4, "0");
  }
  return out;
}

/**
 * What the bench compares with: MiniSearch as its README sets it up, all options at their defaults, with our words
 * (numbers and Latin whole) and nothing else. Returns the numbers of the best texts.
 */
export function openPlain(texts: readonly string[]): (question: string, limit: number) => number[] {
  const mini = new MiniSearch<{ id: number; text: string }>({
    fields: ["text"],
    tokenize: (text) => segment(text),
  });
  mini.addAll(texts.map((text, id) => ({ id, text })));
  return (question, limit) =>
    mini
      .search(question)
      .slice(0, limit)
      .map(({ id }) => Number(id));
}
