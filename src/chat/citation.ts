/** Where a quote stands, as part of the text: forwarding and copying keep it. */

import type { AlsoIn } from "../domain/answer.ts";
import type { Passage, Report } from "../domain/report.ts";
import { type Block, bold, line } from "./reply.ts";
import { rangeText, SAY } from "./sentences.ts";

/** Longest section path that is shown; outer headings are left out first, for the inner ones say more. */
const LONGEST_SECTION = 40;

/** Page where the format has pages, and lines. */
export function placeText(passage: Passage): string {
  const lines = SAY.lines(rangeText(passage.ranges));
  return passage.page === null ? lines : `${SAY.page(passage.page)} ${lines}`;
}

/** The headings above a passage, inner ones kept where not all fit. */
export function sectionText(passage: Passage): string {
  let path = "";
  for (const heading of passage.section.toReversed()) {
    const longer = path === "" ? heading : `${heading} › ${path}`;
    if (path !== "" && longer.length > LONGEST_SECTION) return `… › ${path}`;
    path = longer;
  }
  return path;
}

/** The three lines under a quote: title (with the report's year where the title lacks it), section, file and lines. */
export function citationBlocks(passage: Passage, report: Report): Block[] {
  const { title, reportYear } = report;
  const year =
    reportYear === null || title.includes(`${reportYear}`) ? "" : `（${SAY.reportYear(reportYear)}）`;
  const section = sectionText(passage);
  return [
    line("📄 ", bold(title), year),
    ...(section === "" ? [] : [line(`　 ${section}`)]),
    line(`　 ${placeText(passage)} · ${passage.file}`),
  ];
}

/**
 * One line for lists, pictures and copies: `《title》第12行`. Reports of several years often have one title: the
 * report's year is added where the title lacks it, and the file where the year is unknown.
 */
export function shortCitation(passage: Passage, report: Report): string {
  const { title, reportYear, file } = report;
  if (reportYear === null) return `《${title}》（${file}）${placeText(passage)}`;
  const year = title.includes(`${reportYear}`) ? "" : `（${SAY.reportYear(reportYear)}）`;
  return `《${title}》${year}${placeText(passage)}`;
}

/** "同一事实另见" with the other places, or nothing. */
export function alsoBlocks(alsoIn: readonly AlsoIn[]): Block[] {
  if (alsoIn.length === 0) return [];
  const places = alsoIn.map(
    ({ file, lines, masked }) =>
      `${file} ${SAY.lines(rangeText([lines]))}${masked ? `（${SAY.masked}）` : ""}`,
  );
  return [line(SAY.alsoAt(places.join("；")))];
}
