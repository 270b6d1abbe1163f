import { expect, test } from "vitest";
import { type PieceKind, scan } from "./scan.ts";

const kinds = (source: string, kind: PieceKind): string[] =>
  scan(source)
    .filter((piece) => piece.kind === kind)
    .map(({ text }) => text);

test.each<[string, string[]]>([
  ["const a = /x/g;", ["/x/g"]],
  ["a / b / c", []],
  ["f(x) / 2 / g", []],
  ["a[0] / b[1] / 2", []],
  ["return /x/.test(y)", ["/x/"]],
  ["(/a/, /b/)", ["/a/", "/b/"]],
  ['[/[/"]/]', ['/[/"]/']],
  ["x = /\\//u", ["/\\//u"]],
  ["// /not/\nconst a = /yes/", ["/yes/"]],
  ["/* /not/ */ const a = /yes/", ["/yes/"]],
  ["\"/not/\" + '/not/'", []],
  ["`/not/ ${/yes/.source} /not/`", ["/yes/"]],
  ["`${a} / ${b} / ${`${c} /`}`", []],
  ["`${{ a: /yes/ }.a}` / 2", ["/yes/"]],
  ["const f = () => /x/;", ["/x/"]],
  ["a ? /x/ : /y/", ["/x/", "/y/"]],
  ["!/x/.test(a) && /y/.test(b)", ["/x/", "/y/"]],
  ["a[0]! / b! / c()! / 2", []],
  ["const typeofx = a / b / c;", []],
  ["it's = '/\\'/'", []],
])("regular expressions of %s", (source, regexes) => {
  expect(kinds(source, "regex")).toEqual(regexes);
});

test("pieces follow one another without gaps, with their lines", () => {
  const source = 'import a from "b"; // c\n/* d\n */ const e = `f${g / 2}h` + /i/;\n';
  const pieces = scan(source);
  expect(pieces.map(({ text }) => text).join("")).toBe(source);
  expect(pieces.find(({ kind }) => kind === "regex")?.line).toBe(3);
});

test.each(["", "`", "/*", '"', "/", "`${", "`${`"])("a torn source does not make it hang: %j", (source) => {
  expect(
    scan(source)
      .map(({ text }) => text)
      .join(""),
  ).toBe(source);
});
