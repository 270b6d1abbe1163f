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
