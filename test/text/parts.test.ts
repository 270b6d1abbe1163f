/** A report reviews one year and plans the next, whatever sign opens its parts and what numbers stand below. */

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseReport } from "../../src/text/parse.ts";
import { sourceOf } from "./structure-cover.ts";

type Pair = readonly [string, string];

/** A part: its first paragraph, and those that are numbered. */
type Part = readonly [string, Pair];

interface Cases {
  readonly opening: readonly Pair[];
  readonly below: readonly Pair[];
  readonly names: readonly Pair[];
  readonly heads: readonly (readonly string[])[];
  readonly review: Part;
  readonly plan: Part;
  /** The figures of each year. */
  readonly years: Readonly<Record<string, readonly string[]>>;
}

const { opening, below, names, heads, review, plan, years }: Cases = JSON.parse(
  readFileSync(new URL("../cases/text/parts.json", import.meta.url), "utf8"),
);

function part(head: string, [first, paragraphs]: Part, numbers: Pair): string[] {
  return [...head.split("\n"), first, ...paragraphs.map((text, i) => `${numbers[i] ?? ""}${text}`)];
}

/** The figures of a report with their years, as `1266人次 2023`. */
function datedFigures(lines: readonly string[]): string[] {
  return parseReport(sourceOf(lines)).passages.flatMap(({ figures }) =>
    figures.map(({ text, year }) => `${text} ${year}`),
  );
}

const wanted = Object.entries(years).flatMap(([year, figures]) => figures.map((text) => `${text} ${year}`));

describe("the parts of a report keep their years", () => {
  test.each(opening)("%j and %j", (first, second) => {
    for (const head of heads)
      for (const [reviewed, planned] of names)
        for (const numbers of below) {
          const lines = [
            ...head,
            ...part(first.replace("{}", reviewed), review, numbers),
            ...part(second.replace("{}", planned), plan, numbers),
          ];
          expect(datedFigures(lines), lines.join("\n")).toEqual(expect.arrayContaining(wanted));
        }
  });
});
