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

/** One place's share is asked, and the figure is told of several together: "河北省、天津市两地外办的70余人". */
export function isOfSeveral(
  { text, placeWords }: Question,
  { kind, start, end }: ScoredCandidate,
  { folded, hit }: Evidence,
): boolean {
  if (kind !== "figure") return false;
  if (!SEVERAL_EDITIONS.test(text) && SEVERAL_EDITIONS.test(clauseTo(folded, start))) return true;
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
