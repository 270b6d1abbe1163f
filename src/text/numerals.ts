/** Numbers as people write them: Chinese numerals, full-width digits, thousands commas. */

const DIGITS: ReadonlyMap<string, number> = new Map([
  ["〇", 0],
  ["○", 0],
  ["零", 0],
  ["一", 1],
  ["二", 2],
  ["两", 2],
  ["三", 3],
  ["四", 4],
  ["五", 5],
  ["六", 6],
  ["七", 7],
  ["八", 8],
  ["九", 9],
]);

/** Multipliers within a group of four digits. */
const SMALL: ReadonlyMap<string, number> = new Map([
  ["十", 10],
  ["百", 100],
  ["千", 1000],
]);

/** Multipliers that close a group. */
const LARGE: ReadonlyMap<string, number> = new Map([
  ["万", 1e4],
  ["亿", 1e8],
]);

/** The characters a Chinese numeral is made of. */
export const NUMERAL_CHARS = "〇○零一二三四五六七八九十百千万亿两";

/**
 * Folds full-width digits, letters, percent signs and decimal points and spelled years (`二〇二二年`) to ASCII, and signs of half
 * width beside Chinese to full width, without moving any character, so that spans found in the folded text hold in the original.
 */
export function foldDigits(text: string): string {
  const narrow = hasWide(text)
    ? text.replace(/[０-９％．Ａ-Ｚａ-ｚ]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    : text;
  return narrow
    .replace(/[一二][〇○零一二三四五六七八九]{3}(?=\s?年)/g, (year) => String(numeralValue(year)))
    .replace(/[,;:()]/g, widened);
}

const WIDE_SIGN: Readonly<Record<string, string>> = { ",": "，", ";": "；", ":": "：", "(": "（", ")": "）" };

/** A sign of half width beside Chinese, as many web pages print it, in full width; between digits it belongs to the number. */
function widened(sign: string, at: number, text: string): string {
  const before = text.charAt(at - 1);
  const after = text.charAt(at + 1);
  const beside =
    sign === ")"
      ? isChinese(before) || isDigit(before)
      : isChinese(before)
        ? sign !== "," || !isDigit(after)
        : isDigit(before) && (sign === "," || sign === ";") && isChinese(after);
  return beside ? (WIDE_SIGN[sign] ?? sign) : sign;
}

function isChinese(char: string): boolean {
  return char === "%" || char === "”" || char > "\u2e7f";
}

function isDigit(char: string): boolean {
  return char >= "0" && char <= "9";
}

/** Whether a text has wide digits, letters, `％` or `．`: signs like `，` stand in the same block. */
function hasWide(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0xff05 || code > 0xff5a) continue;
    if ((code >= 0xff10 && code <= 0xff19) || code >= 0xff21 || code === 0xff05 || code === 0xff0e)
      return true;
  }
  return false;
}

/**
 * Value of a Chinese numeral: `一千二百` is 1200, `二十三` 23, `两` 2, `百` 100, `万亿` 1e12, `二〇二二` 2022.
 * `七点八` 7.8. Null for what is no well-formed number (`十四五`, `万千`, `三五`, the empty string).
 */
export function numeralValue(chinese: string): number | null {
  if (chinese === "") return null;
  const point = chinese.indexOf("点");
  if (point >= 0) return decimalValue(chinese.slice(0, point), chinese.slice(point + 1));
  if (/^[〇○零一二三四五六七八九]{3,}$/.test(chinese)) return spelledDigits(chinese);
  let total = 0;
  let group = 0;
  let digit: number | null = null;
  let lastSmall = Number.POSITIVE_INFINITY;
  let lastLarge = Number.POSITIVE_INFINITY;
  let zero = false;
  for (const char of chinese) {
    const plain = DIGITS.get(char);
    if (plain !== undefined) {
      if (digit !== null && digit !== 0) return null;
      if (plain === 0) zero = true;
      digit = plain;
      continue;
    }
    const small = SMALL.get(char);
    if (small !== undefined) {
      if (small >= lastSmall) return null;
      if (digit === 0) return null;
      group += (digit ?? 1) * small;
      // Only the first multiplier of a number may stand without its digit (`十二`, `百余`, not `一千百`).
      if (digit === null && (total > 0 || lastSmall !== Number.POSITIVE_INFINITY)) return null;
      lastSmall = small;
      digit = null;
      continue;
    }
    const large = LARGE.get(char);
    if (large === undefined) return null;
    const counted = group + (digit ?? 0);
    if (counted === 0 && total === 0) {
      total = large;
    } else if (counted === 0) {
      // `万亿`: a multiplier upon a multiplier.
      if (large <= lastLarge) return null;
      total *= large;
    } else if (large > lastLarge) {
      total = (total + counted) * large;
    } else if (large === lastLarge) {
      return null;
    } else {
      total += counted * large;
    }
    group = 0;
    digit = null;
    lastSmall = Number.POSITIVE_INFINITY;
    lastLarge = large;
  }
  if (digit !== null && digit !== 0) {
    // `一百二` is 120: a bare last digit counts in the place below, unless a zero stood before it.
    if (!zero && lastSmall !== Number.POSITIVE_INFINITY && lastSmall >= 100)
      return total + group + (digit * lastSmall) / 10;
    if (!zero && lastSmall === Number.POSITIVE_INFINITY && group === 0 && total > 0) {
      return total + (digit * lastLarge) / 10;
    }
  }
  return total + group + (digit ?? 0);
}

function decimalValue(whole: string, fraction: string): number | null {
  const value = numeralValue(whole);
  if (value === null || !/^[〇○零一二三四五六七八九]+$/.test(fraction)) return null;
  return Number(`${value}.${String(spelledDigits(fraction)).padStart(fraction.length, "0")}`);
}

/** Digits written one after another: `二〇二二` is 2022. */
function spelledDigits(chinese: string): number {
  let value = 0;
  for (const char of chinese) value = value * 10 + (DIGITS.get(char) ?? 0);
  return value;
}

/** Value of digits as printed (`1,200`, `18.23`); the text must already be folded. */
export function digitsValue(digits: string): number {
  return Number(/[,·]/.test(digits) ? digits.replaceAll(",", "").replace("·", ".") : digits);
}

/** What a run of multipliers stands for: `万` 1e4, `万亿` 1e12, `百万` 1e6; 1 for none. */
export function multiplierValue(multiplier: string): number {
  let value = 1;
  for (const char of multiplier) value *= SMALL.get(char) ?? LARGE.get(char) ?? 1;
  return value;
}
