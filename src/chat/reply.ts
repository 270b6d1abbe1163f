/** What is said to a person, before any messenger's or terminal's form. */

export type Style = "bold" | "italic" | "code";

/** A stretch of text in one style. */
export interface Run {
  readonly text: string;
  readonly style?: Style;
}

/** One or more lines that belong together. `folded` is a quote that shows its first lines until it is opened. */
export interface Block {
  readonly kind: "line" | "quote" | "folded";
  readonly runs: readonly Run[];
}

/** What of an answer is on the screen. */
export type View =
  | { readonly kind: "hit"; readonly n: number }
  | { readonly kind: "context"; readonly n: number; readonly shift: number }
  | { readonly kind: "list"; readonly page: number }
  | { readonly kind: "series" }
  | { readonly kind: "line"; readonly n: number }
  | { readonly kind: "nothing" };

/** The same question put in another way: for a year, for all years, a line a year, without what was taken over, again. */
export type Again =
  | { readonly kind: "year"; readonly year: number }
  | { readonly kind: "all-years" }
  | { readonly kind: "trend" }
  | { readonly kind: "fresh" }
  | { readonly kind: "retry" };

/** What a button does. `view`, `again` and `none` stay in the same message. */
export type Action =
  | { readonly kind: "view"; readonly view: View }
  | { readonly kind: "again"; readonly how: Again }
  | { readonly kind: "chart" }
  | { readonly kind: "file"; readonly passage: string }
  | { readonly kind: "copy"; readonly text: string }
  | { readonly kind: "forward"; readonly passage: string }
  | { readonly kind: "private"; readonly link: string }
  | { readonly kind: "add-to-group" }
  | { readonly kind: "help" }
  | { readonly kind: "example"; readonly n: number }
  | { readonly kind: "request-access" }
  | { readonly kind: "decide"; readonly id: number; readonly allow: boolean }
  | { readonly kind: "none" };

export interface Button {
  readonly label: string;
  readonly action: Action;
}

export interface Reply {
  readonly blocks: readonly Block[];
  /** Rows of buttons; empty rows are left out. */
  readonly rows: readonly (readonly Button[])[];
}

/** A line of text; strings are plain runs. */
export function line(...parts: readonly (string | Run)[]): Block {
  return { kind: "line", runs: parts.map((part) => (typeof part === "string" ? { text: part } : part)) };
}

export const bold = (text: string): Run => ({ text, style: "bold" });
export const italic = (text: string): Run => ({ text, style: "italic" });
export const code = (text: string): Run => ({ text, style: "code" });

/** A reply of plain sentences, one a line. */
export function say(...sentences: readonly string[]): Reply {
  return { blocks: sentences.map((sentence) => line(sentence)), rows: [] };
}

/** The text of a block without styles. */
export function blockText(block: Block): string {
  return block.runs.map((run) => run.text).join("");
}
