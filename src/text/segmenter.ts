import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import jieba from "nodejieba";
import abroad from "./abroad.json" with { type: "json" };
import { fold } from "./fold.ts";
import { NOT_PLACES } from "./not-places.ts";
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

/** The words of a folded text that the dictionary does not have and that were guessed from their characters, in order. */
export function guessedWords(folded: string): { readonly word: string; readonly at: number }[] {
  const words = runs(folded).flatMap(({ text, at, han }) => {
    let end = at;
    return (han ? tagRun(text) : []).map(({ word, tag }) => {
      end += word.length;
      return { word, tag, at: end - word.length };
    });
  });
  return words.filter(({ word, tag }) => tag === "x" && word.length > 1);
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
