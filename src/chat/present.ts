/** An answer as a reply: which view comes first, and what each view shows and offers. */

import type { Answer } from "../domain/answer.ts";
import { cardBlocks, contextBlocks, copyButton, shownHit, type Shown } from "./card.ts";
import { chartOf } from "./chart-data.ts";
import { listBlocks, nothingBlocks, pagesOf, PER_PAGE, seriesBlocks } from "./listing.ts";
import { noteBlocks, takenOverBlocks } from "./remarks.ts";
import { topicOfQuestion, withoutYears } from "./rephrase.ts";
import { type Again, type Button, line, type Reply, say, type View } from "./reply.ts";
import { SAY } from "./sentences.ts";
import type { Shelf } from "./shelf.ts";
import { hitSubject, subjectLine, topicOf } from "./subject.ts";

/** Hits at least this close to the first are equally good: a list says so better than one card. */
const AS_GOOD = 0.95;
/** Years offered as buttons. */
const YEAR_BUTTONS = 3;

/** An answer to be shown, and who asked it how. */
export interface Asked {
  readonly answer: Answer;
  /** The question that was answered, follow-up merged in. */
  readonly question: string;
  /** Where the words were taken as a follow-up: what the person wrote, and what is said about it; else null. */
  readonly follow: { readonly original: string; readonly note: string } | null;
  /** Further passages of an answer already shown are wanted. */
  readonly more: boolean;
  readonly today: Date;
}

/** `full` for a private chat and the terminal, `compact` for groups and inline messages. */
export type Form = "full" | "compact";

/** The view that an answer opens with. */
export function firstView(answer: Answer): View {
  if (!answer.found) return { kind: "nothing" };
  if (answer.series.length > 1) return { kind: "series" };
  const [first, , third] = answer.hits;
  const equal = first !== undefined && third !== undefined && third.score >= first.score * AS_GOOD;
  return answer.lead === null && equal ? { kind: "list", page: 0 } : { kind: "hit", n: 0 };
}

/** The view for what was asked: further passages open as a list. */
export function openingView({ answer, more }: Asked): View {
  return more && answer.hits.length > 1 ? { kind: "list", page: 0 } : firstView(answer);
}

/** Renders a view; a view that the answer does not have falls back to its first. */
export function present(asked: Asked, shelf: Shelf, view: View, form: Form = "full"): Reply {
  const { answer } = asked;
  const reply =
    viewReply(asked, shelf, view, form) ??
    viewReply(asked, shelf, firstView(answer), form) ??
    nothing(asked, form);
  const fresh = asked.follow === null ? [] : [again(SAY.label.fresh, { kind: "fresh" })];
  return {
    blocks: [...takenOverBlocks(asked.follow?.note ?? null), ...reply.blocks],
    rows: [...reply.rows, form === "full" ? fresh : []].filter((row) => row.length > 0),
  };
}

function viewReply(asked: Asked, shelf: Shelf, view: View, form: Form): Reply | null {
  const { answer } = asked;
  switch (view.kind) {
    case "nothing":
      return nothing(asked, form);
    case "hit":
      return hitReply(asked, shelf, view.n, form);
    case "line":
      return lineReply(asked, view.n);
    case "context":
      return contextReply(asked, shelf, view.n, view.shift);
    case "list":
      return answer.hits.length === 0 || view.page >= pagesOf(answer)
        ? null
        : listReply(asked, view.page, form);
    case "series":
      return answer.series.length === 0 ? null : seriesReply(asked, form);
  }
}

function hitReply(asked: Asked, shelf: Shelf, n: number, form: Form): Reply | null {
  const { answer } = asked;
  const subject = hitSubject(answer, n);
  const shown = shownHit(answer, n);
  if (subject === null || shown === null) return null;
  const blocks = [
    ...(answer.found ? [] : [line(SAY.maybe)]),
    ...cardBlocks(subject, shown, form === "compact"),
    ...noteBlocks(answer),
  ];
  return {
    blocks,
    rows: form === "compact" ? compactRows(answer, n, shown) : hitRows(asked, shelf, n, shown),
  };
}

function hitRows(asked: Asked, shelf: Shelf, n: number, shown: Shown): Button[][] {
  const { answer } = asked;
  const of = answer.hits.length;
  const paging: Button[] = [];
  if (n > 0) paging.push(show(SAY.label.earlier, { kind: "hit", n: n - 1 }));
  if (of > 1) paging.push({ label: SAY.label.page(n + 1, of), action: { kind: "none" } });
  if (n + 1 < of) paging.push(show(SAY.label.later, { kind: "hit", n: n + 1 }));
  paging.push({ label: SAY.label.file, action: { kind: "file", passage: shown.passage.id } });
  const first = firstView(answer);
  const up: Button[] = [];
  if (first.kind === "list") up.push(show(SAY.label.list, { kind: "list", page: Math.floor(n / PER_PAGE) }));
  if (first.kind === "nothing") up.push(show(SAY.label.back, first));
  return [
    paging,
    [
      show(SAY.label.context, { kind: "context", n, shift: 0 }),
      copyButton(shown),
      { label: SAY.label.forward, action: { kind: "forward", passage: shown.passage.id } },
    ],
    [...up, ...yearButtons(asked, shelf, n)],
  ];
}

/** The data years before and after the one shown, and all of them. */
function yearButtons(asked: Asked, shelf: Shelf, n: number): Button[] {
  const year = (asked.answer.focus[n] ?? asked.answer.hits[n]?.passage)?.year ?? null;
  if (year === null) return [TREND];
  // Another place's years would lead to nothing.
  const years = shelf.yearsOf(asked.answer.hits[n]?.report.place ?? null);
  const before = years.findLast((one) => one < year);
  const after = years.find((one) => one > year);
  const near = [before, after].filter((one) => one !== undefined);
  return [...near.map(yearButton), ...(near.length > 0 ? [TREND] : [])];
}

/** One row: context and the whole card in the private chat, for anyone; paging for the asker. */
function compactRows(answer: Answer, n: number, shown: Shown): Button[][] {
  const { id } = shown.passage;
  const of = answer.hits.length;
  const next = n + 1 < of ? n + 1 : 0;
  return [
    [
      { label: SAY.label.context, action: { kind: "private", link: `c_${id}` } },
      ...(of > 1
        ? [
            show(`${next === 0 ? SAY.label.earlier : SAY.label.later} ${SAY.label.page(n + 1, of)}`, {
              kind: "hit",
              n: next,
            } as const),
          ]
        : []),
      { label: SAY.label.privately, action: { kind: "private", link: `p_${id}` } },
    ],
  ];
}

function contextReply(asked: Asked, shelf: Shelf, n: number, shift: number): Reply | null {
  const shown = shownHit(asked.answer, n);
  if (shown === null) return null;
  const at = (by: number): boolean => shelf.near(shown.passage.id, shift + by) !== null;
  const row = [
    ...(at(-1) ? [show(SAY.label.up, { kind: "context", n, shift: shift - 1 } as const)] : []),
    show(SAY.label.back, { kind: "hit", n }),
    ...(at(1) ? [show(SAY.label.down, { kind: "context", n, shift: shift + 1 } as const)] : []),
  ];
  return { blocks: contextBlocks(shelf, shown, shift, shown.marks), rows: [row] };
}

function listReply(asked: Asked, page: number, form: Form): Reply {
  const { answer } = asked;
  const pages = pagesOf(answer);
  const turn: Button[] = [];
  if (page > 0) turn.push(show(SAY.label.previous, { kind: "list", page: page - 1 }));
  if (page + 1 < pages) turn.push(show(SAY.label.more, { kind: "list", page: page + 1 }));
  if (form === "compact")
    return { blocks: listBlocks(answer, page), rows: [[...numberButtons(answer, page), ...turn]] };
  const years = [...new Set(answer.hits.map(({ passage }) => passage.year))].filter((year) => year !== null);
  const yearRow = years.length < 2 ? [] : years.toSorted((a, b) => b - a).slice(0, YEAR_BUTTONS);
  return {
    blocks: listBlocks(answer, page),
    rows: [numberButtons(answer, page), turn, yearRow.map(yearButton)],
  };
}

function numberButtons(answer: Answer, page: number): Button[] {
  return answer.hits
    .slice(page * PER_PAGE, (page + 1) * PER_PAGE)
    .map((_, i) => show(`${page * PER_PAGE + i + 1}`, { kind: "hit", n: page * PER_PAGE + i }));
}

function seriesReply(asked: Asked, form: Form): Reply {
  const { answer } = asked;
  const topic = topicOfQuestion(asked.question, asked.today);
  const buttons = answer.series
    .map(({ year }, n) => ({ year, button: show(SAY.label.year(year), { kind: "line", n }) }))
    .toSorted((a, b) => b.year - a.year)
    .map(({ button }) => button);
  const rows = [buttons.slice(0, 4), buttons.slice(4, 8)];
  const chart: Button[] =
    chartOf(answer, topic) === null ? [] : [{ label: SAY.label.chart, action: { kind: "chart" } }];
  return { blocks: seriesBlocks(answer, topic), rows: form === "compact" ? [] : [...rows, chart] };
}

function lineReply(asked: Asked, n: number): Reply | null {
  const entry = asked.answer.series[n];
  if (entry === undefined) return null;
  const { passage, report, start, end } = entry;
  const sentence = passage.sentences.find((one) => one.start <= start && start < one.end) ?? { start, end };
  const shown: Shown = {
    passage,
    report,
    marks: [{ start, end }],
    focus: { start: sentence.start, end: Math.max(end, sentence.end) },
    alsoIn: [],
  };
  return {
    blocks: cardBlocks(subjectLine(entry.text, { ...entry, span: null }), shown),
    rows: [
      [copyButton(shown), { label: SAY.label.forward, action: { kind: "forward", passage: passage.id } }],
      [
        show(SAY.label.back, { kind: "series" }),
        { label: SAY.label.file, action: { kind: "file", passage: passage.id } },
      ],
    ],
  };
}

function nothing(asked: Asked, form: Form): Reply {
  const { answer } = asked;
  const near = answer.notes.flatMap((note) => (note.kind === "near" ? note.years : []));
  const named = withoutYears(asked.question, asked.today) !== asked.question.trim();
  const years = [
    ...near.slice(-YEAR_BUTTONS).map(yearButton),
    ...(named ? [again(SAY.label.allYears, { kind: "all-years" })] : []),
  ];
  // A group gets two lines and one row; what may be related is for who looks closer.
  if (form === "compact")
    return { blocks: nothingBlocks({ ...answer, hits: [] }, asked.question), rows: [years] };
  return { blocks: nothingBlocks(answer, asked.question), rows: [numberButtons(answer, 0), years] };
}

/** A card for one passage that was opened by a link, without any question. */
export function presentPassage(shelf: Shelf, id: string): Reply | null {
  const placed = shelf.passage(id);
  if (placed === null) return null;
  const { passage, report } = placed;
  const shown: Shown = { passage, report, marks: [], focus: { start: 0, end: 0 }, alsoIn: [] };
  return {
    blocks: cardBlocks(subjectLine(topicOf(passage), passage), shown),
    rows: [
      [
        copyButton(shown),
        { label: SAY.label.forward, action: { kind: "forward", passage: id } },
        { label: SAY.label.file, action: { kind: "file", passage: id } },
      ],
    ],
  };
}

/** The passages around one that was opened by a link. */
export function presentAround(shelf: Shelf, id: string): Reply | null {
  const placed = shelf.passage(id);
  if (placed === null) return null;
  return {
    blocks: contextBlocks(shelf, placed, 0, []),
    rows: [[{ label: SAY.label.file, action: { kind: "file", passage: id } }]],
  };
}

/** What an answer is when something failed: one sentence with a number that the log has too, and a way to try again. */
export function presentFailure(sentence: string): Reply {
  return { ...say(sentence), rows: [[again(SAY.label.retry, { kind: "retry" })]] };
}

const show = (label: string, view: View): Button => ({ label, action: { kind: "view", view } });
const again = (label: string, how: Again): Button => ({ label, action: { kind: "again", how } });
const yearButton = (year: number): Button => again(SAY.label.year(year), { kind: "year", year });
const TREND = again(SAY.label.trend, { kind: "trend" });
