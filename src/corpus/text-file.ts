import type { ProblemCode } from "../domain/report.ts";
import { type Charset, charsetGuesses } from "./charset.ts";
import { type Lines, LineSplitter } from "./lines.ts";

/** Why bytes are no text; the message goes on after the file's name. */
export interface Refusal {
  readonly code: ProblemCode;
  readonly message: string;
}

/** Something odd in a text that was read all the same. */
interface Oddity extends Refusal {
  /** First and last line of it. */
  readonly lines: readonly [number, number];
}

export type TextReading =
  | { readonly ok: true; readonly text: Lines; readonly oddities: readonly Oddity[] }
  | { readonly ok: false; readonly refusal: Refusal };

/** Bytes are decoded in pieces of this size, so that memory holds the bytes and the lines and little else. */
const PIECE = 64 * 1024;

/** Bad sequences in a text that was damaged or cut: at most one in so many bytes. More is no text of that charset. */
const BYTES_PER_BAD_SEQUENCE = 1_000;

/** More control characters than one in so many says that this is data, not text. */
const CHARACTERS_PER_CONTROL = 100;

const CONTROL = /(?![\t\v])\p{Cc}/gu;

/** Decodes a whole text file into lines. Any bytes go in; nothing is thrown. */
export function readText(bytes: Buffer): TextReading {
  const guesses = charsetGuesses(bytes);
  if (guesses.length === 0) return refuse("binary", "holds NUL bytes: it is no text");
  for (const { charset, strict } of guesses) {
    const text = decode(bytes, charset, strict);
    if (text === null) continue;
    const oddities = strict ? [] : badSequences(text, charset, bytes.length);
    if (oddities === null) continue;
    return check(text, oddities);
  }
  return refuse("undecodable", "is neither UTF-8, UTF-16 nor GB18030 text; save it as UTF-8");
}

function decode(bytes: Buffer, charset: Charset, fatal: boolean): Lines | null {
  const decoder = new TextDecoder(charset, { fatal });
  const splitter = new LineSplitter();
  try {
    for (let at = 0; at < bytes.length; at += PIECE) {
      splitter.push(decoder.decode(bytes.subarray(at, at + PIECE), { stream: true }));
    }
    splitter.push(decoder.decode());
  } catch (error) {
    // A fatal decoder says with a TypeError that the bytes are of another charset.
    if (error instanceof TypeError) return null;
    throw error;
  }
  return splitter.end();
}

/** What to say of the replacement characters; null where there are too many for a text of this charset. */
function badSequences(text: Lines, charset: Charset, bytes: number): Oddity[] | null {
  const { count, range } = occurrences(text.lines, /\ufffd/g);
  if (count > 1 + bytes / BYTES_PER_BAD_SEQUENCE) return null;
  const message = `has ${count} bad byte ${count === 1 ? "sequence" : "sequences"} (read as ${charset.toUpperCase()}), shown as \ufffd`;
  return count === 0 ? [] : [{ code: "undecodable", message, lines: range }];
}

function check(text: Lines, oddities: readonly Oddity[]): TextReading {
  const characters = text.lines.reduce((sum, line) => sum + line.length, 0);
  if (text.lines.every((line) => line.trim() === "")) return refuse("empty", "holds no text");
  const controls = occurrences(text.lines, CONTROL).count;
  if (controls > characters / CHARACTERS_PER_CONTROL) {
    return refuse("binary", "is mostly control characters: it is no text");
  }
  return { ok: true, text, oddities };
}

/** How often a pattern (with the `g` flag) stands in the lines, and the first and last line it stands in. */
function occurrences(
  lines: readonly string[],
  pattern: RegExp,
): { count: number; range: readonly [number, number] } {
  let count = 0;
  let first = 0;
  let last = 0;
  for (const [at, line] of lines.entries()) {
    const found = line.match(pattern)?.length ?? 0;
    if (found === 0) continue;
    if (first === 0) first = at + 1;
    last = at + 1;
    count += found;
  }
  return { count, range: [first, last] };
}

function refuse(code: ProblemCode, message: string): TextReading {
  return { ok: false, refusal: { code, message } };
}
