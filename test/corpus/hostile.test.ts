import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { MAX_FILE_BYTES, MAX_INFLATED_BYTES } from "../../src/corpus/limits.ts";
import { openDocx } from "../../src/corpus/docx-zip.ts";
import { loadSource, readSource, type SourceReading } from "../../src/corpus/source.ts";
import { listSources } from "../../src/corpus/walk.ts";
import { makeNumbered, type Numbered } from "./make-numbered.ts";
import { documentXml, makeDocx, makeZip, paragraph } from "./make-zip.ts";

const folder = mkdtempSync(join(tmpdir(), "hostile-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Long enough for a slow machine; a hostile file may not take longer. */
const SECONDS = 20;

async function readAs(name: string, bytes: Buffer | string): Promise<SourceReading> {
  writeFileSync(join(folder, name), bytes);
  const list = await listSources(folder);
  const source = list.ok ? list.files.find(({ file }) => file === name) : undefined;
  if (source === undefined) throw new Error(`${name} is not listed`);
  const reading = await readSource(await loadSource(source));
  rmSync(join(folder, name));
  return reading;
}

const good = makeDocx(paragraph("全年共办理各类手续。").repeat(200));
const nested = (open: string, close: string, times: number): Buffer =>
  makeDocx(open.repeat(times) + paragraph("x") + close.repeat(times));

/** A document whose headings are numbered by their style. */
const numbered: Numbered = {
  definitions: { "0": [{ format: "chineseCounting", pattern: "%1、" }] },
  lists: { "1": ["0"] },
  styles: { h1: { list: "1" } },
  paragraphs: Array.from({ length: 200 }, () => ({ text: "总结", style: "h1" })),
};
const withPart = (name: string, data: string | Buffer): Buffer =>
  makeNumbered(numbered, { [`word/${name}.xml`]: data });

/** Hostile or unsuitable files and the code they are refused with. */
const REFUSED: readonly (readonly [string, () => Buffer, string])[] = [
  ["an empty file", () => Buffer.alloc(0), "empty"],
  ["a PDF", () => Buffer.from("%PDF-1.7\n%âãÏÓ\n1 0 obj"), "unsupported"],
  ["a PDF behind other bytes", () => Buffer.from("\n\n%PDF-1.4 x"), "unsupported"],
  ["an old Word file", () => Buffer.from("d0cf11e0a1b11ae10000", "hex"), "unsupported"],
  ["an RTF file", () => Buffer.from("{\\rtf1\\ansi x}"), "unsupported"],
  ["a web page", () => Buffer.from("\n<!DOCTYPE html><html>x</html>"), "unsupported"],
  ["a PNG", () => Buffer.from("89504e470d0a1a0a0000000d", "hex"), "binary"],
  ["a JPEG", () => Buffer.from("ffd8ffe000104a464946", "hex"), "binary"],
  ["a gzip", () => gzipSync("总结"), "binary"],
  ["a program", () => Buffer.from("7f454c460201010000000000", "hex"), "binary"],
  ["text with NUL", () => Buffer.from("总结\0".repeat(100)), "binary"],
  [
    "UTF-16 garbage with a mark",
    () => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.alloc(4000, 0xd8)]),
    "undecodable",
  ],
  ["a file one byte over the limit", () => Buffer.alloc(MAX_FILE_BYTES + 1, "x"), "too-large"],
  ["a spreadsheet", () => makeZip([{ name: "xl/workbook.xml", data: "<x/>" }]), "unsupported"],
  ["a zip within a zip", () => makeZip([{ name: "inner.docx", data: good }]), "unsupported"],
  ["a docx cut at its half", () => good.subarray(0, good.length / 2), "unreadable"],
  ["a docx cut at its last byte", () => good.subarray(0, -1), "unreadable"],
  ["the first four bytes of a zip", () => Buffer.from("PK\x03\x04"), "unreadable"],
  ["a docx with a wrong size in its headers", () => lying(), "unreadable"],
  ["a docx of one huge run", () => makeDocx(paragraph("x".repeat(50_000_000))), "too-large"],
  ["a docx of 400,000 paragraphs", () => makeDocx("<w:p/>".repeat(400_000)), "too-large"],
  [
    "a docx of very many line breaks",
    () => makeDocx(`<w:p><w:r>${"<w:br/>".repeat(100_000)}</w:r></w:p>`),
    "too-large",
  ],
  [
    "a docx of one row with millions of cells",
    () =>
      makeDocx(
        `<w:tbl><w:tr>${`<w:tc><w:tcPr><w:gridSpan w:val="63"/></w:tcPr></w:tc>`.repeat(40_000)}</w:tr></w:tbl>`,
      ),
    "too-large",
  ],
  [
    "a docx of 20,000 tables in each other",
    () => nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 20_000),
    "too-large",
  ],
  ["a docx of XML nested too deep", () => nested("<w:x>", "</w:x>", 100_000), "too-large"],
  [
    "a docx of 3,000 parts",
    () => makeZip(Array.from({ length: 3000 }, (_, i) => ({ name: `p${i}`, data: "" }))),
    "too-large",
  ],
  [
    "a docx with entities in entities",
    () => makeZip([{ name: "word/document.xml", data: laughs() }]),
    "unsupported",
  ],
  [
    "a docx with an outside entity",
    () => makeZip([{ name: "word/document.xml", data: outside() }]),
    "unsupported",
  ],
  [
    "a docx whose XML is not UTF-8",
    () => makeZip([{ name: "word/document.xml", data: Buffer.from("<a>\xff\xfe</a>", "latin1") }]),
    "unreadable",
  ],
  ["a docx whose lists are 110 MB", () => withPart("numbering", longPart(110)), "too-large"],
  [
    "a docx whose parts are 110 MB together",
    () =>
      makeNumbered(numbered, {
        "word/numbering.xml": longPart(60),
        "word/styles.xml": longPart(60),
      }),
    "too-large",
  ],
  ["a docx with entities in its lists", () => withPart("numbering", laughs()), "unsupported"],
  ["a docx with an outside entity in its styles", () => withPart("styles", outside()), "unsupported"],
  ["a docx of styles nested too deep", () => withPart("styles", "<w:x>".repeat(100_000)), "too-large"],
  [
    "a docx with a list of one endless attribute",
    () => withPart("numbering", `<w:numbering><w:num w:numId="${"1".repeat(50_000_000)}"/></w:numbering>`),
    "too-large",
  ],
  [
    "a docx whose numbers are longer than a document may be",
    () =>
      makeNumbered({
        definitions: { "0": [{ format: "upperLetter", pattern: "%1".repeat(50), start: 779 }] },
        lists: Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`${i}`, ["0", { "0": 779 }]])),
        paragraphs: Array.from({ length: 3000 }, (_, i) => ({ text: "x", list: `${i}`, depth: 0 })),
      }),
    "too-large",
  ],
];

/** A part of so many MB and no content. */
function longPart(megabytes: number): string {
  return `<w:x>${`<!--${"x".repeat(1024 * 1024)}-->`.repeat(megabytes)}</w:x>`;
}

function lying(): Buffer {
  return makeZip([
    { name: "word/document.xml", data: documentXml(paragraph("x".repeat(10_000))), claimedSize: 10 },
  ]);
}

function laughs(): string {
  const entities = Array.from({ length: 10 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`);
  return `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">${entities.join("")}]><x>&l10;</x>`;
}

function outside(): string {
  return `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>`;
}

describe("a hostile or unsuitable file is refused with a reason, in bounded time", () => {
  test.each(REFUSED)(
    "%s",
    async (_name, make, code) => {
      const reading = await readAs("report.docx", make());
      expect(reading.text).toBeNull();
      expect(reading.problems).toMatchObject([{ file: "report.docx", code }]);
      // One sentence that begins with the file and shows nothing of the machine.
      expect(reading.problems[0]?.message).toMatch(/^report\.docx (?:is|has|holds|nests|inflates|cannot) /);
    },
    SECONDS * 1000,
  );

  test("a docx of 110 MB is left when the limit is reached, whatever its headers claim", async () => {
    const bomb = makeZip([
      { name: "word/document.xml", data: Buffer.alloc(MAX_INFLATED_BYTES + 10_000_000, 32) },
    ]);
    expect(bomb.length).toBeLessThan(1_000_000);
    let taken = 0;
    const archive = await openDocx(bomb);
    const inflating = archive.inflate("document", (piece) => {
      taken += piece.length;
    });
    await expect(inflating).rejects.toMatchObject({ code: "too-large" });
    expect(taken).toBeLessThanOrEqual(MAX_INFLATED_BYTES);
  });

  test("a pipe cannot make it wait", async () => {
    execFileSync("sh", ["-c", 'mkfifo "$0"', join(folder, "pipe.txt")]);
    const list = await listSources(folder);
    rmSync(join(folder, "pipe.txt"));
    expect(list).toMatchObject({
      ok: true,
      files: [],
      problems: [{ file: "pipe.txt", code: "unsupported" }],
    });
  });

  test("a file that claims terabytes is refused unread", async () => {
    writeFileSync(join(folder, "sparse.txt"), "");
    truncateSync(join(folder, "sparse.txt"), 2 ** 42);
    const list = await listSources(folder);
    const source = list.ok ? list.files[0] : undefined;
    if (source === undefined) throw new Error("not listed");
    const reading = await readSource(await loadSource(source));
    rmSync(join(folder, "sparse.txt"));
    expect(reading.problems).toMatchObject([{ code: "too-large" }]);
  });

  test("a file that is gone when it is read", async () => {
    writeFileSync(join(folder, "gone.txt"), "x");
    const list = await listSources(folder);
    rmSync(join(folder, "gone.txt"));
    const source = list.ok ? list.files[0] : undefined;
    if (source === undefined) throw new Error("not listed");
    const reading = await readSource(await loadSource(source));
    expect(reading.problems).toMatchObject([{ code: "unreadable" }]);
  });
});

describe("a hostile way to number is read, in bounded time", () => {
  test.each<[string, () => Buffer, string]>([
    [
      "100,000 lists, each used once",
      () =>
        makeNumbered({
          definitions: { "0": [{ format: "decimal", pattern: "%1." }] },
          lists: Object.fromEntries(
            Array.from({ length: 100_000 }, (_, i) => [`${i + 1}`, ["0", { "0": 7 }]]),
          ),
          paragraphs: Array.from({ length: 40_000 }, (_, i) => ({ text: "甲", list: `${i + 1}`, depth: 0 })),
        }),
      "7. 甲",
    ],
    [
      "40,000 styles, each based on the one before",
      () =>
        makeNumbered({
          ...numbered,
          styles: Object.fromEntries(
            Array.from({ length: 40_000 }, (_, i) => [
              `s${i}`,
              { basedOn: `s${i - 1}`, depth: 0, list: "1" },
            ]),
          ),
          paragraphs: Array.from({ length: 40_000 }, (_, i) => ({ text: "甲", style: `s${i}` })),
        }),
      "四○○○○、甲",
    ],
    [
      "styles based on each other without end",
      () =>
        makeNumbered({
          ...numbered,
          styles: { a: { basedOn: "b" }, b: { basedOn: "a" } },
          paragraphs: Array.from({ length: 40_000 }, (_, i) => ({
            text: "甲",
            style: i % 2 === 0 ? "a" : "b",
          })),
        }),
      "甲",
    ],
  ])(
    "%s",
    async (_name, make, last) => {
      const reading = await readAs("report.docx", make());
      expect(reading.problems).toEqual([]);
      expect(reading.text?.lines.at(-1)).toBe(last);
    },
    SECONDS * 1000,
  );
});

describe("an odd file that is text is read", () => {
  test.each<[string, string]>([
    ["one line of 100,000 characters", "甲".repeat(100_000)],
    ["100,000 short lines", "甲\n".repeat(100_000)],
    ["a row of brackets", "【".repeat(50_000)],
    ["spaces without end", `${" ".repeat(100_000)}甲`],
    ["a table of contents with dots", `总则${".".repeat(5000)}1\n`.repeat(20)],
    ["direction marks and zero-width characters", "\u202e甲\u200b乙\u2066丙\u2069"],
    ["characters beyond the first plane", "𠀀𠮷𝟙😀".repeat(1000)],
    ["something that looks like a zip in its middle", `总结 PK\u0003\u0004 ${"甲".repeat(500)}`],
  ])("%s", async (_name, text) => {
    const reading = await readAs("report.txt", text);
    expect(reading.text?.lines.join("\n")).toBe(text.replace(/\n$/, ""));
  });

  test.each([
    "con.txt",
    "C:\\a.txt",
    "-rf.txt",
    "$(reboot).txt",
    "`x`.txt",
    "a b\tc.txt",
    "a\nb.txt",
    "\u202etxt.exe",
    "__proto__",
    "报告（最终版）【2】.txt",
    "😀.txt",
    "%2e%2e%2f.txt",
    "a".repeat(251) + ".txt",
    "\u001b[31m.txt",
    "名".repeat(80) + ".md",
  ])("under the name %j", async (name) => {
    const reading = await readAs(name, "全年共办理各类手续。");
    expect(reading).toMatchObject({ text: { file: name, lines: ["全年共办理各类手续。"] }, problems: [] });
  });
});

test("a docx with any byte changed, cut or doubled is read or refused, never thrown", async () => {
  const change = fc.tuple(
    fc.nat(good.length - 1),
    fc.integer({ min: 0, max: 255 }),
    fc.constantFrom("set", "cut", "double"),
  );
  const sources = fc.constantFrom(good, makeNumbered(numbered));
  await fc.assert(
    fc.asyncProperty(sources, fc.array(change, { minLength: 1, maxLength: 4 }), async (source, changes) => {
      let bytes = Buffer.from(source);
      for (const [at, value, how] of changes) {
        if (how === "set") bytes[at % bytes.length] = value;
        else if (how === "cut") bytes = bytes.subarray(0, Math.max(4, at));
        else bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.floor(at / 2))]);
      }
      const reading = await readAs("mutated.docx", bytes);
      expect(reading.text !== null || reading.problems.length > 0).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test(
  "a text of 20 MB is read in memory of a small multiple of its size",
  async () => {
    const line = `${"全年共办理各类因公出访手续。".repeat(4)}\n`;
    const bytes = Buffer.from(line.repeat(Math.floor(MAX_FILE_BYTES / Buffer.byteLength(line))));
    const before = process.memoryUsage.rss();
    const reading = await readAs("large.txt", bytes);
    const growth = process.memoryUsage.rss() - before;
    expect(reading.text?.lines.length).toBeGreaterThan(100_000);
    expect(growth).toBeLessThan(8 * MAX_FILE_BYTES);
  },
  SECONDS * 1000,
);
