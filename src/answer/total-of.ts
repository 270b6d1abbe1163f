import type { Mark } from "../domain/answer.ts";
import type { Figure } from "../domain/report.ts";
import { type Candidate, clauseTo } from "./candidate.ts";
import type { TermMatch } from "./matches.ts";

/** Totals and parts that leave out what they are of, because the figure before them tells it. */

/** A clause that names nothing of its own: ", 总数达", "、累计达到", "，增至". */
const TOTAL_ALONE =
  /[，,、；;）)](?:至年[末底]|截至年[末底]|年[末底]|目前)?(?:全[市省县区国])?(?:(?:总数|总量|合计|累计|数量)(?:已)?(?:达到?|增至|增加到|共|为)?|(?:已)?(?:达到?|增至|增加到|共)|累计\p{Script=Han}{0,3}|(?:全年|年内|最终|当年)?实际\p{Script=Han}{0,3})$|[，,；;（(]而?(?:上年|去年|前年|(?:19|20)\d{2}年)(?:同期|全年)?(?:分别)?(?:[为是约仅]|只有?|新[增结签设]|增加)+(?:[\d.]{1,8}[万亿]?\p{Script=Han}{1,3}[、和])?$/u;
/** Longest such clause, in characters. */
const LONGEST = 26;

/** "甲31批、乙9批，共计40批": what all figures of the sentence add up to. */
const SUM = /[，,、；;](?:共计|总计)(?:为|达)?$/u;

/** Where the sentence, or its part between two semicolons, ended that stands before a place; -1 where none does. */
function sentenceBefore(text: string, at: number): number {
  return Math.max(...["。", "；", ";"].map((sign) => text.lastIndexOf(sign, at)));
}

/**
 * "联络处新设4个（分布在…），总数达19个": a total that names nothing is of what the figure before it counts, so it speaks for
 * the stretch from that figure on. Null where it names something, or no figure of its unit stands before it in its sentence.
 */
export function totalScope(
  folded: string,
  { start, end, kind }: Pick<Candidate, "start" | "end" | "kind">,
  figures: readonly Figure[],
): Mark | null {
  const alone =
    kind === "figure" ? TOTAL_ALONE.exec(folded.slice(Math.max(0, start - LONGEST), start)) : null;
  const sum = kind === "figure" ? SUM.exec(folded.slice(Math.max(0, start - LONGEST), start)) : null;
  const naming = alone ?? sum;
  if (naming === null) return null;
  const unit = figures.find((figure) => figure.start === start)?.unit;
  const from = start - naming[0].length;
  const sentence = sentenceBefore(folded, from - 1);
  const told = figures.filter(
    (figure) => figure.end <= from && figure.start > sentence && figure.unit === unit,
  );
  const first = sum === null ? told.at(-1) : told[0];
  return first === undefined ? null : { start: first.start, end };
}

const SUM_BEHIND = /[，,、；;](?:共计|总计)[为达]?/u;

/** Whether a figure is one of those that the sentence adds up further on, and the question does not name what it alone is of. */
export function isAddend(
  folded: string,
  { start, end, kind }: Pick<Candidate, "start" | "end" | "kind">,
  figures: readonly Figure[],
  content: string,
): boolean {
  if (kind !== "figure" || content.includes(folded.slice(start - 2, start))) return false;
  const behind = /^[^。]*/u.exec(folded.slice(end))?.[0] ?? "";
  const sum = SUM_BEHIND.exec(behind);
  if (sum === null) return false;
  const unit = figures.find((figure) => figure.start === start)?.unit;
  const at = end + sum.index + sum[0].length;
  return figures.some((figure) => figure.start === at && figure.unit === unit);
}

/** "甲局、乙局以及各区共约120人参加": who they were stands in the list before. */
const OF_LIST =
  /[，,。；;]([^，,。；;]*、[^，,。；;]*(?:[，,](?:以及|和)[^，,。；;]*)?)共(?:计|有)?[约近超]?$/u;
/** Longest such list, in characters. */
const LONGEST_LIST = 120;

/** The list of people that a figure sums up, with the figure; null where it sums up none. */
export function listScope(
  folded: string,
  { start, end, kind }: Pick<Candidate, "start" | "end" | "kind">,
): Mark | null {
  if (kind !== "figure" || !/[人名位]$/u.test(folded.slice(start, end))) return null;
  const list = OF_LIST.exec(folded.slice(Math.max(0, start - LONGEST_LIST), start))?.[1];
  return list === undefined ? null : { start: folded.lastIndexOf(list, start), end };
}

/** Words that name how much of what stands before them, and nothing of their own. */
const MEASURE = /^(?:协议|合同|到位)?(?:金额|总额|总?投资额?|资金|人数|面积)$/u;

/** Where the item of a list begins that a figure belongs to: "外资项目7个、金额21.9亿元" is one. */
function itemStart(folded: string, start: number): number {
  const own = start - clauseTo(folded, start).length;
  if (!MEASURE.test(folded.slice(own, start)) || folded[own - 1] !== "、") return own;
  return own - 1 - clauseTo(folded, own - 1).length;
}

/** What the whole counts stands right behind its figure, in characters. */
const NAMED_BEHIND = 6;

/** "6585人，比上年增加345人，其中": a change has no parts. */
const CHANGE = /(?:增加|减少|增长|下降|净增|提高)[了约]?$/u;

/** Words of the question that weigh so much tell which part is asked. */
const TELLING = 1.5;
/** Words of the noun that is counted say what the whole is as well, unless the part says the noun in full. */
const TELLING_OF_NOUN = 2.5;

/**
 * "首期规模2000万元，其中市级财政出资800万元": a part that the question names is also of all that the whole is named by, so it
 * speaks for the stretch from the whole's figure on, without what is said of other parts. Null where the question names no
 * part.
 */
export function partScope(
  folded: string,
  { start, end, kind }: Candidate,
  figures: readonly Figure[],
  matches: readonly TermMatch[],
  noun: string | null,
): { readonly matches: readonly TermMatch[]; readonly scope: Mark } | null {
  if (kind !== "figure") return null;
  const sentence = sentenceBefore(folded, start);
  const among = folded.lastIndexOf("其中", start);
  const told = figures.filter(
    (figure) =>
      figure.end <= among &&
      figure.start > sentence &&
      !CHANGE.test(folded.slice(Math.max(0, figure.start - 4), figure.start)),
  );
  // "案件23起，涉及61人，其中涉渔案件8起": the whole is in the unit of its part, where one is.
  const unit = figures.find((figure) => figure.start === start)?.unit;
  const whole = told.findLast((figure) => figure.unit === unit) ?? told.at(-1);
  if (among <= sentence || whole === undefined) return null;
  const own = itemStart(folded, start);
  // "采取线上线下结合方式，560名嘉宾参加，其中线上嘉宾310名": only the whole's own clause says what the whole is.
  const ofWhole = whole.start - clauseTo(folded, whole.start).length;
  const saysNoun = noun !== null && folded.slice(own, start).includes(noun);
  const tells = (word: string): number =>
    !saysNoun && noun?.includes(word) === true && noun !== `${word}人` ? TELLING_OF_NOUN : TELLING;
  const names = matches.some(
    ({ term, share, spans }) =>
      share >= 0.5 &&
      (term.word.length > 1 || /[a-z]/u.test(term.word)) &&
      (term.weight >= tells(term.word) || /[a-z]/u.test(term.word)) &&
      spans.some((span) => span.start >= Math.max(own, among) && span.end <= start) &&
      !spans.some((span) => span.start >= ofWhole && span.end <= Math.min(among, whole.end + NAMED_BEHIND)),
  );
  if (!names) return null;
  const ofOthers = (span: Mark): boolean => span.start >= among && span.end <= own;
  return {
    matches: matches.map((match) => ({ ...match, spans: match.spans.filter((span) => !ofOthers(span)) })),
    scope: { start: whole.start, end },
  };
}
