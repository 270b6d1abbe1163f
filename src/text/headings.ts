/** Headings: which line is one, how deep it lies, and the run-in heads of paragraphs. Pure. */

import { isSurname } from "./names.ts";
import { isBlankCode } from "./lines.ts";
import { signTable } from "./sign-table.ts";

/** How a heading is numbered or marked. */
export type HeadingStyle =
  | "title"
  | "part"
  | "chapter"
  | "mark"
  | "spaced"
  | "plain"
  | "set"
  | "han"
  | "han-bracket"
  | "digit"
  | "digit-bracket"
  | "circle";

/** A heading found in a line. */
export interface Heading {
  readonly style: HeadingStyle;
  /** Rank of a Markdown heading: the number of its `#`; 0 for others. */
  readonly rank: number;
  /** Its number as printed, without signs; empty where it has none. */
  readonly number: string;
}

const HAN_NUMBER = "[一二三四五六七八九十百]{1,5}";
const NUMBERED: readonly (readonly [HeadingStyle, RegExp])[] = [
  [
    "part",
    new RegExp(`^第\\s?(${HAN_NUMBER}|\\d{1,3})\\s?(?:编|篇|部分)(?=[\\s\u3000:：]|[^。，；]{0,40}$)`),
  ],
  ["chapter", new RegExp(`^第\\s?(${HAN_NUMBER}|\\d{1,3})\\s?[章节](?=[\\s\u3000:：]|[^。，；]{0,40}$)`)],
  ["han", new RegExp(`^(${HAN_NUMBER})\\s?[、．.]\\s*`)],
  // `一 主要工作`: a blank stands for the sign.
  ["han", /^([一二三四五六七八九十]{1,3})[\s\u3000]{1,2}(?=[^\s。；：]{3,45}$)/],
  ["han-bracket", new RegExp(`^[（(]\\s*(${HAN_NUMBER})\\s*[）)]\\s*`)],
  ["digit-bracket", /^[（(]\s*([0-9０-９]{1,2})\s*[）)]\s*/],
  ["digit-bracket", /^([0-9０-９]{1,2})[）)]\s*/],
  ["digit", /^([0-9０-９]{1,2})(?:\s?[、．]\s*|\.\s*(?![0-9０-９])|\.(?=(?:19|20)\d\d年))/],
  ["circle", /^([①-⑳])\s*/],
];
const OPENS_NUMBER = signTable(
  "第一二三四五六七八九十百（(0123456789０１２３４５６７８９①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
);

/** The number that opens a line, if it is numbered as headings are. */
export function numberOf(text: string): { style: HeadingStyle; number: string; length: number } | null {
  if (OPENS_NUMBER[text.charCodeAt(0)] === 0) return null;
  const head = text.slice(0, 60);
  for (const [style, rule] of NUMBERED) {
    const match = rule.exec(head);
    if (match !== null) return { style, number: match[1] ?? "", length: match[0].length };
  }
  return null;
}

/** Longest heading, in characters: longer ones are sentences. */
export const LONGEST_HEADING = 60;
const MARKDOWN = /^(#{1,6})\s*(\S.*)$/;
const BOLD_SIGNS = /\*\*/g;
const INNER_SPACE = /[\s\u2000-\u200a\u3000]+/g;
/** Single characters with gaps between: a heading has no comma and no full stop. */
const SPACED_OUT = /^[^\s，。；,;](?:[\s\u2000-\u200a\u3000]+[^\s，。；,;]){1,30}$/;
const HAN_ALL = /[\u3400-\u9fff]/g;
const VERY_WIDE = /[\s\u2000-\u200a\u3000]{2,}/;

/** A Markdown heading (`## 综 述`), or null. A number in it tells its depth better than the signs do. */
export function markdownHeading(text: string): Heading | null {
  if (!text.startsWith("#")) return null;
  const match = MARKDOWN.exec(text.slice(0, 200));
  if (match === null) return null;
  const title = tidyTitle(match[2] ?? "");
  if (title === "") return null;
  const numbered = numberOf(title);
  if (numbered !== null && numbered.style !== "digit")
    return { style: numbered.style, rank: 0, number: numbered.number };
  return { style: "mark", rank: (match[1] ?? "").length, number: "" };
}

/** Whether a line is set with a gap after every character (`综    述`); two characters need a wide gap, or one of a character's width where they are no name. */
export function isLetterSpaced(text: string): boolean {
  if (text.length > 100 || !isBlankCode(text.charCodeAt(1)) || !SPACED_OUT.test(text)) return false;
  const letters = text.match(HAN_ALL) ?? [];
  if (letters.length < 2) return false;
  const gaps = text.match(INNER_SPACE) ?? [];
  return gaps.length > 1 || VERY_WIDE.test(text) || (gaps[0] === "\u3000" && !isSurname(text.charAt(0)));
}

/** Whether the gaps of a letter-spaced line are wider than those of a justified one. */
export function isWideSpaced(text: string): boolean {
  return (text.match(INNER_SPACE) ?? []).every((gap) => gap.length >= 2 || /[\u2003\u3000]/.test(gap));
}

/** A letter-spaced line closed up; any other as it is. */
export function closeUp(text: string): string {
  return isLetterSpaced(text) ? text.replace(INNER_SPACE, "") : text;
}

/** A heading's text as `section` shows it: no signs of Markdown, no layout spaces, no full stop. */
export function tidyTitle(text: string): string {
  const plain = text
    .replace(BOLD_SIGNS, "")
    .replace(/^#+\s*/, "")
    .replace(/\s*#+$/, "")
    .trim();
  return closeUp(plain).replace(/[。.：:；;]$/, "");
}

const STOP = /[。！？]/;
const COLON = /[：:]/;

/** Where the run-in head of a paragraph ends, one past its full stop or colon; 0 where neither comes soon enough. */
export function runInEnd(text: string): number {
  const head = text.slice(0, LONGEST_HEADING + 10);
  const stop = head.search(STOP);
  const colon = head.search(COLON);
  const at = colon >= 0 && colon < 40 && (stop < 0 || colon < stop) ? colon : stop;
  return at < 0 ? 0 : at + 1;
}

/** Whether a text could be a heading by its length and marks: no full stop but a last one. */
export function mayBeHeading(text: string): boolean {
  if (text.length > LONGEST_HEADING) return false;
  const stop = text.search(STOP);
  return stop < 0 || stop === text.length - 1;
}

const HEAD_MARKS = /[，；：,;:《》（）()0-9０-９—]/;

/**
 * Where an unnumbered run-in head ends (`深化对外交往合作。出台…`): a first sentence of four to
 * twenty-four characters without a comma or a number, with text after it; else 0.
 */
export function plainRunInEnd(text: string): number {
  const at = text.slice(0, 28).indexOf("。");
  if (at < 4 || at > 24 || at + 1 >= text.length) return 0;
  return HEAD_MARKS.test(text.slice(0, at)) ? 0 : at + 1;
}

/** Names that parts of reports bear. */
const SET_NAMES =
  /^(?:结束语|结语|前言|序言|引言|导言|概述|综述|概况|附件|附录|附注|名词解释|名词说明|名词注释|注释)\s?[0-9一二三四五六七八九十]{0,2}[：:]?$/;

/** Whether a line is the name of a part that reports commonly have: `结束语`, `前言`, `注释：`. */
export function isSetName(text: string): boolean {
  return text.length <= 10 && SET_NAMES.test(text.replace(INNER_SPACE, ""));
}
