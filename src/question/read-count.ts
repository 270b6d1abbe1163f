/** What a question counts: the measure word, the noun and the verb around its question word, or an amount that it names. */

import { tagWords } from "../text/segmenter.ts";
import { headOf, lastNoun } from "./noun.ts";
import type { UnitFamily } from "./units.ts";
import { familyOfNoun, familyOfUnit, longestUnit } from "./units.ts";
import { NOTHING, type Wanted, type WantedKind } from "./wanted.ts";

/** "多少家", "几场", "多少学员", "几大类": the measure word or noun behind the question word decides the family. */
export function countWanted(after: string): Wanted {
  // "多少亿", "几万人": the multiplier says nothing of the unit.
  const size = /^[百千]?([万亿])/u.exec(after.trimStart())?.[1];
  // "几百块": money.
  if (/^[百千万]{1,2}块(?!地|牌)/u.test(after.trimStart()))
    return { ...NOTHING, kind: "money", families: ["money"], size: size === "万" ? size : null };
  // "几个小时": 个 counts nothing by itself.
  const text = after
    .trimStart()
    .replace(/^[百千万亿]{1,2}(?![瓦伏米克卡分])/u, "")
    .replace(/^个(?=小时|月|工作日|星期|百分点|钟头)/u, "");
  const unit = longestUnit(text);
  // Behind a gap another thing is said: "伤亡几人 比上年降多少".
  const behind = unit === null ? text : (/^\S*/u.exec(text.slice(unit.length))?.[0] ?? "");
  const noun = nounOf(untilDone(firstNoun(behind)));
  // "多少外国旅行社的人": they are people, whatever they are of.
  if ((unit === null || unit === "个") && noun?.endsWith("的人") === true)
    return { ...NOTHING, kind: "count", unit: "人", families: ["people"] };
  // "省下多少请翻译的钱".
  if (unit === null && noun?.endsWith("的钱") === true)
    return { ...NOTHING, kind: "money", families: ["money"] };
  // "砍掉了多少比例".
  if (unit === null && /^(?:比例|比重|份额|百分比)/u.test(noun ?? ""))
    return { ...NOTHING, kind: "percent", families: ["percent"] };
  // "撤了几个南通人": people by where they are from.
  if ((unit === null || unit === "个") && noun !== null && FROM_THERE.test(noun))
    return { ...NOTHING, kind: "count", noun, named: true, families: ["people"] };
  // "几块一公斤": money.
  if (unit === "块" && /^[一每]/u.test(noun ?? "")) return { ...NOTHING, kind: "money", families: ["money"] };
  const families = new Set<UnitFamily>();
  if (unit !== null) families.add(familyOfUnit(unit));
  if (unit === null || families.has("thing")) {
    const head = noun === null ? [] : familyOfNoun(headOf(noun));
    // "中央补助": the dictionary may have the last word for a verb.
    for (const family of head.length > 0 ? head : familyOfNoun(noun ?? "")) families.add(family);
  }
  const kind: WantedKind = families.has("money") && families.size === 1 ? "money" : "count";
  return {
    ...NOTHING,
    kind,
    unit,
    families: [...families],
    noun,
    named: noun !== null,
    size: size === "万" || size === "亿" ? size : null,
  };
}

/** Where the question word names no unit ("国内生产总值多少"), the indicator before it tells what counts it. */
export function withIndicator(wanted: Wanted, text: string, said: string): Wanted {
  // "城镇化率最新是多少": when it is asked of is no noun.
  const before = said.replace(/(?:最新|现在|目前|如今|当前)(?:的?数据?)?\s*$/u, "");
  if (wanted.kind !== "count") return wanted;
  // "涨到一天几块", "人均多少块": money.
  if (wanted.unit === "块" && wanted.noun === null && (PRICED.test(before) || PAID.test(before.trim())))
    return { ...wanted, kind: "money", unit: null, families: ["money"] };
  const last = before.trim().slice(-LONGEST_INDICATOR);
  // "GDP总量": of what it is the whole tells the word before.
  const ofWhat = familyOfNoun(last.replace(/(?:总量|总额|总数|规模)$/u, ""));
  const named = ofWhat.length > 0 ? ofWhat : familyOfNoun(last);
  if (wanted.unit === "个" && wanted.noun === null) {
    // "救上来几个", "劝返了几个": people.
    if (SAVED.test(before.trim().replace(/[,，]$/u, "")))
      return { ...wanted, unit: "人", families: ["people"] };
    // "招几个": people.
    const people: readonly UnitFamily[] = /[招请聘派录]了?$/u.test(before.trim()) ? ["people"] : [];
    const families = new Set([...wanted.families, ...named, ...people]);
    // "翻译里懂小语种的有几个": those it is true of are counted, not what it is said with.
    const ofWhom = /的(?:一?共|总共)?有?$/u.test(before.trim());
    // "老外到现场的有几个": people, whatever they did.
    if (ofWhom && amongWhom(before) === "" && peopleIn(before))
      return { ...wanted, unit: "人", families: ["people"] };
    const among = ofWhom ? familyOfNoun(amongWhom(before)) : null;
    if (among?.[0] === "people") return { ...wanted, unit: "人", families: among };
    if (among !== null) return { ...wanted, families: [...new Set([...wanted.families, ...among])] };
    // "去匈牙利的团有几个": groups are told in 批.
    if (/团组?(?:有|来了|去了|批了)?$/u.test(before.trim()))
      return { ...wanted, families: ["event", "thing"] };
    const noun = lastNoun(before);
    // "撤回来的某市人有几个".
    if (noun !== null && PEOPLE_OF.test(noun)) return { ...wanted, noun, unit: "人", families: ["people"] };
    return { ...wanted, noun, families: [...families] };
  }
  const large = wanted.families[0] === "area" && wanted.unit === null && wanted.noun === null;
  // "中心盖多大面积", "占地多少": the field is asked, whatever is on it.
  if (
    (large && BUILT.test(before.trim())) ||
    (wanted.unit === null && wanted.noun === null && wanted.size === null && FIELD.test(before.trim()))
  )
    return { ...wanted, families: ["area"] };
  // "经济总量做到多大": how large money is, not a field.
  if (large) return named.every(isThing) ? wanted : { ...wanted, families: named };
  // "劳务纠纷调解了几桩".
  if (/^[件桩单]$/u.test(wanted.unit ?? "") && /案|纠纷|侵权|投诉|来信|来访|信访|事件/u.test(before))
    return { ...wanted, families: [...wanted.families, "case"] };
  if (wanted.families.length > 0) return wanted;
  // "GDP目标定多少": reports aim at a growth.
  if (
    wanted.unit === null &&
    wanted.size === null &&
    GROWTH_AIM.test(before) &&
    (named[0] === "money" || SHORT_AIM.test(before))
  )
    return { ...wanted, kind: "percent", families: ["percent"] };
  if (
    wanted.unit === null &&
    /增速|增幅|涨幅|降幅|增长率|增长(?:预期)?目标|经济增长(?!点)|占比|比重/u.test(text)
  )
    return { ...wanted, kind: "percent" };
  // "GDP增了多少": reports give a change in percent more often than in its unit.
  const changed =
    /(?<!新|净)(?:增|涨|降|减|升|加|多|少|(?<!增)长(?=了))(?:出来|下来|下去|上去|起来|出|长|加|高|低|少|幅)?了?$/u.test(
      // "增长定多少": what is aimed at is a growth too.
      before.trim().replace(/[定按](?:[的了为在成]|是)*$/u, ""),
    );
  // "GDP多出来多少": so much money.
  const more = named[0] === "money" && /多出来?了?$/u.test(before.trim());
  if (
    wanted.unit === null &&
    wanted.size === null &&
    named[0] !== "people" &&
    changed &&
    !more &&
    wanted.noun !== "负"
  )
    return { ...wanted, kind: "percent" };
  // "花了多少", "投了多少": what is spent is money, whatever it is spent on.
  if (
    wanted.unit === null &&
    wanted.noun === null &&
    SPENDING.test(wanted.act ?? "") &&
    !/病|劳力|兵/u.test(before)
  )
    return { ...wanted, kind: "money", families: ["money"] };
  // "捐款里用在教育上的多少".
  if (wanted.unit === null && (wanted.noun === null || !wanted.named) && USED_FOR.test(before.trim()))
    return { ...wanted, kind: "money", families: ["money"], noun: null };
  // "食品展卖了多少": what a fair brings is money.
  if (
    wanted.unit === null &&
    wanted.noun === null &&
    /^(?:卖|签|成交|谈成|签约)$/u.test(wanted.act ?? "") &&
    /[展会节周]/u.test(before) &&
    named.length === 0
  )
    return { ...wanted, kind: "money", families: ["money"] };
  // "签了多少亿": things and events are not counted so.
  if (wanted.size === "亿" && wanted.unit === null && wanted.noun === null && named.every(isThing))
    return { ...wanted, kind: "money", families: ["money"] };
  // "外贸货量": what is told in tons or boxes is no money, whatever the word before says.
  if (/(?<!总)量\s*$/u.test(before) && named[0] === "money") return wanted;
  const noun = wanted.noun ?? lastNoun(before);
  if (wanted.unit === null && /(?<![汇速频功])率$/u.test(noun ?? ""))
    return { ...wanted, kind: "percent", noun };
  return { ...wanted, noun, families: named };
}

/** What befalls people in danger abroad. */
const SAVED =
  /(?:救|撤|活|逃|捞|接|劝返|劝回|解救|营救|获救|生还|遇难|失踪|受伤|伤亡|撤离|脱险|(?<!悲)伤|死)(?:上|出|下|回|过)?来?了?$/u;

const USED_FOR = /用[在于到](?!了)\p{Script=Han}{1,8}?(?:上面|方面|上|里)?的(?:是|有|钱)?$/u;
const FIELD = /(?:面积|占地)$/u;
/** What is done to a building or its ground. */
const BUILT = /(?:占地?|改[成为到]|扩[建大]?[成为到]|[盖建])了?$/u;

/** "一顿补几块". */
const PAID = /(?:补|花|交|发|卖|给|赚|省|罚|捐)了?$/u;

const PRICED = /[涨跌降提]到[^，,]{0,4}$|价格?|人均|补助|补贴|标准|[票收]?费/u;

function isThing(family: UnitFamily): boolean {
  return (
    family === "event" || family === "thing" || family === "body" || family === "country" || family === "case"
  );
}

/** Indicators whose aim reports state as a growth. */
const SHORT_AIM = /固投|社零/u;
const GROWTH_AIM =
  /(?:gdp|固投|社零|生产总值|经济|产值|增加值|收入|投资|消费|零售\p{Script=Han}{0,3}|进出口|外贸)(?:总额|总量|增长|增速)?(?:的?(?:预期|主要)?目标|预期)/u;

const FROM_THERE = /^(?![一每两几])\p{Script=Han}{2,4}(?<!机器|法|负责|合伙|带头|监护|联系|人)人$/u;

const PEOPLE_OF = /(?<!机器|法|负责|合伙|带头|监护|联系)人$/u;

/** Whether the last noun is one of people; where they were is none. */
function peopleIn(before: string): boolean {
  const nouns = tagWords(before).filter(
    ({ word, class: kind }) =>
      kind === "noun" && word.length > 1 && !/^(?:现场|线[上下]|当[地场])$/u.test(word),
  );
  return familyOfNoun(nouns.at(-1)?.word ?? "")[0] === "people";
}

/** "志愿者" of "志愿者里懂小语种的"; empty where nobody is named. */
function amongWhom(before: string): string {
  return /(\p{Script=Han}{2,6})(?:里面|里头|当中|其中|里|中)/u.exec(before)?.[1] ?? "";
}

/** Verbs of spending and raising money. */
const SPENDING =
  /^(?:花|花费|攒|挣|赚|投|投入|投资|拨|拨付|补|补贴|补助|筹|筹集|融资|耗资|赔|捐款|集资|掏|出资|省|节省|缴|缴纳|欠|借|贷|成交|创收)$/u;

/** The verb that a text ends on, 了 and 过 left out. */
export function lastVerb(before: string): string | null {
  const text = before
    .trim()
    .replace(/(?:一?共|总共|大概|大约|累计)$/u, "")
    // "调成的有几件": what was done is counted.
    .replace(/的$/u, "")
    .replace(/[了过]$/u, "");
  const spent = SPENT.exec(before.trim())?.[0];
  if (spent !== undefined) return spent;
  const tail = text.slice(-6);
  const last = tagWords(tail).at(-1);
  const ends = last !== undefined && last.at + last.word.length === tail.length;
  return ends && last.class === "verb" ? last.word : null;
}

/** "给企业省了": the dictionary takes 省 for a province. */
const SPENT = /[花省投攒赚挣赔欠借贷](?=(?:进去|出去|进|入)?了?$)/u;

/** The words right before the question word that may name the indicator, in characters. */
const LONGEST_INDICATOR = 8;

/** The run of Han characters that a text begins with, at most ten: it begins with the noun that is counted or listed. */
export function firstNoun(text: string): string | null {
  const run = /^\p{Script=Han}{1,10}/u.exec(text.trimStart().replace(/^的/u, ""))?.[0] ?? "";
  const noun = run.replace(PARTICLES, "");
  return noun === "" ? null : noun;
}

/** "几个国家的城市捐过口罩", "几个老外是网上参加的": what was done, and to what, is not counted. */
function untilDone(noun: string | null): string | null {
  if (noun === null) return null;
  const done = tagWords(noun).find(
    ({ word, at }) => at > 0 && (word === "是" || /^.+[了过]/u.test(noun.slice(at, at + word.length + 1))),
  );
  return done === undefined ? noun : noun.slice(0, done.at);
}

/** "几天能办下来", "多少人在家门口上班": what is said of them is no noun. "在校学生" is one. */
function nounOf(asked: string | null): string | null {
  // "几批多少人次", "多少 哪国的最多": what is asked next.
  const noun = asked?.replace(/(?:哪|几(?![内何])|多少|什么|啥|怎).*$/u, "") ?? "";
  // "定的多少 做到没", "多少 比上年多了吗", "多少钱一个月".
  if (
    noun === "" ||
    /没有?$/u.test(noun) ||
    /^(?:比(?![例重])|同比|较|占(?!比)|[一每](?:个?月|年|天|次|人|户|张|斤|吨))/u.test(noun)
  )
    return null;
  if (/^(?:能(?![源力效耗])|可以|才|就能|够|给|盖(?!章)|拿来|用来)/u.test(noun)) return null;
  // "多少人去听", "多少人来看": what they did.
  if (/^[去来](?!年|[京华访自])\p{Script=Han}{1,2}$/u.test(noun)) return null;
  if (!noun.startsWith("在")) return noun;
  const does = tagWords(noun).at(-1)?.class === "verb";
  return does && familyOfNoun(headOf(noun.slice(1))).length === 0 ? null : noun;
}

/** What a question ends on in speech: "多少人次啊", "几家来着". */
const PARTICLES = /(?:啊|呀|呢|嘛|吗|吧|哦|噢|哈|啦|呗|哇|了|不)+$/u;
