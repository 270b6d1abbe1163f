/** Binds every figure to the year and status of the words around it. */

import type { Figure, Status } from "../domain/report.ts";
import { listedYears } from "./figures-listed.ts";
import { intendedAt, isFinished } from "./status.ts";
import type { YearMention } from "./years-mentions.ts";
import type { ReadSentence } from "./years-sentences.ts";

/** Reads off, figure by figure from left to right, the mention each is bound to: the nearest that dates something. */
class Binding {
  readonly #folded: string;
  readonly #sentence: ReadSentence;
  #at = 0;
  #bound: YearMention | null = null;
  #last: YearMention | null = null;

  readonly #firstStated: number;

  constructor(folded: string, sentence: ReadSentence) {
    this.#folded = folded;
    this.#sentence = sentence;
    const first = sentence.mentions.find(({ role }) => role === "stated");
    this.#firstStated = sentence.start + (first?.start ?? -1);
  }

  /** `累计1126列，其中2021年316列`: the year that is told apart right behind a figure, which is then of more than that year. */
  apart(figure: Figure): number | null {
    const { mentions, start } = this.#sentence;
    const next = mentions.find((mention) => start + mention.start >= figure.end);
    if (next?.role !== "part") return null;
    const between = this.#folded.slice(figure.end, start + next.start);
    return /^[^，。；、]{0,16}[，（(]其中[，、]?仅?$/.test(between) ? next.year : null;
  }

  /** The year of a figure with no mention before it: one stated only behind it need not be its own. */
  unbound(figure: Figure): number | null {
    const { year, around } = this.#sentence;
    return this.#firstStated > figure.start && year !== around ? null : year;
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
    if (last?.role === "base" && last.year !== null && VALUE_OF_BASE.test(between)) {
      // `比2019年的3万人`, `，2022年为709列`, `比上年（187批2390人次）`: the values compared with; `1997年的2.3倍` is no value of that year.
      if (figure.kind !== "percent" && figure.unit !== "倍") return last;
    }
    const bound = this.#bound;
    // `明确到2025年…，提出31项任务`: what is laid down for a goal is laid down now.
    if (bound?.role === "goal" && LAID_DOWN.test(this.#between(bound, figure))) return null;
    // Behind `增加到` the later value stands, whose year is that of the sentence.
    if (bound?.role === "from" && /[到至]|[增升降转短少减扩大高低]为/.test(this.#between(bound, figure)))
      return null;
    return bound;
  }

  #between(mention: YearMention, figure: Figure): string {
    const from = this.#sentence.start + mention.end;
    return this.#folded.slice(from, Math.min(figure.start, from + CLAUSE_REACH));
  }
}

const VALUE_OF_BASE =
  /^(?:同期|全年)?(?:分别)?(?:的|（|(?:[为是约仅]|只有?)+)?(?:(?<=[（为是约仅有只期])(?:[\d.]+[万亿]?\p{Script=Han}{1,3}[、和]?){1,2})?$/u;

const LAID_DOWN = /[，；](?:为此|同时|并)?(?:提出|确定|列出|部署|梳理|制定|印发|出台)[^，；。]{0,12}$/;

/** How far a clause is looked through for the words that bear on a figure. */
const CLAUSE_REACH = 80;

/** `从36%提高到59%`: the first value is of an earlier year that is not stated. */
function isEarlierValue(folded: string, figure: Figure): boolean {
  if (!/[从由]/.test(folded.charAt(figure.start - 1))) return false;
  return /^[^，。；]{0,8}[到至为]/.test(folded.slice(figure.end, figure.end + 12));
}

const REACHED =
  /(?:达到?|(?:增加?|增长|提高|提升|上升|升|扩大|跃升|发展|减少?|降低?|下降|缩小|压缩|回落|缩短|延长)[到至]|积累(?:资金)?)(?:了|约|近|超过?)?$/;
/** `基地达到8个、实验室45家`: what opened a list of levels holds for all of it. */
const REACHED_FIRST = /(?:达到?|增至|增加到|提高到|扩大到)(?:了|约|近|超过?)?\d/;
/** Nouns of what there is at a time, not of what was done in it. */
const STANDS =
  /(?:里程|总数|总量|存量|保有量|余额|占比|比重|比例|强度|(?<!增长|增)率|寿命|密度)(?:达到?|为|至|已?超过?|约|近)*$/;
const SUMMED =
  /累计|共计|总计|合计|年均|新增|平均|[五三四]年(?:共|全)|(?:^|[，；。：])[二三四五六七八九十两]年(?![来间内，])/;

/** `积累4140亿元，比2002年增加…`: a level, set against one of an earlier year. */
const COMPARED = /^，比\d{4}年[底末]?(?:增加|增长|提高|扩大|上升|下降|减少|降低|翻)/;

function inReachedList(before: string): boolean {
  const clause = before.slice(
    Math.max(...["，", "。", "；", "："].map((sign) => before.lastIndexOf(sign))) + 1,
  );
  const first = REACHED_FIRST.exec(clause);
  return first !== null && clause.includes("、", first.index);
}

/** `五年来，…总量达到6万亿元`: a level that a span ended on is that of its last year; sums over the span are of none. */
function reachedYear(folded: string, sentence: ReadSentence, figure: Figure): number | null {
  if (sentence.spanEnd === null) return null;
  const before = folded.slice(Math.max(sentence.start, figure.start - CLAUSE_REACH), figure.start);
  const level =
    REACHED.test(before) ||
    STANDS.test(before) ||
    inReachedList(before) ||
    COMPARED.test(folded.slice(figure.end, figure.end + 16));
  return level && !SUMMED.test(before) ? sentence.spanEnd : null;
}

const COUNTING: ReadonlySet<Figure["kind"]> = new Set(["quantity", "money", "percent"]);

function clauseOf(folded: string, sentence: ReadSentence, figure: Figure): string {
  const floor = Math.max(sentence.start, figure.start - CLAUSE_REACH);
  let start = figure.start;
  while (start > floor && !/[，；。：]/.test(folded.charAt(start - 1))) start -= 1;
  return folded.slice(start, figure.end);
}

/** `完成年度目标500亿元的104.3%`: what the share is of. */
const GOAL = /(?:目标|计划|任务)[数值]?$/;

/** `年初计划为750列`: what was meant at first. */
const MEANT = /(?:年初|原定?|当初|预定)的?(?:计划|目标|任务)数?[为是]?$|原(?:定|计划|拟)[^，。；]{1,10}$/;

/**
 * A sentence of finished work may end on what is still intended (`完成3项，力争今年完成5项`): figures behind `turn`, the place
 * of the first word of intention, are planned unless their own clause says that they are finished.
 */
function figureStatus(
  folded: string,
  sentence: ReadSentence,
  turn: number,
  figure: Figure,
  goal: boolean,
  told: boolean,
): Status {
  if (goal) return "plan";
  if (/^的?(?:预期|预定|年度|既定)?目标/.test(folded.slice(figure.end, figure.end + 6))) return "plan";
  const before = clauseOf(folded, sentence, figure).slice(0, -figure.text.length);
  if (MEANT.test(before)) return "plan";
  // `完成年度目标（18亿元）的108.9%`.
  if (/[（(]$/.test(before) && GOAL.test(before.slice(0, -1)) && /^[）)]/.test(folded.slice(figure.end)))
    return "plan";
  if (GOAL.test(before) && /^的\d/.test(folded.slice(figure.end, figure.end + 2))) return "plan";
  if (told) return "done";
  if (turn < 0 || figure.start < turn) return sentence.status;
  return isFinished(clauseOf(folded, sentence, figure)) ? "done" : "plan";
}

/** `建成示范点5个，另1个计划于2023年3月底前建成`: what stands before the clause of a year to come is told of the year around it. */
function isToldBefore(folded: string, sentence: ReadSentence, figure: Figure): boolean {
  const { around, status, start, mentions } = sentence;
  if (around === null || status !== "plan") return false;
  const ahead = mentions.find(({ year }) => year !== null && year > around);
  if (ahead === undefined) return false;
  const at = start + ahead.start;
  const between = folded.slice(figure.end, at);
  const made = MADE.test(clauseOf(folded, sentence, figure).trim());
  return figure.end < at && TURNS_TO_PLAN.test(between) && made;
}

const TURNS_TO_PLAN = /[，；][^，；。]{0,10}(?:计划|拟|预计|将|定)于?$/;
const MADE = /^(?:共|已|年内|全年)?(?:建成|完成|举办|签署|新增|新建|设立|开通|办理|建立|成立|印发|培训|开展)/;

function turnOf(folded: string, sentence: ReadSentence): number {
  const at = intendedAt(folded.slice(sentence.start, sentence.end));
  return at < 0 ? -1 : sentence.start + at;
}

/** The year printed in a date or year itself. */
function ownYear(folded: string, figure: Figure): number | null {
  if (figure.kind === "year") return figure.value;
  if (figure.kind !== "date") return null;
  const digits = /^\d{4}(?=[\s年./-])/.exec(folded.slice(figure.start, figure.start + 5))?.[0];
  return digits === undefined ? null : Number(digits);
}

/** Gives figures (of the folded text, in order) the year and status of the words they are bound to. */
export function dateFigures(
  folded: string,
  figures: readonly Figure[],
  sentences: readonly ReadSentence[],
): Figure[] {
  let at = -1;
  let binding: Binding | null = null;
  let turn = -1;
  let listed: ReadonlyMap<number, number | null> = new Map();
  return figures.map((figure) => {
    while (at < 0 || (at < sentences.length - 1 && (sentences[at]?.end ?? 0) <= figure.start)) {
      at += 1;
      binding = null;
    }
    const sentence = sentences[at];
    if (sentence === undefined) return figure;
    if (binding === null) {
      binding = new Binding(folded, sentence);
      turn = sentence.status === "done" ? turnOf(folded, sentence) : -1;
      listed = listedYears(folded, sentence, figures);
    }
    const bound = binding.next(figure);
    const counts = COUNTING.has(figure.kind);
    const before = isToldBefore(folded, sentence, figure);
    const status = figureStatus(folded, sentence, turn, figure, bound?.role === "goal", before);
    if (before && COUNTING.has(figure.kind)) return { ...figure, year: sentence.around, span: null, status };
    const own = ownYear(folded, figure);
    if (own !== null || figure.kind === "year") return { ...figure, year: own, span: null, status };
    if (isEarlierValue(folded, figure))
      return { ...figure, year: bound?.role === "from" ? bound.year : null, span: null, status };
    const inList = listed.get(figure.start);
    if (inList !== undefined) return { ...figure, year: inList, span: null, status };
    const told = bound === null ? binding.unbound(figure) : bound.year;
    const stated = told !== null && told === binding.apart(figure) ? null : told;
    const year = counts ? (stated ?? reachedYear(folded, sentence, figure)) : stated;
    const span = year !== null || !counts ? null : bound === null ? sentence.spanAround : bound.span;
    return { ...figure, year, span, status };
  });
}
