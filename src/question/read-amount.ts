/** Reads an amount that a question names without a question word: "签约额", "快讯条数", "GDP目标". */

import { AMOUNT, INDICATOR } from "./asking-words.ts";
import { headOf, lastNoun } from "./noun.ts";
import { readPlaces } from "./places.ts";
import { familyOfNoun, familyOfUnit, longestUnit } from "./units.ts";
import { NOTHING, type Wanted } from "./wanted.ts";

/** Indicators whose target is told in percent. */
const AIMS_AT_GROWTH =
  /(?:gdp|生产总值|经济|固投|社零|增长|增速|增幅|涨幅|产值|增加值|收入|投资|消费|零售\p{Script=Han}{0,3}|进出口|外贸|出口|进口|物价|价格|cpi|能耗|利润|税收?|[^汇速频功]率|强度|占比|比重)(?:额|量|总额|总量|水平)?$/u;

/** "出口额（不含进口）", "解决率北京", "到位资金,青海,的": an amount may be named before what is only added. */
function lastSaid(asked: string): string {
  let said = asked.trim();
  for (;;) {
    const place = readPlaces(said).find((name) => said.endsWith(name));
    const shorter = said.replace(/[\s,，]*[(（]不含[^()（）]{0,12}[)）]$/u, "").replace(/[\s,，]+的?$/u, "");
    const next =
      place === undefined
        ? shorter
        : shorter.slice(0, shorter.length - (shorter.endsWith(place) ? place.length : 0));
    if (next === said || next.length < 2) return said;
    said = next;
  }
}

/** "签约额", "快讯条数", "点击量": what is counted is said, but no question word. */
export function amountWanted(asked: string): Wanted {
  // "海外仓数量变化".
  const typed = lastSaid(
    asked.replace(/\s*\?\s*$/u, "").replace(/(?<=[额量值率])的?(?:变化|变动|走势|对比)$/u, ""),
  )
    .replace(/(?<=目标|指标|任务)数$/u, "")
    .replace(/(?<=.{4})的?(?:实际)?完成数$/u, "");
  // "网办率目标", "GDP目标": what kind of figure it is stands before the word.
  const text = typed
    .trim()
    .replace(
      /定?(?:的?(?:预期|主要)?(?:目标|任务|指标))$|(?<=pm2\.5)\s*(?:年?均值?|浓度|平均值?)$|(?<=产量|总值|收入|增速|增幅)计划$/u,
      "",
    );
  // "GDP目标": reports aim at a growth; "外宾接待目标" is a number.
  if (text !== typed.trim() && AIMS_AT_GROWTH.test(text))
    return { ...NOTHING, kind: "percent", implied: true };
  // "韩国总领事 姓名", "获奖译者名单".
  if (/(?:姓名|名字)$/u.test(typed.trim()))
    return {
      ...NOTHING,
      kind:
        familyOfNoun(typed)[0] === "people" || /[长事席任记]\s*的?[姓名]名?字?$/u.test(typed)
          ? "person"
          : "name",
      implied: true,
    };
  if (typed.trim().endsWith("名单")) return { ...NOTHING, kind: "list", implied: true };
  if (
    /\p{Script=Han}{4}的人$|(?:主持人|捐[资建赠]人|设计者|作者|领队|船长|颁奖人|获奖者)$/u.test(typed.trim())
  )
    return { ...NOTHING, kind: "person", implied: true };
  if (typed.trim().endsWith("国别数"))
    return { ...NOTHING, kind: "count", families: ["country"], implied: true };
  const amount = AMOUNT.exec(text)?.[1];
  if (amount === undefined) {
    if (text !== typed.trim() || /(?:实际)?完成数?$/u.test(text))
      return { ...NOTHING, kind: "count", implied: true };
    // "…培训班 学员": who is counted stands alone at the end.
    const last = /\s((?!\p{Script=Han}?[到了过给让])\p{Script=Han}{2,6})$/u.exec(typed.trim())?.[1];
    if (last !== undefined && familyOfNoun(last)[0] === "people" && headOf(last) === last) {
      return { ...NOTHING, kind: "count", families: ["people"], noun: last, implied: true };
    }
    if (/(?:增长|增速|增幅|涨幅|降幅)(?=\s|$)/u.test(text.trim())) {
      return { ...NOTHING, kind: "percent", families: ["percent"], implied: true };
    }
    return INDICATOR.test(typed.trim()) ? { ...NOTHING, kind: "count", implied: true } : NOTHING;
  }
  if (/额$|值$/u.test(amount)) return { ...NOTHING, kind: "money", families: ["money"] };
  if (/率$|占比|比重|比例|增速|增幅/u.test(amount))
    return { ...NOTHING, kind: "percent", families: ["percent"] };
  // "参加的届数": which of a series.
  if (amount === "届数") return { ...NOTHING, kind: "ordinal", implied: true };
  if (amount === "面积") return { ...NOTHING, kind: "count", families: ["area"] };
  if (amount === "人数") {
    const counted = lastNoun(text.slice(0, -amount.length));
    return { ...NOTHING, kind: "count", families: ["people"], noun: counted, implied: true };
  }
  const unit = /^(?:[条件家场份项篇期起次个天户字页册部批列趟辆架台]数|[人场批班]次)$/u.test(amount)
    ? longestUnit(amount)
    : null;
  const whole = text.slice(0, text.search(AMOUNT)) + amount;
  const noun =
    amount === "总数" ? lastNoun(whole.slice(0, -2)) : (/(\p{Script=Han}{2,4})数$/u.exec(whole)?.[1] ?? null);
  // "GDP总量": of what it is the whole tells the word before.
  const ofWhole = /^总[量额]$/u.test(amount) ? familyOfNoun(whole.slice(0, -amount.length)) : [];
  const families =
    unit !== null ? [familyOfUnit(unit)] : ofWhole.length > 0 ? ofWhole : familyOfNoun(noun ?? "");
  return {
    ...NOTHING,
    kind: "count",
    unit,
    noun: unit === null ? noun : null,
    named: unit === null && noun !== null,
    families,
  };
}
