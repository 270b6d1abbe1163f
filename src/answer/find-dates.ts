import type { Hit, Mark } from "../domain/answer.ts";
import type { Figure } from "../domain/report.ts";
import type { Wanted } from "../question/wanted.ts";
import type { Candidate } from "./candidate.ts";

/** Dates of one hit: the time cell of a row, else every printed date. */
export function findDates(wanted: Wanted, hit: Hit, at: number, questionText: string): readonly Candidate[] {
  const { cells, figures, year, span, status, text } = hit.passage;
  const cell = cells.find(({ column }) => /时间|日期|^日$/u.test(column.replace(/\s/gu, "")));
  if (cell !== undefined) {
    const scope = { start: 0, end: text.length };
    return [{ kind: "date", hit: at, start: cell.start, end: cell.end, scope, fit: 1, year, span, status }];
  }
  const dates = figures.filter(({ kind }) => kind === "date" || (kind === "year" && wanted.unit === "年"));
  const asksEnd = ASKS_END.test(questionText);
  return dates.map((date, i) => ({
    kind: "date",
    hit: at,
    start: asksEnd ? date.end - lastDay(date.text).length : date.start,
    end: date.end,
    scope: scopeOf(hit, dates, i),
    // A day answers "when" better than a bare month.
    fit:
      asksEnd && !isEnd(text, date)
        ? NO_END
        : wanted.unit === "年"
          ? date.text.includes("年")
            ? 1
            : 0.3
          : /[日号]/u.test(date.text)
            ? 1
            : wanted.unit === "日"
              ? 0.4
              : 0.7,
    year: date.year,
    span: date.span,
    status: date.status,
  }));
}

/** "办到几号", "哪天闭幕": the last day. */
const ASKS_END =
  /(?:开|办|展|演|持续|一直)到(?:了)?(?:几[号日]|哪一?天|什么时候|啥时)|收(?:的|了)?尾|结束|闭(?:的|了)?幕|落幕/u;
const NO_END = 0.4;

/** "6月22日至8月19日": the day behind 至; the whole where there is none. */
function lastDay(date: string): string {
  return /(?:至|到|[-–—~])\s*([^至到\-–—~]*[日号])$/u.exec(date)?.[1] ?? date;
}

function isEnd(text: string, { start, end, text: date }: Figure): boolean {
  return (
    lastDay(date) !== date ||
    /(?:至|到|[-–—~])$/u.test(text.slice(0, start)) ||
    /^[^，,。；;]{0,12}(?:结束|闭幕|落幕|收官|截止)/u.test(text.slice(end, end + 18))
  );
}

/**
 * What a date speaks for. Chinese names the day first, so it is what follows, up to the next date's own stretch; but the
 * first date of a sentence also speaks for the words before it ("做好…接待，5月20日至22日").
 */
function scopeOf({ passage }: Hit, dates: readonly Figure[], i: number): Mark {
  const bracketed = inBrackets(passage.text, dates[i]);
  if (bracketed !== null) return bracketed;
  const startOf = (n: number): number => {
    const date = dates[n];
    if (date === undefined) return passage.text.length;
    const sentence = passage.sentences.find(({ start, end }) => date.start >= start && date.start < end);
    const first = sentence?.start ?? date.start;
    return (dates[n - 1]?.end ?? 0) > first ? date.start : first;
  };
  const [start, end] = [startOf(i), startOf(i + 1)];
  // "5月24日，与甲市结好…；另与乙市等建立…": what is told besides has a day of its own, or none.
  const besides = passage.text.slice(start, end).search(BESIDES);
  return { start, end: besides < 0 ? end : start + besides };
}

/** Where a sentence turns to what happened on other days. */
const BESIDES = /[。；;](?:另外?|此外|同时还|全年(?:还|共)?)(?=[，与同和跟有])/u;

/** Whether a name stands only in what is told besides, of which the day tells nothing. */
export function isToldBesides(
  folded: string,
  { kind, scope: { start, end } }: Candidate,
  names: readonly string[],
): boolean {
  if (kind !== "date" || folded.slice(end).search(BESIDES) !== 0) return false;
  const [own, rest] = [folded.slice(start, end), folded.slice(end)];
  return names.some((name) => rest.includes(name) && !own.includes(name));
}

/** "甲市（4月25日签约）、乙市（9月12日签约）": a day in brackets is of the name before them. */
function inBrackets(text: string, date: Figure | undefined): Mark | null {
  if (date === undefined || !/[（(]$/u.test(text.slice(0, date.start))) return null;
  const end = text.slice(date.end, date.end + LONGEST_BRACKET).search(/[）)]/u);
  if (end < 0) return null;
  const name = /[^、，。；,;：:]{1,30}$/u.exec(text.slice(0, date.start - 1))?.[0].length ?? 0;
  return { start: date.start - 1 - name, end: date.end + end + 1 };
}

/** Longest remark in brackets behind a day, in characters. */
const LONGEST_BRACKET = 12;
