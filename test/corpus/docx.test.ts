import { describe, expect, test } from "vitest";
import { readDocx } from "../../src/corpus/docx.ts";
import { documentXml, makeDocx, makeZip, paragraph } from "./make-zip.ts";

async function linesOf(body: string): Promise<readonly string[]> {
  const reading = await readDocx(makeDocx(body));
  if (!reading.ok) throw new Error(reading.refusal.message);
  return reading.text.lines;
}

const cell = (inside: string, properties = ""): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${inside}</w:tc>`;
const row = (...cells: string[]): string => `<w:tr>${cells.join("")}</w:tr>`;
const run = (text: string): string => `<w:r><w:t>${text}</w:t></w:r>`;

describe("a Word report is read line by line", () => {
  test("a paragraph is a line, also an empty one and one in several runs", async () => {
    expect(
      await linesOf(`${paragraph("一、总体情况")}<w:p/><w:p>${run("全年")}${run("接待12批")}</w:p>`),
    ).toEqual(["一、总体情况", "", "全年接待12批"]);
  });

  test("a break inside a paragraph begins another line; a tab is a tab; a tab stop is nothing", async () => {
    const stops = `<w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>`;
    expect(
      await linesOf(`<w:p>${stops}<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r></w:p>`),
    ).toEqual(["甲", "乙\t丙"]);
  });

  test("escaped signs are read as the signs", async () => {
    expect(await linesOf(paragraph("A&amp;B &lt;1&gt; &#x4e2d;"))).toEqual(["A&B <1> 中"]);
  });

  test("what was deleted, moved away or hidden in Word is not read", async () => {
    const body = `<w:p>${run("一")}<w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:moveFrom>${run("移")}</w:moveFrom>
      <w:ins>${run("二")}</w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>
      <w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>三</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>`;
    expect(await linesOf(body)).toEqual(["一二三"]);
  });

  test("a text box is a line of its own and its copy for old programs is not read twice", async () => {
    const box = `<w:txbxContent>${paragraph("框内")}</w:txbxContent>`;
    const body = `<w:p>${run("前")}<w:r><mc:AlternateContent xmlns:mc="x"><mc:Choice>${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent></w:r>${run("后")}</w:p>`;
    expect(await linesOf(body)).toEqual(["框内", "前后"]);
  });

  test("pages are those that Word noted; a document without notes has none", async () => {
    const noted = `${paragraph("一")}<w:p><w:r><w:lastRenderedPageBreak/><w:t>二</w:t></w:r></w:p>${paragraph("三")}`;
    const reading = await readDocx(makeDocx(noted));
    expect(reading.ok && reading.text.pages).toEqual([1, 2, 2]);
    const without = await readDocx(makeDocx(paragraph("一")));
    expect(without.ok && without.text.pages).toBeNull();
  });
});

describe("a table in a Word report", () => {
  test("has a line a row with tabs between the cells", async () => {
    const body = `<w:tbl>${row(cell(paragraph("时间")), cell(paragraph("来宾")))}${row(cell(paragraph("9月1日")), cell(paragraph("某代表团")))}</w:tbl>`;
    expect(await linesOf(body)).toEqual(["时间\t来宾", "9月1日\t某代表团"]);
  });

  test("keeps its columns where cells are merged or empty", async () => {
    const body = `<w:tbl>${row(cell(paragraph("合计"), `<w:gridSpan w:val="2"/>`), cell(paragraph("3")))}${row(cell("<w:p/>", `<w:vMerge/>`), cell(paragraph("b")), cell(paragraph("c")))}</w:tbl>`;
    expect(await linesOf(body)).toEqual(["合计\t\t3", "\tb\tc"]);
  });

  test("keeps several paragraphs of a cell, and a table inside it, in that cell", async () => {
    const inner = `<w:tbl>${row(cell(paragraph("x")), cell(paragraph("y")))}</w:tbl>`;
    const body = `<w:tbl>${row(cell(paragraph("张三") + paragraph("李四")), cell(inner + paragraph("z")))}</w:tbl>`;
    expect(await linesOf(body)).toEqual(["张三 李四\tx y z"]);
  });
});

describe("what is no readable Word report is refused with a reason", () => {
  test.each<[string, Buffer, string, RegExp]>([
    ["another archive", makeZip([{ name: "a.txt", data: "x" }]), "unsupported", /zip archive/],
    ["an empty archive", makeZip([]), "unsupported", /zip archive/],
    [
      "an encrypted part",
      makeZip([{ name: "word/document.xml", data: documentXml(""), encrypted: true }]),
      "unsupported",
      /encrypted/,
    ],
    ["malformed XML", makeDocx("<w:p>"), "unreadable", /damaged/],
    ["no text", makeDocx("<w:p/>"), "empty", /without text/],
    ["names that climb out", makeZip([{ name: "../word/document.xml", data: "x" }]), "unreadable", /damaged/],
    [
      "a document type with entities",
      makeZip([{ name: "word/document.xml", data: `<!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>` }]),
      "unsupported",
      /entities/,
    ],
  ])("%s", async (_name, bytes, code, message) => {
    const reading = await readDocx(bytes);
    expect(reading).toMatchObject({
      ok: false,
      refusal: { code, message: expect.stringMatching(message) },
    });
  });

  test("a main part that Word numbered is found", async () => {
    const reading = await readDocx(
      makeZip([{ name: "word/document2.xml", data: documentXml(paragraph("一")) }]),
    );
    expect(reading.ok && reading.text.lines).toEqual(["一"]);
  });
});
