import type { Passage, Report, Sentence } from "../domain/report.ts";
import { foldChars } from "../text/fold.ts";

/** A question of a reading comprehension set with the paragraph that answers it. */
export interface SquadQuestion {
  readonly text: string;
  /** Folded gold answers. */
  readonly answers: readonly string[];
  /** The answers that lie within one sentence; where none does, the longest piece of each answer that does. */
  readonly pieces: readonly string[];
  /** Whether one of its answers lies within one sentence. */
  readonly whole: boolean;
  /** Number of its paragraph. */
  readonly paragraph: number;
}

export interface SquadSet {
  readonly paragraphs: readonly string[];
  /** Number of the article each paragraph is from: halves are parted by article. */
  readonly articles: readonly number[];
  /** Title of each paragraph's article. */
  readonly titles: readonly string[];
  readonly questions: readonly SquadQuestion[];
}

/** Whole paragraphs, or sentences grouped to about 200 characters. */
export type Shape = "para" | "p200";

const GROUP_LENGTH = 200;

/** Reads the text of a SQuAD file (CMRC 2018, DRCD). Throws with what is missing if it is not one. */
export function readSquad(json: string): SquadSet {
  const paragraphs: string[] = [];
  const articles: number[] = [];
  const titles: string[] = [];
  const questions: SquadQuestion[] = [];
  for (const [article, entry] of list(JSON.parse(json), "data").entries()) {
    for (const paragraph of list(entry, "paragraphs")) {
      for (const qa of list(paragraph, "qas")) {
        const answers = [...new Set(list(qa, "answers").map((answer) => foldChars(word(answer, "text"))))];
        const inOne = answersInOne(answers, word(paragraph, "context"));
        const whole = inOne.length > 0;
        const pieces = whole ? inOne : answers.map(longestPiece);
        questions.push({ text: word(qa, "question"), answers, pieces, whole, paragraph: paragraphs.length });
      }
      paragraphs.push(word(paragraph, "context"));
      articles.push(article);
      titles.push(word(entry, "title"));
    }
  }
  return { paragraphs, articles, titles, questions };
}

/** The answers that lie within one sentence. */
function answersInOne(answers: readonly string[], context: string): readonly string[] {
  const sentences = splitSentences(context).map(([start, end]) => foldChars(context.slice(start, end)));
  return answers.filter((answer) => sentences.some((sentence) => sentence.includes(answer)));
}

function longestPiece(answer: string): string {
  const parts = splitSentences(answer).map(([start, end]) => answer.slice(start, end));
  return parts.reduce((longest, part) => (part.length > longest.length ? part : longest), "");
}

/** Each paragraph as a report without place or year; `titled` gives it the title of its article. */
export function squadReports(set: SquadSet, shape: Shape, titled = false): Report[] {
  return set.paragraphs.map((text, no) => {
    const file = `${String(no).padStart(6, "0")}.txt`;
    const sentences = splitSentences(text);
    const groups = shape === "para" ? [sentences] : group(sentences);
    return {
      file,
      sha256: String(no).padStart(10, "0"),
      title: titled ? (set.titles[no] ?? "") : "",
      issuer: null,
      place: null,
      number: null,
      issued: null,
      reportYear: null,
      passages: groups.map((spans, i) => toPassage(file, text, spans, i)),
      leftovers: [],
      problems: [],
    };
  });
}

/** Spans of the sentences of a text, with the sign that ends each; they cover it without gaps. */
export function splitSentences(text: string): [start: number, end: number][] {
  const spans: [number, number][] = [];
  let start = 0;
  for (const match of text.matchAll(/[。！？；!?;]+[」』”’）)]*/g)) {
    const end = match.index + match[0].length;
    spans.push([start, end]);
    start = end;
  }
  if (start < text.length) spans.push([start, text.length]);
  return spans;
}

function group(sentences: readonly [number, number][]): [number, number][][] {
  const groups: [number, number][][] = [];
  let current: [number, number][] = [];
  for (const span of sentences) {
    const from = current[0]?.[0] ?? span[0];
    if (current.length > 0 && span[1] - from > GROUP_LENGTH) {
      groups.push(current);
      current = [];
    }
    current.push(span);
  }
  if (current.length > 0) groups.push(current);
  return groups;
}

function toPassage(file: string, text: string, spans: readonly [number, number][], no: number): Passage {
  const from = spans[0]?.[0] ?? 0;
  const to = spans.at(-1)?.[1] ?? 0;
  const sentences = spans.map(
    ([start, end]): Sentence => ({
      start: start - from,
      end: end - from,
      year: null,
      span: null,
      yearBasis: null,
      status: null,
    }),
  );
  return {
    id: `${file.slice(0, 6)}-${no}`,
    file,
    kind: "prose",
    section: [],
    text: text.slice(from, to),
    spans: [{ at: 0, line: 1, from, to }],
    ranges: [[1, 1]],
    page: null,
    year: null,
    span: null,
    yearBasis: null,
    status: null,
    sentences,
    figures: [],
    cells: [],
    masked: false,
  };
}

function list(value: unknown, key: string): unknown[] {
  const inner = field(value, key);
  if (!Array.isArray(inner)) throw new Error(`not a SQuAD file: "${key}" is no list`);
  return inner;
}

function word(value: unknown, key: string): string {
  const inner = field(value, key);
  if (typeof inner !== "string") throw new Error(`not a SQuAD file: "${key}" is no text`);
  return inner;
}

function field(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null
    ? Object.entries(value).find(([name]) => name === key)?.[1]
    : null;
}
