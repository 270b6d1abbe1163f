import type { Mark } from "../domain/answer.ts";
import type { Figure } from "../domain/report.ts";
import type { Candidate } from "./candidate.ts";
import type { TermMatch } from "./matches.ts";

/** So far behind a word, in characters, a figure is still what the word tells of. */
const REACH = 24;

/** Said of any figure. */
export const OF_ANY =
  /^(?:目标|计划|任务|指标|完成|实际|年初|年底|增长|增加|下降|提高|全年|全[市省县区国])$/u;

/**
 * "停车位2.9万个，其中公共停车位7900个": a word of the question that is first told behind the clause of a figure, and before
 * another one in its unit, tells of that other one. Gives the share of the question's weight that is told so, 0 to 1.
 * `figures` are those of the passage, `folded` its text, `place` that of its report.
 */
export function toldLater(
  folded: string,
  { start, end, kind }: Pick<Candidate, "start" | "end" | "kind">,
  figures: readonly Figure[],
  matches: readonly TermMatch[],
  place: string | null,
): number {
  const unit = kind === "figure" ? figures.find((figure) => figure.start === start)?.unit : undefined;
  if (unit === undefined) return 0;
  const first = folded.indexOf("。", end);
  // "赤字2.18万亿元。其中，中央赤字1.4万亿元": its parts follow.
  const stop = first >= 0 && folded.startsWith("其中", first + 1) ? folded.indexOf("。", first + 1) : first;
  const others = figures.filter(
    (figure) => figure.unit === unit && figure.start >= end && (stop < 0 || figure.start < stop),
  );
  if (others.length === 0) return 0;
  const clause = /^[^，。；、,;：:]*/u.exec(folded.slice(end))?.[0].length ?? 0;
  const own = end + clause;
  const part = partBehind(folded, end);
  let all = 0;
  let later = 0;
  for (const { term, share, spans } of matches) {
    if (term.slip === true && share === 0) continue;
    all += term.weight;
    if (term.word === place || OF_ANY.test(term.word)) continue;
    if (share < 0.5 || spans.length === 0) continue;
    const head = spans.some((span) => span.start === part?.start && span.end === part.end);
    if (head) return 1;
    if (spans.some((span) => span.start < own)) continue;
    const tells = others.some((other) =>
      spans.some((span) => span.end <= other.start && other.start - span.end < REACH),
    );
    if (tells) later += term.weight;
  }
  return all === 0 ? 0 : later / all;
}

/** "5960人，其中线下1224人": what the part right behind a figure is called; null where none follows. */
function partBehind(folded: string, end: number): Mark | null {
  const part = /^[，,（(]其中[，,]?(\p{Script=Han}{2,8})\d/u.exec(folded.slice(end, end + REACH));
  if (part === null) return null;
  const start = end + part[0].length - 1 - (part[1] ?? "").length;
  return { start, end: end + part[0].length - 1 };
}
