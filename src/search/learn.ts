/** The candidates of one question: features of each, and which of them are right. */
export interface Lesson {
  readonly rows: readonly Float32Array[];
  readonly right: readonly boolean[];
  /** How much the question counts. */
  readonly worth: number;
}

export interface LearnOptions {
  /** Passes over all lessons. */
  readonly steps: number;
  /** Pull of the weights towards zero. */
  readonly decay: number;
}

/** First step width; it falls to a tenth. */
const PACE = 0.1;

/**
 * Listwise softmax regression: weights under which the right candidates have most of the probability among the
 * candidates of their question. Full passes with Adam, so the same lessons in the same order give the same weights.
 * Lessons without right or without wrong candidates teach nothing. Returns one weight for each feature.
 */
export function learn(lessons: readonly Lesson[], { steps, decay }: LearnOptions): Float64Array {
  const useful = lessons.filter(({ right }) => right.includes(true) && right.includes(false));
  const size = useful[0]?.rows[0]?.length ?? 0;
  const spread = spreads(useful, size);
  const weights = new Float64Array(size);
  const mean = new Float64Array(size);
  const square = new Float64Array(size);
  let all = 0;
  for (const { worth } of useful) all += worth;
  for (let step = 1; step <= steps; step++) {
    const slope = slopes(useful, weights, spread);
    const pace = PACE * (1 - (0.9 * step) / steps);
    for (let i = 0; i < size; i++) {
      const pull = (slope[i] ?? 0) / all + decay * (weights[i] ?? 0);
      mean[i] = 0.9 * (mean[i] ?? 0) + 0.1 * pull;
      square[i] = 0.99 * (square[i] ?? 0) + 0.01 * pull * pull;
      const move = (mean[i] ?? 0) / (1 - 0.9 ** step);
      const width = Math.sqrt((square[i] ?? 0) / (1 - 0.99 ** step)) + 1e-9;
      weights[i] = (weights[i] ?? 0) - (pace * move) / width;
    }
  }
  return weights.map((weight, i) => weight / (spread[i] ?? 1));
}

/** Gradient of the loss, in units of each feature's spread. */
function slopes(lessons: readonly Lesson[], weights: Float64Array, spread: Float64Array): Float64Array {
  const size = weights.length;
  const scaled = weights.map((weight, i) => weight / (spread[i] ?? 1));
  const slope = new Float64Array(size);
  for (const { rows, right, worth } of lessons) {
    const scores = rows.map((row) => sum(row, scaled));
    const top = Math.max(...scores);
    let total = 0;
    let rightTotal = 0;
    for (const [k, score] of scores.entries()) {
      const mass = Math.exp(score - top);
      scores[k] = mass;
      total += mass;
      if (right[k]) rightTotal += mass;
    }
    for (const [k, row] of rows.entries()) {
      const mass = scores[k] ?? 0;
      const fault = worth * (mass / total - (right[k] ? mass / rightTotal : 0));
      if (Math.abs(fault) < 1e-6) continue;
      for (let i = 0; i < size; i++) slope[i] = (slope[i] ?? 0) + fault * (row[i] ?? 0);
    }
  }
  return slope.map((value, i) => value / (spread[i] ?? 1));
}

/** Standard deviation of each feature; 1 where it never changes. */
function spreads(lessons: readonly Lesson[], size: number): Float64Array {
  const sums = new Float64Array(size);
  const squares = new Float64Array(size);
  let count = 0;
  for (const { rows } of lessons)
    for (const row of rows) {
      count += 1;
      for (let i = 0; i < size; i++) {
        const value = row[i] ?? 0;
        sums[i] = (sums[i] ?? 0) + value;
        squares[i] = (squares[i] ?? 0) + value * value;
      }
    }
  return sums.map((value, i) => {
    const mean = value / count;
    return Math.sqrt(Math.max(0, (squares[i] ?? 0) / count - mean * mean)) || 1;
  });
}

function sum(row: Float32Array, weights: Float64Array): number {
  let total = 0;
  for (let i = 0; i < row.length; i++) total += (row[i] ?? 0) * (weights[i] ?? 0);
  return total;
}
