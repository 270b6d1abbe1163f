/**
 * The places of a text where a global pattern matches, in order. As `matchAll`, but without the copy of the pattern that
 * it makes of every text: for short texts that copy takes longer than the search.
 */
export function allMatches(text: string, pattern: RegExp): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    found.push(match);
    if (match[0] === "") pattern.lastIndex += 1;
  }
  return found;
}
