import type { Question } from "../question/question.ts";
import type { WantedKind } from "../question/wanted.ts";
import { FIT, type ScoredCandidate } from "./candidate.ts";
import { isFar, lacksPhrase, toldElsewhere } from "./lead.ts";
import { isOfAnother, lacksName, lacksThing } from "./of-another.ts";
import { isSlipOf } from "./of-another-place.ts";
import { NOT_FAR } from "./rank-candidates.ts";
import type { Evidence } from "./weigh.ts";

/** Only the first hits can answer: further down a passage is seldom the one that is meant. */
const ANSWERING_HITS = 3;
/** Share of the question's weight that the best passage must account for. Set on the tuning questions. */
const ENOUGH_FOR_TOPIC = 0.25;
const ENOUGH_FOR_FIGURE = 0.15;
/** A figure or date that scores less is not what was asked for. */
const ENOUGH_FOR_CANDIDATE = 0.7;

/** Fit of a figure whose unit alone tells what it counts, where no report holds the noun. */
const FIT_ALONE = 0.65;
/** Where the passage does not name what is counted, the other words must stand this near. */
const NEAR_WITHOUT_NOUN = 0.15;
/** A passage that accounts for less than this share of what the best one does tells of another thing. */
const OF_ANOTHER = 0.45;

/**
 * Whether a figure is asked for that the passages tell of but do not give: for a question without a short answer. What
 * `enough` lets pass is then no answer either.
 */
export function givesNone(
  question: Question,
  evidence: readonly Evidence[],
  ranked: readonly ScoredCandidate[],
): boolean {
  const [best] = ranked;
  if (!DEFINITE.has(question.wanted.kind) || question.wanted.implied || best === undefined) return false;
  // "江苏、湖北各是多少": each report tells of its own place, which is shown, though none alone is the answer.
  const each = question.places.length > 1 && /各|分别/u.test(question.text);
  if (!each && isOfAnother(question, best, evidence[best.hit])) return true;
  const far = isFar(best, evidence[best.hit]);
  if (best.kind !== "figure") return best.kind === "person" && far;
  if (lacksPhrase(best, evidence[best.hit])) return true;
  if (lacksThing(question, evidence, best.hit) || (!each && lacksName(question, evidence, best.hit)))
    return true;
  const most = Math.max(...evidence.map(({ covered }) => covered));
  const elsewhere = ranked
    .filter(({ fit, score }) => fit >= FIT && score >= ENOUGH_FOR_CANDIDATE)
    .every(({ hit }) => (evidence[hit]?.covered ?? 0) < OF_ANOTHER * most);
  return (
    elsewhere ||
    // Where no year is named another year's passage may tell it.
    (question.years.years.length > 0 && toldElsewhere(question, best, evidence, ranked)) ||
    far
  );
}

/** Kinds whose answer is a figure, a date or a name of a person: it is there or it is not. */
export const DEFINITE: ReadonlySet<WantedKind> = new Set([
  "count",
  "money",
  "percent",
  "ordinal",
  "date",
  "phone",
  "person",
]);

/** Whether the best passages say enough of what was asked to count as an answer. */
export function enough(
  question: Question,
  evidence: readonly Evidence[],
  ranked: readonly ScoredCandidate[],
): boolean {
  const holder = ranked[0]?.hit ?? 0;
  const best = evidence.slice(0, Math.max(ANSWERING_HITS, holder + 1)).filter(({ identified }) => identified);
  if (best.length === 0) return false;
  const definite =
    DEFINITE.has(question.wanted.kind) && (!question.wanted.implied || question.years.years.length > 0);
  if (definite && isOfStrangePlace(question, best)) return false;
  if (definite && isIndicator(question) && best.every(({ lacksNoun }) => lacksNoun)) return false;
  if (
    definite &&
    !ranked.some(
      (one) =>
        one.score >= ENOUGH_FOR_CANDIDATE &&
        one.fit >= (evidence[one.hit]?.nounUnknown === true ? FIT_ALONE : FIT) &&
        // A day, a person of another event: a better passage has the name that this one lacks, and tells none.
        !(one.kind !== "figure" && lacksName(question, evidence, one.hit)) &&
        one.near >=
          (evidence[one.hit]?.lacksNoun === true && one.said !== true ? NEAR_WITHOUT_NOUN : NOT_FAR),
    )
  )
    return false;
  // "2026年财政赤字": an indicator that is named is asked, also without a question word.
  if (
    question.wanted.implied &&
    DEFINITE.has(question.wanted.kind) &&
    best.every(({ lacksNoun }) => lacksNoun)
  )
    return false;
  // A figure of that year inside a passage about another one is no report on that year.
  const { years } = question.years;
  if (!definite && years.length > 0 && !best.some((one) => speaksOf(one, years))) return false;
  return definite
    ? best.some(({ told }) => told >= ENOUGH_FOR_FIGURE)
    : best.some(({ covered }) => covered >= ENOUGH_FOR_TOPIC);
}

/** "机场旅客吞吐量": where no passage holds such a noun, what has the unit measures something else. */
function isIndicator({ wanted: { noun, unit } }: Question): boolean {
  return unit === null && noun !== null && /[量额值]$/u.test(noun);
}

/** The places that are named are such that no report knows, nor names that are nearly the same. */
function isOfStrangePlace({ placeWords, knownNames }: Question, evidence: readonly Evidence[]): boolean {
  const strange = (place: string): boolean =>
    evidence.every(
      ({ missing, hit }) =>
        !isSlipOf(place, hit.report.place, knownNames) &&
        missing.some(({ word, stranger }) => word === place && stranger === true),
    );
  return placeWords.length > 0 && placeWords.every(strange);
}

/** The passage tells of one of these years, or a sentence of it does that weighs enough. */
function speaksOf({ hit, sentences }: Evidence, years: readonly number[]): boolean {
  const told = hit.passage.sentences.filter((_, i) => (sentences[i] ?? 0) >= HALF).map(({ year }) => year);
  return [hit.passage.year, ...told].some((year) => year !== null && years.includes(year));
}

const HALF = 0.5;
