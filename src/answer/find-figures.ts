import type { Hit } from "../domain/answer.ts";
import type { Figure } from "../domain/report.ts";
import { headOf } from "../question/noun.ts";
import type { Wanted } from "../question/wanted.ts";
import { type Candidate, FIT } from "./candidate.ts";
import { totalScope } from "./total-of.ts";
import { type Says, saysNoun } from "./says-noun.ts";
import { GENERAL_UNIT, MIXED_UP, unitFit } from "./unit-fit.ts";

/** Figures of one hit that may answer "how many", "how much", "which percentage", "which number in order". */
export function findFigures(
  wanted: Wanted,
  counted: readonly string[],
  hit: Hit,
  at: number,
): readonly Candidate[] {
  const { figures, text } = hit.passage;
  const found: Candidate[] = [];
  const says: Says[] = figures.map((figure) => saysNoun(figure, wanted, counted, text));
  // "友城4对、总数达110对": a total that names nothing counts what the figure before it does.
  for (const [i, figure] of figures.entries()) {
    const whole = says[i] === null ? totalScope(text, { ...figure, kind: "figure" }, figures) : null;
    if (whole !== null) says[i] = says[figures.findIndex(({ start }) => start === whole.start)] ?? null;
  }
  const fits = figures.map((figure, i) => unitFit(figure, wanted, says[i] ?? null, text));
  // "连续三年粮食丰收": what is no count of the noun does not decide.
  const told = says.some((one, i) => one === "decides" && (fits[i] ?? 0) >= FIT);
  let taken = -1;
  for (const [i, figure] of figures.entries()) {
    // The second of two that belong together is no answer of its own.
    if (i <= taken) continue;
    const fit = Math.min(
      fits[i] ?? 0,
      told && says[i] === null && !(isActed(figure, wanted, text) && !isToldWith(figures, i, says))
        ? MIXED_UP
        : 1,
    );
    if (fit === 0) continue;
    const next = figures[i + 1];
    const joined =
      (wanted.double || isGroup(figure, next, wanted)) &&
      next !== undefined &&
      (fit >= FIT || countsUnit(figure, wanted, text)) &&
      adjoins(figure, next, text);
    const last = joined ? lastOfRun(figures, i + 1) : i;
    if (joined) taken = last;
    const end = figures[last]?.end ?? figure.end;
    found.push({
      kind: "figure",
      hit: at,
      start: figure.start,
      end: joined && last === i + 1 ? end + nounBehind(figure, next, wanted, text) : end,
      scope: { start: riseStart(text, figure.start), end: figure.end },
      fit: joined ? 1 : fit,
      ...(says[i] === null ? {} : { said: true as const }),
      // "由162个整合为123个": the year is that of what came of it.
      year: joined ? (next.year ?? figure.year) : figure.year,
      span: figure.span,
      status: figure.status,
    });
  }
  return found;
}

/** "268批1009人次": groups and their people are told as one, where neither is asked. */
function isGroup(figure: Figure, next: Figure | undefined, { kind, unit, families }: Wanted): boolean {
  if (kind !== "count" || unit !== null || next === undefined) return false;
  if (families.length > 0 && !families.includes("people")) return false;
  return figure.unit === "批" && next.start === figure.end && next.unit.startsWith("人");
}

/** "4金1银1铜": figures without a sign between them are one. Returns the index of the last. */
function lastOfRun(figures: readonly Figure[], from: number): number {
  let last = from;
  while (figures[last + 1] !== undefined && figures[last + 1]?.start === figures[last]?.end) last += 1;
  return last;
}

/** "由128亿元增加到2021年的": the state that was left stands between a figure and what it measures. */
const RISE = /由[^，。；,;由]{2,24}[到至为](?:[\d０-９]{4}年)?(?:年?[初末底]的?|的)?(?:约|近|超过?)?$/u;

/** Where what is told of a figure begins: at the state that was left, else at the figure itself. */
function riseStart(text: string, start: number): number {
  return start - (RISE.exec(text.slice(Math.max(0, start - 40), start))?.[0].length ?? 0);
}

/** "招生规模扩大到741万人": what was asked to be done is said before it in its clause. */
function isActed({ start }: Figure, { act }: Wanted, text: string): boolean {
  if (act === null) return false;
  const clause = /[^，。；、,;]{0,14}$/u.exec(text.slice(Math.max(0, start - 14), start))?.[0] ?? "";
  return clause.includes(act);
}

/** "派出5批164名医护": what is asked is counted right behind. */
function isToldWith(figures: readonly Figure[], at: number, says: readonly Says[]): boolean {
  return figures[at + 1]?.start === figures[at]?.end && says[at + 1] === "decides";
}

/** "几国几城": "12个国家" counts what the question's measure word names. */
function countsUnit({ end }: Figure, { unit }: Wanted, text: string): boolean {
  return unit === null || GENERAL_UNIT.test(unit) || text.slice(end, end + 2).includes(unit);
}

/** Telephone numbers of one hit. */
export function findPhones(hit: Hit, at: number): readonly Candidate[] {
  return hit.passage.figures
    .filter(({ kind }) => kind === "phone")
    .map(({ start, end, year, span, status }) => ({
      kind: "figure",
      hit: at,
      start,
      end,
      scope: { start, end },
      fit: 1,
      year,
      span,
      status,
    }));
}

/** "12个国家的30个城市", "5个领域、13项任务": what may stand between two figures that belong together. */
const NOUN_BETWEEN = /^\p{Script=Han}{1,6}[、和]?$/u;

/** Longest noun that is read behind a figure, in characters. */
const LONGEST_NOUN = 10;

/** Length of the noun right behind a figure: "5大类20余个科目" is said as one. */
function nounBehind(first: Figure, { start, end }: Figure, { noun }: Wanted, text: string): number {
  // "3类20件" asked without a noun is said without one.
  const between = text.slice(first.end, start).replace(/[、和]/gu, "");
  if (between === "" && (noun === null || !text.startsWith(noun.slice(0, 2), end))) return 0;
  const clause = /^\p{Script=Han}*/u.exec(text.slice(end, end + LONGEST_NOUN))?.[0] ?? "";
  // "80名在校学生": where they are is not said with the figure.
  if (clause.startsWith("在")) return 0;
  // "58个友好组织代表": as far as the noun that was asked, where it stands there.
  const asked = noun === null ? -1 : clause.indexOf(headOf(noun));
  if (asked > 0) return asked + headOf(noun ?? "").length;
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
