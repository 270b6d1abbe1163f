import { cleanQuestion } from "./clean.ts";
import { readPlaces } from "./places.ts";
import { readWanted } from "./read-wanted.ts";
import { readYears } from "./years.ts";

/** A follow-up made whole. */
export interface FollowUpQuestion {
  /** The question to answer instead of the words that were sent. */
  readonly question: string;
  /** What was taken over, as a person reads it ("…·2021年"). */
  readonly note: string;
}

/** Longest text that can be a follow-up; a longer one says enough to stand alone. */
const LONGEST = 16;
/** "谁出席的" adds a verb; more is a question of its own. */
const LONGEST_ADDITION = 4;
const MORE =
  /^(?:还有(?:吗|么|呢|没有?|别的吗?|其他的?吗?)?|更多|下一[条个]|继续|别的呢?|其他的?呢?|哪个?文件|哪份(?:文件|报告)|出处(?:呢|在哪)?|来源(?:呢)?|原文(?:呢|在哪)?|在哪份(?:文件|报告)(?:里)?|第几页|哪一?页)[?]?$/u;
/** What only ties a follow-up to the question before it. */
const TIES =
  /^(?:那么?|还有|再(?:看看|查)?|换成?|改成?|如果是|要是)+|(?:呢|吧|的话|怎么样|如何|多少|是多少|情况)*[?]*$/gu;

/** "前一年呢": counted from the year that was asked before, not from today. */
const NEIGHBOUR_YEAR = /(前一年|上一年|上年)|(?:后一年|下一年|次年)/u;

/**
 * Completes a follow-up ("那2021年呢", "厦门呢", "还有吗", "哪个文件", "哪天呢") from the question before it;
 * null where the words stand on their own. A full new question never inherits.
 */
export function followUp(previous: string, asked: string, today: Date): FollowUpQuestion | null {
  const { text } = cleanQuestion(asked);
  if (text === "" || text.length > LONGEST) return null;
  if (MORE.test(text)) return { question: previous, note: previous };
  const tied = /^(?:那|还有|再|换|改成|如果是|要是)|呢[?]?$/u.test(text);

  const before = readYears(previous, today);
  const asYear = text.replace(NEIGHBOUR_YEAR, (words: string, back: string | undefined) => {
    const [year] = before.years;
    return year === undefined || before.years.length > 1
      ? words
      : `${year + (back === undefined ? 1 : -1)}年`;
  });
  const years = readYears(asYear, today);
  const yearWords = wordsLost(asYear, years.bare);
  const left = years.bare.replace(TIES, "").trim();
  if (left === "" && yearWords !== "") {
    return whole(`${yearWords} ${before.bare}`);
  }
  const [place] = readPlaces(left);
  if (place !== undefined && left.replace(place, "").replace(/^[省市县的]+|[省市县的]+$/gu, "") === "") {
    const [old] = readPlaces(previous);
    const base = yearWords === "" ? previous : `${yearWords} ${before.bare}`;
    return whole(old === undefined ? `${place} ${base}` : base.replaceAll(old, place));
  }
  if (!tied || left === "") return null;
  // "那哪天呢": another thing is asked of the same subject.
  const wish = readWanted(left);
  if (wish.wanted.kind === "topic" || wish.rest.replace(/[的了过]/gu, "").length > LONGEST_ADDITION)
    return null;
  return whole(`${readWanted(previous).rest} ${left}`);
}

function whole(question: string): FollowUpQuestion {
  const spaced = question.replace(/\s+/gu, " ").trim();
  return { question: spaced, note: spaced };
}

/** The characters of a text that are gone from what is left of it. */
function wordsLost(text: string, rest: string): string {
  let at = 0;
  let lost = "";
  for (const char of text) {
    if (char === rest[at]) {
      at += 1;
      while (rest[at] === " ") at += 1;
    } else if (char !== " ") lost += char;
  }
  return lost;
}
