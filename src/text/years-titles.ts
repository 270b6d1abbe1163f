/** The years that the title of a report names. Pure. */

import { allMatches } from "./all-matches.ts";
import { foldDigits } from "./numerals.ts";
import { namesEvent } from "./years-mentions.ts";

/** Years of a title: not those of an event in it nor of a far goal (`2035年远景目标`). */
export function titleYears(title: string): number[] {
  const years = allMatches(title, TITLE_YEAR)
    .filter((found) => !namesEvent(title, found.index + found[0].length))
    .map((found) => Number(found[1]));
  return [...new Set(years)];
}

const TITLE_YEAR = /(?<![\d〔[［])((?:19|20)\d{2})(?!\d|\s?年?远景)\s?年?/g;

/** The title; where it has no year, a short first line that has one and is worded as a title (`2023年工作总结`). */
export function titleOf(title: string, opening: readonly string[]): string {
  const own = withoutTitles(title.replaceAll(/[《》]/g, " "));
  if (/(?:19|20)\d{2}/.test(own)) return own;
  const line = opening
    .slice(0, 6)
    .find((text) => isTitleLine(text.trim()) || TITLE_YEAR_LINE.test(text.trim()));
  return line === undefined ? own : `${own} ${line}`;
}

/** `（2023年度）` below the title. */
const TITLE_YEAR_LINE = /^[（(]\s?(?:19|20)\d{2}\s?年(?:度|\s?第\s?\d{1,3}\s?期.{0,20})?\s?[）)]$/;

const TITLE_LINE = /^.{0,24}(?:19|20)\d{2}\s?年.{0,24}(?:总结|计划|报告|要点|打算|安排)$/;

/** "二、2024年工作打算": a part of the report, not all of it. */
const PLAN_OF_PART = /^[一二三四五六七八九十]{1,2}、.*(?:计划|要点|打算|安排)$/;

function isTitleLine(text: string): boolean {
  return TITLE_LINE.test(text) && !PLAN_OF_PART.test(text);
}

/** The gaps of `2 0 2 3 年 工 作 总 结`. */
const LETTER_SPACED = /(?:[\p{Script=Han}\d]\s{1,8}){4,}[\p{Script=Han}\d]/gu;

/** Titles in 《》 name other papers; their years and words say nothing about the section. */
export function withoutTitles(text: string): string {
  const closed = /\s/.test(text) ? text.replace(LETTER_SPACED, (run) => run.replace(/\s/g, "")) : text;
  const folded = foldDigits(closed);
  if (!/[《“]/.test(folded)) return folded;
  return folded
    .replace(/《[^《》]{0,120}》/g, "《》")
    .replace(/“[^“”]{0,80}”/g, (quoted) => (/\d/.test(quoted) ? "“”" : quoted));
}
