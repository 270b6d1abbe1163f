/** The headings above each block. Pure. */

import type { Block } from "./blocks.ts";
import { depthOf, type HeadingStyle } from "./headings.ts";

/** The headings that are open at a place of a report, outermost first. */
export class SectionStack {
  private readonly open: { style: HeadingStyle; title: string }[] = [];

  /** A heading begins: those as deep or deeper end. */
  push(style: HeadingStyle, title: string): void {
    const depth = depthOf(style);
    while (this.open.length > 0 && depthOf((this.open.at(-1) as { style: HeadingStyle }).style) >= depth)
      this.open.pop();
    this.open.push({ style, title });
  }

  /** Forgets all. */
  clear(): void {
    this.open.length = 0;
  }

  /** The open headings' titles. */
  titles(): string[] {
    return this.open.map((heading) => heading.title);
  }
}

/** The title of an entry, `【】` taken off; empty where the text does not begin with one. */
export function entryTitle(text: string): string {
  if (!text.startsWith("【")) return "";
  const close = text.indexOf("】");
  return close < 0 ? "" : text.slice(1, close);
}

/** Whether a block is text of the report. */
export function isText(block: Block): boolean {
  return block.kind === "paragraph" || block.kind === "entry" || block.kind === "row";
}
