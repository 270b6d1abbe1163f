import type { Figure } from "../domain/report.ts";
import { headOf } from "../question/noun.ts";
import { familyOfNoun, familyOfUnit, interchangeable } from "../question/units.ts";
import type { Wanted } from "../question/wanted.ts";
import { isAge, type Says } from "./says-noun.ts";

/** How well a figure fits what was asked, by its unit and by the noun that it counts. */

/** Fit of a figure that counts another kind of thing: "3处" for "多少只". */
const OTHER_THING = 0.4;
/** Fit of a figure in 个 and the like where a measure word of its own was asked, and its noun is not said. */
const IN_GENERAL = 0.5;
/** Fit of a change in its unit where a change was asked. */
const FIT_CHANGED = 0.85;
const CHANGED = /(?:增加|减少|新增|净增|增|减)[^，。；、,;到至为]{0,8}$/u;
/** "14个国家" is none of the "多少张" that are asked. */
const OTHER_NOUN = /^(?:国家|地区|城市|单位|部门|组织|企业|机构)/u;
const BODIES = /^[^\d，。；、,;]{0,6}(?:机关|单位|部门|企业|机构|学校|国家|地区|城市)/u;
export const GENERAL_UNIT = /^[个项种类]$/u;

/** Fit of a figure that counts the noun that was asked, in another measure word. */
const FIT_SAID = 0.95;
/** "人口5.7万": people without a measure word. */
const HEADS = /(?:人口|人数)(?:共|约|近|超过?|达到?|为|有)*$/u;
/** "5万千瓦风电项目": how large the thing is, not how many. */
const MEASURING: ReadonlySet<string> = new Set([
  "energy",
  "weight",
  "length",
  "area",
  "money",
  "percent",
  "duration",
]);
/** Fit of a figure whose unit is none that was asked for. */
export const MIXED_UP = 0.1;
/** Things that people and years do not count. */
const THING = /(?:作品|文件|稿件?|成果|专利|标准|设备|产品|[硕博]士点|词条|条目|证书)$/u;

/** "52期《周报》": numbers of a paper are no events that took place. */
function isIssue({ unit: counted, start, end }: Figure, asked: string, text: string): boolean {
  if (counted !== "期" || asked === "期" || familyOfUnit(asked) !== "event") return false;
  const clause = /[^，。；、,;]*$/u.exec(text.slice(Math.max(0, start - 8), start))?.[0] ?? "";
  return !/培训|研修|班|课|讲|论坛|沙龙|活动/u.test(clause + text.slice(end, end + 8));
}

/** Least number of times that is a number of visits. */
const MANY = 1e4;
const CALL = /(?:电话|来电)$/u;
const COUNTS_CALLS = /^(?:[余多]?[次个通件起宗条人]|人次|$)/u;
const LONGER = /(?:延长|缩短|提前|推迟|压缩|压减|减少|增加)(?:了|约|近)?$/u;

/** How well a figure fits what was asked; 0 where it cannot be the answer. `says`: whether it counts the noun. */
export function unitFit(figure: Figure, wanted: Wanted, says: Says, text: string): number {
  // "突破万亿元", "百亿元" is a mark that was passed, not a figure.
  if (/[万亿]/u.test(figure.text) && !/[\d０-９一二三四五六七八九十两几数半]/u.test(figure.text)) return 0;
  if (wanted.kind === "ordinal") return figure.kind === "ordinal" ? 1 : figure.kind === "document" ? 0.9 : 0;
  if (wanted.kind === "percent") {
    // "几个点" is a change in points.
    const points = wanted.unit === "百分点";
    if (figure.unit.includes("百分点")) return points ? 1 : 0.8;
    if (figure.kind === "percent") return points ? 0.85 : 1;
    if (figure.kind !== "quantity" && figure.kind !== "money") return 0;
    // "实际减了多少": where no share is named, a change in its unit answers as well.
    return wanted.families.length === 0 &&
      CHANGED.test(text.slice(Math.max(0, figure.start - 12), figure.start))
      ? FIT_CHANGED
      : OTHER_THING;
  }
  if (figure.kind !== "quantity" && figure.kind !== "money" && figure.kind !== "percent") return 0;
  if (wanted.kind === "money") return figure.kind === "money" ? currencyFit(figure.unit, wanted.unit) : 0;
  const family =
    figure.kind === "money" ? "money" : figure.kind === "percent" ? "percent" : familyOfUnit(figure.unit);
  const { unit, noun, families, size } = wanted;
  // "2.04:1", "1/3" compare two things and count none.
  if (/\p{Nd}\s?[:：∶/]\s?\p{Nd}/u.test(figure.text)) return MIXED_UP;
  // "四季度": when it was.
  if (figure.unit === "季度" && unit !== "季度") return 0;
  if (isAge(figure.unit, unit) && noun !== "年龄") return MIXED_UP;
  // In a table the column says 万, and the number does not.
  const inColumn = figure.unit !== "" && !figure.text.includes(figure.unit);
  const large = (figure.value ?? 0) >= (size === "万" ? 1e4 : 1e8);
  if (size !== null && !figure.text.includes(size) && !(inColumn && large)) return 0;
  // "周转天数延长7.3天" tells by how many days, not how many they are.
  if (
    family === "duration" &&
    LONGER.test(text.slice(Math.max(0, figure.start - 4), figure.start)) &&
    !LONGER.test(wanted.act ?? "")
  )
    return MIXED_UP;
  if (unit !== null && isIssue(figure, unit, text)) return 0;
  // "7语种", "通告25份" for "多少电话".
  if (unit === null && CALL.test(noun ?? "") && !COUNTS_CALLS.test(figure.unit)) return MIXED_UP;
  // "40次" for "多少人次": how often is not how many came, but views ("260万次") are told either way.
  if (unit === "人次" && figure.unit === "次" && (figure.value ?? 0) < MANY) return MIXED_UP;
  let fit = 0;
  if (noun !== null && figure.unit !== "" && noun.startsWith(figure.unit)) fit = 1;
  else if (unit !== null && figure.unit === unit) fit = 1;
  // "91艘次" for "多少艘".
  else if (unit !== null && figure.unit === `${unit}次`) fit = 0.9;
  else if (unit !== null && (figure.unit.endsWith(unit) || unit.endsWith(figure.unit)) && figure.unit !== "")
    fit = 0.9;
  else if (figure.unit === "")
    fit = families[0] === "people" && HEADS.test(text.slice(0, figure.start)) ? FIT_SAID : 0.6;
  // "团组312批" for "多少个团组".
  else if (/^(?:批次?|拨)$/u.test(figure.unit) && unit === "个" && /团$|团组$/u.test(noun ?? "")) fit = 0.85;
  // "案件14起" for "多少件": people count cases as they count anything.
  else if (family === "case" && unit !== null && /^[件个条项桩]$/u.test(unit)) fit = 0.8;
  // Pairs and teams count nothing that a body does, and nothing else counts them.
  else if (family === "body" && unit !== null && unit !== figure.unit && ownMeasure(unit, figure.unit))
    fit = GENERAL_UNIT.test(unit) ? 0.7 : OTHER_THING;
  // "12个成员单位" for "几项": bodies are no items.
  else if (unit === "项" && figure.unit === "个" && BODIES.test(text.slice(figure.end, figure.end + 10)))
    fit = OTHER_THING;
  // "多少张" is seldom answered in 个, which counts anything.
  else if (families.includes(family))
    fit =
      unit === null
        ? 0.9
        : /^[个项]$/u.test(figure.unit) && !GENERAL_UNIT.test(unit)
          ? OTHER_NOUN.test(text.slice(figure.end, figure.end + 3))
            ? MIXED_UP
            : IN_GENERAL
          : family === "thing" && !GENERAL_UNIT.test(unit) && !interchangeable(unit, figure.unit)
            ? OTHER_THING
            : 0.7;
  // "多少作品": no people, nor years.
  else if (families.length === 0)
    fit =
      family === "percent"
        ? wanted.act === null
          ? 0.35
          : MIXED_UP
        : (noun !== null && family === "duration" && figure.unit !== "周年" && !/[年天月时]/u.test(noun)) ||
            (THING.test(noun ?? "") && family === "people")
          ? 0.35
          : 0.6;
  else if (loose(family) && families.some(loose)) fit = 0.45;
  // People mix measure words up; where the indicator stands right before the figure it counts all the same.
  else fit = isIssuedTo(figure, family, noun, text) && !holdsUnit(unit, text) ? FIT_ISSUED : MIXED_UP;
  // "多少学员": the noun right behind the figure settles it, whatever measure word people used.
  const countsNoun = fit > MIXED_UP || (!MEASURING.has(family) && (unit === "个" || unit === null));
  if (says !== null && countsNoun) return Math.max(fit, FIT_SAID);
  if (fit === 0 || noun === null || noun.length < 2) return fit;
  // Up to the next sign: behind it another figure may be named.
  const behind = /^[^、，。；,;]{0,8}/u.exec(text.slice(figure.end, figure.end + 8))?.[0] ?? "";
  if (shares(behind, noun))
    return Math.min(1, fit + (shares(behind, noun.slice(0, -2)) || headOf(noun).length < 4 ? 0.3 : 0.1));
  // "多少个友城": 个 counts anything, so the noun must be there.
  if (family !== "thing" && familyOfNoun(noun).includes(family)) return fit;
  if (unit === "个" && fit === 1 && noun.length > 1 && !figure.measures.includes(headOf(noun).slice(-2)))
    return 0.6;
  return unit === "个" && fit < 0.9 && !figure.measures.includes(headOf(noun).slice(-2)) ? fit - 0.25 : fit;
}

/** A figure with that measure word stands in the text: no other is meant. */
export function holdsUnit(unit: string | null, text: string): boolean {
  if (unit === null) return false;
  return text
    .split(unit)
    .some(
      (before, i, parts) =>
        /[\d余多]$/u.test(before) && i + 1 < parts.length && !/^\d/u.test(parts[i + 1] ?? ""),
    );
}

/** Fit of the people that papers were issued to, where the papers are counted. */
const FIT_ISSUED = 0.6;

/** "为2675名居民办理居住证": a paper each. */
function isIssuedTo(
  { end }: Figure,
  family: ReturnType<typeof familyOfUnit> | "money" | "percent",
  noun: string | null,
  text: string,
): boolean {
  if (family !== "people" || noun === null) return false;
  const behind = /^[^，。；、,;]*/u.exec(text.slice(end, end + 24))?.[0] ?? "";
  const issued = /(?:办理|发放|签发|颁发|换发|补发|核发|申领)(.*)/u.exec(behind)?.[1];
  return issued?.includes(headOf(noun)) ?? false;
}

const FOREIGN = /[美欧港日英澳]|卢布|韩/u;

/** "多少美元" is not answered in 元, nor "多少元" in 美元. */
function currencyFit(unit: string, asked: string | null): number {
  const wants = FOREIGN.exec(asked ?? "")?.[0];
  if (wants !== undefined) return unit.includes(wants) ? 1 : 0.3;
  return (asked ?? "").endsWith("元") && FOREIGN.test(unit) ? 0.6 : 1;
}

/** Families whose measure words are used for each other (`家` and `个`, `场` and `项`). */
function ownMeasure(one: string, other: string): boolean {
  return /[对支]$/u.test(one) || /[对支]$/u.test(other);
}

function loose(family: string): boolean {
  return (
    family === "body" || family === "thing" || family === "case" || family === "event" || family === "country"
  );
}

/** Whether two texts share two neighbouring characters. */
function shares(text: string, noun: string): boolean {
  for (let i = 0; i + 1 < noun.length; i++) if (text.includes(noun.slice(i, i + 2))) return true;
  return false;
}
