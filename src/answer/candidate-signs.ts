import type { Mark } from "../domain/answer.ts";
import type { Question } from "../question/question.ts";
import { foldChars } from "../text/fold.ts";
import { averageFit } from "./averages.ts";
import { type Candidate, clauseTo } from "./candidate.ts";
import type { IndicatorFit } from "./indicator.ts";
import type { TermMatch } from "./matches.ts";
import type { Signs } from "./sign-weights.ts";
import { isOfOtherOffice } from "./other-office.ts";
import { isOfOtherStage } from "./stages.ts";
import { OF_ANY, toldLater } from "./told-later.ts";
import type { Evidence } from "./weigh.ts";

const BROUGHT = /(?:带动|拉动|撬动)[^，。；;]*$/u;

const ASKS_BESIDE = /比[^，,。？?\d]{1,8}[高低快慢]了?(?:多少|几)/u;
const BESIDE = /[高低快慢][出于]?[^，。；、]{0,8}$/u;

/** "越方领导": the office before a name begins with that country. */
function isOfSide(question: string, text: string, start: number): boolean {
  const side = /(\p{Script=Han})方(?=领导|代表|嘉宾|负责|是谁|哪位|谁)/u.exec(question)?.[1];
  return side !== undefined && text.slice(Math.max(0, start - OFFICE_LENGTH), start).includes(side);
}

/** Longest office with its country, in characters. */
const OFFICE_LENGTH = 10;

/** Who approves, names or runs: the state, a province or a city; null where not one of them is said. */
const LEVELS: readonly (readonly [string, RegExp])[] = [
  ["state", /国务院|国家层面|国家级|中央(?=审|批|层)/u],
  ["province", /省级|省(?:政府)?(?=审批|批准|认定)/u],
  ["city", /市级|市(?:政府)?(?=审批|批准|认定)/u],
];

function levelOf(text: string): string | null {
  const said = LEVELS.filter(([, pattern]) => pattern.test(text));
  return said.length === 1 ? (said[0]?.[0] ?? null) : null;
}

/** "7月1日起施行": from when a rule is in force, which is not the day it was passed or made known. */
const IN_FORCE = /^起?(?:正式|全面|开始)?(?:施行|实施|执行|生效|实行|启用)/u;
const ASKS_FORCE = /施行|实施|执行|生效|实行|启用|管用|作数/u;
const ASKS_PASSED = /通过|公布|发布|颁布|出台|印发|审议|签署|表决/u;

/** "由原计划的5月推迟至10月": when it was meant to be. */
const MEANT = /(?:原计划|原定)(?:的?于?)$/u;

/** How a date stands to a question for the day of a rule: 1 where it is the day asked, -1 where another one, else 0. */
function forceFit({ kind, start, end }: Candidate, folded: string, asked: string): -1 | 0 | 1 {
  if (kind !== "date") return 0;
  if (MEANT.test(folded.slice(Math.max(0, start - 6), start))) return /计划|原定|本来/u.test(asked) ? 1 : -1;
  const [force, passed] = [ASKS_FORCE.test(asked), ASKS_PASSED.test(asked)];
  if (force === passed) return 0;
  return IN_FORCE.test(folded.slice(end, end + 8)) ? (force ? 1 : -1) : 0;
}

/** "上海这边几家企业": the place that is asked stands right behind the figure ("30家上海企业"), or another one does. */
function placeFit({ start, end }: Candidate, folded: string, { text, placeWords }: Question): -1 | 0 | 1 {
  const asked = placeWords.find((word) => OF_PLACE.test(text.slice(text.lastIndexOf(word) + word.length)));
  if (asked === undefined) return 0;
  const behind = folded.slice(end, end + asked.length + 2);
  // "香港6100万元、澳门3300万元": right before it just so.
  if (behind.startsWith(asked) || folded.slice(0, start).endsWith(asked)) return 1;
  return placeWords.some((word) => word !== asked && behind.startsWith(word)) ? -1 : 0;
}

const OF_PLACE =
  /^(?:这边|那边|方面|这头|那头)?的?(?:一共)?(?:有|来了?|去了?|[签投占捐买卖建]了?)?(?:几|多少)/u;

/** "总收入（不含土地出让收入）": without what is not wanted. */
const LEFT_OUT = /不[含包计]|剔除|扣除|除外/u;

/** "过500万的乡镇有几个": those over another mark ("超300万元的乡镇有8个") are others. */
const OVER = /(?:超过?|过|突破|上)(\d+(?:\.\d+)?)[万亿]/u;
const OVER_SOME = /(?:超过?|突破)\d|\d[万亿]?元?以上/u;

function isOverOther(asked: string, clause: string, folded: string): boolean {
  const mark = OVER.exec(asked)?.[1];
  return mark !== undefined && folded.includes(mark) && OVER_SOME.test(clause) && !clause.includes(mark);
}

/** "捐赠额超过1000万元的项目4个", "2亿元以上项目12个": what only those over it are counted by. */
const OVER_MARK = /^(?:超过?|过|高于|大于|不足)/u;
const OF_MARK =
  /^(?:及以上|以[上下])?的?\p{Script=Han}{0,4}?(?:项目|企业|公司|单位|产业|集群|园区|乡镇|街道|村)(?!总|年|全)/u;

function isMark(folded: string, { end }: Candidate, text: string): boolean {
  const behind = folded.slice(end, end + 12);
  return (
    OF_MARK.test(behind) && (/以[上下]$/u.test(text) || (OVER_MARK.test(text) && behind.startsWith("的")))
  );
}

/** "几个人": who asks so does not think of tens of thousands. */
const ASKS_FEW = /^(?![^]*多少)[^]*几[个名位家人场](?![百千万亿])/u;
const TEN_THOUSANDS = /^[约近超过逾]{0,2}(?:\d{5,}|\d[\d.]*[万亿])/u;

/** "原先要几天": how it was before. */
const ASKS_LEFT = /原来|原先|早先|之前|以前|[几\d一两二三四五]年前|从多少|由多少/u;

/** "安排了多少国债": what a budget arranges is told as a plan and no other way. */
const BUDGETED = /安排|预算|拟/u;

/** A change over several years is none of the one year that is asked for, unless its first year is named too. */
function isOverYears(
  { year }: Candidate,
  { since }: IndicatorFit,
  text: string,
  question: Question,
): boolean {
  if (since === null || year === null || !/[%％倍]/u.test(text)) return false;
  return year - since > 1 && !question.text.includes(String(since));
}

/** "给农家书屋添了多少书刊": "482个农家书屋" counts what the question says already, not what it asks for. */
function countsRecalled(
  { kind, end, said }: Candidate,
  folded: string,
  { wanted, content, counted }: Question,
): boolean {
  if (kind !== "figure" || said === true || wanted.kind !== "count" || !wanted.named) return false;
  const [noun = ""] = counted;
  const behind = /^\p{Script=Han}{2,4}/u.exec(folded.slice(end, end + 4))?.[0] ?? "";
  if (noun.length < 2 || behind === "") return false;
  for (let length = behind.length; length > 1; length--) {
    const told = behind.slice(0, length);
    if (content.includes(told))
      return length > 2 && !counted.some((word) => word.includes(told) || told.includes(word));
  }
  return false;
}

function isOfAskedYear({ year }: Candidate, { years }: Question): boolean {
  return year !== null && years.years.includes(year);
}

/** "任务110万，实际多少": the number stands in the question, without its unit. */
function isRepeated(text: string, asked: string): boolean {
  const number = /^\d[\d.]*[万亿]/u.exec(foldChars(text))?.[0];
  return (
    number !== undefined &&
    asked.split(number).some((before, i, parts) => i + 1 < parts.length && !/[\d.]$/u.test(before))
  );
}

/** How a figure stands to a question for a difference: 1 where it is one and asked, -1 where one is and the other not. */
function besideFit(asked: string, clause: string, text: string): -1 | 0 | 1 {
  const differs = BESIDE.test(clause);
  if (ASKS_BESIDE.test(asked)) return differs ? 1 : -1;
  // "增速低于目标4.4个百分点" tells neither.
  return differs && text.endsWith("百分点") ? -1 : 0;
}

/** "俄罗斯2.7万人次、韩国1.3万人次": all that its item says is a word of the question. */
function isHeaded(
  folded: string,
  start: number,
  matches: readonly TermMatch[],
  counted: readonly string[],
): boolean {
  const item = /(?:^|[，。；、,;：:（(])((?:其中)?)([^，。；、,;：:（(]{2,8})$/u.exec(
    folded.slice(Math.max(0, start - 12), start),
  );
  const head = item?.[2] ?? "";
  return (
    head !== "" &&
    !OF_ANY.test(head) &&
    !counted.includes(head) &&
    matches.some(
      ({ term, share, spans }) =>
        share >= 0.5 &&
        term.weight >= HEADING &&
        spans.some((span) => span.end === start && span.end - span.start === head.length),
    )
  );
}

/** A word that weighs so much tells one item from another. */
const HEADING = 1.5;

function is(what: boolean | undefined): number {
  return Number(what === true);
}

/** What is still to be done is asked. */
const ASKS_REMAINING =
  /剩[下余]?(?:了|的|有)?(?:多少|几)|(?:多少|几)\p{Script=Han}{1,8}(?:还没|没有?|尚?未)(?:\p{Script=Han}{0,4})(?:换|完|办|修|建|落实|解决|登记|通|做|交)|还差(?:多少|几)/u;
const REMAINS = /剩余|剩下|余下|仅剩|尚[有余]|[仍还尚]有|未|没有|还差/u;

/** "还剩几家没登记": 1 where what stands around a figure says that so much remains, -1 where not; 0 where that is not asked. */
export function remainsFit(asked: string, folded: string, { start, end }: Mark): -1 | 0 | 1 {
  if (!ASKS_REMAINING.test(asked)) return 0;
  const behind = /^[^，。；,;]{0,10}/u.exec(folded.slice(end))?.[0] ?? "";
  return REMAINS.test(clauseTo(folded, start) + behind) ? 1 : -1;
}

/** What speaks for or against a candidate. */
export function signsOf(
  candidate: Candidate,
  near: number,
  sentence: number,
  indicator: IndicatorFit | null,
  weighed: Evidence,
  question: Question,
): Signs {
  const { hit, strength, folded } = weighed;
  const text = hit.passage.text.slice(candidate.start, candidate.end);
  const { kind, start, end } = candidate;
  const named = question.years.years.length > 0;
  const planned = question.status === "plan";
  const level = levelOf(question.content);
  const clause = clauseTo(folded, start);
  const figure = kind === "figure";
  return {
    strength,
    sentence,
    near,
    fit: candidate.fit,
    nameSaid: is(kind === "name" && candidate.said === true),
    side: is(kind === "person" && isOfSide(question.text, folded, start)),
    phrase: indicator?.phrase ?? 0,
    actedBefore: is(indicator?.acted),
    narrowed: is(indicator?.narrowed || indicator?.wider),
    narrowedLevel: is(indicator?.narrowedLevel),
    otherKind: is(indicator?.otherKind),
    overYears: is(indicator !== null && isOverYears(candidate, indicator, text, question)),
    opposite: is(indicator?.opposite),
    missed: is(indicator?.missed && !planned),
    rate: is(indicator?.rate),
    grown: is(indicator?.grown),
    total: indicator?.total ?? 0,
    // "2016年有几家": of "由2016年的246家增加到712家" the first is asked.
    left:
      is(indicator?.left && !isOfAskedYear(candidate, question)) * (ASKS_LEFT.test(question.text) ? -1 : 1),
    achieved: is(indicator?.achieved && planned),
    passed: is(indicator?.passed),
    target: is(indicator?.target && question.status === "done"),
    targetOfAny: is(indicator?.target && question.status === null),
    // Who names a year and no more wants what came of it, not what was hoped.
    plan: is(
      question.status === null && candidate.status === "plan" && !BUDGETED.test(question.text) && named,
    ),
    planOfAnyYear: is(
      question.status === null && candidate.status === "plan" && !BUDGETED.test(question.text) && !named,
    ),
    result: is(planned && candidate.status === "done"),
    yearUnknown: is(named && candidate.year === null),
    recalled: is(countsRecalled(candidate, folded, question)),
    // What the question already says is not what it asks.
    repeated: is(question.content.includes(text.toLowerCase()) || isRepeated(text, question.text)),
    hidden: is(text.includes("*")),
    // "8%的家庭在200元以下": a bracket that some fall into is no level.
    bracket: is(!planned && folded[start - 1] === "在" && /以[上下内]$/u.test(text)),
    mark: is(figure && isMark(folded, candidate, text)),
    tooMany: is(figure && ASKS_FEW.test(question.text) && TEN_THOUSANDS.test(foldChars(text))),
    ofPlace: figure ? placeFit(candidate, folded, question) : 0,
    force: forceFit(candidate, folded, question.text),
    otherStage: is(figure && isOfOtherStage(question.text, folded, start, end)),
    // "市级审批的几场": of approvals of another level it tells nothing.
    otherLevel: is(
      (level !== null && (levelOf(clause) ?? level) !== level) || isOverOther(question.text, clause, folded),
    ),
    // "不是在校的": what its clause says of it.
    denied: is(
      question.denied.length > 0 &&
        !LEFT_OUT.test(clause) &&
        question.denied.every((word) => clause.includes(word)),
    ),
    // "带动全市消费92亿元": what something brought about is not all there was.
    brought: is(
      figure &&
        BROUGHT.test(folded.slice(Math.max(0, start - 24), start)) &&
        !/[带拉撬]动/u.test(question.text),
    ),
    // "平均每年涨几个点": the average, and no other figure.
    average: figure
      ? averageFit(question.text, clause + (/\/[日天月人户年]$/u.test(text) ? `每${text.at(-1)}` : ""))
      : 0,
    // "还剩几家没登记": what is still to be done, not what there is or what was done.
    remaining: figure ? remainsFit(question.text, folded, candidate) : 0,
    // "比全省高几个点": by how much, and not how much.
    beside: figure ? besideFit(question.text, clause, text) : 0,
    headed: is(figure && isHeaded(folded, start, weighed.matches, question.counted)),
    // Who asks for the whole wants no part of it.
    toldLater:
      indicator?.total === 1
        ? 0
        : toldLater(folded, candidate, hit.passage.figures, weighed.matches, hit.report.place),
    otherOffice: is(kind === "date" && isOfOtherOffice(question.text, folded, end)),
    // "第25届": a figure of the 24th is none of the 25th.
    unidentified: is(!weighed.identified || weighed.lacksTitle),
  };
}
