/** Promises about status: done, planned or not said. Cases: test/cases/text/status.jsonl. */

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Status } from "../../src/domain/report.ts";
import { statusOf } from "../../src/text/status.ts";

interface StatusCase {
  readonly name: string;
  readonly text: string;
  readonly section: Status;
  /** Where a stated year lies: -1 before, 0 in, 1 after the present of the report. */
  readonly when?: -1 | 0 | 1;
  readonly status: Status;
}

const cases = readFileSync(new URL("../cases/text/status.jsonl", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line.trim() !== "")
  .map((line): StatusCase => JSON.parse(line));

describe("words, section and year tell what is done and what is planned", () => {
  test.each(cases)("$name: $text", ({ text, section, when, status }) => {
    expect(statusOf(text, section, when ?? null)).toBe(status);
  });
});
