/** The same question for another year, all years, or year by year: what year buttons ask. */

import { readYears } from "../question/years.ts";

const EVERY_YEAR = "历年";

/** The words of a question without its years. */
export function withoutYears(question: string, today: Date): string {
  const rest = readYears(question, today).rest.replaceAll(EVERY_YEAR, " ");
  return rest.replace(/\s+/gu, " ").trim();
}

/** The question for one year. */
export function forYear(question: string, year: number, today: Date): string {
  return `${year}年 ${withoutYears(question, today)}`.trim();
}

/** The question for every year, a line each. */
export function forAllYears(question: string, today: Date): string {
  return `${EVERY_YEAR} ${withoutYears(question, today)}`.trim();
}
