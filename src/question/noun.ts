/** The noun that a question counts or names, and what reports may say instead. */

import { tagWords } from "../text/segmenter.ts";
import { STOP_WORDS } from "../text/stopwords.ts";
import type { Synonyms } from "./synonyms.ts";
import { familyOfNoun } from "./units.ts";

/** Verbs to people, nouns or names to the dictionary ("机场获批", "大学落户"), which takes one with its ending ("签了") for a name too. */
const DOES = /.[了过]$|^得$|^(?:获批|获评|落户|上市|通车|通航|投用|决口|挂牌|揭牌|投产|复航|首航)$/u;

/** Verbs to the dictionary that only tell of what kind people are: "企业安全负责人", "境外培训学员". */
const OF_KIND = /^(?:安全|培训|管理|服务|翻译|教育|保护|研究|工作|技术|监督|执法|救援|留学|驻外)$/u;
/** "在家养老的老人": what stands before 的 is no noun. */
const CLAUSE = /^[在没未被从来去到有不]/u;

/** The noun that a question asks for or counts: the words behind the question word up to the first verb. */
export function headOf(noun: string): string {
  const [first = "", behind = ""] = noun.split(/的|一共|总共|累计|合计/u);
  const said = behind.length > 1 && CLAUSE.test(first) ? behind : first;
  const words = tagWords(said);
  const last = words.at(-1);
  const ofPeople =
    last !== undefined &&
    last.at + last.word.length === said.length &&
    familyOfNoun(last.word)[0] === "people";
  let end = 0;
  for (const { word, at, class: kind } of words) {
    if (at !== end && end > 0) break;
    const does = kind === "verb" || DOES.test(word);
    if (does && end > 0 && !(ofPeople && OF_KIND.test(word))) break;
    end = at + word.length;
  }
  return said.slice(0, end).replace(/(?<=..)[上里中内]$/u, "");
}

/** The words before a question word that are looked through for what is counted, in characters. */
const READ_BEFORE = 14;
/** Nouns that say how much there is, and not of what: the word before them does. */
const AMOUNT =
  /^(?:总?[额量值数]|总量|总数|总额|总值|数量|金额|规模|人数|产量|产值|产出|收入|支出|面积|目标|情况|价格|比重|增加值|余额|里程|投资|投入)$/u;
/** What stands between a noun and the question word, and is none: "共", "来了", "大概是". */
const NO_NOUN =
  /[了过着]$|^.到$|^(?:一?共|总共|累计|合计|大概|大约|一下子?|现在|目前|实际|最后|最终|到底|究竟|具体|里面?|上|中|内)$/u;

/**
 * What is counted where it stands before the question word: "折页发了多少" counts 折页, "带去的项目有多少" counts 项目.
 * Null where no noun is there.
 */
export function lastNoun(before: string): string | null {
  // "致辞了 叫什么": what was said before a gap is another clause.
  if (/[了过]\s+$/u.test(before)) return null;
  const clause =
    before
      .trimEnd()
      .split(/[?!,;:。、]/u)
      .at(-1) ?? "";
  const words = tagWords(clause.slice(-READ_BEFORE));
  for (let i = words.length - 1; i >= 0; i--) {
    const { word, at, class: kind } = words[i] ?? { word: "", at: 0, class: "other" };
    // "批了", "跑够了": what is followed so was done, whatever the dictionary takes it for.
    if (/^[了过]/u.test(clause.slice(-READ_BEFORE).slice(at + word.length))) continue;
    // "活动", "培训": verbs to the dictionary, and what reports count.
    if ((kind === "verb" && familyOfNoun(word).length === 0) || STOP_WORDS.has(word) || NO_NOUN.test(word))
      continue;
    if (AMOUNT.test(word)) return null;
    if (word.length > 1) return word;
    // "港/珠", "小/区": the dictionary parts what it does not have.
    const previous = words[i - 1];
    const joined = previous !== undefined && previous.at + previous.word.length === words[i]?.at;
    return joined &&
      previous.class !== "verb" &&
      !STOP_WORDS.has(previous.word) &&
      !NO_NOUN.test(previous.word)
      ? previous.word + word
      : null;
  }
  return null;
}

/**
 * What a figure may count that answers a question for a noun: its head, then what reports say for it or for its
 * last word ("跨国公司老板": 负责人). Empty where no noun is asked.
 */
export function countedNouns(asked: string | null, synonyms: Synonyms): readonly string[] {
  if (asked === null) return [];
  // "在京专家", "在校学生": where they are is said of them.
  const noun = asked.includes("的") ? asked : asked.replace(/^在\p{Script=Han}(?=\p{Script=Han}{2})/u, "");
  let head = headOf(noun);
  // "国际会": the dictionary parts what the vocabulary has as one word.
  for (let end = noun.length; end > head.length; end--)
    if (synonyms.has(noun.slice(0, end))) head = noun.slice(0, end);
  if (head.length < 2) return [];
  const nouns = new Set([head]);
  for (let from = 0; from < head.length - 1; from++) {
    const said = synonyms.get(head.slice(from));
    if (said === undefined) continue;
    for (const word of said) if (word.length > 1) nouns.add(word);
    break;
  }
  return [...nouns];
}
