/** Headings: which line is one, how deep it lies, and the run-in heads of paragraphs. Pure. */

/** How a heading is numbered or marked; deeper ones come later in `STYLES`. */
export type HeadingStyle =
  | "title"
  | "mark1"
  | "spaced"
  | "part"
  | "chapter"
  | "mark2"
  | "plain"
  | "han"
  | "han-bracket"
  | "digit"
  | "digit-bracket"
  | "circle";

/** A heading found in a line. */
export interface Heading {
  readonly style: HeadingStyle;
  /** Its number as printed, without signs; empty where it has none. */
  readonly number: string;
  /** The heading as `section` shows it. */
  readonly title: string;
}

/** Depth of each style; a heading closes all that lie as deep or deeper. */
const DEPTH: Record<HeadingStyle, number> = {
  title: 0,
  mark1: 1,
  part: 2,
  chapter: 3,
  mark2: 4,
  spaced: 4,
  plain: 4,
  han: 6,
  "han-bracket": 7,
  digit: 8,
  "digit-bracket": 9,
  circle: 10,
};

/** How deep a heading of this style lies; only the order counts. */
export function depthOf(style: HeadingStyle): number {
  return DEPTH[style];
}

const HAN_NUMBER = "[一二三四五六七八九十百]{1,5}";
const NUMBERED: readonly (readonly [HeadingStyle, RegExp])[] = [
  ["part", new RegExp(`^第(${HAN_NUMBER}|\\d{1,3})[编篇部]分?(?=[\\s　:：]|[^。，；]{1,40}$)`)],
  ["chapter", new RegExp(`^第(${HAN_NUMBER}|\\d{1,3})[章节](?=[\\s　:：]|[^。，；]{1,40}$)`)],
  ["han", new RegExp(`^(${HAN_NUMBER})[、．.]\\s*`)],
  ["han-bracket", new RegExp(`^[（(]\\s*(${HAN_NUMBER})\\s*[）)]\\s*`)],
  ["digit-bracket", /^[（(]\s*([0-9０-９]{1,2})\s*[）)]\s*/],
  ["digit-bracket", /^([0-9０-９]{1,2})[）)]\s*/],
  ["digit", /^([0-9０-９]{1,2})(?:[、．]\s*|\.\s*(?![0-9０-９]))/],
  ["circle", /^([①-⑳])\s*/],
];

/** The number that opens a line, if it is numbered as headings are. */
export function numberOf(text: string): { style: HeadingStyle; number: string; length: number } | null {
  const first = text.charCodeAt(0);
  // Most lines begin with an ordinary character: they are done with here.
  if (!/[第一二三四五六七八九十百（(0-9０-９①-⑳]/.test(String.fromCharCode(first))) return null;
  const head = text.slice(0, 60);
  for (const [style, rule] of NUMBERED) {
    const match = rule.exec(head);
    if (match !== null) return { style, number: match[1] ?? "", length: match[0].length };
  }
  return null;
}

/** Longest heading, in characters: longer ones are sentences. */
const LONGEST_HEADING = 60;
const MARKDOWN = /^(#{1,6})\s*(\S.*)$/;
const BOLD_SIGNS = /\*\*/g;
const INNER_SPACE = /[\s\u2000-\u200a\u3000]+/g;
const LETTER_SPACED = /^[\u3400-\u9fff](?:[\s\u2000-\u200a\u3000]+[\u3400-\u9fff]){1,15}$/;
const VERY_WIDE = /[\s\u2000-\u200a\u3000]{2,}/;

/** A Markdown heading (`## 综 述`), or null. */
export function markdownHeading(text: string): Heading | null {
  const match = MARKDOWN.exec(text.slice(0, 200));
  if (match === null) return null;
  const title = tidyTitle(match[2] ?? "");
  if (title === "") return null;
  const numbered = numberOf(title);
  if (numbered !== null && numbered.style !== "digit")
    return { style: numbered.style, number: numbered.number, title };
  return { style: (match[1] ?? "").length === 1 ? "mark1" : "mark2", number: "", title };
}

/** A heading set with a gap after every character (`综    述`), or null. */
export function letterSpaced(text: string): Heading | null {
  if (text.length > 100 || !LETTER_SPACED.test(text)) return null;
  const title = text.replace(INNER_SPACE, "");
  if (title.length === 2 && !VERY_WIDE.test(text)) return null;
  return { style: "spaced", number: "", title };
}

/** A heading's text as `section` shows it: no bold signs, no layout spaces, no full stop. */
export function tidyTitle(text: string): string {
  const plain = text.replace(BOLD_SIGNS, "").trim();
  const joined = LETTER_SPACED.test(plain)
    ? plain.replace(INNER_SPACE, "")
    : plain.replace(
        /([\u3001-\uffef])[\s\u3000]+(?=[\u3001-\uffef0-9])|([0-9])[\s\u3000]+(?=[\u3001-\uffef])/g,
        "$1$2",
      );
  return joined.replace(/[。.：:]$/, "");
}

const STOP = /[。！？]/;

/** Where the run-in head of a numbered paragraph ends (one past its full stop), or 0 where the whole is no head with text after it. */
export function runInEnd(text: string): number {
  const at = text.slice(0, LONGEST_HEADING + 10).search(STOP);
  return at < 0 ? 0 : at + 1;
}

/** Whether a text could be a heading by its length and marks: one clause or two, no sentence after it. */
export function mayBeHeading(text: string): boolean {
  if (text.length > LONGEST_HEADING) return false;
  const stop = text.search(STOP);
  return stop < 0 || stop === text.length - 1;
}
