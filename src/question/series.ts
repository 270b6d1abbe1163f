import { yearsOfPlan } from "../text/years-spans.ts";

/** The part of a question that asks for a line a year. */
export interface SeriesWish {
  /** Years that the words imply ("“十四五”以来"); empty where they imply none. */
  readonly years: readonly number[];
  readonly series: boolean;
  /** How many of the newest years are wanted; null where no number is said. */
  readonly newest: number | null;
  readonly rest: string;
}

const NUMERALS: Readonly<Record<string, number>> = {
  两: 2,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
};
/** "五" and "5" are 5. */
export function numeralOf(number: string): number {
  return NUMERALS[number] ?? Number(number);
}

/** "近三年", "过去5年"; and "两年" where 分别, 各, 对比 or the end follows. */
const LAST_YEARS =
  /(?:最近|过去|近|这|(?:连着|连续)(?=\s*[\d两二三四五六七八九十]{1,2}\s*[年届](?:来|间|里|的|各|都|分别|每|$|[\s,?])))\s*(\d{1,2}|[两二三四五六七八九十])\s*个?[年届](?:来|间|里)?/gu;
const YEARS_EACH =
  /(?:前|后|头)?\s*([两二三四五六七八九十])\s*年(?:来|间|里)?(?=\s*(?:分别|各|都|每|的?对比|比较|相比|变化|走势|情况|多少|几|$|[,?]))/gu;
const EVERY_YEAR =
  /历年(?!拖|积|累|结|欠|遗|滚|\p{Script=Han}{0,2}(?:加起来|一共|总共|合计))|历届各年|这几年|近几年|近年来?|这些年|逐年|各年度?|各个年份|往年|哪几年|(?:几年|年度)(?:来|间)?(?:对比|比较|变化)/gu;

/** Reads "历年", "近三年", "两年分别", "“十四五”以来" from a folded question whose named years are blanked. */
export function readSeries(text: string, thisYear: number, severalNamed: boolean): SeriesWish {
  let years: readonly number[] = [];
  let series = false;
  let newest: number | null = null;
  let rest = text.replace(/["“”]?(十[一二三四五]?五)["“”]?(?:规划|时期)?以来/gu, (whole, name: string) => {
    const plan = yearsOfPlan(name);
    if (plan === null || plan[0] > thisYear) return whole;
    years = yearsBetween(plan[0], Math.min(plan[1], thisYear));
    series = true;
    return " ";
  });
  const count = (_whole: string, number: string): string => {
    series = true;
    newest = numeralOf(number);
    return " ";
  };
  rest = rest.replace(LAST_YEARS, count).replace(YEARS_EACH, count);
  rest = rest.replace(EVERY_YEAR, () => {
    series = true;
    return " ";
  });
  if (series || severalNamed)
    rest = rest.replace(
      /分别|各自|每一?年|走势|趋势|(?<=^|\s)vs\.?(?=\s|$)|各(?![区部县级类种地])|对比|相比|比较|比一?比|是?多了还是少了|是?增加?还是减少?了?|(?<=^|\s)比(?=\s)|(?:多|(?<!多)少|高|低|增加|减少)了(?=$|[\s,?]|多少|几)/gu,
      " ",
    );
  return { years, series, newest, rest };
}

/** All years from first to last; the two alone where the span is no sensible one. */
export function yearsBetween(first: number, last: number): readonly number[] {
  if (first === 0 || last === 0 || last < first || last - first > 30)
    return [first, last].filter((y) => y > 0);
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
