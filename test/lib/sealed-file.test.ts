import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { faultText, isDamage, seal, unseal } from "../../src/lib/sealed-file.ts";

const IDENTITY = { format: 1, words: "rules-1", parser: "abc" };
const BODY = Buffer.from(`${JSON.stringify({ 报告: "全年接待41批" })}\n`.repeat(50));
const SEALED = seal(IDENTITY, BODY);

/** The sealed content with one byte replaced. */
function changed(at: number, value: number): Buffer {
  const copy = Buffer.from(SEALED);
  copy[at] = value;
  return copy;
}

describe("a sealed content", () => {
  test("opens to the same bytes and identity", () => {
    expect(unseal(SEALED, IDENTITY)).toEqual({ ok: true, identity: IDENTITY, body: BODY });
  });

  test("may be empty", () => {
    expect(unseal(seal(IDENTITY, Buffer.alloc(0)), IDENTITY)).toMatchObject({ ok: true });
  });

  test.each([
    [{ format: 2 }, "format", "1"],
    [{ format: 1, parser: "xyz" }, "parser", "abc"],
    [{ format: 1, words: "rules-2", parser: "xyz" }, "words", "rules-1"],
    [{ format: 1, dictionary: "d" }, "dictionary", "undefined"],
  ])("of another identity than %o is refused with the field named", (expected, field, found) => {
    const opened = unseal(SEALED, expected);
    expect(opened).toEqual({ ok: false, fault: { reason: "other", field, found } });
    if (!opened.ok) {
      expect(faultText(opened.fault)).toContain(field);
      expect(isDamage(opened.fault)).toBe(false);
    }
  });
});

describe("damage to a sealed content is always found and named", () => {
  test("every single bit of the header turned around", () => {
    const header = SEALED.indexOf("\n") + 1;
    for (let bit = 0; bit < header * 8; bit += 1) {
      const at = Math.floor(bit / 8);
      const opened = unseal(changed(at, (SEALED[at] ?? 0) ^ (1 << (bit % 8))), IDENTITY);
      expect(opened.ok, `bit ${bit}`).toBe(false);
    }
  });

  test("any byte changed", () => {
    fc.assert(
      fc.property(fc.nat(SEALED.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        return !unseal(changed(at, (SEALED[at] ?? 0) ^ by), IDENTITY).ok;
      }),
      { numRuns: 2000 },
    );
  });

  test("any end cut off", () => {
    for (let length = 0; length < SEALED.length; length += 1) {
      expect(unseal(SEALED.subarray(0, length), IDENTITY).ok, `${length} bytes`).toBe(false);
    }
  });

  test("something added, a stretch filled with zeros, two stretches exchanged", () => {
    fc.assert(
      fc.property(
        fc.nat(SEALED.length - 1),
        fc.nat(SEALED.length - 1),
        fc.integer({ min: 1, max: 64 }),
        (a, b, size) => {
          const zeros = Buffer.from(SEALED);
          zeros.fill(0, a, Math.min(a + size, SEALED.length));
          const swapped = Buffer.from(SEALED);
          SEALED.copy(swapped, a, b, b + size);
          SEALED.copy(swapped, b, a, a + size);
          const grown = Buffer.concat([SEALED.subarray(0, a), Buffer.alloc(size, 65), SEALED.subarray(a)]);
          for (const damaged of [zeros, swapped, grown]) {
            if (!damaged.equals(SEALED) && unseal(damaged, IDENTITY).ok) return false;
          }
          return true;
        },
      ),
      { numRuns: 1000 },
    );
  });

  test.each([
    ["nothing", ""],
    ["JSON without a seal", "{}\n"],
    ["a list", "[]\n"],
    ["null", "null\n"],
    ["a nested header", `{"format":1,"bytes":0,"sha256":{}}\n`],
    ["no line end", "x".repeat(10_000)],
    ["a key that means something to the language", `{"__proto__":1,"format":1,"bytes":0,"sha256":"x"}\n`],
  ])("something else: %s", (_name, text) => {
    const opened = unseal(Buffer.from(text), IDENTITY);
    expect(opened.ok || !isDamage(opened.fault)).toBe(false);
  });
});
