/** Which place a report speaks for. Pure; `places.json` lists provinces and larger cities (general knowledge). */

import known from "./places.json" with { type: "json" };
import { fold } from "./fold.ts";
import { wordsByHead } from "./words-by-head.ts";

const PROVINCES: readonly string[] = Object.keys(known.provinces);
const CITIES: readonly string[] = known.cities.split(" ");
const CITY_SET = new Set(CITIES);
const PROVINCE_SET = new Set(PROVINCES);

/** The place of reports that speak for the whole country. */
export const NATION = "全国";

const NATIONAL =
  /国务院|全国人民代表大会|中华人民共和国(?!成立)[\u3400-\u9fff]{0,12}(?:部|局|委员会|署)|国家统计局|(?:^|年)(?:全国|中央)/;
const GOVERNED =
  /([\u3400-\u9fff]{2,12}?)(?:省|市|自治区|自治州|自治县|特别行政区|新区|开发区|区|县|旗|盟|州)(?:人民政府|政府|委|外事|外办|港澳|对外|第[一二三四五六七八九十]{1,4}届|\d{4}年|政协|人大|国民经济)/;

/** The place named in a title or the name of a body, without 省, 市, 县; null where none is. */
export function placeNamed(printed: string): string | null {
  const text = fold(printed);
  if (NATIONAL.test(text)) return NATION;
  const plain = text.replace(/^[\s#*]*/, "").replace(/(?:19|20)\d\d\s?年度?|^.{1,12}(?=关于)/g, "");
  const mentions = [...plain.matchAll(ANY_PLACE)].map((match) => match[0]);
  const own = withoutPeople(OWN.exec(plain)?.[1]);
  if (own !== undefined && !PROVINCE_SET.has(own) && !NOT_PLACES.test(own) && mentions.length === 0)
    return own;
  const city = mentions.find((name) => CITY_SET.has(name));
  const province = mentions.find((name) => PROVINCE_SET.has(name));
  const governed = withoutPeople(GOVERNED.exec(plain)?.[1]);
  if (governed !== undefined && !PROVINCE_SET.has(governed)) {
    // `呼伦贝尔市海拉尔区`: the last is governed.
    const below = governed.replace(PROVINCE_FIRST, "").replace(/^.{2,}[市州盟](?=.{2,})/, "");
    if (below.length >= 2 && !NOT_PLACES.test(below)) return below;
  }
  return city ?? province ?? null;
}

/** Peoples that autonomous areas are named after: `宁夏回族自治区` is 宁夏, `恩施土家族苗族自治州` 恩施. */
const PEOPLES =
  /(?:壮|回|藏|苗|彝|满|侗|瑶|白|傣|黎|畲|土|水|羌|佤|怒|京|土家|朝鲜|蒙古|维吾尔|布依|哈尼|哈萨克|傈僳|拉祜|东乡|纳西|景颇|柯尔克孜|达斡尔|仫佬|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|鄂温克|鄂伦春|德昂|保安|裕固|独龙|各)族$|(?:维吾尔|蒙古|哈萨克|柯尔克孜|塔吉克|锡伯|达斡尔)$/;

function withoutPeople(name: string | undefined): string | undefined {
  let place = name;
  while (place !== undefined && PEOPLES.test(place)) place = place.replace(PEOPLES, "");
  return place === "" ? undefined : place;
}

/** `临江区大数据发展管理局`: the body begins with the name of its place. */
const OWN = /^([\u3400-\u9fff]{2,5}?)(?:省|市|自治区|自治州|自治县|新区|区|县|旗|盟|州)[\u3400-\u9fff]{2,}/;
const NOT_PLACES =
  /^(?:我|本|全|各|该|贯彻|关于|根据|中共|中国|中华|对外|涉外|外事|国际|经济|高新|工业|综合|自由|自贸|保税)|[的和与及在年]|[我本全各该]$|(?:工业园|产业园|科技园|技术)$/;

const LONGEST_FIRST = [...PROVINCES, ...CITIES].toSorted((a, b) => b.length - a.length).join("|");
const ANY_PLACE = new RegExp(LONGEST_FIRST, "g");
const PROVINCE_FIRST = new RegExp(
  `^(?:${PROVINCES.join("|")})(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区)?`,
);

/** Characters of text that are counted: enough to tell, few enough to be quick. */
const COUNTED = 60_000;
/** A place must be named so often, and so many times more than the next, to be the one spoken for. */
const OFTEN = 4;
const LEAD = 2;
const NAMES = wordsByHead([...PROVINCES, ...CITIES]);
/** Mark the codes that names begin with and those that stand second; tables, because every character of a report is looked up. */
const BEGINS_NAME = new Uint8Array(0x10000);
const GOES_ON = new Uint8Array(0x10000);
for (const name of [...PROVINCES, ...CITIES]) {
  BEGINS_NAME[name.charCodeAt(0)] = 1;
  GOES_ON[name.charCodeAt(1)] = 1;
}
const KINDS = ["市", "省", "壮族自治区", "回族自治区", "维吾尔自治区", "自治区"];

/** In a short text fewer mentions are enough, where it speaks of "our city" or "our province". */
const SHORT = 5000;
const OFTEN_IN_SHORT = 1.5;
const OF_CITY = /[我全本]市|市委|市政府|市外办/;
const OF_PROVINCE = /[我全本]省|省委|省政府|省外办/;
const OF_COUNTY = /[我全本][县区旗镇乡]|[县区旗]委|[县区旗]政府/;

function speaksAsOne(text: string, province: boolean): boolean {
  return !OF_COUNTY.test(text) && (province ? OF_PROVINCE : OF_CITY).test(text);
}

/** Offices of other places deal with these; their own reports are not of the kind. */
const OWN_OFFICES = /^(?:香港|澳门|台湾)$/;

/** The place named most in the text, if it is named clearly more than all others; null otherwise. */
export function placeMostNamed(text: string): string | null {
  const counts = new Map<string, number>();
  const part = text.slice(0, COUNTED);
  for (let at = 0; at < part.length; at++) {
    const code = part.charCodeAt(at);
    if (BEGINS_NAME[code] === 0 || GOES_ON[part.charCodeAt(at + 1)] === 0) continue;
    const name = NAMES.get(code)?.find((place) => part.startsWith(place, at));
    if (name === undefined) continue;
    const end = at + name.length;
    // A city's bare name may be a word of another meaning: without 市 it counts less.
    const stated = PROVINCE_SET.has(name) || KINDS.some((kind) => part.startsWith(kind, end));
    counts.set(name, (counts.get(name) ?? 0) + (stated ? 1 : 0.5));
    at = end - 1;
  }
  const capital = part.match(/首都/g)?.length ?? 0;
  if (capital > 0) counts.set("北京", (counts.get("北京") ?? 0) + capital);
  const ranked = [...counts.entries()].toSorted((a, b) => b[1] - a[1]);
  const [first, second] = ranked.filter(([name]) => !OWN_OFFICES.test(name));
  if (first === undefined) return null;
  const [place, times] = first;
  const enough = part.length < SHORT && speaksAsOne(part, PROVINCE_SET.has(place)) ? OFTEN_IN_SHORT : OFTEN;
  return times >= enough && times >= (second?.[1] ?? 0) * LEAD ? place : null;
}

/** What the own place of a report is served in, and who serves it: "服务某省经济社会发展", "某市外事系统". */
const SERVED = new RegExp(
  `(${LONGEST_FIRST})[省市]?(?:经济社会|高质量|开放|对外开放|开放型经济|现代化|国际化)(?:发展|建设)|(${LONGEST_FIRST})[省市]?(?:外事|侨务|商务|统计|教育|文旅|科技)系统`,
);

/** The place whose development a text says it serves, null where it says so of none. */
export function placeServed(text: string): string | null {
  const [, served, own] = SERVED.exec(text.slice(0, COUNTED)) ?? [];
  return served ?? own ?? null;
}
