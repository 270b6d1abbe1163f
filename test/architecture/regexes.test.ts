import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { PROJECT, sourcesIn } from "./project.ts";
import { builtDuring, judgeAll, literalsIn, type Pattern } from "./regexes.ts";
import { scan } from "./scan.ts";
import { judge } from "./slowness.ts";

/** Looking at all for the first time takes half a minute; afterwards the verdicts are kept. */
const PATIENCE = 300_000;

const sources = sourcesIn("src", ".ts");

/** Files that put regular expressions together from parts. */
const builders = [...sources].filter(([, source]) =>
  scan(source).some(({ kind, text }) => kind === "code" && /\bnew RegExp\b/.test(text)),
);

describe("no text can make a search hang", () => {
  const patterns: Pattern[] = [...sources].flatMap(([file, source]) => literalsIn(file, source));
  let built: Pattern[] = [];

  beforeAll(async () => {
    built = await builtDuring(async () => {
      for (const [file] of builders) await import(/* @vite-ignore */ join(PROJECT, "src", file));
    });
  });

  test("every regular expression that is written out is quick on the worst text it can get", {
    timeout: PATIENCE,
  }, () => {
    expect(patterns.length).toBeGreaterThan(100);
    const verdicts = judgeAll(patterns);
    const slow = [...verdicts].filter(([, { verdict }]) => verdict === "slow");
    expect(slow.map(([{ place, source }, { detail }]) => `${place} ${detail}: ${source}`)).toEqual([]);
  });

  test("so is every one that is put together from parts when the program starts", {
    timeout: PATIENCE,
  }, () => {
    const verdicts = judgeAll(built);
    const slow = [...verdicts].filter(([, { verdict }]) => verdict === "slow");
    expect(slow.map(([{ place, source }, { detail }]) => `${place} ${detail}: ${source}`)).toEqual([]);
  });

  test("no regular expression is put together later, where this test would not see it", () => {
    const seen = new Set(built.map(({ place }) => place));
    expect(builders.map(([file]) => file).filter((file) => !seen.has(file))).toEqual([]);
  });
});

describe("the judge", () => {
  test.each([
    ["exponential", "^(第?[一二三四五六七八九十]+[、.．]?)+$"],
    ["exponential, in a group", "(?:a|a)*b"],
    ["third degree", "\\d*\\d*\\d*x"],
  ])("finds a planted slow one: %s", (_name, source) => {
    expect(judge(source, "u").verdict).toBe("slow");
  });

  test.each([
    ["linear", "^第[一二三四五六七八九十]{1,3}章"],
    ["quadratic, which a short text does not show", "\\s+$"],
    ["a bounded repetition", "《[^》]{0,120}》"],
  ])("lets pass: %s", (_name, source) => {
    expect(judge(source, "u").verdict).not.toBe("slow");
  });

  test("does not let pass what it cannot read", () => {
    expect(judge("(", "").verdict).toBe("slow");
  });
});
