import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseQuestion } from "../../src/question/question.ts";
import { readWanted } from "../../src/question/read-wanted.ts";
import { readYears } from "../../src/question/years.ts";
import { cleanQuestion } from "../../src/question/clean.ts";

const TODAY = new Date("2026-06-15T12:00:00");

function cases<T>(name: string): T[] {
  const text = readFileSync(new URL(`../cases/question/${name}.jsonl`, import.meta.url), "utf8");
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
}

describe("speech that the dictionary runs together is searched in its words", () => {
  it.each(cases<{ question: string; has: string[]; lacks: string[] }>("guessed"))("$question", (want) => {
    const { terms } = parseQuestion(want.question, TODAY);
    for (const word of want.has) expect(terms).toContain(word);
    for (const word of want.lacks) expect(terms).not.toContain(word);
  });
});

describe("the year that a question names is the year that is searched", () => {
  interface YearCase {
    question: string;
    years: number[];
    series?: boolean;
    newest?: number;
    eventYears?: number[];
    span?: object | null;
    /** The question without the words for its span. */
    bare?: string;
  }
  it.each(cases<YearCase>("years"))("$question", (want) => {
    const { question, years, series, newest, eventYears } = want;
    const wish = readYears(cleanQuestion(question).text, TODAY);
    expect(wish.years).toEqual(years);
    expect(wish.series).toBe(series ?? false);
    expect(wish.newest).toBe(newest ?? null);
    expect(wish.eventYears).toEqual(eventYears ?? []);
    if (want.span !== undefined) expect(wish.span).toEqual(want.span);
    if (want.bare !== undefined) expect(wish.bare).toBe(want.bare);
  });
});

describe("what is asked for is understood from the question word", () => {
  interface WantedCase {
    question: string;
    kind: string;
    unit?: string;
    noun?: string | null;
    double?: boolean;
    second?: string;
    families?: string[];
  }
  it.each(cases<WantedCase>("wanted"))("$question", (want) => {
    const { wanted, second } = readWanted(cleanQuestion(want.question).text);
    expect(wanted.kind).toBe(want.kind);
    if (want.unit !== undefined) expect(wanted.unit).toBe(want.unit);
    if (want.noun !== undefined) expect(wanted.noun).toBe(want.noun);
    if (want.double !== undefined) expect(wanted.double).toBe(want.double);
    if (want.second !== undefined) expect(second?.kind).toBe(want.second);
    if (want.families !== undefined) expect(wanted.families).toEqual(want.families);
  });
});

describe("any string is a question", () => {
  it("10,000 random strings raise nothing", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" })), (text) => {
        parseQuestion(text, TODAY);
      }),
      { numRuns: 10_000 },
    );
  });

  it.each([
    ["呼市23年友城几个", "呼和浩特23年友城几个"],
    ["北京和石市哪个多", "北京和石家庄哪个多"],
    ["义乌市23年友城几个", "义乌市23年友城几个"],
    ["黄石市23年友城几个", "黄石市23年友城几个"],
  ])("a city called by one character is meant, never the end of another city's name: %s", (asked, read) => {
    expect(cleanQuestion(asked).text).toBe(read);
  });

  it("a question longer than 200 characters is cut, never inside a character", () => {
    const { text, cut } = cleanQuestion("😀".repeat(150));
    expect(cut).toBe(true);
    expect(Buffer.from(text, "utf8").toString("utf8")).toBe(text);
  });
});
