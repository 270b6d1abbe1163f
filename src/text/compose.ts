/** Turns blocks in reading order into passages with their sections, and into what is left over. Pure. */

import type { Cell, Leftover, SourceSpan } from "../domain/report.ts";
import type { Block } from "./blocks.ts";
import { cellsByColumns, cellsByPlace } from "./cells.ts";
import { numberOf, plainRunInEnd, runInEnd, tidyTitle } from "./headings.ts";
import type { Layout } from "./layout.ts";
import { cutPoints } from "./passages.ts";
import { cut, type Repaired, repair } from "./repair.ts";
import { SectionStack } from "./sections.ts";
import type { Setting } from "./spaces.ts";
import {
  headingsOfTable,
  type Reference,
  referencesIn,
  sectionsReferring,
  tableNumber,
} from "./table-places.ts";
import { isWhole } from "./whole.ts";

/** A passage before it is dated. */
export interface Draft {
  readonly kind: "prose" | "entry" | "row";
  readonly section: readonly string[];
  readonly text: string;
  readonly spans: SourceSpan[];
  readonly cells: readonly Cell[];
  /** Title of the table, for rows. */
  readonly caption: string;
}

/** Composes the passages of a report. */
export function compose(
  blocks: readonly Block[],
  source: readonly string[],
  layout: Layout,
): { drafts: Draft[]; leftovers: Leftover[] } {
  const composer = new Composer(blocks, source, layout);
  let left = blocks.filter((block) => block.kind === "paragraph" || block.kind === "entry").length;
  for (const [i, block] of blocks.entries()) {
    if (block.kind === "paragraph" || block.kind === "entry") left--;
    composer.add(block, nextText(blocks, i), left);
  }
  return { drafts: composer.finish(), leftovers: composer.leftovers };
}

/** The block behind `i`, page feet and signs left out. */
function nextText(blocks: readonly Block[], i: number): Block | undefined {
  let next = i + 1;
  while (blocks[next]?.kind === "furniture") next++;
  return blocks[next];
}

const SETTINGS: Partial<Record<Block["kind"], Setting>> = {
  row: "row",
  byline: "row",
  columns: "row",
  heading: "heading",
  caption: "row",
};

/** Text that turns to the reader speaks for the whole report again. */
const TURNS_TO_ALL = /^各位(?:代表|委员|同志)/;
/** The outlook that closes a summary. */
const OUTLOOK =
  /^(?:(?:19|20)\d\d年是[^。]{2,60}年|展望(?:19|20)\d\d年|(?:19|20)\d\d年，[^。]{0,40}将|下一步，|新的一年)/;
/** An outlook is among the last paragraphs. */
const LAST_BLOCKS = 2;
/** So many blank lines end a document: what follows is the frame of a web page or another text. */
const GREAT_GAP = 9;
const EDITOR = /编辑[：:]/;
/** A head without a full stop ends where its bold type ends. */
const BOLD_HEAD = /^\*\*[^*【】]{2,60}\*\*/;

class Composer {
  readonly drafts: Draft[] = [];
  readonly leftovers: Leftover[] = [];
  readonly #stack = new SectionStack();
  /** Title of the entry at hand: more of its paragraphs may follow. */
  #entry = "";
  /** Whether the text above is done with: a table that stands here is set between the texts, not in one. */
  #closed = false;
  readonly #references: Reference[] = [];
  /** Numbered tables between the texts: where their rows are among the drafts. */
  readonly #loose = new Set<number>();
  readonly #source: readonly string[];
  readonly #layout: Layout;
  readonly #runIn: ReadonlySet<Block>;

  constructor(blocks: readonly Block[], source: readonly string[], layout: Layout) {
    this.#source = source;
    this.#layout = layout;
    this.#runIn = runInHeads(blocks, layout);
  }

  /** Takes the next block; `next` follows it, `left` more blocks of text come. */
  add(block: Block, next: Block | undefined, left: number): void {
    const setting = block.pieces[0]?.cell === undefined ? (SETTINGS[block.kind] ?? "prose") : "cells";
    const repaired = repair(this.#source, block.pieces, { setting, dropBold: this.#layout.bold });
    switch (block.kind) {
      case "paragraph":
      case "entry":
        this.#stack.text();
        this.#prose(block, repaired, next, left);
        break;
      case "row":
        this.#row(block, repaired);
        break;
      default:
        if (isWhole(block, repaired.text, next, this.drafts.length > 0)) {
          if (block.heading !== null) this.#stack.end(block.heading.style);
          this.#prose(block, repaired, next, left);
        } else this.#aside(block, repaired);
    }
  }

  /** The drafts, once all text was seen: a section further on may refer to a table. */
  finish(): Draft[] {
    if (this.#loose.size === 0) return this.drafts;
    const sections = sectionsReferring(
      this.#references,
      this.drafts.map((draft) => draft.caption),
    );
    return this.drafts.map((draft, i) => {
      const headings = this.#loose.has(i) ? sections.get(tableNumber(draft.caption) ?? "") : undefined;
      return headings === undefined ? draft : { ...draft, section: [...headings, draft.caption] };
    });
  }

  #aside(block: Block, repaired: Repaired): void {
    const all = cut(repaired, 0, repaired.text.length);
    if (block.orphan === "foreign") this.#leave(block);
    if (block.kind === "heading" && block.heading !== null && block.heading.style !== "title") {
      this.#stack.push(block.heading, tidyTitle(all.text));
    }
    if (block.kind === "heading" || block.kind === "byline" || block.kind === "note") this.#entry = "";
    if (block.kind === "furniture" && EDITOR.test(all.text)) {
      // An editor's line ends the chapter's parts; what follows has a heading of its own or none.
      this.#stack.clear(true);
      this.#entry = "";
    }
    if (block.kind === "heading") this.#closed = false;
    else if (block.kind === "byline") this.#closed = true;
    const kind =
      block.kind === "byline" || block.kind === "note" || block.kind === "furniture" ? block.kind : "heading";
    this.leftovers.push({ kind, ...all });
  }

  #row(block: Block, repaired: Repaired): void {
    const { text, spans } = cut(repaired, 0, repaired.text.length);
    const caption = tidyTitle(block.caption).replace(/[\s\u2000-\u200a\u3000]+/g, " ");
    const loose = this.#closed && tableNumber(caption) !== null;
    const above = this.#stack.titles();
    const titles = loose ? headingsOfTable(caption, this.#stack.titles(true), above) : above;
    const cells =
      block.pieces[0]?.cell === undefined
        ? cellsByColumns(text, block.columns)
        : cellsByPlace(text, spans, block.pieces, block.columns);
    this.#push({
      kind: "row",
      section: caption === "" ? titles : [...titles, caption],
      text,
      spans,
      cells,
      caption,
    });
    if (loose) this.#loose.add(this.drafts.length - 1);
  }

  #prose(block: Block, repaired: Repaired, next: Block | undefined, left: number): void {
    const { text } = repaired;
    let kind: Draft["kind"] = "prose";
    let head = "";
    if (block.kind === "entry") {
      kind = "entry";
      this.#entry = text.slice(1, Math.max(1, text.indexOf("】")));
      if (block.orphan === "foreign") this.#leave(block);
    } else if (block.orphan !== null) {
      if (block.orphan === "foreign") this.#leave(block);
      this.#entry = "";
    } else this.#turn(block, text, left);
    if (block.kind === "paragraph" && block.heading !== null) {
      this.#entry = "";
      head = this.#numberedHead(block, text);
    } else if (block.kind === "paragraph" && this.#entry !== "") kind = "entry";
    else if (this.#runIn.has(block)) head = tidyTitle(text.slice(0, headEnd(block, text)));
    const titles = block.orphan === "torn" ? [] : this.#stack.titles();
    if (block.orphan === null) this.#references.push(...referencesIn(text, titles));
    // An entry under the name of a part ends by itself; under a numbered heading it is a paragraph with a head.
    this.#closed = kind === "entry" && numberOf(titles.at(-1) ?? "") === null;
    const last = kind === "entry" ? [this.#entry] : head === "" ? [] : [head];
    const section = [...titles, ...last];
    let from = 0;
    for (const to of cutPoints(text)) {
      this.#push({ kind, section, ...cut(repaired, from, to), cells: [], caption: "" });
      from = to;
    }
    // A numbered sentence that stands alone heads what explains it below.
    const alone = block.heading !== null && text.length <= 60 && runInEnd(text) === text.length;
    if (alone && next?.kind === "paragraph" && next.heading === null)
      this.#stack.push(block.heading, tidyTitle(text));
  }

  /** Text of another chapter begins: it has no heading but the one found below it. */
  #leave(block: Block): void {
    this.#stack.clear();
    if (block.under !== null)
      this.#stack.push({ style: "mark", rank: 1, number: "" }, tidyTitle(block.under));
  }

  /** `各位代表！…` and the outlook that ends a summary do not belong to the last part before them. */
  #turn(block: Block, text: string, left: number): void {
    if ((block.lines[0]?.blanksBefore ?? 0) >= GREAT_GAP && this.drafts.length > 0) {
      this.#stack.clear();
      this.#entry = "";
    }
    if (block.heading !== null) return;
    if (TURNS_TO_ALL.test(text)) {
      this.#stack.endParts();
      return;
    }
    const outlook = left < LAST_BLOCKS ? OUTLOOK.exec(text) : null;
    if (outlook === null) return;
    const year = /\d{4}/.exec(outlook[0])?.[0];
    // Under a heading that names the same year the outlook is at home.
    if (year !== undefined && this.#stack.titles().some((title) => title.includes(year))) return;
    this.#stack.clear(true);
  }

  /** The run-in head of a numbered paragraph, pushed on the stack; empty where it has none that is short enough. */
  #numberedHead(block: Block, text: string): string {
    if (block.heading === null) return "";
    const end = runInEnd(text);
    if (end === 0 || end >= text.length) {
      this.#stack.end(block.heading.style);
      return "";
    }
    this.#stack.push(block.heading, tidyTitle(text.slice(0, end)));
    return "";
  }

  #push(draft: Draft): void {
    const { text, spans } = draft;
    const lead = text.length - text.trimStart().length;
    const trimmed = text.trim();
    if (trimmed === "") {
      this.leftovers.push({ kind: "furniture", text: "", spans });
      return;
    }
    const moved = spans.map((span) => ({
      ...span,
      at: Math.min(trimmed.length, Math.max(0, span.at - lead)),
    }));
    this.drafts.push({ ...draft, text: trimmed, spans: moved });
  }
}

function headEnd(block: Block, text: string): number {
  const bold = BOLD_HEAD.exec(block.lines[0]?.text ?? "");
  if (bold === null) return plainRunInEnd(text);
  return bold[0].replace(/[*\s]/g, "").length;
}

/** Paragraphs of one section that begin with a short sentence of its own kind: their heads, bold in print, run in. */
function runInHeads(blocks: readonly Block[], layout: Layout): ReadonlySet<Block> {
  const heads = new Set<Block>();
  let group: Block[] = [];
  let marked: Block[] = [];
  const close = (): void => {
    if (marked.length >= 2 && marked.length * 2 >= group.length) for (const block of marked) heads.add(block);
    group = [];
    marked = [];
  };
  for (const block of blocks) {
    if (block.kind === "heading" || block.kind === "entry" || block.kind === "row" || block.kind === "byline")
      close();
    if (block.kind !== "paragraph" || block.heading !== null) continue;
    group.push(block);
    const text = block.lines
      .slice(0, 3)
      .map((line) => line.text)
      .join("");
    const first = block.lines[0]?.text ?? "";
    if (layout.bold && BOLD_HEAD.test(text)) heads.add(block);
    else if (layout.blanks === "between" && block.lines.length > 1 && plainRunInEnd(text) === first.length)
      heads.add(block);
    else if (plainRunInEnd(text) > 0) marked.push(block);
  }
  close();
  return heads;
}
