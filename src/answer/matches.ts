import type { Mark } from "../domain/answer.ts";
import { isSurname } from "../text/names.ts";
import type { Question } from "../question/question.ts";

/** What the reports print, and how often. */
export interface Wording {
  /** How much a word tells: rare words much, common ones little; 0 and more. */
  rarity(word: string): number;
  /** Whether some report prints a phrase. */
  isPrinted(phrase: string): boolean;
}

/** A word of the question with what it weighs and what may stand for it. */
export interface WeighedTerm {
  readonly word: string;
  readonly weight: number;
  readonly instead: readonly string[];
  /** No report holds it, nor another word for it. */
  readonly unknown?: true;
  /** A name that no report holds: only a slip of one character may stand for it, not scattered parts. */
  readonly stranger?: true;
  /** A stretch that may be a name with a slip: it counts where it is found and is nothing where it is not. */
  readonly slip?: true;
}

/** A word of the question and where a text holds it. */
export interface TermMatch {
  readonly term: WeighedTerm;
  readonly spans: readonly Mark[];
  /** Where other words for it stand as well: a figure may be nearer to them, though they name nothing else. */
  readonly beside?: readonly Mark[];
  /** 1 where the word stands there, less where only part of it or another word for it does. */
  readonly share: number;
}

/** Another word for the one that was typed counts a little less than the word itself. */
const INSTEAD_SHARE = 0.9;

/**
 * What a word weighs that no report holds. Mostly it is spoken language ("攒了", "那家"), so it weighs like a common
 * word. A name that no report holds weighs in full: what is asked of it is not answered by another's figure.
 */
const UNKNOWN_WEIGHT = 2;
/** "涨了": said of figures, and of nothing else. */
const CHANGES = /^[涨降跌增减升掉卖]$/u;
/**
 * Words of speech, which reports use for other things or not at all: of the tuning questions' words those that stand least
 * often in the passages that answer. They weigh so much at most; 1 and 2 gave less.
 */
const SPOKEN_WEIGHT = 1.4;
const SPOKEN =
  /^(?:[去拿搞弄掏干砸跟里说看帮跑做打头花没带能些们写剩得往听光样找连差问话坐聊掉谈添铺玩动拉]|一共|地方|做到|个人|真正|一下|出来|出去|数量|开始|会儿|分别|原先|东西|变化|下来|有关|原来|放在|一起|过来|设在|专门|一步|用上|除了|这类|发给|涉及)$/u;
/** Words that begin with 去 and are none of speech. */
const OF_WHAT_WENT = /去程|去向|去产能|去库存|去化|去世/u;
/** Characters of speech: what the dictionary does not have and holds one of them is no name. */
const SPOKEN_IN = /[个了的太没不要得到里那这来去办把给跟往被能多少数想够好看说做干花开搞掉完过些么啥哪谁咋]/u;
/** What a name with a slip weighs where it is found: about as much as a rare word. */
const SLIP_WEIGHT = 4;
/** No character of the private use area stands in a report: its rarity is that of an unknown word. */
const NOWHERE = "\u{f8ff}";

/** The words of a question, weighed once for all passages. */
export function weighTerms(question: Question, wording: Wording): readonly WeighedTerm[] {
  const words = new Map<string, readonly string[]>();
  for (const word of question.terms) words.set(word, []);
  for (const { typed, instead } of question.alternatives) {
    for (const word of words.keys()) {
      if (
        word === typed ||
        (CHANGES.test(word) && typed === `${word}了`) ||
        (word.length > 1 && typed.includes(word))
      ) {
        words.set(word, [...(words.get(word) ?? []), ...instead]);
      }
    }
  }
  const rarity = (word: string): number => wording.rarity(word);
  const unknown = rarity(NOWHERE);
  const slips = possibleSlips(question.content, (word) => rarity(word) >= unknown);
  const weighed = [...words].map(([word, instead]) => {
    const spoken = SPOKEN.test(word) && !(word === "去" && OF_WHAT_WENT.test(question.content));
    const own = spoken ? Math.min(SPOKEN_WEIGHT, rarity(word)) : rarity(word);
    if (own < unknown) return { word, weight: own, instead };
    const known = instead.map(rarity).filter((weight) => weight < unknown);
    if (known.length > 0) return { word, weight: Math.max(...known), instead };
    return question.names.includes(word) && (question.knownNames.includes(word) || !SPOKEN_IN.test(word))
      ? { word, weight: unknown, instead, unknown: true as const, stranger: true as const }
      : { word, weight: UNKNOWN_WEIGHT, instead, unknown: true as const };
  });
  return [
    ...weighed,
    ...slips.map((word) => ({ word, weight: SLIP_WEIGHT, instead: [], slip: true as const })),
  ];
}

/** Three characters in a row of which no pair stands in any report: a name with one character wrong in its middle. */
function possibleSlips(content: string, isUnknown: (word: string) => boolean): readonly string[] {
  const slips: string[] = [];
  for (let i = 0; i + 2 < content.length; i++) {
    const three = content.slice(i, i + 3);
    if (!/^\p{Script=Han}{3}$/u.test(three)) continue;
    if (isUnknown(three.slice(0, 2)) && isUnknown(three.slice(1))) slips.push(three);
  }
  return slips;
}

/** Finds the words of a question in a folded text. */
export function matchTerms(text: string, terms: readonly WeighedTerm[]): readonly TermMatch[] {
  return terms.map((term) => {
    if (term.slip === true) return { term, ...(slipMatch(text, term.word) ?? NOT_THERE) };
    const own = occurrences(text, term.word);
    // Where both stand there ("PPI：工业生产者出厂价格指数为…") the name in full may be the nearer one.
    // "涨": 上涨 holds it, and 增长 says it as well.
    if (own.length > 0 && (/^[a-z]/u.test(term.word) || term.word.length === 1))
      return { term, spans: [...own, ...term.instead.flatMap((word) => occurrences(text, word))], share: 1 };
    // "聘用外教单位…、外籍教师148人": the name in full is the word as well.
    if (own.length > 0) {
      const inFull = term.instead.filter((word) => shortens(term.word, word));
      const beside = term.instead.flatMap((word) => (inFull.includes(word) ? [] : occurrences(text, word)));
      return {
        term,
        spans: [...own, ...inFull.flatMap((word) => occurrences(text, word))],
        beside,
        share: 1,
      };
    }
    for (const word of term.instead) {
      const spans = occurrences(text, word);
      if (spans.length === 0) continue;
      // "案(事)件21起、死亡案件3起": so does another form of the word itself.
      const forms = term.instead.filter((other) => other.includes("(") && shortens(word, other));
      return {
        term,
        spans: [...spans, ...forms.flatMap((form) => occurrences(text, form))],
        share: INSTEAD_SHARE,
      };
    }
    const parts = term.stranger === true ? NOT_THERE : partMatch(text, term.word);
    const inFull = term.unknown === true ? inFullMatch(text, term.word) : null;
    return { term, ...(slipMatch(text, term.word) ?? inFull ?? parts) };
  });
}

/** Whether a word is made of characters of a longer one, in order: 外教 of 外籍教师. */
function shortens(short: string, long: string): boolean {
  let at = -1;
  return !long.includes(short) && Array.from(short).every((char) => (at = long.indexOf(char, at + 1)) >= 0);
}

/** A short form counts this much of the name in full. */
const SHORT_SHARE = 0.8;

/**
 * "锂电池" for 锂离子电池: the characters of a word that no report holds, in order, within one run of Chinese that is at
 * most twice as long and begins and ends with them. Null where there is none; names of people are not shortened so.
 */
function inFullMatch(text: string, word: string): { spans: readonly Mark[]; share: number } | null {
  if (word.length < 3 || word.length > 6 || !/^\p{Script=Han}+$/u.test(word) || isSurname(word.charAt(0)))
    return null;
  const spans: Mark[] = [];
  for (const { start } of occurrences(text, word.charAt(0))) {
    const run = /^\p{Script=Han}+/u.exec(text.slice(start, start + 2 * word.length))?.[0] ?? "";
    let at = 0;
    for (let i = 1; i < word.length && at >= 0; i++) at = run.indexOf(word.charAt(i), at + 1);
    if (at > 0) spans.push({ start, end: start + at + 1 });
  }
  return spans.length === 0 ? null : { spans, share: SHORT_SHARE };
}

const NOT_THERE = { spans: [], share: 0 } as const;

/** Share of the question's weight that a text holds, 0 to 1; 1 where the question has no words. */
export function coverage(matches: readonly TermMatch[]): number {
  let all = 0;
  let held = 0;
  for (const { term, share } of matches) {
    if (term.slip === true && share === 0) continue;
    all += term.weight;
    held += term.weight * share;
  }
  return all === 0 ? 1 : held / all;
}

/**
 * How near the matched words stand to a stretch of the text, 0 to 1: by weight, each with its nearest place. A figure is named
 * before it is told; of a name (`named`) things are said behind it as well, and a sign ends what is.
 */
export function nearness(text: string, matches: readonly TermMatch[], at: Mark, named = false): number {
  let all = 0;
  let near = 0;
  for (const { term, spans, beside = [], share } of matches) {
    if (term.slip === true && share === 0) continue;
    all += term.weight;
    let best = 0;
    for (const span of spans) best = Math.max(best, closeness(text, span, at, named));
    for (const span of beside) best = Math.max(best, closeness(text, span, at, named));
    near += term.weight * share * best;
  }
  return all === 0 ? 0 : near / all;
}

/** Characters at which a word before the figure counts a third: about half a sentence. */
const REACH_BEFORE = 15;
/** A figure is named before it is told: behind it only what follows at once belongs to it ("22家境外媒体"). */
const REACH_BEHIND = 7;
/** What a sign between a word and the figure leaves of it. */
const BREAK_SHARE = 0.45;

function closeness(text: string, span: Mark, at: Mark, named: boolean): number {
  if (span.end > at.start && span.start < at.end) return 1;
  const before = span.end <= at.start;
  const between = before ? text.slice(span.end, at.start) : text.slice(at.end, span.start);
  // Behind a figure any sign ends what belongs to it ("会议15场,其中市级13场").
  const breaks =
    between.match(before ? (named ? /[;。!?；,，]/gu : /[;。!?；]/gu) : /[;。!?；,、，]/gu)?.length ?? 0;
  // "30周年和某某建交50周年": what is joined behind a figure has its own.
  const joined = !before && !named && /^[和及与]/u.test(between) ? 1 : 0;
  return (
    Math.exp(-between.length / (before || named ? REACH_BEFORE : REACH_BEHIND)) *
    BREAK_SHARE ** (breaks + 2 * joined)
  );
}

/** A name with a slip of one character ("魏晓东" for "魏小东") counts this much of the name. */
const SLIP_SHARE = 0.8;

/** A word of three characters or more that stands there but for one character; null where it does not. */
function slipMatch(text: string, word: string): { spans: readonly Mark[]; share: number } | null {
  if (word.length < 3 || word.length > 6 || !/^\p{Script=Han}+$/u.test(word)) return null;
  for (let wrong = 0; wrong < word.length; wrong++) {
    // The longer of the two parts beside the wrong character is looked up, the other is compared.
    const head = word.slice(0, wrong);
    const tail = word.slice(wrong + 1);
    const anchor = head.length >= tail.length ? head : tail;
    for (const { start } of occurrences(text, anchor)) {
      const from = anchor === head ? start : start - wrong - 1;
      if (from < 0 || from + word.length > text.length) continue;
      // "马斯·" is no slip of 马斯克: another name ends there.
      const other = /\p{Script=Han}/u.test(text[from + wrong] ?? "");
      if (other && text.startsWith(head, from) && text.startsWith(tail, from + wrong + 1)) {
        return { spans: [{ start: from, end: from + word.length }], share: SLIP_SHARE };
      }
    }
  }
  return null;
}

/** A name whose parts stand apart counts this much of it. */
const IN_PARTS = 0.6;

/** A word of three characters or more of which a part stands there: half the share of that part. */
function partMatch(text: string, word: string): { spans: readonly Mark[]; share: number } {
  if (word.length < 3 || !/^\p{Script=Han}+$/u.test(word)) return { spans: [], share: 0 };
  let spans: readonly Mark[] = [];
  let held = 0;
  const told = new Set<number>();
  for (let i = 0; i + 1 < word.length; i++) {
    const found = occurrences(text, word.slice(i, i + 2));
    if (found.length === 0) continue;
    held += 1;
    told.add(i).add(i + 1);
    spans = [...spans, ...found];
  }
  // "粮食播种面积…、产量…": the name is told in its two parts.
  if (told.size === word.length) return { spans, share: IN_PARTS };
  return { spans, share: held / (word.length - 1) / 2 };
}

const OFFICE = /^(?:省长|市长|区长|县长|州长|部长|局长|主任|主席|会长|院长|校长|书记|总理|总统|领事)$/u;
/** More places than this tell nothing new about where a word stands. */
const MOST_PLACES = 12;

function occurrences(text: string, word: string): readonly Mark[] {
  const spans: Mark[] = [];
  if (word === "") return spans;
  for (
    let at = text.indexOf(word);
    at >= 0 && spans.length < MOST_PLACES;
    at = text.indexOf(word, at + word.length)
  ) {
    // A number matches only a whole number: 20 does not stand in 2020.
    if (/^\d/u.test(word) && (/\d/u.test(text[at - 1] ?? "") || /\d/u.test(text[at + word.length] ?? "")))
      continue;
    // "进出口" is more than 出口.
    if (word === "出口" && text[at - 1] === "进") continue;
    // "非税收入" is no 税收.
    if (text[at - 1] === "非" && word.startsWith("税")) continue;
    // "副市长" is no 市长.
    if (text[at - 1] === "副" && OFFICE.test(word)) continue;
    spans.push({ start: at, end: at + word.length });
  }
  return spans;
}
