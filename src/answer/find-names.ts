import type { Hit } from "../domain/answer.ts";
import type { Wanted } from "../question/wanted.ts";
import type { Candidate } from "./candidate.ts";
import { timeAt } from "./candidate.ts";

/** What a name cannot reach over to the left: signs, and the verbs and prepositions that names follow. */
const BEFORE_NAME =
  /^(?:[\s，。；：、,;:（）()“”"‘’《》【】]|在|于|赴|到|与|和|及|为|对|由|将|向|从|以|经|推动|推进|推出|制定|出席|参加|参与|举办|举行|召开|会见|陪同|签署|印发|出台|发布|建设|建立|成立|开展|组织|启动|接待|访问|获得|荣获|授予|邀请|来自|包括|涵盖|依托|围绕|通过|完成|实施|创建|打造|联合|支持|创办|承办|主办|协办|开通|开设|设立|入选|编制|编写|完善|称|叫|是)$/u;
const LONGEST_NAME = 24;
const THEME = /(?:主题|口号|题目|活动名称|名称)(?:为|是|：|:)?\s*(“[^”]{1,60}”|《[^》]{1,60}》)/gu;
const HELD = /(?:在|于)([\p{Script=Han}\dA-Za-z·—“”]{2,30}?)(?:隆重|正式|成功|顺利|共同|联合)?(?:举行|举办|召开|开幕|启动|揭牌|落成|成立|登记成立|落户)/gu;

/** Names of one hit that answer "哪个岛", "什么论坛", "主题是什么". */
export function findNames(wanted: Wanted, hit: Hit, at: number, questionText: string): readonly Candidate[] {
  const { text } = hit.passage;
  const found: Candidate[] = [];
  const add = (start: number, end: number, fit: number): void => {
    if (end - start < 2 || questionText.includes(text.slice(start, end).toLowerCase())) return;
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
  const noun = wanted.noun.split("的")[0] ?? wanted.noun;
  for (let length = Math.min(noun.length, 4); length > 0 && found.length === 0; length--) {
    const head = noun.slice(0, length);
    for (let i = text.indexOf(head); i >= 0; i = text.indexOf(head, i + 1)) {
      const start = nameStart(text, i);
      if (start < i) add(start, i + head.length, length > 1 ? 0.9 : 0.7);
    }
  }
  return found;
}

/** Places of one hit: what stands between 在 and 举行. */
export function findPlaces(hit: Hit, at: number): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const match of hit.passage.text.matchAll(HELD)) {
    const place = match[1] ?? "";
    const start = match.index + match[0].indexOf(place, 1);
    if (/^(?:京|此|线上|这|会|年|同期)$/u.test(place)) continue;
    const end = start + place.length;
    found.push({ kind: "place", hit: at, start, end, scope: { start, end }, fit: 1, ...timeAt(hit, start) });
  }
  return found;
}

/** How far a name that ends here reaches to the left. */
function nameStart(text: string, end: number): number {
  let start = end;
  while (start > 0 && end - start < LONGEST_NAME) {
    const one = text[start - 1] ?? "";
    const two = text.slice(Math.max(0, start - 2), start);
    if (BEFORE_NAME.test(one) || BEFORE_NAME.test(two)) break;
    start -= 1;
  }
  return start;
}
