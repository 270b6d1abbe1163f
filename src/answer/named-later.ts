import type { Question } from "../question/question.ts";
import { type ScoredCandidate, sentenceAt } from "./candidate.ts";
import type { Evidence } from "./weigh.ts";

/** Names and pairs of words of the question that are as long, or longer, tell what it is about. */
const TELLING = 3;
/** A sentence that weighs less stands aside: there a name of two characters tells as well. */
const ASIDE = 0.5;
const TELLING_ASIDE = 2;

const BODY = /[部委办局院会所心学司馆]$/u;

/** What the question is about is first told behind the sentence of a figure: the figure is said of something else. */
export function isNamedLater(
  { names, content, terms }: Question,
  best: ScoredCandidate,
  evidence: Evidence | undefined,
): boolean {
  if (evidence === undefined || (best.kind !== "figure" && best.kind !== "date")) return false;
  const { passage, report } = evidence.hit;
  const end = sentenceAt(evidence.hit, best.start)?.end ?? best.end;
  const title = [report.title, report.place ?? "", ...passage.section].join(" ");
  const before = evidence.folded.slice(0, end);
  // A pair of which one word is told already may be told in other words.
  const pairs = terms.flatMap((term, i) => {
    const next = terms[i + 1] ?? "";
    return content.includes(term + next) && !before.includes(term) && !before.includes(next)
      ? [term + next]
      : [];
  });
  // A body that had part in it may be named behind the day.
  const named = best.kind === "date" ? names.filter((name) => !BODY.test(name)) : names;
  return [...named, ...pairs.filter((pair) => pair.length > TELLING)].some(
    (told) =>
      told.length >= (best.sentence < ASIDE ? TELLING_ASIDE : TELLING) &&
      !title.includes(told) &&
      evidence.folded.indexOf(told) >= end,
  );
}
