/** How well two torn edges of text fit together, told from the letters of the same report and from words across the seam. */

import type { Block } from "./blocks.ts";
import { fold } from "./fold.ts";
import { tagWords } from "./segmenter.ts";
import { isHan } from "./spaces.ts";

/** How often two and three characters stand side by side in a report. */
export interface Letters {
  readonly pairs: ReadonlyMap<string, number>;
  readonly triples: ReadonlySet<string>;
  /** Seams that were looked up in the dictionary: the same edges are tried against each other many times. */
  readonly words: Map<string, boolean>;
}

/** So many characters tell which words a report uses. */
const COUNTED = 150_000;
const NOT_LETTERS = /[\s\u2000-\u200a\u3000*]+/g;

/** Counts the letters inside the lines of these blocks; across line ends nothing is certain and nothing is counted. */
export function countLetters(blocks: readonly Block[]): Letters {
  const pairs = new Map<string, number>();
  const triples = new Set<string>();
  let counted = 0;
  for (const block of blocks) {
    for (const line of block.lines) {
      if (counted > COUNTED) return { pairs, triples, words: new Map() };
      const text = line.text.replace(NOT_LETTERS, "");
      counted += text.length;
      for (let i = 0; i + 1 < text.length; i++) {
        const pair = text.slice(i, i + 2);
        pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
        triples.add(text.slice(i, i + 3));
      }
    }
  }
  return { pairs, triples, words: new Map() };
}

const OPENERS = "“《（(【";
const CLOSERS = "”》）)】";
const REACH = 80;

/** The sign left open at the end of a text, or closed without an opening at the begin of one; empty where they balance. */
function unclosed(text: string): string {
  const open: string[] = [];
  for (const char of text) {
    if (OPENERS.includes(char)) open.push(char);
    else if (CLOSERS.includes(char)) {
      const partner = OPENERS[CLOSERS.indexOf(char)];
      if (open.at(-1) === partner) open.pop();
    }
  }
  return open.at(-1) ?? "";
}

function unopened(text: string): string {
  let depth = 0;
  for (const char of text) {
    if (OPENERS.includes(char)) depth++;
    else if (CLOSERS.includes(char)) {
      if (depth === 0) return char;
      depth--;
    }
  }
  return "";
}

/** Points for and against: what a seam is worth. Above zero it holds, well below it does not. */
const DATE_GOES_ON = 4;
const NUMBER_GOES_ON = 1.5;
const BALANCED = 3;
const UNSEEN = -1.5;
const MAKES_WORD = 2.5;
const AFTER_STOP = -3;

/** How well `right` goes on from `left`; the letters tell which words the report uses. */
export function seam(left: string, right: string, letters: Letters): number {
  const l = left.at(-1) ?? "";
  const r = right.at(0) ?? "";
  if (l === "" || r === "") return UNSEEN;
  let score = balance(left.slice(-REACH), right.slice(0, REACH));
  if (/[。！？]/.test(l)) return score + AFTER_STOP;
  if (/\d月$/.test(left) && /^\d{1,2}日/.test(right)) return score + DATE_GOES_ON;
  if (left.endsWith("年") && /^(?:内|底|初|末|来|度|间|\d{1,2}月)/.test(right))
    return score + DATE_GOES_ON / 2;
  if (/\d$/.test(l))
    return score + (/^[\d月日年万亿余多个位名家场次届条期件项人%％.]/.test(right) ? NUMBER_GOES_ON : UNSEEN);
  const seen = letters.pairs.get(l + r) ?? 0;
  if (isHan(l) && isHan(r)) {
    if (seen === 0) return score + (makesWord(left, right, letters) ? MAKES_WORD : UNSEEN);
    score += Math.min(3, Math.log2(1 + seen));
    if (letters.triples.has(left.slice(-2) + r)) score += 1.5;
    if (letters.triples.has(l + right.slice(0, 2))) score += 1.5;
    return score;
  }
  if (/[，。、；：）”》]/.test(r)) return score + (isHan(l) ? 1 : -1);
  return score + (seen > 0 ? 0.5 : 0);
}

/** Characters on each side that a word across the seam may reach. */
const WORD_REACH = 6;

function makesWord(left: string, right: string, { words }: Letters): boolean {
  const edge = `${left.slice(-WORD_REACH)}|${right.slice(0, WORD_REACH)}`;
  let known = words.get(edge);
  known ??= cutsWord(left, right);
  words.set(edge, known);
  return known;
}

/** Whether the dictionary knows a word that a seam would cut: `志` / `愿者`. Names it guesses do not count. */
export function cutsWord(left: string, right: string): boolean {
  const before = fold(left.slice(-WORD_REACH));
  const after = fold(right.slice(0, WORD_REACH));
  return tagWords(before + after).some(
    ({ word, at, class: kind }) => kind !== "name" && at < before.length && at + word.length > before.length,
  );
}

function balance(left: string, right: string): number {
  const open = unclosed(left);
  const close = unopened(right);
  if (open === "" && close === "") return 0;
  if (open !== "" && close !== "" && OPENERS.indexOf(open) === CLOSERS.indexOf(close)) return BALANCED;
  return open !== "" && close !== "" ? -BALANCED : -1;
}
