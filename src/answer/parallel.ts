import type { Mark } from "../domain/answer.ts";
import type { Figure } from "../domain/report.ts";
import type { TermMatch } from "./matches.ts";
import { asksChange } from "./totals.ts";

/**
 * "粮食、棉花产量分别增长3.1%、2.4%": which figure of a row of figures belongs to which name of the row of names before
 * it. A reader counts; nearness alone would give every name the first figure.
 */

/** What stands between two figures of one row. */
const BETWEEN_FIGURES = /^(?:左右|以上|以下|以内|上下)?[、和及与]$/u;
const SEVERALLY = /分别|各自|依次/u;
/** What is said of a row without 分别 ("出口增长30.4%、30.1%"). */
const VERB =
  /(?:同比|比上年)?(?:增长|增加|提高|上升|下降|减少|降低|达到?|为|至|完成|实现)(?:了|约|近|超过?|到)?$/u;
/** The words between 分别 and the first figure ("分别比全国平均水平高"), at most. */
const LONGEST_VERB = 24;
/** The names of a row stand in one clause. */
const CLAUSE = /[，。；：,;:!?！？]/u;

/** Two things that are usually said in one word: what each half is called when it is asked for. */
const HALVES: readonly (readonly [RegExp, readonly [RegExp, RegExp]])[] = [
  [/城乡/u, [/城/u, /乡|农村|农民/u]],
  [/存贷款/u, [/存/u, /贷/u]],
  [/内外资/u, [/内资/u, /外资/u]],
  [/进出口/u, [/进口/u, /(?<!进)出口/u]],
];

/** Where the names of a row stand in the clauses before, its own says at most with what is compared. */
const COMPARED_WITH = /^(?:同比|[比较](?:上年|去年|上一年|前一年)(?:同期)?)?$/u;
/** "出国团组64批231人次，分别增长…": batches and the people in them are told as one. */
const BATCH_OF = /\d[余多]?批次?[、,，]?\d[\d.]*万?[余多]?人次?[，,]$/u;
const BATCH: Row["halves"] = [/批|团/u, /人次|人数|人员|人$/u];

/** What a figure of a row is said of. */
export interface Item extends Mark {
  /** The words between the names and the figures ("分别增长"), said of every figure of the row. */
  readonly verb: Mark;
  /** Where all items of the row are asked, or their common name: the end of its last figure. */
  readonly whole: number | null;
}

/** The names that a row of figures belongs to, in the order of the figures. */
interface Row {
  readonly figures: readonly Figure[];
  readonly items: readonly Mark[];
  readonly verb: Mark;
  /** The word that names both, where one does ("城乡居民"). */
  readonly halves: readonly [RegExp, RegExp] | null;
}

/**
 * For every figure of a row: the item that the question names where the figure is its own, null where the figure
 * belongs to another item, or the question names none or several of them. Figures outside such rows are not in the map.
 * `text` is folded like the matches.
 */
export function itemsAsked(
  text: string,
  figures: readonly Figure[],
  matches: readonly TermMatch[],
  content: string,
): ReadonlyMap<number, Item | null> {
  const asked = new Map<number, Item | null>();
  for (const run of runsOf(text, figures)) {
    const row = rowOf(text, run);
    if (row === null) continue;
    const named =
      row.halves === null ||
      // Who asks how many came does not ask by how much they grew.
      ((row.halves !== BATCH || asksChange(content)) &&
        matches.some(({ spans }) => spans.some((span) => isIn(span, row.items[0]))));
    const own = !named
      ? []
      : row.halves === null
        ? itemsNamed(row.items, matches)
        : halvesNamed(row.halves, content);
    for (const [i, figure] of row.figures.entries()) {
      const item = row.items[i];
      const first = own.length > 1 && i === 0;
      const said = item !== undefined && (first || (own.length === 1 && own[0] === i));
      const whole = first ? (row.figures.at(-1)?.end ?? null) : null;
      asked.set(figure.start, said ? { ...item, verb: row.verb, whole } : null);
    }
  }
  return asked;
}

/** The text as if the row held this item and its figure alone: "棉花产量增长2.4%". */
export function aloneWith(text: string, figure: Mark, { end, verb }: Item): { text: string; at: Mark } {
  const before = text.slice(0, end) + text.slice(verb.start, verb.end).replace(SEVERALLY, "");
  const at = { start: before.length, end: before.length + figure.end - figure.start };
  return { text: before + text.slice(figure.start), at };
}

/** Figures that follow each other with nothing but a sign between them: two or more. */
function runsOf(text: string, figures: readonly Figure[]): readonly (readonly Figure[])[] {
  const runs: Figure[][] = [];
  let run: Figure[] = [];
  for (const figure of figures) {
    if (figure.kind === "date" || figure.kind === "year" || figure.kind === "phone") continue;
    const last = run.at(-1);
    if (last !== undefined && BETWEEN_FIGURES.test(text.slice(last.end, figure.start))) run.push(figure);
    else {
      if (run.length > 1) runs.push(run);
      run = [figure];
    }
  }
  if (run.length > 1) runs.push(run);
  return runs;
}

/** The row of names before a row of figures; null where there are not as many. */
function rowOf(text: string, figures: readonly Figure[]): Row | null {
  const first = figures[0]?.start ?? 0;
  const from = Math.max(0, first - LONGEST_VERB);
  const verb = text.slice(from, first);
  const severally = SEVERALLY.exec(verb);
  const end = from + (severally?.index ?? VERB.exec(verb)?.index ?? verb.length);
  if (CLAUSE.test(text.slice(end, first))) return null;
  const start = clauseStart(text, end);
  const row = { figures, verb: { start: end, end: first } };
  if (COMPARED_WITH.test(text.slice(start, end))) {
    if (severally === null) return null;
    const both = figures.length === 2 && BATCH_OF.test(text.slice(Math.max(0, start - LONGEST_VERB), start));
    const clause = { start: clauseStart(text, start - 1), end: start - 1 };
    if (both) return { ...row, items: [clause, clause], halves: BATCH };
    // "茶叶出口3870吨、货值1.42亿美元，分别增长…": each name stands before its own figure.
    const parts = split(text, clause.start, clause.end, /、/gu);
    if (
      parts.length === figures.length &&
      parts.every((part) => /\d/u.test(text.slice(part.start, part.end)))
    )
      return { ...row, items: parts.map((part) => upToFigure(text, part)), halves: null };
    // "游客12万人次，花费3亿元，分别增长…": the clauses before are the names.
    return clausesBefore(text, start, row);
  }
  const items = listItems(text, start, end, figures.length, severally !== null);
  if (items !== null) return { ...row, items, halves: null };
  const both = HALVES.find(([word]) => word.test(text.slice(start, end)));
  if (both === undefined || figures.length !== 2) return null;
  return {
    ...row,
    items: [
      { start, end },
      { start, end },
    ],
    halves: both[1],
  };
}

function clauseStart(text: string, end: number): number {
  let start = end;
  while (start > 0 && !CLAUSE.test(text[start - 1] ?? "")) start -= 1;
  return start;
}

/** As many names as there are figures, parted by 、 and, where those are too few, by one 和; null where there are not. */
function listItems(text: string, start: number, end: number, count: number, more: boolean): Mark[] | null {
  const parts = split(text, start, end, /、/gu);
  const lacking = count - parts.length;
  const last = parts.at(-1);
  if (lacking === 1 && last !== undefined) {
    const joined = split(text, last.start, last.end, /以及|[和与及]/gu);
    // "和平", "及格": the last word that joins is the one of the list, and names are longer than one character.
    const tail = joined.at(-1);
    if (joined.length < 2 || tail === undefined) return null;
    const head = { start: last.start, end: joined.at(-2)?.end ?? last.end };
    parts.splice(-1, 1, head, tail);
  }
  // Without 分别 the clause must be the list and nothing else.
  if (parts.length < count || (!more && parts.length > count)) return null;
  const items = parts.slice(-count);
  return items.every((item) => item.end - item.start > 1) ? items : null;
}

function split(text: string, start: number, end: number, sign: RegExp): Mark[] {
  const parts: Mark[] = [];
  let from = start;
  for (const match of text.slice(start, end).matchAll(sign)) {
    parts.push({ start: from, end: start + match.index });
    from = start + match.index + match[0].length;
  }
  parts.push({ start: from, end });
  return parts;
}

/** The name that stands before a clause's own figure; the whole where none does. */
function upToFigure(text: string, { start, end }: Mark): Mark {
  const name = /^[^\d一二三四五六七八九十]*/u.exec(text.slice(start, end))?.[0].length ?? 0;
  return { start, end: name > 1 ? start + name : end };
}

function clausesBefore(text: string, end: number, row: Omit<Row, "items" | "halves">): Row | null {
  const items: Mark[] = [];
  let to = end;
  for (let i = 0; i < row.figures.length; i++) {
    while (to > 0 && CLAUSE.test(text[to - 1] ?? "")) {
      if (/[。；;!?！？]/u.test(text[to - 1] ?? "")) return null;
      to -= 1;
    }
    const start = clauseStart(text, to);
    if (start === to) return null;
    // "接待游客12万人次": the name stands before the clause's own figure.
    items.unshift(upToFigure(text, { start, end: to }));
    to = start;
  }
  return { ...row, items, halves: null };
}

/** How far the item that is asked must stand above the others. */
const AHEAD = 1.2;
/** Without its head an item is named where the question has this share of its characters. */
const MOST = 0.5;
/** Characters at which an item's head is looked for. */
const HEAD = 2;

/** The places of the items that the question names: one, all that it names as well, or none. */
function itemsNamed(items: readonly Mark[], matches: readonly TermMatch[]): readonly number[] {
  const read = items.map((item, i) => {
    let score = 0;
    // What the last item ends on may belong to all of them, and what the first begins with.
    const head =
      i < items.length - 1
        ? { start: Math.max(item.start, item.end - HEAD), end: item.end }
        : { start: item.start, end: Math.min(item.end, item.start + HEAD) };
    let holdsHead = false;
    const held: Mark[] = [];
    const covered = new Set<number>();
    for (const { term, spans, share } of matches) {
      const inside = spans.filter((span) => span.start < item.end && span.end > item.start);
      if (inside.length === 0) continue;
      score += term.weight * share;
      held.push(...inside);
      for (const span of inside)
        for (let at = Math.max(span.start, item.start); at < Math.min(span.end, item.end); at++)
          covered.add(at);
      holdsHead ||= inside.some((span) => span.start < head.end && span.end > head.start);
    }
    // What the last item ends on may be said of all: alone it names none.
    const own = i < items.length - 1 || held.some((span) => span.end <= tailOf(held, item.end));
    return { i, score, holdsHead, most: own && covered.size >= MOST * (item.end - item.start) };
  });
  const heads = read.filter(({ holdsHead }) => holdsHead);
  const ranked = (heads.length > 0 ? heads : read.filter(({ most }) => most)).toSorted(
    (a, b) => b.score - a.score,
  );
  const [best, next] = ranked;
  if (best === undefined || best.score === 0) return [];
  if (best.score >= AHEAD * (next?.score ?? 0)) return [best.i];
  return heads.length === items.length ? items.map((_, i) => i) : [];
}

function isIn(span: Mark, item: Mark | undefined): boolean {
  return item !== undefined && span.start >= item.start && span.end <= item.end && span.end - span.start > 1;
}

/** Where the word begins that a stretch ends on, with all that overlaps it; the end where none does. */
function tailOf(held: readonly Mark[], end: number): number {
  let start = end;
  for (let moved = true; moved; ) {
    moved = false;
    for (const span of held)
      if (span.start < start && (span.end > start || span.end === end)) {
        start = span.start;
        moved = true;
      }
  }
  return start;
}

/** Both halves where the question names neither: then it asks for what they have in common. */
function halvesNamed([first, second]: readonly [RegExp, RegExp], content: string): readonly number[] {
  const one = first.test(content);
  return one === second.test(content) ? [0, 1] : [one ? 0 : 1];
}
