import type { Question } from "../question/question.ts";
import { clauseTo, type ScoredCandidate, sentenceAt } from "./candidate.ts";
import type { Evidence } from "./weigh.ts";

/** "天津外办派了几个人": one place's share is asked. */
const SHARE =
  /^(?:市|省|方面|那边|这边|外办|代表团)?的?(?:一共)?(?:来了?|派了?|去了?|有|参加了?)(?:几|多少)/u;
const JOINING = ["、", "和", "及", "与"];
/** Provinces and cities by the characters that join them: "京港澳三地". */
const SHORT: ReadonlyMap<string, string> = new Map([
  ["北京", "京"],
  ["天津", "津"],
  ["上海", "沪"],
  ["重庆", "渝"],
  ["河北", "冀"],
  ["香港", "港"],
  ["澳门", "澳"],
  ["台湾", "台"],
]);
const SHORTS = [...SHORT.values()];

/** "前两届累计签约19个": of one of them nothing is told. */
const SEVERAL_EDITIONS = /前[二两三四五六七八九十\d]{1,2}[届次期]/u;

/** "缅甸的孩子有几个": of those from one place. */
const OF_ONE = /^的?\p{Script=Han}{0,3}?(?:一共|单独)?(?:来了?|派了?|去了?|有|参加了?|出了?)?(?:几|多少)/u;
/** What may stand between the last place of a list and the figure of all: "…、西班牙的132名", "…等3国作者作品210幅". */
const OF_THE_LIST = /^(?:[、和及与]\p{Script=Han}{2,8}){0,6}(?:等\S{0,6})?的?\p{Script=Han}{0,8}$/u;

/** A list before its figure is read so far back, in characters. */
const LIST_REACH = 60;

/** "来自菲律宾、马来西亚、缅甸的132名": told of all of them, where only one of them is asked. */
function isOfListed(text: string, places: readonly string[], folded: string, start: number): boolean {
  const [asked, other] = places.filter((word) => folded.includes(word));
  if (asked === undefined || other !== undefined) return false;
  if (!OF_ONE.test(text.slice(text.lastIndexOf(asked) + asked.length))) return false;
  const clause = /[^，。；,;]*$/u.exec(folded.slice(Math.max(0, start - LIST_REACH), start))?.[0] ?? "";
  const at = clause.lastIndexOf(asked);
  // "与甲市结好": 与 before a name joins nothing.
  const joined = clause.includes(`、${asked}`) || JOINING.some((sign) => clause.includes(asked + sign));
  // "香港9名、澳门17名", "甲、乙各3个": each has its own.
  return (
    at >= 0 &&
    joined &&
    !/\d|各|分别|均/u.test(clause.slice(0, at)) &&
    OF_THE_LIST.test(clause.slice(at + asked.length))
  );
}

/** One place's share is asked, and the figure is told of several together: "河北省、天津市两地外办的70余人". */
export function isOfSeveral(
  { text, placeWords }: Question,
  { kind, start, end }: ScoredCandidate,
  { folded, hit }: Evidence,
): boolean {
  if (kind !== "figure") return false;
  if (!SEVERAL_EDITIONS.test(text) && SEVERAL_EDITIONS.test(clauseTo(folded, start))) return true;
  if (isOfListed(text, placeWords, folded, start)) return true;
  const asked = placeWords.find((word) => SHARE.test(text.slice(text.lastIndexOf(word) + word.length)));
  // What is told of the own place is told of it alone.
  if (asked === undefined || asked === hit.report.place) return false;
  if (folded.slice(end, end + asked.length + 1).includes(asked)) return false;
  const sentence = folded.slice(sentenceAt(hit, start)?.start ?? 0, start);
  const short = SHORT.get(asked);
  return (
    JOINING.some((sign) => sentence.includes(sign + asked) || sentence.includes(asked + sign)) ||
    (short !== undefined &&
      SHORTS.some((other) => sentence.includes(other + short) || sentence.includes(short + other)))
  );
}
