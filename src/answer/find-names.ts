import type { Hit, Mark } from "../domain/answer.ts";
import type { Passage } from "../domain/report.ts";
import type { Wanted } from "../question/wanted.ts";
import type { Candidate } from "./candidate.ts";
import { sentenceAt, timeAt } from "./candidate.ts";
import { asksPlaceName, beginsWithPlace, findPlaceNames } from "./find-place-names.ts";
import { headOf } from "../question/noun.ts";
import { type WordBounds, wordBounds } from "./noun-phrase.ts";

const LONGEST_NAME = 30;
const LONGEST_ITEM = 16;
const THEME = /(?:主题|口号|题目|活动名称|名称)(?:为|是|：|:)?\s*(“[^”]{1,60}”|《[^》]{1,60}》)/gu;
const HELD =
  /(?:在|于)([\p{Script=Han}\dA-Za-z·—“”]{2,30}?)(?:隆重|正式|成功|顺利|共同|联合|策划|精心|组织|首次){0,2}(?:的?会晤|的?会谈|的?会见|签署|签约|举行|举办|召开|开幕|启动|揭牌|落成|成立|登记成立|落户)/gu;

/** Names of one hit that answer "哪个岛", "什么论坛", "主题是什么". */
export function findNames(wanted: Wanted, hit: Hit, at: number, questionText: string): readonly Candidate[] {
  const { text } = hit.passage;
  const found: Candidate[] = [];
  const add = (start: number, end: number, fit: number): void => {
    const name = text.slice(start, end);
    if (name.length < 2 || name.length > LONGEST_NAME || questionText.includes(name.toLowerCase())) return;
    found.push({ kind: "name", hit: at, start, end, scope: { start, end }, fit, ...timeAt(hit, start) });
  };
  if (wanted.noun === null) {
    for (const match of text.matchAll(THEME)) {
      const quoted = match[1] ?? "";
      const start = match.index + match[0].length - quoted.length;
      add(start + 1, start + quoted.length - 1, 1);
    }
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
    for (const { 0: whole, index } of text.matchAll(/《[^《》]{1,40}》/gu)) add(index, index + whole.length, 0.95);
  const bounds = wordBounds(hit.passage);
  for (const kind of [head, ...(KINDS.get(head) ?? [])]) addNamed(kind, hit.passage, bounds, add);
  return found;
}

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
const COMMON =
  /^(?:国家|全国|世界|国际|省|市|县|重点|旅游|文化|主题|各|等|著名|知名|示范|[1-5]?A{1,5}|级)+$/u;

/** Things whose names are printed in quotation marks. */
const QUOTED_KIND = /^(?:系列|品牌)?(?:活动|项目|品牌|节目|行动|平台|机制|专栏|课程|工程|计划)$/u;

/** Things whose names are printed as titles. */
const TITLED_KIND =
  /(?:[剧片书歌戏]|电影|小说|作品|节目|文件|条例|规划|方案|办法|意见|规定|协议|协定|备忘录|刊物|简报|报告|标准|专著|杂志|丛书)$/u;

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

/**
 * Lists of one hit that answer "哪些", "哪几国": three names or more parted by 、, or with 和 before the last; two where
 * two are asked for.
 */
export function findLists(wanted: Wanted, hit: Hit, at: number): readonly Candidate[] {
  const { text } = hit.passage;
  if (!text.includes("、") && !wanted.double) return [];
  const bounds = wordBounds(hit.passage);
  const found: Candidate[] = [];
  if (wanted.double)
    for (const whole of pairsIn(text, bounds)) {
      const pair = untilNoun(text, whole, wanted.noun);
      if (isOf(wanted.noun, text.slice(pair.start, pair.end)))
        found.push({ kind: "name", hit: at, ...pair, scope: pair, fit: 1, ...timeAt(hit, pair.start) });
    }
  for (let i = text.indexOf("、"); i >= 0; ) {
    const whole = listAround(text, i, bounds);
    const list = whole === null ? null : untilNoun(text, whole, wanted.noun);
    if (list !== null && isOf(wanted.noun, text.slice(list.start, list.end))) {
      found.push({ kind: "name", hit: at, ...list, scope: list, fit: 1, ...timeAt(hit, list.start) });
    }
    i = text.indexOf("、", Math.max(i + 1, list?.end ?? 0));
  }
  return found;
}

/** "对甲、乙、丙进行改造": what stands before a list and is none of its first name. */
const PREPOSITION = /^(?:对(?![外口台接])|向(?!阳)|与|在(?![建职校岗线]))(?=..)/u;
/** "去年甲江、乙江": when it was is none of the first name. */
const WHEN = /^(?:[去今前当同近]年|年内|目前|其中)(?=..)/u;

/** "甲银行和乙银行改制试点": the last name ends on the noun that is asked. */
function untilNoun(text: string, { start, end }: Mark, noun: string | null): Mark {
  const head = noun === null ? "" : headOf(noun);
  const last = Math.max(start, ...["、", "和", "与", "及"].map((sign) => text.lastIndexOf(sign, end - 1)));
  // "哪几条江": of one character only where the names before end on it too.
  const shared =
    head.length === 1 &&
    text
      .slice(start, last)
      .split(/[、和与及]/u)
      .every((item) => item.endsWith(head));
  const at = head.length > 1 || shared ? text.indexOf(head, last + 2) : -1;
  return at < 0 || at + head.length > end ? { start, end } : { start, end: at + head.length };
}

const COUNTED =
  /[\d两二三四五六七八九十]{1,2}(?:[国个家地市方省区县]|[家个处座所项类种大]\p{Script=Han}{0,3}[\dA-Z]{0,2}\p{Script=Han}{1,3})$/u;

/** "哪四个区", "哪两个省": names of places, which may end with their level; one-character parts ("冠、亚、季军") are no names. */
function isOf(noun: string | null, list: string): boolean {
  const items = list.split(/[、和]/u);
  const level = /^[区县市省州镇]/u.exec(noun ?? "")?.[0];
  if (items.some((item) => item.length < 2)) return false;
  if (level !== undefined && items.every((item) => item.endsWith(level))) return true;
  if (noun === null || !asksPlaceName(noun) || /地[方区]/u.test(noun)) return level === undefined;
  // Not every country is in the dictionary.
  const places = items.filter(beginsWithPlace).length;
  return items.length > 2 ? places * 2 >= items.length : places === items.length;
}

/** What stands between two signs of a list. */
const BEGINS_LIST = /[为成是即有，。；：:]/u;
const SHORT_ITEM = /^\p{Script=Han}{2,8}?(?=[、和与及等，。；])/u;

/** Two names joined by one sign: "黑龙江和吉林两省". */
function pairsIn(text: string, bounds: WordBounds): readonly Mark[] {
  return [...text.matchAll(/[、和与及]/gu)].flatMap(({ index }) => {
    const start = bounds.startOf(index);
    const last = bounds.endOf(index + 1);
    const end = last - (COUNTED.exec(text.slice(start, last))?.[0].length ?? 0);
    const short = index - start <= LONGEST_ITEM && end - index <= LONGEST_ITEM;
    const alone = !/[、和与及]/u.test(`${text[start - 1] ?? ""}${text[end] ?? ""}`);
    return short && alone && index - start > 1 && end - index > 2 ? [{ start, end }] : [];
  });
}

/** The list whose first 、 stands at `first`; null where it has too few names or its ends are not sure. */
function listAround(text: string, first: number, bounds: WordBounds): { start: number; end: number } | null {
  let start = bounds.startOf(first);
  let end = first;
  let items = 1;
  while (text[end] === "、" || (text[end] === "和" && items > 1)) {
    const joined = text[end] === "和";
    const bound = bounds.endOf(end + 1);
    // "分为重点开发、限制开发": a word that stands outside names begins one here, if the list surely begins where it does.
    const short = BEGINS_LIST.test(text[start - 1] ?? "。")
      ? SHORT_ITEM.exec(text.slice(end + 1, end + 12))
      : null;
    const next = bound > end + 1 ? bound : end + 1 + (short?.[0].length ?? 0);
    if (next === end + 1 || next - end > LONGEST_ITEM) return null;
    end = next;
    items += 1;
    // "甲路、乙路和丙街、丁街": 和 ends a list unless it goes on.
    if (joined && text[end] !== "、") break;
  }
  if (items < 3 || start === first || first - start > LONGEST_ITEM) return null;
  if (PREPOSITION.test(text.slice(start, first))) start += 1;
  start += WHEN.exec(text.slice(start, first))?.[0].length ?? 0;
  // "阿联酋五国": the count behind the last name is none of it.
  end -= COUNTED.exec(text.slice(start, end))?.[0].length ?? 0;
  start = withoutActs(start, first, end - first - 1, items - 1, bounds);
  // 等, 的 or a sign ends a list; a noun right behind the last name would belong to all of them.
  return /^(?:等|的|[，。；,;]|[\d两二三四五六七八九十]+[国个家地市方]|$)/u.test(text.slice(end))
    ? { start, end }
    : null;
}

/**
 * Where the first name of a list begins: behind the verb that all of them belong to ("着重培育甲、乙、丙"), which shows by the
 * first being longer than the others, none of which begins with one. `rest` is the length of those `others`.
 */
function withoutActs(start: number, first: number, rest: number, others: number, bounds: WordBounds): number {
  const at = bounds.actsEnd(start, first);
  const usual = (rest - others + 1) / others;
  const second = bounds.actsEnd(first + 1, first + 1 + rest) === first + 1;
  return at > start && second && first - at > 1 && first - start > usual + 1 ? at : start;
}

const SETTLED =
  /(?:落地|落户|落在|位于|坐落于|坐落在|设在|选址)(?:在|于)?([\p{Script=Han}\d]{2,14}?)(?=[，。、；,;]|揭牌|挂牌|启动|建设|成立|$)/gu;

/** "合作论坛（某市）2026年大会". */
const IN_BRACKETS = /(?:论坛|大会|会议|年会|博览会|峰会|赛|展|节|基地|中心)[（(](\p{Script=Han}{2,8})[）)]/gu;

/** Places of one hit: what stands between 在 and 举行, behind 落户, or in brackets behind what is held. */
export function findPlaces(hit: Hit, at: number): readonly Candidate[] {
  const found: Candidate[] = [];
  const { text } = hit.passage;
  for (const match of [...text.matchAll(HELD), ...text.matchAll(SETTLED)]) {
    const place = match[1] ?? "";
    const start = match.index + match[0].indexOf(place, 1);
    if (/^(?:京|此|线上|这|会|年|同期)$|^[和了的与及]/u.test(place)) continue;
    const end = start + place.length;
    // Chinese names the place first: what follows in its sentence was held there.
    const scope = { start, end: sentenceAt(hit, start)?.end ?? end };
    found.push({ kind: "place", hit: at, start, end, scope, fit: 1, ...timeAt(hit, start) });
  }
  for (const { 0: whole, 1: place = "", index } of text.matchAll(IN_BRACKETS)) {
    if (!beginsWithPlace(place)) continue;
    const end = index + whole.length - 1;
    const start = end - place.length;
    found.push({ kind: "place", hit: at, start, end, scope: { start, end }, fit: 1, ...timeAt(hit, start) });
  }
  return found;
}
