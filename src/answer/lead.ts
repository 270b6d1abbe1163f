import type { Lead } from "../domain/answer.ts";
import type { Question } from "../question/question.ts";
import { FIT, type ScoredCandidate, textOf } from "./candidate.ts";
import { isOfAnother, lacksName, lacksThing } from "./of-another.ts";
import { isNamedLater } from "./named-later.ts";
import { NOT_FAR } from "./rank-candidates.ts";
import type { Evidence } from "./weigh.ts";

// All thresholds were set by hand on question files; ARCHITECTURE.md says which and what they gave.

/** A lead must reach this score. */
const ENOUGH = 0.75;
/** The passage must account for this share of the question. */
const COVERED = 0.35;
/** And this share of what is asked, the place and "增长" left out. */
const TOLD = 0.1;
/** Less of it where the figure counts the very noun that is asked. */
const COVERED_SAID = 0.28;
/** Words of the question must stand this near; nearer for names, which are more often of another matter. */
const NEAR = 0.15;
/** Nearer is not asked of a figure that counts the very noun. */
const NEAR_SAID = 0.1;
const NEAR_NAME = 0.2;
const NEAR_PERSON = 0.12;
/** All words of the question stand right beside a person. */
const AT_HAND = 0.6;
/** A name must stand in a sentence that is nearly the best of all for the question. */
const SENTENCE = 0.7;
/** What was held where: beside the place itself the words stand in few sentences. */
const PLACE_AT_HAND = 0.4;
const SENTENCE_OF_PLACE = 0.5;
/** A name further down must stand so far above all of better passages. */
const CLEAR = 0.5;
/** How near, and how far before any other passage, the only row that answers must be. */
const NEAR_ROW = 0.12;
const ROW_LEAD = 0.3;
/** How far the best must stand above another of its passage. */
const MARGINS = { figure: 0.02, open: 0.15, person: 0.1, day: 0.12, far: 0.1 };
/** With the unit named, what fits less is none that could be meant. */
const RIVAL_FIT = 0.3;
/** What is asked stands so much nearer to it than to the other. */
const NEARER = 1.3;
const AS_NEAR = 0.95;
/** Where a passage leads the next by so much, its only fitting figure is the answer, however far the words stand. */
const SURE_PASSAGE = 2;
const FIT_ALONE = 0.7;
const COVERED_ALONE = 0.25;

/** The short answer, or null where the evidence is weak: a wrong figure costs more than none. */
export function chooseLead(
  question: Question,
  hits: readonly Evidence[],
  candidates: readonly ScoredCandidate[],
): Lead | null {
  const best = besideOther(candidates);
  if (best === undefined || best.score < ENOUGH || best.fit < FIT) return null;
  // A year was named, and the figure's is not certain: the passage is shown, the figure is not held up as that year's.
  if (question.years.years.length > 0 && best.year === null) return null;
  if (lacksName(question, hits, best.hit) || isOfAnother(question, best, hits[best.hit])) return null;
  if (lacksThing(question, hits, best.hit)) return null;
  if ((hits[best.hit]?.told ?? 1) < TOLD) return null;
  if (lacksPhrase(best, hits[best.hit])) return null;
  if (toldElsewhere(question, best, hits, candidates)) return null;
  if (isNamedLater(question, best, hits[best.hit])) return null;
  const text = textOf(hits, best);
  const rivals = candidates.filter(
    (other) =>
      other.hit === best.hit &&
      textOf(hits, other) !== text &&
      !overlap(other, best) &&
      !(best !== candidates[0] && other.end === best.start),
  );
  const [rival] = rivals;
  // "多少人次": 535批 beside it is not meant.
  const meant =
    question.wanted.unit === null
      ? rival
      : rivals.find(({ kind, fit }) => kind !== "figure" || fit >= RIVAL_FIT);
  if (meant !== undefined && best.score - meant.score < marginFor(best, meant, question)) return null;
  // Nothing that is asked stands near one or the other: which of them is meant is not told.
  if (
    rival?.kind === "figure" &&
    best.said !== true &&
    best.near < NEAR_SAID &&
    rival.fit >= best.fit &&
    best.score - rival.score < MARGINS.far
  )
    return null;
  const elsewhere = candidates.find((other) => other.hit !== best.hit);
  if (elsewhere !== undefined && isAnotherDay(best, elsewhere, hits)) return null;
  // Of money and percentages a passage has many: one that stands far from what is asked is of something else.
  if (best.kind === "figure" && /元|[%％]/u.test(text) && isFar(best, hits[best.hit])) return null;
  const sure =
    isNear(best, hits, candidates) ||
    standsAlone(best, rival, hits) ||
    isOnlyRow(best, elsewhere, hits) ||
    isOnlyOfUnit(best, question, hits, candidates);
  if (!sure) return null;
  const { kind, year, span, status, hit, start, end } = best;
  return { text, kind, year, span, status, hit, start, end };
}

/** The best candidate; where its unit is not the one asked and the next figure's is ("214批538人次"), that one. */
function besideOther(candidates: readonly ScoredCandidate[]): ScoredCandidate | undefined {
  const [first] = candidates;
  if (first === undefined || first.fit >= FIT || first.kind !== "figure") return first;
  const next = candidates.find(
    ({ hit, start, kind, fit }) =>
      kind === "figure" && hit === first.hit && start === first.end && fit >= FIT_OF_UNIT,
  );
  return next ?? first;
}

/** A figure of a passage that tells of something else: reports print a phrase of the question, and not here. */
export function lacksPhrase({ kind }: ScoredCandidate, evidence: Evidence | undefined): boolean {
  return kind === "figure" && evidence?.lacksPhrase === true;
}

/**
 * How far the best must stand above another of its passage: further where the question does not name the unit, and the
 * figure alone does not count its noun, nor is the other a part of it.
 */
function marginFor(
  { kind, said, part, near }: ScoredCandidate,
  rival: ScoredCandidate,
  { wanted }: Question,
): number {
  if (kind === "person") return MARGINS.person;
  const alone =
    (said === rival.said && near >= NEARER * rival.near) ||
    (said === true && rival.said !== true) ||
    (rival.part && !part);
  const open =
    wanted.kind !== "ordinal" &&
    wanted.kind !== "percent" &&
    kind === "figure" &&
    !alone &&
    wanted.unit === null &&
    wanted.families.length === 0;
  return open ? MARGINS.open : MARGINS.figure;
}

/** Another passage has another day, and the words of the question stand as near to it: which of them is meant is not told. */
function isAnotherDay(best: ScoredCandidate, other: ScoredCandidate, hits: readonly Evidence[]): boolean {
  if (best.kind !== "date" || other.kind !== "date" || textOf(hits, best) === textOf(hits, other))
    return false;
  return other.near >= AS_NEAR * best.near && best.score - other.score < MARGINS.day;
}

/** The words of the question stand around it, in a passage that accounts for enough of the question. */
function isNear(
  best: ScoredCandidate,
  hits: readonly Evidence[],
  candidates: readonly ScoredCandidate[],
): boolean {
  const figure = best.kind === "figure" || best.kind === "date";
  const evidence = hits[best.hit];
  const behind = hits.slice(0, best.hit);
  const second =
    best.hit > 0 &&
    (candidates.some(({ hit, score }) => hit < best.hit && best.score - score < CLEAR) ||
      behind.some(({ covered }) => covered > (evidence?.covered ?? 0)));
  // Who gives a report is told at its head, however much more of the question stands further down.
  const named = best.kind === "person" && best.near >= AT_HAND;
  if (
    !figure &&
    ((second && !named) ||
      best.sentence < (best.kind === "place" && best.near >= PLACE_AT_HAND ? SENTENCE_OF_PLACE : SENTENCE))
  )
    return false;
  const enough = figure
    ? best.said === true
      ? NEAR_SAID
      : NEAR
    : best.kind === "person"
      ? NEAR_PERSON
      : NEAR_NAME;
  return best.near >= enough && (evidence?.covered ?? 0) >= (best.said === true ? COVERED_SAID : COVERED);
}

/** A passage that holds so much of a question tells of it: if no figure stands even this near, it gives none. */
const TELLS_OF = 0.55;
const NEAR_IN_TELLING = 0.125;

/** The passage tells of what is asked, and the figure stands elsewhere in it. */
export function isFar({ near, said }: ScoredCandidate, evidence: Evidence | undefined): boolean {
  return said !== true && (evidence?.covered ?? 0) >= TELLS_OF && near < NEAR_IN_TELLING;
}

/** A row is short: it need not hold much of the question where no other row holds nearly as much. */
function isOnlyRow(
  best: ScoredCandidate,
  elsewhere: ScoredCandidate | undefined,
  hits: readonly Evidence[],
): boolean {
  if (hits[best.hit]?.hit.passage.kind !== "row" || best.near < NEAR_ROW) return false;
  return best.score - (elsewhere?.score ?? 0) >= ROW_LEAD;
}

/** The passage is surely the one that is meant, and nothing else in it fits what was asked. */
function standsAlone(
  best: ScoredCandidate,
  rival: ScoredCandidate | undefined,
  hits: readonly Evidence[],
): boolean {
  const [first, second] = hits;
  // Names are told apart by the words around them, not by their form: one alone proves nothing.
  if (best.kind === "name" || best.hit !== 0 || first === undefined || best.fit < FIT_ALONE) return false;
  if (first.hit.score - (second?.hit.score ?? 0) < SURE_PASSAGE || first.covered < COVERED_ALONE)
    return false;
  if (best.near < NOT_FAR) return false;
  return rival === undefined || rival.fit <= best.fit - 0.15 || best.near >= 2 * rival.near;
}

/** Units of few things, unlike 个, 家 or 人: a figure in one of them is seldom of anything but what is asked. */
const OF_FEW =
  /吨|斤|亩|公顷|公里|平方|立方|[辆台套座艘架列班趟头只张册本幅字间床页株棵]$|千瓦|微克|小时|分钟/u;
const FIT_OF_UNIT = 0.9;
const COVERED_OF_UNIT = 0.4;
const UNIT_LEAD = 0.3;

/** "粮食要打多少斤": nothing else is told in the unit that is asked. */
function isOnlyOfUnit(
  best: ScoredCandidate,
  { wanted: { unit } }: Question,
  hits: readonly Evidence[],
  candidates: readonly ScoredCandidate[],
): boolean {
  if (unit === null || !OF_FEW.test(unit) || best.fit < FIT_OF_UNIT || best.near < NOT_FAR) return false;
  if ((hits[best.hit]?.covered ?? 0) < COVERED_OF_UNIT) return false;
  return candidates.every((one) => one === best || one.fit < FIT || best.score - one.score >= UNIT_LEAD);
}

/** A figure further down, in a passage that holds so much less of the question than the first, is of another thing. */
const BEHIND_FIRST = 0.2;

/** The first passage tells of all that is asked and gives no figure of the kind. */
export function toldElsewhere(
  { status, years }: Question,
  { hit, kind, near }: ScoredCandidate,
  hits: readonly Evidence[],
  candidates: readonly ScoredCandidate[],
): boolean {
  const [first] = hits;
  if (hit === 0 || kind !== "figure" || first === undefined || first.covered < TOLD_IN_FULL) return false;
  // A nearer figure of no certain year does not make another one the answer.
  const undated = (one: ScoredCandidate): boolean =>
    years.years.length > 0 && one.year === null && one.near > near;
  if (candidates.some((one) => one.hit === 0 && one.fit >= FIT && !undated(one))) return false;
  // Where results are asked for, a plan gives none.
  if (first.hit.passage.status === "plan" && status !== "plan") return false;
  const covered = (one: Evidence | undefined): number =>
    status === "plan" ? withoutGoal(one) : (one?.covered ?? 0);
  return covered(first) - covered(hits[hit]) >= BEHIND_FIRST;
}

/** "粮食目标多少": a plan need not say that it is one. */
const GOAL = /^(?:目标|计划|任务|指标|打算|预期|安排)$/u;

/** How much of the question a passage holds, its words for a plan left out. */
function withoutGoal(evidence: Evidence | undefined): number {
  if (evidence === undefined) return 0;
  const lacks = evidence.missing.filter(({ word }) => GOAL.test(word));
  return Math.min(1, evidence.covered + lacks.reduce((sum, { weight }) => sum + weight, 0) / evidence.weight);
}

/** Share of the question that a passage holds which tells of all that is asked. */
const TOLD_IN_FULL = 0.9;
function overlap(a: ScoredCandidate, b: ScoredCandidate): boolean {
  return a.hit === b.hit && a.start < b.end && b.start < a.end;
}
