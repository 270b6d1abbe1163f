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
}

/** What the text of a passage says. */
export interface Annotation {
  readonly sentences: Sentence[];
  readonly figures: Figure[];
  /** That of most sentences. */
  readonly year: number | null;
  readonly yearBasis: YearBasis;
  readonly status: Status;
  /** The topic year the passage ended on (`2023年是开局之年。…`), for the context of the next one. */
  readonly carriedYear: number | null;
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
 * The year a sentence states: that of its mentions where they agree, a goal only where nothing else is stated.
 * `undefined` where it states none; null where it states a span or several.
 */
function statedYear(mentions: readonly YearMention[]): number | null | undefined {
  for (const role of ["stated", "goal"] as const) {
    const years = new Set(mentions.filter((mention) => mention.role === role).map((mention) => mention.year));
    if (years.size === 1) return [...years][0];
    if (years.size > 1) return null;
  }
  return mentions.some((mention) => mention.role === "span") ? null : undefined;
}

/** Whether a stated year lies before, in or after the present of the report; null where that cannot be told. */
function whenOf(year: number | null, context: AnnotateContext): -1 | 0 | 1 | null {
  if (year === null) return null;
  const { documentYear, reportYear } = context;
  if (documentYear !== null) return year < documentYear ? -1 : year > documentYear ? 1 : 0;
  if (reportYear === null) return null;
  if (year === reportYear) return context.sectionStatus === null ? 1 : 0;
  return year < reportYear ? -1 : 1;
}

/** Reads the sentences in order; a topic year holds for those after it. */
function readSentences(
  folded: string,
  spans: readonly SentenceSpan[],
  context: AnnotateContext,
): [Read[], number | null] {
  const frame = frameOf(context);
  const read: Read[] = [];
  let carried = context.carriedYear;
  let topic: number | null = null;
  let before: Read | null = null;
  for (const span of spans) {
    const mentions = yearMentions(folded, span.start, span.end, frame);
    const stated = statedYear(mentions);
    const opening = mentions.find((mention) => mention.topic);
    if (opening !== undefined && opening.year !== null) {
      topic = opening.year;
      carried = opening.year;
    } else if (stated === null) {
      topic = null;
      carried = null;
    }
    let dated: Dated;
    if (stated !== undefined) dated = { year: stated, basis: stated === null ? null : "sentence" };
    else if (span.goesOn && before !== null && before.yearBasis === "sentence")
      dated = { year: before.year, basis: "sentence" };
    else if (topic !== null) dated = { year: topic, basis: "section" };
    else dated = yearAround(context, carried);
    const own = stated !== undefined || dated.year === topic || dated.year === carried;
    const when = own ? whenOf(dated.year, context) : null;
    const status = statusOf(folded.slice(span.start, span.end), context.sectionStatus, when);
    before = { start: span.start, end: span.end, year: dated.year, yearBasis: dated.basis, status, mentions };
    read.push(before);
  }
  return [read, carried];
}

/** The mention a figure is bound to: the nearest before it that dates something. */
function boundMention(mentions: readonly YearMention[], folded: string, figure: Figure): YearMention | null {
  let bound: YearMention | null = null;
  for (const mention of mentions) {
    if (mention.start > figure.start) break;
    if (
      mention.role === "stated" ||
      mention.role === "goal" ||
      mention.role === "from" ||
      mention.role === "span"
    ) {
      bound = mention;
    } else if (
      mention.role === "base" &&
      mention.year !== null &&
      figure.kind !== "percent" &&
      figure.unit !== "倍"
    ) {
      if (/^的?$/.test(folded.slice(mention.end, figure.start))) return mention;
    }
  }
  return bound;
}

/** `从36%提高到59%`: the first value is of an earlier year that is not stated. */
function isEarlierValue(folded: string, figure: Figure, sentenceEnd: number): boolean {
  if (!/[从由]$/.test(folded.slice(0, figure.start).slice(-1))) return false;
  return /^[^，。；]{0,8}[到至为]/.test(folded.slice(figure.end, Math.min(sentenceEnd, figure.end + 12)));
}

function clauseOf(folded: string, sentence: Read, figure: Figure): string {
  let start = figure.start;
  while (start > sentence.start && !/[，；。：]/.test(folded.charAt(start - 1))) start -= 1;
  return folded.slice(start, figure.end);
}

function figureStatus(folded: string, sentence: Read, figure: Figure, bound: YearMention | null): Status {
  if (bound?.role === "goal") return "plan";
  if (/^的?(?:预期|预定|年度|既定)?目标/.test(folded.slice(figure.end, figure.end + 6))) return "plan";
  if (sentence.status !== "done") return sentence.status;
  const signs = statusSigns(clauseOf(folded, sentence, figure));
  return signs.plan && !signs.done ? "plan" : "done";
}

function dateFigures(folded: string, figures: readonly Figure[], sentences: readonly Read[]): Figure[] {
  let at = 0;
  return figures.map((figure) => {
    while (at < sentences.length - 1 && (sentences[at]?.end ?? 0) <= figure.start) at += 1;
    const sentence = sentences[at];
    if (sentence === undefined) return figure;
    const bound = boundMention(sentence.mentions, folded, figure);
    const status = figureStatus(folded, sentence, figure, bound);
    if (figure.kind === "year") return { ...figure, year: figure.value ?? null, status };
    const printed =
      figure.kind === "date"
        ? /^(\d{4})[年\-./\s]/.exec(folded.slice(figure.start, figure.end))?.[1]
        : undefined;
    if (printed !== undefined) return { ...figure, year: Number(printed), status };
    if (isEarlierValue(folded, figure, sentence.end)) return { ...figure, year: null, status };
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
  const [read, carriedYear] = readSentences(folded, sentencesOf(text), context);
  const figures = dateFigures(folded, figuresIn(text), read);
  const year = commonest(read.map((sentence) => sentence.year));
  const yearBasis = read.find((sentence) => sentence.year === year)?.yearBasis ?? null;
  const status = commonest(read.map((sentence) => sentence.status));
  const sentences = read.map(({ mentions: _, ...sentence }) => sentence);
  return { sentences, figures, year, yearBasis, status, carriedYear };
}
