/** Whether a passage lacks the very thing that is measured or counted: then its figures are of another. Pure. */

import { headOf } from "../question/noun.ts";
import type { Question } from "../question/question.ts";
import { tagWords } from "../text/segmenter.ts";
import type { ScoredCandidate } from "./candidate.ts";
import type { Evidence } from "./weigh.ts";

/** A noun weighs so much where few passages have it: then it tells what the question is about. */
export const TELLING = 3;

/** What is asked of a whole and of its parts. */
export const ASKED_OF_PARTS: ReadonlySet<string> = new Set(["count", "percent", "money"]);

/** What is measured, of what an amount is, or of which kind those are that are counted: the passage does not say it. */
export function lacksWhatIsAsked(question: Question, best: ScoredCandidate, evidence: Evidence): boolean {
  if (!ASKED_OF_PARTS.has(question.wanted.kind)) return false;
  return (
    lacksIndicator(question, evidence) ||
    lacksModifier(question, evidence) ||
    lacksKind(question, best, evidence)
  );
}

/** What figures measure; people and reports say it in these words. */
const INDICATOR =
  /^(?:收入|支出|工资|存款|贷款|利润|税收|产值|物价|低保|保费|债务|负债|赤字|赤字率|客运量|货运量|吞吐量|旅游|人口|客流|用电量|发电量|失业率|进出口)$/u;
const RATE = /^\p{Script=Han}{0,2}(?:失业率|增加值|销售额|零售额|成交额|交易额|营业额|签约额)/u;
/** "跟打鱼有关的几件", "医疗这块多少钱". */
const RELATED = /[跟和与]([^跟和与，,\s]{2,6})(?:有关|相关)|(\p{Script=Han}{2,6})(?:这一?块|这方面)/u;

/** What is measured, or what it is to be about, stands neither in the passage nor above it, in no other words either. */
function lacksIndicator({ text, content }: Question, { missing }: Evidence): boolean {
  const [, about = "", part = ""] = RELATED.exec(text) ?? [];
  return missing.some(
    ({ word, weight, unknown }) =>
      INDICATOR.test(word) ||
      (word.length > 1 && about.includes(word)) ||
      (word.length > 1 && unknown !== true && part.endsWith(word)) ||
      // "调查失业率": reports know the word, and this passage tells of another rate.
      (unknown !== true && word.length > 1 && weight >= TELLING && RATE.test(content.split(word)[1] ?? "")),
  );
}

/** "教育支出": what an amount of money is of. */
const MONEY_OF = /(\p{Script=Han}{2,4}?)(?:支出|收入|投资|产值|增加值|贷款|存款|税收|补贴|补助|经费)/gu;

/** What an amount is of stands neither in the passage nor above it. */
function lacksModifier({ content }: Question, { missing }: Evidence): boolean {
  const modifiers = [...content.matchAll(MONEY_OF)].map(([, modifier = ""]) => modifier);
  return missing.some(
    ({ word, weight, unknown }) =>
      unknown !== true && word.length > 1 && weight >= TELLING && modifiers.some((one) => one.endsWith(word)),
  );
}

/** A passage that holds so much of the question tells of it, in whatever words. */
const TELLS = 0.6;
/** "侨资企业有多少家": of which kind those are that are counted stands right before them, and the passage says it nowhere. */
function lacksKind(
  { wanted, content, placeWords }: Question,
  best: ScoredCandidate,
  { missing, folded, covered, hit }: Evidence,
): boolean {
  if (best.kind !== "figure" || covered >= TELLS) return false;
  const noun = headOf(wanted.noun ?? content.trim().split(/\s/u).at(-1) ?? "");
  return missing.some(({ word, weight, unknown, instead }) => {
    // What people say in other words may be told in others still.
    if (unknown === true || instead.length > 0 || word.length < 2 || weight < TELLING) return false;
    if (word === hit.report.place || placeWords.includes(word)) return false;
    const behind = content.split(word)[1] ?? "";
    const [next] = tagWords(behind.slice(0, 6));
    return (
      next?.at === 0 &&
      next.class === "noun" &&
      next.word.length > 1 &&
      noun.endsWith(next.word) &&
      folded.includes(next.word)
    );
  });
}
