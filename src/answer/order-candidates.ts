import type { Question } from "../question/question.ts";
import { clauseTo, FIT, type ScoredCandidate, sentenceAt, textOf } from "./candidate.ts";
import { lacksThing } from "./of-another.ts";
import { asksPartOfYear, isOfPartOfYear } from "./part-of-year.ts";
import { asksChange, CHANGE } from "./totals.ts";
import type { Evidence } from "./weigh.ts";

/** Candidates for the short answer, best first: each told once, of the thing that is asked, the newest where no year is named. */
export function inOrder(
  question: Question,
  found: readonly ScoredCandidate[],
  hits: readonly Evidence[],
): readonly ScoredCandidate[] {
  const sorted = ofThing(
    question,
    toldOnce(found, hits).toSorted((a, b) => b.score - a.score || a.hit - b.hit || a.start - b.start),
    hits,
  );
  const told = levelFirst(question, wholeYearFirst(question, inFullFirst(sorted, hits), hits), hits);
  return question.years.years.length > 0 || question.ofSpan ? told : newestFirst(question, told, hits);
}

/** What a passage tells twice, in its title and its text, is one answer: the better of both. */
function toldOnce(found: readonly ScoredCandidate[], hits: readonly Evidence[]): readonly ScoredCandidate[] {
  const best = new Map<string, ScoredCandidate>();
  for (const one of found) {
    const key = `${one.hit} ${one.year} ${textOf(hits, one)}`;
    const other = best.get(key);
    if (other === undefined) best.set(key, one);
    else {
      const better = other.fit > one.fit || (other.fit === one.fit && other.score >= one.score) ? other : one;
      best.set(key, { ...better, score: Math.max(one.score, other.score) });
    }
  }
  return [...best.values()];
}

/** How near the words must stand to a candidate that comes first though another scored more. */
const NEAR_OF_THING = 0.1;

/** What speaks against itself (a missed target, a round mark that was passed) scores less and never comes first. */
const GOOD = 0.6;

/** Where the best lacks the thing that a better passage tells of, what that passage gives comes first. */
function ofThing(
  question: Question,
  sorted: readonly ScoredCandidate[],
  hits: readonly Evidence[],
): readonly ScoredCandidate[] {
  const [best] = sorted;
  if (best === undefined || best.fit < FIT || !lacksThing(question, hits, best.hit)) return sorted;
  const other = sorted.find(
    ({ hit, kind, fit, near, status, score }) =>
      hit < best.hit &&
      kind === best.kind &&
      score >= GOOD &&
      fit >= best.fit &&
      near >= NEAR_OF_THING &&
      // What is hoped is no better answer than what came of it.
      (status !== "plan" || best.status === "plan" || question.status === "plan"),
  );
  return other === undefined ? sorted : [other, ...sorted.filter((one) => one !== other)];
}

/** The first passage tells of all that is asked, and this one of so much less. */
const IN_FULL = 0.9;
const LESS = 0.25;
const NEAR_IN_FULL = 0.15;

/** What the first passage gives, which tells of all that is asked, comes before a nearer figure of one that lacks much of it. */
function inFullFirst(
  sorted: readonly ScoredCandidate[],
  hits: readonly Evidence[],
): readonly ScoredCandidate[] {
  const [best] = sorted;
  const first = hits[0]?.covered ?? 0;
  if (best === undefined || best.kind !== "figure" || first < IN_FULL) return sorted;
  if ((hits[best.hit]?.covered ?? 0) > first - LESS) return sorted;
  const other = sorted.find(
    ({ hit, kind, fit, near, status, score }) =>
      hit === 0 &&
      kind === best.kind &&
      score >= GOOD &&
      fit >= best.fit &&
      near >= NEAR_IN_FULL &&
      (status !== "plan" || best.status === "plan"),
  );
  return other === undefined ? sorted : [other, ...sorted.filter((one) => one !== other)];
}

/** A figure of the whole year comes first where the words stand at least half as near to it as to one of a part of the year. */
const NEAR_WHOLE_YEAR = 0.5;

/** "上半年举办5期" is no answer of the year where a report tells "全年举办11期". */
function wholeYearFirst(
  { text }: Question,
  sorted: readonly ScoredCandidate[],
  hits: readonly Evidence[],
): readonly ScoredCandidate[] {
  const [best] = sorted;
  if (best?.kind !== "figure" || best.year === null || asksPartOfYear(text)) return sorted;
  const ofPart = ({ hit, start }: ScoredCandidate): boolean =>
    isOfPartOfYear(hits[hit]?.hit.report.title ?? "", hits[hit]?.folded ?? "", start);
  const ofUnit = sorted.filter((one) => one.year === best.year && unitOf(hits, one) === unitOf(hits, best));
  const whole = ofUnit.find(
    (one) =>
      one.fit >= FIT && one.near >= NEAR_WHOLE_YEAR * best.near && one.status !== "plan" && !ofPart(one),
  );
  if (whole === undefined) return sorted;
  const kept = sorted.filter((one) => !(ofUnit.includes(one) && ofPart(one)));
  return ofPart(best) ? [{ ...whole, score: best.score }, ...kept.filter((one) => one !== whole)] : kept;
}

/** Behind a change a sentence tells the level that it led to. */
const LED_TO = /(?:达到?|总[额量数]为?|增至|升至)$/u;

/** "比上年增加1501亿元，总额达到11377亿元": who asks how much there was wants the level. */
function levelFirst(
  { content }: Question,
  sorted: readonly ScoredCandidate[],
  hits: readonly Evidence[],
): readonly ScoredCandidate[] {
  const [best] = sorted;
  const evidence = best === undefined ? undefined : hits[best.hit];
  if (best?.kind !== "figure" || evidence === undefined || asksChange(content)) return sorted;
  const { folded, hit } = evidence;
  // Of percentages the change itself is what reports aim at.
  if (!CHANGE.test(folded.slice(0, best.start)) || /[%％]/u.test(textOf(hits, best))) return sorted;
  const sentence = sentenceAt(hit, best.start);
  const level = sorted.find(
    (one) =>
      one.hit === best.hit &&
      one.start > best.end &&
      one.start < (sentence?.end ?? 0) &&
      one.fit >= best.fit &&
      unitOf(hits, one) === unitOf(hits, best) &&
      LED_TO.test(folded.slice(best.end, one.start)),
  );
  return level === undefined
    ? sorted
    : [
        { ...level, score: best.score, near: best.near },
        ...sorted.filter((one) => one !== level && one !== best),
        best,
      ];
}

/** "超过400公里" and "422公里" are of one unit. */
function unitOf(hits: readonly Evidence[], one: ScoredCandidate): string {
  return textOf(hits, one).replace(/^.*\d|[余多]|(?:以上|左右)$/gu, "");
}

/** What was summed up over the years is told by such a sum alone. */
const TO_THIS_DAY = /累计|总共|一共|合计|至今|迄今|到现在/u;
/** "现在一共几个": the newest, in the same unit, where the words stand anywhere near. */
const NOW = /最新|现在|目前|如今|眼下|当前|现有/u;
const NEAR_NOW = 0.35;
const TOTAL = /(?:累计|总数|总量|合计|共有?|总计)[^，。；、]{0,6}$/u;
/** Two years tell the same where the words stand as near, in passages that hold as much of the question. */
const AS_NEAR = 0.9;
const AS_COVERED = 0.05;
const AS_GOOD = 0.25;

/** Where no year is named the newest of what tells the same comes first. */
function newestFirst(
  { text }: Question,
  sorted: readonly ScoredCandidate[],
  hits: readonly Evidence[],
): readonly ScoredCandidate[] {
  const [best] = sorted;
  if ((best?.kind !== "figure" && best?.kind !== "date") || best.year === null) return sorted;
  const total = TO_THIS_DAY.test(text);
  const level = total || NOW.test(text);
  const covered = (one: ScoredCandidate): number => hits[one.hit]?.covered ?? 0;
  const newer = sorted.filter(
    (one) =>
      one.hit !== best.hit &&
      (one.year ?? 0) > (best.year ?? 0) &&
      one.status !== "plan" &&
      one.fit >= FIT &&
      (!total || TOTAL.test(clauseTo(hits[one.hit]?.folded ?? "", one.start))) &&
      covered(one) >= covered(best) - AS_COVERED &&
      (level
        ? one.near >= NEAR_NOW * best.near && unitOf(hits, one) === unitOf(hits, best)
        : one.near >= AS_NEAR * best.near && one.score >= best.score - AS_GOOD),
  );
  const newest = newer.toSorted((a, b) => (b.year ?? 0) - (a.year ?? 0) || b.score - a.score)[0];
  return newest === undefined
    ? sorted
    : [
        { ...newest, score: best.score, near: Math.max(newest.near, level ? best.near : 0) },
        ...sorted.filter((one) => one !== newest),
      ];
}
