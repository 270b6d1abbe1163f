import { describe, expect, it } from "vitest";
import { judge } from "../../src/cli/eval-score.ts";
import type { AnswerJson } from "../../src/cli/json.ts";

const GOLD = { id: "q", type: "figure", question: "多少", answerable: true, gold: [] };

function isRight(lead: string, figure: string | null, accept: readonly string[] = []): boolean | null {
  const answer = {
    found: true,
    answer: { text: lead },
    passages: [],
    series: [],
  } as unknown as AnswerJson;
  const { exact, wrongLead } = judge({ ...GOLD, figure, accept }, answer);
  return exact ?? !wrongLead;
}

describe("a short answer is right only where a fair reader would say so", () => {
  it.each([
    ["the figure as printed", "31项", "31项", true],
    ["the figure with its noun", "31项重点任务", "31项", true],
    ["the figure of another size", "31万项", "31", false],
    ["a longer figure", "310项", "31", false],
    ["two figures where one is right", "31项和12项任务", "31项", false],
    ["another figure", "12项", "31项", false],
    ["a name that only begins alike", "中国银行", "中国", false],
  ])("%s", (_name, lead, figure, right) => {
    expect(isRight(lead, figure)).toBe(right);
  });

  it("a list that holds every accepted item", () => {
    expect(isRight("甲市、乙市", null, ["甲市", "乙市"])).toBe(true);
    expect(isRight("甲市", null, ["甲市", "乙市"])).toBe(true);
    expect(isRight("甲市、丙市", null, ["甲市", "乙市"])).toBe(false);
  });
});

const line = (year: number, text: string): object => ({ year, text, file: "a.txt", lines: [1, 1] });

describe("a figure of another thing beside others in a comparison counts as wrong", () => {
  const gold = [2021, 2022].map((year) => ({
    file: "a.txt",
    must_contain: [],
    year,
    figure: year === 2021 ? "31个县" : "1.92亿美元",
  }));

  it.each([
    ["both right", ["31个县", "1.92亿美元"], [false, false]],
    ["the unit stands behind the last of a list", ["31个", "1.92"], [false, false]],
    ["another figure", ["310个", "1.92亿美元"], [true, false]],
    ["a clause says what it tells of", ["新增12个，累计多年。", "3亿美元"], [true]],
  ])("%s", (_name, texts, wrong) => {
    const series = texts.map((text, i) => line(2021 + i, text));
    const answer = { found: true, answer: null, passages: [], series } as unknown as AnswerJson;
    expect(judge({ ...GOLD, gold, need: "all_slots" }, answer).wrongFigures).toEqual(wrong);
  });

  it("a year whose figure is not known is not judged", () => {
    const series = [line(2020, "12个")];
    const answer = { found: true, answer: null, passages: [], series } as unknown as AnswerJson;
    expect(judge({ ...GOLD, gold, need: "all_slots" }, answer).wrongFigures).toEqual([]);
  });
});
