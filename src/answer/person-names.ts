import type { Mark } from "../domain/answer.ts";
import type { Passage } from "../domain/report.ts";
import { isSurname } from "../text/names.ts";
import { wordsOf } from "./noun-phrase.ts";

/** Names of people by their form: before a title, behind an office, by a surname, by the dot of names from abroad. */

/** What cannot be the last character of a name and begins the next word instead. */
export const NOT_IN_NAME = new Set(
  "称曰评赞夸获夺摘任当出主致与和在等会参表介宣率赴为及签线视代并分向作发说指强率回就通说宴讲以对同接来受任将陪共应见一的了、，。；：（）()",
);

/** "陆永强夺得": 强 is a given name, but for 强调. */
const GIVEN = /^强(?!调)/u;

/** Titles that follow a name. */
const TITLES = /院士|教授|先生|女士|同志|博士|老师|医生/gu;
/** Offices that follow a name where it opens a clause ("，某某书记提出"). */
const OFFICE_BEHIND =
  /(?<=(?:^|[，。；、“])\p{Script=Han}{2,3})(?:书记|市长|省长|区长|县长|主席|部长|主任|局长|大使|总理)(?=[\p{Script=Han}])/gu;

/** Names of three or two characters right before a title, whatever the dictionary makes of them. */
export function beforeTitles(text: string): readonly Mark[] {
  return [...text.matchAll(TITLES), ...text.matchAll(OFFICE_BEHIND)].flatMap(({ index }): Mark[] => {
    const length = [3, 2].find(
      (n) => isSurname(text[index - n] ?? "") && /^\p{Script=Han}+$/u.test(text.slice(index - n, index)),
    );
    // "安娜·柯某某女士": the last part of a name from abroad is not the whole of it.
    return length === undefined || text[index - length - 1] === "·"
      ? []
      : [{ start: index - length, end: index }];
  });
}

/** What ends the name of a place or a measure, which the dictionary takes for a person's. */
const NO_PERSON = /[区市县省镇率度化性力局部院会路]$/u;

/** Verbs that begin like a surname. */
const VERB =
  /^(?:祝[贺愿福]|安排|包括|成[立功为]|高度|和谐|应邀|于是|项目|任职|强调|宣布|常驻|时任|解决|相关)$/u;

/** Names of two or three characters, as the dictionary sees them, that begin with a surname. */
export function namesIn(passage: Passage): readonly Mark[] {
  const { text } = passage;
  const words = wordsOf(passage);
  return words.flatMap(({ word, at, names }, i): Mark[] => {
    if (names !== "person" || !isSurname(word[0] ?? "")) return [];
    const next = words[i + 1];
    // "李/文静": the dictionary parts a name that it does not have.
    const parted = word.length === 1 && next?.at === at + 1 && next.word.length < 3 && next.class !== "verb";
    const end = parted ? next.at + next.word.length : at + word.length;
    // Behind the name of a person who did something stands a verb or a sign, not a noun ("…思想", "…大道").
    const behind = words[parted ? i + 2 : i + 1];
    // "安德烈·别洛乌索夫": the first part of a name from abroad is no name.
    if (/[“《·]/u.test(text[end] ?? "")) return [];
    if (NO_PERSON.test(text.slice(at, end)) || VERB.test(text.slice(at, end))) return [];
    const acts = behind === undefined || behind.at !== end || behind.class === "verb";
    return acts && end - at > 1 && end - at < 4 ? [{ start: at, end }] : [];
  });
}

/** Names from abroad, by the dot between their parts; the first part reaches back to a noun or a verb. */
export function dottedNames(passage: Passage, acts: ReadonlySet<number>): readonly Mark[] {
  const { text } = passage;
  const words = wordsOf(passage);
  return [...text.matchAll(/(?<!·\p{Script=Han}{1,8})·(?=\p{Script=Han})/gu)].flatMap(({ index }): Mark[] => {
    let start = index;
    for (let i = words.findIndex(({ at, word }) => at + word.length === index); i >= 0; i--) {
      const word = words[i];
      if (word === undefined || word.at + word.word.length !== start) break;
      const common = word.word.length > 1 && (word.class === "noun" || word.class === "verb");
      if (common || word.class === "number" || index - word.at > LONGEST_PART) break;
      start = word.at;
    }
    const read = nameEnd(text, start, acts);
    const end = read - (/(?:女士|先生|教授)$/u.exec(text.slice(start, read))?.[0].length ?? 0);
    return start < index && end > index + 1 && !NO_NAME.test(text.slice(start, end)) ? [{ start, end }] : [];
  });
}

/** "中国·某市国际冰雪节": titles have dots as well. */
const NO_NAME = /中国|国际|全国|[届节会展赛周奖坛杯月年]/u;

/** Longest first part of a name from abroad, in characters. */
const LONGEST_PART = 6;

/** Longest name that is read, in characters. */
const LONGEST_FOREIGN = 20;

const CONTESTANT = /(?:选手|运动员|教练|志愿者|队长)$/u;

/** Where a name that begins here ends; the start itself where none begins. At one of `acts` a verb begins. */
export function nameEnd(text: string, start: number, acts: ReadonlySet<number>): number {
  let end = start;
  while (
    end < start + LONGEST_FOREIGN &&
    !(acts.has(end) && text.slice(start, end).includes("·")) &&
    /[\p{Script=Han}·]/u.test(text[end] ?? "") &&
    !(NOT_IN_NAME.has(text[end] ?? "") && !GIVEN.test(text.slice(end, end + 2)))
  )
    end += 1;
  // "栾某和当选": 和 ends a name where another follows, not where a verb does.
  if (end === start + 2 && text[end] === "和" && acts.has(end + 1)) end += 1;
  const name = text.slice(start, end);
  if (name.includes("·")) return name.endsWith("·") ? start : end;
  if (!isSurname(text[start] ?? "")) {
    // Not every surname is in the list: what stands between 选手 and a verb is a name.
    const shown = CONTESTANT.test(text.slice(Math.max(0, start - 3), start));
    return (shown ? ([3, 2].find((n) => start + n <= end && acts.has(start + n)) ?? 0) : 0) + start;
  }
  // "费某于1986年": 于 begins what follows.
  const most = /^\p{Nd}/u.test(text.slice(end)) && name.endsWith("于") ? name.length - 1 : name.length;
  const upToVerb = [2, 3].find((n) => n <= most && acts.has(start + n));
  // Four characters up to a verb or a sign: a name from Japan.
  const four = most === 4 && (acts.has(end) || !/\p{Script=Han}/u.test(text[end] ?? ""));
  const length = upToVerb ?? (four ? 4 : Math.min(most, 3));
  return length >= 2 ? start + length : start;
}
