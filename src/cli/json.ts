import { noteSentence } from "../chat/sentences.ts";
import type { Answer } from "../domain/answer.ts";
import type { LineRange, Passage, YearSpan } from "../domain/report.ts";

/** The stable shape of an answer for programs: one object a line of `ask --json`. */
export interface AnswerJson {
  readonly question: string;
  readonly found: boolean;
  readonly answer: null | {
    readonly text: string;
    readonly kind: string;
    readonly year: number | null;
    readonly span: YearSpan | null;
    readonly status: string | null;
    readonly passage: number;
  };
  readonly series: readonly {
    readonly year: number;
    readonly text: string;
    readonly status: string | null;
    readonly file: string;
    readonly lines: LineRange;
  }[];
  readonly passages: readonly {
    readonly file: string;
    readonly title: string;
    readonly year: number | null;
    readonly span: YearSpan | null;
    readonly reportYear: number | null;
    readonly status: string | null;
    readonly section: readonly string[];
    readonly lines: LineRange;
    readonly page: number | null;
    readonly text: string;
    readonly score: number;
    readonly alsoIn: readonly {
      readonly file: string;
      readonly lines: LineRange;
      readonly masked: boolean;
    }[];
  }[];
  readonly note: string | null;
  readonly took_ms: number;
}

/** First and last line of all that a passage was read from: a torn one reaches over what stands between. */
export function hullOf(passage: Passage): LineRange {
  return [
    Math.min(...passage.ranges.map(([first]) => first)),
    Math.max(...passage.ranges.map(([, last]) => last)),
  ];
}

/** Turns an answer into its stable JSON shape. `tookMs` is the time from question to answer, in milliseconds. */
export function answerJson(answer: Answer, tookMs: number): AnswerJson {
  const { lead } = answer;
  return {
    question: answer.question,
    found: answer.found,
    answer: lead && {
      text: lead.text,
      kind: lead.kind,
      year: lead.year,
      span: lead.span,
      status: lead.status,
      passage: lead.hit,
    },
    series: answer.series.map(({ year, text, status, passage }) => ({
      year,
      text,
      status,
      file: passage.file,
      lines: hullOf(passage),
    })),
    passages: answer.hits.map(({ passage, report, score, alsoIn }, i) => ({
      file: passage.file,
      title: report.title,
      year: (answer.focus[i] ?? passage).year,
      span: (answer.focus[i] ?? passage).span,
      reportYear: report.reportYear,
      status: (answer.focus[i] ?? passage).status,
      section: passage.section,
      lines: hullOf(passage),
      page: passage.page,
      text: passage.text,
      score: Math.round(score * 10_000) / 10_000,
      alsoIn,
    })),
    note: answer.notes.length === 0 ? null : answer.notes.map(noteSentence).join(""),
    took_ms: Math.round(tookMs * 100) / 100,
  };
}
