import type { Hit, Lead } from "../domain/answer.ts";
import type { Question } from "../question/question.ts";
import type { Wanted } from "../question/wanted.ts";
import type { Candidate } from "./candidate.ts";
import { findDates } from "./find-dates.ts";
import { findFigures, findPhones } from "./find-figures.ts";
import { findLists, findNames, findPlaces } from "./find-names.ts";
import { findPeople } from "./find-people.ts";
import { identifiersHold } from "./identifiers.ts";
import { indicatorFit } from "./indicator.ts";
import { nearness } from "./matches.ts";
import type { Evidence } from "./weigh.ts";

/** A candidate with its score. */
export interface ScoredCandidate extends Candidate {
  readonly score: number;
  /** How near the words of the question stand, 0 to 1. */
  readonly near: number;
  /** Weight of its sentence beside the best one, 0 to 1. */
  readonly sentence: number;
}

/** How the parts of a candidate's score count; set by hand on the tuning questions, see ARCHITECTURE.md. */
const WEIGHTS = { strength: 0.3, sentence: 0.25, near: 1, fit: 0.5, phrase: 0.4 };
/** What is taken from a figure that measures another thing, is a change where a level is asked, or a plan. */
const PENALTIES = {
  narrowed: 0.8,
  otherKind: 0.35,
  plan: 0.8,
  planOfAnyYear: 0.25,
  yearUnknown: 0.3,
  passed: 0.6,
};
/** A lead must reach this score. */
const ENOUGH = 0.75;
/** The passage must account for this share of the question, and the unit or kind fit this well. */
const COVERED = 0.35;
const FIT = 0.5;
/** Words of the question must stand this near; nearer for names, which are more often of another matter. */
const NEAR = 0.15;
const NEAR_NAME = 0.2;
const NEAR_PERSON = 0.12;
/** A name must stand in a sentence that is nearly the best of all for the question. */
const SENTENCE = 0.7;
/** Share of the question that must stand before a figure of another unit, and what it then fits. */
const PHRASE = 0.5;
const FIT_BY_PHRASE = 0.6;
/** Further down only a passage that accounts for so much of the question may hold the answer. */
const COVERED_BEHIND = 0.5;
const NEAR_ROW = 0.12;
const ROW_LEAD = 0.3;
const MARGINS = { figure: 0.02, open: 0.15, person: 0.1 };
/** Where a passage leads the next by so much, its only fitting figure is the answer, however far the words stand. */
const SURE_PASSAGE = 2;
const FIT_ALONE = 0.7;
const COVERED_ALONE = 0.25;
const NEAR_ALONE = 0.03;
/** Only the first hits may lead; further down the passage is seldom the one that is meant. */
const LEADING_HITS = 3;

/** All candidates for the short answer, best first. Where the first hits hold none that fits, the others are looked at. */
export function rankCandidates(question: Question, hits: readonly Evidence[]): readonly ScoredCandidate[] {
  const first = ranked(question, hits, LEADING_HITS);
  return first.some(({ fit, near }) => fit >= FIT && near >= NEAR_ALONE)
    ? first
    : ranked(question, hits, hits.length);
}

function ranked(question: Question, hits: readonly Evidence[], most: number): readonly ScoredCandidate[] {
  const found = [...candidatesFor(question, question.wanted, hits, most)];
  if (found.length === 0 && question.second !== null)
    found.push(...candidatesFor(question, question.second, hits, most));
  return found.toSorted((a, b) => b.score - a.score || a.hit - b.hit || a.start - b.start);
}

/** The short answer, or null where the evidence is weak: a wrong figure costs more than none. */
export function chooseLead(
  question: Question,
  hits: readonly Evidence[],
  candidates: readonly ScoredCandidate[],
): Lead | null {
  const [best] = candidates;
  if (best === undefined || best.score < ENOUGH || best.fit < FIT) return null;
  // A year was named, and the figure's is not certain: the passage is shown, the figure is not held up as that year's.
  if (question.years.years.length > 0 && best.year === null) return null;
  const text = textOf(hits, best);
  const rival = candidates.find(
    (other) => other.hit === best.hit && textOf(hits, other) !== text && !overlap(other, best),
  );
  if (rival !== undefined && best.score - rival.score < marginFor(best, question)) return null;
  const elsewhere = candidates.find((other) => other.hit !== best.hit);
  const sure =
    isNear(best, hits[best.hit]) || standsAlone(best, rival, hits) || isOnlyRow(best, elsewhere, hits);
  if (!sure) return null;
  const { kind, year, status, hit, start, end } = best;
  return { text, kind, year, status, hit, start, end };
}

/** How far the best must stand above another of its passage: further where the question does not name the unit. */
function marginFor({ kind }: ScoredCandidate, { wanted }: Question): number {
  if (kind === "person") return MARGINS.person;
  const open = kind === "figure" && wanted.unit === null && wanted.families.length === 0;
  return open ? MARGINS.open : MARGINS.figure;
}

/** The words of the question stand around it, in a passage that accounts for enough of the question. */
function isNear(best: ScoredCandidate, evidence: Evidence | undefined): boolean {
  const figure = best.kind === "figure" || best.kind === "date";
  if (!figure && (best.hit > 0 || best.sentence < SENTENCE)) return false;
  const enough = figure ? NEAR : best.kind === "person" ? NEAR_PERSON : NEAR_NAME;
  return best.near >= enough && (evidence?.covered ?? 0) >= COVERED;
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
  if (best.near < NEAR_ALONE) return false;
  return rival === undefined || rival.fit <= best.fit - 0.15 || best.near >= 2 * rival.near;
}

/** The verbatim text of a candidate. */
export function textOf(hits: readonly Evidence[], candidate: Candidate): string {
  return hits[candidate.hit]?.hit.passage.text.slice(candidate.start, candidate.end) ?? "";
}

function* candidatesFor(
  question: Question,
  wanted: Wanted,
  hits: readonly Evidence[],
  most: number,
): Generator<ScoredCandidate> {
  for (const [at, weighed] of hits.slice(0, most).entries()) {
    if (at >= LEADING_HITS && weighed.covered < COVERED_BEHIND) continue;
    for (const candidate of findFor(wanted, weighed.hit, at, question.text)) {
      if (!timeFits(question, candidate)) continue;
      const fit = fitOf(candidate, weighed, question);
      const near = nearness(weighed.folded, weighed.matches, candidate.scope);
      const sentence = sentenceWeight(candidate, weighed);
      const score = scoreOf({ ...candidate, fit }, near, sentence, weighed, question);
      yield { ...candidate, fit, near, sentence, score };
    }
  }
}

function findFor(wanted: Wanted, hit: Hit, at: number, questionText: string): readonly Candidate[] {
  switch (wanted.kind) {
    case "count":
    case "money":
    case "percent":
    case "ordinal":
      return findFigures(wanted, hit, at);
    case "date":
      return findDates(wanted, hit, at);
    case "person":
      return findPeople(wanted, hit, at);
    case "place":
      return findPlaces(hit, at);
    case "name":
      return findNames(wanted, hit, at, questionText);
    case "phone":
      return findPhones(hit, at);
    case "list":
      return findLists(wanted, hit, at);
    case "topic":
      return [];
  }
}

/** A figure of another year, or a plan where results are asked for, is no candidate at all. */
function timeFits({ years, status }: Question, candidate: Candidate): boolean {
  if (years.years.length > 0 && candidate.year !== null && !years.years.includes(candidate.year))
    return false;
  // A plan is never shown as a result; a result that was asked for as a plan only counts less.
  return status !== "done" || candidate.status !== "plan";
}

/** A figure of another unit fits after all where the indicator stands right before it. */
function fitOf(candidate: Candidate, { folded }: Evidence, question: Question): number {
  if (candidate.fit >= FIT || candidate.kind !== "figure") return candidate.fit;
  // Money and people are never meant where things are counted, nor things where those are.
  if (question.wanted.families.some((family) => family === "people" || family === "money"))
    return candidate.fit;
  const { adjacent, phrase } = indicatorFit(folded, candidate, question);
  return adjacent &&
    phrase >= PHRASE &&
    !/[年月天日时%％]$/u.test(folded.slice(candidate.start, candidate.end))
    ? FIT_BY_PHRASE
    : candidate.fit;
}

/** Weight of the sentence that a candidate stands in; a row is one sentence. */
function sentenceWeight({ start }: Candidate, { hit, sentences }: Evidence): number {
  const own = hit.passage.sentences.findIndex((sentence) => start >= sentence.start && start < sentence.end);
  return sentences[own] ?? 0;
}

function scoreOf(
  candidate: Candidate,
  near: number,
  sentence: number,
  weighed: Evidence,
  question: Question,
): number {
  const { hit, strength } = weighed;
  const text = hit.passage.text.slice(candidate.start, candidate.end);
  let score =
    WEIGHTS.strength * strength +
    WEIGHTS.sentence * sentence +
    WEIGHTS.near * near +
    WEIGHTS.fit * candidate.fit;
  if (candidate.kind === "figure") {
    const indicator = indicatorFit(weighed.folded, candidate, question);
    score += WEIGHTS.phrase * indicator.phrase;
    if (indicator.narrowed) score -= PENALTIES.narrowed;
    if (indicator.otherKind) score -= PENALTIES.otherKind;
    if (indicator.passed) score -= PENALTIES.passed;
    if (indicator.target && question.status !== "plan") score -= PENALTIES.planOfAnyYear;
  }
  // Who names a year and no more wants what came of it, not what was hoped.
  if (question.status === null && candidate.status === "plan") {
    score -= question.years.years.length > 0 ? PENALTIES.plan : PENALTIES.planOfAnyYear;
  }
  if (question.status === "plan" && candidate.status === "done") score -= PENALTIES.plan;
  if (question.years.years.length > 0 && candidate.year === null) score -= PENALTIES.yearUnknown;
  // What the question already says is not what it asks.
  if (question.content.includes(text.toLowerCase())) score -= 1;
  if (text.includes("*")) score -= 1;
  // "第25届": a figure of the 24th is none of the 25th.
  if (!identifiersHold(question.content, `${hit.passage.section.join(" ")} ${hit.passage.text}`)) score -= 1;
  return score;
}

function overlap(a: Candidate, b: Candidate): boolean {
  return a.hit === b.hit && a.start < b.end && b.start < a.end;
}
