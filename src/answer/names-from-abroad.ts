import type { Passage } from "../domain/report.ts";
import { placesIn } from "../text/place-mentions.ts";
import { wordsOf } from "./noun-phrase.ts";
import { NOT_IN_NAME } from "./person-names.ts";

/** "望月孝一率团": 一 ends a name where another word begins behind it, but for 一行. */
const LAST_ONE = /^一(?:率|等|在|与|和|会|[，。、,;；]|$)/u;

/** "市长会议", "专家团": what else stands behind an office. */
const NO_NAME =
  /^(?:会议|办公|接待|级|团|组|任期|联席|助理|职务|候选|热线|信箱|奖|杯|论坛|峰会|对话|圆桌|大会|培训|讲坛|代表|人员|人士|使节|企业|机构|协会|学校|家庭|工作|资源|服务|队伍|座谈|活动|委员|夫人|等)/u;

/** What stands between a name and what was done. */
const SAID_OF_HIM = /(?:夫妇|夫人|专门|专程|个人|本人|亲自|亲笔|先后|特地|首次|再次|多次)$/u;

/** How far before an office its country may stand, in characters. */
const COUNTRY_BEFORE = 24;
const SHORTEST = 2;
const LONGEST = 7;
/** "永见和则一行": 和 within a name from Japan, where the name ends soon behind it. */
const INNER_AND =
  /^[和会同代]\p{Script=Han}{1,2}(?=一行|率|等|夫妇|夫人|出席|会见|致辞|来访|[，。、,;；]|$)/u;

/**
 * Where a name without a dot ends that begins at `start` behind an office from abroad (`日本某市副市长弘濑优出席`), which
 * need have no Chinese surname; `start` where none begins there. `office` is where the office begins; at one of `acts` a verb
 * begins.
 */
export function nameFromAbroadEnd(
  passage: Passage,
  office: number,
  start: number,
  acts: ReadonlySet<number>,
): number {
  const { text } = passage;
  const words = wordsOf(passage);
  const first = words.find(({ at }) => at === start);
  if (first === undefined || first.class === "verb" || NO_NAME.test(first.word)) return start;
  const clause = Math.max(
    office - COUNTRY_BEFORE,
    ...["，", "。", "；", ",", ";"].map((sign) => text.lastIndexOf(sign, office)),
  );
  const abroad = words.some(
    ({ word, at, names }) => at >= clause && at < office && names === "place" && placesIn(word).length === 0,
  );
  if (!abroad) return start;
  let end = start;
  while (end < start + LONGEST && /\p{Script=Han}/u.test(text[end] ?? "")) {
    if (acts.has(end) && end - start >= SHORTEST) break;
    const inner = end > start + 1 ? INNER_AND.exec(text.slice(end))?.[0].length : undefined;
    if (inner !== undefined) {
      end += inner;
      break;
    }
    if (NOT_IN_NAME.has(text[end] ?? "") && !LAST_ONE.test(text.slice(end, end + 2))) break;
    end += 1;
  }
  end -= SAID_OF_HIM.exec(text.slice(start + SHORTEST, end))?.[0].length ?? 0;
  if (text[end - 1] === "荣" && text[end] === "获") end -= 1;
  const ended = end < start + LONGEST || acts.has(end) || !/\p{Script=Han}/u.test(text[end] ?? "");
  return ended && end - start >= SHORTEST && text[end] !== "·" ? end : start;
}
