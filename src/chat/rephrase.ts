/** The same question for another year, all years, or year by year: what year buttons ask. */

import { parseQuestion } from "../question/question.ts";
import { readYears } from "../question/years.ts";
import type { Again } from "./reply.ts";

const EVERY_YEAR = "历年";

/** Joints that stood between years and stand alone without them. */
const LEFT_OVER = /(?<=^|\s)(?:和|与|跟|及|到|至|、|[,，])(?=\s|$)/gu;

/** What a question is about, for headings: its words without years, courtesy and the words that ask. */
export function topicOfQuestion(question: string, today: Date): string {
  const folded = parseQuestion(question, today).content.replace(LEFT_OVER, " ").replace(/\s+/gu, " ").trim();
  const typed = new Map((question.match(/[A-Za-z]+/gu) ?? []).map((word) => [word.toLowerCase(), word]));
  return folded.replace(/[a-z]+/gu, (word) => typed.get(word) ?? word);
}

/** The words of a question without its years. */
export function withoutYears(question: string, today: Date): string {
  const rest = readYears(question, today).bare.replaceAll(EVERY_YEAR, " ");
  return rest.replace(LEFT_OVER, " ").replace(/\s+/gu, " ").trim();
}

/** The question for one year. */
function forYear(question: string, year: number, today: Date): string {
  return `${year}年 ${withoutYears(question, today)}`.trim();
}

/** The question for every year, a line each. */
export function forAllYears(question: string, today: Date): string {
  return `${EVERY_YEAR} ${withoutYears(question, today)}`.trim();
}

/** The question that a button asks. `original` is what the person wrote where it was taken as a follow-up. */
export function rephrase(question: string, original: string | null, how: Again, today: Date): string {
  switch (how.kind) {
    case "year":
      return forYear(question, how.year, today);
    case "all-years":
      return withoutYears(question, today);
    case "trend":
      return forAllYears(question, today);
    case "fresh":
      return original ?? question;
    case "retry":
      return question;
  }
}
