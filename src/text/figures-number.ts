/** One number with its qualifier and unit, read at a place of the text. */

import { unitAt } from "./figures-units.ts";
import { beginsCommonWord, endsOtherWord, isArticle, namesSpan } from "./figures-words.ts";
import { digitsValue, multiplierValue, NUMERAL_CHARS, numeralValue } from "./numerals.ts";

export type Qualifier = "over" | "under" | "about" | null;

/** A number as read: where it stands, its value where it has one, unit and qualifier. */
export interface ReadNumber {
  readonly start: number;
  readonly end: number;
  readonly value: number | null;
  readonly unit: string;
  readonly qualifier: Qualifier;
}

/** A middle dot is read as the decimal point before `%` only: elsewhere it parts the days of a name (`7·20`). */
const DIGITS = /\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+·\d+(?=%)|\d+(?:\.\d+)?/y;
const NUMERAL = new RegExp(`[${NUMERAL_CHARS}]+(?:点[〇零一二三四五六七八九]+(?![钟半分]))?`, "y");
const MULTIPLIER = /万亿|千亿|百亿|十亿|千万|百万|十万|亿|万|千|百/y;
const RANGE_SIGN = /\s?(?:至|到|—{1,2}|–|-|－|~|～)\s?/y;
const SUFFIX = /\s?(?:左右|上下|以上|以下|以内)/y;

/** Qualifiers before a number, longest first, and what may not stand before them. */
const PREFIXES: readonly (readonly [word: string, qualifier: Qualifier, notAfter: string])[] = [
  ["不少于", "over", ""],
  ["不低于", "over", ""],
  ["不超过", "under", ""],
  ["不高于", "under", ""],
  ["大约", "about", ""],
  ["超过", "over", "不"],
  ["将近", "under", ""],
  ["接近", "under", ""],
  ["不足", "under", ""],
  ["不到", "under", "做看想得说料"],
  ["少于", "under", "不"],
  ["低于", "under", "不"],
  ["多于", "over", ""],
  ["高于", "over", "不"],
  ["约", "about", "公预合签节契履违制解纽集邀誓续特租毁简失缔相"],
  ["近", "under", "附最邻靠临亲贴远就逼"],
  ["超", "over", "赶反高英中出入"],
  ["逾", "over", ""],
];

const SUFFIX_QUALIFIERS: ReadonlyMap<string, Qualifier> = new Map([
  ["左右", "about"],
  ["上下", "about"],
  ["以上", "over"],
  ["以下", "under"],
  ["以内", "under"],
]);

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? "";
}

/** The bare number at a place: where it ends, what it is worth, and what kind of writing it is. */
interface Core {
  readonly end: number;
  readonly value: number | null;
  readonly unit: string;
  readonly qualifier: Qualifier;
  readonly numeral: boolean;
  /** True where it begins with a bare multiplier (`百余`, `万亿`), which needs more evidence. */
  readonly bare: boolean;
}

function skipSpace(text: string, at: number): number {
  return text.charAt(at) === " " ? at + 1 : at;
}

/** Unit after a number: directly, or behind one layout space. */
function unitBehind(
  text: string,
  at: number,
  numeral: boolean,
): { readonly unit: string; readonly end: number } {
  const place = skipSpace(text, at);
  const unit = unitAt(text, place, numeral);
  return unit === "" ? { unit, end: at } : { unit, end: place + unit.length };
}

function arabicCore(text: string, at: number): Core | null {
  const digits = matchAt(DIGITS, text, at);
  if (digits === "") return null;
  let end = at + digits.length;
  const base = digitsValue(digits);
  const direct = unitBehind(text, end, false);
  // `5千米` is five of a unit, not five thousand of another.
  if (direct.unit.length > 1 && /^[十百千万]/.test(direct.unit)) {
    return { end: direct.end, value: base, unit: direct.unit, qualifier: null, numeral: false, bare: false };
  }
  let qualifier: Qualifier = null;
  let place = skipSpace(text, end);
  if (/[余多几]/.test(text.charAt(place))) {
    qualifier = "over";
    place += 1;
  }
  const multiplier = matchAt(MULTIPLIER, text, place);
  const worth = multiplierValue(multiplier);
  if (multiplier !== "" || qualifier !== null) end = place + multiplier.length;
  let value = base * worth;
  if (multiplier === "亿") {
    // `3亿2000万`: a second part below the first.
    const rest = /\d{1,4}万/y;
    const second = matchAt(rest, text, end);
    if (second !== "") {
      value += Number(second.slice(0, -1)) * 1e4;
      end += second.length;
    }
  }
  if (multiplier !== "" && qualifier === null && /[余多]/.test(text.charAt(end))) {
    qualifier = "over";
    end += 1;
  }
  const unit = unitBehind(text, end, false);
  return { end: unit.end, value: rounded(value), unit: unit.unit, qualifier, numeral: false, bare: false };
}

/** Takes away what binary floating point adds: 18.23 × 1e12 is 18230000000000. */
function rounded(value: number): number {
  return Number.isInteger(value) && value < 1e15 ? value : Number(value.toPrecision(15));
}

/** `几十`, `数百`, `上千`, `七八`, `两三百`: no value, only about how many. */
const ABOUT_NUMERAL = /[几数上][十百千万亿]{1,2}|[一二三四五六七八九两][二三四五六七八九][十百千万亿]{0,2}/y;

function numeralCore(text: string, at: number): Core | null {
  let run = matchAt(NUMERAL, text, at);
  let qualifier: Qualifier = null;
  let value: number | null = run === "" ? null : numeralValue(run);
  if (value === null) {
    run = matchAt(ABOUT_NUMERAL, text, at);
    if (run === "" || NUMERAL_CHARS.includes(text.charAt(at + run.length))) return null;
    if (/^[一二三四五六七八九两]/.test(run) && !isNeighbours(run)) return null;
    qualifier = run.startsWith("上") ? "over" : "about";
  }
  let end = at + run.length;
  const bare = /^[百千万亿]+$/.test(run);
  if (run.includes("点")) {
    const multiplier = matchAt(MULTIPLIER, text, end);
    end += multiplier.length;
    if (value !== null) value = rounded(value * multiplierValue(multiplier));
  } else if (/[余多来几]/.test(text.charAt(end)) && /[十百千万亿]$/.test(run)) {
    const after = text.charAt(end);
    qualifier = after === "来" ? "about" : "over";
    end += 1;
    const multiplier = matchAt(MULTIPLIER, text, end);
    end += multiplier.length;
    if (value !== null) value *= multiplierValue(multiplier);
  }
  const unit = unitBehind(text, end, true);
  return { end: unit.end, value, unit: unit.unit, qualifier, numeral: true, bare };
}

/** Two numerals one above the other: `七八`, `两三`. */
function isNeighbours(run: string): boolean {
  const first = numeralValue(run.charAt(0));
  const second = numeralValue(run.charAt(1));
  return first !== null && second !== null && second === first + 1;
}

function core(text: string, at: number): Core | null {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57 ? arabicCore(text, at) : numeralCore(text, at);
}

/** `略低于8%的预定目标`: the target is 8%. */
const OF_TARGET = /^的(?:预定|预期|既定|年初|年度|增长)*目标/;

const PREFIX_END = new Set(PREFIXES.map(([word]) => word.at(-1)));

/** Start and meaning of a qualifier that ends at `at`. */
function prefixBefore(text: string, at: number): { readonly start: number; readonly qualifier: Qualifier } {
  const place = text.charAt(at - 1) === " " ? at - 1 : at;
  if (!PREFIX_END.has(text.charAt(place - 1))) return { start: at, qualifier: null };
  for (const [word, qualifier, notAfter] of PREFIXES) {
    if (!text.endsWith(word, place)) continue;
    const start = place - word.length;
    if (start > 0 && notAfter.includes(text.charAt(start - 1))) continue;
    return { start, qualifier };
  }
  return { start: at, qualifier: null };
}

/** Letters or signs that make a number a name: `A4`, `PM2.5`, `5G`, `4+1`, `7×24`, `5.0版`. */
function isName(text: string, at: number, found: Core): boolean {
  const before = text.charAt(at - 1);
  if (/[A-Za-z+×xX*_@#.\d]/.test(before)) return true;
  if (before === "-" && /[A-Za-z]/.test(text.charAt(at - 2))) return true;
  const after = text.charAt(found.end);
  if (found.unit === "版" || (found.unit === "语种" && (found.value ?? 0) > 999)) return true; // 96128多语种热线
  if (found.unit !== "") return false;
  if (text.charAt(found.end) === "“" && (found.value ?? 0) < 1e4) return true;
  if (/[（(]/.test(before) && /[）)]/.test(text.charAt(found.end))) return true;
  // `3级` grades; `千亿级` still tells how much.
  if (after === "级") return (found.value ?? 0) < 1000;
  return /[A-Za-z+×*_@#强版号后]/.test(after) || (after === "." && !/\d/.test(text.charAt(found.end + 1)));
}

/** Whether a Chinese numeral with its unit counts something. */
function counts(text: string, start: number, at: number, found: Core): boolean {
  if (found.unit === "" || text.charAt(at) === "零" || text.charAt(at) === "〇") return false;
  // What counts two is 两; 二 ranks (`二类`, `二期`).
  if (found.end - at === 1 + found.unit.length && text.charAt(at) === "二") return false;
  if (endsOtherWord(text, at)) return false;
  if (start === at && found.qualifier === null && beginsCommonWord(text, at)) return false;
  // `亿元级` is a class, `（亿元）` and `单位：亿元` the label of a column.
  if (found.bare && start === at && /[级）)]/.test(text.charAt(found.end))) return false;
  if (found.bare && /单位[：:]?$/.test(text.slice(Math.max(0, start - 3), start))) return false;
  if (
    found.bare &&
    start === at &&
    found.qualifier === null &&
    !/^[千百万]?[万亿]元/.test(text.slice(at, at + 4))
  ) {
    return false;
  }
  if (isArticle(text, at, found.unit, found.end)) return false;
  if (found.unit === "年" && (text.slice(at, found.end) === "一年" || namesSpan(text, start, found.end)))
    return false;
  if (found.unit === "成" && /[立为功果员都长就]/.test(text.charAt(found.end))) return false;
  return true;
}

/**
 * Reads the number at `at` of folded text with qualifier, unit and the second half of a range (`3%—5%`,
 * `12—17岁`, `1.2:1`). Null where the characters count nothing (`一带一路`, `5G`, `500强`). `floor` is the first
 * place that a qualifier before the number may reach back to.
 */
export function numberAt(text: string, at: number, floor: number): ReadNumber | null {
  const first = core(text, at);
  if (first === null) return null;
  const prefix = prefixBefore(text, at);
  let start =
    prefix.start < floor || OF_TARGET.test(text.slice(first.end, first.end + 8)) ? at : prefix.start;
  if (text.charAt(start) === "近" && first.unit === "年" && (first.value ?? 99) <= 10) start = at;
  if (first.numeral ? !counts(text, start, at, first) : isName(text, at, first)) return null;
  let { end, value, unit } = first;
  const second = secondOfRange(text, first);
  if (second !== null) {
    end = second.end;
    unit = second.unit === "" ? unit : second.unit;
    value = null;
  }
  let qualifier = start < at ? prefix.qualifier : (second?.qualifier ?? first.qualifier);
  // "24小时多语种热线": of many languages, not more than 24 hours.
  const more = /^多(?![语种元边方样功渠维级部媒式])/.test(text.slice(end, end + 2));
  if (unit !== "" && more && /^(?:[个年月天日公里吨元米倍岁]|小时|月|周)/.test(unit)) {
    qualifier = "over";
    end += 1;
    if (unit === "个") {
      const rest = /小时|月|星期|百分点/y;
      const tail = matchAt(rest, text, end);
      end += tail.length;
      unit += tail;
    }
  }
  const suffix = suffixBehind(text, end);
  if (suffix.end > end && qualifier !== "over") {
    qualifier = suffix.qualifier;
    end = suffix.end;
  }
  return { start, end, value, unit, qualifier };
}

function suffixBehind(text: string, end: number): { readonly end: number; readonly qualifier: Qualifier } {
  const suffix = matchAt(SUFFIX, text, end);
  return { end: end + suffix.length, qualifier: SUFFIX_QUALIFIERS.get(suffix.trim()) ?? null };
}

/** The qualifiers around a number that stands at `start` to `end` (`约三分之一`, `百分之九十以上`), and the span with them. */
export function qualified(
  text: string,
  start: number,
  end: number,
  floor: number,
): { readonly start: number; readonly end: number; readonly qualifier: Qualifier } {
  const prefix = prefixBefore(text, start);
  const suffix = suffixBehind(text, end);
  const from = prefix.start < floor ? start : prefix.start;
  return { start: from, end: suffix.end, qualifier: from < start ? prefix.qualifier : suffix.qualifier };
}

/** The second number where the first is the lower end of a range or the left of a ratio. */
function secondOfRange(text: string, first: Core): Core | null {
  const ratio = /[:：∶](?=\d)/y;
  const sign =
    matchAt(RANGE_SIGN, text, first.end) ||
    (first.unit === "" && !first.numeral ? matchAt(ratio, text, first.end) : "");
  // `873.2 -6.5`, `23960 — 25810`: cells side by side, the second below zero, or an empty one between them.
  if (sign === "" || /^\s+[-－−–]$|^\s[-－–—]+\s$/.test(sign)) return null;
  const second = core(text, first.end + sign.length);
  if (second === null || second.numeral !== first.numeral) return null;
  if (first.unit !== "" && first.unit !== second.unit) return null;
  return first.numeral && second.unit === "" ? null : second;
}
