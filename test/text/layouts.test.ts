/** A report says the same however it is set: its figures keep their years in every layout that web pages and converters make. */

import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseReport } from "../../src/text/parse.ts";
import { sourceOf } from "./structure-cover.ts";

type Setting = (lines: readonly string[]) => string[];

/** So much of the figures, in percent, may lose their year: some settings hide where a sentence begins. */
const MOST_LOST = 1.5;

const HAN = "一二三四五六七八九";
const PART = /^(\s*)([一二三四五六七八九十]{1,3})、(?=[^。；：]{2,45}$)/;

function digits(number: string): number {
  const [tens, ones] = number.split("十");
  if (ones === undefined) return HAN.indexOf(number) + 1;
  return (tens === "" ? 1 : HAN.indexOf(tens ?? "") + 1) * 10 + HAN.indexOf(ones) + 1;
}

const isParagraph = (line: string): boolean =>
  line.endsWith("。") && !/^\s*[一二三四五六七八九十（(【\d]/.test(line);
const behind =
  (sign: string): Setting =>
  (lines) =>
    lines.map((line, i) => (i > 2 && isParagraph(line) ? sign + line.trim() : line));
const between =
  (every: number, foot: (page: number) => string): Setting =>
  (lines) =>
    lines.flatMap((line, i) => (i % every === every - 1 ? [line, foot((i + 1) / every)] : [line]));
const eachLine =
  (change: (line: string) => string): Setting =>
  (lines) =>
    lines.map(change);
const wrapped =
  (width: number): Setting =>
  (lines) =>
    lines.flatMap((line) =>
      line.length <= width || /[\t|]/.test(line)
        ? [line]
        : Array.from({ length: Math.ceil(line.length / width) }, (_, k) =>
            line.slice(k * width, (k + 1) * width),
          ),
    );

/** Each way of setting a report, by what it looks like. */
const SETTINGS: Readonly<Record<string, Setting>> = {
  "a blank line after every line": (lines) => lines.flatMap((line) => [line, ""]),
  "every line indented": eachLine((line) => `　　${line.trim()}`),
  "lines wrapped at 30 characters": wrapped(30),
  "paragraphs behind ●": behind("● "),
  "paragraphs behind a star": behind("* "),
  "parts numbered 1．": eachLine((line) =>
    line.replace(PART, (_, gap: string, number: string) => `${gap}${digits(number)}．`),
  ),
  "a gap behind the number of a part": eachLine((line) => line.replace(PART, "$1$2 ")),
  "第一部分 for 一、": eachLine((line) => line.replace(PART, "$1第$2部分　")),
  "headings in bold": eachLine((line) => (PART.test(line) ? `**${line.trim()}**` : line)),
  "headings of Markdown": eachLine((line) => (PART.test(line) ? `## ${line.trim()}` : line)),
  "page numbers between dashes": between(15, (page) => `- ${page} -`),
  "page numbers in words": between(15, (page) => `第 ${page} 页 共 99 页`),
  "spaces round digits": eachLine((line) =>
    line.replace(/(?<=[\u4e00-\u9fff])(?=\d)|(?<=\d)(?=[\u4e00-\u9fff])/g, " "),
  ),
  "full-width digits": eachLine((line) =>
    line.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  ),
  "half-width punctuation": eachLine((line) =>
    line.replace(/[，；：（）]/g, (sign) => ",;:()"["，；：（）".indexOf(sign)] ?? sign),
  ),
  "a table of contents": (lines) => [
    ...lines.slice(0, 1),
    "目录",
    ...lines.filter((line) => PART.test(line)).map((line, i) => `${line.trim()}……${i + 1}`),
    ...lines.slice(1),
  ],
  "the foot of a web page": (lines) => [
    ...lines,
    "打印本页 关闭窗口",
    "主办单位：某某政府办公室 网站标识码：1234567890",
  ],
};

const reports = ["reports", "reports-offices", "reports-provinces"].flatMap((folder) => {
  const path = new URL(`../cases/${folder}/`, import.meta.url);
  return readdirSync(path)
    .filter((name) => name.endsWith(".txt"))
    .map((name) => ({ name, lines: readFileSync(new URL(name, path), "utf8").split("\n") }));
});

/** How often each figure is told of each year. */
function datedFigures(name: string, lines: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { figures } of parseReport(sourceOf(lines, name)).passages)
    for (const { text, year, kind } of figures) {
      if (kind === "date") continue;
      const key = `${text.normalize("NFKC").replace(/\s/g, "")} ${year}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  return counts;
}

const asPrinted = reports.map(({ name, lines }) => datedFigures(name, lines));

describe("figures keep their years in every layout", () => {
  test.each(Object.entries(SETTINGS))("%s", (_, set) => {
    let all = 0;
    let lost = 0;
    for (const [i, { name, lines }] of reports.entries()) {
      const found = datedFigures(name, set(lines));
      for (const [figure, count] of asPrinted[i] ?? []) {
        all += count;
        lost += Math.max(0, count - (found.get(figure) ?? 0));
      }
    }
    expect(all).toBeGreaterThan(5000);
    expect((100 * lost) / all).toBeLessThanOrEqual(MOST_LOST);
  });
});
