import type { Mark } from "../domain/answer.ts";
import type { Question } from "../question/question.ts";

/** How much a word tells: rare words much, common ones little; 0 and more. */
export type Rarity = (word: string) => number;

/** A word of the question with what it weighs and what may stand for it. */
export interface WeighedTerm {
  readonly word: string;
  readonly weight: number;
  readonly instead: readonly string[];
}

/** A word of the question and where a text holds it. */
export interface TermMatch {
  readonly term: WeighedTerm;
  readonly spans: readonly Mark[];
  /** 1 where the word stands there, less where only part of it or another word for it does. */
  readonly share: number;
}

/** Another word for the one that was typed counts a little less than the word itself. */
const INSTEAD_SHARE = 0.9;

/** The words of a question, weighed once for all passages. */
export function weighTerms(question: Question, rarity: Rarity): readonly WeighedTerm[] {
  const words = new Map<string, readonly string[]>();
  for (const word of question.terms) words.set(word, []);
  for (const { typed, instead } of question.alternatives) {
    for (const word of words.keys()) {
      if (word === typed || (word.length > 1 && typed.includes(word))) {
        words.set(word, [...(words.get(word) ?? []), ...instead]);
      }
    }
  }
  return [...words].map(([word, instead]) => ({ word, weight: rarity(word), instead }));
}

/** Finds the words of a question in a folded text. */
export function matchTerms(text: string, terms: readonly WeighedTerm[]): readonly TermMatch[] {
  return terms.map((term) => {
    const own = occurrences(text, term.word);
    if (own.length > 0) return { term, spans: own, share: 1 };
    for (const word of term.instead) {
      const spans = occurrences(text, word);
      if (spans.length > 0) return { term, spans, share: INSTEAD_SHARE };
    }
    return { term, ...partMatch(text, term.word) };
  });
}

/** Share of the question's weight that a text holds, 0 to 1; 1 where the question has no words. */
export function coverage(matches: readonly TermMatch[]): number {
  let all = 0;
  let held = 0;
  for (const { term, share } of matches) {
    all += term.weight;
    held += term.weight * share;
  }
  return all === 0 ? 1 : held / all;
}

/** How near the matched words stand to a stretch of the text, 0 to 1. `reach` is the distance in characters that counts a third. */
export function nearness(matches: readonly TermMatch[], at: Mark, reach: number): number {
  let all = 0;
  let near = 0;
  for (const { term, spans, share } of matches) {
    all += term.weight;
    let best = 0;
    for (const span of spans) {
      const distance = Math.max(0, span.start - at.end, at.start - span.end);
      best = Math.max(best, Math.exp(-distance / reach));
    }
    near += term.weight * share * best;
  }
  return all === 0 ? 0 : near / all;
}

/** A word of three characters or more of which a part stands there: half the share of that part. */
function partMatch(text: string, word: string): { spans: readonly Mark[]; share: number } {
  if (word.length < 3 || !/^\p{Script=Han}+$/u.test(word)) return { spans: [], share: 0 };
  let spans: readonly Mark[] = [];
  let held = 0;
  for (let i = 0; i + 1 < word.length; i++) {
    const found = occurrences(text, word.slice(i, i + 2));
    if (found.length === 0) continue;
    held += 1;
    spans = [...spans, ...found];
  }
  return { spans, share: held / (word.length - 1) / 2 };
}

/** More places than this tell nothing new about where a word stands. */
const MOST_PLACES = 12;

function occurrences(text: string, word: string): readonly Mark[] {
  const spans: Mark[] = [];
  if (word === "") return spans;
  for (let at = text.indexOf(word); at >= 0 && spans.length < MOST_PLACES; at = text.indexOf(word, at + word.length)) {
    // A number matches only a whole number: 20 does not stand in 2020.
    if (/^\d/u.test(word) && (/\d/u.test(text[at - 1] ?? "") || /\d/u.test(text[at + word.length] ?? ""))) continue;
    spans.push({ start: at, end: at + word.length });
  }
  return spans;
}
