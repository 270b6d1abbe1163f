/** Lines numbered as headings that head nothing: the items of a list. Pure. */

import type { Block } from "./blocks.ts";
import type { HeadingStyle } from "./headings.ts";
import { isBelow } from "./sections.ts";

const SIGNATURE = /^[\p{Script=Han}\s（）()]{0,40}(?:19|20)\d{2}年\d{1,2}月\d{1,2}日$/u;
/** A number that counts something: no year, no day. */
const COUNTS = /\d[\d.,]*(?:[%％]|(?![年月日号届])\p{Script=Han})/u;

/** A body and a day below the text. */
function isSignature({ kind, lines }: Block): boolean {
  return kind === "paragraph" && SIGNATURE.test(lines.map(({ text }) => text.trim()).join(""));
}

/**
 * `（一）开行班列806列。`, `1.接待外宾120批`: with nothing below it, it heads no text, it is the text. Without a figure it is
 * so only behind text (`begun`): above it, it stands in a table of contents.
 */
export function isWhole(block: Block, text: string, next: Block | undefined, begun: boolean): boolean {
  const { kind, heading } = block;
  if (kind !== "heading" || heading === null) return false;
  const ended = /\d/.test(text) && /[。；]\s*$/.test(text);
  if (!ended && (heading.number === "" || !(begun || COUNTS.test(text)))) return false;
  if (next === undefined || isSignature(next)) return true;
  if (next.kind !== "heading" || next.heading === null) return false;
  return ended ? next.heading.rank <= heading.rank : isItemAfter(next.heading.style, heading.style);
}

/** Whether the heading below goes on with the list, or ends it. */
function isItemAfter(next: HeadingStyle, style: HeadingStyle): boolean {
  return next === style || (next !== "plain" && next !== "spaced" && !isBelow(next, style));
}
