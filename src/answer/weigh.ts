import type { Hit } from "../domain/answer.ts";
import type { Passage } from "../domain/report.ts";
import { headOf } from "../question/noun.ts";
import type { Question } from "../question/question.ts";
import { prepare } from "../search/prepared.ts";
import type { SearchQuery } from "../search/query.ts";
import { bestSentences } from "../search/sentence.ts";
import { fold } from "../text/fold.ts";
import { identifiersHold, readIdentifiers } from "./identifiers.ts";
import type { TermMatch, WeighedTerm, Wording } from "./matches.ts";
import { lacksKnownPhrase } from "./known-phrase.ts";
import { coverage, matchTerms, weighTerms } from "./matches.ts";

/** A hit weighed against the question. */
export interface Evidence {
  readonly hit: Hit;
  /** The years it was searched for; none where any will do. */
  readonly years: readonly number[];
  /** The passage's text, folded, unit for unit. */
  readonly folded: string;
  /** What of the question the passage's own text holds. */
  readonly matches: readonly TermMatch[];
  /** How good the hit is beside the best one, 0 to 1. */
  readonly strength: number;
  /** Weight of each sentence beside the best one of all hits, 0 to 1, in the passage's order. */
  readonly sentences: readonly number[];
  /** Share of the question's weight in the passage, its headings and its report's title, 0 to 1. */
  readonly covered: number;
  /** What all words of the question weigh together. */
  readonly weight: number;
  /** The same without the report's own place and words of change: how much of what is asked. */
  readonly told: number;
  /** The words of the question that neither passage nor headings hold. */
  readonly missing: readonly WeighedTerm[];
  /** What is counted is not named here, though the reports do name it elsewhere: a figure here counts other things. */
  readonly lacksNoun: boolean;
  /** What is counted stands in no report. */
  readonly nounUnknown: boolean;
  /** The question names a title (《…》) that this passage lacks and another one has. */
  readonly lacksTitle: boolean;
  /** It holds little of the question, and no word of a phrase of it that some report prints. */
  readonly lacksPhrase: boolean;
  /** It names every numbered event and day that the question names. */
  readonly identified: boolean;
}

/**
 * What covering the whole question is worth beside the ranking's score, which was trained on sets without synonyms,
 * headings and slips. Measured on the tuning questions: one or two passages more in first place at 6, none at 3 and 10.
 */
const COVERED_WORTH = 6;
/** A hit whose score lies this far below the best one has no strength left. The ranking's scores are trained: 1 is a clear lead. */
const NO_STRENGTH = 8;

/** The paragraph of a report that owns what is wanting: it names every subject, and tells what was done of none. */
const SHORTCOMINGS =
  /(?:清醒(?:地)?|我们[也还](?:要|应当?|必须)?)(?:看到|认识到)|(?:仍然?|还)存在(?:不少|一些|许多|着)?\p{Script=Han}{0,4}(?:问题|困难|不足|差距|短板|挑战)|不容忽视|(?:存在(?:的)?)?主要(?:问题|不足|困难|短板)(?=[：:，,。]|[是和与])|存在(?:的)?(?:问题|不足|困难|短板)(?=[：:，,。]|[是和与])|存在的(?:困难|问题|不足)|(?:问题|不足|困难)(?:和挑战)?(?:仍然|依然|还)(?:不少|突出|较多)/u;
const ASKS_SHORT = /问题|困难|不足|短板|差距|挑战|薄弱|弱项|缺点|毛病|隐患|风险|差在哪|哪里差|哪儿差|查摆/u;
const SHORT_WORTH = 5;

/** "对外开放水平大幅提升。" alone on its line says nothing of what was done: what follows it does. */
const SAYS_LITTLE = 24;
const LITTLE_WORTH = 8;

/** Of what a passage tells that holds less than this share of the question. */
const LITTLE = 0.57;

/** Weighs hits against the question; best first. */
export function weighHits(
  question: Question,
  hits: readonly Hit[],
  query: SearchQuery,
  wording: Wording,
): readonly Evidence[] {
  const terms = weighTerms(question, wording);
  const ranked = bestSentences(hits, query);
  const noun = countedNoun(question);
  // Printed as a title somewhere, it is that title; else the words of it will do.
  const titles = titlesIn(question).flatMap(
    (title) => [`《${title}》`, title].find((form) => hits.some((hit) => hasTitle(hit, form))) ?? [],
  );
  const nounUnknown = isUnknown(question, terms);
  const identifiers = readIdentifiers(question.content);
  const top = Math.max(...ranked.map(({ score }) => score), Number.MIN_VALUE);
  const low = Math.min(...ranked.map(({ score }) => score), top);
  const weighed = hits.map((hit, at) => {
    const weights = hit.passage.sentences.map(() => 0);
    for (const { hit: of, sentence, score } of ranked) {
      const i = of === at ? hit.passage.sentences.indexOf(sentence) : -1;
      if (i >= 0) weights[i] = top === low ? 1 : (score - low) / (top - low);
    }
    const { folded, context } = viewOf(hit);
    const inText = matchTerms(folded, terms);
    // Headings are looked through only for what the text does not hold as it was typed.
    const best = inText.map((match) => {
      const [other] = match.share < 1 ? matchTerms(context, [match.term]) : [];
      return other !== undefined && other.share > match.share ? other : match;
    });
    // A part of a name that stands there with a slip is not missing.
    const slips = best
      .filter(({ term, share }) => term.slip === true && share > 0)
      .map(({ term }) => term.word);
    const missing = best
      .filter(
        ({ term, share }) =>
          share < 0.5 && term.slip !== true && !slips.some((slip) => slip.includes(term.word)),
      )
      .map(({ term }) => term);
    const covered = coverage(best);
    return {
      hit,
      years: query.years,
      folded,
      matches: inText,
      strength: Math.max(0, 1 - ((hits[0]?.score ?? 0) - hit.score) / NO_STRENGTH),
      sentences: weights,
      covered,
      weight: best.reduce(
        (sum, { term, share }) => sum + (term.slip === true && share === 0 ? 0 : term.weight),
        0,
      ),
      told: coverage(best.filter(({ term }) => term.word !== hit.report.place && !CHANGE.test(term.word))),
      missing,
      lacksNoun: missing.some(({ word, weight }) => noun.endsWith(word) && word.length > 1 && weight > KNOWN),
      nounUnknown,
      lacksPhrase:
        covered < LITTLE &&
        lacksKnownPhrase(question.content, missing, (phrase) => wording.isPrinted(phrase)),
      lacksTitle: titles.some((title) => !hasTitle(hit, title)),
      identified: identifiersHold(identifiers, hit.passage, folded),
    };
  });
  const asksShort = ASKS_SHORT.test(question.text);
  const asksWhat = question.wanted.kind === "topic" || question.wanted.kind === "list";
  const worth = ({ hit, covered, lacksTitle, folded }: Evidence): number =>
    hit.score -
    (asksWhat && hit.passage.kind === "prose" && folded.length < SAYS_LITTLE ? LITTLE_WORTH : 0) +
    COVERED_WORTH * (covered - Number(lacksTitle)) -
    (SHORTCOMINGS.test(folded) === asksShort ? 0 : SHORT_WORTH);
  return weighed.toSorted((a, b) => worth(b) - worth(a));
}

/** A word that weighs more is one that some report holds, and few do. */
const KNOWN = 3;
/** Nouns that say how much there is of a thing, and no thing. */
const AMOUNT = /(?:总量|总数|总额|总值|数量|金额|规模|人数|情况|面积|比例|次数)$/u;

/** Titles that a question names: "《外事信息》编了多少期". */
function titlesIn({ text }: Question): readonly string[] {
  return [...text.matchAll(/《([^《》]{2,40})》/gu)].flatMap(([, title]) => title ?? []);
}

function hasTitle(hit: Hit, title: string): boolean {
  const { folded, context } = viewOf(hit);
  return folded.includes(title) || context.includes(title);
}

/** "多少张门票", "几间客房": with a measure word of its own, a noun that stands in no report. */
function isUnknown(
  { wanted: { kind, unit, noun, named } }: Question,
  terms: readonly WeighedTerm[],
): boolean {
  if (kind !== "count" || unit === null || noun === null || !named) return false;
  const head = headOf(noun);
  const words = terms.filter(({ word, slip }) => slip !== true && head.includes(word));
  return words.length > 0 && words.every(({ unknown }) => unknown === true);
}

/** Words that are said of every indicator. */
const CHANGE = /^(?:增长|增加|增幅|增速|下降|减少|降低|提高|上升|上涨|同比|比上年)$/u;

/** Endings of indicators. */
const MEASURED = /(?:率|额|总值|产值|收入|支出|比重|指数|浓度|强度)$/u;

/** The noun that a question counts ("多少张居住证"), or the words that end on it; empty where none is said. */
function countedNoun({ wanted, content }: Question): string {
  // "失业率是多少": the words before the question word name what is measured.
  const said = content
    .replace(/\s+/gu, "")
    .replace(/[落降升涨增达跌][到至]$/u, "")
    .replace(/(?:(?:预期|主要)?目标|年?均值|平均值)$/u, "");
  if (wanted.kind === "percent" || wanted.kind === "money") return said;
  if (wanted.kind === "count" && wanted.unit === null && MEASURED.test(said)) return said;
  const head = wanted.kind === "count" && wanted.noun !== null ? headOf(wanted.noun) : "";
  return AMOUNT.test(head) ? "" : head;
}

/** Folded once for all questions: folding costs more than looking words up. */
const views = new WeakMap<Passage, { readonly folded: string; readonly context: string }>();

function viewOf({ passage, report }: Hit): { readonly folded: string; readonly context: string } {
  const known = views.get(passage);
  if (known !== undefined) return known;
  const view = {
    folded: prepare({ passage, report }).text,
    context: fold([report.title, report.place ?? "", report.issuer ?? "", ...passage.section].join(" ")),
  };
  views.set(passage, view);
  return view;
}
