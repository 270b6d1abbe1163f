import { describe, expect, it } from "vitest";
import { buildEngine, candidates, dumpEngine, loadEngine } from "../../src/search/engine.ts";
import { terms } from "../../src/text/segmenter.ts";

const TEXTS = [
  "全年举办国际会议31场，接待外宾2000余人次。",
  "举办领事保护宣传教育活动25场，发布安全提醒1089条。",
  "国际会议服务保障工作有力有序，会议代表给予好评。",
  "为2675名港澳居民办理居住证，换发补发证件2430件。",
  "会议。",
];
const QUERIES: readonly string[] = [
  "举办国际会议多少场",
  "安全提醒 会议",
  "港澳居民居住证",
  "会议 会议代表 好评",
];

function wordsOf(query: string): string[] {
  return [...new Set(terms(query))];
}

/** BM25 as the books write it, slow and obvious. */
function oracle(texts: readonly string[], query: readonly string[]): number[] {
  const documents = texts.map((text) => terms(text));
  const average = documents.reduce((sum, words) => sum + new Set(words).size, 0) / documents.length;
  return documents.map((words) => {
    let score = 0;
    for (const term of new Set(query)) {
      const holders = documents.filter((other) => other.includes(term)).length;
      const count = words.filter((word) => word === term).length;
      const idf = Math.log(1 + (documents.length - holders + 0.5) / (holders + 0.5));
      const length = new Set(words).size / average;
      score += (idf * count * (1.2 + 1)) / (count + 1.2 * (1 - 0.75 + 0.75 * length));
    }
    return score;
  });
}

describe("the engine", () => {
  const engine = buildEngine(TEXTS.map((text, id) => ({ id, text, title: "" })));

  it("scores as plain BM25 does, whatever the number of matched terms", () => {
    for (const query of QUERIES) {
      const expected = oracle(TEXTS, wordsOf(query));
      const found = candidates(engine, wordsOf(query), { limit: 10, filter: null });
      expect(found.length).toBe(expected.filter((score) => score > 0).length);
      for (const { id, score } of found) expect(score).toBeCloseTo(expected[id] ?? 0, 6);
    }
  });

  it("returns at most the limit, best first, and only what the filter lets through", () => {
    const found = candidates(engine, ["会议"], { limit: 2, filter: (id) => id !== 4 });
    expect(found).toHaveLength(2);
    expect(found.every(({ id }) => id !== 4)).toBe(true);
    expect(found[0]?.score).toBeGreaterThanOrEqual(found[1]?.score ?? 0);
  });

  it("loads from its dump to the same results", () => {
    const loaded = loadEngine(dumpEngine(engine));
    for (const query of QUERIES)
      expect(candidates(loaded, wordsOf(query), { limit: 9, filter: null })).toEqual(
        candidates(engine, wordsOf(query), { limit: 9, filter: null }),
      );
  });

  it("scores alike whatever was asked before", () => {
    for (const query of [...QUERIES, ...QUERIES.toReversed()]) {
      const fresh = buildEngine(TEXTS.map((text, id) => ({ id, text, title: "" })));
      expect(candidates(engine, wordsOf(query), { limit: 9, filter: null })).toEqual(
        candidates(fresh, wordsOf(query), { limit: 9, filter: null }),
      );
    }
  });

  it("takes names of object members as words like any other", () => {
    const odd = buildEngine([{ id: 0, text: "constructor __proto__ toString", title: "" }]);
    expect(candidates(odd, ["constructor"], { limit: 5, filter: null })).toHaveLength(1);
    expect(candidates(odd, ["hasownproperty"], { limit: 5, filter: null })).toEqual([]);
  });
});
