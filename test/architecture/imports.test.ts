import { describe, expect, test } from "vitest";
import { check, importsOf } from "./check.ts";
import { read, sourcesIn } from "./project.ts";
import { HOMES, RANKS } from "./rules.ts";
import { scan } from "./scan.ts";

test("the house keeps its rules: imports point down, libraries stay home, the middle is pure, files are small", () => {
  const sources = sourcesIn("src", ".ts");
  expect(sources.size).toBeGreaterThan(50);
  expect(check(sources)).toEqual([]);
});

test("every library of the package has a home, and every home its library", () => {
  const manifest: { dependencies: Record<string, string> } = JSON.parse(read("package.json"));
  expect(Object.keys(manifest.dependencies).toSorted()).toEqual(Object.keys(HOMES).toSorted());
});

test("the rank table names the rooms that are there, and no others", () => {
  const rooms = new Set([...sourcesIn("src", ".ts").keys()].map((file) => file.split("/")[0] ?? ""));
  expect([...rooms].toSorted()).toEqual(Object.keys(RANKS).toSorted());
});

/** The rules that a file breaks. */
function found(file: string, source: string): string[] {
  return check(new Map([[file, source]])).map(({ rule }) => rule);
}

describe("the checker finds what is planted", () => {
  test.each([
    ["a room that knows a higher one", "text/a.ts", 'import { b } from "../search/b.ts";', "import"],
    ["a re-export from a higher room", "lib/a.ts", 'export { b } from "../corpus/b.ts";', "import"],
    ["a type from a higher room", "domain/a.ts", 'import type { B } from "../lib/b.ts";', "import"],
    ["an import for its effect", "text/a.ts", 'import "../search/b.ts";', "import"],
    ["an import while running", "text/a.ts", 'const b = import("../search/b.ts");', "import"],
    ["a neighbour of the same rank", "cli/a.ts", 'import { b } from "../bot/b.ts";', "import"],
    ["the domain that knows anything", "domain/a.ts", 'import { b } from "../config.ts";', "import"],
    ["one top file that knows another", "main.ts", 'import { b } from "./cli.ts";', "import"],
    ["a way out of src", "text/a.ts", 'import { b } from "../../test/b.ts";', "import"],
    ["a way around through dots", "text/a.ts", 'import { b } from "./../text/../search/b.ts";', "import"],
    ["a room that is none", "things/a.ts", "export const a = 1;", "place"],
    ["an import from a room that is none", "chat/a.ts", 'import { b } from "../things/b.ts";', "import"],
    ["a library outside its home", "search/a.ts", 'import jieba from "nodejieba";', "library"],
    ["a part of a library outside its home", "chat/a.ts", 'import { b } from "telegraf/types";', "library"],
    ["a library that nobody approved", "bot/a.ts", 'import _ from "lodash";', "library"],
    ["a library by require", "cli/a.ts", 'const b = require("yauzl");', "library"],
    ["a file system in a pure room", "text/a.ts", 'import { readFileSync } from "node:fs";', "purity"],
    ["a clock in a pure room", "answer/a.ts", "const a = Date.now();", "purity"],
    ["today in a pure room", "question/a.ts", "const a = new Date();", "purity"],
    ["chance in a pure room", "text/a.ts", "const a = Math.random();", "purity"],
    ["waiting in a pure room", "answer/a.ts", "export async function a() {}", "purity"],
    ["the process in a pure room", "text/a.ts", "const a = `${process.cwd()}`;", "purity"],
    ["the environment elsewhere", "bot/a.ts", "const a = process.env.TOKEN;", "environment"],
    ["the environment by a name", "bot/a.ts", 'const a = process["env"];', "environment"],
    ["a console", "cli/a.ts", "console.log(1);", "console"],
    ["a file too long", "chat/a.ts", "\n".repeat(301), "size"],
    ["a folder for everything", "text/utils/a.ts", "export const a = 1;", "name"],
    ["a file for everything", "text/helpers.ts", "export const a = 1;", "name"],
  ])("%s", (_name, file, source, rule) => {
    expect(found(file, source)).toContain(rule);
  });

  test.each([
    ["the own room", "text/a.ts", 'import { b } from "./b.ts";'],
    ["a lower room", "search/a.ts", 'import { b } from "../text/b.ts";'],
    [
      "a library at home",
      "text/segmenter.ts",
      'import jieba from "nodejieba";\nimport { readFileSync } from "node:fs";',
    ],
    ["a given day in a pure room", "question/a.ts", "const a = new Date(today);"],
    ["words in comments and strings", "text/a.ts", '// process.env, await\nconst a = "Date.now() from";'],
  ])("and nothing in %s", (_name, file, source) => {
    expect(found(file, source)).toEqual([]);
  });

  test("an empty folder is no success", () => {
    expect(() => check(new Map())).toThrow("nothing was checked");
  });

  test("all forms of imports are seen, with their lines", () => {
    const source = `import a from "a";\nimport {\n  b,\n} from 'b';\nexport * from "c";\nimport "d";\nawait import("e");\nconst from = "f";\n`;
    expect(importsOf(scan(source)).map(({ target, line }) => `${target}${line}`)).toEqual([
      "a1",
      "b4",
      "c5",
      "d6",
      "e7",
    ]);
  });
});
