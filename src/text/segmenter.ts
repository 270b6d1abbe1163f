import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import jieba from "nodejieba";
import { fold } from "./fold.ts";
import { STOP_WORDS } from "./stopwords.ts";

/** Raised by hand whenever the same text would give other words or terms. */
const RULES = 1;

const DIGIT = 1;
const LETTER = 2;
const HAN = 3;

/**
 * Cuts a text into its words, in order, doubles kept: folded (NFKC, lower case, simplified), numbers
 * (`8.1`, `2,675`) and Latin words (`g20`, `5g`) whole, Chinese by nodejieba's search cut, punctuation dropped.
 * Any string goes in; nothing is thrown. The dictionaries are loaded at the first call (about 1.5 s).
 */
export function segment(text: string): string[] {
  const words: string[] = [];
  for (const run of runs(fold(text))) {
    if (run.han) for (const word of jieba.cutForSearch(run.text, true)) words.push(word);
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
    for (const word of jieba.cutForSearch(run.text, true)) if (!STOP_WORDS.has(word)) found.push(word);
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
      found.push({ word: run.text, at, class: kindAt(run.text, 0) === DIGIT ? "number" : "name", names: null });
      continue;
    }
    for (const { word, tag } of jieba.tag(run.text)) {
      if (!STOP_WORDS.has(word)) found.push({ word, at, class: classOf(tag), names: namedBy(tag) });
      at += word.length;
    }
  }
  return found;
}

/** The words of a folded text that the dictionary has as places, at home and abroad. */
export function placeWords(folded: string): string[] {
  return runs(folded)
    .filter(({ han }) => han)
    .flatMap(({ text }) => jieba.tag(text))
    .filter(({ word, tag }) => tag === "ns" && word.length > 1)
    .map(({ word }) => word);
}

/** Classes by the dictionary's tags: n* nouns (nr, ns, nt, nz names), v* and a* verbs, x unknown, so mostly names. */
function classOf(tag: string): WordClass {
  if (/^(?:nr|ns|nt|nz|x|eng)/.test(tag)) return "name";
  if (/^[nljsft]/.test(tag)) return "noun";
  if (/^[vai]/.test(tag)) return "verb";
  return tag.startsWith("m") ? "number" : "other";
}

function namedBy(tag: string): "place" | "person" | null {
  if (tag.startsWith("ns")) return "place";
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
