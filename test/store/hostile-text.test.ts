import { describe, expect, test } from "vitest";
import { openSearcher } from "../../src/search/search.ts";
import { parseReport } from "../../src/text/parse.ts";

const LENGTH = 20_000;

/** What is repeated without end: signs that open something, that may be part of a number, a heading, a table. */
const REPEATED = [
  "甲",
  "【",
  "《",
  "“",
  "（一）",
  "第一、",
  "1",
  "一",
  " ",
  ".",
  "a\t",
  "*",
  "#",
  "|",
  "—",
  "2022年",
  "1.2%",
  "近500多万人次，",
  "全年办理12件。",
  "北京市",
  "\u200b",
  "\u202e",
  "💥",
  "\ud800",
];

/** Ten times what it takes, by the processor's clock: machines are shared. */
const PATIENCE_MS = 3_000;

describe("no text makes reading a report hang, and none of it is lost", () => {
  test.each(REPEATED)("%j again and again, in one line and in many", (unit) => {
    const text = unit.repeat(Math.ceil(LENGTH / unit.length));
    const short = Array.from({ length: Math.ceil(text.length / 30) }, (_, i) =>
      text.slice(i * 30, i * 30 + 30),
    );
    for (const lines of [[text], [`${text}甲`], short]) {
      const start = process.cpuUsage();
      const report = parseReport({ file: "甲.txt", sha256: "0".repeat(64), lines, pages: null });
      openSearcher([report]);
      expect(process.cpuUsage(start).user / 1e3).toBeLessThan(PATIENCE_MS);
      const kept = [...report.passages, ...report.leftovers].reduce(
        (sum, { spans }) => sum + spans.length,
        0,
      );
      if (/[\p{L}\p{N}]/u.test(unit)) expect(kept).toBeGreaterThan(0);
    }
  });
});
