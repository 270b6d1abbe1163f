/** How a source is set, told from its line statistics alone. Pure. */

import type { Line } from "./lines.ts";
import { signTable } from "./sign-table.ts";

/** What the statistics say. */
export interface Layout {
  /** Width of a full line where text is wrapped by hand; null where a line is a paragraph. */
  readonly wrapWidth: number | null;
  /**
   * What a blank line means: `every` (one after nearly every line: nothing), `between` (between
   * paragraphs), `rare` (nothing either: paragraphs follow each other without).
   */
  readonly blanks: "every" | "between" | "rare";
  /** Paragraphs begin with an indented line. */
  readonly indents: boolean;
  /** Width of the margin that most lines keep. */
  readonly margin: number;
  /** `**` is bold type; false where `*` hides words. */
  readonly bold: boolean;
  /** `*` stands for hidden words. */
  readonly masked: boolean;
}

const STOPS = signTable("。！？!?；;…");
const CLOSERS = signTable('”’"』」）)】');
/** Wider lines are paragraphs: no page of a report is set this wide. */
const WIDEST_PAGE = 60;
/** In wrapped text few lines end where a sentence ends. */
const WRAPPED_ENDS = 0.45;

/** Whether a text ends where a sentence may end: on a stop, maybe with quotation marks or brackets closed behind it. */
export function endsSentence(text: string): boolean {
  let at = text.length - 1;
  while (at >= 0 && CLOSERS[text.charCodeAt(at)] !== 0) at--;
  return at >= 0 && STOPS[text.charCodeAt(at)] !== 0;
}

/** Reads the layout of a source from its lines. */
export function readLayout(lines: readonly Line[]): Layout {
  const prose = lines.filter((line) => !line.text.includes("\t"));
  const stars = readStars(lines);
  const wrapWidth = wrapWidthOf(prose);
  return { wrapWidth, blanks: blankHabit(prose, wrapWidth), ...readIndents(prose), ...stars };
}

/** Width of a full line among these, or null where they are paragraphs. */
export function wrapWidthOf(lines: readonly Line[]): number | null {
  if (lines.length < 4) return null;
  const widths = new Float64Array(lines.length);
  for (let i = 0; i < lines.length; i++) widths[i] = lines[i]?.width ?? 0;
  widths.sort();
  const full = widths[Math.floor(widths.length * 0.8)] ?? 0;
  const middle = widths[Math.floor(widths.length * 0.5)] ?? 0;
  if (full > WIDEST_PAGE || full < 6 || middle < full * 0.7) return null;
  const long = lines.filter((line) => line.width >= full * 0.75);
  const ended = long.filter((line) => endsSentence(line.text)).length;
  return ended <= long.length * WRAPPED_ENDS ? full : null;
}

/** Whether a line is indented as the first line of a paragraph is: by about two characters more than the others. */
export function isIndented(line: Line, layout: Layout): boolean {
  return layout.indents && isDeeper(line, layout.margin);
}

function isDeeper(line: Line, margin: number): boolean {
  const indent = line.indent - margin;
  return indent >= 1 && indent <= 5;
}

/** The indent that most lines share, and whether some go deeper as the first lines of paragraphs do. */
function readIndents(lines: readonly Line[]): { margin: number; indents: boolean } {
  const counts = new Map<number, number>();
  for (const line of lines) counts.set(line.indent, (counts.get(line.indent) ?? 0) + 1);
  let margin = 0;
  for (const [indent, count] of counts) if (count > lines.length / 2) margin = indent;
  const deeper = lines.filter((line) => isDeeper(line, margin)).length;
  return { margin, indents: deeper >= 3 && deeper >= lines.length * 0.08 };
}

function blankHabit(lines: readonly Line[], wrapWidth: number | null): Layout["blanks"] {
  if (lines.length < 2) return "rare";
  const followed = lines.filter((line) => line.blanksBefore > 0).length / lines.length;
  if (followed > 0.9) return "every";
  if (followed > 0.25) return "between";
  return wrapWidth !== null && partsParagraphs(lines, wrapWidth) ? "between" : "rare";
}

/** In wrapped text: whether nearly every paragraph (its last line is short and ends a sentence) has a blank line below it. */
function partsParagraphs(lines: readonly Line[], wrapWidth: number): boolean {
  let ends = 0;
  let parted = 0;
  for (const [i, line] of lines.entries()) {
    const next = lines[i + 1];
    if (next === undefined || line.width > wrapWidth * 0.8 || !endsSentence(line.text)) continue;
    ends++;
    if (next.blanksBefore > 0) parted++;
  }
  return ends >= 3 && parted >= ends * 0.8;
}

const STARS = /[*＊]+/g;
const BOLD_START = /^(?:#+ *)?\*\*[^*]{2,}\*\*/;
const HIDDEN_BEFORE = /^(?:[市省区县国州届位个家名场期条人次万亿余年月日周份项件类号]|社会主义|使|签证)/;

/** Tells whether `*` is bold type or a mask: bold stands in pairs of two, masks stand where a name or a number was. */
function readStars(lines: readonly Line[]): { bold: boolean; masked: boolean } {
  let starts = 0;
  let odd = 0;
  let uneven = 0;
  let hiding = 0;
  let runs = 0;
  for (const line of lines) {
    if (!line.text.includes("*") && !line.text.includes("＊")) continue;
    if (BOLD_START.test(line.text)) starts++;
    let pairs = 0;
    for (const match of line.text.matchAll(STARS)) {
      const bullet = match.index === 0 && match[0].length === 1 && line.text[1] === " ";
      if (bullet) continue;
      runs++;
      if (match[0].length === 2) pairs++;
      else odd++;
      if (/[】。]/.test(line.text[match.index - 1] ?? "")) continue;
      if (
        HIDDEN_BEFORE.test(line.text.slice(match.index + match[0].length, match.index + match[0].length + 4))
      )
        hiding++;
    }
    if (pairs % 2 === 1) uneven++;
  }
  if (runs === 0) return { bold: true, masked: false };
  const bold = starts * 2 >= hiding + odd && uneven <= starts + 1 && odd * 4 <= runs && hiding * 3 <= runs;
  return { bold, masked: !bold };
}
