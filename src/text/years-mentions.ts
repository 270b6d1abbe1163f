/** Finds the years a text names and tells what each is named for. */

import { numeralValue } from "./numerals.ts";

/**
 * What a named year is there for: `stated` is the year spoken of; `from` the lower end of a change (`从1997年的…到`);
 * `goal` a year still to come; `base` only compared with; `span` a stretch of years; `background` a date in passing
 * (`成立于2008年`); `name` part of the name of an event, plan or document.
 */
export type YearRole = "stated" | "from" | "goal" | "base" | "span" | "background" | "name";

export interface YearMention {
  readonly start: number;
  readonly end: number;
  /** Null for spans and for relative words that cannot be resolved. */
  readonly year: number | null;
  readonly role: YearRole;
  /** True where the digits are printed, false where a word (`去年`) was resolved. */
  readonly literal: boolean;
  /** True where it opens its sentence as the topic: `2021年，…`, `2023年是…`, `今年，…`. */
  readonly topic: boolean;
}

/** What the relative words are resolved against. */
export interface YearFrame {
  /** The year `今年` means: that of the report as a whole, else that of its issue. */
  readonly now: number | null;
  /** The year `过去一年` and `一年来` mean. */
  readonly past: number | null;
  /** The year under discussion: `上年` is the one before it. */
  readonly under: number | null;
}

const DIGIT_YEAR = "(?:1[89]|20)\\d{2}";

/** Every place where a year or a span may be named. Folded text only. */
const MENTION = new RegExp(
  [
    `(?<range>${DIGIT_YEAR}\\s?年?\\s?(?:至|到|—{1,2}|–|-|－|~|～)\\s?${DIGIT_YEAR}\\s?年?)`,
    `(?<full>${DIGIT_YEAR}\\s?年度?)`,
    `(?<bare>${DIGIT_YEAR})`,
    "(?<spelled>[一二][〇○零一二三四五六七八九]{3}年度?)",
    "(?<past>刚刚过去的?一年|过去的?一年|一年来)",
    "(?<relative>今年|去年|明年|前年|上年度?|本年度)",
    `(?<span>(?:过去|未来|今后|近|最近)的?(?:[二三四五六七八九十两几]+|\\d{1,2})年|近年来|近些年|多年来|(?:[二三四五六七八九十两几]+|\\d{1,2})年(?:多?来|间|累计|内|共)|“?(?:[七八九]|十[一二三四五六]?)五”?(?:时期|期间|以来)|本届政府|改革开放(?:[\\d四三]十?多?年)?以来|新中国成立(?:\\d{2}年)?以来|建国以来|(?:党的)?十[六七八九]大以来|二十大以来|历年|五年(?=全国|全省|新增))`,
  ].join("|"),
  "g",
);

const EVENT_NOUN =
  /^(?:冬奥会|冬残奥会|奥运会|残奥会|亚运会|青奥会|全运会|运动会|世博会|园博会|服贸会|进博会|广交会|投洽会|消博会|高交会|博览会|交易会|洽谈会|展览会|推介会|论坛|年会|峰会|大会|锦标赛|世界杯|公开赛|马拉松|冠军赛|邀请赛|大赛|专刊|招待会|艺术节|电影节|文化节|音乐节|旅游节|国际.节|电视节|读书月|宣传月|宣传周|活动周|科技周|海洋周|设计周|时装周|活动月|年展|双年展|音乐会|汇演|联欢|高考|中考|版|届)/;

/** Words that tell that a clause has begun to say something: a name has none of them before its noun. */
const CLAUSE_WORD =
  /举办|召开|开展|组织|完成|实现|达到?|新增|增长|增加|参加|出席|接待|审批|全市|全省|全国|我[市省国县区]|本市|共|累计|主办|承办|协办|推动|推进|支持|保障|参与|获|建|实施|安排|办理|服务(?!贸易)|是|为|将|要|以来|已|受|因|，|在|对|与|向|[\d一二三四五六七八九十]+[场次个项]/;

/** Names of plans and papers that carry the year they are for. */
const PAPER =
  /^(?:工作计划|工作要点|工作总结|工作方案|年度计划|行动计划|实施方案|立法计划|合作计划|三年行动|工作会议|预算|决算|规划|远景目标|议程|愿景|版|修订|修正|年鉴|蓝皮书|白皮书|奋斗目标)/;

/** Longest name of an event that is looked through for its noun. */
const NAME_REACH = 22;

/** True where the year that ends at `end` belongs to the name of an event (`2022年冬奥会`, `2022年新年专刊`). */
export function namesEvent(folded: string, end: number): boolean {
  const after = folded.slice(end, end + NAME_REACH);
  for (let at = 0; at < after.length; at += 1) {
    if (/[，。；：、！？（）“”《》,;]/.test(after.charAt(at))) return false;
    if (EVENT_NOUN.test(after.slice(at, at + 5))) return !CLAUSE_WORD.test(after.slice(0, at));
  }
  return false;
}

/** Stretches whose years are parts of names: 《titles》, short quotes, brackets of document numbers. */
function nameStretches(folded: string, start: number, end: number): (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  const stretch =
    /《[^》]{0,120}》|“[^”“。，；]{0,30}”|‘[^’‘。，；]{0,30}’|[〔[［]\d{4}[〕\]］]|（[^（）。；]{0,14}）|\([^()。；]{0,14}\)/g;
  stretch.lastIndex = start;
  for (let hit = stretch.exec(folded); hit !== null && hit.index < end; hit = stretch.exec(folded)) {
    found.push([hit.index, hit.index + hit[0].length]);
  }
  return found;
}

/** The role of a year printed in full, from the words around it. */
function roleOf(
  folded: string,
  start: number,
  end: number,
  year: number,
  frame: YearFrame,
  sentence: number,
): YearRole {
  const before = folded.slice(Math.max(sentence, start - 5), start);
  const after = folded.slice(end, end + 14);
  if (/(?:比|较|超过|高于|低于|相当于|恢复到?|不及|对比)$/.test(before)) return "base";
  if (/[与同和跟]$/.test(before) && /^[^，。；]{0,6}(?:相比|相当|持平|同期)/.test(after)) return "base";
  if (/^(?:同期|水平|相比)/.test(after) || (/[是为]$/.test(before) && /^的[\d.]+(?:倍|%)/.test(after)))
    return "base";
  if (/^(?:\d{1,2}月)?(?:\d{1,2}日)?起?(?:正式)?(?:实施|施行|执行|生效)/.test(after)) return "name";
  if (/^(?:\d{1,2}月)?(?:\d{1,2}日)?(?:以来|起|开始|至今)/.test(after)) return "span";
  if (/(?:成立|始建|创办|创建|建|生|诞生|创立|设立|起源|兴建|始|开办|缔结|结好)于$/.test(before))
    return "background";
  if (start > sentence && PAPER.test(after)) return "name";
  if (namesEvent(folded, end)) return "name";
  const now = frame.now ?? frame.under;
  if (/(?:到|至)$/.test(before) && !/截[止至]?到?$/.test(before) && now !== null && year >= now)
    return "goal";
  if (/^(?:底|末|年底)?(?:之?前|左右)/.test(after) && now !== null && year >= now) return "goal";
  if (/[从由]$/.test(before) && /^的?[^，。；]{0,20}[到至]/.test(folded.slice(end, end + 24))) return "from";
  return "stated";
}

/** The role of a relative word: a base where compared with, else the year spoken of. */
function relativeRole(folded: string, start: number, end: number, sentence: number): YearRole {
  const before = folded.slice(Math.max(sentence, start - 3), start);
  const after = folded.slice(end, end + 6);
  if (/(?:比|较|超过|高于|低于|[与同和])$/.test(before) || /^(?:同期|水平|相比|同比)/.test(after))
    return "base";
  return "stated";
}

function relativeYear(word: string, frame: YearFrame): number | null {
  const offset = new Map([
    ["今年", 0],
    ["本年度", 0],
    ["去年", -1],
    ["前年", -2],
    ["明年", 1],
  ]).get(word);
  if (offset !== undefined) return frame.now === null ? null : frame.now + offset;
  return frame.under === null ? null : frame.under - 1;
}

/** What may stand before a year that opens its sentence: addresses, list signs, a dash. */
const OPENING =
  /^[\s　—–-]*(?:各位[代表委员]{2}[，：！,])?(?:刚刚过去的)?(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.]\s?)?$/;

/**
 * The years named in one sentence of folded text, in order. Ranges of years and open spans have no year.
 */
export function yearMentions(folded: string, start: number, end: number, frame: YearFrame): YearMention[] {
  const mentions: YearMention[] = [];
  let names: (readonly [number, number])[] | null = null;
  MENTION.lastIndex = start;
  for (let hit = MENTION.exec(folded); hit !== null && hit.index < end; hit = MENTION.exec(folded)) {
    const from = hit.index;
    const text = hit[0];
    const to = from + text.length;
    if (/\d/.test(text.charAt(0)) && /[\d.A-Za-z]/.test(folded.charAt(from - 1))) continue;
    const groups = hit.groups ?? {};
    names ??= nameStretches(folded, start, end);
    const inName = names.some(([open, close]) => open < from && to < close + 1);
    const topic =
      OPENING.test(folded.slice(start, Math.min(from, start + 24))) &&
      from - start < 24 &&
      (/^[，,是]/.test(folded.slice(to, to + 1)) ||
        /^\d{1,2}月/.test(folded.slice(to, to + 3)) ||
        /^(?:的[，,]|的工作)/.test(folded.slice(to, to + 3)));
    const add = (year: number | null, role: YearRole, literal: boolean): void => {
      mentions.push({ start: from, end: to, year, role, literal, topic: topic && role === "stated" });
    };
    if (groups["span"] !== undefined) {
      if (!inName) add(null, "span", true);
    } else if (groups["past"] !== undefined) {
      add(frame.past, "stated", false);
    } else if (groups["relative"] !== undefined) {
      add(relativeYear(text, frame), relativeRole(folded, from, to, start), false);
    } else if (groups["range"] !== undefined) {
      addRange(folded, from, to, text, inName, add);
    } else if (groups["bare"] !== undefined) {
      // Digits without 年 that a counting word follows are a count; the rest is the name of an event.
      add(Number(text), "name", true);
    } else {
      const year =
        groups["spelled"] === undefined ? Number(text.slice(0, 4)) : numeralValue(text.slice(0, 4));
      if (year === null) continue;
      const alone = folded.slice(start, end).replace(/[\d年月日\s（）()。，]/g, "") === "";
      const role = inName ? "name" : alone ? "background" : roleOf(folded, from, to, year, frame, start);
      add(year, role, true);
    }
  }
  return mentions;
}

/** `2018—2022年` is a span; before a plan's name part of it; `1950年到1997年` behind 比 or 超过 a base. */
function addRange(
  folded: string,
  from: number,
  to: number,
  text: string,
  inName: boolean,
  add: (year: number | null, role: YearRole, literal: boolean) => void,
): void {
  if (!text.endsWith("年") && !/^(?:学年|财年)/.test(folded.slice(to, to + 2))) {
    if (!/年/.test(text)) return add(null, "name", true);
  }
  const after = folded.slice(to, to + 16);
  if (inName || /^[^，。；]{0,12}(?:计划|规划|方案|行动|纲要|赛季)/.test(after))
    return add(null, "name", true);
  const base = /(?:比|较|超过|高于|相当于|[是为])$/.test(folded.slice(Math.max(0, from - 3), from));
  return add(null, base ? "base" : "span", true);
}
