/** What a question asks for: a count, a date, a person, a list … and with which unit. */

import { blankWhere } from "./blank.ts";
import { tagWords } from "../text/segmenter.ts";
import type { UnitFamily } from "./units.ts";
import { familyOfNoun, familyOfUnit, longestUnit } from "./units.ts";

export type WantedKind =
  | "count"
  | "percent"
  | "money"
  | "ordinal"
  | "date"
  | "person"
  | "place"
  | "name"
  | "list"
  | "phone"
  | "topic";

export interface Wanted {
  readonly kind: WantedKind;
  /** The measure word that the question uses ("多少家" → `家`), or null. */
  readonly unit: string | null;
  /** Families of units that fit; empty where any does. */
  readonly families: readonly UnitFamily[];
  /** The noun that is counted or named ("多少学员" → `学员`, "哪个岛" → `岛`), or null. */
  readonly noun: string | null;
  /** The verb right before the question word ("整改了多少条" → `整改`), or null. */
  readonly act: string | null;
  /** Two figures belong together ("几大类多少个科目"); two names are asked for ("哪两个省"). */
  readonly double: boolean;
  /** "多少亿", "几万": the figure is of this size; null where the question does not say. */
  readonly size: "万" | "亿" | null;
  /** No question word: an indicator is named and its figure is surely meant ("03年财政收入"). */
  readonly implied: boolean;
}

/** What a question asks for and the text without the words that ask. */
export interface WantedReading {
  readonly wanted: Wanted;
  /** A second thing asked in the same breath ("哪位市领导去的，几号"), or null. */
  readonly second: Wanted | null;
  readonly rest: string;
}

const HAN = "\\p{Script=Han}";
const ASK_PERCENT =
  /百分之(?:几|多少)|(?:占|各占)?(?:了)?(?:多少|几)成|(?<=占|占比|比例|比重|增速|增幅|降幅|涨幅|率)(?:才|是|有|为|达|达到|目标|预期)?(?:多少|多大|几|咋样)|(?<=(?:增长|下降|降低|提高|上升|上涨|同比|少|多|涨|降)了?)(?:百分之)?多少(?![个家人名项])/gu;
const ASK_POINTS = /(?:多少|几)个?(?:百分)?点(?=$|[\s,?了])/gu;
const ASK_ORDINAL =
  /(?<=[令文件函])是?第?(?:多少|几)号|第几(?:[届次期批场位个号]|大)?|第?(?:多少|几)号(?:令|文)/gu;
const ASK_DATE =
  /(?:是|在)?(?:什么时候|啥时候|什么时间|何时|哪[几两三]?一?天(?:到哪一?天)?|哪几[号日]|几月几[号日]|几[号日](?![文线楼院厅馆门])|哪一?日|几月份?|哪个月|哪月|什么日子|时间是|日期|具体时间|举办时间|召开时间|时间(?=\s*$))/gu;
const ASK_YEAR = /哪一?年|哪年|何年|几几年/gu;
const ASK_PERSON =
  /(?<=(?:长|书记|主任|主席|代表|委员|局长|院长|校长|教授)(?:是|的)?)叫?(?:什么|啥)(?:名字?)?|(?:有|是)?哪[些几]位?(?:个)?(?:市|省|区|县)?领导|(?:是|由|有|让)?(?:谁|哪一?位(?:市?领导|同志|\p{Script=Han}{0,4}(?:长|主任|书记|主席|员|家|手|士|师|授))?|哪些人|哪几(?:位|个人)(?:市领导|领导)?|哪个(?:市?领导|人|市长|副市长|主任))/gu;
/** "发给谁", "跟谁一起": bodies and groups as often as persons. */
const ASK_TO_WHOM = /(?<=[给向])(?:谁|哪几?位)|都(?:是|有)谁/gu;
/** "跟谁视频", "出席领导": a person mostly, a body sometimes. */
const ASK_WITH_WHOM = /(?<=[跟和与])谁|(?<=出席|会见|陪同|主持|参加)的?(?:市|区|县|省)?领导(?=\s*$)/gu;
const ASK_PLACE =
  /(?:是|在)?(?:哪里|哪儿|在哪(?!一?[个座家所条])|何处|何地|什么地方|啥地方|什么地点|地点(?:是|在)?)/gu;
const ASK_NAME = new RegExp(
  `(?:是|叫|在|到)?(?:哪一?[个家座所场部项条份次届支款]|哪(?=${HAN}{1,3}(?:$|[,?，？]))|什么|啥|何种)(?!怎)(${HAN}{0,6})`,
  "gu",
);
const ASK_CALLED =
  /(?:叫(?:什么|啥)(?:名字?)?|名称(?:是|叫)?(?:什么|啥)?|名字(?:是|叫)?(?:什么|啥)?|口号|主题)(?:是|叫)?(?:什么|啥)?/gu;
const ASK_LIST =
  /(?:都|分别|包括|涉及|有)?(?:是|有|去了?|给了?|发给)?(?:哪些|哪几[个家国项条类种步场方面区市届批]?|哪(?:[两二三四五六七八九十]|\d{1,2})[个家国项条类种步场方面区市届批]?|分哪几步走?|都有(?:什么|啥|谁)|有(?:什么|啥)|都是(?:什么|啥|谁))/gu;
const ASK_HOW =
  /几点[几零](?:了|版)?|怎么(?:样|做的?|办|打算|安排|说|回事|推进|帮|弄|搞|讲)?|如何|咋(?:样|办|弄)?|情况(?:如何|怎样|怎么样)?|什么(?:情况|进展|内容|举措|措施|打算|安排|计划|要求|办法|做法)|啥(?:情况|进展|内容|举措|措施|打算|安排|计划)|干到哪一?步了?|进展(?:到哪|如何|怎么样)?/gu;
const ASK_YESNO = /(?:吗|么|没有?|有没有|是否|是不是|能否|了没有?|过没有?)\s*[?]?$/gu;
const ASK_SIZE = /规模(?:多大|有多大|是多少)?|多大规模|人数(?:是|有)?多少/gu;
const ASK_COUNT =
  /(?:一?共|总共|合计|累计|大概|大约)?(?:有|是|为|达|达到|来了?|去了?)?(?:多少|(?<![这那前后近])几)(?!乎)(?:余|多)?/gu;

/** "局长是谁": the name must stand behind that office. */
const OFFICE =
  /(省长|市长|区长|县长|部长|局长|处长|司长|主任|书记|主席|会长|院长|校长|大使|总裁|董事长)(?:是|叫|的)*\s*$/u;
const ASK_PHONE =
  /(?<!多少|几|几个|接了?|打)(?:电话(?=号|是|有|多少(?!\p{Script=Han})|几号|什么|啥|[\s?]|$)|手机号?|联系方式|号码|传真|邮箱|微信号)(?:号码?)?(?:是|有)?(?:多少|几号|什么|啥)?/gu;
/** An amount without a question word ("签约额", "快讯条数"): it counts only where nothing else is asked. */
const AMOUNT =
  /((?!多|少|系|指|岁|无)\p{Script=Han}数|数量|总数|总量|[\p{Script=Han}]量|\p{Script=Han}额|总值|产值|面积|[\p{Script=Han}]率|占比|比重|增速|增幅)(?=$|[\s?,])/u;
/** "含油量有多高", "就业率多高". */
const ASK_SHARE = /(?<=含\p{Script=Han}{1,2}量|率|比例|比重|占比)(?:有|是|达)?多[高大]/gu;
/** "地铁几号线": the name begins with its kind. */
const ASK_LINE = /(?<=(\p{Script=Han}{2})的?)几号线/gu;
const ASK_EXTENT = /(?:有|是|达|占地)?多(?:大|长|高|重|远|久|宽)(?:面积)?/gu;

/** Indicators of reports, at the end of a question that asks nothing else. */
const INDICATOR =
  /(?:收入|支出|就业|总产值?|gdp|总值|产量|储备|外储|赤字|投资|进出口|总额|余额|存款|贷款|损失|规模|人数|[件条份场家期]数|总数|增加值|产值|目标|国债|科技支出|里程|面积|人口|卡)(?=[\s,，]|$)/u;

const NOTHING: Wanted = {
  kind: "topic",
  unit: null,
  families: [],
  noun: null,
  act: null,
  double: false,
  size: null,
  implied: false,
};

/** Reads what a folded question, its years already taken out, asks for. */
export function readWanted(text: string): WantedReading {
  const asked: { at: number; wanted: Wanted }[] = [];
  let rest = text;
  const look = (
    pattern: RegExp,
    wanted: (after: string, group: string | undefined, before: string, whole: string) => Wanted | null,
  ): void => {
    rest = blankWhere(rest, pattern, ({ groups, before, after, whole }) => {
      const found = wanted(after, groups[0], before, whole);
      if (found === null) return false;
      asked.push({ at: before.length, wanted: found });
      return true;
    });
  };
  const plain = (kind: WantedKind) => (): Wanted => ({ ...NOTHING, kind });

  look(ASK_PHONE, plain("phone"));
  look(ASK_ORDINAL, () => ({ ...NOTHING, kind: "ordinal" }));
  look(ASK_POINTS, () => ({ ...NOTHING, kind: "percent", unit: "百分点", families: ["percent"] }));
  look(ASK_PERCENT, () => ({ ...NOTHING, kind: "percent", families: ["percent"] }));
  look(ASK_SIZE, () => ({ ...NOTHING, kind: "count", families: ["people", "area", "money", "energy"] }));
  look(ASK_SHARE, () => ({ ...NOTHING, kind: "percent", families: ["percent"] }));
  look(ASK_LINE, (_after, group) => ({ ...NOTHING, kind: "name", noun: group ?? null }));
  look(ASK_EXTENT, () => ({ ...NOTHING, kind: "count", families: ["area", "length", "weight", "duration"] }));
  look(ASK_HOW, plain("topic"));
  look(ASK_YEAR, () => ({ ...NOTHING, kind: "date", unit: "年", implied: true }));
  look(ASK_DATE, plain("date"));
  look(ASK_TO_WHOM, plain("list"));
  look(ASK_WITH_WHOM, () => ({ ...NOTHING, kind: "person", implied: true }));
  look(ASK_PERSON, (after, _group, before) => {
    // "局长是谁" asks for the holder; "局长是谁接见的" does not.
    const office = /^\s*(?:[?,]|$)/u.test(after) ? OFFICE.exec(before)?.[1] : undefined;
    return { ...NOTHING, kind: "person", noun: office ?? null };
  });
  look(ASK_LIST, (after, _group, _before, whole) => ({
    ...NOTHING,
    kind: "list",
    noun: firstNoun(after),
    double: /[两二2]/u.test(whole),
  }));
  look(ASK_PLACE, plain("place"));
  look(ASK_CALLED, plain("name"));
  look(ASK_COUNT, (after, _group, before) => ({ ...countWanted(after), act: lastVerb(before) }));
  rest = dropUnits(rest, asked);
  rest = keepNoun(rest, ASK_NAME, (noun, at) => {
    asked.push({ at, wanted: { ...NOTHING, kind: "name", noun: noun === "" ? null : noun } });
  });
  rest = blankWhere(rest, ASK_YESNO, () => true);

  asked.sort((a, b) => a.at - b.at);
  const counts = asked.filter(({ wanted }) => wanted.kind === "count");
  const concrete = asked.filter(({ wanted }) => wanted.kind !== "topic").map(({ wanted }) => wanted);
  const first = concrete[0] ?? amountWanted(rest);
  return {
    wanted: withIndicator(
      counts.length > 1 && first.kind === "count"
        ? { ...first, double: true, noun: counts.at(-1)?.wanted.noun ?? null }
        : first,
      rest,
      rest.slice(0, asked.find(({ wanted }) => wanted === first)?.at ?? rest.length),
    ),
    second: concrete.find((wanted) => wanted.kind !== first.kind) ?? null,
    rest: rest.replace(/\s+/gu, " ").trim(),
  };
}

/** "多少家", "几场", "多少学员", "几大类": the measure word or noun behind the question word decides the family. */
function countWanted(after: string): Wanted {
  // "多少亿", "几万人": the multiplier says nothing of the unit.
  const size = /^[百千]?([万亿])/u.exec(after.trimStart())?.[1];
  const text = after.trimStart().replace(/^[百千万亿]{1,2}/u, "");
  const unit = longestUnit(text);
  const noun = firstNoun(unit === null ? text : text.slice(unit.length));
  const families = new Set<UnitFamily>();
  if (unit !== null) families.add(familyOfUnit(unit));
  if (unit === null || families.has("thing")) {
    for (const family of noun === null ? [] : familyOfNoun(noun)) families.add(family);
  }
  const kind: WantedKind = families.has("money") && families.size === 1 ? "money" : "count";
  return {
    ...NOTHING,
    kind,
    unit,
    families: [...families],
    noun,
    size: size === "万" || size === "亿" ? size : null,
  };
}

/** Where the question word names no unit ("国内生产总值多少"), the indicator before it tells what counts it. */
function withIndicator(wanted: Wanted, text: string, before: string): Wanted {
  if (wanted.kind !== "count") return wanted;
  const named = familyOfNoun(before.trim().slice(-LONGEST_INDICATOR));
  if (wanted.unit === "个" && wanted.noun === null) {
    return { ...wanted, noun: lastNoun(before), families: [...new Set([...wanted.families, ...named])] };
  }
  // "经济总量做到多大": how large money is, not a field.
  if (wanted.families[0] === "area" && wanted.unit === null && wanted.noun === null) {
    return named.length > 0 ? { ...wanted, families: named } : wanted;
  }
  if (wanted.families.length > 0) return wanted;
  if (
    wanted.unit === null &&
    /增速|增幅|涨幅|降幅|增长率|增长(?:预期)?目标|经济增长(?!点)|占比|比重/u.test(text)
  )
    return { ...wanted, kind: "percent" };
  // "GDP增了多少": reports give a change in percent more often than in its unit.
  if (wanted.unit === null && /(?:增|涨|降|减|升)(?:长|加|高|低|少|幅)?了?$/u.test(text.trim()))
    return { ...wanted, kind: "percent" };
  return { ...wanted, noun: wanted.noun ?? lastNoun(before), families: named };
}

/** The verb that a text ends on, 了 and 过 left out. */
function lastVerb(before: string): string | null {
  const text = before
    .trim()
    .replace(/(?:一?共|总共|大概|大约|累计)$/u, "")
    .replace(/[了过]$/u, "");
  const tail = text.slice(-6);
  const last = tagWords(tail).at(-1);
  const ends = last !== undefined && last.at + last.word.length === tail.length;
  return ends && last.class === "verb" ? last.word : null;
}

/** The last two to four characters before the question word: "带去的项目有多少" counts 项目. */
function lastNoun(before: string): string | null {
  return (
    /(\p{Script=Han}{2,4})(?:一?共|总共|有|是|办了?|来了?)*\s*$/u.exec(before.trim())?.[1]?.slice(-2) ?? null
  );
}

/** The words right before the question word that may name the indicator, in characters. */
const LONGEST_INDICATOR = 8;

/** "签约额", "快讯条数", "点击量": what is counted is said, but no question word. */
function amountWanted(typed: string): Wanted {
  // "网办率目标", "GDP目标": what kind of figure it is stands before the word.
  const text = typed.trim().replace(/(?:的?(?:预期|主要)?目标)$/u, "");
  if (text !== typed.trim() && !/就业|产量|粮|人|户|辆|学位|住房/u.test(text)) {
    return { ...NOTHING, kind: "percent", implied: true };
  }
  const amount = AMOUNT.exec(text)?.[1];
  if (amount === undefined) {
    // "…培训班 学员": who is counted stands alone at the end.
    const last = /\s(\p{Script=Han}{2,4})$/u.exec(typed.trim())?.[1];
    if (last !== undefined && familyOfNoun(last)[0] === "people") {
      return { ...NOTHING, kind: "count", families: ["people"], noun: last, implied: true };
    }
    if (/(?:增长|增速|增幅|涨幅|降幅)(?=\s|$)/u.test(text.trim())) {
      return { ...NOTHING, kind: "percent", families: ["percent"], implied: true };
    }
    return INDICATOR.test(typed.trim()) ? { ...NOTHING, kind: "count", implied: true } : NOTHING;
  }
  if (/额$|值$/u.test(amount)) return { ...NOTHING, kind: "money", families: ["money"] };
  if (/率$|占比|比重|增速|增幅/u.test(amount)) return { ...NOTHING, kind: "percent", families: ["percent"] };
  if (amount === "面积") return { ...NOTHING, kind: "count", families: ["area"] };
  if (amount === "人数") {
    const counted = /(\p{Script=Han}{2,3})人数$/u.exec(text)?.[1] ?? null;
    return { ...NOTHING, kind: "count", families: ["people"], noun: counted, implied: true };
  }
  const unit = /^[条件家场份项篇期起次个]数$/u.test(amount) ? longestUnit(amount) : null;
  const noun = /(\p{Script=Han}{2,4})数$/u.exec(text.slice(0, text.search(AMOUNT)) + amount)?.[1] ?? null;
  const families = unit === null ? familyOfNoun(noun ?? "") : [familyOfUnit(unit)];
  return { ...NOTHING, kind: "count", unit, noun: unit === null ? noun : null, families };
}

/** The run of Han characters that a text begins with, at most six: the noun that is counted or listed. */
function firstNoun(text: string): string | null {
  return /^\p{Script=Han}{1,6}/u.exec(text.trimStart().replace(/^的/u, ""))?.[0] ?? null;
}

/** Measure words that also name what is searched. */
const CONTENT_UNIT = /周年|语种|阶段|方面/u;

/** A measure word behind "多少" says nothing that could be searched, and stands in every figure of its kind. */
function dropUnits(text: string, asked: readonly { at: number; wanted: Wanted }[]): string {
  // "多少亿": nor does the multiplier.
  let out = text.replace(/(?<=\s|^)[百千万亿]{1,2}(?:吨|元|人|美元|斤|条|公里|亩|户|平方米)?(?=\s|$)/gu, " ");
  for (const { at, wanted } of asked) {
    if (wanted.unit === null || CONTENT_UNIT.test(wanted.unit)) continue;
    const unit = out.slice(at).search(/\S/u) + at;
    if (unit < at || !out.startsWith(wanted.unit, unit)) continue;
    out = out.slice(0, unit) + " ".repeat(wanted.unit.length) + out.slice(unit + wanted.unit.length);
  }
  return out;
}

/** Blanks the question word but leaves the noun behind it, which is content. */
function keepNoun(text: string, pattern: RegExp, found: (noun: string, at: number) => void): string {
  let out = text;
  for (const match of text.matchAll(pattern)) {
    const noun = match[1] ?? "";
    const length = match[0].length - noun.length;
    found(noun, match.index);
    out = out.slice(0, match.index) + " ".repeat(length) + out.slice(match.index + length);
  }
  return out;
}
