import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Passage } from "../../src/domain/report.ts";
import { parseReport } from "../../src/text/parse.ts";
import { faultsOf, sourceOf } from "./structure-cover.ts";

/** What a passage must be; `has` or `text` finds it, the rest is compared. */
interface Expected {
  readonly has?: string;
  readonly text?: string;
  readonly kind?: string;
  readonly section?: readonly string[];
  readonly lines?: readonly (readonly number[])[];
  readonly cells?: Readonly<Record<string, string>>;
  readonly masked?: boolean;
  readonly year?: number | null;
  readonly status?: string | null;
}

interface Case {
  readonly name: string;
  readonly trait: string;
  readonly file?: string;
  readonly lines: readonly string[];
  readonly pages?: readonly number[];
  readonly title?: string;
  readonly issuer?: string | null;
  readonly place?: string | null;
  readonly number?: string | null;
  readonly issued?: string | null;
  readonly reportYear?: number | null;
  readonly passages?: readonly Expected[];
  /** How many passages there are. */
  readonly count?: number;
  /** Strings that stand in no passage. */
  readonly absent?: readonly string[];
  /** Strings and what kind of leftover holds them. */
  readonly leftovers?: readonly { readonly kind: string; readonly has: string }[];
  /** Codes of problems, all of them. */
  readonly problems?: readonly string[];
}

const FOLDER = new URL("../cases/text/", import.meta.url);
const cases = readdirSync(FOLDER)
  .filter((name) => /^structure.*\.jsonl$/.test(name))
  .flatMap((name) => readFileSync(new URL(name, FOLDER), "utf8").split("\n"))
  .filter((line) => line.trim() !== "")
  .map((line): Case => JSON.parse(line));

function find(passages: readonly Passage[], wanted: Expected): Passage | undefined {
  return passages.find((passage) =>
    wanted.text === undefined ? passage.text.includes(wanted.has ?? "") : passage.text === wanted.text,
  );
}

function check(passage: Passage, wanted: Expected): void {
  if (wanted.kind !== undefined) expect(passage.kind).toBe(wanted.kind);
  if (wanted.section !== undefined) expect(passage.section).toEqual(wanted.section);
  if (wanted.lines !== undefined) expect(passage.ranges).toEqual(wanted.lines);
  if (wanted.masked !== undefined) expect(passage.masked).toBe(wanted.masked);
  if (wanted.year !== undefined) expect(passage.year).toBe(wanted.year);
  if (wanted.status !== undefined) expect(passage.status).toBe(wanted.status);
  if (wanted.cells !== undefined) {
    const cells = Object.fromEntries(
      passage.cells.map((cell) => [cell.column, passage.text.slice(cell.start, cell.end)]),
    );
    expect(cells).toEqual(wanted.cells);
  }
}

describe("a report is read as a careful clerk reads it", () => {
  test("no two cases bear one name", () => {
    expect(new Set(cases.map((one) => one.name)).size).toBe(cases.length);
  });

  test.each(cases.map((one) => [`${one.trait}: ${one.name}`, one] as const))("%s", (_, one) => {
    const source = sourceOf(one.lines, one.file, one.pages ?? null);
    const report = parseReport(source);
    const shown = report.passages.map((passage) => `[${passage.section.join(" > ")}] ${passage.text}`);
    expect(faultsOf(source, report)).toEqual([]);
    for (const field of ["title", "issuer", "place", "number", "issued", "reportYear"] as const) {
      if (one[field] !== undefined) expect(report[field], field).toBe(one[field]);
    }
    for (const wanted of one.passages ?? []) {
      const passage = find(report.passages, wanted);
      expect(passage, `${wanted.text ?? wanted.has} in\n${shown.join("\n")}`).toBeDefined();
      if (passage !== undefined) check(passage, wanted);
    }
    if (one.count !== undefined) expect(shown).toHaveLength(one.count);
    for (const text of one.absent ?? [])
      expect(shown.filter((passage) => passage.includes(text))).toEqual([]);
    for (const wanted of one.leftovers ?? []) {
      const kinds = report.leftovers
        .filter((leftover) => leftover.text.includes(wanted.has))
        .map((leftover) => leftover.kind);
      expect(kinds, wanted.has).toContain(wanted.kind);
    }
    if (one.problems !== undefined)
      expect(report.problems.map((problem) => problem.code)).toEqual(one.problems);
  });
});
