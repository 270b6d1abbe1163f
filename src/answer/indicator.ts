import type { Mark } from "../domain/answer.ts";
import type { Question } from "../question/question.ts";
import { asksChange, CHANGE, isGrown, MAKES, NEW, PART, totalOf } from "./totals.ts";
import { longestCommon, wordingsOf } from "./wordings.ts";

/** Whether a figure measures what the question names: the words right before it, and what kind of statement it is. */

/** The words before a figure that may name its indicator, in characters. */
const WINDOW = 36;
/** "达到", "为", "约" may stand between an indicator and its figure. */
const ADJACENT = 3;
/** What a stretch counts that stands further off. */
const APART = 0.5;
/** "48家海外中国文化中心": a stretch so long names what is counted, a word behind the figure too. */
const NAMING = 4;
/** "2批开展境外巡查" tells in how many turns it was done. */
const DOES = /^(?:开展|进行|举办|举行|组织|参加|参与|实施|完成|赴|到)/u;
/** A figure with its measure word, right before what it counts. */
const COUNTED_BEFORE = /[\d一二三四五六七八九十百千万亿][余多]?\p{Script=Han}{1,2}(?<![及和与])[《“"]?$/u;
/** Words that narrow an indicator: the figure behind "人均国内生产总值" is none of 国内生产总值. */
const NARROWING =
  /(?:人均|户均|农村|农民|城市|中央|地方|民营|国有|外商|工业|农业|服务业|第[一二三]产业|新能源|规模以上|规上|限额以上|高技术|海洋|高新技术产品|机电产品|农产品|跨境电商|电商|核心|民间|进口|出口|单位|万元)$/u;
/** Levels narrow too, but a report may well tell of one level only. */
const NARROWING_LEVEL = /(?:区级|市级|县级|省级|国家级)$/u;
/** "进出口总额" is more than the 出口 that is asked. */
const WIDER = /进出口[^，。；、,;]*$/u;
/** How a figure stands to the indicator that is asked for. */
export interface IndicatorFit {
  /** Share of the question's content that stands as one stretch before the figure, or right behind it, 0 to 1. */
  readonly phrase: number;
  /** That stretch reaches to the figure, or nearly. */
  readonly adjacent: boolean;
  /** The verb that the question counts by stands right before it ("整改120条"). */
  readonly acted: boolean;
  /** The earlier year that a change is counted from ("比2012年增长48.5%"), or null. */
  readonly since: number | null;
  /** It fell where a rise is asked for, or the other way round. */
  readonly opposite: boolean;
  /** A round mark that was passed ("突破4000亿元、达到4211亿元"): the figure comes after it. */
  readonly passed: boolean;
  /** The state that was left ("由40个减少到29个"): what came of it is asked. */
  readonly left: boolean;
  /** One part of a rate ("每4件就有1件"). */
  readonly rate: boolean;
  /** A target that was not reached. */
  readonly missed: boolean;
  /** It came about, where a target may be asked ("实际形成62项"). */
  readonly achieved: boolean;
  /** The words around it call it a target. */
  readonly target: boolean;
  /** The stretch is narrowed by a word that the question does not have. */
  readonly narrowed: boolean;
  /** It is narrowed by a level that the question does not name. */
  readonly narrowedLevel: boolean;
  /** The figure is of a whole of which a part is asked. */
  readonly wider: boolean;
  /** A change stands where a level is asked for, or the other way round. */
  readonly otherKind: boolean;
  /** The whole is asked and this is it ("累计2215家"), or only what came on top ("新增711家") or is a part ("其中200家"): 1, -1; 0 where neither. */
  readonly total: -1 | 0 | 1;
  /** The whole is asked, and this is what came on top in the year. */
  readonly grown: boolean;
  /** A part of what was told before ("其中市级13场"). */
  readonly part: boolean;
}

/**
 * Looks at the words around a figure for the question's indicator, in the wording that fits best. `text` is folded; `local`
 * says that the report is of a place within the country.
 */
export function indicatorFit(text: string, at: Mark, question: Question, local: boolean): IndicatorFit {
  // In the report of a province or a city "地方一般公共预算收入" is its own.
  const asked = local ? `${question.content} 地方` : question.content;
  const [first, ...others] = wordingsOf(question).map((content) => fitOfWording(text, at, content, asked));
  let best = first ?? NO_FIT;
  for (const other of others) if (other.phrase > best.phrase) best = other;
  return {
    ...best,
    // "增长5.9%（预期目标为8.5%以上）": what is aimed at is of the same kind.
    otherKind:
      (best.otherKind && !(question.status === "plan" && AIMED_AT.test(text.slice(0, at.start)))) ||
      isCapacity(text, at.start, question),
    total: totalOf(question, clauseBefore(text, at.start)),
    grown: isGrown(question, clauseBefore(text, at.start)),
    // "30个不合格样品": what the question counts by may open what stands behind the figure.
    acted: actsOf(question).some((act) => isActed(text, at.start, act) || text.startsWith(act, at.end)),
  };
}

/** What stands in brackets beside a result. */
const AIMED_AT = /[（(](?:预期|年初)?目标(?:值|任务)?(?:为|是|[:：])?$/u;

/** "新增主要生产能力有：炼铁…、汽车…": all that the sentence lists is what could be made, not what was. */
const CAPACITY = /新增加?的?(?:主要)?(?:生产)?能力/u;

function isCapacity(text: string, at: number, { content }: Question): boolean {
  if (!text.includes("能力") || /能力|新增/u.test(content)) return false;
  return CAPACITY.test(text.slice(text.lastIndexOf("。", at) + 1, at));
}

/** "编制52期《周报》、47篇动态": the verb stands before the figure, or before the list that it goes on. */
function isActed(text: string, at: number, act: string): boolean {
  const before = text.slice(Math.max(0, at - WINDOW), at);
  // "增招48万人" is what came on top of what was 招.
  if (before.endsWith(act)) return act.length > 1 || !/[增多扩少减]$/u.test(before.slice(0, -1));
  // "展了多少件": 展出254件; "招了多少": 招生268万人.
  if (act.length === 1) return ["出", "得", "到", "成", "生"].some((done) => before.endsWith(act + done));
  if (!before.endsWith("、")) return false;
  const list = before.slice(before.lastIndexOf(act) + act.length);
  return before.includes(act) && /^[\d一二三四五六七八九十]/u.test(list) && !/[，。；,;]/u.test(list);
}

/** The verb that a question counts by, and what reports may say for it. */
function actsOf({ wanted, alternatives }: Question): readonly string[] {
  const { act } = wanted;
  if (act === null) return [];
  const other = alternatives.filter(({ typed }) => typed.replace(/[了过]$/u, "") === act);
  return [act, ...other.flatMap(({ instead }) => instead).filter((word) => word.length > 1)];
}

const NO_FIT: IndicatorFit = {
  phrase: 0,
  adjacent: false,
  acted: false,
  since: null,
  opposite: false,
  passed: false,
  left: false,
  rate: false,
  missed: false,
  achieved: false,
  target: false,
  narrowed: false,
  narrowedLevel: false,
  wider: false,
  otherKind: false,
  total: 0,
  grown: false,
  part: false,
};

const BRACKETS = /[（(][^（）()]{1,12}[）)](?=\p{Script=Han}{0,3}$)/u;

/** `asked` is the question's own wording: what it says narrows nothing. */
function fitOfWording(text: string, { start, end }: Mark, content: string, asked: string): IndicatorFit {
  // "示范企业（平台、项目）达29个": what stands in brackets is not between.
  const before = clauseBefore(text, start).replace(BRACKETS, "");
  const behind = /^[《“"]?[^，。；、,;\d]{0,12}/u.exec(text.slice(end, end + 13))?.[0] ?? "";
  const wanted = content.replace(/\s+/gu, "");
  const named = longestCommon(before, wanted);
  // "30期《简报》、20篇": what follows a figure at once is counted by it, not by the next one.
  // "三次提高税率，五次下调利率": nor is what a sign parts from it.
  const taken = COUNTED_BEFORE.test(before.slice(0, named.at)) || /[，,；;、]$/u.test(before);
  const { at, length } = taken ? { at: before.length, length: 0 } : named;
  const follows = longestCommon(behind, wanted);
  const names = follows.length >= NAMING && follows.at < 3 && !DOES.test(behind);
  const near = follows.at === 0 || names || /^[《“"]/u.test(behind);
  const lengthBehind = near ? follows.length : 0;
  const narrowing = NARROWING.exec(before.slice(0, at))?.[0];
  const touching = taken
    ? 0
    : longestCommon(before.slice(-wanted.length - ADJACENT), wanted, ADJACENT).length;
  const share = Math.max(touching, length * APART, lengthBehind);
  return {
    phrase: wanted === "" ? 0 : share / wanted.length,
    adjacent: touching > 2,
    acted: false,
    since: sinceOf(before),
    opposite: (FELL.test(before) && asksRise(content)) || (ROSE.test(before) && asksFall(content)),
    passed: /(?:突破|迈上|跨上|跨越|站上|超过)$/u.test(before) && PASSED.test(text.slice(end, end + 8)),
    left: LEFT.test(before) && REACHED.test(text.slice(end, end + 12)),
    rate: RATE.test(before) && !content.includes("每"),
    missed: MISSED.test(before) && /目标|任务/u.test(clauseBehind(text, end)),
    achieved: /实际\p{Script=Han}{0,3}$/u.test(before),
    target:
      /目标|指标/u.test(behind) ||
      PLANNED_RIGHT_BEFORE.test(before) ||
      PLANNED.test(/[^，,；;、]*$/u.exec(before)?.[0] ?? ""),
    narrowedLevel: length > 1 && NARROWING_LEVEL.test(before.slice(0, at)) && !/级/u.test(asked),
    wider: /(?<!进)出口/u.test(asked) && !asked.includes("进出口") && WIDER.test(before),
    narrowed: length > 1 && narrowing !== undefined && !`${wanted} ${asked}`.includes(narrowing),
    otherKind:
      (CHANGE.test(before) ||
        (NEW.test(before) && !MAKES.test(asked) && !ALWAYS_NEW.test(asked)) ||
        (/新[设办建开]/u.test(asked) && SET_UP.test(before))) !== asksChange(content),
    total: 0,
    grown: false,
    part: PART.test(before) && !/其中|带动/u.test(content),
  };
}

/** "新办几所" is told by what was set up as well. */
const SET_UP = /(?:设立|成立|组建|开设|兴办|创办|开办)[^，。；,;]{0,8}$/u;
/** Jobs are told as those that came on top. */
const ALWAYS_NEW = /就业/u;

const PASSED = /^(?:大关|台阶|关口)?[，、,]?(?:实际)?(?:达|为|至)/u;

/** "年初确定推出50项，全年实际形成62项": set at first, not done. */
const PLANNED = /年初(?:确定|计划|提出|下达|安排)|原计划|原定|下达的?$/u;

/** "完成年度计划80张的80%". */
const PLANNED_RIGHT_BEFORE = /(?:年度|全年|年初|既定|原定)的?(?:计划|目标|任务)数?(?:的|为|是)?$/u;

const RATE = /每(?:出口|生产|销售|新增)?$|每[^，。；、]{1,12}就有$/u;
const LEFT = /(?:由|从)[^，。；,;]{0,14}$/u;
const REACHED =
  /^[^，。；,;\d]{0,10}[到至为成](?:年[末底]的?|约|近|了|超过?){0,2}第?[\d一二三四五六七八九十]/u;
/** "没有实现年初确定的……目标": the figure between was hoped for. */
const MISSED = /(?:没有|未能?|尚未)(?:能够?)?(?:实现|完成|达到)/u;

const SINCE = /(?:[比较]|与)((?:19|20)\d\d)年(?:[^，。；]{0,14}$|相比)/u;

function sinceOf(before: string): number | null {
  const year = SINCE.exec(before)?.[1];
  return year === undefined ? null : Number(year);
}

const FELL = /(?:下降|减少|减产|降低|回落|下滑|下跌)(?:了|约|近|超过?|幅度为)?$/u;
const ROSE = /(?:增加|增长|增产|提高|上升|上涨|提升)(?:了|约|近|超过?|幅度为)?$/u;

function asksRise(content: string): boolean {
  return /增|涨|升|提高|多了/u.test(content) && !/降|减|跌|掉了|少了|回落/u.test(content);
}

function asksFall(content: string): boolean {
  return (
    /降|减|跌|掉了|少了|回落/u.test(content) && !/增|涨|升|提高|多了|减税|减排|降碳|减贫|减灾/u.test(content)
  );
}

/** The text behind a position, up to the sentence's end. */
function clauseBehind(text: string, end: number): string {
  return /^[^。；;]{0,40}/u.exec(text.slice(end, end + 40))?.[0] ?? "";
}

/** The text before a position, back to the sentence's beginning. */
function clauseBefore(text: string, start: number): string {
  const before = text.slice(Math.max(0, start - WINDOW), start);
  return before.slice(
    Math.max(before.lastIndexOf("。"), before.lastIndexOf(";"), before.lastIndexOf("；")) + 1,
  );
}
