/** What a question asks for: a count, a date, a person, a list … and with which unit. */

import {
  AMOUNT,
  ASK_CALLED,
  ASK_COUNT,
  ASK_DATE,
  ASK_EXTENT,
  ASK_HOW,
  ASK_LINE,
  ASK_LIST,
  ASK_NAME,
  ASK_ORDINAL,
  ASK_PERCENT,
  ASK_PERSON,
  ASK_PHONE,
  ASK_PLACE,
  ASK_POINTS,
  ASK_SHARE,
  ASK_SIZE,
  ASK_TO_WHOM,
  ASK_WITH_WHOM,
  ASK_YEAR,
  ASK_YESNO,
  ASKS_DAY,
  INDICATOR,
  OFFICE,
} from "./asking-words.ts";
import { blankWhere } from "./blank.ts";
import { tagWords } from "../text/segmenter.ts";
import type { UnitFamily } from "./units.ts";
import { headOf, lastNoun } from "./noun.ts";
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
  /** The noun stands behind the question word; one that stands before it ("折页发了多少") may be of something else. */
  readonly named: boolean;
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

const NOTHING: Wanted = {
  kind: "topic",
  unit: null,
  families: [],
  noun: null,
  named: false,
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
  look(ASK_DATE, (_after, _group, _before, whole) => ({
    ...NOTHING,
    kind: "date",
    unit: ASKS_DAY.test(whole) ? "日" : null,
  }));
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
  look(ASK_CALLED, (_after, _group, before, whole) => ({
    ...NOTHING,
    // "两家景区叫啥" asks for both.
    kind: SEVERAL.test(before) ? "list" : "name",
    double: /[两二2]/u.test(SEVERAL.exec(before)?.[0] ?? ""),
    // "那个堰塞湖叫啥": its name ends on its kind.
    noun: /叫|名/u.test(whole) ? lastNoun(before) : null,
  }));
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
  // "几个人": 个 counts people as well.
  if (unit === "个" && /^人(?![民大才员力均])/u.test(noun ?? ""))
    return {
      ...NOTHING,
      kind: "count",
      unit: "人",
      families: ["people"],
      size: size === "万" || size === "亿" ? size : null,
    };
  const families = new Set<UnitFamily>();
  if (unit !== null) families.add(familyOfUnit(unit));
  if (unit === null || families.has("thing")) {
    for (const family of noun === null ? [] : familyOfNoun(headOf(noun))) families.add(family);
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
  // "花了多少", "投了多少": what is spent is money, whatever it is spent on.
  if (
    wanted.unit === null &&
    wanted.noun === null &&
    SPENDING.test(wanted.act ?? "") &&
    !/病|劳力|兵/u.test(before)
  )
    return { ...wanted, kind: "money", families: ["money"] };
  return { ...wanted, noun: wanted.noun ?? lastNoun(before), families: named };
}

/** How many names are asked for. */
const SEVERAL = /[两二三四五六七八九2-9][个家座所条项位支款部](?=\p{Script=Han}|[\da-z])/u;

/** Verbs of spending and raising money. */
const SPENDING =
  /^(?:花|花费|投|投入|投资|拨|拨付|补|补贴|补助|筹|筹集|融资|耗资|赔|捐款|集资|掏|出资|省|节省|缴|缴纳|欠|借|贷)$/u;

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
  const unit = /^(?:[条件家场份项篇期起次个]数|[人场批班]次)$/u.test(amount) ? longestUnit(amount) : null;
  const noun = /(\p{Script=Han}{2,4})数$/u.exec(text.slice(0, text.search(AMOUNT)) + amount)?.[1] ?? null;
  const families = unit === null ? familyOfNoun(noun ?? "") : [familyOfUnit(unit)];
  return {
    ...NOTHING,
    kind: "count",
    unit,
    noun: unit === null ? noun : null,
    named: unit === null && noun !== null,
    families,
  };
}

/** The run of Han characters that a text begins with, at most ten: it begins with the noun that is counted or listed. */
function firstNoun(text: string): string | null {
  return /^\p{Script=Han}{1,10}/u.exec(text.trimStart().replace(/^的/u, ""))?.[0] ?? null;
}

/** Measure words that also name what is searched. */
const CONTENT_UNIT = /周年|语种|阶段|方面/u;

/** A measure word behind "多少" says nothing that could be searched, and stands in every figure of its kind. */
function dropUnits(text: string, asked: readonly { at: number; wanted: Wanted }[]): string {
  // "多少亿": nor does the multiplier.
  let out = text.replace(
    /(?<=\s|^)[百千万亿]{1,2}(?:吨|元|人次|人|美元|斤|条|公里|亩|户|平方米|平方公里|辆|台|套|家|件|个|名|千瓦时|千瓦|立方米|标箱)?(?=\s|$)/gu,
    " ",
  );
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
