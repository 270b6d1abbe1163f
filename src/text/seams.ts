/** How well two torn edges of text fit together, told from the letters of the same report and from words across the seam. */

import type { Block } from "./blocks.ts";
import { fold } from "./fold.ts";
import { isBlankCode, type Line } from "./lines.ts";
import { partsWord } from "./segmenter.ts";
import { signTable } from "./sign-table.ts";
import { isHan } from "./spaces.ts";

/** Where the letters of a report stand beside each other. */
export interface Letters {
  /** The lines that are looked at, a line end before and behind each: across it nothing is certain. */
  readonly text: string;
  /** Where a pair of letters stands last, by its slot (`slotOf`); 0 where none of that slot stands. */
  readonly last: Int32Array;
  /** Where a pair of the slot of the pair at each place stands the time before, 0 where none does. */
  readonly earlier: Int32Array;
  /** Pairs that were looked up: the same edges are tried against each other many times. */
  readonly pairs: Map<number, Pair>;
  /** Seams that were looked up in the dictionary, for the same reason. */
  readonly words: Map<string, boolean>;
  /** Seams between a line and the next of its text, by the first of them: every text torn near by asks for them. */
  readonly natural: Map<Line, { readonly next: Line; readonly worth: Worth }>;
}

/** Two letters side by side. */
interface Pair {
  /** How often they stand so. */
  readonly seen: number;
  /** The letters that stand before them, and behind them. */
  readonly before: string;
  readonly behind: string;
}

/** So many characters tell which words a report uses. */
const LOOKED_AT = 150_000;
const NOT_LETTERS = /[\s\u2000-\u200a\u3000*]+/g;

/** Whether a text may hold what is no letter: most lines hold letters only. */
function hasOther(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x2a || isBlankCode(code)) return true;
  }
  return false;
}

/** Pairs of letters are looked up by slots, which few pairs of a report share. */
const SLOTS = 0x10000;

function slotOf(letter: number, next: number): number {
  return (letter * 31 + next) % SLOTS;
}

/** Reads the letters inside the lines of these blocks. */
export function lettersOf(blocks: readonly Block[]): Letters {
  let text = "\n";
  for (const { lines } of blocks)
    for (const line of lines)
      if (text.length <= LOOKED_AT)
        text += `${hasOther(line.text) ? line.text.replace(NOT_LETTERS, "") : line.text}\n`;
  const last = new Int32Array(SLOTS);
  const earlier = new Int32Array(text.length);
  let letter = text.charCodeAt(1);
  for (let at = 1; at + 1 < text.length; at++) {
    const next = text.charCodeAt(at + 1);
    const slot = slotOf(letter, next);
    earlier[at] = last[slot] ?? 0;
    last[slot] = at;
    letter = next;
  }
  return { text, last, earlier, pairs: new Map(), words: new Map(), natural: new Map() };
}

function pairOf(left: string, right: string, { text, last, earlier, pairs }: Letters): Pair {
  const letter = left.charCodeAt(0);
  const next = right.charCodeAt(0);
  const key = letter * 0x10000 + next;
  const known = pairs.get(key);
  if (known !== undefined) return known;
  let seen = 0;
  let before = "";
  let behind = "";
  for (let at = last[slotOf(letter, next)] ?? 0; at > 0; at = earlier[at] ?? 0) {
    if (text.charCodeAt(at) !== letter || text.charCodeAt(at + 1) !== next) continue;
    seen++;
    before += text.charAt(at - 1);
    behind += text.charAt(at + 2);
  }
  const pair = { seen, before, behind };
  pairs.set(key, pair);
  return pair;
}

const OPENERS = "“《（(【";
const CLOSERS = "”》）)】";
const PAIRS = OPENERS.length;
const PAIRED = signTable(OPENERS + CLOSERS);
const REACH = 80;

/** The pair of the sign left open at the end of a text, counted from 1; 0 where all that it opens is closed. */
function unclosed(text: string): number {
  const open: number[] = [];
  for (let at = Math.max(0, text.length - REACH); at < text.length; at++) {
    const sign = PAIRED[text.charCodeAt(at)] ?? 0;
    if (sign === 0) continue;
    if (sign <= PAIRS) open.push(sign);
    else if (open.at(-1) === sign - PAIRS) open.pop();
  }
  return open.at(-1) ?? 0;
}

/** The same of a sign that is closed at the begin of a text without an opening. */
function unopened(text: string): number {
  let depth = 0;
  for (let at = 0; at < Math.min(text.length, REACH); at++) {
    const sign = PAIRED[text.charCodeAt(at)] ?? 0;
    if (sign === 0) continue;
    if (sign <= PAIRS) depth++;
    else if (depth === 0) return sign - PAIRS;
    else depth--;
  }
  return 0;
}

/** Points for and against: what a seam is worth. Above zero it holds, well below it does not. */
const DATE_GOES_ON = 4;
const NUMBER_GOES_ON = 1.5;
const BALANCED = 3;
const UNSEEN = -1.5;
const MAKES_WORD = 2.5;
const LONGER = 1.5;
const AFTER_STOP = -3;

/** What a seam may be worth before the dictionary is asked, which costs more than all the rest. */
interface Worth {
  readonly least: number;
  readonly most: number;
}

/** How well `right` goes on from `left`; the letters tell which words the report uses. */
export function seam(left: string, right: string, letters: Letters): number {
  return settled(worth(left, right, letters), left, right, letters);
}

/** What a seam of which the least and the most are known is worth. */
export function settled({ least, most }: Worth, left: string, right: string, letters: Letters): number {
  return least < most && makesWord(left, right, letters) ? most : least;
}

/** The least and the most that `seam` can tell. */
export function worth(left: string, right: string, letters: Letters): Worth {
  const l = left.at(-1) ?? "";
  const r = right.at(0) ?? "";
  if (l === "" || r === "") return sure(UNSEEN);
  const score = balance(left, right);
  if (/[。！？]/.test(l)) return sure(score + AFTER_STOP);
  if (l === "月" && /\d月$/.test(left.slice(-2)) && /^\d{1,2}日/.test(right))
    return sure(score + DATE_GOES_ON);
  if (l === "年" && /^(?:内|底|初|末|来|度|间|\d{1,2}月)/.test(right)) return sure(score + DATE_GOES_ON / 2);
  if (/\d/.test(l)) {
    const goesOn = /^[\d月日年万亿余多个位名家场次届条期件项人%％.]/.test(right);
    return sure(score + (goesOn ? NUMBER_GOES_ON : UNSEEN));
  }
  const { seen, before, behind } = pairOf(l, r, letters);
  if (isHan(l) && isHan(r)) {
    if (seen === 0) return { least: score + UNSEEN, most: score + MAKES_WORD };
    const longer =
      Number(before.includes(left.at(-2) ?? "\n")) + Number(behind.includes(right.at(1) ?? "\n"));
    return sure(score + Math.min(3, Math.log2(1 + seen)) + LONGER * longer);
  }
  if (/[，。、；：）”》]/.test(r)) return sure(score + (isHan(l) ? 1 : -1));
  return sure(score + (seen > 0 ? 0.5 : 0));
}

/** What `worth` tells of two lines that stand together. */
export function naturalWorth(left: Line, right: Line, letters: Letters): Worth {
  const known = letters.natural.get(left);
  if (known?.next === right) return known.worth;
  const found = worth(left.text, right.text, letters);
  letters.natural.set(left, { next: right, worth: found });
  return found;
}

function sure(score: number): Worth {
  return { least: score, most: score };
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
  return partsWord(before + fold(right.slice(0, WORD_REACH)), before.length);
}

function balance(left: string, right: string): number {
  const open = unclosed(left);
  const close = unopened(right);
  if (open === 0 && close === 0) return 0;
  if (open === close) return BALANCED;
  return open > 0 && close > 0 ? -BALANCED : -1;
}
