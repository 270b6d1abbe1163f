/** A simple scanner of TypeScript: good enough to tell code from comments, strings and regular expressions. */

export type PieceKind = "code" | "comment" | "string" | "template" | "regex";

/** A stretch of a source file. Pieces follow one another without gaps. */
export interface Piece {
  readonly kind: PieceKind;
  readonly text: string;
  /** 1-based line it begins in. */
  readonly line: number;
}

/** After these words a slash begins a regular expression; after other words it divides. */
const BEFORE_REGEX = new Set([
  "return",
  "typeof",
  "case",
  "in",
  "of",
  "new",
  "delete",
  "void",
  "throw",
  "await",
  "yield",
  "else",
  "do",
]);

/** Cuts a source into pieces. A template's holes are code again. */
export function scan(source: string): Piece[] {
  const pieces: Piece[] = [];
  /** Open braces inside each open template hole. */
  const holes: number[] = [];
  let line = 1;
  let at = 0;
  let start = 0;
  /** The code before the current place, without blanks and comments: decides what a slash means. */
  let before = "";

  const cut = (kind: PieceKind, end: number): void => {
    if (end <= start) return;
    const text = source.slice(start, end);
    pieces.push({ kind, text, line });
    line += text.split("\n").length - 1;
    if (kind === "code") before = text.trimEnd() === "" ? before : text.trimEnd();
    else if (kind !== "comment") before = kind === "template" && text.endsWith("${") ? "(" : ")";
    start = end;
    at = end;
  };

  while (at < source.length) {
    const char = source[at] ?? "";
    const next = source[at + 1] ?? "";
    if (char === "/" && (next === "/" || next === "*")) {
      cut("code", at);
      const end = next === "/" ? source.indexOf("\n", at) : source.indexOf("*/", at + 2) + 2;
      cut("comment", end < 2 ? source.length : end);
    } else if (char === '"' || char === "'") {
      cut("code", at);
      cut("string", endOfString(source, at));
    } else if (char === "`") {
      cut("code", at);
      cut("template", endOfTemplate(source, at + 1, holes));
    } else if (char === "/" && beginsRegex(`${before}\n${source.slice(start, at)}`)) {
      cut("code", at);
      cut("regex", endOfRegex(source, at));
    } else if (char === "}" && holes.at(-1) === 0) {
      cut("code", at);
      holes.pop();
      cut("template", endOfTemplate(source, at + 1, holes));
    } else {
      if (holes.length > 0 && char === "{") holes.push((holes.pop() ?? 0) + 1);
      if (holes.length > 0 && char === "}") holes.push((holes.pop() ?? 0) - 1);
      at += 1;
    }
  }
  cut("code", source.length);
  return pieces;
}

/** Whether a slash after this code begins a regular expression. */
function beginsRegex(code: string): boolean {
  const text = code.trimEnd();
  const last = text.at(-1) ?? "";
  // `a! / b`: the sign after a value asserts, it does not negate.
  if (last === "!" && /[\w$)\]]/.test(text.at(-2) ?? "")) return false;
  if (last === "" || "(,=:[!&|?{};+-*%~^<>".includes(last)) return true;
  const word = /[\w$]+$/.exec(text.slice(-20))?.[0];
  return word !== undefined && BEFORE_REGEX.has(word);
}

function endOfString(source: string, from: number): number {
  const quote = source[from];
  let at = from + 1;
  while (at < source.length && source[at] !== quote && source[at] !== "\n") at += source[at] === "\\" ? 2 : 1;
  return at + 1;
}

/** End of a template's text: behind its closing sign or behind the sign that opens a hole. */
function endOfTemplate(source: string, from: number, holes: number[]): number {
  let at = from;
  while (at < source.length && source[at] !== "`") {
    if (source[at] === "$" && source[at + 1] === "{") {
      holes.push(0);
      return at + 2;
    }
    at += source[at] === "\\" ? 2 : 1;
  }
  return at + 1;
}

function endOfRegex(source: string, from: number): number {
  let at = from + 1;
  let inClass = false;
  while (at < source.length && source[at] !== "\n" && (inClass || source[at] !== "/")) {
    if (source[at] === "[") inClass = true;
    if (source[at] === "]") inClass = false;
    at += source[at] === "\\" ? 2 : 1;
  }
  at += 1;
  while (/[a-z]/.test(source[at] ?? "")) at += 1;
  return at;
}
