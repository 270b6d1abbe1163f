/** Finds every figure of a text, once from left to right. */

import type { Figure, FigureKind } from "../domain/report.ts";
import { fixedShapeAt } from "./figures-fixed.ts";
import { numberAt, type Qualifier, qualified } from "./figures-number.ts";
import { kindOfUnit, unitAt } from "./figures-units.ts";
import { foldDigits, NUMERAL_CHARS, numeralValue } from "./numerals.ts";
import { signTable } from "./sign-table.ts";

/** Where a figure, a title or a name in quotes can begin: at these, and at 几, 数 and 上 before a multiplier. */
const BEGINS = signTable(`0123456789${NUMERAL_CHARS}第〔［[“‘《几数上`);
const NEEDS_MULTIPLIER = signTable("几数上");
const MULTIPLIER = signTable("十百千万亿");
const OPENS_NAME = signTable("“‘《");

/** Titles and short names in quotes: the numbers in them are parts of names. */
const NAME = /“[^，。；！？“”]{0,13}”|‘[^，。；！？“’]{0,13}’|《[^》]{0,119}》/y;

/** `第25届`, `第三次`, `第1`; the number behind 第 may be spaced. */
const ORDINAL = new RegExp(`第\\s?(\\d{1,4}|[${NUMERAL_CHARS}]{1,6})`, "y");
/** Words with 第 that rank nothing. */
const NOT_ORDINAL = /第(?:三方|一时间|一手|二课堂|一线|[一二三]产业|[一二三]次产业|三者)/y;
const SPOKEN = `[${NUMERAL_CHARS}]+(?:点[〇零一二三四五六七八九]+)?`;
const FRACTION = new RegExp(
  `百分之(${SPOKEN})|([${NUMERAL_CHARS}]+)分之([${NUMERAL_CHARS}]+)|(\\d{1,2})/(\\d{1,3})(?!\\d|/)`,
  "y",
);

/** A clause is seldom longer; without a limit a text of figures without stops would be copied again and again. */
const MEASURES_LIMIT = 120;

/** Where the clauses of a text end, for what a figure measures. */
const CLAUSE_END = signTable("。；，！？;!?\n】,");

interface Found {
  readonly start: number;
  readonly end: number;
  readonly kind: FigureKind;
  readonly value: number | null;
  readonly unit: string;
  readonly qualifier: Qualifier;
}

/** End of the title or name in quotes that opens at `at`; 0 where the numbers inside are to be read. */
function nameEnd(text: string, at: number): number {
  NAME.lastIndex = at;
  return NAME.test(text) ? NAME.lastIndex : 0;
}

function ordinalAt(text: string, at: number): Found | null {
  NOT_ORDINAL.lastIndex = at;
  if (NOT_ORDINAL.test(text)) return null;
  ORDINAL.lastIndex = at;
  const found = ORDINAL.exec(text);
  const digits = found?.[1];
  if (found === null || digits === undefined) return null;
  const value = /\d/.test(digits) ? Number(digits) : numeralValue(digits);
  if (value === null) return null;
  let end = at + found[0].length;
  const place = text.charAt(end) === " " ? end + 1 : end;
  const unit = unitAt(text, place, false);
  if (unit !== "") end = place + unit.length;
  return { start: at, end, kind: unit === "号" ? "document" : "ordinal", value, unit, qualifier: null };
}

function fractionAt(text: string, at: number, floor: number): Found | null {
  FRACTION.lastIndex = at;
  const found = FRACTION.exec(text);
  if (found === null) return null;
  const [whole, hundred, below, above, over, under] = found;
  const span = qualified(text, at, at + whole.length, floor);
  if (hundred !== undefined) return { ...span, kind: "percent", value: numeralValue(hundred), unit: "%" };
  if (/[A-Za-z\d/.]/.test(text.charAt(at - 1)) || /[A-Za-z.]/.test(text.charAt(at + whole.length)))
    return null;
  const top = above === undefined ? Number(over) : numeralValue(above);
  const bottom = below === undefined ? Number(under) : numeralValue(below);
  if (top === null || bottom === null || bottom === 0) return null;
  return { ...span, kind: "percent", value: top / bottom, unit: "" };
}

/** Behind the number of a session: the rest of a list of them (`七次、八次全会`) and what met. */
const SESSIONS = /^(?:[、和][一二三四五六七八九十]{1,3}次){0,3}(?:全会|会议|全体|代表)/;

/** `二十三届`, `十四届十次全会`: the session of a standing series, though 第 is not printed. */
function isSession(text: string, start: number, unit: string, end: number): boolean {
  if (unit === "届")
    return !/(?:连续|举办|召开|办|共|累计)了?$/.test(text.slice(Math.max(0, start - 3), start));
  if (unit !== "次" || !SESSIONS.test(text.slice(end, end + 16))) return false;
  return /[届、]/.test(text.charAt(start - 1));
}

function counted(text: string, at: number, floor: number): Found | null {
  const number = numberAt(text, at, floor);
  if (number === null) return null;
  const { start, end, value, unit, qualifier } = number;
  if (isSession(text, start, unit, end)) return { start, end, kind: "ordinal", value, unit, qualifier };
  // A bare number of four digits in the range of years names the year of an event: `2020智能网联汽车大会`.
  if (unit === "" && qualifier === null && /^(?:19|20)\d{2}$/.test(text.slice(start, end))) {
    return { start, end, kind: "year", value, unit: "", qualifier };
  }
  return { start, end, kind: kindOfUnit(unit), value, unit, qualifier };
}

/** Signs of a list, at the beginning of a clause: `1、`, `第一，`, `2.加强…`. */
const LIST_SIGN = new RegExp(`第[${NUMERAL_CHARS}]{1,3}[，,、是]|\\d{1,2}(?:、|[.．](?!\\d))`, "y");
const CLAUSE_OPENS = /[。；：:;！？\n】]/;

function isListSign(text: string, at: number): boolean {
  LIST_SIGN.lastIndex = at;
  if (!LIST_SIGN.test(text)) return false;
  let before = at - 1;
  while (before >= 0 && /\s/.test(text.charAt(before))) before -= 1;
  return before < 0 || CLAUSE_OPENS.test(text.charAt(before));
}

function foundAt(text: string, at: number, floor: number): Found | null {
  const char = text.charAt(at);
  if (isListSign(text, at)) return null;
  if (char === "第") {
    const numbered = fixedShapeAt(text, at);
    const ordinal = numbered === null ? ordinalAt(text, at) : { start: at, ...numbered, qualifier: null };
    if (ordinal !== null) return ordinal;
  }
  const fraction = fractionAt(text, at, floor);
  if (fraction !== null) return fraction;
  if (!/[A-Za-z.]/.test(text.charAt(at - 1))) {
    const fixed = fixedShapeAt(text, at);
    if (fixed !== null) return { start: at, ...fixed, qualifier: null };
  }
  return counted(text, at, floor);
}

const REFUSED = new RegExp(`第?\\d[\\d.,]*|第?[${NUMERAL_CHARS}]+`, "y");

/** Where the characters that belong to a refused number end, so that its tail is not read as another. */
function afterRefused(text: string, at: number): number {
  REFUSED.lastIndex = at;
  const found = REFUSED.exec(text);
  return at + (found === null ? 1 : found[0].length);
}

const MASK = /[*＊█■▇▓□]/;

/** A figure of which a masked copy shows a part only (`6月**日`, `**.*亿元`) says nothing. */
function isMasked(text: string, figure: Found): boolean {
  if (MASK.test(text.charAt(figure.end))) return true;
  return /[*＊█■▇▓□][年月]?$/.test(text.slice(Math.max(0, figure.start - 2), figure.start));
}

function scan(text: string): Found[] {
  const found: Found[] = [];
  const masked = MASK.test(text);
  let floor = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (BEGINS[code] === 0) continue;
    if (NEEDS_MULTIPLIER[code] !== 0 && MULTIPLIER[text.charCodeAt(at + 1)] === 0) continue;
    if (OPENS_NAME[code] !== 0) {
      const end = nameEnd(text, at);
      if (end > 0) at = end - 1;
      continue;
    }
    const figure = foundAt(text, at, floor);
    if (figure === null) {
      at = afterRefused(text, at) - 1;
      continue;
    }
    at = figure.end - 1;
    if (masked && isMasked(text, figure)) continue;
    found.push(figure);
    floor = figure.end;
  }
  return found;
}

/** Where the clause begins that stands before `at`; null where it begins before `floor`. */
function clauseStartBefore(text: string, at: number, floor: number): number | null {
  for (let place = at; place > floor; place -= 1)
    if (CLAUSE_END[text.charCodeAt(place - 1)] !== 0) return place;
  return null;
}

/** First place of the clause that ends at each figure; a list (`甲3条、乙5条`) begins anew behind the sign. */
function measuresOf(text: string, clauseStart: number, before: Found | null, figure: Found): string {
  let start = Math.max(clauseStart, figure.start - MEASURES_LIMIT);
  if (before !== null && before.end > start && before.kind !== "year" && before.kind !== "date") {
    const between = text.slice(before.end, figure.start);
    const sign = /^[^、和及与]{0,12}?(?:、|以及|和|及|与)/.exec(between);
    if (sign !== null && between.length > sign[0].length + 1) start = before.end + sign[0].length;
  }
  return text.slice(start, figure.start).trim();
}

/**
 * Every figure of a text: quantities, shares and money, and beside them ordinals, dates, years, times, numbers of
 * documents and telephones, told apart by `kind`. Sorted, not overlapping, `text.slice(start, end) === figure.text`.
 * Years and status are null: they come from the sentence (see `annotate`). Takes any string; `folded` is its
 * `foldDigits`, where that is at hand.
 */
export function figuresIn(text: string, folded = foldDigits(text)): Figure[] {
  const figures: Figure[] = [];
  let clauseStart = 0;
  let before: Found | null = null;
  for (const found of scan(folded)) {
    const floor = Math.max(before?.end ?? 0, found.start - MEASURES_LIMIT);
    clauseStart = clauseStartBefore(folded, found.start, floor) ?? clauseStart;
    figures.push({
      text: text.slice(found.start, found.end),
      kind: found.kind,
      value: found.value,
      unit: found.unit,
      qualifier: found.qualifier,
      measures: measuresOf(text, clauseStart, before, found),
      year: null,
      span: null,
      status: null,
      start: found.start,
      end: found.end,
    });
    before = found;
  }
  return figures;
}
