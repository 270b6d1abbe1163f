/** Figures of a comparison that are of another size than the others. Pure. */

import type { SeriesLine } from "../domain/answer.ts";

/**
 * So many times as large, a figure beside those of other years is as often of another thing as not: of the 20 such lines
 * of the tuning questions 12 were right, of all others 982 of 1005.
 */
const FAR = 10;

/** Whether each line holds a figure that is of another size than those of the other years in its unit. */
export function outOfScale(lines: readonly (SeriesLine | null)[]): readonly boolean[] {
  const figures = lines.map((line) => (line === null ? null : figureOf(line)));
  return figures.map((own) => {
    const others = figures.filter((other) => other !== null && other !== own && other.unit === own?.unit);
    return own !== null && others.length > 0 && others.every((other) => isFar(own.value, other?.value ?? 0));
  });
}

interface Sized {
  readonly unit: string;
  readonly value: number;
}

/** The figure that a line is; null where it is a date, a share or a sentence. */
function figureOf({ passage, start, end }: SeriesLine): Sized | null {
  const found = passage.figures.find((figure) => figure.start === start && figure.end <= end);
  if (found === undefined || found.value === null || end - start > found.end - start + BEHIND) return null;
  return found.kind === "quantity" || found.kind === "money"
    ? { unit: found.unit, value: found.value }
    : null;
}

/** A noun stands behind the figure, no sentence. */
const BEHIND = 10;

function isFar(one: number, other: number): boolean {
  return Math.max(one, other) >= FAR * Math.max(Math.min(one, other), Number.MIN_VALUE);
}
