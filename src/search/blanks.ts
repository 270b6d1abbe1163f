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
    whole: cutter(length * Int32Array.BYTES_PER_ELEMENT, (piece, at) => new Int32Array(piece, at, length)),
    real: cutter(length * Float64Array.BYTES_PER_ELEMENT, (piece, at) => new Float64Array(piece, at, length)),
  };
}

function cutter<T>(bytes: number, cut: (piece: ArrayBuffer, at: number) => T): () => T {
  let piece = new ArrayBuffer(0);
  let from = 0;
  return () => {
    if (from + bytes > piece.byteLength) {
      piece = new ArrayBuffer(bytes * A_PIECE);
      from = 0;
    }
    from += bytes;
    return cut(piece, from - bytes);
  };
}
