/** A match with what stands around it. */
export interface Found {
  /** The capture groups, `undefined` where a group took no part. */
  readonly groups: readonly (string | undefined)[];
  readonly whole: string;
  readonly before: string;
  readonly after: string;
}

/** Puts spaces in the place of every match that `taken` accepts; the length of the text stays. `pattern` is global. */
export function blankWhere(text: string, pattern: RegExp, taken: (found: Found) => boolean): string {
  // Most patterns match no question: to look is quicker than to prepare for all matches.
  if (text.search(pattern) < 0) return text;
  let out = text;
  for (const match of text.matchAll(pattern)) {
    const end = match.index + match[0].length;
    const [whole, ...groups] = match;
    if (!taken({ whole, groups, before: text.slice(0, match.index), after: text.slice(end) })) continue;
    out = out.slice(0, match.index) + " ".repeat(match[0].length) + out.slice(end);
  }
  return out;
}
