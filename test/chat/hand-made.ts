/** Made-up reports and a very simple way to ask them, so that chat and bot are tested without the searching rooms. */

import { createHash } from "node:crypto";
import { createShelf, type Ask, type Shelf } from "../../src/chat/shelf.ts";
import type { Answer, Hit, Note, SeriesLine } from "../../src/domain/answer.ts";
import type { Figure, Passage, Report, Time, YearSpan } from "../../src/domain/report.ts";

export interface ParagraphSpec {
  readonly section: readonly string[];
  readonly text: string;
  readonly year: number | null;
  /** Where it tells of several years as a whole. */
  readonly span?: YearSpan;
  readonly status?: Time["status"];
  readonly masked?: boolean;
}

export interface ReportSpec {
  readonly file: string;
  readonly title: string;
  readonly reportYear: number | null;
  readonly paragraphs: readonly ParagraphSpec[];
}

const FIGURE = /(\d[\d.]*)(万人|亿元|%|家|人次|人|场|个)/gu;

function figuresOf(text: string, time: Time): Figure[] {
  return [...text.matchAll(FIGURE)].map((match) => ({
    text: match[0],
    kind: match[2] === "%" ? "percent" : "quantity",
    value: Number(match[1]) * (match[2]?.startsWith("万") === true ? 10_000 : 1),
    unit: (match[2] ?? "").replace("万", ""),
    qualifier: null,
    measures: "",
    ...time,
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function sentencesOf(text: string, time: Time): Passage["sentences"] {
  let start = 0;
  return [...text.matchAll(/[^。]+。?/gu)].map(([sentence]) => {
    const end = start + sentence.length;
    const one = { start, end, ...time, yearBasis: basisOf(time) };
    start = end;
    return one;
  });
}

function basisOf({ year }: Time): Passage["yearBasis"] {
  return year === null ? null : "report";
}

/** A report with one line a paragraph. */
export function makeReport(spec: ReportSpec): Report {
  // The bytes that a source file of it would have: a line a paragraph.
  const sha256 = createHash("sha256").update(sourceText(spec)).digest("hex");
  const passages = spec.paragraphs.map(
    ({ section, text, year, span = null, status = null, masked = false }, i): Passage => ({
      id: `${sha256.slice(0, 10)}-${i}`,
      file: spec.file,
      kind: "entry",
      section,
      text,
      spans: [{ at: 0, line: i + 1, from: 0, to: text.length }],
      ranges: [[i + 1, i + 1]],
      page: null,
      year,
      span,
      yearBasis: basisOf({ year, span, status }),
      status,
      sentences: sentencesOf(text, { year, span, status }),
      figures: figuresOf(text, { year, span, status }),
      cells: [],
      masked,
    }),
  );
  const { file, title, reportYear } = spec;
  return {
    file,
    sha256,
    title,
    issuer: null,
    place: null,
    number: null,
    issued: null,
    reportYear,
    passages,
    leftovers: [],
    problems: [],
  };
}

export function sourceText(spec: ReportSpec): string {
  return `${spec.paragraphs.map(({ text }) => text).join("\n")}\n`;
}

/** Answers with the passages that hold every word of the question; a year in it is a gate; 历年 makes a comparison. */
export function simpleAsk(reports: readonly Report[]): Ask {
  return (question, { limit }) => {
    const year = Number(/(?:19|20)\d\d/u.exec(question)?.[0] ?? 0);
    const every = question.includes("历年");
    const words = question
      .replace(/(?:19|20)\d\d年?|历年|多少|呢|那/gu, " ")
      .split(/[\s，。？?]+/u)
      .filter((word) => word !== "");
    if (words.includes("出错")) throw new Error(`made-up failure with the question ${question}`);
    const all = reports.flatMap((report) => report.passages.map((passage) => ({ report, passage })));
    const holding = all.filter(
      ({ passage }) => words.length > 0 && words.every((word) => passage.text.includes(word)),
    );
    const found = holding.filter(({ passage }) => year === 0 || passage.year === year).slice(0, limit);
    const notes: Note[] = [];
    if (words.length === 0) notes.push({ kind: "empty-question" });
    else if (found.length === 0)
      notes.push({
        kind: "not-stated",
        reports: reports.length,
        years: all.flatMap(({ passage }) => passage.year ?? []),
      });
    const hits: Hit[] = found.map(({ passage, report }, i) => ({
      passage,
      report,
      score: 1 - i / 100,
      alsoIn: [],
    }));
    const marks = found.map(({ passage }) =>
      words
        .map((word) => ({ start: passage.text.indexOf(word), end: passage.text.indexOf(word) + word.length }))
        .toSorted((a, b) => a.start - b.start),
    );
    const focus = found.map(({ passage }) => {
      const sentence = passage.sentences.find(({ start, end }) =>
        words.some((word) => passage.text.slice(start, end).includes(word)),
      );
      return {
        start: sentence?.start ?? 0,
        end: sentence?.end ?? 0,
        year: passage.year,
        span: passage.span,
        status: passage.status,
      };
    });
    const figure = found[0]?.passage.figures[0];
    const lead: Answer["lead"] =
      figure === undefined
        ? null
        : {
            text: figure.text,
            kind: "figure",
            year: figure.year,
            span: figure.span,
            status: figure.status,
            hit: 0,
            start: figure.start,
            end: figure.end,
          };
    const series: SeriesLine[] = every
      ? found.flatMap(({ passage, report }) => {
          const [one] = passage.figures;
          return one === undefined || passage.year === null
            ? []
            : [
                {
                  year: passage.year,
                  text: one.text,
                  status: passage.status,
                  passage,
                  report,
                  start: one.start,
                  end: one.end,
                },
              ];
        })
      : [];
    return {
      question,
      found: found.length > 0,
      lead: every ? null : lead,
      series: series.toSorted((a, b) => b.year - a.year),
      hits,
      marks,
      focus,
      notes,
    };
  };
}

export const SAMPLE: readonly ReportSpec[] = [
  {
    file: "青山年鉴2023.txt",
    title: "青山市年鉴（2023）·外事",
    reportYear: 2023,
    paragraphs: [
      {
        section: ["外事", "综述"],
        text: "2022年，青山市外办统筹推进对外交往，服务全市高质量发展。",
        year: 2022,
        status: "done",
      },
      {
        section: ["外事", "【国际友城】"],
        text: "全年新增国际友好城市3个。接待来访团组128个，同比增长12.5%。青山市与海港市结好10周年，双方互致贺信。",
        year: 2022,
        status: "done",
      },
      {
        section: ["外事", "【领事保护】"],
        text: "开展领事保护宣传46场，惠及群众2.3万人。编印手册并在各区发放。",
        year: 2022,
        status: "done",
      },
    ],
  },
  {
    file: "青山年鉴2022.txt",
    title: "青山市年鉴（2022）·外事",
    reportYear: 2022,
    paragraphs: [
      {
        section: ["外事", "【国际友城】"],
        text: "全年新增国际友好城市2个。接待来访团组95个。",
        year: 2021,
        status: "done",
      },
      {
        section: ["外事", "【领事保护】"],
        text: "开展领事保护宣传38场，惠及群众1.8万人。",
        year: 2021,
        status: "done",
      },
      {
        section: ["外事", "【涉外培训】"],
        text: "举办涉外培训班，**名学员参加。",
        year: 2021,
        status: "done",
        masked: true,
      },
    ],
  },
  {
    file: "计划/2023工作计划.txt",
    title: "青山市外办2023年工作计划",
    reportYear: 2023,
    paragraphs: [
      { section: ["二、重点工作"], text: "2023年计划开展领事保护宣传50场。", year: 2023, status: "plan" },
      { section: ["三、保障"], text: "加强队伍建设，健全工作机制。", year: null },
    ],
  },
];

export function sampleShelf(specs: readonly ReportSpec[] = SAMPLE): Shelf {
  const reports = specs.map(makeReport);
  return createShelf(reports, simpleAsk(reports));
}
