import { wholeOf } from "./docx-numbering.ts";
import { attribute, type Attributes, type PartReader } from "./docx-xml.ts";
import { MAX_DEFINITIONS, MAX_STYLE_DEPTH } from "./limits.ts";

/** What a style says of the number of its paragraphs; null where it leaves it to the style it is based on. */
interface Style {
  basedOn: string | null;
  list: string | null;
  depth: number | null;
}

/** Reads `word/styles.xml`, as far as it numbers paragraphs. Throws where there are too many styles. */
export class DocxStyles implements PartReader {
  readonly #styles = new Map<string, Style>();
  #open: Style | null = null;
  #standard: string | null = null;

  /** A style and those it is based on, the nearest first; for null the style of paragraphs that name none. */
  chain(id: string | null): readonly (readonly [id: string, style: Style])[] {
    const chain: [string, Style][] = [];
    let next = id ?? this.#standard;
    while (next !== null && chain.length < MAX_STYLE_DEPTH) {
      const style = this.#styles.get(next);
      if (style === undefined) break;
      chain.push([next, style]);
      next = style.basedOn;
    }
    return chain;
  }

  opened(name: string, attributes: Attributes, path: readonly string[]): void {
    if (name === "style") {
      this.#begin(attributes);
      return;
    }
    if (this.#open === null) return;
    const parent = path.at(-2);
    if (name === "basedOn" && parent === "style") this.#open.basedOn = attribute(attributes, "val");
    // What a style was before a change that is tracked stands deeper.
    if (parent !== "numPr" || path.at(-4) !== "style") return;
    if (name === "numId") this.#open.list = attribute(attributes, "val");
    if (name === "ilvl") this.#open.depth = wholeOf(attributes, "val");
  }

  closed(name: string): void {
    if (name === "style") this.#open = null;
  }

  text(): void {}

  #begin(attributes: Attributes): void {
    const id = attribute(attributes, "styleId");
    this.#open = { basedOn: null, list: null, depth: null };
    if (id === null) return;
    if (this.#styles.size >= MAX_DEFINITIONS) throw new Error(`more than ${MAX_DEFINITIONS} styles`);
    if (!this.#styles.has(id)) this.#styles.set(id, this.#open);
    const standard = ["1", "true", "on"].includes(attribute(attributes, "default") ?? "");
    if (standard && attribute(attributes, "type") === "paragraph") this.#standard ??= id;
  }
}
