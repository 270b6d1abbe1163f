/** The words of the product for what a report is. Nothing here does anything: types only. */

/** First and last line of a stretch of a source, 1-based, both included. */
export type LineRange = readonly [first: number, last: number];

/** A source file decoded to lines: what the corpus hands to the parser. */
export interface SourceText {
  /** Name under the seeds folder, with `/` between folders. */
  readonly file: string;
  /** SHA-256 of the bytes, hexadecimal. */
  readonly sha256: string;
  /** Lines without their ends; `lines[0]` is line 1. */
  readonly lines: readonly string[];
  /** Page of each line, where the format has pages; null where it has none. */
  readonly pages: readonly number[] | null;
}

/** Something odd in a source, kept and shown; never thrown. */
export interface Problem {
  readonly file: string;
  /** Where, if it has a place. */
  readonly lines: LineRange | null;
  readonly code: ProblemCode;
  /** English, one sentence, for logs and `npm run index`. */
  readonly message: string;
}

export type ProblemCode =
  | "unreadable"
  | "binary"
  | "too-large"
  | "unsupported"
  | "undecodable"
  | "invisible-characters"
  | "empty"
  | "correction-invalid"
  | "correction-doubtful"
  | "misnamed"
  | "torn-text"
  | "misplaced-entry"
  | "foreign-matter"
  | "unknown-year"
  | "duplicate";

/** Whether the text tells of something finished or intended; null where it does not say. */
export type Status = "done" | "plan" | null;

/** First and last of the years that are reviewed or planned as a whole (`五年来`, `“十三五”时期`), both included. */
export type YearSpan = readonly [first: number, last: number];

/** What a data year was taken from, strongest first; null where the year is unknown. */
export type YearBasis = "corrected" | "sentence" | "section" | "table" | "report" | null;

/** A run of passage text and the place in the source it was read from. */
export interface SourceSpan {
  /** Start in `Passage.text`, UTF-16 units; the span reaches to the next span's start. */
  readonly at: number;
  /** Source line, 1-based. */
  readonly line: number;
  /** First and one past the last UTF-16 unit of that line that this run was read from. */
  readonly from: number;
  readonly to: number;
}

/** What a text speaks of: a year, or a span of years as a whole, or neither where it is not certain; never both. */
export interface Time {
  readonly year: number | null;
  readonly span: YearSpan | null;
  readonly status: Status;
}

/** One sentence of a passage, with the year or the span of years it speaks of. */
export interface Sentence extends Time {
  /** Span in `Passage.text`, UTF-16 units, end excluded. */
  readonly start: number;
  readonly end: number;
  readonly yearBasis: YearBasis;
}

/** What a figure is: only `quantity`, `percent` and `money` count something. */
export type FigureKind =
  | "quantity"
  | "percent"
  | "money"
  | "ordinal"
  | "date"
  | "year"
  | "time"
  | "document"
  | "phone";

/** A number as printed, with all that is needed to say it aloud. */
export interface Figure extends Time {
  /** Verbatim, with qualifier and unit: `近500人`, `38.86亿美元`, `第二十四届`, `9月28日至10月3日`. */
  readonly text: string;
  readonly kind: FigureKind;
  /** Value with 万, 亿 and percent sign applied (`500多万人次` is 5000000, `61.6%` is 61.6); null for dates and numbers of documents. */
  readonly value: number | null;
  /** The unit without its multiplier: `人次`, `美元`, `%`, `届`; empty for bare numbers. */
  readonly unit: string;
  /** `over` 余/多/超/逾, `under` 近/不足, `about` 约/左右; null for exact. */
  readonly qualifier: "over" | "under" | "about" | null;
  /** The words before it, back to the last clause end, that say what is measured: verbatim. */
  readonly measures: string;
  /** Span in `Passage.text`, UTF-16 units, end excluded. */
  readonly start: number;
  readonly end: number;
}

/** A cell of a table row. */
export interface Cell {
  readonly column: string;
  /** Span in `Passage.text`, UTF-16 units, end excluded. */
  readonly start: number;
  readonly end: number;
}

/** What is indexed, found and quoted: a paragraph, an entry (or part of one), or a row of a table. */
export interface Passage extends Time {
  /** ASCII, stable while the report's bytes stay: `<first 10 of sha256>-<ordinal>`. */
  readonly id: string;
  readonly file: string;
  readonly kind: "prose" | "entry" | "row";
  /** Headings above it, outermost first, the entry's or table's title last. */
  readonly section: readonly string[];
  /** The source's own characters; only line breaks, layout spaces and Markdown signs are repaired. An entry's first passage begins with its `【title】`. */
  readonly text: string;
  readonly spans: readonly SourceSpan[];
  /** The lines it was read from, in reading order: two ranges or more where it was torn. */
  readonly ranges: readonly LineRange[];
  readonly page: number | null;
  /** What the data year was taken from: that, the span and the status are those of most of its sentences. */
  readonly yearBasis: YearBasis;
  readonly sentences: readonly Sentence[];
  readonly figures: readonly Figure[];
  /** The cells of a row, in column order; empty for other kinds. */
  readonly cells: readonly Cell[];
  /** True where a masked copy hides words of it (`**位外国领导人`). */
  readonly masked: boolean;
}

/** Text that is no passage: kept so that every character of the source is accounted for. */
export interface Leftover {
  readonly kind: "heading" | "furniture" | "byline" | "note";
  readonly text: string;
  readonly spans: readonly SourceSpan[];
}

/** A report with all that was read from it. */
export interface Report {
  readonly file: string;
  readonly sha256: string;
  readonly title: string;
  /** Body that issued it, as printed or derived; null where unknown. */
  readonly issuer: string | null;
  /** The place it speaks for without 省/市/县 ("北京", "厦门", "全国" for the State Council); null where unknown. */
  readonly place: string | null;
  /** Document number (`厦政外综〔2023〕15号`). */
  readonly number: string | null;
  /** Date of issue, ISO. */
  readonly issued: string | null;
  /** The year in the title or of issue. */
  readonly reportYear: number | null;
  readonly passages: readonly Passage[];
  readonly leftovers: readonly Leftover[];
  readonly problems: readonly Problem[];
}

/** What a person states about a report in a file beside it; it wins over what was detected. */
export interface Correction {
  readonly title?: string;
  readonly issuer?: string;
  readonly place?: string;
  readonly reportYear?: number;
  readonly dataYear?: number;
}
