import { SaxesParser } from "saxes";
import { MAX_DOCX_CHARACTERS, MAX_XML_DEPTH } from "./limits.ts";
import { Refused } from "./refused.ts";

/** Attributes of an element, by their names with prefixes. */
export type Attributes = Readonly<Record<string, unknown>>;

/** What understands a part of a Word document, told of it as it arrives. Names come without their prefixes. */
export interface PartReader {
  /** An element begins; it is the last of `path`, the open elements from the outermost on. */
  opened(name: string, attributes: Attributes, path: readonly string[]): void;
  /** Text right inside the element `parent`. */
  text(text: string, parent: string | undefined): void;
  closed(name: string): void;
}

/**
 * Reads the XML of a part piece by piece. No tree is built; entities of a document type are never read, and a part
 * that declares one is refused. `write` and `end` throw `Refused` beyond a limit and plain errors for malformed XML.
 */
export class DocxXml {
  readonly #parser = new SaxesParser();
  readonly #open: string[] = [];
  /** Characters since the last sign that begins an element. */
  #sinceSign = 0;

  constructor(reader: PartReader) {
    this.#parser.on("opentag", ({ name, attributes }) => {
      const local = localName(name);
      this.#open.push(local);
      if (this.#open.length > MAX_XML_DEPTH) throw new Refused("too-large", "nests its XML too deep");
      reader.opened(local, attributes, this.#open);
    });
    this.#parser.on("closetag", ({ name }) => {
      this.#open.pop();
      reader.closed(localName(name));
    });
    this.#parser.on("text", (text) => reader.text(text, this.#open.at(-1)));
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
    if (this.#sinceSign > MAX_DOCX_CHARACTERS) throw tooManyCharacters();
    this.#parser.write(xml);
  }

  /** Says that nothing more comes. */
  end(): void {
    this.#parser.close();
  }
}

/** The refusal of a document that is too long. */
export function tooManyCharacters(): Refused {
  return new Refused("too-large", `holds more than ${MAX_DOCX_CHARACTERS / 1_000_000} million characters`);
}

/** An attribute by its name without prefix; null where it is missing. */
export function attribute(attributes: Attributes, wanted: string): string | null {
  for (const [name, value] of Object.entries(attributes)) {
    if (localName(name) === wanted && typeof value === "string") return value;
  }
  return null;
}

/** Whether an element that switches something on says so: alone it does. */
export function isOn(attributes: Attributes): boolean {
  return !["0", "false", "off"].includes(attribute(attributes, "val") ?? "");
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
