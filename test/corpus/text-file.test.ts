import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readText } from "../../src/corpus/text-file.ts";
import { type Encoding, encode } from "./encode.ts";

interface TextCase {
  readonly name: string;
  readonly text: string;
}

const cases: TextCase[] = JSON.parse(readFileSync("test/cases/corpus/texts.json", "utf8"));
const MARKED: readonly Encoding[] = ["utf-8", "utf-8 with mark", "utf-16le with mark", "utf-16be with mark"];
const GUESSED: readonly Encoding[] = ["gb18030", "utf-16le", "utf-16be"];

function linesOf(bytes: Buffer): readonly string[] {
  const reading = readText(bytes);
  if (!reading.ok) throw new Error(reading.refusal.message);
  expect(reading.oddities).toEqual([]);
  return reading.text.lines;
}

const expected = (text: string): string[] => text.replace(/\n$/, "").split("\n");

describe.each(cases)("a report in any usual character set is read: $name", ({ text }) => {
  test.each(MARKED)("%s", (encoding) => {
    expect(linesOf(encode(text, encoding))).toEqual(expected(text));
  });

  // GB18030 and UTF-16 without a mark are recognised by their profile, which Western letters with accents lack.
  test.skipIf(text.includes("é")).each(GUESSED)("%s", (encoding) => {
    expect(linesOf(encode(text, encoding))).toEqual(expected(text));
  });

  test.each(["\r\n", "\r"])("with line ends %j", (end) => {
    expect(linesOf(encode(text.replaceAll("\n", end), "utf-8"))).toEqual(expected(text));
  });
});

describe("bytes that are no text are refused with a reason", () => {
  const latin1 = Buffer.from("Le café était fermé; le dîner fut annulé à l'hôtel. ".repeat(20), "latin1");
  const big5 = Buffer.from("a578a5fdc140acfcb4e4bf4bb27ec3f6a8c6b0c8".repeat(20), "hex");
  test.each<[string, Buffer, string]>([
    ["nothing", Buffer.alloc(0), "empty"],
    ["only blank lines", Buffer.from("\n \n\t\r\n　\n"), "empty"],
    ["only a byte order mark", Buffer.from("\ufeff"), "empty"],
    ["a NUL in text", Buffer.from("总结\0总结总结总结总结"), "binary"],
    ["zeros", Buffer.alloc(1000), "binary"],
    ["UTF-32", Buffer.from("fffe00002d4e00008765000000000000", "hex"), "binary"],
    ["a Western text in Latin-1", latin1, "undecodable"],
    ["a text in Big5", big5, "undecodable"],
    [
      "bytes of all kinds without NUL",
      Buffer.from(Array.from({ length: 2000 }, (_, i) => 1 + ((i * 73) % 255))),
      "undecodable",
    ],
    ["terminal control sequences", Buffer.from("\u001b[1m\u001b[0m\u0007".repeat(50)), "binary"],
  ])("%s", (_name, bytes, code) => {
    expect(readText(bytes)).toMatchObject({ ok: false, refusal: { code } });
  });
});

describe("a damaged text is read as far as it can be, and its damage is told with the line", () => {
  const long = `${"全年共办理各类因公出访手续。\n".repeat(200)}最后一行`;

  test.each<[string, Buffer]>([
    ["UTF-8 cut in a character", encode(long, "utf-8").subarray(0, -1)],
    ["GB18030 cut in a character", encode(long, "gb18030").subarray(0, -1)],
    ["UTF-16 with a mark cut in a character", encode(long, "utf-16le with mark").subarray(0, -1)],
  ])("%s", (_name, bytes) => {
    const reading = readText(bytes);
    if (!reading.ok) throw new Error(reading.refusal.message);
    expect(reading.text.lines[0]).toBe("全年共办理各类因公出访手续。");
    expect(reading.oddities).toMatchObject([{ code: "undecodable", lines: [201, 201] }]);
  });
});

test("any bytes at all give lines or a reason, never an exception", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const reading = readText(Buffer.from(bytes));
      return reading.ok ? reading.text.lines.length > 0 : reading.refusal.message !== "";
    }),
    { numRuns: 10_000 },
  );
});
