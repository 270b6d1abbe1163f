import type { Figure } from "../domain/report.ts";
import { headOf } from "../question/noun.ts";
import type { Wanted } from "../question/wanted.ts";
import { foldChars } from "../text/fold.ts";

/** Whether the words around a figure say that it counts the noun that is asked. */

/** "decides" where others that do not say it count something else, "says" where the noun is too common for that, else null. */
export type Says = "decides" | "says" | null;

/** Longest stretch behind a figure that may name what it counts, in characters. */
const NAMING = 14;
/** Longest age of those who are counted, in characters. */
const AGE = 8;
const AGED = /^名?\d{1,3}(?:[-—至]\d{1,3})?周?岁(?:及?以[上下]|左右)?的?/u;
/** What may stand between a noun and its figure: "小区共30个", "学位达2万个". */
const TO_FIGURE = /(?:共|共计|约|近|逾|超过?|达到?|为|有|数|总数)*$/u;
/** "投稿作品220部": the kind of thing may stand behind what was asked. */
const KIND_BEHIND = /(?:作品|项目)$/u;

/**
 * Whether a figure counts the noun that is asked, by the words right behind it ("30名在京外籍人士") or right before it
 * ("改造小区30个"): "decides" where others of the passage that do not say it count something else, "says" where the noun
 * is too common for that, null where it is not said.
 */
export function saysNoun(
  { kind, start, end, unit: counts }: Figure,
  { kind: asked, unit, noun, named }: Wanted,
  counted: readonly string[],
  text: string,
): Says {
  const [head] = counted;
  if (asked === "count" && kind === "quantity" && isAttendance(text.slice(end, end + 4), unit, noun))
    return "says";
  if (asked !== "count" || kind !== "quantity" || head === undefined || isAge(counts, unit)) return null;
  // "390万65岁以上老年人": how old they are stands between.
  const phrase = foldChars(text.slice(end, end + NAMING + AGE))
    .replace(AGED, "")
    .slice(0, NAMING)
    .replace(/^[“《"‘]/u, "");
  // "行政许可3841行政处罚672": in a table without signs a name belongs to the number behind it.
  const run = /^[^\d“”《》、，。；,;：:（）()]*/u.exec(phrase)?.[0] ?? "";
  const naming = counts === "" && /^\d/u.test(phrase.slice(run.length)) ? "" : run;
  const before = foldChars(text.slice(Math.max(0, start - NAMING), start)).replace(TO_FIGURE, "");
  // Cutting words is slow: only where a noun may be said at all.
  const may = head.startsWith(naming.slice(0, 2)) || counted.some((word) => naming.includes(word));
  const told = may ? headOf(naming) : "";
  const said = counted.find(
    (word) =>
      naming.startsWith(word) ||
      told.includes(word) ||
      before.endsWith(word) ||
      before.replace(KIND_BEHIND, "").endsWith(word),
  );
  // "友好城市及友好合作关系城市总数达86个": the whole of it.
  const ofTotal =
    TO_TOTAL.test(text.slice(Math.max(0, start - TOTAL_REACH), start)) &&
    counted.some((word) => clauseOf(text, start).includes(word));
  // "国家和地区", "国家（地区）": asked as one word.
  const joined =
    told.length > 1 && head.startsWith(told) && /^(?:[和及与、]|[（(])/u.test(phrase.slice(told.length));
  if (said === undefined && !joined && !ofTotal) return null;
  // "17国货物贸易进出口额258亿元": the noun is that of the next figure.
  const ofNext = counts.endsWith("国") && /^[约近达为]*\d/u.test(phrase.slice(run.length));
  if (ofNext && said !== undefined && !naming.startsWith(said)) return null;
  // "23个友城的代表": those who came from them are told of, not how many there are.
  if (GUESTS_OF.test(naming) && !/代表|嘉宾|外宾|客商|团组/u.test(head)) return null;
  // "多少家北京企业": with a measure word of its own only the noun in full tells.
  return named && (unit === null || unit === "个" || (said === head && head.length > 3)) ? "decides" : "says";
}

/** "总数达", "累计". */
const TO_TOTAL = /(?:总数|总量|合计|累计|数量)(?:已)?(?:达到?|增至|增加到|共|为|有)*(?:约|近|超过?)?$/u;
const TOTAL_REACH = 10;
const CLAUSE_REACH = 30;

/** The clause before a figure. */
function clauseOf(text: string, start: number): string {
  return foldChars(/[^，。；,;]*$/u.exec(text.slice(Math.max(0, start - CLAUSE_REACH), start))?.[0] ?? "");
}

const GUESTS_OF = /^\p{Script=Han}{1,8}的(?:代表|嘉宾|外宾|来宾|客商|官员)/u;

/** How old they are is not how many. */
export function isAge(counts: string, asked: string | null): boolean {
  return counts.endsWith("岁") && asked !== "岁";
}

/** "多少学员", "多少人参加": who took part, by the verb behind the figure. */
function isAttendance(behind: string, unit: string | null, noun: string | null): boolean {
  const asked = noun === null ? "" : headOf(noun);
  const people = unit === null || unit === "人" || unit === "名" || unit === "位";
  return (
    people &&
    /^(?:学员|听众|观众|嘉宾|参[加会训家])/u.test(asked) &&
    /^(?:参[加会训]|出席|受训|到场|与会)/u.test(behind)
  );
}
