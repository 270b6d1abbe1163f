/**
 * Which gaps between the words of a source are wanted and which only come from setting the type:
 * letter spacing, justified lines, half-width spaces round numbers, two-character names stretched
 * to the width of three. Pure.
 */

/** How the text round a gap is set: running text, a heading, names, or table cells parted by spaces (`row`) or by tabs (`cells`). */
export type Setting = "prose" | "heading" | "row" | "cells";

/** What stands round a gap: the words to its left and right, up to the next gaps, and the gap itself. */
export interface Gap {
  readonly left: string;
  readonly right: string;
  readonly space: string;
  /** Word before `left` and after `right`; empty at the ends. */
  readonly before: string;
  readonly after: string;
  /** Inside quotation marks or title marks. */
  readonly quoted: boolean;
  /** Stands in a line that has a space after nearly every character. */
  readonly spaced: boolean;
  /** Stands in a line that holds no sentence: a title, a name, a caption. */
  readonly short: boolean;
  /** The word to the left is the second half of a stretched name. */
  readonly named: boolean;
}

const HAN = /[\u3400-\u9fff\uf900-\ufaff〇○々]/;
const WORD = /[A-Za-zÀ-ɏ0-9]/;
const DIGIT = /[0-9０-９]/;
const ASCII = /[!-~À-ɏ]/;
const WIDE_SPACE = /[\u2000-\u2003\u3000]/;

/** Whether a single character is a Chinese one. */
export function isHan(char: string): boolean {
  return HAN.test(char);
}

/** Length of the run of Chinese characters a word ends or begins with, counted up to four: more makes no difference. */
function hanRun(word: string, fromEnd: boolean): number {
  let run = 0;
  while (run < 4 && run < word.length && HAN.test(word[fromEnd ? word.length - 1 - run : run] ?? "")) run++;
  return run;
}

/** A gap this many times wider than a line's own letter spacing is more than letter spacing. */
const CLEARLY_WIDER = 3;

const HEAD_NUMBER = /^(?:[一二三四五六七八九十]{1,3}|第[一二三四五六七八九十]{1,3}[部章节编]分?)$/;

/** What a gap becomes: nothing, one space, or (between the clauses of a slogan) itself. */
export function keptGap(gap: Gap, setting: Setting): string {
  if (gap.space.includes("\t") && setting === "cells") return " ";
  const l = gap.left.at(-1) ?? "";
  const r = gap.right.at(0) ?? "";
  // The gap behind a number that heads a part stands for its sign.
  if (setting === "heading" && gap.before === "" && HEAD_NUMBER.test(gap.left) && gap.right.length > 2)
    return " ";
  if (setting !== "row" && setting !== "cells" && gap.spaced && gap.space.length < CLEARLY_WIDER) return "";
  if (HAN.test(l) && HAN.test(r)) return betweenHan(gap, setting);
  if (DIGIT.test(l) && DIGIT.test(r)) return setting === "row" ? " " : betweenDigits(gap);
  if (ASCII.test(l) && ASCII.test(r)) return " ";
  return setting === "row" ? betweenColumns(l, r) : "";
}

/** Columns stay apart also where a name meets a number or a bracket: `…（中国）有限公司 会见`, `张三 2021全球…`. */
function betweenColumns(l: string, r: string): string {
  const left = HAN.test(l) || WORD.test(l) || /[”》）)—%％]/.test(l);
  const right = HAN.test(r) || WORD.test(r) || /[“《（(—]/.test(r);
  return left && right ? " " : "";
}

/** Thousands set apart, before what they count: `1 938万部`. */
const THOUSANDS = /^[0-9０-９]{3}[万亿多余吨元人个辆台户件平公亩部名家]/;
const HEAD_OF_THOUSANDS = /(?:^|[^0-9０-９.．,，A-Za-z])[1-9１-９][0-9０-９]{0,2}$/;

/** `1 2 3 4` is one number; `110 119` are two. */
function betweenDigits(gap: Gap): string {
  if (THOUSANDS.test(gap.right + gap.after) && HEAD_OF_THOUSANDS.test(gap.left)) return "";
  const loneLeft = !DIGIT.test(gap.left.at(-2) ?? "");
  const loneRight = !DIGIT.test(gap.right.at(1) ?? "");
  return loneLeft && loneRight ? "" : " ";
}

/** `副市长张 三`: a name's first character after an office, stretched in running text. */
const OFFICE_AND_SURNAME = /(?:[长任记席员官监总授使士家]|同志|[、和与])[\u3400-\u9fff]$/;

/** A character by itself, maybe the first or last of a list in brackets: half of a stretched name. */
const LONE_BEFORE = /^[（(]?[\u3400-\u9fff]$/;
const LONE_AFTER = /^[\u3400-\u9fff][）)]?$/;

function betweenHan(gap: Gap, setting: Setting): string {
  const left = hanRun(gap.left, true);
  const right = hanRun(gap.right, false);
  const single = left === 1 && right === 1;
  if (setting === "row" || setting === "cells") {
    return !gap.named && LONE_BEFORE.test(gap.left) && LONE_AFTER.test(gap.right) ? "" : " ";
  }
  if (gap.quoted) return left >= 2 && right >= 2 ? gap.space : "";
  if (single) return gap.named && setting === "prose" ? " " : "";
  const wide = gap.space.length >= 2 || WIDE_SPACE.test(gap.space);
  if (setting === "heading") return left >= 2 && right >= 2 ? " " : gap.named ? " " : "";
  if (gap.short) return left === 1 || right === 1 ? betweenNames(gap, left) : " ";
  if (!wide || OFFICE_AND_SURNAME.test(gap.left.slice(-4))) return "";
  return left >= 4 && right >= 4 ? " " : "";
}

/** In a line of names (`省长 张 三`): a single character pairs with the single one beside it, else it stands apart. */
function betweenNames(gap: Gap, left: number): string {
  if (left === 1) return gap.named ? " " : "";
  return hanRun(gap.after, false) === 1 && gap.right.length === 1 ? " " : "";
}
