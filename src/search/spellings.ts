const SIZES = [
  [1000, "千"],
  [100, "百"],
  [10, "十"],
  [1, ""],
] as const;
const DIGITS = "零一二三四五六七八九";

/**
 * Other spellings of a number word, folded: `二十五` for `25` and the reverse, `90%` for `九成`, with whatever
 * follows it (`25届`). Empty for words that hold no plain number up to 9999.
 */
export function otherSpellings(word: string): string[] {
  const tenths = /^([一二两三四五六七八九])成$/.exec(word);
  if (tenths !== null) return [`${valueOf(tenths[1] ?? "")}0%`];
  const arabic = /^(第?)(\d{1,4})([^\d.]*)$/.exec(word);
  if (arabic !== null) return [`${arabic[1]}${inChinese(Number(arabic[2]))}${arabic[3]}`];
  const chinese = /^(第?)([一二两三四五六七八九十百千零]+)(.*)$/.exec(word);
  if (chinese === null) return [];
  const value = valueOf(chinese[2] ?? "");
  return value === null ? [] : [`${chinese[1]}${value}${chinese[3]}`];
}

/** 0 to 9999 in Chinese as usually written: 15 is 十五, 105 is 一百零五. */
export function inChinese(value: number): string {
  if (value === 0) return "零";
  let out = "";
  let gap = false;
  for (const [size, sign] of SIZES) {
    const digit = Math.floor(value / size) % 10;
    if (digit === 0) {
      gap = out !== "";
      continue;
    }
    if (gap) out += "零";
    gap = false;
    out += size === 10 && digit === 1 && out === "" ? sign : `${DIGITS[digit]}${sign}`;
  }
  return out;
}

/** The value of a Chinese number below ten thousand; null where it is none. */
export function valueOf(text: string): number | null {
  const sizes: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
  let total = 0;
  let digit: number | null = null;
  for (const sign of text) {
    const size = sizes[sign];
    if (size !== undefined) {
      total += (digit ?? 1) * size;
      digit = null;
      continue;
    }
    const value = sign === "两" ? 2 : DIGITS.indexOf(sign);
    if (value < 0 || (digit !== null && digit !== 0)) return null;
    digit = value;
  }
  return total + (digit ?? 0);
}
