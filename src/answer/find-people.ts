import type { Hit } from "../domain/answer.ts";
import type { Wanted } from "../question/wanted.ts";
import type { Candidate } from "./candidate.ts";
import { fold } from "../text/fold.ts";
import { isSurname } from "../text/names.ts";
import { timeAt } from "./candidate.ts";

/** Offices whose holder's name follows. General vocabulary of official reports. */
const OFFICE =
  /(?:总书记|书记|省长|市长|区长|县长|州长|主席|主任|部长|局长|处长|司长|会长|院长|校长|理事长|秘书长|董事长|总裁|总经理|首席执行官|行政长官|大使|公使|总领事|总理|总统|委员|议长|所长|教授|副总裁|行长|代表|演奏家|博士|运动员|选手|教练|记者|教师|医生|队长|志愿者|先生|女士|同志)/gu;
/** What cannot be the last character of a name and begins the next word instead. */
const NOT_IN_NAME = new Set(
  "称曰评赞夸获夺摘任当出主致与和在等会参表介宣率赴为及签线视代并分向作发说指强率回就通说宴讲以对同接来受任将陪共应见一的了、，。；：（）()",
);

/** People of one hit whom the question does not name: the people's cell of a row, else names behind an office. */
export function findPeople(wanted: Wanted, hit: Hit, at: number, questionText: string): readonly Candidate[] {
  const { cells, year, status, text } = hit.passage;
  const cell = cells.find(({ column }) =>
    /领导|人员|姓名|出席人|参加人|嘉宾|主持|负责人/u.test(column.replace(/\s/gu, "")),
  );
  const known = (start: number, end: number): boolean =>
    fold(text.slice(start, end))
      .split(/[\s、]+/u)
      .some((name) => name.length > 1 && questionText.includes(name));
  if (cell !== undefined && wanted.noun === null && !known(cell.start, cell.end)) {
    const scope = { start: 0, end: text.length };
    return [{ kind: "person", hit: at, start: cell.start, end: cell.end, scope, fit: 1, year, status }];
  }
  const found: Candidate[] = [];
  const add = (start: number, end: number, fit: number): void => {
    found.push({ kind: "person", hit: at, start, end, scope: { start, end }, fit, ...timeAt(hit, start) });
  };
  for (const match of text.matchAll(OFFICE)) {
    if (wanted.noun !== null && match[0] !== wanted.noun) continue;
    const start = match.index + match[0].length + (text[match.index + match[0].length] === " " ? 1 : 0);
    const end = nameEnd(text, start);
    if (end > start && !known(start, end)) add(start, end, 1);
  }
  return found;
}

/** Longest name that is read, in characters. */
const LONGEST_FOREIGN = 20;

/** Where a name that begins here ends; the start itself where none begins. */
function nameEnd(text: string, start: number): number {
  let end = start;
  while (
    end < start + LONGEST_FOREIGN &&
    /[\p{Script=Han}·]/u.test(text[end] ?? "") &&
    !NOT_IN_NAME.has(text[end] ?? "")
  )
    end += 1;
  const name = text.slice(start, end);
  if (name.includes("·")) return name.endsWith("·") ? start : end;
  if (!isSurname(text[start] ?? "")) return start;
  const length = Math.min(name.length, 3);
  return length >= 2 ? start + length : start;
}
