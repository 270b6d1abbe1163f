/** Follows the headings of a report and tells the year and status of the section a passage stands in. */

import type { Status, YearSpan } from "../domain/report.ts";
import { numberOf } from "./headings.ts";
import { partName } from "./part-lines.ts";
import { type DocumentYears, yearsOfHeading } from "./years.ts";
import type { Opening } from "./years-openings.ts";

/** What holds in a section where a sentence says nothing itself. */
export interface SectionContext {
  readonly sectionYear: number | null;
  readonly sectionSpan: YearSpan | null;
  readonly sectionStatus: Status;
  /** Years the headings name beside a span: those a sentence may turn to. */
  readonly namedYears: readonly number[];
  /** The topic year that the passages before in this section ended on (see `leave`). */
  readonly carriedYear: number | null;
}

interface Standing {
  readonly year: number | null;
  readonly span: YearSpan | null;
  readonly status: Status;
  readonly named: readonly number[];
}

interface Level extends Standing {
  readonly title: string;
  /** Whether it is of the first rank. */
  readonly first: boolean;
  /** True where the heading itself, or its place in the report, tells year or status. */
  readonly says: boolean;
  /** The last heading up to this one on the same level that told something. */
  readonly said: Standing | null;
}

const OF_WEIGHT = /^[^，。]{0,6}(?:重点工作|重点任务)$/;
const NEXT = /下一?步|下一?阶段|今后|打算|思路|计划|安排|努力方向/;
/** Plans for what is left of the year. */
const WITHIN_YEAR = /半年|季度|月|年内|今年/;

/** What is said of a year that is over. */
const REVIEWED = /总结|回顾|成效|成就|完成|执行|进展|取得/;

/**
 * The running account of headings. `enter` it with the section of every passage in reading order and `leave` it with
 * what the passage ended on; it remembers what the headings before on the same level gave, for sections that go on
 * with plans without saying so.
 */
export class SectionYears {
  readonly #document: DocumentYears;
  readonly #openings: ReadonlyMap<string, Opening>;
  readonly #parts: ReadonlySet<string>;
  #levels: Level[] = [];
  #path = "";
  #carried: number | null = null;

  /** `openings` are what the parts tell whose headings say nothing, `parts` the headings that open parts without a number. */
  constructor(
    document: DocumentYears,
    openings: ReadonlyMap<string, Opening> = new Map(),
    parts: ReadonlySet<string> = new Set(),
  ) {
    this.#document = document;
    this.#openings = openings;
    this.#parts = parts;
  }

  /** Year and status for a passage under these headings, outermost first. */
  enter(section: readonly string[]): SectionContext {
    for (const [depth, title] of section.entries()) {
      const known = this.#levels[depth];
      if (known !== undefined && known.title === title) continue;
      const above = depth === 0 ? null : (this.#levels[depth - 1] ?? null);
      const first = this.#isFirstRank(title, depth);
      const level = { ...this.#read(title, above, known?.said ?? null, first), first };
      this.#levels = [...this.#levels.slice(0, depth), level];
      // Parts without a say of their own go on with the topic of their section.
      if (level.says || first) this.#carried = null;
    }
    if (this.#document.documentYear !== null) {
      // A report of one year: another heading, another topic.
      const path = section.join("\n");
      if (path !== this.#path) this.#carried = null;
      this.#path = path;
    }
    const { year, span, status, named } = this.#levels[section.length - 1] ?? this.#outside();
    return {
      sectionYear: year,
      sectionSpan: span,
      sectionStatus: status,
      namedYears: named,
      carriedYear: this.#carried,
    };
  }

  /** What holds outside all headings: in a report of two years nothing, until a sentence opens with the one it reviews. */
  #outside(): Standing {
    const { documentYear, reviewYear, status } = this.#document;
    return {
      year: null,
      span: null,
      status: documentYear === null && reviewYear !== null ? null : status,
      named: reviewYear === null ? [] : [reviewYear],
    };
  }

  /** The year that the report looks forward to ("下一步，…"); null where it is not known. */
  get ahead(): number | null {
    const { documentYear, reportYear, partial } = this.#document;
    return documentYear === null ? reportYear : documentYear + (partial ? 0 : 1);
  }

  /** Takes the topic year that the passage just read ended on (`Annotation.carriedYear`). */
  leave(carriedYear: number | null): void {
    this.#carried = carriedYear;
  }

  /** Whether a heading is `二、…`, or numbered otherwise with none above it, or opens a part by what it says. */
  #isFirstRank(title: string, depth: number): boolean {
    const number = numberOf(title);
    return number?.style === "han" || (depth === 0 && (number !== null || this.#parts.has(title)));
  }

  #read(title: string, above: Level | null, before: Standing | null, first: boolean): Omit<Level, "first"> {
    const { documentYear, reportYear, thisYear, reviewYear, status, congress } = this.#document;
    const outer = above ?? { year: reviewYear, span: null, status, named: [] };
    const own = yearsOfHeading(partName(title) ?? title, reportYear, documentYear ?? reviewYear, thisYear);
    const { span, named } = own;
    if (own.says === "year") {
      // "2026年主要工作" in a report to a congress: what is to be done in the year of its title.
      const ahead = congress && own.year === reportYear && !REVIEWED.test(title);
      return saying(title, {
        year: own.year,
        span,
        status: ahead ? "plan" : (own.status ?? outer.status),
        named,
      });
    }
    if (own.says === "span") return saying(title, { year: null, span, status: own.status, named });
    // "下一步工作打算" behind the review of one year is for the next.
    if (
      own.status === "plan" &&
      documentYear !== null &&
      status === "done" &&
      NEXT.test(title) &&
      !WITHIN_YEAR.test(title)
    )
      return saying(title, { year: this.ahead, span: null, status: "plan", named: [] });
    // Plans behind a review of several years are for other years.
    // "一、重点工作" of a review tells what was done.
    const ofReview = documentYear !== null && status === "done" && OF_WEIGHT.test(title);
    if (own.says === "status" && !ofReview)
      return saying(title, {
        ...outer,
        span: own.status === outer.status ? outer.span : null,
        status: own.status,
      });
    const opening = above === null ? this.#openings.get(title) : undefined;
    if (opening !== undefined) return saying(title, { ...opening, named: [] });
    if (first) {
      // A plan goes on with its parts, whose headings name the tasks only.
      if (before?.status === "plan") return saying(title, before);
      // Behind the review a report to a congress turns to the year of its title. A review may have a heading without a
      // number, under which the numbered ones seem to stand.
      const wide = above?.status === "done" && above.says && !above.first;
      if (congress && reportYear !== null && (before !== null || wide)) {
        return saying(title, { year: reportYear, span: null, status: "plan", named: [] });
      }
    }
    const { year, named: years } = outer;
    return { year, span: outer.span, status: outer.status, named: years, title, says: false, said: before };
  }
}

function saying(title: string, { year, span, status, named }: Standing): Omit<Level, "first"> {
  const said = { year, span, status, named };
  return { ...said, title, says: true, said };
}
