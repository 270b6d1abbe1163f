/** Cuts a passage into sentences. */

import { signTable } from "./sign-table.ts";

/** Where a sentence stands, UTF-16 units, end excluded. */
export interface SentenceSpan {
  readonly start: number;
  readonly end: number;
  /** True where it goes on from a `；`: what the words before it state (year, status) still holds. */
  readonly goesOn: boolean;
}

const OPENS = signTable("“‘《（(【");
const CLOSES = signTable("”’》）)】");

/** A pair wider than this is a sign that was lost or misread: the stops inside it count. */
const PAIR_LIMIT = 240;

/** Every sign that can end a sentence or keep one open. */
const SIGN = signTable("“”‘’《》（）()【】。！？；!?;");

function signsOf(text: string): number[] {
  const signs: number[] = [];
  for (let at = 0; at < text.length; at += 1) if (SIGN[text.charCodeAt(at)] !== 0) signs.push(at);
  return signs;
}

/** For each opening sign its partner, found in one walk; signs without a partner near by are left out. */
function partners(text: string, signs: readonly number[]): Map<number, number> {
  const found = new Map<number, number>();
  const open: number[] = [];
  for (const at of signs) {
    const code = text.charCodeAt(at);
    if (OPENS[code] !== 0) {
      open.push(at);
      continue;
    }
    const pair = CLOSES[code];
    if (pair === 0) continue;
    // The partner is among the last few open signs or nowhere: a lost sign must not hide the rest.
    for (let back = open.length - 1; back >= Math.max(0, open.length - 4); back -= 1) {
      const candidate = open[back] ?? 0;
      if (OPENS[text.charCodeAt(candidate)] !== pair) continue;
      if (at - candidate <= PAIR_LIMIT) found.set(candidate, at);
      open.length = back;
      break;
    }
  }
  return found;
}

const STOP = signTable("。！？；!?;");
const AFTER_STOP = signTable("”’）)』」");

function isStop(text: string, at: number): boolean {
  return at < text.length && STOP[text.charCodeAt(at)] !== 0;
}

function isAfterStop(text: string, at: number): boolean {
  return at < text.length && AFTER_STOP[text.charCodeAt(at)] !== 0;
}

/** A quote shorter than this is a name or an exclamation inside its sentence, though it ends on a stop. */
const SAID_LENGTH = 12;

/** True where the quote that closes at `close` is speech that ends the sentence around it: `他说：“……。”`. */
function endsSpeech(text: string, open: number, close: number): boolean {
  if (text.charAt(open) !== "“" || close - open <= SAID_LENGTH || !isStop(text, close - 1)) return false;
  return !/[，、；。”’）)』」]/.test(text.charAt(close + 1));
}

/**
 * The sentences of a text: they tile it exactly, in order, none empty (an empty text has none). They end behind
 * 。！？；, not inside closed quotes or brackets unless the quote ends on a stop itself (`“……。”`); a leading `【title】`
 * is a sentence of its own. White space behind a stop belongs to the sentence before it.
 */
export function sentencesOf(text: string): SentenceSpan[] {
  const signs = signsOf(text);
  const pairs = partners(text, signs);
  const spans: SentenceSpan[] = [];
  let start = 0;
  let goesOn = false;
  let resume = 0;
  const close = (end: number, continues: boolean): void => {
    resume = spaceEnd(text, end);
    spans.push({ start, end: resume, goesOn });
    start = resume;
    goesOn = continues;
  };
  for (const at of signs) {
    if (at < resume) continue;
    const partner = pairs.get(at);
    if (partner !== undefined) {
      resume = partner + 1;
      const title = text[at] === "【" && text.slice(start, at).trim() === "";
      if (title || endsSpeech(text, at, partner)) close(resume, false);
    } else if (isStop(text, at)) {
      let end = at + 1;
      while (isStop(text, end) || isAfterStop(text, end)) end += 1;
      close(end, text[at] === "；" || text[at] === ";");
    }
  }
  if (start < text.length) spans.push({ start, end: text.length, goesOn });
  return spans;
}

const SPACE = /\s*/y;

function spaceEnd(text: string, at: number): number {
  SPACE.lastIndex = at;
  return SPACE.test(text) ? SPACE.lastIndex : at;
}
