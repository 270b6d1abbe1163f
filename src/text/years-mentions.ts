/** Finds the years a text names and tells what each is named for. */

import type { YearSpan } from "../domain/report.ts";
import { allMatches } from "./all-matches.ts";
import { numeralValue } from "./numerals.ts";
import { spanIn, type SpanFrame } from "./years-spans.ts";

/**
 * What a named year is there for: `stated` is the year spoken of; `from` the lower end of a change (`从1997年的…到`);
 * `goal` a year still to come; `base` only compared with; `span` a stretch of years; `background` a date in passing
 * (`成立于2008年`); `part` the one year of several that is told apart (`累计1126列，其中2021年316列`); `name` part of the name of
 * an event, plan or document.
 */
export type YearRole = "stated" | "part" | "from" | "goal" | "base" | "span" | "background" | "name";

export interface YearMention {
  readonly start: number;
  readonly end: number;
  /** As printed. */
  readonly word: string;
  /** Null for spans and for relative words that cannot be resolved. */
  readonly year: number | null;
  /** The years of a span; null for all else, and where they are not certain. */
  readonly span: YearSpan | null;
  readonly role: YearRole;
  /** True where it opens its sentence as the topic: `2021年，…`, `2023年是…`, `今年，…`, `五年来，…`. */
  readonly topic: boolean;
}

/** What the relative words are resolved against. */
export interface YearFrame {
  /** The year `今年` means: that of the report as a whole, else that of its issue. */
  readonly thisYear: number | null;
  /** The same within a section of one of the two years that a report has; null elsewhere. */
  readonly section: number | null;
  /** The year from which on all is still to come; mostly the same. */
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
    `(?<range>${DIGIT_YEAR}\\s?年?\\s?(?:至|到|、|和|与|—{1,2}|–|-|－|~|～)\\s?${DIGIT_YEAR}(?!\\d|\\s?年?相比)\\s?年?)`,
    `(?<full>${DIGIT_YEAR}\\s?年度?)`,
    `(?<bare>${DIGIT_YEAR}(?!\\d))`,
    "(?<spelled>[一二][〇○零一二三四五六七八九]{3}年度?)",
    "(?<past>刚刚过去的?一年|过去的?一年|一年来)",
    "(?<relative>今年|新的一年|去年|明年|前年|上年度?|本年度)",
    `(?<span>(?:过去|未来|今后|近|最近|这)的?(?:[二三四五六七八九十两几]+|\\d{1,2})年|近年来|近些年|多年来|(?:[二三四五六七八九十两几]+|\\d{1,2})年(?:多?来|间|累计|内|共)|“?(?:[七八九]|十[一二三四五六]?)五”?(?:时期|期间|以来)|本届政府|改革开放(?:[\\d四三]十?多?年)?以来|新中国成立(?:\\d{2}年)?以来|建国以来|(?:党的)?十[六七八九]大以来|二十大以来|前(?:[二三四五两几]|\\d)年|历年|五年(?=全国|全省|新增|累计|淘汰|减少|增加|完成|投入|建成|新建|改造|解决|安排|减免)|年均(?=[^，。；]{0,4}(?:增|提高|下降|减|递增|压减|转移|投入))|平均每年)`,
  ].join("|"),
  "g",
);

/** One of these stands in every mention: most sentences have none and need no closer look. */
const MAY_MENTION = new RegExp(`年|以来|时期|期间|本届政府|${DIGIT_YEAR}`);

const EVENT_NOUN =
  /^(?:冬奥会|冬残奥会|奥运会|残奥会|亚运会|青奥会|全运会|运动会|世博会|园博会|服贸会|进博会|广交会|投洽会|消博会|高交会|博览会|交易会|洽谈会|展览会|推介会|论坛|年会|峰会|大会|锦标赛|世界杯|公开赛|马拉松|冠军赛|邀请赛|大赛|专刊|招待会|艺术节|电影节|文化节|音乐节|旅游节|国际.节|电视节|读书月|宣传月|宣传周|活动周|科技周|海洋周|设计周|时装周|活动月|年展|双年展|音乐会|汇演|联欢|高考|中考|版|届)/;

/** Words that tell that a clause has begun to say something: a name has none of them before its noun. */
const CLAUSE_WORD =
  /举办|召开|开展|组织|完成|实现|达到?|新增|增长|增加|参加|出席|接待|审批|全市|全省|全国|我[市省国县区]|本市|共|累计|主办|承办|协办|推动|推进|支持|保障|参与|获|建|实施|安排|办理|服务(?!贸易)|是|为|将|要|以来|已|受|因|，|在|对|与|向|[\d一二三四五六七八九十][场次个项]/;

/** Names of plans and papers that carry the year they are for. */
const PAPER =
  /^(?:工作报告|重点任务|工作任务|工作计划|工作要点|工作总结|工作方案|年度计划|行动计划|实施方案|立法计划|合作计划|三年行动|工作会议|预算|决算|规划|远景目标|议程|愿景|版|修订|修正|年鉴|蓝皮书|白皮书|奋斗目标)/;

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

/** Stretches whose years are parts of names: 《titles》, short quotes and brackets, numbers of documents. */
const NAMED =
  /《[^《》]{0,120}》|“[^”“。，；]{0,30}”|‘[^’‘。，；]{0,30}’|[〔[［]\d{4}[〕\]］]|（[^（）。；]{0,14}）|\([^()。；]{0,14}\)/g;

/** `1997年召开的会议`, `2015年签署的协定`: the year tells which one is meant. */
const PAST_ACT =
  /^[^，。；、]{0,12}?(?:召开|举行|举办|提出|实施|颁布|发布|签署|制定|通过|确定|出台|建成|成立|印发|批准|启动|开始|到期|推迟|停办|暂停|延期|取消)的/;

/** `…806列，2022年为709列。`: the value of an earlier year, added at the end of the sentence. */
const ADDED = /^(?:[为是]|仅|只有?)约?[^，。；、（）]{1,16}(?:[。；）]|$)/;
const ADDED_REACH = 20;

const BEGUN_IN = /(?:成立|始建|创办|创建|建|生|诞生|创立|设立|起源|兴建|始|开办|缔结|结好)于$/;
/** "2023年以来" in what tells of 2023 is that year, so far as it went. */
const roleOfSince = (year: number, under: number | null): YearRole => (year === under ? "stated" : "span");

/** The role of a year printed in full, from the words around it. */
function roleOf(text: string, start: number, end: number, year: number, frame: YearFrame): YearRole {
  const before = text.slice(Math.max(0, start - 5), start);
  const after = text.slice(end, end + 14);
  if (/(?:比|较|超过|高于|低于|相当于|恢复[到至]?|不及|对比)$/.test(before)) return "base";
  if (/[与同和跟]$/.test(before) && /^[^，。；]{0,6}(?:相比|相当|持平|同期)/.test(after)) return "base";
  if (before.endsWith("以") && /^[^，。；]{0,14}为(?:基数|基期|基准|参照)/.test(text.slice(end, end + 20)))
    return "base";
  const under = frame.under ?? frame.now;
  if (
    under !== null &&
    year < under &&
    /[，；（]而?$/.test(before) &&
    ADDED.test(text.slice(end, end + ADDED_REACH))
  )
    return "base";
  if (
    /^(?:同期|水平|相比)/.test(after) ||
    (/[是为]$/.test(before) && /^的[\d.一二三四五六七八九十]+(?:多|余)?(?:倍|%|％|成)/.test(after))
  )
    return "base";
  if (/^(?:\d{1,2}月)?(?:\d{1,2}日)?起?(?:正式)?(?:实施|施行|执行|生效)/.test(after)) return "name";
  // `从2019年7月1日起，票价由3元降到2元`: what changes on a day is of its year.
  if (/[从自]$/.test(before) && TAKES_EFFECT.test(text.slice(end, end + EFFECT_REACH))) return "stated";
  if (/^(?:\d{1,2}月)?(?:\d{1,2}日)?(?:以来|起|开始|至今)/.test(after))
    return RECORD.test(text.slice(end, end + RECORD_REACH)) ? "background" : roleOfSince(year, under);
  // "捐赠的1923年证件": how old a thing is.
  const old = before.endsWith("的") && year < (under ?? 0) - 1;
  if (old || BEGUN_IN.test(before)) return "background";
  if (start > 0 && PAPER.test(after)) return "name";
  if ((start > 0 || /^[^，。]{0,4}[推停延取]/.test(after)) && PAST_ACT.test(after)) return "background";
  if (SIGNED.test(text.slice(end, end + 12))) return "background";
  if (namesEvent(text, end)) return "name";
  const now = frame.now ?? frame.under;
  const ahead = now !== null && year >= now;
  if (ahead && /(?:到|至)$/.test(before) && !/截[止至]?到?$/.test(before)) return "goal";
  if (ahead && /^(?:底|末|年底)?(?:之?前|左右)/.test(after)) return "goal";
  if (/[从由]$/.test(before) && /^的?[^，。；]{0,20}[到至]/.test(text.slice(end, end + 24))) return "from";
  if (/其中[，、]?(?:仅)?$/.test(before)) return "part";
  // A year still to come that does not open its sentence is what the sentence looks forward to.
  return now !== null && year > now && !stands(text, start) ? "goal" : "stated";
}

const TAKES_EFFECT =
  /^\d{1,2}月\d{1,2}日起[，,]?[^。；]{0,16}(?:[由从][^，。；]{1,12}[到至为]|(?:提高|降低|下调|上调|调整|提升|下降)[到至为])/;
const EFFECT_REACH = 48;
/** `2009年以来最严重的`, `12年来首次`: the time that something has not been so in is not what the sentence tells of. */
const RECORD =
  /^(?:\d{1,2}月)?(?:\d{1,2}日)?(?:以?来)?(?:[、和]\d{1,3}年来)?(?:同期)?的?(?:历史)?(?:最|首[次度个]|第一次|新[高低]|少有|罕见|未见|[没未]有的)/;
const RECORD_REACH = 16;
/** The role of a relative word: a base where compared with, else the year spoken of. */
function relativeRole(text: string, start: number, end: number): YearRole {
  const before = text.slice(Math.max(0, start - 10), start);
  const after = text.slice(end, end + 6);
  if (
    /(?:比|较|超过|高于|低于|[与同和]|[，；]比[^，。；、]{1,8})$/.test(before) ||
    /^(?:同期|水平|相比|同比)/.test(after) ||
    // "批次为上年的1.5倍"
    (/[是为达约当]$/.test(before) && /^的\d[\d.]*[多余]?[倍%]?/.test(after))
  )
    return "base";
  // "达到74家，上年为58家", "而去年仅0.52万人次": the value beside it.
  if (
    /[，；（]而?$/.test(before) &&
    /^(?:同期|全年)?(?:分别)?(?:[为是仅只约]|\d)/.test(text.slice(end, end + 8))
  )
    return "base";
  // "上年结转收入": taken over from the year before, in this one.
  if (/^(?:末?结[余转存]|滚存|转入)/.test(after)) return "background";
  if (before.endsWith("在") && /^[^，。；]{0,16}基础上/.test(text.slice(end, end + 20))) return "background";
  if (/[从由]$/.test(before) && !/^(?:起|开始)/.test(after)) return "from";
  return text.startsWith("明年", start) && !stands(text, start) ? "goal" : "stated";
}

function relativeYear(word: string, frame: YearFrame): number | null {
  const offset = RELATIVE.get(word);
  // What is new is the year that is planned.
  if (word === "新的一年") return frame.now;
  if (word === "今年" && frame.section !== null) return frame.section;
  if (offset !== undefined) return frame.thisYear === null ? null : frame.thisYear + offset;
  return frame.under === null ? null : frame.under - 1;
}

/** Years counted from the one `今年` means; 上年 is counted from the year under discussion. */
const RELATIVE: ReadonlyMap<string, number> = new Map([
  ["今年", 0],
  ["本年度", 0],
  ["去年", -1],
  ["前年", -2],
  ["明年", 1],
]);

const OPENING =
  /^[\s　—–-]*(?:各位[代表委员]{2}[，：！,])?(?:首先|现在)?(?:报告|回顾|到)?(?:刚刚过去的)?(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.]\s?)?$/;

const OPENING_REACH = 24;

/** True where nothing but an address or a list sign stands before the year. */
function stands(text: string, from: number): boolean {
  return from < OPENING_REACH && OPENING.test(text.slice(0, from));
}

/** What stands behind a year that is the topic: `2016年，…`, `2016年是…`, `2016年工作思路：…`. */
const TOPIC =
  /^(?:[，,是]|的工作|的[，,]|[极很]?(?:为|其)?不平凡|[\u3400-\u9fff]{0,8}(?:思路|打算|安排|计划|要点|重点|任务|目标|设想|回顾|总结)[：:])/;

/** True where the year is the topic of its sentence. */
function opens(text: string, from: number, to: number): boolean {
  return stands(text, from) && TOPIC.test(text.slice(to, to + 16));
}

/** `2018—2022年` is a span; before a plan's name part of it; `1950年到1997年` behind 比 or 超过 a base. */
function rangeRole(text: string, from: number, to: number): YearRole {
  if (!text.slice(from, to).includes("年") && !/^(?:学年|财年)/.test(text.slice(to, to + 2))) return "name";
  if (/^[^，。；]{0,12}(?:计划|规划|方案|行动|纲要|赛季)/.test(text.slice(to, to + 16))) return "name";
  return /(?:比|较|超过|高于|相当于|[是为])$/.test(text.slice(Math.max(0, from - 3), from)) ? "base" : "span";
}

/**
 * The years named in one sentence of folded text (see `foldDigits`), in order, with places in that sentence. Ranges of
 * years and open spans have no year; what they cover is counted from `spans`, or from the span named before them.
 */
export function yearMentions(sentence: string, frame: YearFrame, spans: SpanFrame): YearMention[] {
  if (!MAY_MENTION.test(sentence)) return [];
  const hits = allMatches(sentence, MENTION);
  if (hits.length === 0) return [];
  const mentions: YearMention[] = [];
  const names = allMatches(sentence, NAMED);
  let name = 0;
  let { around } = spans;
  for (const hit of hits) {
    const start = hit.index;
    const word = hit[0];
    const end = start + word.length;
    if (/^\d/.test(word) && /[\d.A-Za-z]/.test(sentence.charAt(start - 1))) continue;
    while (name < names.length && endOf(names[name]) < end) name += 1;
    const named = (names[name]?.index ?? end) < start;
    const read = readMention(sentence, hit.groups ?? {}, start, end, frame);
    // "（2022年为31批68人次）" names nothing.
    const role = named && read.role !== "span" && read.role !== "base" ? "name" : read.role;
    if (named && read.role === "span") continue;
    const topic = (role === "stated" || role === "span" || role === "goal") && opens(sentence, start, end);
    const words = /^\d/.test(word) ? sentence.slice(start, end + SINCE_REACH) : word;
    const span = role === "span" ? spanIn(words, { ...spans, around }) : null;
    around = span ?? around;
    mentions.push({ start, end, word, year: read.year, span, role, topic });
  }
  return mentions;
}

/** How far behind a year its 以来 may stand. */
const SINCE_REACH = 8;

function endOf(match: RegExpExecArray | undefined): number {
  return match === undefined ? 0 : match.index + match[0].length;
}

type Groups = Readonly<Record<string, string | undefined>>;

function readMention(
  sentence: string,
  groups: Groups,
  start: number,
  end: number,
  frame: YearFrame,
): { readonly year: number | null; readonly role: YearRole } {
  const { span, past, relative, range, bare, spelled } = groups;
  if (span !== undefined) return { year: null, role: spanRole(sentence, start, span) };
  if (past !== undefined) return { year: frame.past, role: "stated" };
  if (relative !== undefined)
    return { year: relativeYear(relative, frame), role: relativeRole(sentence, start, end) };
  if (range !== undefined) return { year: null, role: rangeRole(sentence, start, end) };
  const digits = sentence.slice(start, start + 4);
  // Digits without 年 are a count (`2020条`) or stand in the name of an event (`2020中关村论坛`).
  if (bare !== undefined) return { year: Number(digits), role: "name" };
  const year = spelled === undefined ? Number(digits) : numeralValue(digits);
  if (year === null) return { year: null, role: "name" };
  // A date by itself is when a paper was issued.
  if (ONLY_DATE.test(sentence)) return { year, role: "background" };
  const role = roleOf(sentence, start, end, year, frame);
  return { year: role === "span" ? null : year, role };
}

/** The date under a letter or speech: nothing follows it, not even a stop. */
const SIGNED = /^\s?\d{1,2}\s?月\s?\d{1,2}\s?日\s*$/;

/** A span dates the words behind it where it opens a clause or sums up; elsewhere it is part of a name. */
function spanRole(sentence: string, start: number, span: string): YearRole {
  const end = start + span.length;
  if (/来$|^最?近/.test(span) && RECORD.test(sentence.slice(end, end + RECORD_REACH))) return "background";
  if (/[从由]/.test(sentence.charAt(start - 1))) return "from";
  if (start === 0 || /(?:累计|共|间|来|以来)$|^年均|^平均/.test(span)) return "span";
  return /[，,；：:、。—\s]$|[，,；：:][在从]$|^在$/.test(sentence.slice(Math.max(0, start - 2), start))
    ? "span"
    : "background";
}

const ONLY_DATE = /^[\s（(—-]*\d{4}\s?年(?:\s?\d{1,2}\s?月)?(?:\s?\d{1,2}\s?日)?[\s）)]*$/;
