/** What a part of a report to a congress is about where its heading does not say: by how the part opens. */

import type { Status, YearSpan } from "../domain/report.ts";
import { numberOf } from "./headings.ts";
import { foldDigits } from "./numerals.ts";
import { yearsOfHeading } from "./years.ts";

/** The year a part speaks of, and the span that it turns to further down; null where it turns to none. */
export interface Opening {
  readonly year: number;
  readonly span: YearSpan | null;
  readonly status: Status;
}

/** A paragraph under its headings, outermost first. */
export interface Paragraph {
  readonly section: readonly string[];
  readonly text: string;
}

/** The first words of a part that are looked at, in characters. */
const REACH = 120;
/** "今年经济社会发展的主要预期目标是", "做好今年工作": from here on it plans. */
const PLANS =
  /今年(?:[^，。；]{0,14}(?:预期目标|总体要求|主要目标|总体思路|的?工作)|是[^，。；]{0,14}(?:开局|之年))|做好今年/;
const LOOKS_BACK = /过去的?一年|一年来|去年/;
const YEARS_TOGETHER = /五年|[一二三四五六七八九十]五[”"]?(?:时期|期间|规划)|本届政府/;
const TURNS = /^[—–-]{0,2}(?:过去|这)?五年(?:来|间)?[，,]|^“?[七八九十][一二三四五六]?五”?(?:时期|期间)[，,]/;

/**
 * The openings of those parts of a report to a congress whose headings say nothing ("一、一年接着一年干…"), by heading. A part
 * that opens with the year before the report's reviews it; one that opens with what this year is to bring plans. Where
 * neither is said it is left out.
 */
export function openingsOf(
  paragraphs: readonly Paragraph[],
  reportYear: number,
): ReadonlyMap<string, Opening> {
  const found = new Map<string, Opening>();
  const seen = new Set<string>();
  const past = reportYear - 1;
  for (const { section, text } of paragraphs) {
    const [part] = section;
    if (part === undefined || seen.has(part) || numberOf(part) === null) continue;
    seen.add(part);
    if (yearsOfHeading(part, reportYear).says !== "nothing") continue;
    const words = foldDigits(text).slice(0, REACH);
    const plans = words.search(PLANS);
    const reviewed = Math.max(words.search(LOOKS_BACK), words.indexOf(`${past}年`));
    const together = words.search(YEARS_TOGETHER);
    if (plans >= 0 && reviewed < 0) found.set(part, { year: reportYear, span: null, status: "plan" });
    else if (reviewed >= 0 && plans < 0 && (together < 0 || together > reviewed)) {
      const turns = paragraphs.some((one) => one.section[0] === part && TURNS.test(one.text));
      found.set(part, { year: past, span: turns ? [past - 4, past] : null, status: "done" });
    }
  }
  return found;
}
