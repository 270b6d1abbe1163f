/** Words by the code of their first character, the longest first: so a word is looked up at a place of a text. Pure. */
export function wordsByHead(words: readonly string[]): ReadonlyMap<number, readonly string[]> {
  const found = new Map<number, string[]>();
  for (const word of words.toSorted((a, b) => b.length - a.length)) {
    const list = found.get(word.charCodeAt(0));
    if (list === undefined) found.set(word.charCodeAt(0), [word]);
    else list.push(word);
  }
  return found;
}
