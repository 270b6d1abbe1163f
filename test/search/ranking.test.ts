import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainQuery, type SearchQuery } from "../../src/search/query.ts";
import { openSearcher } from "../../src/search/search.ts";
import { makeReport, type ReportCase } from "./reports.ts";

interface WinnerCase {
  readonly name: string;
  readonly question: string;
  readonly years?: readonly number[];
  readonly places?: readonly string[];
  readonly status?: "done" | "plan";
  readonly reports: readonly ReportCase[];
  readonly winner: string;
}

const CASES = readFileSync(new URL("../cases/search/winners.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line): WinnerCase => JSON.parse(line));

function queryOf({ question, years = [], places = [], status }: WinnerCase): SearchQuery {
  return { ...plainQuery(question, 10), years, places, status: status ?? null };
}

describe("the right passage comes first", () => {
  for (const wanted of CASES) {
    it(wanted.name, () => {
      const searcher = openSearcher(wanted.reports.map(makeReport));
      expect(searcher.search(queryOf(wanted))[0]?.passage.id).toBe(wanted.winner);
    });
  }
});

const REPORTS = CASES.flatMap(({ reports }, i) =>
  reports.map((report) => makeReport({ ...report, file: `${i}${report.file}` })),
);

describe("a searcher", () => {
  it("gives the same index bytes whatever order the reports come in", () => {
    const dump = openSearcher(REPORTS).dump();
    expect(openSearcher(REPORTS.toReversed()).dump()).toBe(dump);
    expect(openSearcher(REPORTS).dump()).toBe(dump);
  });

  it("answers from its dump as it did before", () => {
    const built = openSearcher(REPORTS);
    const loaded = openSearcher(REPORTS, built.dump());
    for (const wanted of CASES) expect(loaded.search(queryOf(wanted))).toEqual(built.search(queryOf(wanted)));
  });

  it("refuses a dump of another collection", () => {
    const dump = openSearcher(REPORTS.slice(1)).dump();
    expect(() => openSearcher(REPORTS, dump)).toThrow("another collection");
  });

  it("refuses a damaged dump", () => {
    for (const broken of ["", "{}", "null", "[1]"]) expect(() => openSearcher(REPORTS, broken)).toThrow();
  });

  it("finds what a searcher finds that was asked nothing before, also for the same terms asked otherwise", () => {
    const searcher = openSearcher(REPORTS);
    for (const wanted of CASES) {
      const query = queryOf(wanted);
      for (const other of [
        query,
        { ...query, years: [] },
        { ...query, kinds: ["person"] as const },
        query,
        { ...query, asked: "家" },
        query,
        { ...query, text: "会议" },
        query,
      ])
        expect(searcher.search(other)).toEqual(
          openSearcher(REPORTS).search({ ...other, terms: [...other.terms] }),
        );
    }
  });

  it("finds the same for traditional and simplified questions", () => {
    const searcher = openSearcher(REPORTS);
    for (const [simplified, traditional] of [
      ["国际会议举办了多少场", "國際會議舉辦了多少場"],
      ["图书馆新馆何时开馆", "圖書館新館何時開館"],
    ] as const)
      expect(searcher.search(plainQuery(traditional, 5))).toEqual(searcher.search(plainQuery(simplified, 5)));
  });

  it("returns nothing of another year or place, and what is of unknown year only after the rest", () => {
    const searcher = openSearcher([
      makeReport({ file: "a", title: "", passages: [{ text: "发布安全提醒719条。", year: 2022 }] }),
      makeReport({ file: "b", title: "", passages: [{ text: "发布安全提醒1089条。", year: null }] }),
      makeReport({ file: "c", title: "", passages: [{ text: "多次提醒。", year: 2021 }] }),
    ]);
    const found = searcher.search({ ...plainQuery("发布安全提醒多少条", 10), years: [2021] });
    expect(found.map(({ passage }) => passage.id)).toEqual(["c-0", "b-0"]);
    expect(found[1]?.score).toBeLessThan((found[0]?.score ?? 0) - 50);
  });

  it("passes a report whose body names no place as one of unknown place, and no other body's", () => {
    const searcher = openSearcher(
      ["县商务局", "云溪县商务局", "临江区商务局"].map((issuer, i) => ({
        ...makeReport({ file: `r${i}`, title: "", passages: [{ text: `发布安全提醒${i + 5}条。` }] }),
        issuer,
      })),
    );
    const found = searcher.search({ ...plainQuery("发布安全提醒多少条", 10), places: ["云溪"] });
    expect(found.map(({ report }) => report.issuer)).toEqual(["云溪县商务局", "县商务局"]);
  });

  it("shows what it weighed", () => {
    const [first] = openSearcher(REPORTS).explain(plainQuery("云桥大桥全长多少米", 5));
    expect(first?.features).toMatchObject({ bm25: expect.any(Number), "here.noun": expect.any(Number) });
  });

  it("answers an empty collection and any string", () => {
    expect(openSearcher([]).search(plainQuery("云桥大桥全长多少米", 5))).toEqual([]);
    const searcher = openSearcher(REPORTS);
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (question) => {
        expect(Array.isArray(searcher.search(plainQuery(question, 5)))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
