import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Passage, Report } from "../../src/domain/report.ts";
import { parseReport } from "../../src/text/parse.ts";
import { sourceOf } from "./structure-cover.ts";

const SEEDS = new URL("../../seeds/", import.meta.url);

function read(number: string): Report {
  const name = readdirSync(SEEDS).find((file) => file.startsWith(number)) ?? "";
  return parseReport(sourceOf(readFileSync(new URL(name, SEEDS), "utf8").split(/\r?\n/), name));
}

const reports = new Map(["000", "001", "002", "003", "004"].map((number) => [number, read(number)]));

function report(number: string): Report {
  const found = reports.get(number);
  if (found === undefined) throw new Error(`no report ${number}`);
  return found;
}

function entry(number: string, title: string): Passage {
  const found = report(number).passages.find((passage) => passage.text.startsWith(`【${title}】`));
  if (found === undefined) throw new Error(`no entry ${title}`);
  return found;
}

function rows(number: string, table: string): readonly Passage[] {
  return report(number).passages.filter(
    (passage) => passage.kind === "row" && passage.section.at(-1)?.startsWith(table),
  );
}

function firstSections(number: string, depth: number): string[] {
  const texts = report(number).passages.filter((passage) => passage.kind !== "row");
  return [...new Set(texts.map((passage) => passage.section[depth] ?? ""))];
}

function begins(number: string): string[] {
  return report(number).passages.map((passage) => passage.text.slice(0, 6).replace(/[*\s]/g, ""));
}

describe("the owner's reports are read right", () => {
  test.each([
    ["002", 68],
    ["003", 47],
  ])("all entries of %s are found", (number, count) => {
    const titled = report(number).passages.filter(
      (passage) => passage.kind === "entry" && passage.text.startsWith("【"),
    );
    expect(titled).toHaveLength(count);
  });

  test.each([
    ["002", "表4", 9],
    ["002", "表5", 38],
    ["002", "表6", 8],
    ["002", "表7", 1],
    ["003", "表1", 3],
    ["003", "表2", 1],
    ["003", "表3", 27],
    ["003", "表4", 33],
    ["003", "表5", 2],
  ])("the rows of %s, %s are all there, under that table", (number, table, count) => {
    expect(rows(number, table)).toHaveLength(count);
  });

  test.each([
    ["002", "表4", []],
    ["002", "表5", []],
    ["002", "表6", []],
    ["002", "表7", []],
    ["003", "表2", []],
    ["003", "表4", []],
    ["003", "表1", ["港澳事务"]],
  ])("the rows of %s, %s stand in the chapter, under no part that is not theirs", (number, table, part) => {
    const sections = new Set(rows(number, table).map((row) => row.section.slice(0, -1).join(" ")));
    expect([...sections]).toEqual([["外事", ...part].join(" ")]);
  });

  test.each(
    [...report("002").passages, ...report("003").passages]
      .filter((passage) => passage.kind === "row")
      .map((row) => [row.text, row]),
  )("every cell of a row has its column: %s", (_, row) => {
    const columns = row.cells.map((cell) => cell.column);
    expect(columns[0]).toMatch(/时间/);
    expect(columns).toContain("市领导");
    expect(columns.at(-1)).toMatch(/内容/);
    expect(row.cells.map((cell) => row.text.slice(cell.start, cell.end)).join(" ")).toBe(row.text);
  });

  test.each([
    ["加强与友好城市联络", [476, 482], [513, 519], "奥地利维也纳市市长、德国柏林市市长", "对外交往"],
    ["市外办国交中心取消经营性服务", [503, 511], [679, 687], "转制成为公益一类事业单位", "外事管理与服务"],
    ["开展年度境外安全演练", [1030, 1046], [1067, 1067], "60名境外安全负责人参加", "外事管理与服务"],
    [
      "加强新冠肺炎疫情期间出访团组管理",
      [1061, 1065],
      [1245, 1249],
      "团组行程调整变更，督促",
      "因公出入境管理",
    ],
    ["“一国两制”专题讲座举办", [1767, 1767], [1771, 1781], "】9月22日，市政府港澳办", "港澳事务"],
  ] as const)(
    "the torn entry %s is whole, in its own section, with both stretches of lines",
    (title, first, second, seam, section) => {
      const found = entry("002", title);
      expect(found.ranges).toEqual([first, second]);
      expect(found.text).toContain(seam);
      expect(found.section).toEqual(["外事", section, title]);
    },
  );

  test("no passage mixes two entries of the torn pages", () => {
    for (const wrong of ["成为公德国", "境外安因公", "行程调整全负责人", "各区港澳"]) {
      expect(report("002").passages.filter((passage) => passage.text.includes(wrong))).toEqual([]);
    }
  });

  test("the sections of the chapter stand in their order", () => {
    expect(firstSections("002", 1).slice(0, 6)).toEqual([
      "综述",
      "对外交往",
      "外事管理与服务",
      "因公出入境管理",
      "首都语言环境建设",
      "港澳事务",
    ]);
    expect(firstSections("003", 1)).toEqual([
      "综述",
      "对外交往",
      "外事管理与服务",
      "因公出入境管理",
      "国际语言环境建设",
      "港澳事务",
    ]);
  });

  test("the entries above a stranded heading stand under it", () => {
    expect(entry("002", "纪念与爱尔兰都柏林市缔结友城10周年").section[1]).toBe("对外交往");
    expect(entry("002", "在京港澳同胞疫苗接种").section[1]).toBe("港澳事务");
  });

  test("the entry whose title stands inside its text is put in order", () => {
    const found = entry("003", "外国驻华记者新年招待会在京举行");
    expect(found.ranges).toEqual([
      [31, 31],
      [29, 29],
      [33, 33],
    ]);
    expect(found.text).toContain("外交部与市政府联合举办2020年");
    expect(found.text).toContain("城市战略定位、不断加强");
  });

  test("foreign matter at the end of the chapter is kept, but not under its last heading", () => {
    const foreign = report("002").passages.filter((passage) => (passage.ranges[0]?.[0] ?? 0) > 1862);
    expect(foreign.length).toBeGreaterThan(5);
    expect(foreign.filter((passage) => passage.section.includes("港澳事务"))).toEqual([]);
    expect(entry("002", "京台美丽乡村论坛举办").section).toEqual(["京台美丽乡村论坛举办"]);
  });

  test("the masked copy is masked, the report it was made from is not", () => {
    expect(report("001").passages.filter((passage) => passage.masked).length).toBeGreaterThan(18);
    expect(report("000").passages.filter((passage) => passage.masked)).toEqual([]);
    expect(report("003").passages.filter((passage) => passage.masked)).toEqual([]);
  });

  test("both copies have the same parts", () => {
    expect(firstSections("000", 0)).toEqual(firstSections("001", 0));
    expect(begins("000").filter((part) => part.startsWith("（"))).toHaveLength(19);
    expect(begins("001").filter((part) => part.startsWith("（"))).toHaveLength(19);
  });

  test.each([
    [
      "000",
      {
        title: "市政府外办2022年度工作总结",
        issuer: "市政府外办",
        place: "北京",
        number: null,
        issued: null,
        reportYear: 2022,
      },
    ],
    [
      "002",
      {
        title: "外事",
        issuer: "市委外办、市政府外办",
        place: "北京",
        number: null,
        issued: null,
        reportYear: 2021,
      },
    ],
    [
      "003",
      {
        title: "外事",
        issuer: "市委外办、市政府外办",
        place: "北京",
        number: null,
        issued: null,
        reportYear: 2020,
      },
    ],
    [
      "004",
      {
        title: "厦门市人民政府外事办公室2022年工作总结和2023年工作计划",
        issuer: "厦门市人民政府外事办公室",
        place: "厦门",
        number: "厦政外综〔2023〕15号",
        issued: "2023-02-21",
        reportYear: 2023,
      },
    ],
  ])("%s says of itself what it is", (number, expected) => {
    expect(report(number)).toMatchObject(expected);
  });

  test.each([
    ["002", "简化，为2675名港澳居民办理"],
    ["002", "“迎冬奥\u2002 促提升”为主题"],
    ["002", "“培育中外友谊林\u2002 感知北京新发展”"],
    ["000", "安全提醒719条"],
    ["000", "常态核酸检测93万余人次"],
    ["000", "31位外国领导人"],
    ["003", "安全事件信息1.8万条，安全提醒2020条"],
    ["004", "拓展与巴西福塔莱萨市等城市交流交往"],
    ["001", "做好**位外国领导人来华"],
  ])("%s holds %s, repaired", (number, text) => {
    expect(report(number).passages.filter((passage) => passage.text.includes(text))).toHaveLength(1);
  });
});
