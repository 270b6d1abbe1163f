import type { Answer, Hit, Lead, Note } from "../domain/answer.ts";
import type { Passage, Report } from "../domain/report.ts";
import type { Question } from "../question/question.ts";
import { parseQuestion } from "../question/question.ts";
import { statusInSeries } from "../question/status-wish.ts";
import type { SynonymGroup } from "../question/synonyms.ts";
import { yearsBetween } from "../question/series.ts";
import { readSynonyms } from "../question/synonyms.ts";
import type { SearchQuery } from "../search/query.ts";
import type { Explained, Searcher } from "../search/search.ts";
import { fold } from "../text/fold.ts";
import { dataYears, figureYears, placesOf } from "./collected.ts";
import { conflictsOf } from "./conflicts.ts";
import { focusOf, marksOf } from "./focus.ts";
import { chooseLead } from "./lead.ts";
import type { ScoredCandidate } from "./candidate.ts";
import type { Wording } from "./matches.ts";
import { rankCandidates } from "./rank-candidates.ts";
import { enough, givesNone } from "./refuse.ts";
import { newestFirst } from "./newest.ts";
import { lineOf, linesOf } from "./series.ts";
import { toQuery } from "./to-query.ts";
import { verified } from "./verify.ts";
import type { Evidence } from "./weigh.ts";
import { weighHits } from "./weigh.ts";
import { withKnown } from "./with-known.ts";

/** What answers are taken from: the open collection. */
export interface Source extends Wording {
  readonly reports: readonly Report[];
  search(query: SearchQuery): Hit[];
}

export interface AskOptions {
  /** Resolves 去年 and the like. */
  readonly today: Date;
  /** At most so many passages. */
  readonly limit: number;
}

/** Answers any string; never throws. */
export type Ask = (asked: string, options: AskOptions) => Answer;

/** Hits that are weighed for the short answer, whatever the caller's limit. */
const WEIGHED = 8;
/** At most so many lines in a comparison. */
const LONGEST_SERIES = 12;

/** Opens a collection for questions. `own` are a user's synonyms. */
export function openAsk(source: Source, own: readonly SynonymGroup[] = []): Ask {
  const synonyms = readSynonyms(own);
  const years = dataYears(source.reports);
  const told = figureYears(source.reports);
  const places = placesOf(source.reports);
  return (asked, { today, limit }) => {
    const question = withKnown(parseQuestion(asked, today, synonyms), source.reports, places);
    const notes: Note[] = question.cut ? [{ kind: "question-cut", kept: question.text.length }] : [];
    const room: Room = { source, asked, question, years, told, places, limit, notes };
    if (question.terms.length === 0) return verified(refused(room, [], { kind: "empty-question" }));
    return verified(ofSpan(room) ?? withoutSpan(room));
  };
}

/** What the search weighs for a question, best first: for people who look into an answer. */
export function explainQuestion(searcher: Searcher, asked: string, today: Date): readonly Explained[] {
  const places = placesOf(searcher.reports);
  const question = withKnown(parseQuestion(asked, today), searcher.reports, places);
  return searcher.explain(toQuery(question, question.years.years, places, WEIGHED));
}

interface Room {
  readonly source: Source;
  readonly asked: string;
  readonly question: Question;
  readonly years: readonly number[];
  readonly told: ReadonlySet<number>;
  readonly places: ReadonlySet<string>;
  readonly limit: number;
  readonly notes: readonly Note[];
}

/** The answer of the span of years that is asked for as a whole; null where none is, or where no passage tells of it. */
function ofSpan(asked: Room): Answer | null {
  const { whole } = asked.question;
  if (whole === null) return null;
  const room = { ...asked, question: whole };
  const evidence = search(room, []);
  const ranked = rankCandidates(whole, evidence);
  if (!enough(whole, evidence, ranked)) return null;
  const lead = chooseLead(whole, evidence, ranked);
  if (
    lead === null &&
    (!asked.question.years.wholeSure || whole.wanted.implied || givesNone(whole, evidence, ranked))
  )
    return null;
  return answered(room, evidence, ranked, lead);
}

function withoutSpan(room: Room): Answer {
  const { whole, years: asked } = room.question;
  if (asked.series) return compare(room);
  const both = planAndResult(room);
  if (both !== null) return both;
  const told = single(room);
  if (whole === null || asked.span === null) return told;
  const since = asked.plan === null && asked.span.length === null;
  if (asked.plan === null && !since) return told;
  const between = yearsBetween(asked.span.first ?? 0, asked.span.latest);
  // "2021年以来": the years that are there tell it one by one; that year alone does not.
  const years = since ? between.filter((year) => room.years.includes(year)) : between;
  // A paper may be called by the plan: "“十三五”时期合作清单". But a figure of one of its years is none of the plan.
  const [first] = told.hits;
  if (
    told.found &&
    asked.plan !== null &&
    first !== undefined &&
    namesAll(first.passage, [asked.plan]) &&
    !years.includes(told.lead?.year ?? 0)
  )
    return told;
  const byYear = { ...whole, ofSpan: false, years: { ...whole.years, years, series: true, span: null } };
  const lines = compare({ ...room, question: byYear });
  return lines.found ? lines : { ...told, lead: null };
}

/** "原定多少，实际多少": two lines of the one year; null where the reports do not tell both. */
function planAndResult(room: Room): Answer | null {
  const { question } = room;
  const [year, ...others] = question.years.years;
  if (!question.both || year === undefined || others.length > 0) return null;
  const asked = (["plan", "done"] as const).map((status) => {
    const own = { ...question, status };
    const evidence = search({ ...room, question: own }, [year]);
    return { status, evidence, line: lineOf({ question: own, year, hits: evidence }) };
  });
  const told = asked.flatMap(({ status, line }) => (line !== null && line.status === status ? [line] : []));
  if (told.length < asked.length) return null;
  const lines = new Set(told.map(({ passage }) => passage));
  const all = asked.flatMap(({ evidence }) => evidence);
  const firsts = told.flatMap(({ passage }) => all.find(({ hit }) => hit.passage === passage) ?? []);
  const rest = (asked[1]?.evidence ?? []).filter(({ hit }) => !lines.has(hit.passage));
  return answerOf(
    room,
    true,
    [...new Set([...firsts, ...rest])],
    { lead: null, notes: [...room.notes] },
    told,
  );
}

function single(room: Room): Answer {
  const { question, years, told } = room;
  const wanted = question.years.years;
  if (wanted.length > 0 && !wanted.some((year) => years.includes(year) || told.has(year))) {
    return refused(room, [], { kind: "year-absent", years: wanted, have: years }, nearYears(room));
  }
  const evidence = search(room, wanted);
  const ranked = rankCandidates(question, evidence);
  if (!enough(question, evidence, ranked)) {
    return refused(room, evidence, whyNot(room), wanted.length > 0 ? nearYears(room) : []);
  }
  const lead = chooseLead(question, evidence, ranked);
  if (lead === null && givesNone(question, evidence, ranked))
    return refused(room, evidence, whyNot(room), wanted.length > 0 ? nearYears(room) : []);
  return answered(room, evidence, ranked, lead);
}

function answered(
  room: Room,
  evidence: readonly Evidence[],
  ranked: readonly ScoredCandidate[],
  lead: Lead | null,
): Answer {
  const { question } = room;
  const notes: Note[] = [...room.notes, ...conflictsOf(evidence, ranked, lead)];
  if (lead?.status === "plan" && question.status !== "plan") notes.push({ kind: "plan-only" });
  if (question.years.years.length === 0) notes.push(...newestFirst(question, evidence, lead));
  // The passage that holds the answer comes first, whatever the ranking thought of it.
  const shown =
    lead === null
      ? evidence
      : [...evidence.slice(lead.hit, lead.hit + 1), ...evidence.toSpliced(lead.hit, 1)];
  return answerOf(room, true, shown, { lead: lead === null ? null : { ...lead, hit: 0 }, notes });
}

function compare(room: Room): Answer {
  const { question, years, told } = room;
  const named = question.years.years;
  const asked = named.length > 0 ? named : years;
  const byYear = asked
    .filter((year) => years.includes(year) || told.has(year))
    .map((year) => ({ year, evidence: search(room, [year]) }))
    .filter(({ year, evidence }) => answers(ofYear(question, year), evidence));
  const kept = byYear.slice(-(question.years.newest ?? LONGEST_SERIES));
  const series = linesOf(
    kept.map(({ year, evidence }) => ({ year, question: ofYear(question, year), hits: evidence })),
  );
  if (series.length === 0) {
    const absent = named.length > 0 && named.every((year) => !years.includes(year));
    const why: Note = absent ? { kind: "year-absent", years: named, have: years } : whyNot(room);
    return refused(room, search(room, absent ? [] : named), why);
  }
  const gaps = named.filter((year) => !series.some((line) => line.year === year));
  const notes: Note[] = [...room.notes];
  if (gaps.length > 0) notes.push({ kind: "gaps", years: gaps });
  // The passages that the lines are from come first, the newest before the others.
  const newest = kept.toReversed();
  const lines = new Set(series.map(({ passage }) => passage));
  const isLine = ({ hit }: Evidence): boolean => lines.has(hit.passage);
  const firsts = newest.flatMap(({ evidence }) => evidence.filter(isLine).slice(0, 1));
  const others = newest.flatMap(({ evidence }) => evidence.filter((one) => !firsts.includes(one)));
  return answerOf(room, true, [...firsts, ...others], { lead: null, notes }, series);
}

function answers(question: Question, evidence: readonly Evidence[]): boolean {
  return enough(question, evidence, rankCandidates(question, evidence));
}

/** The question, asked of one year alone: its plan or its result, where the question says which. */
function ofYear(question: Question, year: number): Question {
  const status = statusInSeries(question.text, year, question.years.years, question.status);
  return { ...question, status, years: { ...question.years, years: [year] } };
}

function search(
  room: Room,
  years: readonly number[],
  most = Math.max(room.limit, WEIGHED),
): readonly Evidence[] {
  const { question, source, places } = room;
  const query = toQuery(question, years, places, most);
  // A place that no report speaks for must at least be named by the passage: another city's figure is no answer.
  const hits = source
    .search(query)
    .filter(({ passage, report }) => namesAll(passage, foreignPlaces(question, places), report.title));
  return weighHits(question, hits, query, source);
}

function answerOf(
  room: Room,
  found: boolean,
  evidence: readonly Evidence[],
  said: Pick<Answer, "lead" | "notes">,
  series: Answer["series"] = [],
): Answer {
  const shown = evidence.slice(0, room.limit);
  const lead = said.lead !== null && said.lead.hit < shown.length ? said.lead : null;
  const leadOf = (i: number): typeof lead => (lead?.hit === i ? lead : null);
  const lineIn = (passage: Passage): (typeof series)[number] | null =>
    series.find((line) => line.passage === passage) ?? null;
  return {
    question: room.asked,
    found,
    lead,
    series,
    hits: shown.map(({ hit }) => hit),
    marks: shown.map(({ matches }, i) => marksOf(matches, leadOf(i))),
    focus: shown.map((one, i) => focusOf(one, leadOf(i) ?? lineIn(one.hit.passage))),
    notes: said.notes,
  };
}

/** At most so many passages are shown as perhaps related. */
const PERHAPS_RELATED = 3;

function refused(room: Room, evidence: readonly Evidence[], why: Note, near: readonly number[] = []): Answer {
  const notes: Note[] = [...room.notes, why];
  if (near.length > 0) notes.push({ kind: "near", years: near });
  return answerOf(room, false, evidence.slice(0, PERHAPS_RELATED), { lead: null, notes });
}

/** Places that the question names and no report speaks for. */
function foreignPlaces({ places }: Question, known: ReadonlySet<string>): readonly string[] {
  return places.filter((place) => !known.has(place));
}

function namesAll(passage: Passage, places: readonly string[], title = ""): boolean {
  if (places.length === 0) return true;
  const text = fold([title, ...passage.section, passage.text].join(" "));
  return places.every((place) => text.includes(place));
}

function whyNot({ question, source, years, places }: Room): Note {
  const [place] = foreignPlaces(question, places);
  if (place !== undefined) return { kind: "place-absent", place, have: [...places] };
  return { kind: "not-stated", reports: source.reports.length, years };
}

/** Hits that are looked through for other years: further down they speak of other things. */
const NEAR_HITS = 4;

/** Other years whose reports do speak of what was asked. */
function nearYears(room: Room): readonly number[] {
  const anyYear = { ...room.question, years: { ...room.question.years, years: [] } };
  const evidence = search(room, [], NEAR_HITS).filter((one) => answers(anyYear, [one]));
  const years = new Set(evidence.flatMap(({ hit }) => hit.passage.year ?? []));
  return [...years].toSorted((a, b) => b - a);
}
