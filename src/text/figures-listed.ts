/** Figures told one by one of years that are listed before them: `2022年和2023年分别接待外宾19批、86批`. */

import type { Figure } from "../domain/report.ts";
import { allMatches } from "./all-matches.ts";
import type { ReadSentence } from "./years-sentences.ts";

const YEAR = "(?:(?:19|20)\\d{2}年?|前年|去年|上年|今年)";
/** Two years or more, or a range of them, and 分别 not far behind. */
const LISTED = new RegExp(
  `((?:${YEAR}(?:度|全年)?[、和与及]){1,5}${YEAR}|(?:19|20)\\d{2}年?(?:—{1,2}|–|-|至|到)(?:19|20)\\d{2}年)[^，。；\\d]{0,14}，?[^，。；\\d]{0,6}分别`,
  "g",
);
const ONE = /(?:19|20)\d{2}|前年|去年|上年|今年/g;
const RANGE = /^((?:19|20)\d{2})年?(?:—{1,2}|–|-|至|到)((?:19|20)\d{2})年$/;
/** More years than this are no list. */
const MOST = 6;

/**
 * The years of such figures, by where each figure begins in the folded text. Only where as many figures of one unit
 * follow as years are listed; the others of the sentence are of no certain year (null).
 */
export function listedYears(
  folded: string,
  { start, end, mentions }: ReadSentence,
  figures: readonly Figure[],
): ReadonlyMap<number, number | null> {
  const found = new Map<number, number | null>();
  const sentence = folded.slice(start, end);
  if (!sentence.includes("分别")) return found;
  for (const match of allMatches(sentence, LISTED)) {
    const years = yearsIn(match[1] ?? "", (at) => {
      const mention = mentions.find((one) => one.start === match.index + at);
      return mention?.year ?? null;
    });
    const from = start + match.index + match[0].length;
    const behind = figures.filter(
      (figure) => figure.start >= from && figure.end <= end && figure.kind !== "year",
    );
    for (const unit of new Set(behind.map((figure) => figure.unit))) {
      const same = behind.filter((figure) => figure.unit === unit);
      const told = years.length === same.length && !years.includes(null);
      for (const [i, figure] of same.entries()) found.set(figure.start, told ? (years[i] ?? null) : null);
    }
  }
  return found;
}

function yearsIn(list: string, relative: (at: number) => number | null): readonly (number | null)[] {
  const range = RANGE.exec(list);
  if (range !== null) {
    const [first, last] = [Number(range[1]), Number(range[2])];
    return last > first && last - first < MOST
      ? Array.from({ length: last - first + 1 }, (_, i) => first + i)
      : [];
  }
  return allMatches(list, ONE).map(({ 0: word, index }) =>
    /\d/.test(word) ? Number(word) : relative(index),
  );
}
