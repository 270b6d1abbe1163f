import type { Passage } from "../domain/report.ts";
import { foldChars } from "../text/fold.ts";

/** "一季度": part of a year; a figure of the whole year is none of it. */
const PART_OF_YEAR = /前?[一二三四1-4]季度/gu;
/** The first of its kind is said in several ways. */
const FIRST = /首届|首次|第一届|第一次|头一回|头一届/u;

/** "第25届", "25届", "9月26日", "第十四次": what tells one event from its neighbours. */
const IDENTIFIER =
  /(?:第\s*([一二三四五六七八九十百\d]{1,4})\s*(?:[届次期批号轮]|季(?!度))|(?<![\d了过共近前这达]\s?)(\d{1,3})届)|(\d{1,2}|[一二三四五六七八九十]{1,2})月(\d{1,2}|[一二三四五六七八九十]{1,3})[日号]/gu;

/** "3号线", "二期": which of several lines and stages. */
const NUMBERED = /(\d{1,2}|[一二三四五六七八九十]{1,2})号线|(?<!第)([一二三四五])期(?!间|数)/gu;
/** "6月", also as a part of a day. */
const MONTH = /(?<![\d至到-])(\d{1,2}|[一二三四五六七八九十]{1,2})月/gu;

/** The identifiers of a text, digits in place of Chinese numbers, so that they can be compared. */
function identifiersIn(text: string): ReadonlySet<string> {
  const found = new Set<string>(text.match(PART_OF_YEAR) ?? []);
  if (FIRST.test(text)) for (const kind of ["届", "次"]) found.add(`1${kind}`);
  if (/首批|首招|首期/u.test(text)) found.add("1批");
  for (const match of text.matchAll(IDENTIFIER)) {
    const [whole, numbered, short, month, day] = match;
    const order = numbered ?? short;
    if (order !== undefined) found.add(`${digits(order)}${whole.at(-1) ?? ""}`);
    else found.add(`${digits(month ?? "")}月${digits(day ?? "")}日`);
  }
  for (const [, line, stage] of text.matchAll(NUMBERED))
    found.add(line === undefined ? `${digits(stage ?? "")}段` : `${digits(line)}线`);
  for (const [, month] of text.matchAll(MONTH)) found.add(`${digits(month ?? "")}月`);
  return found;
}

/** "2024年巴黎奥运会": games and fairs by their year. */
const GAMES = /((?:19|20)\d\d)年?\p{Script=Han}{0,3}?(?:冬奥|冬残奥|奥运|残奥|亚运|世博|大运会)/gu;

/** Games of all years that a text names. */
function gamesIn(text: string): readonly string[] {
  return [...text.matchAll(GAMES)].map(([, year]) => year ?? "");
}

/** What tells the event that a question asks for from others. */
export interface Identifiers {
  readonly games: readonly string[];
  readonly wanted: ReadonlySet<string>;
}

/** The numbered events, the days and the games that a question names. */
export function readIdentifiers(question: string): Identifiers {
  return { games: gamesIn(question), wanted: identifiersIn(question) };
}

/**
 * Whether a passage names every numbered event and day that the question names, and not the games of another year.
 * `folded` is its text.
 */
export function identifiersHold(
  { games, wanted }: Identifiers,
  { section }: Passage,
  folded: string,
): boolean {
  if (games.length === 0 && wanted.size === 0) return true;
  const passage = `${foldChars(section.join(" "))} ${folded}`;
  const told = games.length === 0 ? [] : gamesIn(passage);
  if (told.length > 0 && !games.some((year) => told.includes(year))) return false;
  if (wanted.size === 0) return true;
  const held = identifiersIn(passage);
  // "第二次、第三次会议各是哪天": of several of one kind any will do.
  const kinds = new Set([...wanted].map(kindOf));
  return [...kinds].every(
    (kind) =>
      [...wanted].some((one) => kindOf(one) === kind && held.has(one)) ||
      // A passage without any month may well tell of that month.
      (kind === "月" && ![...held].some((one) => kindOf(one) === kind)),
  );
}

const EDITION =
  /(?<![较比与和及])(?:第\s*([一二三四五六七八九十\d]{1,4})\s*届|(?<![\d了过共近前这达]\s?)(\d{1,3})届|([首上])届)/gu;

/** Editions in the order of the text; 上 stands for one that has no number. */
function editionsIn(text: string): readonly string[] {
  return [...text.matchAll(EDITION)].map(([, order, short, word]) =>
    word === undefined ? digits(order ?? short ?? "") : word === "首" ? "1" : word,
  );
}

/**
 * Whether what stands at a place of a passage is told of another edition than the one that the question names ("第五届…156个侨团；
 * 第四届…" for "第四届"): none up to the end of its part is the one that is asked.
 */
export function isOfOtherEdition(question: string, folded: string, at: number): boolean {
  if (!question.includes("届")) return false;
  const asked = editionsIn(question);
  const told = editionsIn(folded.slice(0, at + folded.slice(at).search(/[。；;]|$/u)));
  return asked.length === 1 && told.length > 0 && !told.includes(asked[0] ?? "");
}

function digits(number: string): string {
  if (/^\d+$/u.test(number)) return String(Number(number));
  const order = "零一二三四五六七八九";
  const [tens, ones] = number.includes("十") ? number.split("十") : ["0", number];
  const high = tens === "" ? 1 : order.indexOf(tens ?? "");
  return String(Math.max(0, high) * 10 + Math.max(0, order.indexOf(ones === "" ? "零" : (ones ?? ""))));
}

function kindOf(identifier: string): string {
  return identifier.replace(/\d+/gu, "");
}
