/** Tells which years a stretch of years covers: `五年来`, `“十三五”时期`, `2018年至2022年`. */

import type { YearSpan } from "../domain/report.ts";
import { numeralValue } from "./numerals.ts";

/** What the words for spans are resolved against. */
export interface SpanFrame {
  /** The last year that the report looks back on. */
  readonly past: number | null;
  /** The first year that it looks forward to. */
  readonly ahead: number | null;
  /** The span under discussion. */
  readonly around: YearSpan | null;
  /** True in a review: `五年累计` has passed there; among plans it may begin in any year. */
  readonly reviews: boolean;
}

/** Longer spans are said by the way, and where they begin is not certain. */
const LONGEST = 10;
/** Longest span between two stated years. */
const LONGEST_STATED = 30;

const STATED = /((?:19|20)\d{2})\s?年?\s?(?:至|到|—{1,2}|–|-|－|~|～)\s?((?:19|20)\d{2})\s?年/;
const SINCE = /^((?:19|20)\d{2})\s?年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:以来|至今)/;
const ONE_YEAR = /^(?:19|20)\d{2}\s?年/;
const PLAN = /([七八九]五|十[一二三四五六]?五)[”"]?(?:时期|期间|(以来))/;
const COUNTED =
  /(过去|未来|今后|最?近|这|前)?的?(?<![〇零一二三四五六七八九十两几数\d])(十|[二三四五六七八九两]|\d{1,2})年(?!规划|计划|行动)(多)?(来)?/;
/** Said of the span under discussion, whichever that is. */
const OF_WHAT_IS_AROUND = /^(?:年均|平均每年|本届政府)/;

/** The years of a five-year plan by its short name (`十三五`: 2016 to 2020); null where there is none of that name. */
export function yearsOfPlan(name: string): YearSpan | null {
  const order = PLANS.indexOf(name);
  return order < 0 ? null : [1986 + order * 5, 1990 + order * 5];
}

const PLANS = ["七五", "八五", "九五", "十五", "十一五", "十二五", "十三五", "十四五", "十五五", "十六五"];

/** Both years and those between them; null where that is no sensible span. */
export function spanBetween(first: number, last: number): YearSpan | null {
  return first < last && last - first < LONGEST_STATED ? [first, last] : null;
}

/** The years that the first words for a span in `text` (folded) cover; null where there are none or they are not certain. */
export function spanIn(text: string, frame: SpanFrame): YearSpan | null {
  const stated = STATED.exec(text);
  if (stated !== null) return spanBetween(Number(stated[1]), Number(stated[2]));
  const since = SINCE.exec(text);
  if (since !== null) return upToNow(Number(since[1]), frame.past);
  if (ONE_YEAR.test(text)) return null;
  const plan = PLAN.exec(text);
  if (plan !== null) return planSpan(yearsOfPlan(plan[1] ?? ""), plan[2] !== undefined, frame);
  if (OF_WHAT_IS_AROUND.test(text)) return frame.around;
  const counted = COUNTED.exec(text);
  return counted === null ? null : countedSpan(counted, frame);
}

function upToNow(first: number, past: number | null): YearSpan | null {
  return past === null ? null : spanBetween(first, past);
}

/** `“十四五”以来` goes as far as the report does. */
function planSpan(years: YearSpan | null, sofar: boolean, { past }: SpanFrame): YearSpan | null {
  if (years === null || !sofar) return years;
  return upToNow(years[0], past === null ? null : Math.min(past, years[1]));
}

function countedSpan(counted: RegExpExecArray, { past, ahead, around, reviews }: SpanFrame): YearSpan | null {
  const [, side = "", number = "", more, back] = counted;
  const length = /\d/.test(number) ? Number(number) : number === "两" ? 2 : (numeralValue(number) ?? 0);
  if (length < 2 || length > LONGEST || more !== undefined || side === "前") return null;
  const same = around !== null && around[1] - around[0] + 1 === length;
  if (side === "未来" || side === "今后") {
    if (same && (ahead === null || around[0] >= ahead)) return around;
    return ahead === null ? null : [ahead, ahead + length - 1];
  }
  const looksBack = side !== "" || back !== undefined;
  if (same && (!looksBack || past === null || around[1] <= past)) return around;
  return past !== null && (looksBack || reviews) ? [past - length + 1, past] : null;
}
