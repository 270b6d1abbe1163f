/** Gives every sentence its year and status, and every figure those of the words it is bound to. Pure. */

import type { Figure, Sentence, Status, YearBasis } from "../domain/report.ts";
import { figuresIn } from "./figures.ts";
import { foldDigits } from "./numerals.ts";
import { type SentenceSpan, sentencesOf } from "./sentences.ts";
import { statusOf, statusSigns } from "./status.ts";
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
  /** Data year stated by hand; it wins over section, table and report, not over a year printed in the sentence. */
  readonly correctedYear: number | null;
  /** `carriedYear` of the passage before it in the same section; null for the first. */
  readonly carriedYear: number | null;
  /** `carriedSpan` of the passage before it where both are cut from one paragraph. */
  readonly carriedSpan?: boolean;
}

/** What the text of a passage says. */
export interface Annotation {
  readonly sentences: Sentence[];
  readonly figures: Figure[];
  /** That of most sentences. */
  readonly year: number | null;
  readonly yearBasis: YearBasis;
  readonly status: Status;
  /** The topic year the passage ended on (`2023年是开局之年。…`): for the context of the next passage of the section. */
  readonly carriedYear: number | null;
  /** True where it ended on a span (`五年来，…`): for the next passage cut from the same paragraph. */
  readonly carriedSpan: boolean;
}

interface Dated {
  readonly year: number | null;
  readonly basis: YearBasis;
}

/** The sentence with what is needed to date its figures. */
interface Read extends Sentence {
  readonly mentions: readonly YearMention[];
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
interface Carry {
  /** Year of the topic; it holds to the end of the section. */
  year: number | null;
  /** True once a topic of this passage set the year: then it is nearer than the section. */
  here: boolean;
  /** True while a span is the topic (`五年来，…`): then no year is known to the end of the passage. */
  span: boolean;
}

function carryOn(carry: Carry, mentions: readonly YearMention[], stated: number | null | undefined): void {
  const topic = mentions.find((mention) => mention.topic);
  if (topic?.role === "span") {
    carry.span = !SHORT_SPAN.test(topic.word);
    carry.year = null;
    carry.here = false;
  } else if (topic?.role === "stated" && topic.year !== null) {
    carry.year = topic.year;
    carry.here = true;
    carry.span = false;
  } else if (stated === null) {
    carry.year = null;
    carry.here = false;
  }
}

/** Spans that are only mentioned: what follows is of the year under discussion again. */
const SHORT_SPAN = /^(?:近|多年|历年|年均|平均|改革|新中国|建国|最近)|^连续/;

function dateSentence(
  span: SentenceSpan,
  stated: number | null | undefined,
  before: Read | null,
  carry: Carry,
  context: AnnotateContext,
): Dated {
  if (stated !== undefined) return { year: stated, basis: stated === null ? null : "sentence" };
  if (span.goesOn && before?.yearBasis === "sentence") return { year: before.year, basis: "sentence" };
  if (carry.span) return { year: null, basis: null };
  if (carry.here && carry.year !== null) return { year: carry.year, basis: "section" };
  return yearAround(context, carry.year);
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

/** Reads the sentences in order; a topic year holds for those after it. */
function readSentences(
  folded: string,
  spans: readonly SentenceSpan[],
  context: AnnotateContext,
): [Read[], Carry] {
  const frame = frameOf(context);
  const read: Read[] = [];
  const carry: Carry = { year: context.carriedYear, here: false, span: context.carriedSpan ?? false };
  let before: Read | null = null;
  for (const span of spans) {
    const words = folded.slice(span.start, span.end);
    const mentions = yearMentions(words, frame);
    const stated = statedYear(mentions);
    carryOn(carry, mentions, stated);
    const dated = dateSentence(span, stated, before, carry, context);
    const when = dated.basis === "sentence" ? whenOf(dated.year, context) : null;
    const status = statusOf(words, statusAround(dated, carry, context), when);
    before = { start: span.start, end: span.end, year: dated.year, yearBasis: dated.basis, status, mentions };
    read.push(before);
  }
  return [read, carry];
}

/** Reads off, figure by figure from left to right, the mention each is bound to: the nearest that dates something. */
class Binding {
  readonly #folded: string;
  readonly #sentence: Read;
  #at = 0;
  #bound: YearMention | null = null;
  #last: YearMention | null = null;

  constructor(folded: string, sentence: Read) {
    this.#folded = folded;
    this.#sentence = sentence;
  }

  next(figure: Figure): YearMention | null {
    const { mentions, start } = this.#sentence;
    for (let mention = mentions[this.#at]; mention !== undefined; mention = mentions[++this.#at]) {
      if (start + mention.start > figure.start) break;
      if (mention.role !== "name" && mention.role !== "background" && mention.role !== "base")
        this.#bound = mention;
      this.#last = mention;
    }
    const last = this.#last;
    const between = last === null ? "" : this.#between(last, figure);
    if (last?.role === "base" && last.year !== null && /^的?$/.test(between)) {
      // `比2019年的3万人`: the value compared with; `1997年的2.3倍` is no value of that year.
      if (figure.kind !== "percent" && figure.unit !== "倍") return last;
    }
    const bound = this.#bound;
    // Behind `增加到` the later value stands, whose year is that of the sentence.
    if (bound?.role === "from" && /[到至]|增为|升为|降为/.test(this.#between(bound, figure))) return null;
    return bound;
  }

  #between(mention: YearMention, figure: Figure): string {
    const from = this.#sentence.start + mention.end;
    return this.#folded.slice(from, Math.min(figure.start, from + CLAUSE_REACH));
  }
}

/** How far a clause is looked through for the words that bear on a figure. */
const CLAUSE_REACH = 80;

/** `从36%提高到59%`: the first value is of an earlier year that is not stated. */
function isEarlierValue(folded: string, figure: Figure): boolean {
  if (!/[从由]/.test(folded.charAt(figure.start - 1))) return false;
  return /^[^，。；]{0,8}[到至为]/.test(folded.slice(figure.end, figure.end + 12));
}

function clauseOf(folded: string, sentence: Read, figure: Figure): string {
  const floor = Math.max(sentence.start, figure.start - CLAUSE_REACH);
  let start = figure.start;
  while (start > floor && !/[，；。：]/.test(folded.charAt(start - 1))) start -= 1;
  return folded.slice(start, figure.end);
}

function figureStatus(folded: string, sentence: Read, figure: Figure, bound: YearMention | null): Status {
  if (bound?.role === "goal") return "plan";
  if (/^的?(?:预期|预定|年度|既定)?目标/.test(folded.slice(figure.end, figure.end + 6))) return "plan";
  if (sentence.status !== "done") return sentence.status;
  const signs = statusSigns(clauseOf(folded, sentence, figure));
  return signs.intended && !signs.finished ? "plan" : "done";
}

/** The year printed in a date or year itself. */
function ownYear(folded: string, figure: Figure): number | null {
  if (figure.kind === "year") return figure.value;
  if (figure.kind !== "date") return null;
  const digits = /^\d{4}(?=[\s年./-])/.exec(folded.slice(figure.start, figure.start + 5))?.[0];
  return digits === undefined ? null : Number(digits);
}

function dateFigures(folded: string, figures: readonly Figure[], sentences: readonly Read[]): Figure[] {
  let at = -1;
  let binding: Binding | null = null;
  return figures.map((figure) => {
    while (at < 0 || (at < sentences.length - 1 && (sentences[at]?.end ?? 0) <= figure.start)) {
      at += 1;
      binding = null;
    }
    const sentence = sentences[at];
    if (sentence === undefined) return figure;
    binding ??= new Binding(folded, sentence);
    const bound = binding.next(figure);
    const status = figureStatus(folded, sentence, figure, bound);
    const own = ownYear(folded, figure);
    if (own !== null || figure.kind === "year") return { ...figure, year: own, status };
    if (isEarlierValue(folded, figure))
      return { ...figure, year: bound?.role === "from" ? bound.year : null, status };
    return { ...figure, year: bound === null ? sentence.year : bound.year, status };
  });
}

/** The value most sentences have, the earliest of equals. */
function commonest<T>(values: readonly T[]): T | null {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: T | null = null;
  let most = 0;
  for (const [value, count] of counts) {
    if (count > most) {
      best = value;
      most = count;
    }
  }
  return best;
}

/**
 * Reads a passage: its sentences with year, basis and status, its figures with theirs, and what most of it speaks of.
 * The sentences tile the text. Where a year is not certain it is null. Takes any string; never throws.
 */
export function annotate(text: string, context: AnnotateContext): Annotation {
  const folded = foldDigits(text);
  const [read, carry] = readSentences(folded, sentencesOf(text), context);
  const figures = dateFigures(folded, figuresIn(text), read);
  const year = commonest(read.map((sentence) => sentence.year));
  const yearBasis = read.find((sentence) => sentence.year === year)?.yearBasis ?? null;
  const status = commonest(read.map((sentence) => sentence.status));
  const sentences = read.map(({ mentions: _, ...sentence }) => sentence);
  return { sentences, figures, year, yearBasis, status, carriedYear: carry.year, carriedSpan: carry.span };
}
