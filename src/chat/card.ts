/** One passage on the screen: subject, quote, citation. Layout A of the phone; also the compact card of groups. */

import type { AlsoIn, Answer, Mark } from "../domain/answer.ts";
import type { Passage, Report } from "../domain/report.ts";
import { alsoBlocks, citationBlocks, placeText, shortCitation } from "./citation.ts";
import {
  cutRuns,
  firstSentences,
  inSight,
  lastSentences,
  quoteBlocks,
  type Stretch,
  visibleMarks,
} from "./quote.ts";
import { type Block, type Button, italic, line } from "./reply.ts";
import { SAY } from "./sentences.ts";
import type { Placed, Shelf } from "./shelf.ts";
import { subjectLine, topicOf } from "./subject.ts";

/** Telegram's limit for what a button copies. */
const COPY_LIMIT = 256;
/** A shorter focus is copied with the sentences around it: a heading alone says nothing. */
const COPY_ENOUGH = 20;
/** Characters of each neighbour in the context view, and of the passage itself. */
const NEIGHBOUR = 400;
const CENTRE = 1_600;

/** A passage with what of it is marked. */
export interface Shown extends Placed {
  readonly marks: readonly Mark[];
  readonly focus: Stretch;
  readonly alsoIn: readonly AlsoIn[];
}

/** Hit `n` of an answer, its short answer marked too. */
export function shownHit(answer: Answer, n: number): Shown | null {
  const hit = answer.hits[n];
  if (hit === undefined) return null;
  const { lead } = answer;
  const marks = visibleMarks(answer.marks[n]);
  return {
    passage: hit.passage,
    report: hit.report,
    marks: lead !== null && lead.hit === n ? merge([...marks, { start: lead.start, end: lead.end }]) : marks,
    focus: answer.focus[n] ?? { start: 0, end: 0 },
    alsoIn: hit.alsoIn,
  };
}

/** Subject, quote, citation, other places of the same fact. */
export function cardBlocks(subject: Block, shown: Shown, compact = false): Block[] {
  const { passage, report } = shown;
  return [
    subject,
    ...quoteBlocks(passage.text, shown.marks, shown.focus, compact),
    ...(compact
      ? [line(`📄 ${shortCitation(passage, report)}`), line(`　 ${passage.file}`)]
      : citationBlocks(passage, report)),
    ...alsoBlocks(shown.alsoIn),
  ];
}

/** The passages before and after the one `shift` places from `placed`, in one message. */
export function contextBlocks(shelf: Shelf, placed: Placed, shift: number, marks: readonly Mark[]): Block[] {
  const centre = shelf.near(placed.passage.id, shift) ?? placed;
  const before = shelf.near(centre.passage.id, -1);
  const after = shelf.near(centre.passage.id, 1);
  const { passage, report } = centre;
  return [
    subjectLine(topicOf(passage), passage),
    line(italic(before === null ? SAY.noBefore : SAY.before)),
    ...(before === null ? [] : [neighbour(before.passage, lastSentences(before.passage.text, NEIGHBOUR))]),
    {
      kind: "quote",
      runs: cutRuns(passage.text, firstSentences(passage.text, CENTRE), shift === 0 ? marks : []),
    },
    line(italic(after === null ? SAY.noAfter : SAY.after)),
    ...(after === null ? [] : [neighbour(after.passage, firstSentences(after.passage.text, NEIGHBOUR))]),
    ...citationBlocks(passage, report),
  ];
}

function neighbour(passage: Passage, stretch: Stretch): Block {
  return { kind: "line", runs: cutRuns(passage.text, stretch, []) };
}

/** The button that copies quote and citation: the focus, cut at a sentence where the limit asks for it. */
export function copyButton({ passage, report, focus }: Shown): Button {
  const source = `——${shortCitation(passage, report)}`;
  const room = Math.max(20, COPY_LIMIT - source.length - SAY.cut.length * 2 - 2);
  const { start, end } = inSight(passage.text, focus, room, COPY_ENOUGH);
  const quote = passage.text.slice(start, end);
  const whole = end === passage.text.length || /[。！？；!?]$/u.test(quote);
  const text = `“${quote}${whole ? "" : SAY.cut}”${source}`;
  return { label: SAY.label.copy, action: { kind: "copy", text: text.slice(0, COPY_LIMIT) } };
}

/** One line on the file as a caption: where in it the passage stands. */
export function fileCaption(passage: Passage, report: Report): string {
  return `${report.title}\n${placeText(passage)} · ${passage.file}`;
}

/** Sorted stretches without overlaps. */
function merge(marks: readonly Mark[]): Mark[] {
  const out: Mark[] = [];
  for (const mark of marks.toSorted((a, b) => a.start - b.start)) {
    const last = out.at(-1);
    if (last === undefined || mark.start > last.end) out.push(mark);
    else out[out.length - 1] = { start: last.start, end: Math.max(last.end, mark.end) };
  }
  return out;
}
