import { type Definition, type DocxNumbering, type Level, LEVELS, type List } from "./docx-numbering.ts";
import { numeral } from "./docx-numerals.ts";
import type { DocxStyles } from "./docx-styles.ts";

/** What a paragraph says of its number; null where it leaves that to its style. */
export interface Numbered {
  readonly style: string | null;
  readonly list: string | null;
  readonly depth: number | null;
}

/** Gives the next paragraph its number as printed, or an empty text. Paragraphs come in their order. */
export type Counting = (paragraph: Numbered) => string;

interface Place {
  readonly name: string;
  readonly list: List;
  readonly definition: Definition;
  /** The list and the definition that the levels are taken from, where another style defines them. */
  readonly linked: { readonly list: List; readonly definition: Definition } | null;
}

/**
 * Counts the numbered paragraphs of a document as Word does: lists of one definition count on from each other, a list
 * with a start of its own begins there when it is first used, a level begins anew behind one above it, and levels
 * that were passed over count as used.
 */
export function countParagraphs(numbering: DocxNumbering, styles: DocxStyles): Counting {
  const counts = new Map<string, (number | null)[]>();
  const begun = new Set<string>();
  const places = new Map<string, Place | null>();
  const ofStyles = new Map<string | null, Pick<Numbered, "list" | "depth">>();

  function ofStyle(style: string | null): Pick<Numbered, "list" | "depth"> {
    let known = ofStyles.get(style);
    if (known === undefined) {
      const chain = styles.chain(style);
      const list = chain.find(([, { list: own }]) => own !== null)?.[1].list ?? null;
      const place = list === null ? null : placeOf(list);
      const depths = chain.map(([id, { depth }]) => (place === null ? null : depthFor(place, id)) ?? depth);
      known = { list, depth: depths.find((depth) => depth !== null) ?? null };
      ofStyles.set(style, known);
    }
    return known;
  }

  function placeOf(name: string): Place | null {
    let known = places.get(name);
    if (known === undefined) {
      known = findPlace(name);
      places.set(name, known);
    }
    return known;
  }

  function findPlace(name: string): Place | null {
    const list = numbering.lists.get(name);
    const definition = numbering.definitions.get(list?.definition ?? "");
    if (list === undefined || definition === undefined) return null;
    const link = definition.style === null ? undefined : styles.chain(definition.style)[0]?.[1].list;
    const other = numbering.lists.get(link ?? "");
    const its = numbering.definitions.get(other?.definition ?? "");
    const linked = other === undefined || its === undefined ? null : { list: other, definition: its };
    return { name, list, definition, linked };
  }

  return (paragraph) => {
    const style = ofStyle(paragraph.style);
    const place = placeOf(paragraph.list ?? style.list ?? "");
    if (place === null) return "";
    const depth = paragraph.depth ?? style.depth ?? 0;
    const level = levelAt(place, depth);
    if (level === undefined) return "";
    const values = counts.get(place.list.definition) ?? Array.from({ length: LEVELS }, () => null);
    counts.set(place.list.definition, values);
    count(place, depth, values, begun);
    return level.vanished ? "" : printed(place, depth, level, values);
  };
}

/** The level whose paragraphs have this style. */
function depthFor(place: Place, style: string): number | null {
  for (let depth = 0; depth < LEVELS; depth++) {
    if (levelAt(place, depth)?.style === style) return depth;
  }
  return null;
}

function levelAt({ list, definition, linked }: Place, depth: number): Level | undefined {
  return (
    list.levels.get(depth) ??
    linked?.list.levels.get(depth) ??
    linked?.definition.levels.get(depth) ??
    definition.levels.get(depth)
  );
}

function count(place: Place, depth: number, values: (number | null)[], begun: Set<string>): void {
  const startAt = (at: number): number => place.list.starts.get(at) ?? levelAt(place, at)?.start ?? 0;
  for (let above = 0; above < depth; above++) values[above] ??= startAt(above);
  const first = `${depth} ${place.name}`;
  const anew = place.list.starts.has(depth) && !begun.has(first);
  begun.add(first);
  const before = values[depth] ?? null;
  values[depth] = before === null || anew ? startAt(depth) : before + 1;
  for (let below = depth + 1; below < LEVELS; below++) {
    if (beginsAnew(levelAt(place, below)?.restart ?? null, below, depth)) values[below] = null;
  }
}

/** Whether a level begins anew behind one above it; what `restart` cannot mean is as if it were not said. */
function beginsAnew(restart: number | null, depth: number, behind: number): boolean {
  return restart === null || restart > depth || behind < restart;
}

const PLACE = /%([1-9])/g;
/** Signs that stand close to what follows them: those of Chinese, and spaces. */
const CLOSE_SIGN = /[\s\u3000-\u3004\u3008-\u301f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]$/;

function printed(place: Place, depth: number, level: Level, values: readonly (number | null)[]): string {
  if (level.format === "bullet") return "";
  // Word prints nothing of a pattern that names a deeper level.
  for (const [, digit] of level.pattern.matchAll(PLACE)) if (Number(digit) > depth + 1) return "";
  const text = level.pattern.replace(PLACE, (_, digit: string) => {
    const format = levelAt(place, Number(digit) - 1)?.format ?? "decimal";
    const shown = level.legal && !KEPT_WHEN_LEGAL.has(format) ? "decimal" : format;
    return numeral(shown, values[Number(digit) - 1] ?? 0);
  });
  return text === "" || level.close || CLOSE_SIGN.test(text) ? text : `${text} `;
}

/** Formats that legal numbering does not turn into plain digits. */
const KEPT_WHEN_LEGAL: ReadonlySet<string> = new Set(["none", "bullet", "decimalZero"]);
