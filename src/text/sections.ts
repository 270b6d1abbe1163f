/** The headings above each block. Pure. */

import type { Heading, HeadingStyle } from "./headings.ts";

/** Depth of each style; a heading closes all that lie as deep or deeper. */
const DEPTH: Record<HeadingStyle, number> = {
  title: 0,
  part: 2,
  chapter: 3,
  mark: 4,
  spaced: 4,
  plain: 4,
  set: 6,
  han: 6,
  "han-bracket": 7,
  digit: 8,
  "digit-bracket": 9,
  circle: 10,
};
/** An unnumbered heading below numbered ones heads a part of theirs. */
const PLAIN_BELOW = 7.5;
/** A chapter's name, directly above the name of its first part. */
const ABOVE = 3.5;

/** Whether a heading stands below another of this style. */
export function isBelow(heading: HeadingStyle, above: HeadingStyle): boolean {
  return DEPTH[heading] > DEPTH[above];
}

interface Open {
  readonly depth: number;
  readonly title: string;
}

/** The headings that are open at a place of a report, outermost first. */
export class SectionStack {
  #open: Open[] = [];
  #plain: number | null = null;
  /** Whether the last thing seen was an unnumbered heading. */
  #fresh = false;

  /** A heading begins: those as deep or deeper end. */
  push(heading: Heading, title: string): void {
    const depth = this.#depthOf(heading);
    const top = this.#open.at(-1);
    const unnumbered = heading.style === "spaced" || heading.style === "plain" || heading.style === "set";
    // Two names in a row without text between them: the first is the chapter's.
    if (unnumbered && this.#fresh && top !== undefined && top.depth <= depth && this.#open.length === 1) {
      this.#open = [{ depth: ABOVE, title: top.title }];
    }
    this.#close(depth);
    this.#open.push({ depth, title });
    this.#fresh = unnumbered;
  }

  /** A numbered paragraph begins that has no head to show: the sections of its kind end. */
  end(style: HeadingStyle): void {
    this.#close(DEPTH[style]);
  }

  /** Text was met. */
  text(): void {
    this.#fresh = false;
  }

  /** Ends all parts below the first rank (`一、`): what follows speaks for the whole again. */
  endParts(): void {
    this.#close(DEPTH["han-bracket"]);
  }

  /** Forgets all, or all but the name of the chapter. */
  clear(keepChapter = false): void {
    this.#open = keepChapter ? this.#chapter() : [];
    this.#fresh = false;
  }

  /** The open headings' titles: all, or the name of the chapter only. */
  titles(onlyChapter = false): string[] {
    return (onlyChapter ? this.#chapter() : this.#open).map((heading) => heading.title);
  }

  #chapter(): Open[] {
    return this.#open.filter((heading) => heading.depth <= ABOVE);
  }

  #close(depth: number): void {
    while ((this.#open.at(-1)?.depth ?? -1) >= depth) this.#open.pop();
  }

  #depthOf(heading: Heading): number {
    if (heading.style === "mark") return heading.rank === 1 ? ABOVE : DEPTH.mark + heading.rank * 0.2;
    if (heading.style !== "plain") return DEPTH[heading.style];
    this.#plain ??= this.#open.some((open) => open.depth >= DEPTH.han) ? PLAIN_BELOW : DEPTH.plain;
    return this.#plain;
  }
}
