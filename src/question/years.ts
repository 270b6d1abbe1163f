/** The years that a question names. */

import { placesIn } from "../text/place-mentions.ts";
import { blankWhere } from "./blank.ts";
import type { AskedSpan } from "../search/query.ts";
import { readSeries, yearsBetween } from "./series.ts";
import { asksEachSince, readSpan, withoutNumber } from "./spans.ts";

export interface YearWish {
  /** Years named, ascending; empty where none is. */
  readonly years: readonly number[];
  /** A line for each year is wanted: several years are named, or "历年", "这几年", "两年分别". */
  readonly series: boolean;
  /** "近三年" wants the newest three; null where no number is said. */
  readonly newest: number | null;
  /** Years that are part of an event's name ("2022年冬奥会") and so no gate. */
  readonly eventYears: readonly number[];
  /** "26年报告里": the year of a report that is asked to say it, whatever year it speaks of; null where none is named. */
  readonly report: number | null;
  /** The text without the year words, event years kept. */
  readonly rest: string;
  /** The span that is asked for as a whole ("过去五年", "十三五期间", "2018到2022五年一共"); null where none is. */
  readonly span: AskedSpan | null;
  /** The five-year plan that names it ("十三五"); null where none does. */
  readonly plan: string | null;
  /** False where the years of `span` may be asked one by one as well. */
  readonly wholeSure: boolean;
  /** `rest` without the words for the span. */
  readonly bare: string;
}

/** What follows a four-digit number that is a count, not a year. */
const COUNTED =
  /^(?:[余多几]|本(?![来年市省县区级地届])|\.\d|,\d|%|[个名人家条件次万亿项场位份册篇字元米吨户亩所座辆台套只幅张部种类点起例批])/u;
/** What follows two digits and 年 when a span of time is meant ("20年来", "10年规划"), and not a year ("23年多语种", "21年前三季度"). */
const SPAN_AFTER =
  /^(?:来(?!自)|间|期(?=[的国贷债存])|规划(?!建设|编制|展)|[前后](?!半年|(?:\d{1,2}|[一二两三四五六七八九十]{1,2})个?(?:季度|季|月))|以上|以来|以后|代(?![表办理签课缴收销])|多(?=[的来时,，。?\s前后]|$)|了(?!解)|历史(?!建筑|文化|遗|街|风貌|名|最)|左右|纪念|庆(?![祝典])|发展(?=[的,，。?\s里中]|$|历程|成就|成果|变化|规划|战略|史))/u;
/** What stands before two digits and 年 when a span of time is meant ("成立20年", "近10年"). */
const SPAN_BEFORE = /(?:近|过去|未来|第|满|这|成立|结好|建交|逾|达|缔结|今后|历时|连续|\d|\d\.)$/u;
/** Games and fairs that are prepared for years before the year in their name. */
const FIXED_EVENT = /^(?:冬奥|冬残奥|奥运|残奥|亚运|世博|世界杯|大运会|全运会|青奥|冬运会|世园会|园博会)/u;
/** Hosts abroad; those at home are known places. */
const HOST_ABROAD = /^(?:东京|巴黎|伦敦|里约|平昌|索契|米兰|洛杉矶|迪拜|大阪|汉城|首尔|雅典|悉尼)/u;

/** Whether the text behind a year names such an event: "2022年冬奥会", "2022年北京冬奥会". */
function namesFixedEvent(after: string): boolean {
  const text = after.replace(/^\s*年?\s*/u, "");
  const [host] = placesIn(text);
  const rest = host?.at === 0 ? text.slice(host.end) : text.replace(HOST_ABROAD, "");
  return FIXED_EVENT.test(rest);
}

/** "26年报告里", "2025年政府工作报告说的"; without such a word the report itself may be asked for, and its name stays. */
const IN_REPORT =
  /((?:(?:19|20)\d\d|(?<!\d)\d\d))年的?(?:(?:省|市|县|区|国务院|中央)?(?:政府)?(?:工作)?报告(?:里面?|中|上|提到?|说到?|写到?|讲到?)的?|(?=(?:省|市|县|区|国务院|中央)?(?:政府)?(?:工作)?报告(?!会|厅|人)))/gu;

const ASKS_SPEAKER =
  /(?:谁|哪一?位)[^,。?]{0,8}[作做]|报告[^,。?]{0,6}[作做]的是(?:谁|哪)|[作做]\p{Script=Han}{0,4}报告的[^,。?]{0,4}(?:谁|哪|叫)/u;

const AGAINST =
  /(?:20)?(\d\d)年(.*?)([比较](?:20)?(\d\d)年度?)(?=[^,。?]{0,10}(?:百分之|几个(?:百分)?点|[增涨降跌][长了]?(?:幅|速)|%))/u;

/** "22年…比21年涨了百分之几": growth is told against the year before, which is not asked itself. */
function withoutBase(text: string): string {
  const [, year = "", , against = "", base = ""] = AGAINST.exec(text) ?? [];
  return Number(year) === Number(base) + 1 && against !== "" ? text.replace(against, "比上年") : text;
}

const ONLY_BASE =
  /([比较])((?:19|20)?\d\d)年[底末]?(?=[^,。?]{0,6}(?:多[了出]|少了|增|减|涨|降|跌|提高|[高低]了))/u;

/** "比22年多出多少批": of the year after it, where no other year is named. */
function onlyBase(text: string, thisYear: number): { readonly rest: string; readonly year: number } | null {
  const [words, than = "", typed = ""] = ONLY_BASE.exec(text) ?? [];
  if (words === undefined || /(?:19|20)\d\d|\d\d年|[去今前上]年/u.test(text.replace(words, ""))) return null;
  const year = fullYear(Number(typed.slice(-2)), thisYear);
  return year > 0 && year < thisYear ? { rest: text.replace(words, `${than}上年`), year } : null;
}

/** Finds the years of a folded question. `today` resolves 去年, 前年, 今年. */
export function readYears(asked: string, today: Date): YearWish {
  const thisYear = today.getFullYear();
  const named = new Set<number>();
  const events = new Set<number>();
  const take = (years: readonly number[]): boolean => {
    for (const year of years) named.add(year);
    return years.length > 0;
  };

  // "是97年的几倍": a year that is compared with is not the one that is asked.
  const text = withEnds(asked, thisYear);
  let rest = text
    .replace(/[〇零一二三四五六七八九]{4}年/gu, chineseYear)
    .replace(SHORT_CHINESE, (digits) => shortChineseYear(digits, thisYear))
    .replace(/(?:是|为|相当于|(?<=恢复)[到至])(?:19|20)?\d\d年的(?=几倍|多少倍|百分之|几成)/gu, (words) =>
      " ".repeat(words.length),
    );
  rest = withoutBase(rest);
  const base = onlyBase(rest, thisYear);
  if (base !== null) {
    rest = base.rest;
    take([base.year + 1]);
  }
  let report: number | null = null;
  rest = blankWhere(rest, IN_REPORT, ({ groups, before }) => {
    // "2026年政府工作报告谁作的": its head is asked, which is of that year.
    if (/\d$/u.test(before) || ASKS_SPEAKER.test(text)) return false;
    report = fullYear(Number((groups[0] ?? "").slice(-2)), thisYear);
    return report > 0;
  });
  rest = blankWhere(
    rest,
    /((?:19|20)\d\d)\s*年?\s*(?:到|至|~|-|—|–)\s*((?:19|20)\d\d|\d\d(?=\s*年))\s*年?/gu,
    ({ groups: [first = "", last = ""] }) =>
      // "1956到77年": the second end takes its century from the first.
      take(yearsBetween(Number(first), Number(last.padStart(4, first)))),
  );
  rest = blankWhere(
    rest,
    /(\d\d)\s*年?\s*(?:到|至|~|-|—|–)\s*(\d\d)\s*(?:[这那]?[两三四五六七八九十几]?年|$|(?=\)))/gu,
    ({ groups, before }) => {
      if (/\d$/u.test(before)) return false;
      // "56年到77年": as two ends of a span also years that are far.
      return take(yearsBetween(endOfSpan(groups[0], thisYear), endOfSpan(groups[1], thisYear)));
    },
  );
  rest = blankWhere(
    rest,
    /((?:19|20)\d\d)(\s*年(?:以[来后]|[度底初末内])?)?/gu,
    ({ groups, before, after }) => {
      if (/\d\.?$/u.test(before)) return false;
      if (groups[1] === undefined && (/^\d/u.test(after) || COUNTED.test(after))) return false;
      if (!namesFixedEvent(after)) return take([Number(groups[0])]);
      events.add(Number(groups[0]));
      return false;
    },
  );
  // "08奥运": games are known by their year.
  rest = rest.replace(
    /(?<![\d.])(\d\d)(?=年?(?:北京|东京|巴黎|伦敦|里约)?(?:冬奥|冬残奥|奥运|残奥|亚运|世博|大运会))/gu,
    (digits) => {
      const year = fullYear(Number(digits), thisYear);
      if (year > 0) events.add(year);
      return year > 0 ? String(year) : digits;
    },
  );
  // "16上半年": two digits before a part of a year.
  rest = blankWhere(rest, /(?<![\d.])(\d\d)(?=[上下]半年|[一二三四1-4]季度|全年)/gu, ({ groups }) => {
    const year = fullYear(Number(groups[0]), thisYear);
    return year > 0 && take([year]);
  });
  // "开幕 20 21 日期", "03 04 05这几年", "03、04、05三年": bare numbers side by side, each the year after the one before.
  const bareRun =
    /(?<![\d.])(\d\d(?:[\s、,/]{1,2}\d\d){1,5})(?:[两二三四五六]年|(?=[\s)]|$|年|这|各|分别))/gu;
  rest = blankWhere(rest, bareRun, ({ groups, after }) => {
    const run = (groups[0] ?? "").split(/\D+/u).map((digits) => fullYear(Number(digits), thisYear));
    // With 年 or 各 behind the last they need only follow each other: "86、87、94年".
    const step = /^(?:年|各|分别|[这那])/u.test(after) ? Number.POSITIVE_INFINITY : 1;
    const rises = run.every(
      (year, i) => i === 0 || (year > (run[i - 1] ?? 0) && year - (run[i - 1] ?? 0) <= step),
    );
    return rises && run.every((year) => year > 0) && take(run);
  });
  // "23和24对比": two years that are set side by side.
  rest = blankWhere(
    rest,
    /(?<![\d.])(\d\d)\s?(?:和|与|跟|、)\s?(\d\d)\s?(?:两年|(?=对比|比较|比一比|比一下|相比|各[是多有]|分别))/gu,
    ({ groups }) => {
      const [first, last] = [groups[0], groups[1]].map((digits) => fullYear(Number(digits), thisYear));
      return first !== undefined && last === first + 1 && first > 0 && take([first, last]);
    },
  );
  // "20和21年": a bare number joined to a year takes its 年 from it. Before the years themselves are blanked.
  rest = blankWhere(rest, /(\d\d)\s*(?:和|与|跟|、|,|,)\s*(?=\d\d\s*年)/gu, ({ groups, before }) => {
    const year = fullYear(Number(groups[0]), thisYear);
    return !/\d$/u.test(before) && year > 0 && take([year]);
  });
  rest = blankWhere(rest, /(\d\d)\s*年[度底初末内]?/gu, ({ groups, before, after }) => {
    const year = fullYear(Number(groups[0]), thisYear);
    // "20年来北京见了谁": who came, not for how long.
    const came = /^来(?=京|华|访|我市|本市|[了过])/u.test(after) || placesIn(after.slice(1))[0]?.at === 0;
    if (year === 0 || SPAN_BEFORE.test(before) || (SPAN_AFTER.test(after) && !came)) return false;
    if (!namesFixedEvent(after)) return take([year]);
    events.add(year);
    return false;
  });
  if (named.size === 0) {
    // Not behind 比 or 较: "比上年下降" compares, it does not ask for that year.
    rest = blankWhere(rest, /(大前年|前年|去年|上年|今年|本年|明年)度?/gu, ({ groups, before }) => {
      const back = YEARS_BACK[groups[0] ?? ""];
      return (
        back !== undefined &&
        // "去年完成数和今年计划数" asks for both.
        !(named.size > 0 ? /(?:比|较|同比|于)$/u : /(?:比|较|同比|于|跟|和)$/u).test(before) &&
        take([(report ?? thisYear) - back])
      );
    });
  }

  const [first] = named;
  if (first !== undefined && named.size === 1 && asksEachSince(text)) take(yearsBetween(first, thisYear));

  const whole = readSpan(
    text,
    rest,
    [...named].toSorted((a, b) => a - b),
    thisYear,
  );
  // "五年来": where no such span is stated, the newest five.
  const newest = whole !== null && whole.span.first === null ? whole.span.length : null;
  const wish = readSeries(newest === null ? rest : (whole?.rest ?? rest), thisYear, named.size > 1);
  for (const year of wish.years) named.add(year);
  const years = [...named].filter((year) => year > 0).toSorted((a, b) => a - b);
  const left = withoutNumber(wish.rest, named.size > 1 ? named.size : 0)
    .replace(/\s+/gu, " ")
    .trim();
  return {
    years,
    series: years.length > 1 || wish.series || newest !== null,
    newest: newest ?? wish.newest,
    eventYears: [...events],
    report,
    rest: left,
    span: whole?.span ?? null,
    plan: whole?.plan ?? null,
    wholeSure: whole?.sure ?? true,
    bare: whole?.rest.replace(/\s+/gu, " ").trim() ?? left,
  };
}

/** "21年以来", "从20年到现在": a year that all until now are counted from; small numbers are lengths of time. */
const FROM_THEN =
  /(?<![\d.近过])从?(\d\d)年(?=以来|以后|之后|至今|到(?:现在|目前|如今|今天))|从((?:19|20)?\d\d)年?(?:起|开始)(?:到(?:现在|目前|如今))?/gu;
/** "21年到今年", "21年到2025年". */
const UNTIL =
  /(?<!\d)((?:19|20)?\d\d)年\s*(?:到|至|[-~—–])\s*(?:(大前年|前年|去年|上年|今年)|(?=(?:19|20)\d\d))/gu;
const FIRST_THEN = 15;

/** The text with years for 今年 and 去年 at the end of a span, and in full where years are counted from one. */
function withEnds(text: string, thisYear: number): string {
  return text
    .replace(UNTIL, (words, from: string, until: string | undefined) => {
      const first = from.length === 4 ? Number(from) : fullYear(Number(from), thisYear);
      if (first === 0) return words;
      return `${first}年到${until === undefined ? "" : `${thisYear - (YEARS_BACK[until] ?? 0)}年`}`;
    })
    .replace(FROM_THEN, (words, short: string | undefined, long: string | undefined) => {
      const digits = Number((short ?? long ?? "").slice(-2));
      const year = fullYear(digits, thisYear);
      if (year === 0 || (short !== undefined && digits < FIRST_THEN)) return words;
      return `${year}年${long === undefined ? "" : "以来"}`;
    });
}

const YEARS_BACK: Readonly<Record<string, number>> = {
  大前年: 3,
  前年: 2,
  去年: 1,
  上年: 1,
  今年: 0,
  本年: 0,
  明年: -1,
};

/** "八六年", "一三到一五年": two digits that are read one by one; "这五六年" counts years. */
const SHORT_CHINESE =
  /(?<![〇零一二三四五六七八九十百千万亿两第近过这那前后满连续])[〇零一二五六七八九][〇零一二三四五六七八九](?=年(?![来间前后里内以多了期])|(?:到|至|、|和|跟)[〇零一二五六七八九][〇零一二三四五六七八九]年)/gu;

function shortChineseYear(digits: string, thisYear: number): string {
  const number = Number(Array.from(digits, chineseDigit).join(""));
  const year = endOfSpan(String(number), thisYear);
  return year > 0 ? String(year) : digits;
}

function chineseDigit(digit: string): number {
  return "〇一二三四五六七八九".indexOf(digit.replace("零", "〇"));
}

function chineseYear(digits: string): string {
  const year = Array.from(digits.slice(0, 4), chineseDigit);
  return /^(?:19|20)\d\d$/u.test(year.join("")) ? `${year.join("")}年` : digits;
}

/** Two digits as a year near today: `21` is 2021, `99` is 1999; 0 where neither is near. */
function fullYear(digits: number, thisYear: number): number {
  if (digits <= (thisYear % 100) + 2) return Math.floor(thisYear / 100) * 100 + digits;
  return digits >= 78 ? 1900 + digits : 0;
}

/** Two digits as one end of a span, where they may be of any year of the last century. */
function endOfSpan(digits: string | undefined, thisYear: number): number {
  return fullYear(Number(digits), thisYear) || (Number(digits) > 48 ? 1900 + Number(digits) : 0);
}
