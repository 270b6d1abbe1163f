import type { Passage, Report, Status } from "../../src/domain/report.ts";

/** A passage in a few words, for cases. */
export interface PassageCase {
  readonly text: string;
  readonly year?: number | null;
  readonly section?: readonly string[];
  readonly status?: Status;
  readonly masked?: boolean;
}

/** A report in a few words, for cases. */
export interface ReportCase {
  readonly file: string;
  readonly title: string;
  readonly place?: string | null;
  readonly passages: readonly PassageCase[];
}

/** A report as the parser would give it: one line for each passage, sentences by their ends. */
export function makeReport({ file, title, place = null, passages }: ReportCase): Report {
  return {
    file,
    sha256: file.padEnd(10, "0"),
    title,
    issuer: null,
    place,
    number: null,
    issued: null,
    reportYear: null,
    passages: passages.map((passage, i) => makePassage(file, passage, i)),
    leftovers: [],
    problems: [],
  };
}

function makePassage(
  file: string,
  { text, year = null, section = [], status = null, masked = false }: PassageCase,
  i: number,
): Passage {
  const sentences = [...text.matchAll(/[^。！？]+[。！？]?/gu)].map(({ index, 0: sentence }) => ({
    start: index,
    end: index + sentence.length,
    year,
    span: null,
    yearBasis: null,
    status,
  }));
  return {
    id: `${file}-${i}`,
    file,
    kind: "prose",
    section,
    text,
    spans: [{ at: 0, line: i + 1, from: 0, to: text.length }],
    ranges: [[i + 1, i + 1]],
    page: null,
    year,
    span: null,
    yearBasis: null,
    status,
    sentences,
    figures: [],
    cells: [],
    masked,
  };
}
