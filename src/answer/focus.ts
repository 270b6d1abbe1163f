import type { Focus, Lead, Mark } from "../domain/answer.ts";
import { timeOf } from "./candidate.ts";
import type { TermMatch } from "./matches.ts";
import type { Evidence } from "./weigh.ts";

/** What is shown of a passage as the answer: the lead, or a line of a comparison. */
type Spoken = Pick<Lead, "start" | "year"> & Partial<Pick<Lead, "span">>;

/**
 * The sentence of a passage that speaks to the question: the lead's, else the one that weighs most, of the years it was
 * searched for where the passage has one of them ("到2025年…" inside a passage of the year that was asked).
 */
export function focusOf({ hit, sentences, years }: Evidence, lead: Spoken | null): Focus {
  const { passage } = hit;
  const inYear = passage.sentences.map(({ year }) => year !== null && years.includes(year));
  const any = !inYear.includes(true);
  let best = -1;
  for (const [i, weight] of sentences.entries())
    if ((any || inYear[i] === true) && (best < 0 || weight > (sentences[best] ?? 0))) best = i;
  const own =
    lead === null
      ? -1
      : passage.sentences.findIndex(({ start, end }) => lead.start >= start && lead.start < end);
  const sentence = passage.sentences[own >= 0 ? own : best];
  if (sentence === undefined) return { start: 0, end: passage.text.length, ...timeOf(null, passage) };
  const { start, end, status } = sentence;
  const told = lead === null || own < 0 ? sentence : { year: lead.year, span: lead.span ?? null, status };
  return { start, end, ...timeOf(told, passage) };
}

/** The stretches to mark: matched words and the lead, sorted and merged. */
export function marksOf(matches: readonly TermMatch[], lead: Lead | null): readonly Mark[] {
  const spans = matches.flatMap((match) => (match.share >= 0.5 ? match.spans : []));
  if (lead !== null) spans.push({ start: lead.start, end: lead.end });
  const marks: { start: number; end: number }[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = marks.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else marks.push({ start, end });
  }
  return marks;
}
