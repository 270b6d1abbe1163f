import type { Question } from "../question/question.ts";
import { placesIn } from "../text/place-mentions.ts";
import { clauseTo, type ScoredCandidate, sentenceAt } from "./candidate.ts";
import type { Evidence } from "./weigh.ts";

/** Whether a figure is told of another place, or of people from another one, than the question names. */
export function isOfOtherPlace(question: Question, best: ScoredCandidate, evidence: Evidence): boolean {
  return (
    lacksPlace(question, evidence) ||
    lacksNationality(question, best, evidence) ||
    isOfOwnPlace(question, best, evidence)
  );
}

/** Parts of the world, and the country itself: a report names the town in them, and leaves its own country out. */
export const REGION =
  /^(?:亚|欧|非|美|北美|南美|拉丁美|大洋)洲$|^(?:中国|全国|东南亚|东北亚|中东|中亚|拉美|北美|南美|海外|境外|国外)$/u;

/** Countries that reports name by their first character beside the own one: "中以", "中俄". */
const BESIDE_OWN =
  /^(?:俄罗斯|美国|英国|法国|德国|日本|韩国|朝鲜|蒙古|印度|意大利|加拿大|澳大利亚|新加坡|新西兰|以色列|泰国|越南|老挝|缅甸|柬埔寨|菲律宾|马来西亚|巴西|埃及|葡萄牙|希腊|土耳其|波兰|匈牙利|古巴|墨西哥|智利|荷兰|瑞士|瑞典|芬兰)$/u;

/** A place that the question names stands neither in the passage nor above it: the figure is another city's. */
function lacksPlace({ placeWords, knownNames }: Question, { missing, hit, folded }: Evidence): boolean {
  const told = (word: string): boolean =>
    // "北京市" is said by "北京".
    // "某某水库" in the report of that city: a name that begins with it.
    word.replace(/[省市]$/u, "") === hit.report.place ||
    (hit.report.place !== null && word.startsWith(hit.report.place)) ||
    (BESIDE_OWN.test(word) && folded.includes(`中${word[0]}`)) ||
    isSlipOf(word, hit.report.place, knownNames);
  return missing.some(
    ({ word, instead }) =>
      PARTS_OF_COUNTRY.test(word) ||
      (HONG_KONG_AND_MACAO.test(word) && !TOLD_OF_THEM.test(folded)) ||
      (instead.length === 0 && placeWords.includes(word) && !REGION.test(word) && !told(word)),
  );
}

/** Several provinces by one name: what is told without it is told of other places. */
const PARTS_OF_COUNTRY = /^(?:京津冀|长三角|珠三角|大湾区|粤港澳|成渝)$/u;
/** The two as one: reports name one of them, or "国际及地区". */
const HONG_KONG_AND_MACAO = /^港澳台?$/u;
const TOLD_OF_THEM = /香港|澳门|[及和、]地区|港[胞资企]/u;

/** "洛杨" for the city of the report: one character off, and no name that is known. */
export function isSlipOf(word: string, place: string | null, known: readonly string[]): boolean {
  if (word.length !== place?.length || known.includes(word) || placesIn(word).length > 0) return false;
  return Array.from(word).filter((char, i) => char !== place.charAt(i)).length === 1;
}

/** "日本籍的多少人次": of whom it is told stands in the sentence of the figure. */
const OF_NATION = /^(?:籍|国籍|人(?![民员才口])|客人|游客|嘉宾|留?学生)/u;

function lacksNationality(
  { text, placeWords }: Question,
  { kind, start }: ScoredCandidate,
  { hit, folded }: Evidence,
): boolean {
  if (kind !== "figure") return false;
  const sentence = sentenceAt(hit, start);
  const told = folded.slice(sentence?.start ?? 0, sentence?.end);
  return placeWords.some(
    (word) =>
      word !== hit.report.place &&
      OF_NATION.test(text.slice(text.lastIndexOf(word) + word.length)) &&
      !told.includes(word) &&
      !(
        BESIDE_OWN.test(word) &&
        ["中*", "*方", "*籍", "*公民"].some((said) => told.includes(said.replace("*", word.charAt(0))))
      ),
  );
}

/** "开封市接待外宾138批": of another city of the country its own clause tells; the rest is told of the report's. */
function isOfOwnPlace(
  { places }: Question,
  { kind, start }: ScoredCandidate,
  { hit, folded }: Evidence,
): boolean {
  const own = hit.report.place;
  if (kind !== "figure" || own === null || own === "全国" || places.includes(own)) return false;
  // A province tells of its cities.
  if (/省|自治区/u.test(hit.report.issuer ?? "")) return false;
  const clauses = folded.split(/[，。；、,;]/u);
  return places.some(
    (place) =>
      clauses.some((clause) => clause.startsWith(place) && /\d/u.test(clause)) &&
      !clauseTo(folded, start).includes(place),
  );
}
