/** The span of years that a question asks for as a whole: "过去五年", "十三五期间", "2018到2022五年一共". */

import type { AskedSpan } from "../search/query.ts";
import { yearsOfPlan } from "../text/years-spans.ts";
import { numeralOf } from "./series.ts";

/** A span, and the question without the words for it. */
export interface SpanWish {
  readonly span: AskedSpan;
  /** The five-year plan that it is named by ("十三五"); null where it is not. */
  readonly plan: string | null;
  /** False where its years may be asked one by one as well. */
  readonly sure: boolean;
  readonly rest: string;
}

/** Words that ask for every year by itself, or for one of them. */
const EACH =
  /分别|各(?![区部县级类种地项国界族市省方])|(?<!平均)每一?年(?!平均)|逐年|历年|年年|对比|比较|相比|变化|走势|趋势|哪[一几]?个?年|依次|还是[多少增减高低]/u;
/** Words that ask for the sum. */
const TOTAL = /一共|累计|总共|共计|合计|总计|加起来|年(?:来|间|里|内)?共/u;
const TOTAL_WORDS = /一共|累计|总共|共计|合计|总计|加起来/gu;
const PLAN =
  /["“”]?(?:(十[一二三四五六]?五|[七八九]五)["“”]?(?:规划|计划)?(?:时期|期间|(以来)|那[五几]年|的时候)|(十[一二三四五六]五)["“”]?(?![规计纲目任末初开收首头前中]))/u;
/** "过去五年", "五年来"; "五年" and "近三年" where the sum is asked. Not "五年级", "三年行动", "第五年". */
const NUMBER_OF_YEARS =
  /(过去|最?近|这)?\s*(?<![第每隔续满前后头\d一二三四五六七八九十几]|\d[.,])([两二三四五六七八九十]|[2-9]|10)\s*年(来(?![京华访])|间)?[里内]?(?![级度制期前后底初末以规计行攻])/u;

/**
 * Reads the span from a folded question. `named` are the years it names, ascending; `rest` is the question without
 * them. Null where it names no span, or asks for its years one by one.
 */
export function readSpan(
  text: string,
  rest: string,
  named: readonly number[],
  thisYear: number,
): SpanWish | null {
  if (EACH.test(text)) return null;
  const counted = NUMBER_OF_YEARS.exec(rest);
  const length = numeralOf(counted?.[2] ?? "");
  const bare = counted === null ? rest : without(rest, counted);
  const [first] = named;
  const last = named.at(-1);
  if (first === undefined || last === undefined) {
    const plan = PLAN.exec(rest);
    if (plan !== null) return planWish(plan, rest, thisYear);
    // "这五年" are those of a government; "这三年" are asked one by one.
    const said =
      counted !== null &&
      (counted[1] === "过去" ||
        (counted[1] === "这" && length === 5) ||
        counted[3] !== undefined ||
        TOTAL.test(text));
    return said ? wishFor({ first: null, length, latest: thisYear }, bare) : null;
  }
  if (named.length === 1 && SINCE.test(text))
    return wishFor({ first, length: null, latest: thisYear }, rest.replace(SINCE_WORDS, " "));
  const side = named.length > 1 && last - first + 1 === named.length;
  // The words for a number of years may be gone with those of the years: "98到02五年".
  if (!side) return null;
  const whole = wishFor({ first, length: named.length, latest: last }, bare);
  if (TOTAL.test(text) || length === named.length || BEHIND_YEARS.test(text)) return whole;
  // "03-07年退耕多少亩": reports tell the sum of such a span, or each year of it.
  return named.length > 2 && RANGE.test(text) ? { ...whole, sure: false } : null;
}

/** A question for several years without the words that only say how many they are: "2018到2022五年". */
export function withoutNumber(text: string, named: number): string {
  const counted = NUMBER_OF_YEARS.exec(text);
  return counted !== null && numeralOf(counted[2] ?? "") === named ? without(text, counted) : text;
}

/** Reports say the sum of a span with or without such words. */
function wishFor(span: AskedSpan, rest: string, plan: string | null = null): SpanWish {
  return { span, plan, sure: true, rest: rest.replace(TOTAL_WORDS, " ").replace(/\s+/gu, " ").trim() };
}

/** "2019年以来", "1998年以后": all years from that one on, of which none is asked alone. */
const SINCE = /(?:19|20)\d\d年?(?:以来|[以之]后|至今|到(?:现在|目前|如今|今天))/u;
const SINCE_WORDS = /以来|[以之]后|至今|到(?:现在|目前|如今|今天)|(?<=^|\s)从(?=\s)/gu;

/** "从2020年到现在每年几起": every year since is asked by itself. */
export function asksEachSince(text: string): boolean {
  return SINCE.test(text) && EACH.test(text);
}

const RANGE = /\d{2}\s*年?\s*(?:到|至|[-~—–])\s*\d{2}/u;
const BEHIND_YEARS = /(?:到|至|[-~—–])\s*\d{2,4}\s*年?\s*[两三四五六七八九十]年/u;

function planWish(plan: RegExpExecArray, rest: string, thisYear: number): SpanWish | null {
  const name = plan[1] ?? plan[3] ?? "";
  const years = yearsOfPlan(name);
  if (years === null) return null;
  const [first, last] = years;
  const sofar = plan[2] !== undefined;
  if (sofar && first > thisYear) return null;
  const span = sofar
    ? { first, length: null, latest: Math.min(last, thisYear) }
    : { first, length: last - first + 1, latest: last };
  return wishFor(span, without(rest, plan), name);
}

function without(text: string, { index, 0: words }: RegExpExecArray): string {
  return `${text.slice(0, index)} ${text.slice(index + words.length)}`.replace(/\s+/gu, " ").trim();
}
