import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Correction } from "../../src/domain/report.ts";
import { parseReport } from "../../src/text/parse.ts";
import { sourceOf } from "./structure-cover.ts";

interface DoubtCase {
  readonly name: string;
  readonly lines: readonly string[];
  readonly correction: Correction;
  /** What each problem names; all of them. */
  readonly doubts: readonly string[];
}

const cases = readFileSync(new URL("../cases/text/doubts.jsonl", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line.trim() !== "")
  .map((line): DoubtCase => JSON.parse(line));

describe("a correction that contradicts the report is taken, but not without a word", () => {
  test.each(cases)("$name", ({ lines, correction, doubts }) => {
    const report = parseReport(sourceOf(lines), correction);
    const told = report.problems.filter(({ code }) => code === "correction-doubtful");
    expect(told.map(({ message }) => message)).toEqual(doubts.map((part) => expect.stringContaining(part)));
    if (correction.dataYear !== undefined) expect(report.passages.at(-1)?.year).toBe(correction.dataYear);
  });
});
