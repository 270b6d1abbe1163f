/** Years of headings and of whole reports. */

import type { Status, YearSpan } from "../domain/report.ts";
import { allMatches } from "./all-matches.ts";
import { namesEvent } from "./years-mentions.ts";
import { spanIn } from "./years-spans.ts";
import { titleOf, titleYears, withoutTitles } from "./years-titles.ts";

/** What a heading says about the sentences below it. */
export interface HeadingYears {
  readonly year: number | null;
  /** The years of a span, where they are certain; beside a year where both are named (`2025年和“十四五”时期…`). */
  readonly span: YearSpan | null;
  readonly status: Status;
  /** The years named, also beside a span (`“十四五”时期和2025年…`): those its sentences may turn to. */
  readonly named: readonly number[];
  /** `span`: a stretch of years or several, so no single year; `status`: done or plan but no time; `nothing`: what stands above holds. */
  readonly says: "year" | "span" | "status" | "nothing";
}

/** What title and opening say about a report as a whole. */
export interface DocumentYears {
  /** The year in the title, else of the session it was read to. */
  readonly reportYear: number | null;
  /** The year that a report to a congress plans: that of its title, or the next where it reviews that one already; null elsewhere. */
  readonly planYear: number | null;
  /** What 今年 means in it: the year it reviews where it was written in that, else that of its title. */
  readonly thisYear: number | null;
  /** The one year the report as a whole speaks of; null where it has two or none. */
  readonly documentYear: number | null;
  /** What its sentences are where no section says otherwise. */
  readonly status: Status;
  /** The year reviewed first in a report of two (`2022年工作总结和2023年工作计划`). */
  readonly reviewYear: number | null;
  /** True for a 政府工作报告: its sections review one year and plan the next. */
  readonly congress: boolean;
  /** True where it tells of a part of the year: what it looks forward to may be of the same. */
  readonly partial: boolean;
}

/** A year with a month is a date: when a paper was issued, not what a section tells of. */
const YEAR_IN_HEADING = /(?<![\d〔[［])((?:19|20)\d{2})\s?年度?(?!\s?[\d一二三四五六七八九十]{1,2}\s?月)/g;
const SPAN_IN_HEADING =
  /[过去未来今后近]{1,2}的?[二三四五六七八九十两]年|[二三四五六七八九十两]年来|[七八九十]五[”]?(?:时期|期间|规划|计划|以来)|十[一二三四五六]五(?![”"]?(?:时期|规划)?(?:实现|奋力)?(?:良好|顺利)?(?:开局|开好局|开新局|起步|起好步|首年))|五年规划|五年计划|本届政府(?!(?:工作)?的?(?:开局|第一年|首年))|(?:19|20)\d{2}\s?年?[—–\-至到~～]{1,2}(?:19|20)\d{2}/;
const PAST_IN_HEADING = /去年|过去的?一年|一年来|开局之年的?工作$/;
const DONE_HEADING =
  /总结|回顾|成效|成就|决算|完成情况|执行情况|进展情况|工作情况|开展情况|主要工作(?!任务|安排|打算|计划|思路|目标)|主要做法|取得的?成绩|报告.{0,8}的?工作$|基本情况/;
const PLAN_HEADING =
  /计划|草案|要点|安排|打算|思路|部署|目标|任务|要求|建议|展望|规划|重点工作|工作重点|主要考虑|重大举措|努力方向|下一步|今后/;
/** Headings without a year speak of plans only in these settled phrases; 任务 or 目标 alone may stand in any heading. */
const PLAN_PHRASE =
  /(?:^|[、）.．\s])(?:下一?步|下一?阶段|下一年|今后|明年|来年)|下半年(?:工作)?(?:打算|计划|安排|思路)|(?:工作计划|工作安排|工作打算|工作思路|努力方向|奋斗目标|工作建议|主要目标|目标任务|主要任务)$|(?:^|[、）.．\s])(?:重点工作|重点任务|总体要求|总体思路|总体部署|主要目标)$/;
const DONE_PHRASE =
  /(?:工作总结|工作回顾|的回顾|主要成效|(?:完成|执行|工作|开展|进展|推进|落实)情况|主要做法|主要成绩|工作成效)$|(?:^|[、）.．\s])主要工作$/;

/** The years printed in a heading, those of events left out (`服务保障2022年冬奥会`). */
function headingYears(text: string): number[] {
  return allMatches(text, YEAR_IN_HEADING)
    .filter((found) => !namesEvent(text, found.index + found[0].length))
    .map((found) => Number(found[1]));
}

function headingStatus(heading: string, phrase: boolean): Status {
  const done = (phrase ? DONE_PHRASE : DONE_HEADING).test(heading);
  const plan = (phrase ? PLAN_PHRASE : PLAN_HEADING).test(heading);
  if (done === plan) return null;
  return done ? "done" : "plan";
}

/** `五年来，经济持续发展` looks back, `未来五年` ahead. */
function spanStatus(heading: string): Status {
  if (/年来|以来|过去/.test(heading)) return "done";
  return /未来|今后/.test(heading) ? "plan" : null;
}

/**
 * Year and status that a heading gives to its section: `一、2022 年工作总结` is 2022 done, `二、2023年工作计划` 2023
 * plan, `一、过去一年工作回顾` the year before `reportYear`; `过去五年…` and `“十四五”时期…` say that there is no single
 * year, and so does a heading of two years. Where it says nothing year and status are null. `lastYear` is the last year
 * that the report looks back on, if that is not the one before `reportYear`; `thisYear` what it means by 今年.
 */
export function yearsOfHeading(
  heading: string,
  reportYear: number | null,
  lastYear: number | null = null,
  thisYear: number | null = reportYear,
): HeadingYears {
  const text = withoutTitles(heading);
  const named = [...new Set(headingYears(text))];
  const spanAt = text.search(SPAN_IN_HEADING);
  // `2025年和“十四五”时期工作回顾`: it begins with the year; what is said of the span says so.
  const before = headingYears(text.slice(0, Math.max(0, spanAt)));
  const [first] = before;
  if (first !== undefined && before.length === 1 && YEAR_AND.test(text.slice(0, spanAt))) {
    const status = headingStatus(text, false) ?? statusBy(first, reportYear, text);
    return {
      year: first,
      span: headingSpan(text, status, reportYear, lastYear),
      status,
      named,
      says: "year",
    };
  }
  if (spanAt >= 0) {
    const status = headingStatus(text, false) ?? spanStatus(text);
    return { year: null, span: headingSpan(text, status, reportYear, lastYear), status, named, says: "span" };
  }
  const span = null;
  if (named.length > 1) return { year: null, span, status: null, named, says: "span" };
  const stated = named[0];
  if (stated !== undefined) {
    const status = headingStatus(text, false) ?? statusBy(stated, reportYear, text);
    return { year: stated, span, status, named, says: "year" };
  }
  if (PAST_IN_HEADING.test(text)) {
    return { year: reportYear === null ? null : reportYear - 1, span, status: "done", named, says: "year" };
  }
  if (/今年/.test(text))
    return { year: thisYear, span, status: headingStatus(text, false) ?? "plan", named, says: "year" };
  if (/明年|来年/.test(text) && !/今年/.test(text))
    return { year: after(lastYear ?? thisYear), span, status: "plan", named, says: "year" };
  const phrase = headingStatus(text, true);
  return { year: null, span, status: phrase, named, says: phrase === null ? "nothing" : "status" };
}

function after(year: number | null): number | null {
  return year === null ? null : year + 1;
}

function headingSpan(
  text: string,
  status: Status,
  reportYear: number | null,
  lastYear: number | null,
): YearSpan | null {
  const past = lastYear ?? (reportYear === null ? null : reportYear - 1);
  return spanIn(text, { past, ahead: reportYear, around: null, reviews: status === "done" });
}

const YEAR_AND = /(?:19|20)\d{2}\s?年(?:度|工作)?\s?[和及暨、]\s?["“”]?$/;

/** `yearsOfHeading` of one report, each heading read once: title and head of a table stand over all its rows. */
export function headingReader(reportYear: number | null): (heading: string) => HeadingYears {
  const read = new Map<string, HeadingYears>();
  return (heading) => {
    const known = read.get(heading) ?? yearsOfHeading(heading, reportYear);
    read.set(heading, known);
    return known;
  };
}

/** Status of a heading that only names a year: earlier than the report's it is done. */
function statusBy(year: number, reportYear: number | null, heading: string): Status {
  if (reportYear === null) return null;
  if (year < reportYear) return "done";
  return /关于.{0,12}工作$/.test(heading.trim()) ? "plan" : null;
}

/** A chronicle tells of many years. */
const CHRONICLE = /(?:志|沿革|大事记)$/;

/** A report of a government to its people's congress: reviews the year before and plans the year of its title. */
const TO_CONGRESS = /政\s?府\s?工\s?作\s?报\s?告|向大会(?:作|报告).{0,12}工作|各位代表/;
const SESSION_DATE = /((?:19|20)\d{2})\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日在.{0,40}(?:代表大会|会议|人民代表)/;
const REVIEW = /((?:19|20)\d{2})\s?年[^，。]{0,8}工作(?:的|简要)?回顾|报告\s?((?:19|20)\d{2})\s?年的?工作/;
/** Also behind the title of an entry: `【概况】2022年，…`, `概  况  2022年，…`. */
const OPENING_YEAR =
  /^[\s　]*(?:\*{0,2}【[^【】]{1,20}】[*\s　]*|\*{0,2}[\u3400-\u9fff](?:[\s　]{0,4}[\u3400-\u9fff]){1,7}\*{0,2}[\s　]{1,4})?((?:19|20)\d{2})\s?年(?:[，,是]|度?，)/;

/**
 * Years of a report from its title and first sentences or headings (`opening`, in order; a dozen is enough):
 * `2022年工作总结和2023年工作计划` has two, so no `documentYear`; a 政府工作报告 has none either; a summary speaks of the
 * year in its title; a chapter without a year in its title of the one its first sentences open with
 * (`2021年，市委外办…`); the title of a yearbook gives the year of the book, not of what it tells.
 */
export function documentYears(title: string, opening: readonly string[]): DocumentYears {
  const first = opening.map(withoutTitles);
  const named = titleOf(title, first);
  const years = titleYears(named);
  const status = headingStatus(named, false);
  const newest = years.length === 0 ? null : Math.max(...years);
  const plain = {
    reportYear: newest,
    planYear: null,
    thisYear: newest,
    documentYear: null,
    reviewYear: null,
    status,
    congress: false,
    partial: PART_OF_YEAR.test(named),
  };
  if (TO_CONGRESS.test(named) || first.slice(0, 6).some((line) => TO_CONGRESS.test(line))) {
    const reportYear = springSession(first) ?? newest ?? sessionYear(first);
    const planYear = reportYear !== null && reviewsOwn(reportYear, first) ? reportYear + 1 : reportYear;
    return { ...plain, reportYear, planYear, thisYear: reportYear, status: null, congress: true };
  }
  const heard = newest === null ? yearsOfMeeting(first) : null;
  if (heard !== null)
    return { ...plain, reportYear: heard + 1, thisYear: heard + 1, reviewYear: heard, status: "done" };
  if (years.length > 1) {
    const reviews = DONE_HEADING.test(named) && PLAN_HEADING.test(named);
    const reviewYear = reviews ? Math.min(...years) : null;
    return { ...plain, reviewYear, thisYear: reviewYear ?? newest, status: reviews ? "done" : null };
  }
  // `五年来工作情况`, `“十四五”以来…总结`: no year that it opens a paragraph with is that of the whole.
  const opened =
    newest === null && (SPAN_IN_HEADING.test(named) || CHRONICLE.test(named))
      ? undefined
      : first
          .filter((line) => !OPENS_PLAN.test(line))
          .map((line) => OPENING_YEAR.exec(line)?.[1])
          .find((year) => year !== undefined);
  const openingYear = opened === undefined ? null : Number(opened);
  if (newest === null) {
    return { ...plain, documentYear: openingYear, status: status ?? (openingYear === null ? null : "done") };
  }
  if (/年鉴|蓝皮书/.test(named))
    return { ...plain, documentYear: openingYear ?? openingSince(first, newest), status: "done" };
  // "china2000": behind letters it may be any number, unless the text agrees.
  if (/[A-Za-z](?:19|20)\d{2}/.test(named) && openingYear !== newest && openingYear !== newest - 1)
    return { ...plain, reportYear: null, thisYear: null, documentYear: openingYear };
  // "nj2025_13": a number in the name of a file may be the year of a book.
  const bare = !/(?:19|20)\d{2}\s?年/.test(named) && openingYear === newest - 1;
  return bare ? { ...plain, documentYear: openingYear, status: "done" } : { ...plain, documentYear: newest };
}

/** "2024年，我办将重点做好": what is still to come is not what the report is about. */
const OPENS_PLAN = /^.{5,9}年[，,].{0,24}?(?:将|拟|力争)/;
const PART_OF_YEAR = /[上下]半年|季度|\d月(?:份|$)|[—–\-至到]\d{1,2}月/;

const MEETING =
  /(?:总结|回顾)[^，。；]{0,12}?((?:19|20)\d{2})\s?年[^。]{0,60}?(?:部署|安排|谋划|研究|明确)[^，。；]{0,12}?((?:19|20)\d{2})\s?年/;

/** `会议总结2021年工作，部署2022年工作`: the year that a meeting looked back on; null where the text opens otherwise. */
function yearsOfMeeting(opening: readonly string[]): number | null {
  const [, past, next] = MEETING.exec(opening.slice(0, 6).join("")) ?? [];
  return Number(next) === Number(past) + 1 ? Number(past) : null;
}

const OPENS_SINCE = /^[\s　]*(?:\*{0,2}【[^【】]{1,20}】[*\s　]*)?((?:19|20)\d{2})\s?年以来[，,]/;

/** `【概况】2023年以来，` in the yearbook of 2024: all that year is meant. */
function openingSince(opening: readonly string[], book: number): number | null {
  const years = opening.map((line) => Number(OPENS_SINCE.exec(line)?.[1]));
  return years.includes(book - 1) ? book - 1 : null;
}

/** A congress that meets at the end of a year hears what that year brought, and plans the next. */
const AT_YEARS_END = /((?:19|20)\d{2})\s?年\s?1[12]\s?月\s?\d{1,2}\s?日在.{0,40}(?:代表大会|会议|人民代表)/;

function reviewsOwn(year: number, opening: readonly string[]): boolean {
  return opening.some((line) => {
    const reviewed = REVIEW.exec(line);
    return [AT_YEARS_END.exec(line)?.[1], reviewed?.[1], reviewed?.[2]].includes(String(year));
  });
}

/** A congress that meets before autumn hears what the year before brought, whatever year its report is called by. */
const IN_SPRING = /((?:19|20)\d{2})\s?年\s?[1-8]\s?月\s?\d{1,2}\s?日在.{0,40}(?:代表大会|人民代表)/;

function springSession(opening: readonly string[]): number | null {
  const year = opening.map((line) => IN_SPRING.exec(line)?.[1]).find((one) => one !== undefined);
  return year === undefined ? null : Number(year);
}

function sessionYear(opening: readonly string[]): number | null {
  for (const line of opening) {
    const session = SESSION_DATE.exec(line)?.[1];
    if (session !== undefined) return Number(session);
    const review = REVIEW.exec(line);
    const reviewed = review?.[1] ?? review?.[2];
    if (reviewed !== undefined) return Number(reviewed) + 1;
  }
  return null;
}
