import { describe, expect, it } from "vitest";
import { plainQuery } from "../../src/search/query.ts";
import { openSearcher } from "../../src/search/search.ts";
import { bestSentences } from "../../src/search/sentence.ts";
import { makeReport } from "./reports.ts";

const REPORTS = [
  makeReport({
    file: "a",
    title: "工作总结",
    passages: [
      { text: "青石博物馆位于城南。博物馆由旧粮仓改建而成，建筑面积8600平方米。2018年5月1日起免费开放。" },
      { text: "全年接待观众35万人次。举办讲座12场，参加者600余人。" },
    ],
  }),
];

/** The text of the best sentence for a question. */
function answerTo(question: string): string {
  const query = plainQuery(question, 5);
  const hits = openSearcher(REPORTS).search(query);
  const [best] = bestSentences(hits, query);
  return hits[best?.hit ?? -1]?.passage.text.slice(best?.sentence.start, best?.sentence.end) ?? "";
}

describe("the sentence that answers comes first", () => {
  for (const [question, sentence] of [
    ["青石博物馆建筑面积多少平方米", "博物馆由旧粮仓改建而成，建筑面积8600平方米。"],
    ["青石博物馆什么时候开放", "2018年5月1日起免费开放。"],
    ["青石博物馆接待观众多少人次", "全年接待观众35万人次。"],
    ["举办讲座多少场", "举办讲座12场，参加者600余人。"],
  ] as const)
    it(question, () => expect(answerTo(question)).toBe(sentence));

  it("ranks every sentence of the hits once, best first", () => {
    const query = plainQuery("青石博物馆", 5);
    const hits = openSearcher(REPORTS).search(query);
    const ranked = bestSentences(hits, query);
    expect(ranked).toHaveLength(hits.reduce((sum, { passage }) => sum + passage.sentences.length, 0));
    for (const [i, { score }] of ranked.entries())
      if (i > 0) expect(score).toBeLessThanOrEqual(ranked[i - 1]?.score ?? 0);
  });

  it("ranks nothing where there is nothing, and any query", () => {
    expect(bestSentences([], plainQuery("青石", 5))).toEqual([]);
    const hits = openSearcher(REPORTS).search(plainQuery("青石博物馆", 5));
    expect(() => bestSentences(hits, plainQuery("", 5))).not.toThrow();
  });
});
