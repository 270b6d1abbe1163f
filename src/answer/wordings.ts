import type { Question } from "../question/question.ts";

/** The content of a question in its own words, and with what reports may say instead. */
const wordings = new WeakMap<Question, readonly string[]>();
/** Alternatives of a word that are tried; the first are the best. */
const TRIED = 3;

/** A question's content in its own words first, then in those of reports. */
export function wordingsOf(question: Question): readonly string[] {
  const known = wordings.get(question);
  if (known !== undefined) return known;
  const found = new Set([question.content]);
  for (let i = 0; i < TRIED; i++) {
    let content = question.content;
    for (const { typed, instead } of question.alternatives)
      content = content.replace(typed, instead[i] ?? instead[0] ?? typed);
    found.add(content);
  }
  const list = [...found];
  wordings.set(question, list);
  return list;
}

/**
 * The longest stretch that two short texts share; the last one where several are as long. `within` asks for one that
 * ends so near the end of `text`.
 */
export function longestCommon(
  text: string,
  other: string,
  within = text.length,
): { at: number; length: number } {
  let best = { at: text.length, length: 0 };
  let previous = new Uint8Array(other.length + 1);
  for (let i = 1; i <= text.length; i++) {
    const row = new Uint8Array(other.length + 1);
    for (let j = 1; j <= other.length; j++) {
      if (text[i - 1] !== other[j - 1]) continue;
      const length = (previous[j - 1] ?? 0) + 1;
      row[j] = length;
      if (length >= best.length && text.length - i <= within) best = { at: i - length, length };
    }
    previous = row;
  }
  return best;
}
