import { describe, expect, it } from "vitest";
import { alternativesIn, parseSynonyms, readSynonyms } from "../../src/question/synonyms.ts";
import { followUp } from "../../src/question/follow-up.ts";
import { readFileSync } from "node:fs";

const TODAY = new Date("2026-06-15T12:00:00");

describe("people may type what they say, reports print what is official", () => {
  const synonyms = readSynonyms();
  it.each([
    ["老外打热线", "老外", "外国人"],
    ["领保案件", "领保", "领事保护"],
    ["领保案件", "案件", "案事件"],
    ["gdp多少", "gdp", "生产总值"],
    ["第25届洽谈会", "25", "二十五"],
    ["第二十三届洽谈会", "二十三", "23"],
  ])("%s: %s may be printed %s", (text, typed, printed) => {
    const found = alternativesIn(text, synonyms).find((one) => one.typed === typed);
    expect(found?.instead.join(" ")).toContain(printed);
  });

  it("letters inside a longer word are no abbreviation", () => {
    expect(alternativesIn("email地址", synonyms).map(({ typed }) => typed)).not.toContain("ai");
  });

  it("a user's own file wins over what ships; comments and single words are passed over", () => {
    const own = readSynonyms(parseSynonyms("# ours\n外宾 = 贵宾 = 国宾 # both\n孤单\n\r\n"));
    expect(alternativesIn("外宾几批", own)[0]).toEqual({
      typed: "外宾",
      instead: expect.arrayContaining(["贵宾", "国宾"]),
    });
    expect(own.has("孤单")).toBe(false);
  });
});

interface FollowUpCase {
  previous: string;
  text: string;
  becomes: string | null;
}

describe("a follow-up takes over what it leaves out, a full question nothing", () => {
  const lines = readFileSync(new URL("../cases/question/follow-ups.jsonl", import.meta.url), "utf8").split(
    "\n",
  );
  it.each(lines.filter(Boolean).map((line) => JSON.parse(line) as FollowUpCase))(
    "$previous … $text",
    ({ previous, text, becomes }) => {
      expect(followUp(previous, text, TODAY)?.question ?? null).toBe(becomes);
    },
  );
});
