import type { Hit, Mark } from "../domain/answer.ts";
import type { Figure } from "../domain/report.ts";
import type { Question } from "../question/question.ts";
import type { Wanted } from "../question/wanted.ts";
import { spanFits } from "../search/gates.ts";
import { type Candidate, FIT, type ScoredCandidate } from "./candidate.ts";
import { findDates, isToldBesides } from "./find-dates.ts";
import { findFigures, findPhones } from "./find-figures.ts";
import { findLists } from "./find-lists.ts";
import { findNames } from "./find-names.ts";
import { findPeople } from "./find-people.ts";
import { findPlaces } from "./find-places.ts";
import { indicatorFit } from "./indicator.ts";
import { isOfOtherEdition } from "./identifiers.ts";
import { actFit } from "./person-acts.ts";
import { nearness, type TermMatch } from "./matches.ts";
import { inOrder } from "./order-candidates.ts";
import { aloneWith, itemsAsked } from "./parallel.ts";
import { signsOf } from "./candidate-signs.ts";
import { fitOf } from "./figure-fit.ts";
import { scoreOf } from "./sign-weights.ts";
import { isAddend, listScope, partScope, totalScope } from "./total-of.ts";
import type { Evidence } from "./weigh.ts";

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
  return inOrder(question, whoDidIt(found), hits);
}

/** Where the text says of somebody what a person is asked by, the others of that passage did not do it. */
function whoDidIt(found: readonly ScoredCandidate[]): readonly ScoredCandidate[] {
  const did = new Set(found.filter(({ acted }) => acted === 1).map(({ hit }) => hit));
  return found.filter(({ acted, hit }) => acted !== -1 || !did.has(hit));
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
    const { place } = weighed.hit.report;
    const local = place !== null && place !== "全国";
    const items = itemsAsked(weighed.folded, figures, weighed.matches, question.content);
    const all = findFor(wanted, question, weighed.hit, at);
    for (const found of all) {
      const item = found.kind === "figure" ? items.get(found.start) : undefined;
      if (item === null || !timeFits(question, found)) continue;
      if (isOfOtherEdition(question.text, weighed.folded, found.start)) continue;
      if (isToldBesides(weighed.folded, found, question.names)) continue;
      const candidate = { ...found, end: item?.whole ?? found.end };
      const told = item === undefined ? null : aloneWith(weighed.folded, candidate, item);
      const indicator =
        candidate.kind === "figure"
          ? indicatorFit(told?.text ?? weighed.folded, told?.at ?? candidate, question, local)
          : null;
      const part = partScope(weighed.folded, candidate, figures, weighed.matches, wanted.noun);
      // "社区23个，其中某区9个": a part counts what the whole does.
      const whole = part === null ? 0 : (all.find(({ start }) => start === part.scope.start)?.fit ?? 0);
      const fit = Math.max(
        indicator === null ? candidate.fit : fitOf(candidate, indicator, weighed, question),
        sameUnit(figures, candidate.start, part?.scope.start) ? whole : 0,
      );
      const acts =
        candidate.kind === "date" &&
        weighed.hit.passage.kind !== "row" &&
        actsBehind(weighed.folded, candidate, question);
      const said = saidBehind(weighed, candidate) ?? part;
      const signed = isSignature(candidate, weighed);
      const near = Math.max(
        signed ? weighed.covered : 0,
        nearness(
          weighed.folded,
          said?.matches ?? weighed.matches,
          said?.scope ??
            totalScope(weighed.folded, candidate, figures) ??
            listScope(weighed.folded, candidate) ??
            candidate.scope,
          wanted.kind === "name" || wanted.kind === "person" || opensClause(weighed.folded, candidate),
        ),
        item === undefined ? 0 : nearness(weighed.folded, weighed.matches, item),
      );
      const sentence = signed ? 1 : sentenceWeight(candidate, weighed);
      const acted =
        candidate.kind === "person" && weighed.hit.passage.kind !== "row"
          ? actFit(question.text, weighed.folded, candidate)
          : 0;
      const signs = {
        ...signsOf({ ...candidate, fit }, near, sentence, indicator, weighed, question),
        // What the whole is, new or all there is, its part is too.
        ...(part === null ? {} : { otherKind: 0 }),
        item: Number(item !== undefined),
        acted,
        actedBehind: Number(acts),
        addend: Number(isAddend(weighed.folded, candidate, figures, question.content)),
        named: Number(part !== null && fit >= FIT),
      };
      yield {
        ...candidate,
        fit,
        near,
        sentence,
        score: scoreOf(signs),
        acted,
        part: indicator?.part ?? false,
      };
    }
  }
}

function sameUnit(figures: readonly Figure[], one: number, other: number | undefined): boolean {
  const unitAt = (at: number | undefined): string | undefined =>
    figures.find(({ start }) => start === at)?.unit;
  return unitAt(other) !== undefined && unitAt(one) === unitAt(other);
}

function findFor(wanted: Wanted, question: Question, hit: Hit, at: number): readonly Candidate[] {
  switch (wanted.kind) {
    case "count":
    case "money":
    case "percent":
    case "ordinal":
      return findFigures(wanted, question.counted, hit, at);
    case "date":
      return findDates(wanted, hit, at, question.text);
    case "person":
      return findPeople(wanted, hit, at, question.text);
    case "place":
      return findPlaces(wanted, hit, at);
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
function isSignature({ kind, start, end }: Candidate, { hit: { passage } }: Evidence): boolean {
  const { section, text } = passage;
  const last = end === text.length && end <= SIGNATURE && /\s/u.test(text[start - 1] ?? "");
  return kind === "person" && section.length === 0 && last;
}

/** Longest lines of a day, an assembly, an office and a name, in characters. */
const SIGNATURE = 60;

/**
 * "3500万元的管网改造、3800万元的街巷改造": what a figure is said of may stand behind it; then nothing before it is. Null
 * where it does not.
 */
function saidBehind(
  { folded, matches }: Evidence,
  { kind, start, end }: Candidate,
): { readonly matches: readonly TermMatch[]; readonly scope: Mark } | null {
  if (
    kind !== "figure" ||
    folded[end] !== "的" ||
    !/[、，,；;]|投资/u.test(folded.slice(Math.max(0, start - 3), start))
  )
    return null;
  const rest = /^[^，。；、,;]*/u.exec(folded.slice(end, end + 24))?.[0] ?? "";
  const from = Math.max(
    ...["、", "，", ",", "。", "；", ";"].map((sign) => folded.lastIndexOf(sign, start - 1)),
  );
  const own = matches.map((match) => ({ ...match, spans: match.spans.filter((span) => span.start > from) }));
  return { matches: own, scope: { start, end: end + rest.length } };
}

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
  const { span } = candidate;
  if (
    span !== null &&
    years.years.length > 0 &&
    !years.years.some((year) => year >= span[0] && year <= span[1])
  )
    return false;
  // A plan is never shown as a result; a result that was asked for as a plan only counts less.
  return status !== "done" || candidate.status !== "plan";
}

/** Weight of the sentence that a candidate stands in; a row is one sentence. */
function sentenceWeight({ start }: Candidate, { hit, sentences }: Evidence): number {
  const own = hit.passage.sentences.findIndex((sentence) => start >= sentence.start && start < sentence.end);
  return sentences[own] ?? 0;
}
