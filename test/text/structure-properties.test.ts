import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseReport } from "../../src/text/parse.ts";
import { faultsOf, sourceOf } from "./structure-cover.ts";

const SEEDS = new URL("../../seeds/", import.meta.url);
const reports = readdirSync(SEEDS)
  .filter((name) => name.endsWith(".txt"))
  .map((name) => readFileSync(new URL(name, SEEDS), "utf8").split(/\r?\n/));

/** Scraps that sources are made of: everything the rules look for, in any order. */
const SCRAPS = [
  ...Array.from("，。；：、“”《》（）()【】*#|\t \u2002\u2003\u3000\u200b\ufeff\u202e-—1290年月日"),
  "**",
  "一、",
  "（一）",
  "1. ",
  "①",
  "第一章 ",
  "# ",
  "## 综 述",
  "【标题】",
  "【",
  "（李  娜）",
  "（张三",
  "四）",
  "注：",
  "（续）",
  "表1  2020年一览表",
  "时间\t市领导\t活动内容",
  "时间 市领导 国别 活动内容",
  "9月5日",
  "9月5日 陈吉宁 英国 会见",
  "| a | b |",
  "| --- | --- |",
  "- 12 -",
  "北京市人民政府 089",
  "各位代表：",
  "2023年2月21日",
  "厦政外综〔2023〕15号",
  "对  外  交  往",
  "外事管理",
  "2 6 7 5 名",
  "Health kit",
  "国际组织落户",
  "举办论坛。",
  "\u{1f600}",
  "\ud83d",
  "a\u0301",
];

const line = fc.array(fc.constantFrom(...SCRAPS), { maxLength: 8 }).map((scraps) => scraps.join(""));
const made = fc.array(line, { maxLength: 40 });

/** A stretch of a real report with lines lost, doubled, moved, cut or joined. */
const mutated = fc
  .record({
    report: fc.nat(reports.length - 1),
    from: fc.double({ min: 0, max: 0.95, noNaN: true }),
    length: fc.integer({ min: 1, max: 120 }),
    changes: fc.array(
      fc.tuple(
        fc.constantFrom("drop", "double", "swap", "cut", "join", "blank", "scrap"),
        fc.nat(119),
        fc.nat(39),
      ),
      {
        maxLength: 8,
      },
    ),
  })
  .map(({ report, from, length, changes }) => {
    const whole = reports[report] ?? [];
    const start = Math.floor(whole.length * from);
    const lines = whole.slice(start, start + length);
    for (const [change, place, at] of changes) {
      const i = lines.length === 0 ? 0 : place % lines.length;
      const text = lines[i] ?? "";
      if (change === "drop") lines.splice(i, 1);
      else if (change === "double") lines.splice(i, 0, text);
      else if (change === "swap") lines.splice(i, 1, lines[at % lines.length] ?? "");
      else if (change === "cut") lines.splice(i, 1, text.slice(0, at), text.slice(at));
      else if (change === "join") lines.splice(i, 2, text + (lines[i + 1] ?? ""));
      else if (change === "blank") lines.splice(i, 0, "", "");
      else lines.splice(i, 0, SCRAPS[at % SCRAPS.length] ?? "");
    }
    return lines;
  });

function hold(lines: readonly string[]): void {
  const source = sourceOf(lines);
  expect(faultsOf(source, parseReport(source))).toEqual([]);
}

/** Each takes well under a second; a rule that is not linear would take minutes. */
const SOON_MS = 10_000;
const RUNS = Number(process.env.STRUCTURE_RUNS ?? 300);

describe("nothing of a source is lost and nothing is doubled", () => {
  test.each(reports.map((lines, i) => [i, lines] as const))(
    "in report %i every character stands in one passage or leftover",
    (_, lines) => {
      hold(lines);
    },
  );

  test("nor in real reports that were damaged", () => {
    fc.assert(fc.property(mutated, hold), { numRuns: RUNS });
  });

  test("nor in text made of everything the rules look for", () => {
    fc.assert(fc.property(made, hold), { numRuns: RUNS * 2 });
  });

  test("nor in any text at all", () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: "binary" }), { maxLength: 20 }), hold), {
      numRuns: RUNS,
    });
  });

  test("nor when a page has no line breaks", () => {
    for (const lines of reports) hold([lines.join("")]);
  });

  test.each([
    ["one endless line of spaces", [`${" ".repeat(300_000)}x`]],
    ["one endless line without a full stop", ["完成，".repeat(100_000)]],
    ["one endless line of one character", ["一".repeat(300_000)]],
    ["brackets that never close", ["【".repeat(200_000), "（".repeat(200_000), "“".repeat(200_000)]],
    ["strokes and tags", ["|".repeat(200_000), "<td>".repeat(50_000), "<".repeat(200_000)]],
    ["stars", ["*".repeat(200_000), "**a** ".repeat(40_000)]],
    ["numbers apart", ["1 ".repeat(150_000)]],
    ["nothing but heads of tables", Array.from({ length: 10_000 }, () => "时间\t市领导\t活动内容")],
    ["nothing but entries cut off", Array.from({ length: 10_000 }, () => "【标题】1月，")],
    [
      "texts without a title between signed entries",
      Array.from({ length: 12_000 }, () => ["【标题】建设完成。", "（李娜）", "各项工作有序推进。"]).flat(),
    ],
    ["nothing but names", Array.from({ length: 10_000 }, () => "（李娜）")],
    ["nothing but blank lines", Array.from({ length: 300_000 }, () => "")],
  ])("a source of %s is read, and soon", (_, lines) => {
    const started = performance.now();
    hold(lines);
    expect(performance.now() - started).toBeLessThan(SOON_MS);
  });

  test("reading time grows with the length of a report, not with its square", () => {
    for (const [i, lines] of reports.entries()) {
      // The processor's time, and the better of two: another process may take the core for a while.
      const timeOf = (copies: number): number => {
        const source = sourceOf(Array.from({ length: copies }, () => lines).flat());
        const times = [0, 1].map(() => {
          const start = process.cpuUsage();
          parseReport(source);
          const { user, system } = process.cpuUsage(start);
          return user + system;
        });
        return Math.min(...times);
      };
      timeOf(1);
      expect(timeOf(16), `report ${i}`).toBeLessThan(timeOf(1) * 16 * 4);
    }
  });

  test("the same source gives the same report", () => {
    const lines = reports[0] ?? [];
    expect(parseReport(sourceOf(lines))).toEqual(parseReport(sourceOf(lines)));
  });
});
