import { fold } from "../text/fold.ts";
import { numeralValue } from "../text/numerals.ts";
import builtIn from "./synonyms.json" with { type: "json" };

/** Words that may stand for each other. */
export type SynonymGroup = readonly string[];

/** A word of the question and what the reports may say instead. */
export interface Alternative {
  /** As it stands in the folded question. */
  readonly typed: string;
  /** Other words for it, folded, best first. */
  readonly instead: readonly string[];
}

/** Typed word → words instead. */
export type Synonyms = ReadonlyMap<string, readonly string[]>;

/** The general vocabulary of the field that ships with the product, and a user's own groups. */
export function readSynonyms(own: readonly SynonymGroup[] = []): Synonyms {
  const words = new Map<string, string[]>();
  const add = (typed: string, instead: readonly string[]): void => {
    const key = fold(typed);
    const known = words.get(key) ?? [];
    for (const word of instead.map(fold)) if (word !== key && !known.includes(word)) known.push(word);
    words.set(key, known);
  };
  // A user's groups come first: the first words are the best.
  for (const group of [...own, ...builtIn.same]) for (const word of group) add(word, group);
  for (const [typed, official] of Object.entries(builtIn.official)) add(typed, official);
  return words;
}

/** Reads a synonym file: a group a line, words parted by `=`, `#` begins a comment. Lines with one word are left out. */
export function parseSynonyms(text: string): readonly SynonymGroup[] {
  return text
    .split(/\r?\n/u)
    .map((line) =>
      (line.split("#")[0] ?? "")
        .split("=")
        .map((word) => word.trim())
        .filter(Boolean),
    )
    .filter((group) => group.length > 1);
}

/** Longest typed word that is looked up, in characters. */
const LONGEST = 12;

/**
 * The alternatives of the words that a folded text holds, in order, longest words first and none inside another:
 * "领保案子" gives 领保 and 案子. Numbers in Chinese have their digits as alternative, and the other way round.
 */
export function alternativesIn(text: string, synonyms: Synonyms): readonly Alternative[] {
  const found: Alternative[] = [];
  for (let at = 0; at < text.length; ) {
    let taken = 1;
    for (let length = Math.min(LONGEST, text.length - at); length > 0; length--) {
      const typed = text.slice(at, at + length);
      const instead = synonyms.get(typed)?.filter((word) => !text.includes(word));
      if (instead === undefined || insideLatin(text, at, length)) continue;
      if (instead.length > 0) found.push({ typed, instead });
      taken = length;
      break;
    }
    at += taken;
  }
  return [...found, ...numerals(text)];
}

/** Whether a stretch of Latin letters begins or ends inside a longer word ("ai" in "email"). */
function insideLatin(text: string, at: number, length: number): boolean {
  const letter = /[a-z0-9]/u;
  const joined = (left: number): boolean =>
    letter.test(text[left] ?? "") && letter.test(text[left + 1] ?? "");
  return joined(at - 1) || joined(at + length - 1);
}

/** "第25届" ↔ "第二十五届", "五十年" ↔ "50年": numbers below a hundred before what is counted in order or years. */
function numerals(text: string): readonly Alternative[] {
  const found: Alternative[] = [];
  for (const match of text.matchAll(
    /([一二三四五六七八九十]{1,3})(?=周?年|届|次会|[大项场])|(?<=第)([一二三四五六七八九十]{1,3})/gu,
  )) {
    const value = numeralValue(match[0]);
    if (value !== null && value > 9) found.push({ typed: match[0], instead: [String(value)] });
  }
  // "第十八个": the dictionary parts it in many ways, all of which are that number.
  for (const [typed, number = "", unit = ""] of text.matchAll(
    /第([一二三四五六七八九十]{1,3})([个位家座对名])/gu,
  )) {
    const value = numeralValue(number);
    if (value !== null && value > 9) found.push({ typed, instead: [`第${value}${unit}`] });
  }
  for (const match of text.matchAll(/(?<![\d.])(\d{1,2})(?=周?年|届|次会)|(?<=第)(\d{1,2})(?!\d)/gu)) {
    const value = Number(match[0]);
    if (value > 0) found.push({ typed: match[0], instead: [chineseNumeral(value)] });
  }
  return found;
}

/** A number from 1 to 99 in Chinese. */
function chineseNumeral(value: number): string {
  const digits = "零一二三四五六七八九";
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  if (tens === 0) return digits.charAt(ones);
  return `${tens === 1 ? "" : digits.charAt(tens)}十${ones === 0 ? "" : digits.charAt(ones)}`;
}
