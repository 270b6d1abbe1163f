/** Numbers of a fixed shape that count nothing: dates, times, years, numbers of documents and telephones. */

import { numeralValue } from "./numerals.ts";

/** What was found at a place: its kind, where it ends, and the value where it has one (years only). */
export interface FixedShape {
  readonly kind: "date" | "year" | "time" | "document" | "phone";
  readonly end: number;
  readonly value: number | null;
  readonly unit: string;
}

const YEAR = "(?:1[89]|20)\\d{2}";
const TO = "\\s?(?:至|到|—{1,2}|–|-|－|~|～)\\s?";
const MONTH = "(?:1[0-2]|0?[1-9])\\s?月";
const DAY = "(?:3[01]|[12]\\d|0?[1-9])\\s?[日号]";
const DAY_BARE = "(?:3[01]|[12]\\d|0?[1-9])";
const PART = "(?:份(?!额)|上旬|中旬|下旬|初|底|末)?";

/** `2021年12月5日`, `9月28日至10月3日`, `9月8—10日`, `6日至12月7日`, `1—11月`, `2021-12-05`. */
const DATE = new RegExp(
  [
    // with a month first; the tail repeats as much of the date as it needs
    `(?:${YEAR}\\s?年\\s?)?${MONTH}(?:${DAY_BARE}${TO}${DAY}|(?:${DAY})?(?:${TO}(?:${YEAR}\\s?年\\s?)?(?:${MONTH}(?:${DAY})?|${DAY}))?)${PART}`,
    // months or days that share the unit behind the second
    `(?:${YEAR}\\s?年\\s?)?(?:1[0-2]|0?[1-9])${TO}${MONTH}(?:${DAY})?${PART}`,
    `${DAY_BARE}\\s?日?${TO}(?:${MONTH})?${DAY}`,
    `${DAY_BARE}\\s?日(?![游内均])`,
    `${YEAR}[-./](?:1[0-2]|0?[1-9])[-./](?:3[01]|[12]\\d|0?[1-9])(?!\\d)`,
  ].join("|"),
  "y",
);

/** `十二月五日`, `十月`, `五月一日至三日`. */
const NUMERAL_DATE =
  /(?:十[一二]?|[一二三四五六七八九])月(?:(?:三十一?|二?十[一二三四五六七八九]?|二十|[一二三四五六七八九])日)?(?:至(?:三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])日)?/y;

const YEARS = new RegExp(
  `${YEAR}\\s?年?${TO}${YEAR}\\s?年|${YEAR}\\s?年(?:${TO}${YEAR}\\s?年)?|${YEAR}${TO}${YEAR}(?![\\d.%])`,
  "y",
);
const NUMERAL_YEAR = /[一二][〇○零一二三四五六七八九]{3}年/y;
const DECADE = /\d{1,2}世纪(?:末|初|\d0年代)?|\d0年代/y;

const TIME =
  /(?:[01]?\d|2[0-4])(?:[:：][0-5]\d(?:[:：][0-5]\d)?(?![\d:：%])|时(?:[0-5]?\d分)?(?![间刻代期段])|点(?:[0-5]?\d分|半|整|钟))/y;

/** `〔2023〕15号`, `第291号`, `2021年第5号`, `291号令`, `1号文件`, `3号线`. */
const DOCUMENT =
  /[〔[［](?:1[89]|20)\d{2}[〕\]］]\s?\d{1,5}\s?号|第\s?\d{1,5}\s?号|\d{1,5}\s?号(?![码召称角])/y;

/** Area code and number, mobile, 400/800 numbers, and short numbers that are called a line. */
const LINES = "政务|市民|便民|服务|领事|保护|咨询|投诉|求助|应急|多语|[、和]";
const PHONE = new RegExp(
  `0\\d{2,3}[-－—]\\d{7,8}|00\\d{2}[-－—]\\d{2}[-－—]\\d{3,8}|1[3-9]\\d{9}(?!\\d)|[48]00[-－—]\\d{3}[-－—]\\d{4}|\\d{3,5}(?=(?:、\\d{3,5}){0,6}(?:${LINES}){0,4}(?:热线|电话))`,
  "y",
);

/** What opens the number of a document and is no numeral. */
const DOCUMENT_SIGNS = "〔[［第";

/** Digits with the first sign behind them that a fixed shape may have there: most numbers only count and have none. */
const MAY_BE_SHAPED = new RegExp(
  `\\d{11}|\\d{1,10}(?:\\s?[年月日号至到~～—–－-]|[./:：时点世]|${LINES}|热线|电话)`,
  "y",
);

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

function shape(
  kind: FixedShape["kind"],
  at: number,
  found: string,
  value: number | null,
  unit: string,
): FixedShape {
  return { kind, end: at + found.length, value, unit };
}

/**
 * The date, year, time, document number or telephone number that begins at `at` of folded text (see
 * `foldDigits`); null where there is none. `at` must not stand inside a number.
 */
export function fixedShapeAt(text: string, at: number): FixedShape | null {
  const first = text.charCodeAt(at);
  const digit = first >= 48 && first <= 57;
  if (!digit) {
    if (DOCUMENT_SIGNS.includes(text.charAt(at))) {
      const document = matchAt(DOCUMENT, text, at);
      return document === null ? null : shape("document", at, document, null, "号");
    }
    const year = matchAt(NUMERAL_YEAR, text, at);
    if (year !== null) return shape("year", at, year, numeralValue(year.slice(0, -1)), "年");
    const date = matchAt(NUMERAL_DATE, text, at);
    return date === null ? null : shape("date", at, date, null, "");
  }
  if (matchAt(MAY_BE_SHAPED, text, at) === null) return null;
  const phone = matchAt(PHONE, text, at);
  if (phone !== null) return shape("phone", at, phone, null, "");
  const date = matchAt(DATE, text, at);
  if (date !== null) return shape("date", at, date, null, "");
  const year = matchAt(YEARS, text, at);
  if (year !== null)
    return shape("year", at, year, /^\d{4}\s?年$/.test(year) ? Number(year.slice(0, 4)) : null, "年");
  const decade = matchAt(DECADE, text, at);
  if (decade !== null) return shape("year", at, decade, null, "");
  const time = matchAt(TIME, text, at);
  if (time !== null) return shape("time", at, time, null, "");
  const document = matchAt(DOCUMENT, text, at);
  return document === null ? null : shape("document", at, document, null, "号");
}
