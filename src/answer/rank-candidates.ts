import type { Hit } from "../domain/answer.ts";
import type { Question } from "../question/question.ts";
import { familyOfUnit, type UnitFamily } from "../question/units.ts";
import type { Wanted } from "../question/wanted.ts";
import { spanFits } from "../search/gates.ts";
import { type Candidate, FIT } from "./candidate.ts";
import { findDates } from "./find-dates.ts";
import { findFigures, findPhones } from "./find-figures.ts";
import { findLists, findNames, findPlaces } from "./find-names.ts";
import { findPeople } from "./find-people.ts";
import { indicatorFit, type IndicatorFit } from "./indicator.ts";
import { nearness } from "./matches.ts";
import { aloneWith, itemsAsked } from "./parallel.ts";
import type { Evidence } from "./weigh.ts";

/** A candidate with its score. */
export interface ScoredCandidate extends Candidate {
  readonly score: number;
  /** How near the words of the question stand, 0 to 1. */
  readonly near: number;
  /** Weight of its sentence beside the best one, 0 to 1. */
  readonly sentence: number;
  /** A part of what another figure tells the whole of. */
  readonly part: boolean;
}

/** How the parts of a candidate's score count; set by hand on the tuning questions, see ARCHITECTURE.md. */
const WEIGHTS = {
  strength: 0.3,
  sentence: 0.25,
  near: 1,
  fit: 0.5,
  phrase: 0.4,
  item: 0.3,
  total: 0.2,
  acted: 0.25,
};
/** What is taken from a figure that measures another thing, is a change where a level is asked, or a plan. */
const PENALTIES = {
  narrowed: 0.8,
  otherKind: 0.35,
  plan: 0.5,
  planOfAnyYear: 0.25,
  yearUnknown: 0.7,
  passed: 0.6,
  bracket: 0.5,
  denied: 0.8,
  left: 0.5,
  rate: 0.8,
  missed: 0.8,
  opposite: 1.5,
  overYears: 1.5,
};
/** Share of the question that must stand before a figure of another unit, and what it then fits. */
const PHRASE = 0.5;
const FIT_BY_PHRASE = 0.6;
/** Further down only a passage that accounts for so much of the question may hold the answer. */
const COVERED_BEHIND = 0.5;
/** A candidate that no word of the question stands near is found by chance. */
export const NOT_FAR = 0.03;
/** Only the first hits may lead; further down the passage is seldom the one that is meant. */
const LEADING_HITS = 3;

/** All candidates for the short answer, best first. Where the first hits hold none that fits, the others are looked at. */
export function rankCandidates(question: Question, hits: readonly Evidence[]): readonly ScoredCandidate[] {
  const first = ranked(question, hits, LEADING_HITS);
  return first.some(({ fit, near }) => fit >= FIT && near >= NOT_FAR)
    ? first
    : ranked(question, hits, hits.length);
}

function ranked(question: Question, hits: readonly Evidence[], most: number): readonly ScoredCandidate[] {
  const found = [...candidatesFor(question, question.wanted, hits, most)];
  if (found.length === 0 && question.second !== null)
    found.push(...candidatesFor(question, question.second, hits, most));
  return found.toSorted((a, b) => b.score - a.score || a.hit - b.hit || a.start - b.start);
}

function* candidatesFor(
  question: Question,
  wanted: Wanted,
  hits: readonly Evidence[],
  most: number,
): Generator<ScoredCandidate> {
  for (const [at, weighed] of hits.slice(0, most).entries()) {
    if (at >= LEADING_HITS && weighed.covered < COVERED_BEHIND) continue;
    const { figures } = weighed.hit.passage;
    const items = itemsAsked(weighed.folded, figures, weighed.matches, question.content);
    for (const found of findFor(wanted, question, weighed.hit, at)) {
      const item = found.kind === "figure" ? items.get(found.start) : undefined;
      if (item === null || !timeFits(question, found)) continue;
      const candidate = { ...found, end: item?.whole ?? found.end };
      const told = item === undefined ? null : aloneWith(weighed.folded, candidate, item);
      const indicator =
        candidate.kind === "figure"
          ? indicatorFit(told?.text ?? weighed.folded, told?.at ?? candidate, question)
          : null;
      const fit = indicator === null ? candidate.fit : fitOf(candidate, indicator, weighed, question);
      const acts =
        candidate.kind === "date" &&
        weighed.hit.passage.kind !== "row" &&
        actsBehind(weighed.folded, candidate, question);
      const signed = signs(candidate, weighed);
      const near = Math.max(
        signed ? weighed.covered : 0,
        nearness(
          weighed.folded,
          weighed.matches,
          candidate.scope,
          wanted.kind === "name" || wanted.kind === "person" || opensClause(weighed.folded, candidate),
        ),
        item === undefined ? 0 : nearness(weighed.folded, weighed.matches, item),
      );
      const sentence = signed ? 1 : sentenceWeight(candidate, weighed);
      const score =
        scoreOf({ ...candidate, fit }, near, sentence, indicator, weighed, question) +
        (item === undefined ? 0 : WEIGHTS.item) +
        (acts ? WEIGHTS.acted : 0);
      yield { ...candidate, fit, near, sentence, score, part: indicator?.part ?? false };
    }
  }
}

function findFor(wanted: Wanted, question: Question, hit: Hit, at: number): readonly Candidate[] {
  switch (wanted.kind) {
    case "count":
    case "money":
    case "percent":
    case "ordinal":
      return findFigures(wanted, question.counted, hit, at);
    case "date":
      return findDates(wanted, hit, at);
    case "person":
      return findPeople(wanted, hit, at, question.text);
    case "place":
      return findPlaces(hit, at);
    case "name":
      return findNames(wanted, hit, at, question.text);
    case "phone":
      return findPhones(hit, at);
    case "list":
      return findLists(wanted, hit, at);
    case "topic":
      return [];
  }
}

/** "7月1日起施行": what the question asks the day of stands right behind it. */
function actsBehind(text: string, { end }: Candidate, { terms }: Question): boolean {
  const behind = /^[^，。；、,;：:]{0,10}/u.exec(text.slice(end, end + 10))?.[0] ?? "";
  return terms.some((term) => term.length > 1 && behind.includes(term));
}

/** "省长 某某" under the title of a report, with the day and the assembly: it speaks for the whole of it. */
function signs({ kind, start, end }: Candidate, { hit: { passage } }: Evidence): boolean {
  const { section, text } = passage;
  const last = end === text.length && end <= SIGNATURE && /\s/u.test(text[start - 1] ?? "");
  return kind === "person" && section.length === 0 && last;
}

/** Longest lines of a day, an assembly, an office and a name, in characters. */
const SIGNATURE = 60;

/** "…，三次提高退税率，五次下调利率": what opens its clause is said of what follows. */
function opensClause(text: string, { kind, start }: Candidate): boolean {
  return kind === "figure" && /[，,、；;。：:]/u.test(text[start - 1] ?? "");
}

/** A figure of another year or span, or a plan where results are asked for, is no candidate at all. */
function timeFits({ years, ofSpan, status }: Question, candidate: Candidate): boolean {
  if (years.span !== null && candidate.span !== null && !spanFits(years.span, candidate.span)) return false;
  if (ofSpan && candidate.span === null) return false;
  if (years.years.length > 0 && candidate.year !== null && !years.years.includes(candidate.year))
    return false;
  // A plan is never shown as a result; a result that was asked for as a plan only counts less.
  return status !== "done" || candidate.status !== "plan";
}

/** Measure words that no other stands for: a household is not a thing. */
const EXACT = /^(?:岁|户|人|名|位)$/u;

/** Families whose measure words people use for each other. */
const COUNTING: ReadonlySet<UnitFamily> = new Set(["body", "event", "case", "thing", "country", "home"]);

/** A figure of another unit fits after all where the indicator stands right before it. */
function fitOf(
  candidate: Candidate,
  { adjacent, phrase, otherKind }: IndicatorFit,
  { folded }: Evidence,
  question: Question,
): number {
  if (candidate.fit >= FIT) return candidate.fit;
  // Money and people are never meant where things are counted, nor things where those are.
  if (question.wanted.families.some((family) => family === "people" || family === "money"))
    return candidate.fit;
  // "多少岁", "多少公里": only measure words that count things are mixed up.
  const { unit } = question.wanted;
  if (unit !== null && !COUNTING.has(familyOfUnit(unit))) return candidate.fit;
  if (unit !== null && EXACT.test(unit)) return candidate.fit;
  // "增长多少": a level is no growth.
  if (question.wanted.kind === "percent" && otherKind) return candidate.fit;
  // "几家小煤矿": what is counted stands right before the figure, whatever measure word people used.
  const { noun } = question.wanted;
  const counted = noun !== null && noun.length > 1 && folded.slice(0, candidate.start).endsWith(noun);
  return ((adjacent && phrase >= PHRASE) || counted) &&
    !/[年月天日时%％]$/u.test(folded.slice(candidate.start, candidate.end))
    ? FIT_BY_PHRASE
    : candidate.fit;
}

/** Weight of the sentence that a candidate stands in; a row is one sentence. */
function sentenceWeight({ start }: Candidate, { hit, sentences }: Evidence): number {
  const own = hit.passage.sentences.findIndex((sentence) => start >= sentence.start && start < sentence.end);
  return sentences[own] ?? 0;
}

/** The clause that leads up to a position, at most twenty characters of it. */
function clauseTo(text: string, at: number): string {
  return /[^，。；、,;]*$/u.exec(text.slice(Math.max(0, at - 20), at))?.[0] ?? "";
}

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

function scoreOf(
  candidate: Candidate,
  near: number,
  sentence: number,
  indicator: IndicatorFit | null,
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
  if (candidate.kind === "name" && candidate.said === true) score += WEIGHTS.item;
  if (indicator !== null) {
    score += WEIGHTS.phrase * indicator.phrase;
    if (indicator.acted) score += WEIGHTS.acted;
    if (indicator.narrowed) score -= PENALTIES.narrowed;
    if (indicator.otherKind) score -= PENALTIES.otherKind;
    if (isOverYears(candidate, indicator, text, question)) score -= PENALTIES.overYears;
    if (indicator.opposite) score -= PENALTIES.opposite;
    if (indicator.missed && question.status !== "plan") score -= PENALTIES.missed;
    if (indicator.rate) score -= PENALTIES.rate;
    score += WEIGHTS.total * indicator.total;
    if (indicator.left) score -= PENALTIES.left;
    if (indicator.passed) score -= PENALTIES.passed;
    if (indicator.target && question.status !== "plan")
      score -= question.status === "done" ? PENALTIES.plan : PENALTIES.planOfAnyYear;
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
  // "8%的家庭在200元以下": a bracket that some fall into is no level.
  if (weighed.folded[candidate.start - 1] === "在" && /以[上下内]$/u.test(text)) score -= PENALTIES.bracket;
  // "不是在校的": what its clause says of it.
  if (question.denied.length > 0) {
    const clause = clauseTo(weighed.folded, candidate.start);
    if (question.denied.some((word) => clause.includes(word))) score -= PENALTIES.denied;
  }
  // "第25届": a figure of the 24th is none of the 25th.
  if (!weighed.identified || weighed.lacksTitle) score -= 1;
  return score;
}
