import type { Hit, Mark } from "../domain/answer.ts";
import { headOf } from "../question/noun.ts";
import type { Wanted } from "../question/wanted.ts";
import { foldChars } from "../text/fold.ts";
import { type Candidate, sentenceAt, timeAt } from "./candidate.ts";
import { asksPlaceName, beginsWithPlace } from "./find-place-names.ts";
import { type WordBounds, wordBounds } from "./noun-phrase.ts";

const LONGEST_ITEM = 16;

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
      if (fits(wanted, hit, pair))
        found.push({ kind: "name", hit: at, ...pair, scope: pair, fit: 1, ...timeAt(hit, pair.start) });
    }
  for (let i = text.indexOf("、"); i >= 0; ) {
    const whole = listAround(text, i, bounds);
    const list = whole === null ? null : untilNoun(text, whole, wanted.noun);
    if (list !== null && fits(wanted, hit, list)) {
      found.push({ kind: "name", hit: at, ...list, scope: list, fit: 1, ...timeAt(hit, list.start) });
    }
    i = text.indexOf("、", Math.max(i + 1, list?.end ?? 0));
  }
  return found;
}

/** A list of as many items as are asked, of the kind that is asked. */
function fits({ noun, exactly }: Wanted, hit: Hit, { start, end }: Mark): boolean {
  const { text } = hit.passage;
  const list = text.slice(start, end);
  if (!isOf(noun, list) || !isNamedBy(noun, hit, start)) return false;
  const counts = [/、/gu, /[、和与及]/gu].map((sign) => [...list.matchAll(sign)].length + 1);
  return exactly === null || counts.includes(exactly);
}

/** What kind of things they are is told in the sentence, if only by a character ("语种" of "哪几种语言"). */
function isNamedBy(noun: string | null, hit: Hit, at: number): boolean {
  const head = noun === null || asksPlaceName(noun) ? "" : headOf(noun);
  if (head.length < 2) return true;
  const sentence = sentenceAt(hit, at) ?? { start: 0, end: hit.passage.text.length };
  const told = foldChars(hit.passage.text.slice(sentence.start, sentence.end));
  return Array.from(head.slice(-2)).some((char) => told.includes(char));
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

/** "甲机场、乙机场2个机场": the number counts them. */
const NUMBER = /[\d两二三四五六七八九十]{1,2}$/u;
const MEASURE = /[个家座所项条支处]/u;

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
    const counted =
      COUNTED.exec(text.slice(start, last)) ??
      (MEASURE.test(text[last] ?? "") ? NUMBER.exec(text.slice(start, last)) : null);
    const end = last - (counted?.[0].length ?? 0);
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
    // "…、“一带一路”合作发展大会": an item may begin with marks.
    const quoted = /^“[^“”]{1,16}”/u.exec(text.slice(end + 1, end + 19))?.[0].length ?? 0;
    const bound = bounds.endOf(end + 1 + quoted);
    // "分为重点开发、限制开发": a word that stands outside names begins one here, if the list surely begins where it does.
    const short = BEGINS_LIST.test(text[start - 1] ?? "。")
      ? SHORT_ITEM.exec(text.slice(end + 1, end + 12))
      : null;
    const next = bound > end + 1 + quoted ? bound : end + 1 + (short?.[0].length ?? 0);
    if (next === end + 1 || next - end > LONGEST_ITEM + quoted) return null;
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
