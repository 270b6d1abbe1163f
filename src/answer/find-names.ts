import type { Hit, Mark } from "../domain/answer.ts";
import type { Passage } from "../domain/report.ts";
import { headOf } from "../question/noun.ts";
import type { Wanted } from "../question/wanted.ts";
import { type Candidate, timeAt } from "./candidate.ts";
import { asksPlaceName, findPlaceNames } from "./find-place-names.ts";
import { type WordBounds, wordBounds } from "./noun-phrase.ts";

const LONGEST_NAME = 30;
/** How well one name of a list fits where nothing says that one is asked. */
const FIT_AMONG = 0.4;
const THEME = /(?:主题|口号|题目|活动名称|名称)(?:为|是|：|:)?\s*(“[^”]{1,60}”|《[^》]{1,60}》)/gu;

/** "首家外商独资医院": which of all it is, not what it is called. */
const FIRST_OF_KIND = /^(?:首[家个座所条]|第一[家个座所条]|唯一|一[家个座所条])/u;

/** Names of one hit that answer "哪个岛", "什么论坛", "主题是什么". */
export function findNames(wanted: Wanted, hit: Hit, at: number, questionText: string): readonly Candidate[] {
  const { text } = hit.passage;
  const found: Candidate[] = [];
  const add = (start: number, end: number, fit: number): void => {
    const name = text.slice(start, end);
    if (/等[\d两二三四五六七八九十]/u.test(name) || FIRST_OF_KIND.test(name)) return;
    if (name.length < 2 || name.length > LONGEST_NAME || questionText.includes(name.toLowerCase())) return;
    // "甲联盟、乙组织": one of several is not what they are called.
    const among = !/哪/u.test(questionText) && (text[start - 1] === "、" || text[end] === "、");
    const own = among ? Math.min(fit, FIT_AMONG) : fit;
    found.push({ kind: "name", hit: at, start, end, scope: { start, end }, fit: own, ...timeAt(hit, start) });
  };
  if (wanted.noun === null) {
    for (const match of text.matchAll(THEME)) {
      const quoted = match[1] ?? "";
      const start = match.index + match[0].length - quoted.length;
      add(start + 1, start + quoted.length - 1, 1);
    }
    return found;
  }
  if (ASKS_NEW_NAME.test(questionText)) {
    for (const { 0: whole, 1: name = "", index } of text.matchAll(NEW_NAME))
      add(index + whole.length - name.length, index + whole.length, 1);
    return found;
  }
  const head = headOf(wanted.noun);
  if (head === "") return found;
  if (asksPlaceName(head)) return findPlaceNames(head, hit, at, questionText);
  if (head === "会") return occasionsIn(wanted, hit, at, questionText);
  // "那个活动叫啥": reports print the names of such things in quotation marks.
  if (QUOTED_KIND.test(head))
    for (const { 0: whole, index } of text.matchAll(/“[^“”]{2,40}”/gu))
      add(index + 1, index + whole.length - 1, 0.95);
  if (TITLED_KIND.test(head))
    for (const { 0: whole, index } of text.matchAll(/《[^《》]{1,40}》/gu))
      add(index, index + whole.length, 0.95);
  const bounds = wordBounds(hit.passage);
  for (const kind of [head, ...(KINDS.get(head) ?? [])]) addNamed(kind, hit.passage, bounds, add);
  return found;
}

/** "改名叫什么", "更名为": the new name, not the old one. */
const ASKS_NEW_NAME = /改名|更名|改称|改叫|新名字|新名称/u;
const NEW_NAME = /(?:更名|改名|改称)(?:为|成)?([\p{Script=Han}（）()]{3,24}?)(?=[，。；、,;]|$)/gu;

/** What a thing may be called by its name, where people ask for its kind. General vocabulary. */
const KINDS: ReadonlyMap<string, readonly string[]> = new Map([
  ["园区", ["高新区", "经开区", "开发区", "产业园", "工业园", "科技园", "示范区"]],
  ["景区", ["古城", "古镇", "风景区", "峡谷", "公园", "湿地"]],
  ["学校", ["大学", "学院", "中学", "小学"]],
  ["大学", ["学院"]],
  ["公司", ["集团", "银行"]],
  ["企业", ["公司", "集团", "银行"]],
  ["机构", ["中心", "研究院", "联盟", "协会", "基金会"]],
  ["桥", ["大桥"]],
  ["机场", ["国际机场"]],
]);

/** Adds the names in a passage that end on a kind. */
function addNamed(
  head: string,
  { text, cells }: Passage,
  bounds: WordBounds,
  add: (start: number, end: number, fit: number) => void,
): void {
  for (let i = text.indexOf(head); i >= 0; i = text.indexOf(head, i + 1)) {
    const end = i + head.length;
    const quote = quoteAround(text, i);
    if (quote !== null) {
      add(quote.start, quote.end, 0.95);
      continue;
    }
    // "“启明”号货轮": the name is what stands in the marks.
    const ship = SHIP.exec(text.slice(Math.max(0, i - LONGEST_NAME), i))?.[1];
    if (ship !== undefined) {
      const start = text.lastIndexOf(ship, i);
      add(start, start + ship.length, 0.95);
      continue;
    }
    // "某大学成为全国首个…的高校": what it became says which of all, the name stands before.
    const became = FIRST_OF_ALL.exec(text.slice(Math.max(0, i - LONGEST_NAME), i))?.[0].length;
    if (became !== undefined) {
      add(bounds.startOf(i - became), i - became, 0.9);
      continue;
    }
    const run = bounds.startOf(end);
    // "脱贫首倡地甲村": a name that ends on one character has no verbs before it.
    const start = head.length > 1 ? run : bounds.actsEnd(run, i);
    const cell = cells.find((one) => i >= one.start && i < one.end);
    if (cell !== undefined)
      add(cell.start + (ACT.exec(text.slice(cell.start, cell.end))?.[0].length ?? 0), end, 0.9);
    else if (start < i && !COMMON.test(text.slice(start, i))) add(start, end, head.length > 1 ? 0.9 : 0.7);
    // "地铁1号线": the kind stands before the name's own part.
    const numbered = NUMBERED.exec(text.slice(end))?.[0];
    if (numbered !== undefined) add(i, end + numbered.length, 0.9);
  }
}

/** "国家5A级旅游景区", "重点旅游景区": a kind of them, none by name. */
const COMMON = /^(?:国家|全国|世界|国际|省|市|县|重点|旅游|文化|主题|各|等|著名|知名|示范|[1-5A]|级)+$/u;

const FIRST_OF_ALL =
  /(?:成为|是)(?:全国|全省|全市|国内|我国|世界|全球)?(?:首个|首家|首座|首条|唯一|第一个|第一家)[^，。；、,;]*$/u;

const SHIP = /“([^“”]{1,12})”号$/u;

/** Things whose names are printed in quotation marks. */
const QUOTED_KIND = /^(?:系列|品牌)?(?:活动|项目|品牌|节目|行动|平台|机制|专栏|课程|工程|计划)$/u;

/** Things whose names are printed as titles. */
const TITLED_KIND =
  /(?:[剧片书歌戏]|电影|小说|作品|节目|文件|条例|规划|方案|办法|意见|规定|协议|协定|备忘录|刊物|简报|报告|标准|专著|杂志|丛书|报纸|报刊|报|期刊)$/u;

/** The words in quotation marks that a position stands in, or right behind ("“…”活动"); null where there are none. */
function quoteAround(text: string, at: number): Mark | null {
  const open = text.lastIndexOf("“", at);
  const close = text.indexOf("”", open);
  return open < 0 || close < at - 1 ? null : { start: open + 1, end: close };
}

/** What "会" may be called in full. */
const OCCASION = /论坛|大会|年会|峰会|研讨会|座谈会|洽谈会|交流会|推介会|发布会|博览会|会议/u;

/** "什么会": any meeting by its full name. */
function occasionsIn(wanted: Wanted, hit: Hit, at: number, questionText: string): readonly Candidate[] {
  const [kind] = OCCASION.exec(hit.passage.text) ?? [];
  return kind === undefined ? [] : findNames({ ...wanted, noun: kind }, hit, at, questionText);
}

const NUMBERED = /^第?[\dA-Za-z一二三四五六七八九十]{1,4}(?:号线|号院|号楼|号|期|线)/u;

/** What a row's cell says was done, before the name of what it was done to. */
const ACT = /^(?:视频|线上)?(?:出席|参加|会见|陪同|致信|致电)(?:并)?/u;
