import type { Focus, Lead, Mark } from "../domain/answer.ts";
import type { Passage } from "../domain/report.ts";
import type { TermMatch } from "./matches.ts";

/** The sentence of a passage that speaks to the question: the lead's, else the one that weighs most. */
export function focusOf(passage: Passage, sentences: readonly number[], lead: Lead | null): Focus {
  let best = 0;
  for (const [i, weight] of sentences.entries()) if (weight > (sentences[best] ?? 0)) best = i;
  const own =
    lead === null
      ? -1
      : passage.sentences.findIndex(({ start, end }) => lead.start >= start && lead.start < end);
  const sentence = passage.sentences[own >= 0 ? own : best];
  if (sentence === undefined)
    return { start: 0, end: passage.text.length, year: passage.year, status: passage.status };
  return {
    start: sentence.start,
    end: sentence.end,
    year: (lead !== null && own >= 0 ? lead.year : sentence.year) ?? passage.year,
    status: sentence.status ?? passage.status,
  };
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
