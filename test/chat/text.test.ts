/** Promises about text, over ten thousand made-up ones. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodePress, encodePress, type Press } from "../../src/bot/callback-data.ts";
import { renderBlocks } from "../../src/bot/render.ts";
import { MESSAGE_LIMIT, splitBlocks } from "../../src/bot/split.ts";
import { quoteBlocks, wholeCut } from "../../src/chat/quote.ts";
import { type Block, blockText } from "../../src/chat/reply.ts";
import { checkCall, type JsonObject } from "../faults/check-call.ts";

const RUNS = 1_000;

/** Text as reports have it, with all that could break a message. */
const piece = fc.oneof(
  fc.constantFrom(
    "领事保护宣传",
    "2022年",
    "12.3万人",
    "38,000",
    "。",
    "；",
    "，",
    " ",
    "　",
    "\n",
    "<b>",
    "*",
    "_",
    "&amp;",
    "@name",
    "/ask",
    "😀",
    "👨‍👩‍👧",
    "👍🏽",
    "e\u0301",
    "\u202e",
    "\u0000",
    "\ud83d",
    "\udc00",
    "\r",
    "\u2028",
    "**",
  ),
  fc.string({ unit: "binary", maxLength: 6 }),
);
const text = fc.array(piece, { maxLength: 60 }).map((parts) => parts.join(""));
const run = fc
  .record({ text, style: fc.constantFrom("bold", "italic") })
  .map((one) => one as Block["runs"][number]);
const plainRun = text.map((one) => ({ text: one }));
const block = fc
  .record({
    kind: fc.constantFrom("line", "quote", "folded"),
    runs: fc.array(fc.oneof(run, plainRun), { minLength: 1, maxLength: 6 }),
  })
  .map((one) => one as Block);

function messageOf(blocks: readonly Block[]): JsonObject | null {
  const { text: body, entities } = renderBlocks(blocks);
  // The server refuses blank messages and trims the ends; every reply of ours begins and ends with words.
  return {
    chat_id: 1,
    text: `报${body}告`,
    entities: entities.map((one) => ({ ...one, offset: one.offset + 1 })) as unknown as JsonObject[],
  };
}

describe("text of reports in a message", () => {
  test("never becomes markup, never breaks a message, and arrives unit for unit", () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 5 }), (blocks) => {
        const message = messageOf(blocks);
        const faults =
          message === null
            ? []
            : checkCall("sendMessage", message).filter((fault) => !fault.includes("units"));
        expect(faults).toEqual([]);
        expect(renderBlocks(blocks).text).toHaveLength(blocks.map(blockText).join("\n").length);
      }),
      { numRuns: RUNS },
    );
  });

  test("is split into messages that fit, loses nothing, and is cut inside no character and no number", () => {
    fc.assert(
      fc.property(
        fc.array(block, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 60, max: 300 }),
        (blocks, limit) => {
          const parts = splitBlocks(blocks, limit);
          for (const part of parts) expect(renderBlocks(part).text.length).toBeLessThanOrEqual(limit);
          expect(parts.flat().map(blockText).join("")).toBe(blocks.map(blockText).join(""));
        },
      ),
      { numRuns: RUNS },
    );
  });

  test.each([
    ["一个数字12345.67万人在这里", 6],
    ["笑脸😀😀😀在这里", 3],
    ["一家👨‍👩‍👧人在这里", 4],
    ["拇指👍🏽在这里", 4],
    ["GDP增长5.2%左右", 8],
  ])("%s is not cut at %i if that is inside a number or a picture", (whole, at) => {
    const cut = wholeCut(whole, at);
    expect(cut).toBeLessThanOrEqual(at);
    const [left, right] = [whole.slice(0, cut), whole.slice(cut)];
    expect(left + right).toBe(whole);
    expect(/[0-9A-Za-z.]$/u.test(left) && /^[0-9A-Za-z.%万]/u.test(right)).toBe(false);
    expect(/^(?:\u200d|\p{Emoji_Modifier})/u.test(right) || left.endsWith("\u200d")).toBe(false);
    expect(/\p{Cs}/u.test(left) || /\p{Cs}/u.test(right)).toBe(false);
  });

  test("a limit of a whole message is Telegram's", () => {
    expect(MESSAGE_LIMIT).toBe(4_096);
  });
});

describe("a quote", () => {
  test("shows only characters of the passage, ellipses apart, and always holds the sentence asked for or its beginning", () => {
    const cases = fc.record({
      words: fc.array(
        fc.constantFrom("开展宣传46场。", "惠及群众2.3万人；", "😀", "编印手册，", "持续改进，"),
        { minLength: 1, maxLength: 80 },
      ),
      a: fc.nat(400),
      b: fc.nat(400),
    });
    fc.assert(
      fc.property(cases, fc.boolean(), ({ words, a, b }, compact) => {
        const passage = words.join("");
        const focus = { start: Math.min(a, b), end: Math.max(a, b) };
        for (const { kind, runs } of quoteBlocks(passage, [{ start: 0, end: 2 }], focus, compact)) {
          const shown = runs
            .map((one) => one.text)
            .join("")
            .replace(/^全段：/u, "")
            .replace(/^……|……$/gu, "");
          expect(passage).toContain(shown);
          if (kind === "quote") expect(shown.length).toBeLessThanOrEqual(160);
        }
      }),
      { numRuns: RUNS },
    );
  });
});

describe("what a button carries", () => {
  const id = fc.stringMatching(/^[\w-]{1,16}$/u);
  const n = fc.integer({ min: 0, max: 9_999 });
  const press: fc.Arbitrary<Press> = fc.oneof(
    fc.record({
      verb: fc.constant("view" as const),
      question: id,
      view: fc.oneof(
        fc.record({ kind: fc.constant("hit" as const), n }),
        fc.record({ kind: fc.constant("context" as const), n, shift: fc.integer({ min: -99, max: 99 }) }),
        fc.record({ kind: fc.constant("list" as const), page: n }),
        fc.constant({ kind: "series" as const }),
        fc.record({ kind: fc.constant("line" as const), n }),
        fc.constant({ kind: "nothing" as const }),
      ),
    }),
    fc.record({
      verb: fc.constant("again" as const),
      question: id,
      how: fc.oneof(
        fc.record({ kind: fc.constant("year" as const), year: fc.integer({ min: 1949, max: 2100 }) }),
        fc.record({
          kind: fc.constantFrom("all-years" as const, "trend" as const, "fresh" as const, "retry" as const),
        }),
      ),
    }),
    fc.record({ verb: fc.constant("chart" as const), question: id }),
    fc.record({ verb: fc.constant("file" as const), passage: fc.stringMatching(/^[0-9a-f]{10}-\d{1,5}$/u) }),
    fc.record({
      verb: fc.constant("decide" as const),
      id: fc.integer({ min: -(10 ** 15), max: 10 ** 15 }),
      allow: fc.boolean(),
    }),
    fc.record({ verb: fc.constant("example" as const), n }),
    fc.constantFrom<Press>({ verb: "request" }, { verb: "help" }, { verb: "none" }),
  );

  test("is read back as it was written, within 64 bytes", () => {
    fc.assert(
      fc.property(press, (one) => {
        const data = encodePress(one);
        expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
        expect(decodePress(data)).toEqual(one);
      }),
      { numRuns: RUNS },
    );
  });

  test("may be anything at all without harm", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((one) => `v1:${one}`),
          fc.array(fc.string(), { maxLength: 6 }).map((one) => one.join(":")),
        ),
        (data) => {
          const read = decodePress(data);
          if (read !== null) expect(decodePress(encodePress(read))).toEqual(read);
        },
      ),
      { numRuns: RUNS },
    );
  });
});
