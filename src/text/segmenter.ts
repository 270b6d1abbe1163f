import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import jieba from "nodejieba";
import abroad from "./abroad.json" with { type: "json" };
import { fold } from "./fold.ts";
import { STOP_WORDS } from "./stopwords.ts";

/** Raised by hand whenever the same text would give other words or terms. */
const RULES = 1;

const DIGIT = 1;
const LETTER = 2;
const HAN = 3;

/** Longest run that is kept with its words, in characters, and how many are: a question's come again and again. */
const LONGEST_KEPT = 40;
const MOST_KEPT = 400;

/** Keeps what was made of the last short texts: every room cuts the same question, and the library answers slowly. */
function keeping<T>(make: (text: string) => readonly T[]): (text: string) => readonly T[] {
  const kept = new Map<string, readonly T[]>();
  return (text) => {
    if (text.length > LONGEST_KEPT) return make(text);
    const known = kept.get(text);
    if (known !== undefined) return known;
    if (kept.size >= MOST_KEPT) kept.clear();
    const made = make(text);
    kept.set(text, made);
    return made;
  };
}

const cutRun = keeping((run) => jieba.cutForSearch(run, true));
const tagRun = keeping((run) => jieba.tag(run));

/**
 * Cuts a text into its words, in order, doubles kept: folded (NFKC, lower case, simplified), numbers
 * (`8.1`, `2,675`) and Latin words (`g20`, `5g`) whole, Chinese by nodejieba's search cut, punctuation dropped.
 * Any string goes in; nothing is thrown. The dictionaries are loaded at the first call (about 1.5 s).
 */
export function segment(text: string): string[] {
  const words: string[] = [];
  for (const run of runs(fold(text))) {
    if (run.han) for (const word of cutRun(run.text)) words.push(word);
    else words.push(run.text);
  }
  return words;
}

/**
 * The terms of a text as they stand in the index: words without stop words, and for every two neighbouring
 * characters of Chinese a bigram marked `_`. Bigrams find what the dictionary cuts differently in a question.
 */
export function terms(text: string): string[] {
  const found: string[] = [];
  for (const run of runs(fold(text))) {
    if (!run.han) {
      found.push(run.text);
      continue;
    }
    for (const word of cutRun(run.text)) if (!STOP_WORDS.has(word)) found.push(word);
    for (let i = 0; i + 1 < run.text.length; i++) found.push(`_${run.text.slice(i, i + 2)}`);
  }
  return found;
}

/** What a word of a question is, as far as the dictionary tells. */
export type WordClass = "name" | "noun" | "verb" | "number" | "other";

/** A word with its place in the folded text. */
export interface TaggedWord {
  readonly word: string;
  readonly at: number;
  readonly class: WordClass;
  /** What a name names, where the dictionary tells. */
  readonly names: "place" | "person" | null;
}

/** Cuts a folded text into words that do not overlap, each with its class; stop words are left out. */
export function tagWords(folded: string): TaggedWord[] {
  const found: TaggedWord[] = [];
  for (const run of runs(folded)) {
    let at = run.at;
    if (!run.han) {
      found.push({
        word: run.text,
        at,
        class: kindAt(run.text, 0) === DIGIT ? "number" : "name",
        names: null,
      });
      continue;
    }
    for (const { word, tag } of tagRun(run.text)) {
      const kind = ABROAD.has(word) ? "name" : classOf(tag);
      if (!STOP_WORDS.has(word)) found.push({ word, at, class: kind, names: namedBy(word, tag) });
      at += word.length;
    }
  }
  return found;
}

/**
 * The words of a folded text that the dictionary has as places, at home and abroad, or as long names from abroad (`nrt`),
 * which are of places as often as of people.
 */
export function placeWords(folded: string): string[] {
  return runs(folded)
    .filter(({ han }) => han)
    .flatMap(({ text }) => tagRun(text))
    .map((tagged) => {
      const home = homeOf(tagged.word);
      return home === null ? tagged : { word: home, tag: "ns" };
    })
    .filter(
      ({ word, tag }) =>
        word.length > 1 && (namedBy(word, tag) === "place" || (tag === "nrt" && word.length > 3)),
    )
    .map(({ word }) => word);
}

/** "泰国人", "日本籍": the place where people are from, where the dictionary takes both for one word; null where it does not. */
function homeOf(word: string): string | null {
  if (!/^.{2,}[人籍]$/u.test(word)) return null;
  const [place, ...others] = tagRun(word.slice(0, -1));
  return place !== undefined && others.length === 0 && namedBy(place.word, place.tag) === "place"
    ? place.word
    : null;
}

/** Offices, forms of address, languages and sides are no names ("市长", "缅语", "英方"), whatever the dictionary makes of them. */
const NAME_IN_FULL = /^(?![咱我俺你他她])(?!.*(?:太太|夫人|先生|女士)$).+[^长语方难]$/u;

/** The words of a folded text that the dictionary itself has as names of people, places, bodies and makes. */
export function knownNames(folded: string): string[] {
  return runs(folded)
    .filter(({ han }) => han)
    .flatMap(({ text }) => tagRun(text))
    .filter(
      ({ word, tag }) =>
        (/^n[rstz]/.test(tag) || ABROAD.has(word)) && !NOT_PLACES.has(word) && NAME_IN_FULL.test(word),
    )
    .map(({ word }) => word);
}

/** Whether a cut at `at` would part a number of a folded text, or a word that the dictionary knows and that is no name. */
export function partsWord(folded: string, at: number): boolean {
  const run = runs(folded).find(({ text, at: start }) => start < at && at < start + text.length);
  if (run === undefined) return false;
  if (!run.han) return kindAt(run.text, 0) === DIGIT;
  let end = run.at;
  const parted = jieba.cut(run.text, true).find((word) => {
    end += word.length;
    return end > at;
  });
  if (parted === undefined || end - parted.length === at || STOP_WORDS.has(parted)) return false;
  const [tagged, more] = jieba.tag(parted);
  return tagged !== undefined && more === undefined && classOf(tagged.tag) !== "name";
}

/** Classes by the dictionary's tags: n* nouns (nr, ns, nt, nz names), v* and a* verbs, x unknown, so mostly names. */
function classOf(tag: string): WordClass {
  if (/^(?:nr|ns|nt|nz|x|eng)/.test(tag)) return "name";
  if (/^[nljsft]/.test(tag)) return "noun";
  if (/^[vai]/.test(tag)) return "verb";
  return tag.startsWith("m") ? "number" : "other";
}

/** Words that the dictionary has for places and reports use for other things. */
const NOT_PLACES = new Set(
  (
    "城镇 城市 大县 强县 百强县 都市 大都市 大城市 大中城市 文明城市 城市绿化 城中村 城建 城关 新城 新区 老区 山区 湖区 垦区 三区 四区 " +
    "北站 中心镇 古镇 旅游名县 土地利用 防沙 治沙 新建 惠及 普及 波及 广大干部 三中 四中 长达 海洋 远洋 深水 入海 入市 科教兴国 兴国 " +
    "富国 爱国 强国 治本 德治 依法治国 德治国 上市 上岗 上马 上山 下山 治安 回国 两国 四国 大国 外国 重大意义 重大胜利 重特大 沿河 " +
    "沿海地区 沿海港口 内陆地区 周边地区 广度 深度 长度 满意度 之本 之门 广义 加大力度 海关 海港 港口 大港 大湾 广开 广域 大桥 桥头堡 无疆 " +
    "自觉遵守 庆典 湖泊 湖滨 江河 江河湖海 江湖 江海 湖河 河湖 山水 大江 大河 青山绿水 名山大川 美丽 美美 美食街 法治化 蓝海 东西 南北 " +
    "新旧 中西 普通高中 加密 宜居 宜林 如山 一马平川 内联 外联 并联 太极 安宁 安乐 太平 神圣 福利 陡坡 台风 驻京 驻沪 来京 " +
    "离京 临港 绕城 中断 重建家园 确保安全 保鲜 符合中国 山庄 嘉宾 共和国 王国 中华人民 中华文明 开园 馆内 扎根 新春 多极 三江 四海 五洲 " +
    "山海 陆海 定岗 吉利 清溪 开阳 溪河 天都"
  ).split(" "),
);

/** Countries, capitals and large towns abroad that the dictionary takes for people or for nothing. */
const ABROAD: ReadonlySet<string> = new Set([...abroad.countries, ...abroad.cities]);

function namedBy(word: string, tag: string): "place" | "person" | null {
  if (ABROAD.has(word)) return "place";
  if (tag.startsWith("ns") && !NOT_PLACES.has(word)) return "place";
  return tag.startsWith("nr") ? "person" : null;
}

/** Loads the dictionaries, so that the first question does not wait for them. */
export function warmUp(): void {
  jieba.cutForSearch("预热", true);
}

let identity: string | undefined;

/**
 * Names everything that decides how text is cut: library version, HMM, rules, stop words and dictionaries.
 * An index whose header names another identity must be rebuilt. Does not load the dictionaries.
 */
export function segmenterIdentity(): string {
  identity ??= describe();
  return identity;
}

const DICTIONARIES = ["jieba.dict.utf8", "hmm_model.utf8", "user.dict.utf8"];

function describe(): string {
  const require = createRequire(import.meta.url);
  const manifest: unknown = require("nodejieba/package.json");
  const folder = join(dirname(require.resolve("nodejieba/package.json")), "submodules/cppjieba/dict");
  const hash = createHash("sha256");
  for (const file of DICTIONARIES) hash.update(readFileSync(join(folder, file)));
  hash.update([...STOP_WORDS].join(" "));
  return `nodejieba-${versionOf(manifest)}/hmm/rules-${RULES}/dict-${hash.digest("hex").slice(0, 16)}`;
}

function versionOf(manifest: unknown): string {
  if (typeof manifest === "object" && manifest !== null && "version" in manifest)
    return String(manifest.version);
  throw new Error("nodejieba's package.json names no version");
}

interface Run {
  readonly text: string;
  readonly at: number;
  readonly han: boolean;
}

/** Runs of Chinese, and of letters and digits; a point or comma between digits belongs to the number. */
function runs(text: string): Run[] {
  const found: Run[] = [];
  let at = 0;
  while (at < text.length) {
    const kind = kindAt(text, at);
    if (kind === 0) {
      at += 1;
      continue;
    }
    const start = at;
    if (kind === HAN) {
      while (at < text.length && kindAt(text, at) === HAN) at += unitsAt(text, at);
    } else {
      let letters = false;
      for (;;) {
        const here = kindAt(text, at);
        if (here === LETTER) letters = true;
        else if (here !== DIGIT && (letters || !joinsDigits(text, at))) break;
        at += unitsAt(text, at);
      }
    }
    const run = text.slice(start, at);
    found.push({ text: kind === HAN ? run : run.replaceAll(",", ""), at: start, han: kind === HAN });
  }
  return found;
}

/** A point between digits, or a comma before exactly three (`2,675`); `2021,2022` are two numbers. */
function joinsDigits(text: string, at: number): boolean {
  const sign = text[at];
  if (kindAt(text, at - 1) !== DIGIT || kindAt(text, at + 1) !== DIGIT) return false;
  if (sign === ".") return true;
  return (
    sign === "," &&
    kindAt(text, at + 2) === DIGIT &&
    kindAt(text, at + 3) === DIGIT &&
    kindAt(text, at + 4) !== DIGIT
  );
}

const WORD = /[\p{L}\p{M}\p{N}]/u;

function kindAt(text: string, at: number): number {
  const code = text.codePointAt(at);
  if (code === undefined) return 0;
  if (code >= 0x4e00 && code <= 0x9fff) return HAN;
  if (code >= 48 && code <= 57) return DIGIT;
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) ? LETTER : 0;
  if ((code >= 0x3400 && code < 0x4e00) || (code >= 0xf900 && code <= 0xfaff) || code >= 0x20000) return HAN;
  if (code === 0x3005 || code === 0x3007) return HAN;
  return WORD.test(String.fromCodePoint(code)) ? LETTER : 0;
}

function unitsAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}
