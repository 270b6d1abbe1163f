/** In how many passages a character or a pair of neighbouring characters stands. */
export interface Frequencies {
  /**
   * How rare a stretch of folded text is: the logarithm of all passages over those that hold its rarest pair of
   * characters; 0 and more. A stretch that stands nowhere is rarest.
   */
  readonly rarity: (stretch: string) => number;
  /** At most so many passages hold a stretch of folded text. */
  readonly holders: (stretch: string) => number;
}

/** Counts the folded texts of all passages. */
export function countFrequencies(texts: readonly string[]): Frequencies {
  const counts = new Map<number, number>();
  const seenIn = new Map<number, number>();
  const count = (key: number, no: number): void => {
    if (seenIn.get(key) === no) return;
    seenIn.set(key, no);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  for (const [no, text] of texts.entries()) {
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      count(code, no);
      if (i + 1 < text.length) count(pairKey(text, i), no);
    }
  }
  const holders = (stretch: string): number => leastOf(counts, stretch);
  return { holders, rarity: (stretch) => Math.log((texts.length + 1) / (holders(stretch) + 0.5)) };
}

function leastOf(counts: ReadonlyMap<number, number>, stretch: string): number {
  let least = counts.get(stretch.charCodeAt(0)) ?? 0;
  for (let i = 0; i + 1 < stretch.length; i++) least = Math.min(least, counts.get(pairKey(stretch, i)) ?? 0);
  return least;
}

/** Two UTF-16 units as one number above all single units. */
function pairKey(text: string, at: number): number {
  return (text.charCodeAt(at) + 1) * 0x10000 + text.charCodeAt(at + 1);
}
