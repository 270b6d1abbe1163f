/** Which body issued a report: told by its title or head, else by who works in the year its overview tells of. Pure. */

import type { Front } from "./front.ts";

const BODY =
  /^(?:(?:19|20)\d\d\s?年度?)?([\u3400-\u9fff·]{2,30}?(?:人民政府外事(?:侨务)?(?:港澳)?办公室|人民政府(?:办公厅|办公室)?|外事办公室|外事侨务办公室|政府外办|市外办|省外办|委外办|外办|委员会|办公室|办公厅|[\u3400-\u9fff](?:厅|局|院)))/;
const GOVERNMENT_REPORT = /(国务院|[\u3400-\u9fff]{2,9}?(?:省|市|自治区|区|县|州))(?:人民)?政府工作报告/;
const SPEAKS_FOR = /我?代表(国务院|[\u3400-\u9fff]{2,9}?(?:省|市|自治区|区|县|州)人民政府)/;
const CONGRESS =
  /(?:在|^|[，,。])(?!在)([\u3400-\u9fff]{2,9}?(?:省|市|自治区|区|县|州))第[一二三四五六七八九十]{1,3}届人民代表大会/;

/** Whether a title begins with the name of a body. */
export function hasBody(title: string): boolean {
  return BODY.test(title) || GOVERNMENT_REPORT.test(title);
}

/** The body that a report's title, head or first lines name; null where none is named. */
export function issuerOf(title: string, front: Front, opening: readonly string[]): string | null {
  const report = GOVERNMENT_REPORT.exec(title.replace(/(?:19|20)\d\d\s?年/, ""))?.[1];
  if (report !== undefined) return report === "国务院" ? report : `${report}人民政府`;
  const body = front.bodies.at(-1);
  if (body !== undefined) return body;
  const named = BODY.exec(title)?.[1];
  if (named !== undefined) return named;
  for (const text of opening) {
    const speaks = SPEAKS_FOR.exec(text)?.[1];
    if (speaks !== undefined) return speaks;
    const congress = CONGRESS.exec(text)?.[1];
    if (congress !== undefined) return `${congress}人民政府`;
  }
  return null;
}

/** The year that an overview opens with; a day or month would make it the account of one event. */
const OPENING_YEAR =
  /^\s*(?:(?:19|20)\d\d\s?|[一二][〇○零一二三四五六七八九]{3})年度?(?!\s?\d|来|以来|底|初)[，,]?/;
/** A clause that may stand before the subject: `面对严峻形势，`. */
const CLAUSE_BEFORE =
  /^(?:面对|在|按照|根据|围绕|随着|针对|为|受|经|以|通过|立足|(?:也|更|又|既)?是)[^，,。；;“]{1,60}[，,]/;
const CLAUSES_BEFORE = 3;
/** How far a subject may reach. */
const SUBJECT_RUN = /^[^，,。；;：:！？“”《》（）()\s]{4,70}/;
/** Last words of the names of bodies, and none of what ends in the same letter (`举办`, `新格局`, `干部`). */
const ENDS_BODY =
  /(?:委员会|常委会|管委会|办公室|办公厅|政府|政协|协会|联合会|总工会|中心|院|署|(?<![举承主协创兴筹申督交查开合代包停])办|(?<!常)委|(?<![格布大全新])局|(?<!大)厅|(?<![干全内外])部)$/;
/** A local body's name begins with its place or its level: those of the whole country speak for no part of it. */
const OF_A_PLACE =
  /^(?![我本全各该两其上下]|有关|相关|部分)[\u3400-\u9fff]{0,10}?(?:省|市|区|县|州|盟|旗|镇|乡|街道)(?![域内属])/;
/** What stands in no name of a body but between one and another. */
const NOT_IN_NAMES =
  /[的了是把被等]|(?<!自)由|领导|指导|批准|支持|批复|召开|会见|举办|印发|[各多两三四五六七八九十][家地级类部区县市]|全[省市县区州]/;
/** How a body works the whole year through: no single act, and nothing that stands in a name. */
const WORKS =
  /^(?:深入)?(?:贯彻|坚持|坚决|坚定|认真|以(?![及来外内上下])|按照|围绕|紧[紧扣密盯]|聚焦|立足|牢[记固牢]|积极|切实|主动|始终|扎实|着力|着眼|充分|克服|秉持|锚定|奋力|持续|不断|继续|努力|严格|稳步|有序|全力|大力|共(?![同建享产])|针对|根据|结合|抢抓|把握|履行|落实|高标准)/;
/** The same, where the words may also stand in the name of a body. */
const MAY_WORK =
  /^(?:深入|全面|统筹|推进|推动|深化|加强|强化|提升|优化|完善|健全|构建|创新|突出|服务|实施|做好|抓好)/;

/** Of a building the same is said when it is built: `中心全面建成`. */
const MAY_BE_BUILT = /(?:中心|院)$/;

/**
 * The bodies, as printed, whose work of a year a text tells of: the subject of its first sentence, if that opens with a
 * year and goes on with how they worked. Null where anything else stands there: no body is guessed.
 */
export function bodiesAtWork(text: string): string | null {
  const year = OPENING_YEAR.exec(text)?.[0];
  if (year === undefined) return null;
  let rest = text.slice(year.length, year.length + 300);
  for (let i = 0; i < CLAUSES_BEFORE; i++) rest = rest.replace(CLAUSE_BEFORE, "");
  const run = SUBJECT_RUN.exec(rest)?.[0] ?? "";
  for (let end = 2; end < run.length; end++) {
    if (!endsBody(run, end)) continue;
    const how = run.slice(end);
    const inName = MAY_BE_BUILT.test(run.slice(0, end)) || worksFurtherOn(run, end);
    if (WORKS.test(how) || (MAY_WORK.test(how) && !inName))
      return areBodies(run.slice(0, end)) ? run.slice(0, end) : null;
  }
  return null;
}

function endsBody(run: string, end: number): boolean {
  return ENDS_BODY.test(run.slice(Math.max(0, end - 4), end));
}

/** Whether a body ends behind `from` too and works there: then what stands between is part of its name. */
function worksFurtherOn(run: string, from: number): boolean {
  for (let end = from + 1; end < run.length; end++)
    if (endsBody(run, end) && (WORKS.test(run.slice(end)) || MAY_WORK.test(run.slice(end)))) return true;
  return false;
}

function areBodies(subject: string): boolean {
  if (NOT_IN_NAMES.test(subject) || !OF_A_PLACE.test(subject)) return false;
  return subject.split("、").every((name) => name.length >= 2 && ENDS_BODY.test(name));
}
