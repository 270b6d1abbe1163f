import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { problemLines, readingLines, reportTable } from "../../src/cli/index-report.ts";
import { table } from "../../src/cli/table.ts";
import { columnsOf, printable, wrap } from "../../src/cli/width.ts";
import type { CollectionSummary } from "../../src/domain/collection.ts";
import type { Problem, Report } from "../../src/domain/report.ts";
import { parseReport } from "../../src/text/parse.ts";

const TEXT = "云州市外事办公室2022年工作总结\n\n一、友城往来\n2022年，全市新结友好城市5对。\n";
const report: Report = parseReport({
  file: "甲/总结.txt",
  sha256: "0".repeat(64),
  lines: TEXT.split("\n"),
  pages: null,
});
const torn: Problem = { file: report.file, lines: [3, 9], code: "torn-text", message: "An entry was torn." };
const binary: Problem = { file: "图.png", lines: null, code: "binary", message: "图.png is a PNG image" };
const summary: CollectionSummary = {
  reports: [
    report,
    {
      ...report,
      file: "乙.txt",
      title: "很长的标题".repeat(10),
      issuer: null,
      place: null,
      reportYear: null,
    },
  ],
  passages: 2,
  years: [2022],
  problems: [torn, binary],
};

describe("the table of what was detected", () => {
  test.each([80, 100, 120, 200])(
    "fits into a terminal of %i columns, Chinese characters counted as two",
    (width) => {
      for (const line of reportTable(summary, width).split("\n").slice(3))
        expect(columnsOf(line)).toBeLessThanOrEqual(width);
    },
  );

  test("shows file, title, years with their basis, passages, figures and problems with their lines", () => {
    const flat = reportTable(summary, 300);
    expect(flat).toContain("甲/总结.txt");
    expect(flat).toContain("云州市外事办公室2022年工作总结");
    expect(flat).toMatch(/2022 {2}\w+: \d/);
    expect(flat).toContain("L3-9 torn-text");
    expect(flat).toContain(" ? ");
  });

  test("shows the years that are reviewed as a whole in a line of their own, in their order", () => {
    const [passage] = report.passages;
    if (passage === undefined) throw new Error("no passage");
    const whole = { ...passage, year: null, span: [2018, 2021] as const, yearBasis: null };
    const unknown = { ...whole, span: null };
    const flat = reportTable(
      { ...summary, reports: [{ ...report, passages: [unknown, passage, whole] }] },
      300,
    );
    expect(flat).toMatch(/2018-2021 {2}as a whole: 1[^?]*2022 {2}\w+: 1[^?]*\?: 1/u);
  });

  test("cuts nothing off: every character of a long title stands in its column", () => {
    const lines = table(["a", "b"], [[["很长的标题".repeat(10)], ["x"]]], 30)
      .split("\n")
      .slice(2);
    expect(lines.join("").replace(/[\sx]/g, "")).toBe("很长的标题".repeat(10));
  });
});

describe("the list of what was read", () => {
  test("names file, title and passages, and whether the report was read or unchanged", () => {
    const lines = readingLines(summary, new Set([report.file]), {
      seedsDir: "seeds",
      indexDir: "index",
    }).split("\n");
    expect(lines[0]).toMatch(/^read {7}甲\/总结\.txt {2}云州市外事办公室2022年工作总结 {2}\d+ passages?$/);
    expect(lines[1]).toMatch(/^unchanged {2}乙\.txt/);
    expect(lines[2]).toBe("2 reports, 2 passages, data years 2022, 2 problems: seeds -> index");
  });

  test("names each problem with its place and reason", () => {
    expect(problemLines(summary.problems)).toBe(
      "problem    甲/总结.txt L3-9  [torn-text]  An entry was torn.\nproblem    图.png  [binary]  图.png is a PNG image\n",
    );
  });

  test("a name that would move the cursor or turn the line around cannot", () => {
    expect(printable("a\u001b[2Jb\u202ec\nd")).toBe("a\ufffd[2Jb\ufffdc\ufffdd");
  });
});

test.each([
  ["abc", 3],
  ["中文", 4],
  ["，。“”", 6],
  ["Ａ１", 4],
  ["e\u0301", 1],
  ["😀", 2],
  ["𠀀", 2],
  ["", 0],
])("%j takes %i columns", (text, columns) => {
  expect(columnsOf(text)).toBe(columns);
});

test("wrapping loses nothing but the spaces where it breaks, and no line is too wide", () => {
  const text = fc
    .array(fc.constantFrom("中", "文", "a", "bc", " ", "，", "1"), { maxLength: 60 })
    .map((all) => all.join(""));
  fc.assert(
    fc.property(text, fc.integer({ min: 2, max: 20 }), (whole, width) => {
      const lines = wrap(whole, width);
      expect(lines.join("").replaceAll(" ", "")).toBe(whole.replaceAll(" ", ""));
      for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(width);
    }),
    { numRuns: 10_000 },
  );
});
