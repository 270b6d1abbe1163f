import type { Figure } from "../domain/report.ts";
import type { Mark } from "../domain/answer.ts";
import type { Candidate } from "./candidate.ts";

/** A clause that names nothing of its own: ", 总数达", "、累计达到", "，增至". */
const TOTAL_ALONE =
  /[，,、；;）)](?:全[市省县区国])?(?:总数|总量|合计|累计|数量)?(?:已)?(?:达到?|增至|增加到|共)$/u;
/** Longest such clause, in characters. */
const LONGEST = 10;

/**
 * "联络处新设4个（分布在…），总数达19个": a total that names nothing is of what the figure before it counts, so it speaks for
 * the stretch from that figure on. Null where it names something, or no figure of its unit stands before it in its sentence.
 */
export function totalScope(
  folded: string,
  { start, end, kind }: Candidate,
  figures: readonly Figure[],
): Mark | null {
  if (kind !== "figure" || !TOTAL_ALONE.test(folded.slice(Math.max(0, start - LONGEST), start))) return null;
  const unit = figures.find((figure) => figure.start === start)?.unit;
  const sentence = Math.max(folded.lastIndexOf("。", start), folded.lastIndexOf("；", start));
  const first = figures.findLast(
    (figure) => figure.end <= start && figure.start > sentence && figure.unit === unit,
  );
  return first === undefined ? null : { start: first.start, end };
}
