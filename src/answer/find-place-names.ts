import type { Hit } from "../domain/answer.ts";
import { foldChars } from "../text/fold.ts";
import { placesIn } from "../text/place-mentions.ts";
import { type TaggedWord, tagWords } from "../text/segmenter.ts";
import { type Candidate, timeAt } from "./candidate.ts";
import { wordsOf } from "./noun-phrase.ts";

/** Nouns that ask for a town or an area, and those that ask for a country. */
const AREA =
  /(?:城市|友城|城|市|省|州|区|县|镇|地方|地区)$|^(?:地市|市州|区县|城市(?!群)|友城|省(?![级市内直])|市(?![场民级长委属])|区(?![域块级])|县(?![城级])|州)/u;
/** Nouns that end like those and name grounds, markets and halls. */
const GROUNDS =
  /(?:[景园社校小灾库矿厂片山林牧]|开发|保税|自贸|示范|功能|商务|试验|实验|保护|合作|度假|服务)区$|[超夜股楼集早]市$|(?:[影商书水]|科学|科技)城$/u;
const COUNTRY = /^(?:国家(?!级)|国(?![际内企外有宾资庆]))/u;
/** The name of an area ends on its level. */
const LEVEL = /(?:市|省|州|府|郡|区|县|镇)$/u;
/** "中美", "中欧": two countries in one word. */
const PAIR = /^[中美俄日韩英法德欧非亚澳蒙]{2}$/u;
/** The report's own country is no answer to "which town" or "which country". */
const OWN_COUNTRY = /^(?:中国|我国|全国)$/u;
/** Longest name of a place with all it stands in ("巴西圣卡塔琳娜州弗洛里亚诺波利斯市"). */
const LONGEST = 16;
/** How well a name fits: within a place that the question names, with its level, of several words, of one word. */
const FITS = { within: 1, level: 0.9, several: 0.75, bare: 0.6 };

/** Whether a noun behind 哪 asks for the name of a place. */
export function asksPlaceName(noun: string): boolean {
  return (AREA.test(noun) && !GROUNDS.test(noun)) || COUNTRY.test(noun);
}

/** Whether a text begins with the name of a place. */
export function beginsWithPlace(text: string): boolean {
  const [first] = tagWords(foldChars(text));
  return first !== undefined && isPlace(first);
}

/**
 * Names of places of one hit that answer "哪个城市", "哪个国家"; none that the question holds, nor the report's own.
 * A country that the question names is left out before its town ("英国哪个市").
 */
export function findPlaceNames(
  noun: string,
  hit: Hit,
  at: number,
  questionText: string,
): readonly Candidate[] {
  const folded = foldChars(hit.passage.text);
  const own = hit.report.place;
  const found: Candidate[] = [];
  const add = (start: number, end: number, fit: number, within = false): void => {
    const name = folded.slice(start, end);
    if (name.length < 2 || PAIR.test(name) || OWN_COUNTRY.test(name) || questionText.includes(name)) return;
    if (own !== null && name.replace(LEVEL, "").endsWith(own)) return;
    const said = within ? { said: true as const } : {};
    found.push({
      kind: "name",
      hit: at,
      start,
      end,
      scope: { start, end },
      fit,
      ...said,
      ...timeAt(hit, start),
    });
  };
  for (const run of placeRuns(wordsOf(hit.passage), folded)) {
    const [first] = run;
    if (first === undefined) continue;
    if (COUNTRY.test(noun)) {
      if (placesIn(first.word).length === 0) add(first.at, first.at + first.word.length, FITS.several);
      continue;
    }
    const kept = run.filter(
      ({ word }, i) =>
        run.length === 1 ||
        (!(i === 0 && questionText.includes(word)) && !(own !== null && word.replace(LEVEL, "") === own)),
    );
    const start = kept[0]?.at ?? first.at;
    const last = kept.at(-1) ?? first;
    const end = last.at + last.word.length;
    // "A、B分别成为…、…": which of them is meant is not told by what stands near.
    if (/^(?:[、和]\p{Script=Han}{2,8}){0,3}分别/u.test(folded.slice(end, end + 32))) continue;
    // "扬州" is a name to its last character.
    const level = end - start > 2 && LEVEL.test(folded.slice(start, end));
    // "智利的哪个市": the one that stands in what the question names.
    const within = kept.length < run.length && questionText.includes(first.word);
    add(
      start,
      end,
      within ? FITS.within : level ? FITS.level : kept.length > 1 ? FITS.several : FITS.bare,
      within,
    );
  }
  // "与甲、乙等友城开展…": towns that the dictionary takes for people.
  if (AREA.test(noun))
    for (const { 0: whole, 1: name = "", index } of folded.matchAll(TOWN_OF_MANY)) {
      const start = index + whole.indexOf(name);
      if (!found.some((one) => one.start < start + name.length && start < one.end))
        add(start, start + name.length, FITS.bare);
    }
  return found;
}

const TOWN_OF_MANY =
  /(?<=[与和同向赴、])(\p{Script=Han}{2,6})等(?:国际)?(?:友城|友好城市|姊妹城市|友好交流城市)/gu;

/** By the dictionary, or by the list of the country's places, of which some are no places without 市. */
function isPlace({ word, names }: TaggedWord): boolean {
  if (/^\p{Script=Han}{2,5}[县旗]$/u.test(word) && !/^[各全该本邻外跨]/u.test(word)) return true;
  return word.length > 1 && (names === "place" || placesIn(`${word}市`)[0]?.end === word.length + 1);
}

/** A word of any kind right before 市: not every town abroad is in the dictionary. */
function isTown({ word, at, class: kind }: TaggedWord, next: TaggedWord | undefined): boolean {
  if (word.length < 2 || kind === "verb" || /[级辖会]$/u.test(word)) return false;
  return next?.word === "市" && next.at === at + word.length;
}

/** Words in a row that begin with a place: further places and names, up to the word that ends on a level. */
function* placeRuns(words: readonly TaggedWord[], text: string): Generator<readonly TaggedWord[]> {
  for (let i = 0; i < words.length; i++) {
    const first = words[i];
    if (first === undefined || !(isPlace(first) || isTown(first, words[i + 1]))) continue;
    const run = [first];
    let kept = 1;
    let end = first.at + first.word.length;
    for (let j = i + 1; j < words.length; j++) {
      const next = words[j];
      if (next === undefined || next.at !== end || next.class === "verb" || next.class === "number") break;
      // "南浦中国…博物馆": the country's name begins another name.
      if (/^(?:中国|全国|国际|国家)/u.test(next.word)) break;
      end = next.at + next.word.length;
      if (end - first.at > LONGEST) break;
      run.push(next);
      if (isPlace(next) || LEVEL.test(text.slice(first.at, end))) kept = run.length;
    }
    // "利兹市立法机构": the dictionary gives the level to the next word.
    const last = run[kept - 1] ?? first;
    const behind = last.at + last.word.length;
    const level = /^[市省州府]/u.exec(text.slice(behind))?.[0];
    const cut = level !== undefined && isPlace(last) && run[kept]?.at !== behind;
    yield cut ? [...run.slice(0, kept - 1), { ...last, word: last.word + level }] : run.slice(0, kept);
    i += kept - 1;
  }
}
