/**
 * Which gaps between the words of a source are wanted and which only come from setting the type:
 * letter spacing, justified lines, half-width spaces round numbers, two-character names stretched
 * to the width of three. Pure.
 */

/** How the text round a gap is set: running text, a heading, or the cells of a table row and names. */
export type Setting = "prose" | "heading" | "row";

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
  /** The word to the left already belongs to a stretched name that is complete. */
  readonly named: boolean;
}

const HAN = /[\u3400-\u9fff\uf900-\ufaff〇○々]/;
const LATIN = /[A-Za-zÀ-ɏ0-9]/;
const DIGIT_ONLY = /^[0-9０-９]$/;
const DIGIT = /[0-9０-９]/;
const ASCII_MARK = /[!-/:-@[-`{-~]/;
const WIDE_SPACE = /[\u2000-\u2003\u3000]/;

/** Whether a single character is a Chinese one. */
export function isHan(char: string): boolean {
  return HAN.test(char);
}

/** A gap this many times wider than a line's own letter spacing is more than letter spacing. */
const CLEARLY_WIDER = 3;

/** What a gap becomes: nothing, one space, or (between the clauses of a slogan) itself. */
export function keptGap(gap: Gap, setting: Setting): string {
  const l = gap.left.at(-1) ?? "";
  const r = gap.right.at(0) ?? "";
  if (setting === "row" && gap.space.includes("\t")) return " ";
  const hanLeft = HAN.test(l);
  const hanRight = HAN.test(r);
  if (gap.spaced && gap.space.length < CLEARLY_WIDER) return "";
  if (hanLeft && hanRight) return betweenHan(gap, setting);
  const wordLeft = LATIN.test(l);
  const wordRight = LATIN.test(r);
  if (DIGIT.test(l) && DIGIT.test(r)) return betweenDigits(gap);
  if ((wordLeft || ASCII_MARK.test(l)) && (wordRight || ASCII_MARK.test(r))) return " ";
  // Columns of a table stay apart also where a name meets a number.
  if (setting === "row") return (hanLeft || wordLeft) && (hanRight || wordRight) ? " " : betweenMarks(l, r);
  return "";
}

function betweenMarks(l: string, r: string): string {
  // `…（中国）有限公司 会见…`: a column may end in a bracket, and none begins with a closing one.
  return /[”》）)]/.test(l) || /[“《]/.test(r) ? " " : "";
}

function betweenDigits(gap: Gap): string {
  // `2 6 7 5`: a run of lone digits is one number; `110 119` are two.
  const lone = DIGIT_ONLY.test(gap.left) && DIGIT_ONLY.test(gap.right);
  const loneLeft = DIGIT_ONLY.test(gap.left) && DIGIT_ONLY.test(gap.before);
  const loneRight =
    DIGIT.test(gap.right.at(0) ?? "") && gap.right.length > 1 && !DIGIT.test(gap.right[1] ?? "");
  if (lone) return "";
  return loneLeft && loneRight ? "" : " ";
}

function betweenHan(gap: Gap, setting: Setting): string {
  const single = gap.left.length === 1 && gap.right.length === 1;
  if (setting === "row") return single && !gap.named ? "" : " ";
  if (setting === "heading") {
    if (single) return "";
    return gap.left.length === 1 || gap.right.length === 1 ? "" : " ";
  }
  if (gap.quoted) return gap.left.length >= 2 && gap.right.length >= 2 ? gap.space : "";
  if (single) return gap.named ? " " : "";
  if (gap.left.length === 1 || gap.right.length === 1) {
    // One stray character beside a word: `第 五届`. Beside a complete name it is the next person.
    return gap.named || (gap.right.length === 1 && gap.after.length === 1) ? " " : "";
  }
  if (gap.space.length >= 2 || WIDE_SPACE.test(gap.space)) return " ";
  return gap.short ? " " : "";
}
