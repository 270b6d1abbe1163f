/** Follows the headings of a report and tells the year and status of the section a passage stands in. */

import type { Status } from "../domain/report.ts";
import { type DocumentYears, yearsOfHeading } from "./years.ts";

/** Year and status that hold where a sentence says nothing itself. */
export interface SectionContext {
  readonly sectionYear: number | null;
  readonly sectionStatus: Status;
}

interface Level extends SectionContext {
  readonly title: string;
  readonly says: boolean;
}

/** `二、…`: a heading of the first rank of a report to a congress. */
const FIRST_RANK = /^\s*[一二三四五六七八九十]{1,3}\s?[、.．]/;

/**
 * The running account of headings. Feed it the section of every passage in reading order; it remembers what the
 * heading before on the same level gave, for sections that go on with plans without saying so.
 */
export class SectionYears {
  readonly #document: DocumentYears;
  #levels: Level[] = [];

  constructor(document: DocumentYears) {
    this.#document = document;
  }

  /** Year and status for a passage under these headings, outermost first. */
  enter(section: readonly string[]): SectionContext {
    for (const [depth, title] of section.entries()) {
      const known = this.#levels[depth];
      if (known !== undefined && known.title === title) continue;
      const above = depth === 0 ? null : (this.#levels[depth - 1] ?? null);
      const level = this.#read(title, above, known ?? null);
      this.#levels = [...this.#levels.slice(0, depth), level];
    }
    const last = section.length === 0 ? undefined : this.#levels[section.length - 1];
    return last ?? { sectionYear: null, sectionStatus: this.#document.status };
  }

  #read(title: string, above: Level | null, before: Level | null): Level {
    const { reportYear, status, congress } = this.#document;
    const outer = above ?? { sectionYear: null, sectionStatus: status };
    const own = yearsOfHeading(title, reportYear);
    if (own.says === "year")
      return { title, says: true, sectionYear: own.year, sectionStatus: own.status ?? outer.sectionStatus };
    if (own.says === "span") return { title, says: true, sectionYear: null, sectionStatus: own.status };
    if (own.says === "status")
      return { title, says: true, sectionYear: outer.sectionYear, sectionStatus: own.status };
    // A plan goes on with its parts, whose headings name the tasks only.
    if (before?.sectionStatus === "plan" && before.says && FIRST_RANK.test(title))
      return { ...before, title };
    // Behind the review a report to a congress turns to the year of its title.
    if (congress && before?.says && FIRST_RANK.test(title) && reportYear !== null) {
      return { title, says: true, sectionYear: reportYear, sectionStatus: "plan" };
    }
    return { title, says: false, sectionYear: outer.sectionYear, sectionStatus: outer.sectionStatus };
  }
}
