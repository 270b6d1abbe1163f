import type { Hit, Mark } from "../domain/answer.ts";
import type { Figure } from "../domain/report.ts";
import type { Wanted } from "../question/wanted.ts";
import type { Candidate } from "./candidate.ts";

/** Dates of one hit: the time cell of a row, else every printed date. */
export function findDates(wanted: Wanted, hit: Hit, at: number): readonly Candidate[] {
  const { cells, figures, year, span, status, text } = hit.passage;
  const cell = cells.find(({ column }) => /时间|日期|^日$/u.test(column.replace(/\s/gu, "")));
  if (cell !== undefined) {
    const scope = { start: 0, end: text.length };
    return [{ kind: "date", hit: at, start: cell.start, end: cell.end, scope, fit: 1, year, span, status }];
  }
  const dates = figures.filter(({ kind }) => kind === "date" || (kind === "year" && wanted.unit === "年"));
  return dates.map((date, i) => ({
    kind: "date",
    hit: at,
    start: date.start,
    end: date.end,
    scope: scopeOf(hit, dates, i),
    // A day answers "when" better than a bare month.
    fit:
      wanted.unit === "年"
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
