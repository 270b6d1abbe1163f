import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inChinese, otherSpellings, valueOf } from "../../src/search/spellings.ts";

describe("a number is found in its other spelling", () => {
  for (const [word, others] of [
    ["25", ["二十五"]],
    ["第25", ["第二十五"]],
    ["二十五", ["25"]],
    ["第二十四届", ["第24届"]],
    ["105", ["一百零五"]],
    ["十", ["10"]],
    ["九成", ["90%"]],
    ["两", ["2"]],
    ["北京", []],
    ["8.1", []],
    ["20000", []],
  ] as const)
    it(`${word}: ${others.join(" ") || "none"}`, () => expect(otherSpellings(word)).toEqual(others));

  it("Chinese numbers up to 9999 read back", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9999 }), (value) => {
        expect(valueOf(inChinese(value))).toBe(value);
      }),
    );
  });
});
