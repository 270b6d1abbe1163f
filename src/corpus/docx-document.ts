import type { Counting } from "./docx-counting.ts";
import { newParagraph, note, type Paragraph } from "./docx-paragraph.ts";
import { attribute, type Attributes, isOn, type PartReader, tooManyCharacters } from "./docx-xml.ts";
import { MAX_CELL_SPAN, MAX_DOCX_CHARACTERS, MAX_DOCX_PARAGRAPHS, MAX_TABLE_DEPTH } from "./limits.ts";
import type { Lines } from "./lines.ts";
import { Refused } from "./refused.ts";

/** A table that is being read, or the page itself: where finished lines go. */
interface Row {
  cells: string[];
  /** Empty cells to come after the open one, which spans several columns. */
  span: number;
}

/** Parts of a document that a reader does not see: deleted text, an older copy of a drawing, field codes. */
const HIDDEN = new Set(["del", "moveFrom", "Fallback", "instrText", "delText"]);

/**
 * Reads the main part of a Word document: a paragraph is a line (a break inside it begins another) with its automatic
 * number before it, a row of a table is a line with tabs between its cells; a cell over several columns is followed by
 * empty ones. Pages are those Word noted when it last laid the document out; null where it noted none.
 * Throws `Refused` beyond a limit.
 */
export class DocxDocument implements PartReader {
  readonly #counting: Counting;
  readonly #rows: Row[] = [];
  /** The open paragraphs: a text box stands inside the paragraph that it hangs on. */
  readonly #paragraphs: Paragraph[] = [];
  readonly #lines: string[] = [];
  readonly #pages: number[] = [];
  #hidden = 0;
  #vanished = false;
  #page = 1;
  #characters = 0;

  constructor(counting: Counting) {
    this.#counting = counting;
  }

  /** All lines, once the part has been read. */
  lines(): Lines {
    return { lines: this.#lines, pages: this.#page === 1 ? null : this.#pages };
  }

  opened(name: string, attributes: Attributes, path: readonly string[]): void {
    if (HIDDEN.has(name)) this.#hidden += 1;
    switch (name) {
      case "p":
        this.#paragraphs.push(newParagraph());
        break;
      case "r":
        this.#vanished = false;
        break;
      case "vanish":
        if (isOn(attributes) && path.at(-3) === "r") this.#vanished = true;
        break;
      case "tab":
        // Inside `tabs` it is a tab stop, no character.
        if (path.at(-2) === "r") this.#append("\t");
        break;
      case "noBreakHyphen":
        this.#append("-");
        break;
      case "br":
      case "cr":
        this.#append("\n");
        break;
      case "lastRenderedPageBreak":
        this.#page += 1;
        break;
      case "tr":
        if (this.#rows.length >= MAX_TABLE_DEPTH) throw new Refused("too-large", "nests its tables too deep");
        this.#rows.push({ cells: [], span: 0 });
        break;
      case "tc":
        this.#count(1);
        this.#rows.at(-1)?.cells.push("");
        break;
      case "gridSpan": {
        const row = this.#rows.at(-1);
        if (row !== undefined)
          row.span = Math.min(MAX_CELL_SPAN, Number(attribute(attributes, "val")) || 1) - 1;
        break;
      }
    }
    const paragraph = this.#paragraphs.at(-1);
    if (paragraph !== undefined) note(paragraph, name, attributes, path);
  }

  text(text: string, parent: string | undefined): void {
    if (parent === "t") this.#append(text);
  }

  closed(name: string): void {
    if (HIDDEN.has(name)) this.#hidden -= 1;
    if (name === "r") this.#vanished = false;
    if (name === "p") {
      const paragraph = this.#paragraphs.pop();
      if (paragraph !== undefined) this.#finish(this.#numberOf(paragraph) + paragraph.text, paragraph.page);
    }
    if (name === "tc") {
      const row = this.#rows.at(-1);
      if (row !== undefined) {
        this.#count(row.span);
        row.cells.push(...Array.from({ length: row.span }, () => ""));
        row.span = 0;
      }
    }
    if (name === "tr") {
      const row = this.#rows.pop();
      if (row !== undefined) this.#finish(row.cells.join("\t"), this.#page);
    }
  }

  #append(text: string): void {
    const paragraph = this.#paragraphs.at(-1);
    if (paragraph === undefined || this.#hidden > 0 || this.#vanished) return;
    this.#count(text.length);
    if (paragraph.page === 0 && text.trim() !== "") paragraph.page = this.#page;
    paragraph.text += text;
  }

  /** Characters of the output; a cell counts for one, or a row of empty cells could fill the memory. */
  #count(characters: number): void {
    this.#characters += characters;
    if (this.#characters > MAX_DOCX_CHARACTERS) throw tooManyCharacters();
  }

  /** The automatic number of a finished paragraph. One that is not seen has none and is not counted. */
  #numberOf(paragraph: Paragraph): string {
    if (this.#hidden > 0 || paragraph.merged || (paragraph.endUnseen && paragraph.text === "")) return "";
    const number = this.#counting(paragraph);
    this.#count(number.length);
    return paragraph.text === "" ? number.trimEnd() : number;
  }

  /** A finished paragraph or row: into the open cell, else lines of their own. */
  #finish(text: string, page: number): void {
    if (this.#hidden > 0) return;
    const row = this.#rows.at(-1);
    const cell = row?.cells.pop();
    if (row !== undefined) {
      // Tabs and breaks inside a cell would look like columns and rows.
      const flat = text.replace(/[\t\n]/g, " ");
      row.cells.push(cell === undefined || cell === "" ? flat : flat === "" ? cell : `${cell} ${flat}`);
      return;
    }
    for (const line of text.split("\n")) {
      this.#lines.push(line);
      this.#pages.push(page === 0 ? this.#page : page);
    }
    if (this.#lines.length > MAX_DOCX_PARAGRAPHS) {
      throw new Refused("too-large", `holds more than ${MAX_DOCX_PARAGRAPHS} paragraphs`);
    }
  }
}
