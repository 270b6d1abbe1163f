/** Which numbered lines are headings and which begin paragraphs, and which unnumbered lines are headings. Pure. */

import { cutsWord } from "./seams.ts";
import {
  closeUp,
  type HeadingStyle,
  LONGEST_HEADING,
  isSetName,
  mayBeHeading,
  numberOf,
} from "./headings.ts";
import { endsSentence, isIndented, type Layout } from "./layout.ts";
import { type Marked, markAt } from "./marked.ts";

/** How often each numbered style heads a paragraph on its own line, and how often it stands alone. */
export type Siblings = ReadonlyMap<HeadingStyle, { readonly alone: number; readonly runIn: number }>;

const BOLD = /\*\*/g;
/** A line this much of the full width may go on in the next. */
const FULL = 0.85;
/** A line so much shorter than a full one ends a paragraph. */
const SHORT = 0.75;

function plainText(mark: Marked | undefined): string {
  const text = mark?.line.text ?? "";
  return closeUp(text.startsWith("**") ? text.replace(BOLD, "") : text);
}

/** Counts how the numbered lines of a report stand. */
export function siblingsOf(marks: readonly Marked[], layout: Layout): Siblings {
  const counts = new Map<HeadingStyle, { alone: number; runIn: number }>();
  for (const mark of marks) {
    if (mark.part !== "text") continue;
    const text = plainText(mark);
    const number = numberOf(text);
    if (number === null) continue;
    const count = counts.get(number.style) ?? { alone: 0, runIn: 0 };
    const stop = text.slice(0, LONGEST_HEADING + 10).search(/[。！？]/);
    if (stop >= 0 && stop < text.length - 1) count.runIn++;
    else if (
      text.length <= LONGEST_HEADING &&
      (layout.wrapWidth === null || mark.line.width < layout.wrapWidth * FULL)
    )
      count.alone++;
    counts.set(number.style, count);
  }
  return counts;
}

/** Marks a numbered line as heading or as the begin of a paragraph; false where it has no number. */
export function markNumbered(
  marks: readonly Marked[],
  i: number,
  layout: Layout,
  siblings: Siblings,
): boolean {
  const mark = markAt(marks, i);
  const text = plainText(mark);
  const number = numberOf(text);
  if (number === null || isTornNumber(marks, i)) return false;
  mark.heading = { style: number.style, rank: 0, number: number.number };
  const lines = headingLines(
    marks,
    i,
    layout,
    siblings.get(number.style) ?? { alone: 0, runIn: 0 },
    number.style,
  );
  mark.part = lines > 0 ? "heading" : "numbered";
  for (let k = 1; k < lines; k++) {
    const next = markAt(marks, i + k);
    next.part = "heading";
    next.joined = true;
  }
  return true;
}

/** `…加强` / `十、…`: in wrapped text a line may begin with a number that belongs to the sentence before. */
function isTornNumber(marks: readonly Marked[], i: number): boolean {
  const before = marks[i - 1];
  if (before === undefined || before.part !== "text") return false;
  return /[，、；：,;:“《（(]$/.test(before.line.text) && !/[：:]$/.test(before.line.text);
}

/** How many lines the heading takes; 0 where the line begins a paragraph. */
function headingLines(
  marks: readonly Marked[],
  i: number,
  layout: Layout,
  sibling: { alone: number; runIn: number },
  style: HeadingStyle,
): number {
  const mark = markAt(marks, i);
  const text = plainText(mark);
  if (style === "circle" || !mayBeHeading(text) || /[，、,]$/.test(text)) return 0;
  const next = marks[i + 1];
  if (endsSentence(text)) return endsAsHeading(marks, i, layout, sibling, style) ? 1 : 0;
  if (layout.wrapWidth === null) return 1;
  if (mark.line.width < layout.wrapWidth * FULL || next === undefined || next.part !== "text") return 1;
  if (isIndented(next.line, layout)) return 1;
  if (numberOf(plainText(next)) !== null) return 1;
  if (style === "digit" || style === "digit-bracket") return 0;
  const tail = next.line;
  const after = marks[i + 2];
  const fresh =
    after === undefined ||
    after.part !== "text" ||
    numberOf(plainText(after)) !== null ||
    isIndented(after.line, layout);
  if (
    tail.width < layout.wrapWidth * SHORT &&
    !endsSentence(tail.text) &&
    text.length + tail.text.length <= LONGEST_HEADING &&
    (fresh || !/[，。]/.test(tail.text))
  )
    return 2;
  if (style === "han") return sibling.alone >= sibling.runIn ? 1 : 0;
  return sibling.alone > sibling.runIn ? 1 : 0;
}

/** A numbered line that ends in a full stop: a heading like its siblings, or a paragraph of one sentence. */
function endsAsHeading(
  marks: readonly Marked[],
  i: number,
  layout: Layout,
  sibling: { alone: number; runIn: number },
  style: HeadingStyle,
): boolean {
  const mark = markAt(marks, i);
  const next = marks[i + 1];
  if (next === undefined || next.part !== "text") return false;
  const sameNext = numberOf(plainText(next));
  // `1. 新增学位2万个。` is a sentence to be found; what follows it stands under it all the same.
  if (style === "digit" || style === "digit-bracket") return false;
  if (sameNext !== null && sameNext.style === style) return false;
  if (layout.wrapWidth === null) return true;
  if (layout.indents) return isIndented(next.line, layout);
  return mark.line.width < layout.wrapWidth * SHORT || sibling.alone > sibling.runIn;
}

/** A line all in bold type, or set off by a sign, is a heading where it is no sentence. */
const WHOLE_BOLD = /^\*\*[^*。；]{2,40}\*\*$/;
const BULLET_HEADING = /^[●■◆◎▲★☆◇▶]\s?[\u3400-\u9fff\dA-Za-z“”、—-]{2,30}$/;
/** Parts whose text may go on in the next line. */
const RUNS_ON = new Set<Marked["part"]>(["text", "entry", "numbered"]);
const COMMA = /[，,；;。！？]/;

/** Marks an unnumbered line that is a heading: short, no sentence, something new before and after it. */
export function markPlain(marks: readonly Marked[], i: number, layout: Layout): void {
  const mark = markAt(marks, i);
  if (!isPlain(marks, i, layout)) return;
  mark.part = "heading";
  mark.heading = { style: isSetName(plainText(mark)) ? "set" : "plain", rank: 0, number: "" };
}

/** Behind an empty line and above the indented begin of a paragraph, a heading may be as short as two characters. */
function isSetApart(marks: readonly Marked[], i: number, layout: Layout): boolean {
  const { line } = markAt(marks, i);
  if (layout.wrapWidth === null || line.blanksBefore === 0 || isIndented(line, layout)) return false;
  if (line.width >= layout.wrapWidth * SHORT || COMMA.test(line.text)) return false;
  let next = i + 1;
  while (marks[next]?.part === "furniture") next++;
  const below = markAt(marks, next);
  return below.part === "text" && isIndented(below.line, layout);
}

function isPlain(marks: readonly Marked[], i: number, layout: Layout): boolean {
  const mark = markAt(marks, i);
  const text = plainText(mark);
  const next = marks[i + 1];
  if (next === undefined || text.length < 2 || text.length > 45) return false;
  if (isSetName(text)) return true;
  // The name of a chapter opens the source, above that of its first part.
  if (i === 0 && /^[\u3400-\u9fff]{2,12}$/.test(text) && isSetName(next.line.text)) return true;
  if (layout.bold && WHOLE_BOLD.test(mark.line.text) && !endsSentence(text)) return true;
  if (BULLET_HEADING.test(text)) return endsSentence(marks[i - 1]?.line.text ?? "。");
  if (endsSentence(text) || /[：:，、,》”]$/.test(text) || (i === 0 && COMMA.test(text))) return false;
  const before = marks[i - 1];
  const freshBefore =
    before === undefined ||
    !RUNS_ON.has(before.part) ||
    before.alone !== null ||
    endsSentence(before.line.text);
  if (freshBefore && isSetApart(marks, i, layout)) return true;
  if (!/^[“\u3400-\u9fff0-9０-９]/.test(text)) return false;
  if (layout.wrapWidth !== null && mark.line.width <= layout.wrapWidth * 1.2) {
    if (COMMA.test(text) || !/^[\u3400-\u9fff]/.test(text)) return false;
    // Between empty lines and before an entry a heading may be as long as a line is.
    if (freshBefore && next.part === "entry" && mark.line.blanksBefore > 0 && next.line.blanksBefore > 0)
      return true;
    if (mark.line.width >= layout.wrapWidth * SHORT) return false;
    // Before an entry a short line is a heading even where the text above it is torn off in mid-sentence.
    // But not where it ends the word that the line above begins (`…领事保` / `护中心派员观`).
    if (next.part === "entry" && (freshBefore || !cutsWord(before.line.text, text))) return true;
    return freshBefore && !/^[\u3400-\u9fff]{1,3}$/.test(text);
  }
  if (!freshBefore || text.length < 4)
    return next.part === "entry" && text.length >= 2 && text.length <= 20 && freshBefore;
  if (next.part === "entry") return text.length <= 20;
  if (next.part !== "text" && next.part !== "numbered")
    return next.part === "heading" && text.length <= 30 && !COMMA.test(text);
  if (layout.blanks === "between" && (mark.line.blanksBefore === 0 || next.line.blanksBefore === 0))
    return false;
  return next.line.text.length >= text.length * 1.5 && /[。；]/.test(next.line.text);
}
