import type { Passage, Report } from "../domain/report.ts";

/** A reproducible stream of numbers from 0 to below 1 (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Many passages out of few, to measure time on: copies of the reports in which the stretches between commas of all
 * passages are dealt out anew and digits change, so that no two are alike and words keep their frequency.
 */
export function recombine(reports: readonly Report[], wanted: number, seed = 1): Report[] {
  const next = numbersFrom(seed);
  const clauses = reports.flatMap(({ passages }) =>
    passages.flatMap(({ text }) => text.split(/(?<=[，。；])/u)),
  );
  const grown: Report[] = [...reports];
  let count = reports.reduce((sum, { passages }) => sum + passages.length, 0);
  for (let round = 1; count < wanted && clauses.length > 0 && count > 0; round++) {
    for (const report of reports) {
      const passages = report.passages
        .slice(0, Math.max(0, wanted - count))
        .map((passage) => deal(passage, clauses, next));
      if (passages.length === 0) break;
      count += passages.length;
      grown.push({ ...report, file: `${round}-${report.file}`, passages, leftovers: [] });
    }
  }
  return grown;
}

/** A passage of about the same length from other clauses; sentences end where clauses end. */
function deal(passage: Passage, clauses: readonly string[], next: () => number): Passage {
  let text = "";
  const ends: number[] = [];
  while (text.length < passage.text.length) {
    const clause = clauses[Math.floor(next() * clauses.length)] ?? "。";
    text += clause.replace(/\d/g, () => String(Math.floor(next() * 10)));
    if (text.endsWith("。")) ends.push(text.length);
  }
  if (ends.at(-1) !== text.length) ends.push(text.length);
  const { year, span, yearBasis, status } = passage;
  const sentences = ends.map((end, i) => ({
    start: i === 0 ? 0 : (ends[i - 1] ?? 0),
    end,
    year,
    span,
    yearBasis,
    status,
  }));
  const first = passage.spans[0];
  const spans = first === undefined ? [] : [{ ...first, at: 0 }];
  return { ...passage, text, spans, sentences, figures: [], cells: [] };
}
