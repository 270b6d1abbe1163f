/** Dates the sentences of a passage, one after another. */

import type { Sentence, Status, YearBasis } from "../domain/report.ts";
import type { SentenceSpan } from "./sentences.ts";
import { statusOf } from "./status.ts";
import { type YearFrame, type YearMention, yearMentions } from "./years-mentions.ts";

/** What stands around a passage. */
export interface AnnotateContext {
  /** The year in the title or of issue. */
  readonly reportYear: number | null;
  /** Year of the nearest heading that gives one (`yearsOfHeading`). */
  readonly sectionYear: number | null;
  /** Year of the table's title, for rows. */
  readonly tableYear: number | null;
  /** Data year of the report when the report as a whole speaks of one year. */
  readonly documentYear: number | null;
  readonly sectionStatus: Status;
  /** Years the section's heading names beside a span (`过去五年和2021年工作回顾`). */
  readonly namedYears?: readonly number[];
  /** Data year stated by hand; it wins over section, table and report, not over a year printed in the sentence. */
  readonly correctedYear: number | null;
  /** `carriedYear` of the passage before it in the same section; null for the first. */
  readonly carriedYear: number | null;
  /** `carriedSpan` of the passage before it where both are cut from one paragraph. */
  readonly carriedSpan?: boolean;
}

interface Dated {
  readonly year: number | null;
  readonly basis: YearBasis;
}

/** The sentence with what is needed to date its figures. */
export interface ReadSentence extends Sentence {
  readonly mentions: readonly YearMention[];
  /** The year it would have without a statement of its own. */
  readonly around: number | null;
  /** The last year of the span it looks back over (`五年来，…` in a report of 2026: 2025); null where it has none. */
  readonly spanEnd: number | null;
}

function frameOf(context: AnnotateContext): YearFrame {
  const { reportYear, documentYear, sectionYear, carriedYear } = context;
  const now = documentYear ?? reportYear;
  const past = documentYear ?? (reportYear === null ? null : reportYear - 1);
  return { now, past, under: sectionYear ?? carriedYear ?? documentYear ?? context.correctedYear };
}

/** Year that holds where the sentence itself states none: the nearest of what stands around it. */
function yearAround(context: AnnotateContext, carried: number | null): Dated {
  if (context.correctedYear !== null) return { year: context.correctedYear, basis: "corrected" };
  if (context.tableYear !== null) return { year: context.tableYear, basis: "table" };
  if (context.sectionYear !== null) return { year: context.sectionYear, basis: "section" };
  if (carried !== null) return { year: carried, basis: "section" };
  if (context.documentYear !== null) return { year: context.documentYear, basis: "report" };
  return { year: null, basis: null };
}

/**
 * The year a sentence states: that of its mentions where they agree, that of a goal where it opens with one.
 * `undefined` where it states none; null where it states a span or several.
 */
function statedYear(mentions: readonly YearMention[]): number | null | undefined {
  const years = new Set(mentions.filter(({ role }) => role === "stated").map(({ year }) => year));
  if (years.size === 1) return [...years][0];
  if (years.size > 1) return null;
  const goal = mentions.find(({ role, topic }) => role === "goal" && topic);
  if (goal !== undefined) return goal.year;
  return mentions.some((mention) => mention.role === "span") ? null : undefined;
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
  /** True while a span is the topic (`五年来，…`): then no year is known to the end of the passage. */
  span: boolean;
}

function carryOn(
  carry: Carry,
  topic: YearMention | undefined,
  holds: boolean,
  context: AnnotateContext,
): void {
  if (topic?.role === "span") {
    // In a section of one year `“十一五”期间，…` is said once; `五年来，…` is what the rest tells of.
    if (SHORT_SPAN.test(topic.word) || (context.sectionYear !== null && !LOOKS_BACK.test(topic.word))) return;
    carry.span = true;
    carry.year = null;
    carry.here = false;
  } else if (topic?.role === "stated" && topic.year !== null && holds) {
    carry.year = topic.year;
    carry.here = true;
    carry.span = false;
  }
}

/** Spans that end at the report: what is told of them is done. */
const LOOKS_BACK = /来$|^过去|届/;

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
  if (words.charAt(topic.end) === "是" || /^(?:今年|新的一年|明年|过去|刚刚|一年来)/.test(topic.word))
    return true;
  return words.slice(0, topic.start).endsWith("刚刚过去的");
}

/** Spans that are only mentioned: what follows is of the year under discussion again. */
const SHORT_SPAN = /^(?:近|多年|历年|年均|平均|改革|新中国|建国|最近)|^连续/;

const SAME_YEAR = /^[\s（(]*(?:同年|当年|该年|是年)/;
const MONTH_FIRST = /^[\s（(]*\d{1,2}月/;

function dateSentence(
  words: string,
  span: SentenceSpan,
  stated: number | null | undefined,
  before: ReadSentence | null,
  carry: Carry,
  context: AnnotateContext,
): Dated {
  if (stated !== undefined) return { year: stated, basis: stated === null ? null : "sentence" };
  // "同年…" is the year of the sentence before, and so is "10月18日，…" where no year holds around it.
  if (SAME_YEAR.test(words))
    return before === null || before.year === null
      ? { year: null, basis: null }
      : { year: before.year, basis: "sentence" };
  if (
    MONTH_FIRST.test(words) &&
    before?.yearBasis === "sentence" &&
    yearAround(context, carry.year).year === null
  )
    return { year: before.year, basis: "sentence" };
  if (span.goesOn && before?.yearBasis === "sentence") return { year: before.year, basis: "sentence" };
  if (carry.span) return { year: null, basis: null };
  if (carry.here && carry.year !== null) return { year: carry.year, basis: "section" };
  return yearAround(context, carry.year);
}

/** True where a sentence is told of a span that ends at the report, though its section is one of plans. */
function looksBack(topic: YearMention | undefined, carry: Carry, context: AnnotateContext): boolean {
  if (topic?.role === "span" && LOOKS_BACK.test(topic.word)) return true;
  return carry.span && context.sectionYear !== null;
}

/** True under a heading that reviews a span (`“十四五”时期和2025年工作回顾`): done, and of no single year. */
function reviewsSpan(context: AnnotateContext): boolean {
  return context.sectionStatus === "done" && context.sectionYear === null && context.tableYear === null;
}

/** A review looks back up to the year before its report. */
function endOfSpan(context: AnnotateContext, frame: YearFrame): number | null {
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
  const read: ReadSentence[] = [];
  const carry: Carry = { year: context.carriedYear, here: false, span: context.carriedSpan ?? false };
  let before: ReadSentence | null = null;
  for (const span of spans) {
    const words = folded.slice(span.start, span.end);
    const mentions = yearMentions(words, frame);
    const stated = statedYear(mentions);
    const topic = mentions.find((mention) => mention.topic);
    carryOn(carry, topic, holdsOn(words, topic, span.start === 0, context), context);
    const dated = dateSentence(words, span, stated, before, carry, context);
    const around: number | null =
      stated === undefined ? dated.year : dateSentence(words, span, undefined, before, carry, context).year;
    const when = dated.basis === "sentence" ? whenOf(dated.year, context) : null;
    const back = looksBack(topic, carry, context);
    const status = statusOf(words, back ? "done" : statusAround(dated, carry, context), when);
    before = {
      start: span.start,
      end: span.end,
      year: dated.year,
      yearBasis: dated.basis,
      status,
      mentions,
      around,
      spanEnd: dated.year === null && (back || reviewsSpan(context)) ? endOfSpan(context, frame) : null,
    };
    read.push(before);
  }
  return [read, carry];
}
