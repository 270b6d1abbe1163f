import fc from "fast-check";
import { expect, test } from "vitest";
import { LineSplitter } from "../../src/corpus/lines.ts";

function split(...pieces: string[]) {
  const splitter = new LineSplitter();
  for (const piece of pieces) splitter.push(piece);
  return splitter.end();
}

test.each<[string, string[]]>([
  ["a\nb", ["a", "b"]],
  ["a\nb\n", ["a", "b"]],
  ["a\r\nb\r\n", ["a", "b"]],
  ["a\rb", ["a", "b"]],
  ["a\n\n\nb", ["a", "", "", "b"]],
  ["\n", [""]],
  ["", []],
  ["a\u2028b\u0085c\vd", ["a\u2028b\u0085c\vd"]],
])("%j has the lines that an editor numbers", (text, lines) => {
  expect(split(text)).toEqual({ lines, pages: null });
});

test.each<[string, string, string[], number[]]>([
  ["before a line", "一\n\f二\n三", ["一", " 二", "三"], [1, 2, 2]],
  ["alone on a line", "一\n\f\n二", ["一", " ", "二"], [1, 2, 2]],
  ["inside a line", "一\f二\n三", ["一 二", "三"], [1, 2]],
  ["twice: an empty page", "一\n\f\f二", ["一", "  二"], [1, 3]],
  ["at the end", "一\n\f", ["一", " "], [1, 2]],
])("a form feed turns the page: %s", (_name, text, lines, pages) => {
  expect(split(text)).toEqual({ lines, pages });
});

test("lines do not depend on where the text was cut into pieces, and none of it is lost", () => {
  const text = fc
    .array(fc.constantFrom("甲", "b", "\r", "\n", "\f", " ", "\r\n"), { maxLength: 60 })
    .map((all) => all.join(""));
  fc.assert(
    fc.property(text, fc.array(fc.nat(60), { maxLength: 8 }), (whole, cuts) => {
      const points = [0, ...cuts.toSorted((a, b) => a - b), whole.length];
      const pieces = points.slice(1).map((end, i) => whole.slice(points[i], end));
      const once = split(whole);
      expect(split(...pieces)).toEqual(once);
      expect(once.lines.join("").replaceAll(" ", "")).toBe(whole.replace(/[\r\n\f ]/g, ""));
      if (once.pages !== null) expect(once.pages).toHaveLength(once.lines.length);
    }),
    { numRuns: 10_000 },
  );
});
