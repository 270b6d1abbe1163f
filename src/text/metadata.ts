/** What a report says of itself: title, issuing body, number, date, year, place. Pure. */

import { allMatches } from "./all-matches.ts";
import type { Front } from "./front.ts";
import { isDateLine, PAPER, PASSED_ON } from "./front.ts";
import { bodiesAtWork, hasBody, issuerOf } from "./issuer.ts";
import type { Line } from "./lines.ts";
import { placesIn } from "./place-mentions.ts";
import { NATION, placeMostNamed, placeNamed, placeServed } from "./places.ts";
import { type DocumentYears, documentYears } from "./years.ts";

/** Found metadata; null where the source does not say. */
export interface Metadata {
  readonly title: string;
  readonly issuer: string | null;
  readonly place: string | null;
  readonly number: string | null;
  readonly issued: string | null;
  readonly reportYear: number | null;
  readonly years: DocumentYears;
}

/** Lines at both ends that may hold the date of issue. */
const EDGE = 25;
/** Lines read to learn the years. */
const OPENING = 14;

/**
 * Reads the metadata of a source from its head (`front`), its first heading (`chapter`), its first paragraphs
 * (`overview`), the name of the file where the source has no title, and, for the place, the whole text.
 */
export function readMetadata(
  file: string,
  lines: readonly Line[],
  front: Front,
  chapter: string | null,
  overview: readonly string[],
): Metadata {
  const title = titleOf(file, front, chapter);
  const opening = lines.slice(0, EDGE).map((line) => line.text);
  const named = issuerOf(title, front, opening);
  const issuer = named ?? overview.map(bodiesAtWork).find((bodies) => bodies !== null) ?? null;
  const issued = dateOf(lines, front);
  const first = opening.filter((text) => !front.titles.includes(text)).slice(0, OPENING);
  const told = documentYears(title, first);
  // "上半年全市经济运行情况分析": the name of the file may tell what the text takes for known.
  const read = tellsNoYear(told) && PRINTED_YEAR.test(stem(file)) ? documentYears(stem(file), first) : told;
  const known = isChronicle(lines, read.documentYear) ? { ...read, documentYear: null } : read;
  const issuedYear = issued === null ? null : Number(issued.slice(0, 4));
  const dated = speaksOfThisYear(known, first, issued) ? ofThisYear(known, issuedYear) : known;
  // Signed in January, a report of two years means the second one by 今年.
  const signed = dated.reviewYear !== null && issuedYear === dated.reportYear;
  const after = dated.documentYear !== null && issuedYear === dated.documentYear + 1;
  const years = signed || after ? { ...dated, thisYear: issuedYear } : dated;
  const number = front.number;
  const numbered = number === null ? null : Number(/(?:19|20)\d\d/.exec(number)?.[0] ?? Number.NaN);
  return {
    title,
    issuer,
    place: placeOf([issuer === null || LEVEL.test(issuer) ? null : issuer, title], front, lines, file),
    number,
    issued,
    reportYear: years.reportYear ?? issuedYear ?? numbered ?? years.documentYear,
    years,
  };
}

const PRINTED_YEAR = /(?:19|20)\d\d\s?年/;

function tellsNoYear({ reportYear, documentYear, reviewYear }: DocumentYears): boolean {
  return reportYear === null && documentYear === null && reviewYear === null;
}

const THIS_YEAR = /(?:^|[。：])[\s\u3000]*今年(?:以来)?[，,]/;
/** Published from this month on, a text means by 今年 the year of its date; before, it may have been written in the old year. */
const LATE_ENOUGH = 6;

/** `今年以来，…` in a text that names no year, with a date of its summer or later. */
function speaksOfThisYear(years: DocumentYears, opening: readonly string[], issued: string | null): boolean {
  if (!tellsNoYear(years) || years.congress || issued === null) return false;
  return Number(issued.slice(5, 7)) >= LATE_ENOUGH && opening.some((line) => THIS_YEAR.test(line));
}

function ofThisYear(years: DocumentYears, year: number | null): DocumentYears {
  return { ...years, reportYear: year, thisYear: year, documentYear: year, status: years.status ?? "done" };
}

/** A body without its place tells none: `县委侨办`. */
const LEVEL = /^[省市区县州盟旗]/;

/** A year that opens a line or a sentence. */
const OPENING_YEAR = /(?:^|[。；])\s*((?:19|20)\d\d)\s?年/g;
/** So many years, none of them that of most sentences, make a chronicle. */
const CHRONICLE_YEARS = 4;

/** Whether a text tells of many years one after another: then the first that is named is not that of the whole. */
function isChronicle(lines: readonly Line[], first: number | null): boolean {
  if (first === null) return false;
  const counts = new Map<number, number>();
  let all = 0;
  for (const { text } of lines) {
    if (!text.includes("年")) continue;
    for (const [, year] of allMatches(text, OPENING_YEAR)) {
      counts.set(Number(year), (counts.get(Number(year)) ?? 0) + 1);
      all += 1;
    }
  }
  return counts.size >= CHRONICLE_YEARS && (counts.get(first) ?? 0) < all / 2;
}

const QUOTED_TITLE = /《([^《》]{4,80})》的(?:通知|通告|函|请示|批复)/;

function titleOf(file: string, front: Front, chapter: string | null): string {
  const titles = front.titles.map(tidy);
  const own = titles.filter((title) => !PASSED_ON.test(title));
  const dated = own.find((title) => /(?:19|20)\d\d/.test(title.normalize("NFKC")));
  // Beside a paper's own name a line of the head that says for whom it is makes no title.
  const papers = own.filter((title) => PAPER.test(title));
  const best = dated ?? longest(papers.length > 0 ? papers : own);
  if (best !== undefined) {
    const body = front.bodies.at(-1);
    return body !== undefined && !hasBody(best) && /^(?:[\d(（]|[一二][〇○零])/.test(best)
      ? `${body}${best}`
      : best;
  }
  const passed = titles[0];
  if (passed !== undefined) return QUOTED_TITLE.exec(passed)?.[1] ?? passed;
  return chapter ?? stem(file);
}

function longest(titles: readonly string[]): string | undefined {
  return titles.reduce<string | undefined>(
    (best, title) => (best === undefined || title.length > best.length ? title : best),
    undefined,
  );
}

function tidy(title: string): string {
  return (
    title
      .replace(/^#+\s*|\*\*|^(?:信息名称|文件名称|文章标题|标题|题名|名称)\s?[：:]\s?/g, "")
      // The number of the page beside the name of the book.
      .replace(/^\d{1,4}[\s\u3000]+(?=[\u3400-\u9fff]+年鉴)/, "")
      .replace(/([\u3001-\uffef])[\s\u3000]+(?=[\u3001-\uffef0-9])/g, "$1")
      .replace(/([0-9])[\s\u3000]+(?=[\u3001-\uffef])/g, "$1")
      .replace(/([\u3001-\uffef])[\s\u3000]+(?=[\u3001-\uffef0-9])/g, "$1")
      .trim()
  );
}

/** The file's name without folders and ending. */
function stem(file: string): string {
  const name = file.slice(file.lastIndexOf("/") + 1);
  const dot = name.lastIndexOf(".");
  return dot > 0 ? name.slice(0, dot) : name;
}

/** `named`: the issuing body and the title. */
function placeOf(
  named: readonly (string | null)[],
  front: Front,
  lines: readonly Line[],
  file: string,
): string | null {
  if (named[0] === "国务院") return NATION;
  for (const text of [...named, front.session, ...front.bodies, stem(file)]) {
    const place = text === null ? null : placeNamed(text);
    if (place !== null) return place;
  }
  for (const line of lines.slice(0, HEAD)) {
    // Below the first sentence a table may name visitors: "日本某市市长 … 会议室".
    if (line.text.includes("。")) break;
    if (!IN_HEAD.test(line.text) || /[。，；]/.test(line.text)) continue;
    // "某市统计局 国家统计局某市调查队": one of the nation's own bodies makes no report the nation's.
    const place = line.text
      .split(/[\s\u3000]+/)
      .map(placeNamed)
      .find((one) => one !== null && one !== NATION);
    if (place !== undefined && place !== null) return place;
  }
  let text = "";
  for (const line of lines) {
    text += `${line.text}\n`;
    if (text.length > 60_000) break;
  }
  const site = lines.slice(0, HEAD).flatMap((line) => SITE.exec(line.text)?.[1] ?? [])[0];
  return (
    (site === undefined ? null : placeNamed(site)) ??
    placeOpening(lines) ??
    placeOfMaker(lines) ??
    placeMostNamed(text) ??
    placeServed(text)
  );
}

/** `某某人大网 >> 会议文件`, `某某政务网 发布日期`: whose page it stood on. */
const SITE =
  /^([\u3400-\u9fff]{2,12}?(?:市|省|区|县)?)(?:人大|政府|政务|政协|外事|统计|人民政府)[\u3400-\u9fff]{0,6}(?:网|公众号)(?=$|[\s>›»·|-])/;
/** Before the first words of a text: the title of an entry, a year. */
const BEFORE_TEXT =
  /^[\s\u3000]*(?:\*{0,2}【[^【】]{1,20}】[*\s\u3000]*)?(?:(?:19|20)\d{2}\s?年(?:度|以来|\s?\d{1,2}\s?月\s?\d{1,2}\s?日)?[，,]?\s?)?/;
/** `上海合作组织成立20周年之际`: what is only known under a place. */
const NAMED_AFTER = /^(?:合作组织|精神|时间|大学)/;
/** Who is answerable for a text: `来源：某县外侨办`, `由某市人民政府外事办公室编制`. */
const MADE_BY =
  /(?:来源|发布机构|发布单位|发布部门|供稿)[:：]\s?([\u3400-\u9fff]{3,24}(?:办公室|政府|侨联|局|委|厅|办))(?=$|[\s|,，）)])|由([\u3400-\u9fff]{4,24}(?:办公室|政府|委员会|局|委|厅|办))(?:负责)?(?:编制|编写|撰写)/;
/** `《某市志》`: the book that a chapter is of. */
const OF_BOOK = /《([\u3400-\u9fff]{2,10}(?:志|年鉴))》/;

/** The place of who made the text, or of the book it is from, where its first lines say so. */
function placeOfMaker(lines: readonly Line[]): string | null {
  for (const { text } of lines.slice(0, EDGE)) {
    const [, source, maker] = MADE_BY.exec(text) ?? [];
    const named = source ?? maker ?? OF_BOOK.exec(text)?.[1];
    const place = named === undefined ? null : placeNamed(named);
    if (place !== null && place !== NATION) return place;
  }
  return null;
}

/** The place that the first sentence is about: `2020年，某市外事工作坚持…`. */
function placeOpening(lines: readonly Line[]): string | null {
  const first = lines.slice(0, EDGE).find(({ text }) => /[，。]/.test(text))?.text ?? "";
  const text = first.replace(BEFORE_TEXT, "");
  const [mention] = placesIn(text);
  if (mention?.at === 0) return NAMED_AFTER.test(text.slice(mention.end)) ? null : mention.name;
  const [printed = "", district] = DISTRICT.exec(text) ?? [];
  return lines.filter((line) => line.text.includes(printed)).length >= OFTEN ? (district ?? null) : null;
}

/** `临江区坚持…`: a district or a small town is read off its form, where the text names it again and again. */
const DISTRICT = /^(?![全各该本我市省一]|老|新|辖|地)([\u3400-\u9fff]{2,3})[区县市旗](?=[\u3400-\u9fff（(])/;
const OFTEN = 3;

/** Lines above the text: who wrote it, who spoke, before whom. */
const HEAD = 12;
const IN_HEAD = /人民政府|人民代表|[局办委厅院会室]$|[局办委厅院室][\s\u3000]|[市县区州省]长[\s\u3000]/;

const LABELLED_DATE =
  /(?:时间|日期|发布|新华社.{0,4}|成文)[^0-9]{0,6}((?:19|20)\d\d)[-/.年]\s?(\d{1,2})[-/.月]\s?(\d{1,2})/;
const ANY_DATE = /((?:19|20)\d\d)\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})/;
const HAN_DIGITS = "〇一二三四五六七八九";

function dateOf(lines: readonly Line[], front: Front): string | null {
  const own = front.date === null ? null : isoDate(front.date);
  if (own !== null) return own;
  const edges = [...lines.slice(0, EDGE), ...lines.slice(-6)];
  for (const line of edges) {
    if (line.text.length > 60) continue;
    const text = line.text.normalize("NFKC");
    const labelled = LABELLED_DATE.exec(text);
    if (labelled !== null) return iso(labelled);
    if (isDateLine(text)) {
      const alone = isoDate(text);
      if (alone !== null) return alone;
    }
  }
  return front.session === null ? null : isoDate(front.session);
}

function isoDate(text: string): string | null {
  const match = ANY_DATE.exec(text.normalize("NFKC")) ?? ANY_DATE.exec(hanDate(text));
  return match === null ? null : iso(match);
}

/** `二〇二三年二月二十一日` in digits. */
function hanDate(text: string): string {
  return text.replace(/[零○O]/g, "〇").replace(/[〇一二三四五六七八九十]+/g, (run) => {
    const ten = run.indexOf("十");
    if (ten < 0) return Array.from(run, (char) => HAN_DIGITS.indexOf(char)).join("");
    const tens = ten === 0 ? 1 : HAN_DIGITS.indexOf(run[0] ?? "");
    const ones = run.length > ten + 1 ? HAN_DIGITS.indexOf(run.at(-1) ?? "") : 0;
    return String(tens * 10 + ones);
  });
}

function iso(match: RegExpExecArray): string | null {
  const month = Number(match[2]);
  const day = Number(match[3]);
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  return `${match[1]}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
