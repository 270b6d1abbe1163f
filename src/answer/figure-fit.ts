import type { Question } from "../question/question.ts";
import { familyOfUnit, type UnitFamily } from "../question/units.ts";
import { type Candidate, FIT } from "./candidate.ts";
import type { IndicatorFit } from "./indicator.ts";
import { GENERAL_UNIT, holdsUnit } from "./unit-fit.ts";
import type { Evidence } from "./weigh.ts";

/** Share of the question that must stand before a figure of another unit, and what it then fits. */
const PHRASE = 0.5;
const FIT_BY_PHRASE = 0.6;

const GROWTH = /增[长幅速]|[涨升降跌]/u;
const SHARE = /(?:占[^，。；、]{0,10}|比重|占比)(?:的|为|达到?|超过?|约)*$/u;
const SHARE_FIT = 0.3;
const ASKS_SHARE = /百分之|百分点|百分比|几个点|几成|占(?:了)?(?:多少|几)|%/u;

/** "接种率多少": how many they are is no rate. */
const RATE = /(?:率|比例|比重|占比)(?:能|会)?(?:是|为|有|达)?$/u;
/** "较上年提升两位": places in a ranking are no people. */
const ROSE = /(?:提升|上升|前移|前进|跃升|下降|后移|退后)了?$/u;
const UNFIT = 0.1;

const PEOPLE = /(?:人次?|名|位)$/u;

/** Measure words that no other stands for: a household is not a thing. */
const EXACT = /^(?:岁|户|人|名|位)$/u;

/** Families whose measure words people use for each other. */
const COUNTING: ReadonlySet<UnitFamily> = new Set(["body", "event", "case", "thing", "country", "home"]);

/** Families that measure how long or large something is. */
const EXTENTS: ReadonlySet<UnitFamily> = new Set(["duration", "area", "length", "weight", "energy", "text"]);

/** A figure of another unit fits after all where the indicator stands right before it. */
export function fitOf(
  candidate: Candidate,
  { adjacent, phrase, otherKind }: IndicatorFit,
  { folded }: Evidence,
  question: Question,
): number {
  // "增幅多少": a share is no growth.
  if (
    question.wanted.kind === "percent" &&
    GROWTH.test(question.content) &&
    SHARE.test(folded.slice(Math.max(0, candidate.start - 12), candidate.start))
  )
    return Math.min(candidate.fit, SHARE_FIT);
  const before = folded.slice(Math.max(0, candidate.start - 4), candidate.start);
  if (ROSE.test(before) && folded.charAt(candidate.end - 1) === "位") return Math.min(candidate.fit, UNFIT);
  if (candidate.fit >= FIT) return candidate.fit;
  // Money and people are never meant where things are counted, nor things where those are.
  if (question.wanted.families.some((family) => family === "people" || family === "money"))
    return candidate.fit;
  // "帮了多少家企业": people are none.
  if (
    PEOPLE.test(folded.slice(candidate.start, candidate.end)) &&
    question.wanted.families.some((family) => family === "body" || family === "country")
  )
    return candidate.fit;
  // "多少岁", "多少公里": only measure words that count things are mixed up.
  const { unit } = question.wanted;
  if (unit !== null && !COUNTING.has(familyOfUnit(unit))) return candidate.fit;
  if (unit !== null && EXACT.test(unit)) return candidate.fit;
  // "要多久": how many there are is no time.
  const { families } = question.wanted;
  if (families.length > 0 && families.every((family) => EXTENTS.has(family))) return candidate.fit;
  // "739份，发放652张" for "多少张": one is told in the very measure word. 家 is said of anything run by people.
  if (unit !== null && unit !== "家" && !GENERAL_UNIT.test(unit) && holdsUnit(unit, folded))
    return candidate.fit;
  // "增长多少": a level is no growth. "百分之几": nor is it a percentage.
  if (
    question.wanted.kind === "percent" &&
    (otherKind || ASKS_SHARE.test(question.text) || RATE.test(question.content))
  )
    return candidate.fit;
  // "几家小煤矿": what is counted stands right before the figure, whatever measure word people used.
  const { noun } = question.wanted;
  const counted = noun !== null && noun.length > 1 && folded.slice(0, candidate.start).endsWith(noun);
  return ((adjacent && phrase >= PHRASE) || counted) &&
    !/[年月天日时%％]$/u.test(folded.slice(candidate.start, candidate.end))
    ? FIT_BY_PHRASE
    : candidate.fit;
}
