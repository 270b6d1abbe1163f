import type { Status } from "../domain/report.ts";

/** Words that ask for what is intended. 计划 and 目标 also name documents, so they count only where they ask. */
const PLAN =
  /打算|准备(?![好完])|预备(?![费役队党])|拟|想(?:控制|达到|办|建|要|到)|想(?!知道|问|了解|必|象|要)\p{Script=Han}{1,5}(?:多少|几)|定(?:的|了|为|在)(?:是|有)?(?:多少|几)|下一步|今后|接下来|将要|(?<![政需主重])要(?:怎么|干|到|做|办|搞|抓|完成|达到|实现|新增|建|推|产|投|收|种|打|保|修|造|招|引)|要求(?=多少|几|达到|完成|新增)|怎么(?:要|安排)|预期|预计|(?:工作)?(?:计划|目标|安排)(?:是|有|怎|如何|多少|什么|啥|定|为|吗|呢|$)|(?:有什么|啥|什么)(?:计划|目标|安排|打算)|目标|(?<![项个条大类的])的?(?:任务|指标)(?=[是定为有多数]|\s*[?？]?$)|(?<!行动|合作|发展|提升|五年|三年|培育|实施|推广|创新|伙伴|扶持|振兴|专项)计划(?!单列|生育|经济|书)/u;
/** Words that ask for what is finished. */
const DONE =
  /完成(?:情况|数)|完成了?多少|实际|最后|最终|到底|做了|办了|办过|举办了|干了|取得|实现了|达到了|[到成]了(?=多少|几)|已经|有没有(?:办|开|做)|结果|成效/u;

/** "完成年初计划的百分之多少": how much of a plan came about. */
const OF_PLAN = /完成[^,，。;]{0,8}(?:计划|目标|任务)数?的?(?:百分之|几成|多大比例)/u;

/** "原定要加多少": a plan, where nothing asks what came of it. */
const RECALLED =
  /原来?预?[定计]|原先(?:想|说|定|打算|计划)|本来(?:想|说|定|打算|计划|要)|当初(?:说|定|要|提)|年初[^，,。？?]{0,6}(?:说|定|要|提|喊|安排)/u;

/** Finishing that is only intended: "打算完成多少". */
const TO_FINISH = /(?<=(?:打算|准备|计划|预计|预期|目标|力争|想|[拟要得])\s?)完成(?!情况)/gu;

/** "不是计划", "不要目标", "（不要完成数）": what is not asked for. */
const UNWANTED =
  /[,，(（]?\s*(?:不要|不是|不算|别给?)[^,，。()（）]{0,4}(?:目标|计划|预期|完成数?|实际)(?:的|数)?[)）]?/gu;

/** "…，不是北京", "…（不要20年的）": what stands last and is denied, whatever it is. */
const DENIED =
  /[,，(（?？。\s]\s*(?:不是|不要|别[给拿说报用]|不算|不含|不包括)([^,，。()（）?？]{1,8})(?=[)）?？]|$)[)）]?/gu;

/** "…，某市不用": the same said behind it. */
const DENIED_BEHIND = /[,，。\s]\s*([^\s,，。()（）?？]{1,8})(?:的|那边)?(?:就?不用|就?不要|不算|别管)了?$/gu;

/** "别跟西边弄混": another place or thing that is denied. */
const CONFUSED = /[,，(（?？。\s]\s*别[跟和把][^,，。()（）?？]{1,10}(?:[弄搞]?混|[弄搞]错)(?:了|淆)?/gu;

/** What stands last in a folded question and is denied: "在校的" of "招了多少人？不是在校的"; empty where nothing is. */
export function deniedIn(text: string): string {
  return [...text.matchAll(DENIED), ...text.matchAll(DENIED_BEHIND)].map(([, denied]) => denied).join(" ");
}

/** A folded question without what it does not want: those words stand beside other figures, years and places. */
export function withoutUnwanted(text: string): string {
  return text
    .replace(UNWANTED, blank)
    .replace(DENIED, blank)
    .replace(DENIED_BEHIND, blank)
    .replace(CONFUSED, blank);
}

function blank(words: string): string {
  return " ".repeat(words.length);
}

const HOPED_FOR = /原[定计]划?|计划|目标|指标|任务|打算|说[要好]|年初|定的/u;
const CAME_OF_IT = /实际|最后|最终|到底|完成|[做办干达]到|[办做]成|结果|[训招建签来去]了/u;
const ASKS_EACH = /多少|几(?!乎)|各/u;

/** "原定多少人，实际训了多少", "目标和实际各多少": what was hoped and what came of it are both asked. */
export function asksBoth(text: string): boolean {
  const clauses = text
    .split(/[,，;；。\s]|(?<=多少|几\p{Script=Han})[和与跟及]/u)
    .filter((clause) => clause !== "");
  const hoped = clauses.findIndex((clause) => HOPED_FOR.test(clause) && ASKS_EACH.test(clause));
  const came = clauses.findIndex((clause) => CAME_OF_IT.test(clause) && ASKS_EACH.test(clause));
  if (hoped >= 0 && came >= 0 && hoped !== came) return true;
  return clauses.some((clause) => TOGETHER.test(clause) && ASKS_EACH.test(clause));
}

const TOGETHER =
  /(?:原定|计划|目标|指标|定的\p{Script=Han}{1,4})数?[和与跟及]\p{Script=Han}{0,3}(?:实际|最后|最终|完成|结果)|(?:实际|完成)\p{Script=Han}{0,3}[和与跟及](?:原定|计划|目标)/u;

/** Whether a folded question asks for plans or results; null where it does not say. */
export function readStatus(text: string): Status {
  const unwanted = /(?:不要|不是|别给?)[我咱]?\s*(?:年初)?(?:目标|计划)/u.test(text);
  const hoped = /(?:不要|不是|别给?)[^,，。]{0,3}(?:实际|完成|干成)/u.test(text);
  // "打算完成多少": what is to be finished is intended.
  const done = unwanted || OF_PLAN.test(text) || (!hoped && DONE.test(text.replace(TO_FINISH, "")));
  const plan =
    hoped || (!unwanted && !OF_PLAN.test(text) && (PLAN.test(text) || (RECALLED.test(text) && !done)));
  if (done === plan) return null;
  return plan ? "plan" : "done";
}

/** A year of two or four digits, and what is said right behind it. */
const YEAR_AND_BEHIND = /(?<!\d)(?:20|19)?(\d\d)(?:年|是)?(?:底|末)?的?([^\d]{1,8})/gu;

/** "25年完成多少，26年定多少", "25年实际，26年目标": what is asked of one year of several; null where it is not said. */
function statusOfYear(text: string, year: number): Status {
  const short = String(year).slice(2);
  const at = [...text.matchAll(YEAR_AND_BEHIND)].find((match) => match[1] === short)?.[2] ?? "";
  const plan = /^[^,，。;；]{0,4}(?:目标|计划|任务|指标|打算|预期|定(?!位|点|向))/u.test(at);
  const done = /^[^,，。;；]{0,4}(?:实际|完成|做到|干成|结果)/u.test(at);
  return plan === done ? null : plan ? "plan" : "done";
}

/**
 * The same of a year among others, where the question as a whole asks for `status`: "23、24年各多少，25年计划呢" plans the last
 * alone, "25年和26年的目标" both.
 */
export function statusInSeries(text: string, year: number, years: readonly number[], status: Status): Status {
  const own = statusOfYear(text, year);
  if (own !== null || status !== "plan" || /每一?年/u.test(text)) return own ?? status;
  const apart = years.filter((other) => other !== year && !areJoined(text, year, other));
  return apart.some((other) => statusOfYear(text, other) === "plan") ? "done" : status;
}

/** "25年和26年的目标": what is said behind the second is said of both. */
function areJoined(text: string, year: number, other: number): boolean {
  const from = text.indexOf(String(year).slice(2));
  const to = text.indexOf(String(other).slice(2));
  if (from < 0 || to < from) return false;
  return /^\d*年?[底末初]?\s*[和、与跟到至,，-]?\s*(?:19|20)?$/u.test(text.slice(from + 2, to));
}
