import type { Lead, Note } from "../domain/answer.ts";
import type { YearSpan } from "../domain/report.ts";
import type { Question } from "../question/question.ts";
import { spanFits } from "../search/gates.ts";
import { timeOf } from "./candidate.ts";
import type { Evidence } from "./weigh.ts";

/** Evidence that is this much weaker than the first is not about the same thing. */
const SAME_THING = 0.12;

/** Where no year is named and other years or spans speak of the same: says which is shown. */
export function newestFirst(
  { ofSpan, years: asked }: Question,
  evidence: readonly Evidence[],
  lead: Lead | null,
): readonly Note[] {
  const [first] = evidence;
  if (first === undefined) return [];
  const { year, span } = timeOf(lead, first.hit.passage);
  const same = evidence
    .filter(({ covered }) => covered >= first.covered - SAME_THING)
    .map(({ hit }) => hit.passage);
  const others = new Set(ofSpan ? [] : same.flatMap((passage) => passage.year ?? []));
  if (year !== null) others.delete(year);
  const years = [...others].toSorted((a, b) => b - a);
  if (span === null)
    return year === null || years.length === 0 ? [] : [{ kind: "newest-first", year, others: years }];
  // Who names the first year of a span knows which one is meant.
  if (ofSpan && asked.span?.first !== null) return [];
  const spans = new Map<string, YearSpan>();
  for (const { span: other } of same) {
    if (other === null || (ofSpan && asked.span !== null && !spanFits(asked.span, other))) continue;
    if (other.join() !== span.join()) spans.set(other.join(), other);
  }
  if (spans.size + years.length === 0) return [];
  return [{ kind: "newest-span", span, spans: [...spans.values()].toSorted((a, b) => b[1] - a[1]), years }];
}
