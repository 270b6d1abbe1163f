/** Promises about figures: what is read from the words, and what is left alone. Cases: test/cases/text/figures.jsonl. */

import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Figure } from "../../src/domain/report.ts";
import { figuresIn } from "../../src/text/figures.ts";
import { numeralValue } from "../../src/text/numerals.ts";

interface FigureCase {
  readonly name: string;
  readonly text: string;
  /** Exactly these figures, in order; each gives only what the case is about beside its text. */
  readonly figures: readonly (Partial<Figure> & { readonly text: string })[];
}

function casesOf<T>(file: string): T[] {
  const path = new URL(`../cases/text/${file}`, import.meta.url);
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line): T => JSON.parse(line));
}

describe("a figure is read as printed", () => {
  test.each(casesOf<FigureCase>("figures.jsonl"))("$name: $text", ({ text, figures }) => {
    const found = figuresIn(text);
    expect(found.map((figure) => figure.text)).toEqual(figures.map((figure) => figure.text));
    for (const [at, wanted] of figures.entries()) expect(found[at]).toMatchObject(wanted);
  });
});

describe("Chinese numerals have the value a reader gives them", () => {
  test.each([
    ["一千二百", 1200],
    ["二十三", 23],
    ["十", 10],
    ["两百", 200],
    ["一百零五", 105],
    ["一百五", 150],
    ["两万五", 25_000],
    ["三万零八百", 30_800],
    ["一亿三千万", 130_000_000],
    ["万亿", 1_000_000_000_000],
    ["二〇二二", 2022],
    ["一九九七", 1997],
    ["零", 0],
  ])("%s is %d", (numeral, value) => {
    expect(numeralValue(numeral)).toBe(value);
  });

  test.each(["", "十四五", "三五", "万千", "百百", "一带", "abc"])("%j is no number", (numeral) => {
    expect(numeralValue(numeral)).toBeNull();
  });
});

/** Text out of the characters that make up figures, so that random strings meet the rules. */
const PIECES = fc.constantFrom(
  ..."0123456789０９〇一二三四五六七八九十百千万亿两几数上第年月日时点分号届次个家名人元％%.．,，。；、：:—-至到~约近超逾余多来《》“”‘’（）【】〔〕GAk/ *\n县城共".split(
    "",
  ),
  "2022",
  "年",
  "左右",
  "百分之",
  "分之",
  "亿美元",
  "比上年",
  "〔2023〕15号",
  "热线",
  "十四五",
);
const LIKE_REPORTS = fc.array(PIECES, { maxLength: 60 }).map((pieces) => pieces.join(""));

describe("whatever the text", () => {
  test("figures lie where they say, in order and apart", () => {
    fc.assert(
      fc.property(fc.oneof(LIKE_REPORTS, fc.string({ unit: "binary", maxLength: 200 })), (text) => {
        let last = 0;
        for (const figure of figuresIn(text)) {
          expect(text.slice(figure.start, figure.end)).toBe(figure.text);
          expect(figure.start).toBeGreaterThanOrEqual(last);
          expect(figure.end).toBeGreaterThan(figure.start);
          expect(text.slice(0, figure.start).trimEnd().endsWith(figure.measures)).toBe(true);
          last = figure.end;
        }
      }),
      { numRuns: 10_000 },
    );
  });

  test("reading time grows with the length, not with its square", () => {
    for (const piece of ["1", "一", "《", "“1", "1个", "从1到", "第", "1,000", "百分之", "（1", "、1"]) {
      // The processor's time, and the best of three: another process may take the core for a while.
      const timeOf = (length: number): number => {
        const text = piece.repeat(length / piece.length);
        const times = [0, 1, 2].map(() => {
          const start = process.cpuUsage();
          figuresIn(text);
          const { user, system } = process.cpuUsage(start);
          return (user + system) / 1_000;
        });
        return Math.min(...times);
      };
      timeOf(1_000);
      const short = Math.max(timeOf(4_000), 2);
      expect(timeOf(32_000), piece).toBeLessThan(short * 8 * 6);
    }
  });
});
