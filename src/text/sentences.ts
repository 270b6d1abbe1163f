/** Cuts a passage into sentences. */

/** Where a sentence stands, UTF-16 units, end excluded. */
export interface SentenceSpan {
  readonly start: number;
  readonly end: number;
  /** True where it goes on from a `；`: what the words before it state (year, status) still holds. */
  readonly goesOn: boolean;
}

const CLOSERS: ReadonlyMap<string, string> = new Map([
  ["“", "”"],
  ["‘", "’"],
  ["《", "》"],
  ["（", "）"],
  ["(", ")"],
  ["【", "】"],
]);
const CLOSING = new Set(CLOSERS.values());

/** A pair wider than this is a sign that was lost or misread: the stops inside it count. */
const PAIR_LIMIT = 240;

/** For each opening sign its partner, found in one walk; signs without a partner near by are left out. */
function partners(text: string): Map<number, number> {
  const found = new Map<number, number>();
  const open: { sign: string; at: number }[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (CLOSERS.has(char)) {
      open.push({ sign: char, at });
      continue;
    }
    if (!CLOSING.has(char)) continue;
    // The partner is among the last few open signs or nowhere: a lost sign must not hide the rest.
    for (let back = open.length - 1; back >= Math.max(0, open.length - 4); back -= 1) {
      const candidate = open[back];
      if (candidate === undefined || CLOSERS.get(candidate.sign) !== char) continue;
      if (at - candidate.at <= PAIR_LIMIT) found.set(candidate.at, at);
      open.length = back;
      break;
    }
  }
  return found;
}

const STOP = new Set("。！？；!?;");
const AFTER_STOP = new Set("”’）)』」");

/**
 * The sentences of a text: they tile it exactly, in order, none empty (an empty text has none). They end behind
 * 。！？；, not inside closed quotes or brackets unless the quote ends on a stop itself (`“……。”`); a leading `【title】`
 * is a sentence of its own. White space behind a stop belongs to the sentence before it.
 */
export function sentencesOf(text: string): SentenceSpan[] {
  const pairs = partners(text);
  const spans: SentenceSpan[] = [];
  let start = 0;
  let goesOn = false;
  const close = (end: number, continues: boolean): void => {
    spans.push({ start, end, goesOn });
    start = end;
    goesOn = continues;
  };
  let at = 0;
  while (at < text.length) {
    const char = text.charAt(at);
    const partner = pairs.get(at);
    if (partner !== undefined) {
      const title = char === "【" && text.slice(start, at).trim() === "";
      const said = STOP.has(text.charAt(partner - 1)) && char === "“" && partner - at > 12;
      at = partner + 1;
      if (title || (said && !AFTER_STOP.has(text.charAt(at)) && !/[，、；。]/.test(text.charAt(at)))) {
        at = spaceEnd(text, at);
        close(at, false);
      }
      continue;
    }
    at += 1;
    if (!STOP.has(char)) continue;
    while (at < text.length && (STOP.has(text.charAt(at)) || AFTER_STOP.has(text.charAt(at)))) at += 1;
    at = spaceEnd(text, at);
    close(at, char === "；" || char === ";");
  }
  if (start < text.length) {
    if (text.slice(start).trim() === "" && spans.length > 0) {
      const last = spans[spans.length - 1];
      if (last !== undefined) spans[spans.length - 1] = { ...last, end: text.length };
    } else {
      close(text.length, false);
    }
  }
  return spans;
}

function spaceEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && /\s/.test(text.charAt(end))) end += 1;
  return end;
}
