import { headOf } from "../question/noun.ts";
import type { Question } from "../question/question.ts";
import { tagWords } from "../text/segmenter.ts";
import { clauseTo, type ScoredCandidate } from "./candidate.ts";
import { remainsFit } from "./candidate-signs.ts";
import { ASKED_OF_PARTS, lacksWhatIsAsked, TELLING } from "./lacks-indicator.ts";
import { isOfOtherPlace, REGION } from "./of-another-place.ts";
import { isOfSeveral } from "./share-of.ts";
import { isOfOtherStage } from "./stages.ts";
import type { Evidence } from "./weigh.ts";

/** Whether what is told is told of another place, person, event or thing than the one that is asked. */

/** A place or a name is asked that this passage does not tell of, or a thing that its figure does not count. */
export function isOfAnother(
  question: Question,
  best: ScoredCandidate,
  evidence: Evidence | undefined,
): boolean {
  if (evidence === undefined) return false;
  return (
    isOfOtherPlace(question, best, evidence) ||
    isOfStranger(question, evidence) ||
    lacksItsField(question, best, evidence) ||
    lacksWhatIsAsked(question, best, evidence) ||
    isOfAll(question, evidence) ||
    isOfStock(question, best, evidence) ||
    isOtherAnniversary(question, best, evidence) ||
    countsAnother(question, best, evidence) ||
    isOfOtherPaper(question, best, evidence) ||
    isDone(question, best, evidence) ||
    isOfSeveral(question, best, evidence) ||
    (best.kind === "figure" && isOfOtherStage(question.text, evidence.folded, best.start, best.end))
  );
}

/** "领保电话": whose telephone it is stands right before the noun, and the passage tells of another's. */
function lacksItsField(
  { wanted: { noun }, content, names }: Question,
  { kind }: ScoredCandidate,
  { missing }: Evidence,
): boolean {
  if (kind !== "figure" || noun === null) return false;
  return missing.some(
    // Only words that reports are known to say in full or otherwise: others may be left out.
    ({ word, weight, instead }) =>
      instead.length > 0 && weight >= TELLING && names.includes(word) && content.includes(word + noun),
  );
}

/** "还剩几个没办" is not answered by what there is or was done. */
function isDone({ text }: Question, best: ScoredCandidate, { folded }: Evidence): boolean {
  return best.kind === "figure" && /没|未/u.test(text) && remainsFit(text, folded, best) < 0;
}

/** "语言条例哪天施行": a day of a 规定 is none of a 条例. */
const PAPERS = /^(?:条例|规定|办法|公约|备忘录|白皮书)$/u;

/** The day of a paper is asked, and the passage names none of that kind. */
function isOfOtherPaper(
  { wanted }: Question,
  { kind }: ScoredCandidate,
  { missing, folded }: Evidence,
): boolean {
  if (wanted.kind !== "date" || kind !== "date") return false;
  return missing.some(({ word }) => PAPERS.test(word.slice(-2)) && !folded.includes(word.slice(-2)));
}

/** "麦积区": a district by its name, which no report knows. */
const COUNTY = /^(?!全|各|我|本|城|市|省|地|园|区|老|新|山|景|社|灾|牧)\p{Script=Han}{2}[县市]$/u;
const DISTRICT = /^\p{Script=Han}{2,3}[区县市州]$/u;

/** Somebody or something is named that no report knows, nor a part of the name: what is told is told of another. */
function isOfStranger({ knownNames, terms }: Question, { missing, folded, hit }: Evidence): boolean {
  return missing.some(
    ({ word, stranger }) =>
      // "钟祥市22年": what is told of the city is not told of its county, known elsewhere or not.
      (stranger === true
        ? knownNames.includes(word) || DISTRICT.test(word)
        : COUNTY.test(word) && word.slice(0, -1) !== hit.report.place) &&
      !REGION.test(word) &&
      !terms.some((part) => part !== word && word.includes(part) && folded.includes(part)),
  );
}

/** Words for a part of what is counted: where the text does not say them, its figure is of the whole, or of another part. */
const PART =
  /^(?:新增|净增|常住|女|女性|台胞|台湾同胞|港胞|港澳同胞|侨胞|华侨|归侨|侨眷|外籍|残疾人|妇女|男性|死亡|伤亡|失踪|受伤|遇难|当选|退休|幼儿园|小学|初中|高中|研究生|本科|农村|城镇|民营|国有|新能源(?:汽?车)?|境外|境内|入境|出境|出口|进口|住院|门诊|开幕|开幕式|闭幕|闭幕式|上半年|下半年|线上|线下|满意度|满意率|及格率|排名|冠军|亚军|金牌|银牌|铜牌|[特一二三]等奖|金奖|银奖|铜奖)$/u;

/** Those who are counted: where the text says nothing of them, people in it are others. */
const PERSONS = /^(?:外宾|游客|旅客|留学生|志愿者|船员|外教)$/u;

/** Words that name two parts at once. */
const BOTH: readonly (readonly [RegExp, string])[] = [
  [/^(?:农村|城镇)$/u, "城乡"],
  [/^(?:入境|出境)$/u, "出入境"],
  [/^(?:境内|境外)$/u, "境内外"],
  [/^小学$/u, "中小学"],
  [/^(?:开幕|闭幕)式?$/u, "开闭幕"],
];

/** A part is asked that this passage does not tell apart: "女院士有多少位". */
function isOfAll({ wanted, text }: Question, { missing, folded }: Evidence): boolean {
  if (!ASKED_OF_PARTS.has(wanted.kind)) return false;
  const both = (word: string): boolean =>
    BOTH.some(([part, name]) => part.test(word) && folded.includes(name));
  // "外宾、海员和侨胞": one of several that are asked together.
  const among = (word: string): boolean =>
    ["、", "和", "及"].some((sign) => text.includes(sign + word) || text.includes(word + sign));
  // "出口额（不含进口）".
  const left = (word: string): boolean => text.includes(`不含${word}`) || text.includes(`不算${word}`);
  // "某县境内有几公里": within a place, not within the country.
  const within = (word: string): boolean =>
    word === "境内" && /\p{Script=Han}境内(?:有|多|几|共|长|一|是|,|$)/u.test(text);
  // "新增基站": reports say 新建 as well.
  const added = (word: string): boolean => /^[新净]增$/u.test(word) && ADDED.test(folded);
  const people = wanted.families[0] === "people" && wanted.kind === "count";
  return missing.some(
    ({ word }) =>
      (PART.test(word) || (people && PERSONS.test(word))) &&
      !both(word) &&
      !among(word) &&
      !added(word) &&
      !left(word) &&
      !within(word),
  );
}

const ADDED = /新[建设办开批签投]/u;

/** What came on top is asked. */
const ASKS_NEW = /新(?:设|办|批|建|引进|落户|注册|成立|认定|结|签|增)/u;
/** "全市有企业2180家": how many there are. */
const STANDS = /(?:现有|共有|拥有|[市省区县国]有|在册|存续)(?![^]*(?:新|增|设立|引进))[^]*$/u;

/** "新设多少家" is not answered by how many there are. */
function isOfStock({ text }: Question, { kind, start }: ScoredCandidate, { folded }: Evidence): boolean {
  if (kind !== "figure" || !ASKS_NEW.test(text)) return false;
  const clause = clauseTo(folded, start);
  return (
    STANDS.test(clause) ||
    (/(?:达到?|增至|累计)$/u.test(clause) &&
      !/[新增]|设立|引进|年内|当年/u.test(clause.replace(/增至$/u, "")))
  );
}

/** "与甲市结好40周年、与乙市结好35周年": an anniversary is of the name told with it; the passage names another too. */
function isOtherAnniversary(
  { wanted, content, terms }: Question,
  { start, end }: ScoredCandidate,
  { folded, hit, missing }: Evidence,
): boolean {
  if (wanted.unit !== "周年") return false;
  const partner = PARTNER.exec(content)?.[1] ?? "";
  const named = terms.filter((term) => term.length > 1 && partner.includes(term));
  if (named.length > 0 && named.every((term) => missing.some(({ word }) => word === term))) return true;
  const before = folded
    .slice(0, start)
    .replace(/(?<=周年)[和及、]$/u, "")
    .replace(/周年$/u, "");
  const from = Math.max(...["周年", "。", ";"].map((sign) => before.lastIndexOf(sign)));
  const behind = /^[^,。;、]*/u.exec(folded.slice(end))?.[0] ?? "";
  const own = before.slice(from + 1) + behind;
  return tagWords(content).some(
    ({ word, names }) =>
      (names === "place" || ["市", "州", "府", "省"].some((kind) => folded.includes(word + kind))) &&
      word !== hit.report.place &&
      folded.includes(word) &&
      !own.includes(word),
  );
}

/** "跟某某市结好多少周年": with whom. */
const PARTNER = /[跟和与同]([^跟和与同\s]{2,10}?)(?:市|州|府)?(?:是|都|已经?)?(?:结好|建交|结为|缔结)/u;

/** Longest stretch behind a figure that may tell what it counts, in characters. */
const BEHIND = 14;
/** Stretch right before a figure that names what it counts, in characters. */
const NAMED_BEFORE = 6;
/** Nouns that people say for anything, and endings that many nouns have. */
const VAGUE =
  /(?:信息|事项|事情|东西|内容|情况|问题|材料|数据|人士|计划|目标|任务|数量|总数|人数|规模|金额|大块|板块|群众|百姓|民众)$/u;
const ENDINGS = /[士人员者家会品物业队生师长胞]/u;

/** A thing is counted that the passage does not name, nor a telling character of its name next to the figure. */
function countsAnother({ wanted, counted }: Question, best: ScoredCandidate, { folded }: Evidence): boolean {
  if (wanted.kind !== "count" || wanted.noun === null || !wanted.named || best.said === true) return false;
  const words = tagWords(headOf(wanted.noun));
  // What people say in other words ("多少人看过") names nothing that is counted.
  // But "外国领事馆" does: of which country they are stands before it.
  const [first] = words;
  const named = words.length === 2 && first?.class === "name" ? words.slice(1) : words;
  if (named.some(({ class: kind }) => kind !== "noun")) return false;
  const noun = words.at(-1)?.word ?? "";
  if (noun.length < 2 || VAGUE.test(noun) || [...counted, noun].some((word) => folded.includes(word)))
    return false;
  const figure = folded.slice(best.start, best.end);
  const { act } = wanted;
  const around = clauseTo(folded, best.start) + folded.slice(best.end, best.end + BEHIND);
  // "招生268万人": 招 and 学生.
  if (act !== null && around.includes(`${act.at(-1)}${noun.at(-1)}`)) return false;
  // "人员记录": "人员信息800条" is of the same.
  const before = clauseTo(folded, best.start).slice(-NAMED_BEFORE);
  if (words.slice(0, -1).some(({ word }) => word.length > 1 && before.includes(word))) return false;
  return !Array.from(noun).some(
    (char) => figure.includes(char) || (!ENDINGS.test(char) && around.includes(char)),
  );
}

/** A passage that tells of the thing must hold so much more of the question. */
const HOLDS_MORE = 0.1;
/** Nouns that ask rather than name. */
const OF_ASKING =
  /^(?:目标|任务|计划|规划|情况|数量|总量|总数|总额|总值|规模|经济|全国|年底|年初|代表|一共|总共|手里|手上|手头|以[内上下]|本来|结果|现在)$/u;

/** A better passage tells of a thing that the question names and this one lacks: "总投资" of a station that is not here. */
export function lacksThing({ content, names }: Question, hits: readonly Evidence[], at: number): boolean {
  const own = hits[at];
  if (at === 0 || own === undefined) return false;
  const lacked = own.missing.filter(({ word, weight }) => word.length > 1 && weight >= TELLING);
  const told = lacked.filter((term) =>
    hits.slice(0, at).some(
      (hit) =>
        hit.covered >= own.covered + HOLDS_MORE &&
        !hit.missing.includes(term) &&
        // Nor does that passage lack as telling a word that this one has.
        !hit.missing.some((other) => other.weight >= term.weight && !own.missing.includes(other)),
    ),
  );
  if (told.length === 0) return false;
  const nouns = new Set(
    tagWords(content)
      .filter(({ class: kind }) => kind === "noun" || kind === "name")
      .map(({ word }) => word),
  );
  return told.some(({ word }) => (nouns.has(word) || names.includes(word)) && !OF_ASKING.test(word));
}

/** A report leaves its own country out. */
const OWN_COUNTRY = /^(?:中国|我国|全国)$/u;

/** A better passage has a name of the question that this one lacks: the figure is of another event. */
export function lacksName({ names }: Question, hits: readonly Evidence[], at: number): boolean {
  const lacked = (hits[at]?.missing ?? []).filter(
    ({ word }) => names.includes(word) && !OWN_COUNTRY.test(word),
  );
  return lacked.some((term) => hits.slice(0, at).some(({ missing }) => !missing.includes(term)));
}
