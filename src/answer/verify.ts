import type { Answer } from "../domain/answer.ts";

/** An answer that says what its quotes do not hold. A fault of ours: it is never shown. */
export class UnverifiedAnswer extends Error {
  override readonly name = "UnverifiedAnswer";
}

/**
 * Checks that every word shown as answer stands, character for character, in the quote it names, that the quote
 * names its lines, and that a lead's year is one its passage speaks of. Returns the answer; throws UnverifiedAnswer.
 */
export function verify(answer: Answer): Answer {
  const { lead, hits, series } = answer;
  if (lead !== null) {
    const passage = hits[lead.hit]?.passage;
    if (passage?.text.slice(lead.start, lead.end) !== lead.text || lead.text === "") {
      throw new UnverifiedAnswer("the lead is not in its passage");
    }
    if (!answer.found) throw new UnverifiedAnswer("a lead without an answer");
  }
  for (const { passage, start, end, text } of series) {
    if (passage.text.slice(start, end) !== text || text === "") {
      throw new UnverifiedAnswer("a line of the series is not in its passage");
    }
  }
  for (const { passage } of [...hits, ...series]) {
    if (passage.ranges.length === 0) throw new UnverifiedAnswer("a passage without lines");
  }
  return answer;
}
