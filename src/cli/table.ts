import { columnsOf, padTo, printable, wrap } from "./width.ts";

/** Between two columns. */
const GAP = "  ";

/** A column is not made narrower than this, four Chinese characters: nine columns then fit into 80. */
const NARROWEST = 8;

/**
 * A table for the terminal. A cell is one or more lines; where the whole is wider than `width`, the widest columns
 * are narrowed and their cells wrapped, nothing is cut off. Ends with a line end.
 */
export function table(
  head: readonly string[],
  rows: readonly (readonly (readonly string[])[])[],
  width: number,
): string {
  const all = [head.map((title) => [title]), ...rows].map((row) => row.map((cell) => cell.map(printable)));
  const widths = head.map((_, column) =>
    Math.max(...all.map((row) => Math.max(0, ...(row[column] ?? []).map(columnsOf)))),
  );
  fit(widths, width - GAP.length * (head.length - 1));
  const lines: string[] = [];
  for (const [number, row] of all.entries()) {
    const cells = row.map((cell, column) => cell.flatMap((line) => wrap(line, widths[column] ?? NARROWEST)));
    const height = Math.max(1, ...cells.map((cell) => cell.length));
    for (let at = 0; at < height; at += 1) {
      lines.push(
        cells
          .map((cell, column) => padTo(cell[at] ?? "", widths[column] ?? 0))
          .join(GAP)
          .trimEnd(),
      );
    }
    if (number === 0) lines.push(widths.map((one) => "-".repeat(one)).join(GAP));
  }
  return `${lines.join("\n")}\n`;
}

/** Narrows the widest column again and again until the sum fits, or all are as narrow as they may be. */
function fit(widths: number[], room: number): void {
  for (let sum = widths.reduce((a, b) => a + b, 0); sum > room; sum -= 1) {
    const widest = Math.max(...widths);
    if (widest <= NARROWEST) return;
    widths[widths.indexOf(widest)] = widest - 1;
  }
}
