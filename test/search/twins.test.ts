import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { listEntries } from "../../src/search/entries.ts";
import { plainQuery } from "../../src/search/query.ts";
import { openSearcher } from "../../src/search/search.ts";
import { findTwins } from "../../src/search/twins.ts";
import { makeReport, type PassageCase } from "./reports.ts";

interface TwinCase {
  readonly name: string;
  readonly passages: readonly (PassageCase & { readonly place?: string })[];
  /** For each copy the passages that are shown in its place. */
  readonly copies: Readonly<Record<string, readonly number[]>>;
}

const CASES = readFileSync(new URL("../cases/search/twins.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line): TwinCase => JSON.parse(line));

/** Each passage in a file of its own; passages of the same kind share one, as in reports. */
function reportsOf({ passages }: TwinCase) {
  const masked = passages.filter((passage) => passage.masked === true);
  const joined =
    masked.length > 0
      ? [passages.filter((passage) => passage.masked !== true), masked]
      : passages.map((one) => [one]);
  return joined.map((own, i) =>
    makeReport({ file: `${i}`, title: "", place: own[0]?.place ?? null, passages: own }),
  );
}

describe("copies are told from look-alikes", () => {
  for (const wanted of CASES) {
    it(wanted.name, () => {
      const entries = listEntries(reportsOf(wanted));
      const numberOf = new Map(
        wanted.passages.map((passage, i) => [
          i,
          entries.findIndex(
            (entry) =>
              entry.passage.text === passage.text &&
              entry.passage.masked === (passage.masked ?? false) &&
              (wanted.passages.findIndex((other) => other.text === passage.text) === i || entry.id === i),
          ),
        ]),
      );
      const twins = findTwins(entries);
      const found = Object.fromEntries(
        entries.flatMap(({ id }) => {
          const fuller = twins.fuller(id);
          return fuller.length === 0 ? [] : [[id, [...fuller]]];
        }),
      );
      const expected = Object.fromEntries(
        Object.entries(wanted.copies).map(([copy, fuller]) => [
          numberOf.get(Number(copy)) ?? -1,
          fuller.map((one) => numberOf.get(one) ?? -1),
        ]),
      );
      expect(found).toEqual(expected);
    });
  }
});

describe("in results", () => {
  const full = makeReport({
    file: "b",
    title: "",
    passages: [{ text: "全年举办国际会议31场，接待外宾2000余人次，服务驻华使馆110家。", year: 2022 }],
  });
  const masked = makeReport({
    file: "a",
    title: "",
    passages: [
      { text: "全年举办国际会议**场，接待外宾****余人次，服务驻*使馆110家。", year: 2022, masked: true },
    ],
  });

  it("a copy takes no place of its own and is named beside the full text", () => {
    const hits = openSearcher([masked, full]).search(plainQuery("举办国际会议多少场", 5));
    expect(hits.map(({ passage }) => passage.file)).toEqual(["b"]);
    expect(hits[0]?.alsoIn).toEqual([{ file: "a", lines: [1, 1], masked: true }]);
  });

  it("a masked text stands where there is no other", () => {
    const hits = openSearcher([masked]).search(plainQuery("举办国际会议多少场", 5));
    expect(hits.map(({ passage }) => passage.file)).toEqual(["a"]);
  });
});
