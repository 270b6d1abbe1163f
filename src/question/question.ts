import type { Status } from "../domain/report.ts";
import { isSurname } from "../text/names.ts";
import { placesIn } from "../text/place-mentions.ts";
import { knownNames, placeWords, segment, tagWords } from "../text/segmenter.ts";
import { STOP_WORDS } from "../text/stopwords.ts";
import { cleanQuestion } from "./clean.ts";
import { partGuessed } from "./guessed.ts";
import { countedNouns } from "./noun.ts";
import { readPlaces } from "./places.ts";
import { withoutPremise } from "./premise.ts";
import { asksBoth, deniedIn, readStatus, withoutUnwanted } from "./status-wish.ts";
import type { Alternative, Synonyms } from "./synonyms.ts";
import { alternativesIn, readSynonyms } from "./synonyms.ts";
import type { Wanted } from "./wanted.ts";
import { readWanted } from "./read-wanted.ts";
import type { YearWish } from "./years.ts";
import { readYears } from "./years.ts";

/** A person's words, understood. */
export interface Question {
  /** The whole question, folded and without courtesy. */
  readonly text: string;
  readonly cut: boolean;
  /** What is searched: the text without years, question words and courtesy. */
  readonly content: string;
  /** The words of `content`, stop words dropped, each once. */
  readonly terms: readonly string[];
  /** Those of them that the dictionary knows, or takes, for names: of people, places, bodies. */
  readonly names: readonly string[];
  /** Those that the dictionary itself has; others are taken for names by their look. */
  readonly knownNames: readonly string[];
  /** Words that the dictionary has as places, at home and abroad. */
  readonly placeWords: readonly string[];
  readonly years: YearWish;
  /** The same, asked of `years.span` as a whole; null where no span is asked for. */
  readonly whole: Question | null;
  /** True where it is asked of `years.span` as a whole: a figure of one year is then no answer. */
  readonly ofSpan: boolean;
  /** Places of the country that the question names, without 省 or 市; `全国` for the State Council. */
  readonly places: readonly string[];
  readonly wanted: Wanted;
  /** The second thing asked ("哪位去的，几号"), or null. */
  readonly second: Wanted | null;
  /** Words of what the question says it does not ask for. */
  readonly denied: readonly string[];
  /** Plan or done, where the question says which. */
  readonly status: Status;
  /** What was hoped and what came of it are both asked. */
  readonly both: boolean;
  readonly alternatives: readonly Alternative[];
  /** What is counted, in the question's own word and in those of reports; empty where no noun says it. */
  readonly counted: readonly string[];
}

/** Abbreviations of fairs and forums in the vocabulary. */
const EVENT = /^\p{Script=Han}{2}会$/u;

const SHORT = /^(?!.*[了的过去来])\p{Script=Han}{2,3}$/u;

const PASSED = /通过(?=(?:的|了)?$)/u;

/** When it is asked of, or was set; reports say it by their year (`status-wish.ts` has read it). */
const PRESENT =
  /最新(?:的?(?:数据?|数字|一年))?|现在|目前|如今|眼下|眼前|到现在|原定|当初|年初[定喊说提]的?/gu;

/** What only stresses that results are asked for (`status-wish.ts` has read it). */
const STRESS = /实际(?:上)?(?!控制|利用|使用|[用到]|吸收|引进|投|缴)|最后|最终|到底|究竟|具体|到头来/gu;

/** "要造多少": the dictionary makes one word of the two. */
const INTENDED =
  /(?<![重需主必])要(?=[办建造修种打保招引签增产投收达降减涨接请派访加]|\s|$)|(?<![理思设感联])想(?![知问必法象])(?=\p{Script=Han}{1,5}(?:\s|$))/gu;

/** "新增就业今年的指标": what was set is told as a plan; the word for it stands in few. */
const SET_TARGET = /的?(?:(?:任务|指标)数?|(?<=目标)数|(?:实际)?完成(?:数|情况))(?=\s*$)/u;

/** "PM2.5年均值": of what is measured all year reports tell the average. */
const AVERAGE = /(?<=浓度|pm2\.5|指数|气温|强度)\s*的?(?:年?均值|平均值?|年均)(?=\s*$)/u;

/** "那艘货轮": it only points. */
const POINTING =
  /[那这][届次回场](?=\s|$)|[那这][艘部本支幅件家位座所条场届份篇台辆架间栋项款](?=\p{Script=Han})/gu;

/** "我国外储", "全国外贸": the dictionary makes 国外 of them. */
const OWN_COUNTRY = /[我全]国(?=外)/gu;

/** "人才库里高校老师", "名单里头": where, not what; the dictionary makes a name of 库里. */
const WITHIN = /(?<=\p{Script=Han})(?:里头|里面|里边|(?<=[库单册表案划书])里)(?=\p{Script=Han}|\s|$)/gu;

/** "友城加友好城市一共": one and the other. */
const ADDED_TO = /(?<=\p{Script=Han}{2})加上?(?=\p{Script=Han}{2,10}(?:一共|总共|合计|加起来))/gu;

/** "经济增了几个点": growth is told of the product. */
const ECONOMY =
  /经济(?=\s*(?:最后|最终|实际|到底|到头来|真正|预期|平均|每年|年均|全年|一年)*\s*(?:增|涨|长(?![远期沙江春三])|降|跌|掉|的?目标))/gu;

/** "高速新通了多少", "修路修桥": what is done, which the dictionary takes for a name. */
const NEWLY = /^[新再又刚修造盖架]\p{Script=Han}$/u;

/** What the dictionary cuts 进出口 into, besides. */
const BOTH_WAYS = /^(?:进出|出口|进口)$/u;

/** "跑欧洲三国": how many there are, which the dictionary takes for a name. */
const SO_MANY = /^[两二三四五六七八九十]{1,2}国$/u;

/** "增长目标定几个点", "年均增速": growth of nothing else is that of the product. */
const GROWTH_ALONE =
  /^[\s定的是]*(?:年均|平均|全年)?(?:增长|增速|增幅)[\s的]*(?:目标|指标|预期)?[\s定的是]*$/u;

function withProduct(asked: string): string {
  const places = placesIn(asked);
  let bare = asked;
  for (const { at, end } of places.toReversed()) bare = bare.slice(0, at) + bare.slice(end);
  return GROWTH_ALONE.test(bare.replace(/计划|全国|国家|我国|省|市|政府/gu, "")) ? `${asked} gdp` : asked;
}

const PARTICLES = /(?<=\s|^)[啊呀呢嘛吗吧哦哈啦呗了]+(?=\s|$)/gu;

const GENERAL = readSynonyms();

/** The dictionary takes a name with the verb, or the number, behind it for one name ("孙某见"). */
function withoutVerb(word: string): string {
  // "增了多少": the verb alone stands in reports.
  if (/^[增涨降减升跌]了$/u.test(word)) return word.charAt(0);
  // "友城数": how many they are is no part of the name.
  if (/^\p{Script=Han}{2,}数$/u.test(word) && !/[指参基系]数$/u.test(word)) return word.slice(0, -1);
  return /^.{3,4}$/u.test(word) && isSurname(word[0] ?? "") ? word.replace(/[见谈访约]$/u, "") : word;
}

/**
 * Understands any string as a question. Pure: `today` resolves 去年 and the like.
 * @param synonyms the general ones unless stated.
 */
export function parseQuestion(asked: string, today: Date, synonyms: Synonyms = GENERAL): Question {
  const { text, cut } = cleanQuestion(asked);
  const wished = withoutUnwanted(text);
  const result = withoutPremise(wished);
  const meant = result ?? wished;
  const years = readYears(meant, today);
  const denied = segment(deniedIn(text)).filter((word) => word.length > 1 && !STOP_WORDS.has(word));
  const said = {
    text,
    cut,
    // "21年底桃源县": the end of the year is no part of the name.
    places: readPlaces(meant.replace(/(?<=\d年?)[底末初内]/gu, " ")),
    status: result === null ? readStatus(text) : ("done" as const),
    both: result === null && asksBoth(text),
    denied,
  };
  const read = readSubject(years.rest, synonyms);
  const placed = {
    ...read,
    placeWords: [...new Set([...read.placeWords, ...placeBeforeYear(text, read.names)])],
  };
  const question = { ...said, years, ...placed, whole: null, ofSpan: false };
  if (years.span === null) return question;
  const ofSpan: YearWish = { ...years, years: [], series: false, newest: null, rest: years.bare };
  const whole = { ...said, years: ofSpan, ...readSubject(years.bare, synonyms), whole: null, ofSpan: true };
  return { ...question, whole };
}

/** "乐清10年财政收入": whose figures are asked stands before the year, also a town that no list has. */
const BEFORE_YEAR = /^(\p{Script=Han}{2,4}?)(?:市|县|区|镇|乡|旗)?\s?(?:(?:19|20)\d\d|\d\d年)/u;

/** "陈市长21年见了谁". */
const PERSON = /(?:长|书记|主任|主席|大使|总|局|办)$/u;

function placeBeforeYear(text: string, names: readonly string[]): readonly string[] {
  const name = BEFORE_YEAR.exec(text)?.[1];
  return name !== undefined && names.includes(name) && !PERSON.test(name) ? [name] : [];
}

type Subject = Omit<
  Question,
  "text" | "cut" | "places" | "status" | "both" | "denied" | "years" | "whole" | "ofSpan"
>;

/** What is asked, without its years. */
function readSubject(asked: string, synonyms: Synonyms): Subject {
  const { wanted, second, rest } = readWanted(asked);
  // People type 26号 where reports print 26日.
  const spoken = (wanted.kind === "percent" ? withProduct(rest.replace(ECONOMY, "gdp")) : rest)
    .replace(OWN_COUNTRY, "$& ")
    .replace(STRESS, " ")
    .replace(PRESENT, " ")
    .replace(SET_TARGET, " ")
    .replace(AVERAGE, " ")
    .replace(INTENDED, " ")
    .replace(WITHIN, " ")
    .replace(ADDED_TO, " ")
    .replace(PARTICLES, " ")
    .replace(POINTING, " ")
    .replace(/(?<!\d|[令文函第])([0-3]?\d)号(?![文线令楼院])/gu, "$1日")
    .replace(/[?!。、,;:~…"'“”‘’()[\]{}<>《》【】]+/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
  const alternatives = alternativesIn(spoken, synonyms);
  const content = partGuessed(spoken, (word) => alternatives.some(({ typed }) => typed.includes(word)));
  // "apec卡办了", "京港会签了": an abbreviation of the vocabulary ends where it ends, whatever the dictionary makes of the next.
  let parted = content;
  for (const { typed } of alternatives)
    if (/^[a-z]/u.test(typed) || typed.endsWith("会")) parted = parted.replace(typed, `${typed} `);
  // "消博会": the abbreviation of an event is one word, whatever the dictionary makes of it.
  // "台企": so is a short word that the dictionary would cut into characters.
  const events = alternatives
    .map(({ typed }) => typed)
    .filter(
      (typed) =>
        EVENT.test(typed) || (SHORT.test(typed) && segment(typed).every((word) => word.length === 1)),
    );
  for (const event of events) parted = parted.replace(event, " ");
  const terms = [
    ...new Set(
      segment(parted)
        .map(withoutVerb)
        .filter(
          (term) =>
            !STOP_WORDS.has(term) &&
            !SO_MANY.test(term) &&
            !(BOTH_WAYS.test(term) && content.includes("进出口")),
        ),
    ),
    ...events,
    // "哪天通过的": what stands last was done, and is no preposition.
    ...(PASSED.exec(content) ?? []),
  ];
  return {
    content,
    terms,
    names: [
      ...tagWords(content)
        .filter(
          ({ word, class: kind }) =>
            kind === "name" && /^(?![咱我俺你他她]).+[^了过]$/u.test(word) && !NEWLY.test(word),
        )
        .map(({ word }) => withoutVerb(word)),
      ...events,
    ],
    knownNames: knownNames(content).filter((name) => !NEWLY.test(name)),
    placeWords: placeWords(content),
    wanted,
    second,
    alternatives,
    counted: countedNouns(wanted.noun, synonyms),
  };
}
