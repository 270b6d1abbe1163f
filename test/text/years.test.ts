/** Promises about years: which year a sentence, a figure, a section and a report speak of. Cases: test/cases/text/years.jsonl. */

import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Status, YearBasis, YearSpan } from "../../src/domain/report.ts";
import { type AnnotateContext, annotate } from "../../src/text/annotate.ts";
import { figuresIn } from "../../src/text/figures.ts";
import { datedByColumns } from "../../src/text/figures-cells.ts";
import { sentencesOf } from "../../src/text/sentences.ts";
import { documentYears, headingReader, yearsOfHeading } from "../../src/text/years.ts";
import { SectionYears } from "../../src/text/years-sections.ts";

interface SentencesCase {
  readonly kind: "sentences";
  readonly name: string;
  readonly context: Partial<AnnotateContext>;
  readonly text: string;
  /** Year and basis of each sentence, in order. */
  readonly years: readonly (readonly [number | null, YearBasis])[];
  readonly status?: readonly Status[];
  /** Span of each sentence, in order. */
  readonly spans?: readonly (YearSpan | null)[];
  /** Years of figures by their text. */
  readonly figures?: Readonly<Record<string, number | null>>;
  readonly figureSpans?: Readonly<Record<string, YearSpan | null>>;
  readonly figureStatus?: Readonly<Record<string, Status>>;
}

interface HeadingCase {
  readonly kind: "heading";
  readonly heading: string;
  readonly reportYear: number | null;
  readonly is: object;
}

interface DocumentCase {
  readonly kind: "document";
  readonly title: string;
  readonly opening: readonly string[];
  readonly is: object;
}

const cases = readFileSync(new URL("../cases/text/years.jsonl", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line.trim() !== "")
  .map((line): SentencesCase | HeadingCase | DocumentCase => JSON.parse(line));

const NOTHING_AROUND: AnnotateContext = {
  reportYear: null,
  sectionYear: null,
  sectionSpan: null,
  tableYear: null,
  documentYear: null,
  sectionStatus: null,
  correctedYear: null,
  carriedYear: null,
};

describe("every sentence and figure has the year it speaks of, or none", () => {
  test.each(cases.filter((one) => one.kind === "sentences"))("$name: $text", (one) => {
    const found = annotate(one.text, { ...NOTHING_AROUND, ...one.context });
    expect(found.sentences.map(({ year, yearBasis }) => [year, yearBasis])).toEqual(one.years);
    if (one.status !== undefined) expect(found.sentences.map(({ status }) => status)).toEqual(one.status);
    const years = Object.fromEntries(found.figures.map((figure) => [figure.text, figure.year]));
    expect(years).toMatchObject(one.figures ?? {});
    if (one.spans !== undefined) expect(found.sentences.map(({ span }) => span)).toEqual(one.spans);
    const spans = Object.fromEntries(found.figures.map((figure) => [figure.text, figure.span]));
    expect(spans).toMatchObject(one.figureSpans ?? {});
    const statuses = Object.fromEntries(found.figures.map((figure) => [figure.text, figure.status]));
    expect(statuses).toMatchObject(one.figureStatus ?? {});
  });
});

describe("a heading gives its section year and status", () => {
  test.each(cases.filter((one) => one.kind === "heading"))("$heading", ({ heading, reportYear, is }) => {
    expect(yearsOfHeading(heading, reportYear)).toMatchObject(is);
  });
});

describe("title and opening give the years of a report", () => {
  test.each(cases.filter((one) => one.kind === "document"))("$title", ({ title, opening, is }) => {
    expect(documentYears(title, opening)).toMatchObject(is);
  });
});

describe("sections follow one another", () => {
  const congress = documentYears("2007年政府工作报告", []);

  test("sections behind a section of plans are plans of the same year", () => {
    const sections = new SectionYears(congress);
    expect(sections.enter(["一、2006年工作回顾", "（一）加强调控"])).toMatchObject({
      sectionYear: 2006,
      sectionStatus: "done",
    });
    expect(sections.enter(["二、2007年工作总体部署"])).toMatchObject({
      sectionYear: 2007,
      sectionStatus: "plan",
    });
    expect(sections.enter(["三、促进发展", "（一）发展农业"])).toMatchObject({
      sectionYear: 2007,
      sectionStatus: "plan",
    });
  });

  test("behind the review a report to a congress turns to its own year", () => {
    const sections = new SectionYears(congress);
    sections.enter(["一、2006年国内工作回顾"]);
    expect(sections.enter(["二、坚持扩大内需"])).toMatchObject({ sectionYear: 2007, sectionStatus: "plan" });
  });

  test("sections behind a five-year plan have no single year", () => {
    const sections = new SectionYears(congress);
    sections.enter(["二、“十一五”期间的奋斗目标"]);
    expect(sections.enter(["三、加强农业"])).toMatchObject({ sectionYear: null, sectionStatus: "plan" });
  });

  test("headings of a summary that say nothing leave year and status to the report", () => {
    const sections = new SectionYears(documentYears("2022年工作总结", []));
    expect(sections.enter(["一、服务大局", "4.落实重点工作"])).toMatchObject({
      sectionYear: null,
      sectionStatus: "done",
    });
    expect(sections.enter([])).toMatchObject({ sectionYear: null, sectionStatus: "done" });
  });

  test("the parts of a section have its year", () => {
    const sections = new SectionYears(documentYears("2022年工作总结和2023年工作计划", []));
    expect(sections.enter(["一、2022年工作总结", "（一）提高效率", "1.党管外事"])).toMatchObject({
      sectionYear: 2022,
      sectionStatus: "done",
    });
    expect(sections.enter(["二、2023年工作计划", "（一）提高效率"])).toMatchObject({
      sectionYear: 2023,
      sectionStatus: "plan",
    });
  });
});

describe("a topic year goes on", () => {
  test("through the parts of a section that has no year of its own", () => {
    const sections = new SectionYears(documentYears("1999年政府工作报告", []));
    sections.enter(["一、1998年工作回顾和1999年工作的总体要求"]);
    sections.leave(1998);
    expect(sections.enter(["一、1998年工作回顾和1999年工作的总体要求", "经济较快增长"]).carriedYear).toBe(
      1998,
    );
    expect(sections.enter(["二、继续扩大内需"]).carriedYear).toBeNull();
  });

  test("not past the next heading of a report of one year", () => {
    const sections = new SectionYears(documentYears("2022年工作总结", []));
    sections.enter(["一、服务大局"]);
    sections.leave(2023);
    expect(sections.enter(["二、对外交往"]).carriedYear).toBeNull();
  });

  test("and numbered sections under a review without a number are plans", () => {
    const sections = new SectionYears(documentYears("2002年政府工作报告", []));
    sections.enter(["首先报告2001年的工作", "人民生活改善"]);
    expect(sections.enter(["首先报告2001年的工作", "一、扩大内需"])).toMatchObject({
      sectionYear: 2002,
      sectionStatus: "plan",
    });
  });
});

describe("figures of a table row have the year of their column", () => {
  test("2021年实绩 is done, 2023年目标 planned, other columns stay", () => {
    const text = "粮食产量 23.9 24.6 24.5以上";
    const cells = [
      { column: "指标", start: 0, end: 4 },
      { column: "2021年实绩", start: 5, end: 9 },
      { column: "2022年实绩", start: 10, end: 14 },
      { column: "2023年目标", start: 15, end: 21 },
    ];
    const dated = datedByColumns(figuresIn(text), cells, headingReader(2023));
    expect(dated.map(({ text: printed, year, status }) => [printed, year, status])).toEqual([
      ["23.9", 2021, "done"],
      ["24.6", 2022, "done"],
      ["24.5以上", 2023, "plan"],
    ]);
    const other = [{ column: "数值", start: 5, end: 9 }];
    expect(datedByColumns(figuresIn(text), other, headingReader(2023))[0]?.year).toBeNull();
  });
});

describe("sentences", () => {
  test.each([
    ["甲。乙！丙？", ["甲。", "乙！", "丙？"]],
    ["甲；乙。", ["甲；", "乙。"]],
    ["【标题。】正文。", ["【标题。】", "正文。"]],
    ["印发《关于工作。的通知》后实施。", ["印发《关于工作。的通知》后实施。"]],
    ["他说：“好。”会议结束。", ["他说：“好。”会议结束。"]],
    [
      "他说：“我们感谢各方长期以来的支持。”会议结束。",
      ["他说：“我们感谢各方长期以来的支持。”", "会议结束。"],
    ],
    ["（一）提高站位。加强学习", ["（一）提高站位。", "加强学习"]],
    ["未闭合“甲。乙。", ["未闭合“甲。", "乙。"]],
    ["甲。 乙", ["甲。 ", "乙"]],
  ])("%s", (text, wanted) => {
    expect(sentencesOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(wanted);
  });
});

const PIECES = fc.constantFrom(
  ..."2022 19 20 年 去年 今年 上年 五年来 “十四五”时期 比 从 到 的 ， 。 ； ！ “ ” 《 》 （ ） 【 】 、 将 力争 完成了 增长5% 100家 万 论坛 是 以来 起实施 〔2023〕15号 — 至 1月 3日 各位代表，".split(
    " ",
  ),
);
const LIKE_REPORTS = fc.array(PIECES, { maxLength: 50 }).map((pieces) => pieces.join(""));
const YEAR = fc.option(fc.integer({ min: 1990, max: 2030 }));
const SPAN = fc.option(fc.integer({ min: 1990, max: 2030 }).map((year): YearSpan => [year, year + 4]));

describe("whatever the text", () => {
  test("sentences tile it, figures lie in it, none has both a year and a span, nothing is thrown", () => {
    fc.assert(
      fc.property(
        fc.oneof(LIKE_REPORTS, fc.string({ unit: "binary", maxLength: 200 })),
        fc.record({
          reportYear: YEAR,
          sectionYear: YEAR,
          tableYear: YEAR,
          documentYear: YEAR,
          correctedYear: YEAR,
          carriedYear: YEAR,
          sectionSpan: SPAN,
          carriedSpan: SPAN,
        }),
        (text, years) => {
          const { sentences, figures } = annotate(text, { ...years, sectionStatus: null });
          expect(sentences.map(({ start, end }) => text.slice(start, end)).join("")).toBe(text);
          for (const sentence of sentences) expect(sentence.end).toBeGreaterThan(sentence.start);
          for (const figure of figures) expect(text.slice(figure.start, figure.end)).toBe(figure.text);
          for (const { year, span } of [...sentences, ...figures]) {
            if (span === null) continue;
            expect(year).toBeNull();
            expect(span[0]).toBeLessThan(span[1]);
          }
        },
      ),
      { numRuns: 10_000 },
    );
  });

  test("reading time grows with the length, not with its square", () => {
    const pieces = [
      "2022年1个",
      "比上年增长5%，",
      "从2019年的3个到",
      "“",
      "（2022年",
      "【",
      "去年",
      "将",
      "一二三，",
      "五年来",
    ];
    for (const piece of pieces) {
      // The best of three: another process may take the core for a while.
      const timeOf = (length: number): number => {
        const text = piece.repeat(Math.ceil(length / piece.length));
        const times = [0, 1, 2].map(() => {
          const start = performance.now();
          annotate(text, { ...NOTHING_AROUND, reportYear: 2023 });
          return performance.now() - start;
        });
        return Math.min(...times);
      };
      timeOf(1_000);
      const short = Math.max(timeOf(3_000), 2);
      expect(timeOf(24_000), piece).toBeLessThan(short * 8 * 6);
    }
  });
});
