import { SaxesParser } from "saxes";
import {
  MAX_CELL_SPAN,
  MAX_DOCX_CHARACTERS,
  MAX_DOCX_PARAGRAPHS,
  MAX_TABLE_DEPTH,
  MAX_XML_DEPTH,
} from "./limits.ts";
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
 * Reads the XML of a Word document as it arrives: a paragraph is a line (a break inside it begins another), a row of
 * a table is a line with tabs between its cells; a cell over several columns is followed by empty ones. No tree is
 * built; entities of a document type are never read, and a document that declares one is refused.
 * Pages are those Word noted when it last laid the document out; null where it noted none.
 * `write` and `end` throw `Refused` beyond a limit and plain errors for malformed XML.
 */
export class DocxDocument {
  readonly #parser = new SaxesParser();
  readonly #open: string[] = [];
  readonly #rows: Row[] = [];
  /** Text of the open paragraphs: a text box stands inside the paragraph that it hangs on. */
  readonly #paragraphs: { text: string; page: number }[] = [];
  readonly #lines: string[] = [];
  readonly #pages: number[] = [];
  #hidden = 0;
  #vanished = false;
  #page = 1;
  #characters = 0;
  /** Characters since the last sign that begins an element. */
  #sinceSign = 0;

  constructor() {
    this.#parser.on("opentag", ({ name, attributes }) => this.#opened(localName(name), attributes));
    this.#parser.on("closetag", ({ name }) => this.#closed(localName(name)));
    this.#parser.on("text", (text) => {
      const parent = this.#open.at(-1);
      if (parent === "t") this.#append(text);
    });
    this.#parser.on("doctype", () => {
      throw new Refused("unsupported", "is a .docx that declares entities of its own; Word writes none");
    });
    this.#parser.on("error", (error) => {
      throw error;
    });
  }

  /** Takes the next piece of the XML. */
  write(xml: string): void {
    // The parser keeps a text until its end: an endless one would fill the memory before it could be counted.
    const sign = xml.lastIndexOf("<");
    this.#sinceSign = sign === -1 ? this.#sinceSign + xml.length : xml.length - sign;
    if (this.#sinceSign > MAX_DOCX_CHARACTERS) this.#tooManyCharacters();
    this.#parser.write(xml);
  }

  /** All lines, once nothing more comes. */
  end(): Lines {
    this.#parser.close();
    return { lines: this.#lines, pages: this.#page === 1 ? null : this.#pages };
  }

  #opened(name: string, attributes: Record<string, unknown>): void {
    this.#open.push(name);
    if (this.#open.length > MAX_XML_DEPTH) throw new Refused("too-large", "nests its XML too deep");
    if (HIDDEN.has(name)) this.#hidden += 1;
    switch (name) {
      case "p":
        this.#paragraphs.push({ text: "", page: 0 });
        break;
      case "r":
        this.#vanished = false;
        break;
      case "vanish":
        if (!isOff(attributes) && this.#open.at(-3) === "r") this.#vanished = true;
        break;
      case "tab":
        // Inside `tabs` it is a tab stop, no character.
        if (this.#open.at(-2) === "r") this.#append("\t");
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
        if (row !== undefined) row.span = Math.min(MAX_CELL_SPAN, Number(valueOf(attributes)) || 1) - 1;
        break;
      }
    }
  }

  #closed(name: string): void {
    this.#open.pop();
    if (HIDDEN.has(name)) this.#hidden -= 1;
    if (name === "r") this.#vanished = false;
    if (name === "p") {
      const paragraph = this.#paragraphs.pop();
      if (paragraph !== undefined) this.#finish(paragraph.text, paragraph.page);
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
    if (this.#characters > MAX_DOCX_CHARACTERS) this.#tooManyCharacters();
  }

  #tooManyCharacters(): never {
    throw new Refused("too-large", `holds more than ${MAX_DOCX_CHARACTERS / 1_000_000} million characters`);
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

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

/** The `val` attribute, whatever its prefix. */
function valueOf(attributes: Record<string, unknown>): string | null {
  for (const [name, value] of Object.entries(attributes)) {
    if (localName(name) === "val" && typeof value === "string") return value;
  }
  return null;
}

function isOff(attributes: Record<string, unknown>): boolean {
  return ["0", "false", "off"].includes(valueOf(attributes) ?? "");
}
