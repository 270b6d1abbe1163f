/** Gives the rows of tables the title they stand under by right: titles come before or after their rows. Pure. */

import type { Block } from "./blocks.ts";

/** Rows under one head. */
interface Segment {
  readonly rows: Block[];
  readonly first: number;
  readonly last: number;
  readonly columns: string;
}

interface Caption {
  readonly at: number;
  readonly text: string;
  readonly words: readonly string[];
}

/** Between a title and its rows nothing else may stand than these. */
const BETWEEN = new Set(["byline", "furniture", "columns", "note"]);
/** What agreement in words counts against agreement in place. */
const WORDS = 2;
const DIRECTLY_ABOVE = 1;
const DIRECTLY_BELOW = 0.6;
const SAME_COLUMNS = 0.5;
const OTHER_COLUMNS = 1;
/** A title that agrees less is none. */
const LEAST = 0.45;
/** Tables further apart than this are not parts of one. */
const APART = 400;

/** Sets the caption of every row. */
export function giveCaptions(blocks: readonly Block[]): void {
  const captions: Caption[] = [];
  const segments: Segment[] = [];
  for (const [i, block] of blocks.entries()) {
    if (block.kind === "caption") captions.push({ at: i, text: textOf(block), words: [] });
    if (block.kind !== "row") continue;
    const last = segments.at(-1);
    const parted =
      last === undefined ||
      last.rows[0]?.table !== block.table ||
      captions.some((caption) => caption.at > last.last);
    if (parted) segments.push({ rows: [block], first: i, last: i, columns: block.columns.join(" ") });
    else {
      last.rows.push(block);
      (last as { last: number }).last = i;
    }
  }
  const telling = tellingWords(captions);
  const given = new Map<string, Set<string>>();
  for (const segment of segments) {
    const near = nearest(telling, segment);
    if (near.length === 0) continue;
    const rows = segment.rows.slice(0, ROWS_READ).map((row) => row.lines.map((line) => line.text).join("\n"));
    let best: Caption | null = null;
    let most = LEAST;
    for (const caption of near) {
      const score = scoreOf(segment, rows, caption, telling.length, blocks, given);
      if (score > most) {
        most = score;
        best = caption;
      }
    }
    if (best === null) continue;
    given.set(best.text, (given.get(best.text) ?? new Set()).add(segment.columns));
    for (const row of segment.rows) row.caption = best.text;
  }
}

function textOf(block: Block): string {
  return block.lines.map((line) => line.text).join("");
}

/** Pairs of letters that tell one title from the others. */
function tellingWords(captions: readonly Caption[]): Caption[] {
  const counts = new Map<string, number>();
  const pairs = captions.map((caption) => new Set(pairsOf(caption.text)));
  for (const set of pairs) for (const pair of set) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  return captions.map((caption, i) => ({
    ...caption,
    words: [...(pairs[i] ?? [])].filter(
      (pair) => captions.length === 1 || (counts.get(pair) ?? 0) < captions.length,
    ),
  }));
}

function pairsOf(text: string): string[] {
  const plain = text.replace(/[^\u3400-\u9fff]+/g, " ");
  const pairs: string[] = [];
  for (let i = 0; i + 1 < plain.length; i++) {
    const pair = plain.slice(i, i + 2);
    if (!pair.includes(" ")) pairs.push(pair);
  }
  return pairs;
}

const ROWS_READ = 40;

function scoreOf(
  segment: Segment,
  rows: readonly string[],
  caption: Caption,
  captions: number,
  blocks: readonly Block[],
  given: ReadonlyMap<string, ReadonlySet<string>>,
): number {
  const hits = rows.filter((row) => caption.words.some((pair) => row.includes(pair))).length;
  let score = captions === 1 ? LEAST : (hits / (rows.length + 1)) * WORDS;
  if (caption.at < segment.first && isClear(blocks, caption.at, segment.first)) score += DIRECTLY_ABOVE;
  if (caption.at > segment.last && isClear(blocks, segment.last, caption.at)) score += DIRECTLY_BELOW;
  const columns = given.get(caption.text);
  if (columns?.has(segment.columns)) score += SAME_COLUMNS;
  else if (columns !== undefined) score -= OTHER_COLUMNS;
  return score;
}

/** So many titles around a run of rows are tried. */
const TRIED = 8;

function nearest(captions: readonly Caption[], segment: Segment): Caption[] {
  let low = 0;
  let high = captions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((captions[middle]?.at ?? 0) < segment.first) low = middle + 1;
    else high = middle;
  }
  return captions
    .slice(Math.max(0, low - TRIED), low + TRIED)
    .filter((caption) => Math.abs(caption.at - segment.first) < APART);
}

function isClear(blocks: readonly Block[], from: number, to: number): boolean {
  for (let k = from + 1; k < to; k++) if (!BETWEEN.has(blocks[k]?.kind ?? "")) return false;
  return true;
}
