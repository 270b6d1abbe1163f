/** Adds to one of several sums. Only typed arrays come here: with lists of numbers as well it takes ten times as long. */
export function add(sums: Float64Array, at: number, value: number): void {
  sums[at] = (sums[at] ?? 0) + value;
}

/** Writes values into a row from `at` on. Returns where the next begin. */
export function put(row: Float64Array, at: number, values: readonly number[] | Float64Array): number {
  for (let i = 0; i < values.length; i++) row[at + i] = values[i] ?? 0;
  return at + values.length;
}

/** Makes so many triples of sums (words, pairs, chars) from `at` on shares of their totals. Returns where the next begin. */
export function toShares(row: Float64Array, at: number, triples: number, totals: Float64Array): number {
  for (let i = 0; i < 3 * triples; i++) row[at + i] = (row[at + i] ?? 0) / (totals[i % 3] ?? 1);
  return at + 3 * triples;
}
