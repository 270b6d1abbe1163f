import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold, foldChars } from "../../src/text/fold.ts";
import { partsWord, segment, segmenterIdentity, tagWords, terms } from "../../src/text/segmenter.ts";

describe("words", () => {
  it("numbers, percentages, dates and Latin words stay whole", () => {
    expect(segment("2022年GDP增长８.１%，第２５届，5G与COVID、APEC")).toEqual(
      expect.arrayContaining(["2022", "gdp", "8.1", "25", "5g", "covid", "apec"]),
    );
  });

  it("a comma within a number goes, a comma between numbers parts them", () => {
    expect(segment("2,675名")).toContain("2675");
    expect(segment("2021,2022年")).toEqual(expect.arrayContaining(["2021", "2022"]));
  });

  it("punctuation is no word", () => {
    expect(segment("，。！？、；：“”（）《》【】—…·*#")).toEqual([]);
  });

  it("traditional text gives the words of simplified text", () => {
    expect(segment("國際會議與友好城市交流")).toEqual(segment("国际会议与友好城市交流"));
  });

  it("terms drop stop words and add marked pairs of characters", () => {
    const found = terms("举办的友好城市活动");
    expect(found).not.toContain("的");
    expect(found).toEqual(expect.arrayContaining(["友好城市", "_友好", "_好城", "_城市"]));
  });

  it("tagged words stand where they say", () => {
    const text = fold("２０２２年厦门与惠灵顿结好35周年");
    for (const { word, at } of tagWords(text)) expect(text.slice(at, at + word.length)).toBe(word);
  });

  it.each([
    ["组织青年志", "愿者上门服务", true],
    ["组织青年志愿者", "上门服务", false],
    ["服务2", "0名居民", true],
    ["服务A", "B座居民", false],
    ["服务居民", "", false],
  ])("whether a cut parts a word: %s | %s", (left, right, parted) => {
    expect(partsWord(left + right, left.length)).toBe(parted);
  });

  it("the identity names library, rules and dictionaries, and stays", () => {
    expect(segmenterIdentity()).toMatch(/^nodejieba-3\.4\.4\/hmm\/rules-\d+\/dict-[0-9a-f]{16}$/);
    expect(segmenterIdentity()).toBe(segmenterIdentity());
  });
});

describe("any string", () => {
  const anything = fc.oneof(
    fc.string({ unit: "binary", maxLength: 80 }),
    fc.string({ unit: "grapheme", maxLength: 80 }),
    fc
      .array(
        fc.constantFrom(
          "國",
          "国",
          "２",
          "㎡",
          "½",
          "ﬁ",
          "é",
          "İ",
          "\ud800",
          "𠮷",
          "*",
          "1,000",
          "乾",
          "隆",
          "\u0000",
        ),
        { maxLength: 40 },
      )
      .map((parts) => parts.join("")),
  );

  it("is cut into words without an exception", () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(segment(text).every((word) => word !== "")).toBe(true);
        expect(Array.isArray(terms(text))).toBe(true);
      }),
      { numRuns: 10_000 },
    );
  });

  it("keeps its length when folded character by character", () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(foldChars(text)).toHaveLength(text.length);
      }),
      { numRuns: 10_000 },
    );
  });
});

describe("folding", () => {
  it("is one for full-width, upper case and traditional characters", () => {
    expect(fold("ＡＰＥＣ國際會議２５屆")).toBe("apec国际会议25届");
  });

  it("by characters equals folding where lengths allow", () => {
    for (const text of ["ＡＰＥＣ國際會議２５屆", "著名的乾隆皇帝", "一隻鳥在髮廊後面"])
      expect(foldChars(text)).toBe(fold(text));
  });

  it("by characters leaves what would grow", () => {
    expect(foldChars("面積2㎡½")).toBe("面积2㎡½");
  });

  it("by characters marks the right stretch", () => {
    const text = "㎡ＡＢ—國際會議";
    const at = foldChars(text).indexOf("国际会议");
    expect(text.slice(at, at + 4)).toBe("國際會議");
  });
});
