import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readCorrection } from "../../src/corpus/correction.ts";

interface CorrectionCase {
  readonly name: string;
  readonly json: string;
  readonly correction?: object;
  readonly wrong?: string;
}

const cases: CorrectionCase[] = JSON.parse(readFileSync("test/cases/corpus/corrections.json", "utf8"));

describe("a correction is taken as written or refused with what is wrong", () => {
  test.each(cases)("$name", ({ json, correction, wrong }) => {
    const reading = readCorrection(Buffer.from(json));
    if (wrong === undefined) expect(reading).toEqual({ ok: true, correction });
    else expect(reading).toMatchObject({ ok: false, message: expect.stringContaining(wrong) });
  });

  test("bytes that are no UTF-8", () => {
    expect(readCorrection(Buffer.from([0xff, 0xfe, 0x7b, 0x7d]))).toMatchObject({ ok: false });
  });
});
