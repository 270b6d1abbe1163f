/** Several passages as a numbered list (layout B), a comparison over years (C), and an honest nothing (E). */

import type { Answer } from "../domain/answer.ts";
import { shortCitation } from "./citation.ts";
import { cutRuns, firstSentences, visibleMarks } from "./quote.ts";
import { noteBlocks } from "./remarks.ts";
import { type Block, bold, italic, line, type Run } from "./reply.ts";
import { SAY, statusTag, timeText } from "./sentences.ts";
import { topicOf } from "./subject.ts";

/** Items of a page: more do not fit a screen. */
export const PER_PAGE = 3;
/** Characters of an item's text: two lines of a phone. */
const ITEM = 60;
/** Years a comparison shows; thirty are more than any collection of annual reports seen. */
const LINES = 30;
/** Longer than this is a clause, not a figure: bold, it would shout. */
const FIGURE = 20;
/** A clause in a comparison may take two lines. */
const CLAUSE = 60;

/** Pages of a list of hits. */
export function pagesOf(answer: Answer): number {
  return Math.max(1, Math.ceil(answer.hits.length / PER_PAGE));
}

/** A page of hits: number, year, place; then the sentence that speaks to the question. */
export function listBlocks(answer: Answer, page: number): Block[] {
  return [line(bold(SAY.found(answer.hits.length))), ...itemBlocks(answer, page), ...noteBlocks(answer)];
}

function itemBlocks(answer: Answer, page: number): Block[] {
  return answer.hits.slice(page * PER_PAGE, (page + 1) * PER_PAGE).flatMap(({ passage, report }, i) => {
    const n = page * PER_PAGE + i;
    const focus = answer.focus[n];
    const time = focus ?? passage;
    const marks = visibleMarks(answer.marks[n]);
    const from = focus !== undefined && focus.end > focus.start ? focus.start : 0;
    const stretch = firstSentences(passage.text.slice(from), ITEM);
    const runs = cutRuns(passage.text, { start: from, end: from + stretch.end }, marks);
    return [
      line(
        bold(`${n + 1}`),
        ` ${topicOf(passage)} · ${timeText(time) ?? SAY.yearUnknown}${statusTag(time.status)}`,
      ),
      { kind: "line", runs: [{ text: "　 " }, ...runs] } as const,
      line(italic(`　 ${shortCitation(passage, report)}`)),
    ];
  });
}

/** One line a year with its source; years without a statement are named; nothing is computed. */
export function seriesBlocks(answer: Answer, topic: string): Block[] {
  const newestFirst = answer.series.toSorted((a, b) => b.year - a.year).slice(0, LINES);
  const lines = newestFirst.map(({ year, text, status, passage, report }) => {
    const shown = firstSentences(text, CLAUSE);
    const words = text.slice(0, shown.end) + (shown.end < text.length ? SAY.cut : "");
    const figure: Run = text.length <= FIGURE ? bold(words) : { text: words };
    return line(`${year}年　`, figure, statusTag(status), " ", italic(shortCitation(passage, report)));
  });
  const one = new Set(answer.series.map(({ year }) => year)).size === 1 && answer.series.length > 1;
  const head = one ? SAY.hopedAndDone : SAY.byYears;
  return [
    line(bold(topic === "" ? head : `${topic} · ${head}`)),
    ...lines,
    ...noteBlocks(answer),
    line(italic(SAY.asPrinted)),
  ];
}

/** What was searched, what is near, and at most three passages that may be related, marked as uncertain. */
export function nothingBlocks(answer: Answer, question: string): Block[] {
  const empty = answer.notes.some((note) => note.kind === "empty-question");
  return [
    ...(empty ? [] : [line(SAY.nothing(question))]),
    ...noteBlocks(answer),
    ...(answer.hits.length === 0 ? [] : [line(bold(SAY.maybe)), ...itemBlocks(answer, 0)]),
  ];
}
