/** Dates the sentences of a passage, one after another. */

import type { Sentence, Status, YearBasis, YearSpan } from "../domain/report.ts";
import type { SentenceSpan } from "./sentences.ts";
import { statusOf } from "./status.ts";
import { type AnnotateContext, frameOf, type OpenSpan, spanFrameOf } from "./years-context.ts";
import { type YearFrame, type YearMention, yearMentions } from "./years-mentions.ts";

interface Dated {
  readonly year: number | null;
  readonly span: YearSpan | null;
  readonly basis: YearBasis;
}

/** Of no certain time. */
const UNDATED: Dated = { year: null, span: null, basis: null };

function ofYear(year: number, basis: YearBasis): Dated {
  return { year, span: null, basis };
}

function ofSpan(span: YearSpan | null): Dated {
  return { ...UNDATED, span };
}

/** The sentence with what is needed to date its figures. */
export interface ReadSentence extends Sentence {
  readonly mentions: readonly YearMention[];
  /** The year it would have without a statement of its own. */
  readonly around: number | null;
  /** The same of its span. */
  readonly spanAround: YearSpan | null;
  /** The last year of the span it looks back over (`五年来，…` in a report of 2026: 2025); null where it has none. */
  readonly spanEnd: number | null;
}

/** What holds where the sentence itself states no time: the nearest of what stands around it. */
function timeAround(context: AnnotateContext, carried: number | null): Dated {
  if (context.correctedYear !== null) return ofYear(context.correctedYear, "corrected");
  if (context.tableYear !== null) return ofYear(context.tableYear, "table");
  if (context.sectionYear !== null) return ofYear(context.sectionYear, "section");
  if (carried !== null) return ofYear(carried, "section");
  if (context.sectionSpan !== null) return ofSpan(context.sectionSpan);
  if (context.documentYear !== null) return ofYear(context.documentYear, "report");
  return UNDATED;
}

/**
 * The year a sentence states: that of its mentions where they agree, that of a goal where it opens with one; else the
 * span it states. Null where it states none; `UNDATED` where it states several, or a span of no certain years.
 */
function statedTime(mentions: readonly YearMention[]): Dated | null {
  const years = new Set(mentions.filter(({ role }) => role === "stated").map(({ year }) => year));
  const [year] = years;
  if (years.size > 1) return UNDATED;
  const goal = mentions.find(({ role, topic }) => role === "goal" && topic);
  const stated = year === undefined ? goal?.year : year;
  if (stated !== undefined) return stated === null ? UNDATED : ofYear(stated, "sentence");
  const [first, ...others] = mentions.filter(({ role }) => role === "span").map(({ span }) => span);
  if (first === undefined) return null;
  const agreed = others.every((other) => other?.[0] === first?.[0] && other?.[1] === first?.[1]);
  return agreed ? ofSpan(first) : UNDATED;
}

/** Whether a stated year lies before, in or after the present of the report; null where that cannot be told. */
function whenOf(year: number | null, context: AnnotateContext): -1 | 0 | 1 | null {
  if (year === null) return null;
  const { documentYear, reportYear } = context;
  if (documentYear !== null) return year < documentYear ? -1 : year > documentYear ? 1 : 0;
  if (reportYear === null) return null;
  // A review that names the year of its report looks forward.
  if (year === reportYear) return context.sectionStatus === "done" ? 1 : 0;
  return year < reportYear ? -1 : 1;
}

/** What the sentences before leave to the next: the year or span they were about. */
export interface Carry {
  /** Year of the topic; it holds to the end of the section. */
  year: number | null;
  /** True once a topic of this passage set the year: then it is nearer than the section. */
  here: boolean;
  /** The span that is the topic (`五年来，…`): it holds to the end of the passage. */
  span: OpenSpan | null;
}

function carryOn(
  carry: Carry,
  topic: YearMention | undefined,
  holds: boolean,
  context: AnnotateContext,
): void {
  if (topic?.role === "span") {
    // In a section of one year `“十一五”期间，…` is said once; `五年来，…` is what the rest tells of.
    const once = context.sectionYear !== null && context.sectionSpan === null;
    if (SHORT_SPAN.test(topic.word) || (once && !LOOKS_BACK.test(topic.word))) return;
    carry.span = topic.span ?? "unknown";
    carry.year = null;
    carry.here = false;
  } else if (topic?.role === "stated" && topic.year !== null && holds) {
    carry.year = topic.year;
    carry.here = true;
    carry.span = null;
  }
}

/** Spans that end at the report: what is told of them is done. */
const LOOKS_BACK = /来$|^过去|^这|届/;

/**
 * Whether the topic of a sentence is that of those behind it. In a review of several years (no year around it) a
 * sentence may open with any of them (`2002年，…`), so there it must be said to be the year in question.
 */
function holdsOn(
  words: string,
  topic: YearMention | undefined,
  first: boolean,
  context: AnnotateContext,
): boolean {
  if (topic === undefined) return false;
  if (context.sectionYear !== null || context.documentYear !== null) return true;
  if (topic.year !== null && context.namedYears?.includes(topic.year) === true) return true;
  if (first && context.carriedYear !== null) return true;
  // Behind what five years brought a paragraph turns to the last of them.
  if (first && topic.year !== null && topic.year === context.sectionSpan?.[1]) return true;
  if (words.charAt(topic.end) === "是" || /^(?:今年|新的一年|明年|过去|刚刚|一年来)/.test(topic.word))
    return true;
  return words.slice(0, topic.start).endsWith("刚刚过去的");
}

/** What is expected is set for one year; a plan of five has goals. */
const EXPECTED = /(?:经济社会|国民经济和社会)发展的?(?:主要)?预期目标/;

/** Under a heading of a plan and a year (`“十五五”时期目标任务和2026年工作安排`) what is expected turns to the year, unsaid. */
function turnToYear(
  carry: Carry,
  words: string,
  { sectionSpan, sectionYear, namedYears = [] }: AnnotateContext,
): void {
  const [year] = namedYears;
  if (sectionSpan === null || sectionYear !== null || year === undefined || namedYears.length > 1) return;
  if (!EXPECTED.test(words)) return;
  carry.year = year;
  carry.here = true;
  carry.span = null;
}

/** Spans that are only mentioned: what follows is of the year under discussion again. */
const SHORT_SPAN = /^(?:近|多年|历年|年均|平均|改革|新中国|建国|最近)|^连续/;

const SAME_YEAR = /^[\s（(]*(?:同年|当年|该年|是年)/;
const AMONG = /^[\s（(]*其中/;
const MONTH_FIRST = /^[\s（(]*\d{1,2}月/;

function dateSentence(
  words: string,
  span: SentenceSpan,
  stated: Dated | null,
  before: ReadSentence | null,
  carry: Carry,
  context: AnnotateContext,
): Dated {
  if (stated !== null) return stated;
  const last =
    before?.yearBasis === "sentence" && before.year !== null ? ofYear(before.year, "sentence") : null;
  // "同年…" is the year of the sentence before, and so is "10月18日，…" where no year holds around it.
  if (SAME_YEAR.test(words))
    return before === null || before.year === null ? UNDATED : ofYear(before.year, "sentence");
  if (MONTH_FIRST.test(words) && last !== null && timeAround(context, carry.year).year === null) return last;
  // `2012年达到488亿斤。其中稻谷330亿斤。`: parts of what was just told.
  if ((span.goesOn || AMONG.test(words)) && last !== null) return last;
  if (
    span.goesOn &&
    before !== null &&
    before.span !== null &&
    before.mentions.some(({ role }) => role === "span")
  )
    return ofSpan(before.span);
  if (carry.span !== null) return ofSpan(carry.span === "unknown" ? null : carry.span);
  if (carry.here && carry.year !== null) return ofYear(carry.year, "section");
  return timeAround(context, carry.year);
}

/** True where a sentence is told of a span that ends at the report, though its section is one of plans. */
function looksBack(topic: YearMention | undefined, carry: Carry, context: AnnotateContext): boolean {
  if (topic?.role === "span" && LOOKS_BACK.test(topic.word)) return true;
  return carry.span !== null && context.sectionYear !== null;
}

/** True under a heading that reviews a span (`“十四五”时期和2025年工作回顾`): done, and of no single year. */
function reviewsSpan(context: AnnotateContext): boolean {
  return context.sectionStatus === "done" && context.sectionYear === null && context.tableYear === null;
}

/** The last year of a span that is looked back on: where it is not certain, the year before the report. */
function endOfSpan({ span }: Dated, context: AnnotateContext, frame: YearFrame): number | null {
  if (span !== null) return span[1];
  return context.documentYear === null && context.correctedYear === null ? frame.past : null;
}

/** The section's status, unless the carried topic lies on the other side of the report's present. */
function statusAround(dated: Dated, carry: Carry, context: AnnotateContext): Status {
  if (dated.year === null || dated.year !== carry.year || dated.basis !== "section")
    return context.sectionStatus;
  const when = whenOf(dated.year, context);
  // A report that reviews one year and plans its own tells the plan where it has turned to its own.
  if (when === 0 && context.documentYear === null) return context.sectionStatus ?? "plan";
  if (when === null || when === 0) return context.sectionStatus;
  return when === 1 ? "plan" : "done";
}

/** `2024年，将…` is followed by `主要问题：…` or `此外，全年编发…`: what was wanting and what was done are of the year reported on. */
const TURNS_BACK =
  /^\s*(?:(?:此外|另外|同时)[，,]?(?:全年|一年来|过去一年|年内)|(?:(?:当前|目前|工作中)?[还仍]?存在的?)?主要(?:问题|不足|困难)|(?:当前|目前|工作中)?[还仍]?存在的?(?:主要)?(?:问题|不足|困难|短板))/;

/** `下一步，我办将重点做好以下工作：` opens the plans of a report that has no part for them. */
const LOOKS_AHEAD =
  /^\s*(?:下一?步|下一?阶段|接下来|今后)[，,]?(?!.*(?:全年|年内|下半年))[^。；]{0,60}(?:(?:以下|如下|[一二三四五六七八九十\d]个?方面)[^。；]{0,12}(?:工作|任务|方面|着力|用力)[^。；]{0,6}|工作(?:思路|打算|安排|计划|重点))[：:。]/;

/** Turns to the year ahead where the plans begin. */
function turnAhead(carry: Carry, words: string, { aheadYear, sectionStatus }: AnnotateContext): void {
  if (aheadYear === null || aheadYear === undefined || sectionStatus === "plan") return;
  if (!LOOKS_AHEAD.test(words)) return;
  carry.year = aheadYear;
  carry.here = true;
  carry.span = null;
}

/** Behind what is planned a report may turn back to the year it reports on. */
function turnBack(carry: Carry, words: string, { documentYear }: AnnotateContext): void {
  if (carry.year === null || documentYear === null || carry.year <= documentYear) return;
  if (!TURNS_BACK.test(words)) return;
  carry.year = null;
  carry.here = false;
}

/**
 * Dates the sentences of a passage (`spans` of its folded text) in order; a topic year holds for those after it. The
 * second value is what the passage leaves to the next.
 */
export function readSentences(
  folded: string,
  spans: readonly SentenceSpan[],
  context: AnnotateContext,
): [ReadSentence[], Carry] {
  const frame = frameOf(context);
  const spanFrame = spanFrameOf(context, frame);
  const read: ReadSentence[] = [];
  const carry: Carry = { year: context.carriedYear, here: false, span: context.carriedSpan ?? null };
  let before: ReadSentence | null = null;
  for (const span of spans) {
    const words = folded.slice(span.start, span.end);
    const around = carry.span === "unknown" ? null : (carry.span ?? spanFrame.around);
    const mentions = yearMentions(words, frame, { ...spanFrame, around });
    const stated = statedTime(mentions);
    const topic = mentions.find((mention) => mention.topic);
    turnBack(carry, words, context);
    turnAhead(carry, words, context);
    carryOn(carry, topic, holdsOn(words, topic, span.start === 0, context), context);
    turnToYear(carry, words, context);
    const dated = dateSentence(words, span, stated, before, carry, context);
    const unstated: Dated = stated === null ? dated : dateSentence(words, span, null, before, carry, context);
    const when = dated.basis === "sentence" ? whenOf(dated.year, context) : null;
    const back = looksBack(topic, carry, context);
    const status = statusOf(words, back ? "done" : statusAround(dated, carry, context), when);
    before = {
      start: span.start,
      end: span.end,
      year: dated.year,
      span: dated.span,
      yearBasis: dated.basis,
      status,
      mentions,
      around: unstated.year,
      spanAround: unstated.span,
      spanEnd:
        dated.year === null && (back || reviewsSpan(context)) ? endOfSpan(dated, context, frame) : null,
    };
    read.push(before);
  }
  return [read, carry];
}
