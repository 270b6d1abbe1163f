import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Report } from "../../src/domain/report.ts";
import { readDocx } from "../../src/corpus/docx.ts";
import { numeral } from "../../src/corpus/docx-numerals.ts";
import { parseReport } from "../../src/text/parse.ts";
import { makeNumbered, type Numbered, numberingXml, stylesXml } from "./make-numbered.ts";
import { documentXml, makeDocx, makeZip, paragraph } from "./make-zip.ts";

function rows<Row>(name: string): Row[] {
  const lines = readFileSync(`test/cases/corpus/${name}.jsonl`, "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line): Row => JSON.parse(line));
}

/** A document and the lines that are read of it. */
interface Case extends Numbered {
  readonly name: string;
  readonly lines: readonly string[];
}

const cases = rows<Case>("numbered");

async function linesOf(bytes: Buffer): Promise<readonly string[]> {
  const reading = await readDocx(bytes);
  if (!reading.ok) throw new Error(reading.refusal.message);
  expect(reading.oddities).toEqual([]);
  return reading.text.lines;
}

describe("a number is printed in the format of its level", () => {
  test.each(rows<{ format: string; value: number; printed: string }>("numerals"))(
    "$format $value: $printed",
    ({ format, value, printed }) => {
      expect(numeral(format, value)).toBe(printed);
    },
  );
});

describe("automatic numbers are read as Word prints them", () => {
  test.each(cases)("$name", async (document) => {
    expect(await linesOf(makeNumbered(document))).toEqual(document.lines);
  });

  test("in cells of tables, where the number may be all there is", async () => {
    const number = `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>`;
    const rowOf = (text: string): string =>
      `<w:tr><w:tc><w:p><w:pPr>${number}</w:pPr></w:p></w:tc><w:tc>${paragraph(text)}</w:tc></w:tr>`;
    const document = documentXml(`<w:tbl>${rowOf("某代表团")}${rowOf("某考察团")}</w:tbl>`);
    const lists: Numbered = {
      definitions: { "0": [{ format: "decimal", pattern: "%1" }] },
      lists: { "1": ["0"] },
      paragraphs: [],
    };
    const bytes = makeNumbered(lists, { "word/document.xml": document });
    expect(await linesOf(bytes)).toEqual(["1\t某代表团", "2\t某考察团"]);
  });

  test("a copy of a text box for old programs counts nothing", async () => {
    const number = `<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>`;
    const item = (text: string): string => `<w:p>${number}<w:r><w:t>${text}</w:t></w:r></w:p>`;
    const box = `<mc:AlternateContent xmlns:mc="x"><mc:Choice><w:txbxContent>${item("甲")}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${item("甲")}</w:txbxContent></mc:Fallback></mc:AlternateContent>`;
    const document = documentXml(`<w:p><w:r>${box}</w:r></w:p>${item("乙")}`);
    const lists: Numbered = {
      definitions: { "0": [{ format: "chineseCounting", pattern: "%1、" }] },
      lists: { "1": ["0"] },
      paragraphs: [],
    };
    const bytes = makeNumbered(lists, { "word/document.xml": document });
    expect(await linesOf(bytes)).toEqual(["一、甲", "", "二、乙"]);
  });

  test("a format that only later Words know falls back to the one beside it", async () => {
    const both = `<mc:AlternateContent xmlns:mc="x"><mc:Choice><w:numFmt w:val="custom"/></mc:Choice><mc:Fallback><w:numFmt w:val="decimalZero"/></mc:Fallback></mc:AlternateContent>`;
    const document: Numbered = {
      definitions: { "0": [{ format: "upperRoman", pattern: "%1." }] },
      lists: { "1": ["0"] },
      paragraphs: [{ text: "甲", list: "1", depth: 0 }],
    };
    const numbering = numberingXml(document).replace(`<w:numFmt w:val="upperRoman"/>`, both);
    expect(await linesOf(makeNumbered(document, { "word/numbering.xml": numbering }))).toEqual(["01. 甲"]);
  });

  test("parts that Word numbered are found", async () => {
    const lists: Omit<Numbered, "paragraphs"> = {
      definitions: { "0": [{ format: "chineseCounting", pattern: "%1、" }] },
      lists: { "1": ["0"] },
    };
    const bytes = makeZip([
      { name: "word/styles2.xml", data: stylesXml({ h1: { list: "1" } }) },
      { name: "word/numbering3.xml", data: numberingXml(lists) },
      {
        name: "word/document2.xml",
        data: documentXml(`<w:p><w:pPr><w:pStyle w:val="h1"/></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>`),
      },
    ]);
    expect(await linesOf(bytes)).toEqual(["一、甲"]);
  });
});

function styled(text: string, depth?: number): { text: string; style?: string } {
  return depth === undefined ? { text } : { text, style: `标题${depth}` };
}

async function reportOf(bytes: Buffer): Promise<Report> {
  return parseReport({ file: "某市2021.docx", sha256: "", lines: await linesOf(bytes), pages: null });
}

test("a report with automatic numbers is the same report as one with typed numbers", async () => {
  const body = [
    styled("某市外事办公室2021年工作总结"),
    styled("总体情况", 0),
    styled("来访接待", 1),
    styled("2021年，全市共接待来访团组12批86人次。"),
    styled("因公出国", 1),
    styled("审批管理", 2),
    styled("全年办理因公出国任务24批。"),
    styled("证照管理", 2),
    styled("全年办理证照35本。"),
    styled("主要工作", 0),
    styled("友城交往", 1),
    styled("全年新增友好城市2个。"),
  ];
  const numbers = ["一、", "（一）", "（二）", "1. ", "2. ", "二、", "（一）"];
  const typed = body.map(({ text, style }) => (style === undefined ? text : `${numbers.shift()}${text}`));
  const automatic = makeNumbered({
    definitions: {
      "0": [
        { format: "chineseCountingThousand", pattern: "%1、", suffix: "nothing", style: "标题0" },
        { format: "chineseCountingThousand", pattern: "（%2）", style: "标题1" },
        { format: "decimal", pattern: "%3.", style: "标题2" },
      ],
    },
    lists: { "1": ["0"] },
    styles: {
      正文: { standard: true },
      标题0: { basedOn: "正文", list: "1" },
      标题1: { basedOn: "标题0", depth: 1 },
      标题2: { basedOn: "标题0", depth: 2 },
    },
    paragraphs: body,
  });
  const report = await reportOf(automatic);
  expect(report).toEqual(await reportOf(makeDocx(typed.map((line) => paragraph(line)).join(""))));
  const sectionOf = (text: string): readonly string[] | undefined =>
    report.passages.find((passage) => passage.text.includes(text))?.section;
  expect(sectionOf("12批86人次")).toEqual(["一、总体情况", "（一）来访接待"]);
  expect(sectionOf("35本")).toEqual(["一、总体情况", "（二）因公出国", "2.证照管理"]);
  expect(sectionOf("友好城市2个")).toEqual(["二、主要工作", "（一）友城交往"]);
});

describe("parts for numbers that are damaged", () => {
  const document: Numbered = {
    definitions: { "0": [{ format: "decimal", pattern: "%1." }] },
    lists: { "1": ["0"] },
    styles: { h1: { list: "1" } },
    paragraphs: [{ text: "甲", style: "h1" }, "乙"],
  };

  test.each<[string, string, string | Buffer]>([
    ["lists that end in the middle", "numbering", "<w:numbering><w:abstractNum>"],
    ["styles that end in the middle", "styles", "<w:styles><w:style>"],
    ["lists that are no XML", "numbering", "x"],
    ["lists that are empty", "numbering", ""],
    ["lists that are not UTF-8", "numbering", Buffer.from("<a>\xff</a>", "latin1")],
    ["more lists than anybody has", "numbering", `<w:numbering>${"<w:num/>".repeat(250_000)}</w:numbering>`],
    [
      "more styles than anybody has",
      "styles",
      `<w:styles>${Array.from({ length: 250_000 }, (_, i) => `<w:style w:styleId="${i}"/>`).join("")}</w:styles>`,
    ],
  ])("%s: the text is read without numbers, and it is told", async (_name, part, data) => {
    const reading = await readDocx(makeNumbered(document, { [`word/${part}.xml`]: data }));
    expect(reading).toMatchObject({
      ok: true,
      text: { lines: ["甲", "乙"] },
      oddities: [
        { code: "unreadable", lines: [1, 2], message: expect.stringMatching(/^has damaged lists: /) },
      ],
    });
  });

  test("without lists there is nothing to tell", async () => {
    expect(
      await linesOf(makeNumbered({ styles: { h1: { list: "1" } }, paragraphs: document.paragraphs })),
    ).toEqual(["甲", "乙"]);
  });

  test("whatever lists and styles say, every line ends with what was typed", async () => {
    const odd = cases.filter(({ definitions }) => definitions !== undefined);
    const edit = fc.tuple(
      fc.nat(5000),
      fc.nat(60),
      fc.constantFrom("", "<w:num>", '"', "%9", "1", "-7", "/>", "甲"),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...odd),
        fc.array(edit, { minLength: 1, maxLength: 5 }),
        async (one, edits) => {
          let numbering = numberingXml(one);
          let styles = stylesXml(one.styles ?? {});
          for (const [at, length, instead] of edits) {
            const changed = (xml: string): string => {
              const from = at % (xml.length + 1);
              return xml.slice(0, from) + instead + xml.slice(from + length);
            };
            if (at % 3 === 0) styles = changed(styles);
            else numbering = changed(numbering);
          }
          const bytes = makeNumbered(one, { "word/numbering.xml": numbering, "word/styles.xml": styles });
          const reading = await readDocx(bytes);
          const typed = one.paragraphs.map((row) => (typeof row === "string" ? row : (row.text ?? "")));
          expect(reading.ok && reading.text.lines.length).toBe(typed.length);
          for (const [at, line] of (reading.ok ? reading.text.lines : []).entries()) {
            expect(line.endsWith(typed[at] ?? "")).toBe(true);
            expect(line).not.toMatch(/[\t\n]/);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
