/** Where a numbered table belongs that no text of its section leads up to. Pure. */

import { numberOf } from "./headings.ts";

const NUMBER = "附?表\\s?(?:[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})(?![0-9０-９一二三四五六七八九十])";
const CAPTION_NUMBER = new RegExp(`^${NUMBER}`);
const REFERENCE = new RegExp(`(?:[见如据（(]|列[入于])\\s?(${NUMBER})`, "g");

/** A table named in a text, and the headings above that text. */
export interface Reference {
  readonly table: string;
  readonly headings: readonly string[];
}

/** The number that a table's title begins with (`表4`); null where it has none. */
export function tableNumber(caption: string): string | null {
  const number = CAPTION_NUMBER.exec(caption)?.[0];
  return number === undefined ? null : oneSpelling(number);
}

/** The tables that a text under these headings refers to (`见表4`). */
export function referencesIn(text: string, headings: readonly string[]): Reference[] {
  if (!text.includes("表")) return [];
  return [...text.matchAll(REFERENCE)].map((match) => ({ table: oneSpelling(match[1] ?? ""), headings }));
}

function oneSpelling(number: string): string {
  return number.normalize("NFKC").replace(/\s/g, "");
}

/**
 * The headings of the only section that refers to a table, by the table's number. A number that stands over several
 * of the `captions` names none of them.
 */
export function sectionsReferring(
  references: readonly Reference[],
  captions: Iterable<string>,
): Map<string, readonly string[]> {
  const titles = new Map<string, Set<string>>();
  for (const caption of captions) {
    const table = tableNumber(caption);
    if (table !== null) titles.set(table, (titles.get(table) ?? new Set()).add(caption));
  }
  const sections = new Map<string, readonly string[]>();
  const several = new Set<string>();
  for (const { table, headings } of references) {
    const known = sections.get(table);
    if (known !== undefined && known.join("\n") !== headings.join("\n")) several.add(table);
    sections.set(table, headings);
  }
  for (const table of sections.keys())
    if (several.has(table) || (titles.get(table)?.size ?? 0) > 1) sections.delete(table);
  return sections;
}

/** Words that end the names of parts and tell no subject. */
const GENERAL_END = /(?:事务|工作|情况|概况)$/;
/** A shorter subject stands in too many titles. */
const SHORTEST_SUBJECT = 2;

/**
 * Those of the headings above a table, outermost first, that it belongs to: the name of the `chapter`, and all down to
 * the innermost one whose subject the table's title names. A subject that is the chapter's tells none of its parts.
 */
export function headingsOfTable(
  caption: string,
  chapter: readonly string[],
  headings: readonly string[],
): readonly string[] {
  const own = headings.findLastIndex((heading) => {
    const subject = heading.slice(numberOf(heading)?.length ?? 0).replace(GENERAL_END, "");
    return (
      subject.length >= SHORTEST_SUBJECT &&
      caption.includes(subject) &&
      !chapter.some((name) => name.includes(subject))
    );
  });
  return own < chapter.length ? chapter : headings.slice(0, own + 1);
}
