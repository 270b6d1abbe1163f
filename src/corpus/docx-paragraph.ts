import { wholeOf } from "./docx-numbering.ts";
import { attribute, type Attributes, isOn } from "./docx-xml.ts";

/** A paragraph of a Word document while it is read. */
export interface Paragraph {
  text: string;
  /** Page on which its text begins; 0 while it has none. */
  page: number;
  /** What it says of its number; null where it leaves that to its style. */
  style: string | null;
  list: string | null;
  depth: number | null;
  /** Whether its end was deleted: Word counts the paragraph that goes on from it. */
  merged: boolean;
  /** Whether its end is not seen: without text there is nothing of it then. */
  endUnseen: boolean;
}

/** A paragraph that nothing is known of. */
export function newParagraph(): Paragraph {
  return { text: "", page: 0, style: null, list: null, depth: null, merged: false, endUnseen: false };
}

/** Takes down what an element of a paragraph says of its number; properties before a tracked change stand deeper. */
export function note(
  paragraph: Paragraph,
  name: string,
  attributes: Attributes,
  path: readonly string[],
): void {
  switch (name) {
    case "pStyle":
      if (standsIn(path, "p", "pPr")) paragraph.style = attribute(attributes, "val");
      break;
    case "numId":
      if (standsIn(path, "p", "pPr", "numPr")) paragraph.list = attribute(attributes, "val");
      break;
    case "ilvl":
      if (standsIn(path, "p", "pPr", "numPr")) paragraph.depth = wholeOf(attributes, "val");
      break;
    case "sectPr":
      if (standsIn(path, "p", "pPr")) paragraph.endUnseen = true;
      break;
    case "vanish":
      if (standsIn(path, "p", "pPr", "rPr") && isOn(attributes)) paragraph.endUnseen = true;
      break;
    case "del":
    case "moveFrom":
      if (standsIn(path, "p", "pPr", "rPr")) paragraph.merged = true;
      break;
  }
}

/** Whether the last element of the path stands right in these, the innermost last. */
function standsIn(path: readonly string[], ...parents: readonly string[]): boolean {
  const first = path.length - 1 - parents.length;
  return parents.every((parent, at) => path[first + at] === parent);
}
