import type { Hit } from "../domain/answer.ts";
import type { Figure } from "../domain/report.ts";
import type { Wanted } from "../question/wanted.ts";
import { familyOfNoun, familyOfUnit } from "../question/units.ts";
import { type Candidate, FIT } from "./candidate.ts";
import { headOf } from "./noun-phrase.ts";

/** Figures of one hit that may answer "how many", "how much", "which percentage", "which number in order". */
export function findFigures(wanted: Wanted, hit: Hit, at: number): readonly Candidate[] {
  const figures = hit.passage.figures;
  const found: Candidate[] = [];
  const counted = figures.some((figure) => namesNoun(figure, wanted, hit.passage.text));
  let taken = -1;
  for (const [i, figure] of figures.entries()) {
    // The second of two that belong together is no answer of its own.
    if (i === taken) continue;
    const named = namesNoun(figure, wanted, hit.passage.text);
    const fit = Math.min(fitOf(figure, wanted, hit.passage.text), counted && !named ? MIXED_UP : 1);
    if (fit === 0) continue;
    const next = figures[i + 1];
    const joined =
      wanted.double &&
      next !== undefined &&
      (fit >= FIT || countsUnit(figure, wanted, hit.passage.text)) &&
      adjoins(figure, next, hit.passage.text);
    if (joined) taken = i + 1;
    found.push({
      kind: "figure",
      hit: at,
      start: figure.start,
      end: joined ? next.end + nounBehind(figure, next, wanted, hit.passage.text) : figure.end,
      scope: figure,
      fit: joined ? 1 : fit,
      year: figure.year,
      status: figure.status,
    });
  }
  return found;
}

/** "几国几城": "12个国家" counts what the question's measure word names. */
function countsUnit({ end }: Figure, { unit }: Wanted, text: string): boolean {
  return unit === null || GENERAL_UNIT.test(unit) || text.slice(end, end + 2).includes(unit);
}

/** "12个国家的30个城市": where 国家 are asked for, only what stands right before that word counts them. */
function namesNoun({ kind, start, end }: Figure, { kind: asked, unit, noun }: Wanted, text: string): boolean {
  if (asked !== "count" || noun === null || noun.length < 2) return false;
  // "多少家北京企业": with a measure word of its own only the noun in full tells.
  const head = headOf(noun);
  if (unit !== "个" && unit !== null) return head.length > 3 && text.startsWith(head, end);
  // "30个小区", "改造小区30个".
  return (
    kind === "quantity" && (text.startsWith(noun.slice(0, 2), end) || text.slice(0, start).endsWith(noun))
  );
}

/** Telephone numbers of one hit. */
export function findPhones(hit: Hit, at: number): readonly Candidate[] {
  return hit.passage.figures
    .filter(({ kind }) => kind === "phone")
    .map(({ start, end, year, status }) => ({
      kind: "figure",
      hit: at,
      start,
      end,
      scope: { start, end },
      fit: 1,
      year,
      status,
    }));
}

const GENERAL_UNIT = /^[个项种类]$/u;
/** "12个国家的30个城市", "5个领域、13项任务": what may stand between two figures that belong together. */
const NOUN_BETWEEN = /^\p{Script=Han}{1,6}[、和]?$/u;

/** Fit of a figure whose unit is none that was asked for. */
const MIXED_UP = 0.1;

/** How well a figure fits what was asked; 0 where it cannot be the answer. */
function fitOf(figure: Figure, wanted: Wanted, text: string): number {
  // "突破万亿元", "百亿元" is a mark that was passed, not a figure.
  if (/[万亿]/u.test(figure.text) && !/[\d０-９一二三四五六七八九十两几数半]/u.test(figure.text)) return 0;
  if (wanted.kind === "ordinal") return figure.kind === "ordinal" ? 1 : figure.kind === "document" ? 0.9 : 0;
  if (wanted.kind === "percent") {
    // "几个点" is a change in points.
    const points = wanted.unit === "百分点";
    if (figure.unit.includes("百分点")) return points ? 1 : 0.8;
    if (figure.kind === "percent") return points ? 0.85 : 1;
    return figure.kind === "quantity" || figure.kind === "money" ? 0.4 : 0;
  }
  if (figure.kind !== "quantity" && figure.kind !== "money" && figure.kind !== "percent") return 0;
  if (wanted.kind === "money") return figure.kind === "money" ? 1 : 0;
  const family =
    figure.kind === "money" ? "money" : figure.kind === "percent" ? "percent" : familyOfUnit(figure.unit);
  const { unit, noun, families, size } = wanted;
  // "2.04:1", "1/3" compare two things and count none.
  if (/[:：∶/]/u.test(figure.text)) return MIXED_UP;
  if (size !== null && !figure.text.includes(size)) return 0;
  let fit = 0;
  if (noun !== null && figure.unit !== "" && noun.startsWith(figure.unit)) fit = 1;
  else if (unit !== null && figure.unit === unit) fit = 1;
  else if (unit !== null && (figure.unit.endsWith(unit) || unit.endsWith(figure.unit)) && figure.unit !== "")
    fit = 0.9;
  else if (figure.unit === "") fit = 0.6;
  // "多少张" is seldom answered in 个, which counts anything.
  else if (families.includes(family))
    fit = unit === null ? 0.9 : GENERAL_UNIT.test(figure.unit) && !GENERAL_UNIT.test(unit) ? 0.5 : 0.7;
  else if (families.length === 0) fit = family === "percent" ? 0.35 : 0.6;
  else if (loose(family) && families.some(loose)) fit = 0.45;
  // People mix measure words up; where the indicator stands right before the figure it counts all the same.
  else fit = MIXED_UP;
  // "多少学员": the noun right behind the figure settles it.
  if (fit === 0 || noun === null || noun.length < 2) return fit;
  // Up to the next sign: behind it another figure may be named.
  const behind = /^[^、，。；,;]{0,8}/u.exec(text.slice(figure.end, figure.end + 8))?.[0] ?? "";
  if (shares(behind, noun)) return Math.min(1, fit + 0.3);
  // "多少个友城": 个 counts anything, so the noun must be there.
  if (family !== "thing" && familyOfNoun(noun).includes(family)) return fit;
  if (unit === "个" && fit === 1 && noun.length > 1 && !figure.measures.includes(headOf(noun).slice(-2)))
    return 0.6;
  return unit === "个" && fit < 0.9 && !figure.measures.includes(headOf(noun).slice(-2)) ? fit - 0.25 : fit;
}

/** Families whose measure words are used for each other (`家` and `个`, `场` and `项`). */
function loose(family: string): boolean {
  return (
    family === "body" || family === "thing" || family === "case" || family === "event" || family === "country"
  );
}

/** Whether two texts share two neighbouring characters. */
function shares(text: string, noun: string): boolean {
  for (let i = 0; i + 1 < noun.length; i++) if (text.includes(noun.slice(i, i + 2))) return true;
  return false;
}

/** Longest noun that is read behind a figure, in characters. */
const LONGEST_NOUN = 10;

/** Length of the noun right behind a figure: "5大类20余个科目" is said as one. */
function nounBehind(first: Figure, { start, end }: Figure, { noun }: Wanted, text: string): number {
  // "3类20件" asked without a noun is said without one.
  const between = text.slice(first.end, start).replace(/[、和]/gu, "");
  if (between === "" && (noun === null || !text.startsWith(noun.slice(0, 2), end))) return 0;
  const clause = /^\p{Script=Han}*/u.exec(text.slice(end, end + LONGEST_NOUN))?.[0] ?? "";
  const head = headOf(clause).length;
  // "30个城市和地区": the figure counts both.
  const joined = /^[和与及]/u.test(clause.slice(head)) ? headOf(clause.slice(head + 1)).length : 0;
  return joined > 1 ? head + 1 + joined : head;
}

function adjoins(figure: Figure, next: Figure, text: string): boolean {
  const between = text.slice(figure.end, next.start);
  if (next.kind !== "quantity") return false;
  // "由40个减少到29个" are two states of one thing.
  return /^[、和]?$/u.test(between) || (NOUN_BETWEEN.test(between) && !/[减增降升到至比超近]/u.test(between));
}
