/** Phrases of a question that the reports print elsewhere. Pure. */

import type { WeighedTerm } from "./matches.ts";

/** So many characters tell a thing by its name: two words, or one of a special field. */
const SHORTEST = 3;
/** `第一批`, `计划`: said of many things. */
const OF_ANY = /^(?:第|[原年]?\p{Script=Han}?计划|\p{Script=Han}*[省市区县镇乡]$)/u;

/**
 * Whether the question has a phrase, of whole words, that some report prints and of which this passage has no word: reports
 * know the thing by that name and tell of it elsewhere.
 */
export function lacksKnownPhrase(
  content: string,
  missing: readonly WeighedTerm[],
  isPrinted: (phrase: string) => boolean,
): boolean {
  const covered = new Uint8Array(content.length + 1);
  const starts = new Set<number>();
  const ends = new Set<number>();
  for (const { word, stranger, slip } of missing) {
    if (stranger === true || slip === true) continue;
    for (let at = content.indexOf(word); at >= 0; at = content.indexOf(word, at + 1)) {
      covered.fill(1, at, at + word.length);
      starts.add(at);
      ends.add(at + word.length);
    }
  }
  for (const start of starts) {
    for (let end = start + 1; covered[end - 1] === 1; end++) {
      const phrase = content.slice(start, end);
      if (phrase.length >= SHORTEST && ends.has(end) && !OF_ANY.test(phrase) && isPrinted(phrase))
        return true;
    }
  }
  return false;
}
