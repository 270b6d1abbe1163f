/** Gives lists of zeros. */
export interface Blanks {
  readonly whole: () => Int32Array;
  readonly real: () => Float64Array;
}

/** So many lists are cut from one piece of memory. */
const A_PIECE = 64;

/**
 * Lists of zeros of one length, cut from large pieces: hundreds are needed for one question, and memory of its own for
 * each would take longer than what is done with it.
 */
export function blanksOf(length: number): Blanks {
  return {
    whole: cutter(length, (size) => new Int32Array(size)),
    real: cutter(length, (size) => new Float64Array(size)),
  };
}

interface Piece<T> {
  readonly length: number;
  subarray(from: number, to: number): T;
}

function cutter<T extends Piece<T>>(length: number, make: (size: number) => T): () => T {
  let piece = make(0);
  let from = 0;
  return () => {
    if (from + length > piece.length) {
      piece = make(length * A_PIECE);
      from = 0;
    }
    from += length;
    return piece.subarray(from - length, from);
  };
}
