/** Words that hold a number and count nothing, by their shape. Data and small tests, no scanning. */

import { wordsByHead } from "./words-by-head.ts";

/** Words that begin with a numeral and read as a counted thing by mistake. */
const NOT_COUNTED =
  "十字 一带一路 一国两制 一个中国 一个样 一个劲 一家人 一家亲 一家独大 一条龙 一条心 一条街 一次性 一件事 一张网 一张图 一张蓝图 一本账 一本书 一本通 一部分 一块儿 一块来 一对一 一名不 一位一体 一人一 一人多 " +
  "一户一 一户多 一企一 一项一 一层楼 一层级 一套人马 一轮复 一章程 一批批 一项项 一条条 一个个 一次次 一场场 一家家 一位位 一步步 一笔笔 一件件 一本正经 一处一 一起 一则 一例外 一年一 一人之 一对 一支笔 一天一 一周 一期工程 " +
  "二次元 二次创 二次供 二次开 二次利 二次污 二类区 二期 三期 四期 五期 三位一体 四位一体 五位一体 六位一体 三次产业 三人行 三个代表 三条红线 三块地 三天两头 两个维护 两个确立 两个一百年 两个毫不动摇 两件事 两张皮 两条腿 两步走 三步走 三对 " +
  "四个意识 四个自信 四个全面 四个伟大 四个中心 三个代 四位一 五项原则 百家争鸣 百家姓 百年 千年 万年 百岁 百人 千人计划 万人计划 千家万户 万户 万家 千篇一律 百件 万人空巷 万个 千个 百天 百日 千头万绪 万象 百姓 " +
  "百项 千项 万项 百团 千团 万团 百场 千场 百支 万支 百部 百种 千种 万种 百条 千条 万条 千层 百层 千亩 万亩 百亩 万吨 千吨 万米 百米 千米 千里 万里 百里 万元 千元 百元 百位 千位 百名 千名 万名 百个 百次 千次 万次 万册 " +
  "百台 千台 万台 百篇 百本 百课 百讲 万本 千本 千册 百册 百套 百首 百集 百家 千家 百校 百村 千村 十年树 十年磨 十年如一";

/** Characters that bind a following `一` into another word: `每一个`, `进一步`, `统一`. */
const BEFORE_ONE = "无每这那哪另同某任上下新前后头再又统唯之专单万不合归进第逐为始如定划求齐";

/** Indefinite uses of `一` with a counting word: an article, not a count. */
const ARTICLE_UNITS =
  "个批种类项件条场次位名家支套部张座处块层番届轮期所本篇份户年天步起对间列例章款节讲课集首只头株棵笔则字页封遍周级班台架幅册";

const WORDS_BY_HEAD = wordsByHead(NOT_COUNTED.split(" "));

/** True where the numeral at `at` only begins a common word (`五位一体`, `千家万户`, `一次性`). */
export function beginsCommonWord(text: string, at: number): boolean {
  const list = WORDS_BY_HEAD.get(text.charCodeAt(at));
  return list?.some((word) => text.startsWith(word, at)) ?? false;
}

/** True where the numeral at `at` ends a word begun before it (`统一`, `星期三`, `周五`, `初一`). */
export function endsOtherWord(text: string, at: number): boolean {
  const before = text.charAt(at - 1);
  if (before === "") return false;
  if (text.charAt(at) === "一" && BEFORE_ONE.includes(before)) return true;
  if (before === "周" || before === "期")
    return /星期|礼拜|[^年]周$/.test(text.slice(Math.max(0, at - 2), at));
  return before === "拜" || before === "初" || before === "第";
}

/**
 * True where `一` and a counting word are an article (`一个中心`, `一批项目`) and not a count. What counts one
 * stands behind its noun and before a stop: `新增国家级平台一个、…`.
 */
export function isArticle(text: string, start: number, unit: string, end: number): boolean {
  if (text.charAt(start) !== "一" || end - start !== 1 + unit.length) return false;
  if (!ARTICLE_UNITS.includes(unit.charAt(0))) return false;
  return !(/[、，。；]/.test(text.charAt(end)) && /[\p{Script=Han}”》）]/u.test(text.charAt(start - 1)));
}

/**
 * True where a Chinese numeral and 年 name a span (`过去五年`, `三年行动计划`, `五年全国新增`) and do not count years, as they
 * do in `连续五年`, `为期三年`, `三十年`.
 */
export function namesSpan(text: string, start: number, end: number): boolean {
  if (/^(?:来|间|以来|内|期间)/.test(text.slice(end, end + 2))) return true;
  if (/(?:过去|未来|今后|最近|本届|这|近|前|后)$/.test(text.slice(Math.max(0, start - 2), start)))
    return true;
  if (end - start > 2) return false;
  return !/(?:连续|延长|为期|历时|长达|提前|推迟|每|满|用|任期|学制|时隔)$/.test(
    text.slice(Math.max(0, start - 2), start),
  );
}
