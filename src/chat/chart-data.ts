/** The figures of a comparison that one picture may show side by side. */

import type { Answer, SeriesLine } from "../domain/answer.ts";
import type { Figure, Status } from "../domain/report.ts";
import { shortCitation } from "./citation.ts";

export interface ChartPoint {
  readonly year: number;
  readonly value: number;
  /** Verbatim, as printed on the picture. */
  readonly text: string;
  readonly status: Status;
}

export interface Chart {
  readonly topic: string;
  readonly unit: string;
  /** Ascending by year, two at least. */
  readonly points: readonly ChartPoint[];
  /** One a point: where its figure stands. */
  readonly sources: readonly string[];
}

const COUNTING: readonly Figure["kind"][] = ["quantity", "percent", "money"];

/** The chart of an answer's comparison; null unless two years or more state a figure of one unit. */
export function chartOf(answer: Answer, topic: string): Chart | null {
  const measured = answer.series.flatMap((entry) => {
    const figure = figureOf(entry);
    return figure === null || figure.value === null ? [] : [{ entry, figure, value: figure.value }];
  });
  const unit = measured.at(-1)?.figure.unit;
  const one = measured
    .filter(({ figure }) => figure.unit === unit)
    .toSorted((a, b) => a.entry.year - b.entry.year);
  // Two statements for one year would be two bars over one label: such a comparison stays a list.
  if (unit === undefined || one.length < 2 || new Set(one.map(({ entry }) => entry.year)).size < one.length)
    return null;
  return {
    topic,
    unit,
    points: one.map(({ entry, figure, value }) => ({
      year: entry.year,
      value,
      text: figure.text,
      status: entry.status,
    })),
    sources: one.map(({ entry }) => `${entry.year}年 ${shortCitation(entry.passage, entry.report)}`),
  };
}

/** The figure that a line of the comparison is; of a clause, its only one. */
function figureOf({ passage, start, end }: SeriesLine): Figure | null {
  const inside = passage.figures.filter(
    (figure) => COUNTING.includes(figure.kind) && figure.start < end && figure.end > start,
  );
  return inside.length === 1 ? (inside[0] ?? null) : null;
}
