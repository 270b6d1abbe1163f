import { fold } from "../text/fold.ts";
import builtIn from "./synonyms.json" with { type: "json" };

/** Words that may stand for each other; the first is the one people type. */
export type SynonymGroup = readonly string[];

/** The general vocabulary of the field that ships with the product. */
export const generalSynonyms: readonly SynonymGroup[] = builtIn;

/** A word of the question and what the reports may say instead. */
export interface Alternative {
  /** As it stands in the folded question. */
  readonly typed: string;
  /** Other words for it, folded. */
  readonly instead: readonly string[];
}

/** Reads a synonym file: a group a line, words parted by `=`, `#` begins a comment. Lines with one word are left out. */
export function parseSynonyms(text: string): readonly SynonymGroup[] {
  return text
    .split(/\r?\n/u)
    .map((line) => (line.split("#")[0] ?? "").split("=").map((word) => word.trim()).filter(Boolean))
    .filter((group) => group.length > 1);
}

/** The alternatives of the words that a folded question holds; longer words win over the shorter ones inside them. */
export function alternativesIn(text: string, groups: readonly SynonymGroup[]): readonly Alternative[] {
  const found: Alternative[] = [];
  for (const group of groups) {
    const words = group.map((word) => fold(word));
    const typed = words.filter((word) => text.includes(word)).toSorted((a, b) => b.length - a.length)[0];
    if (typed === undefined) continue;
    const instead = words.filter((word) => word !== typed && !text.includes(word));
    if (instead.length > 0) found.push({ typed, instead });
  }
  return found;
}
