/** From a person's words to an answer: follow-ups merged, the question answered, the last one remembered. */

import type { Memory } from "./memory.ts";
import type { Asked } from "./present.ts";
import type { Shelf } from "./shelf.ts";

/** Merges a follow-up into the question before it; null where `text` stands on its own. */
export type FollowUp = (
  previous: string,
  text: string,
  today: Date,
) => { readonly question: string; readonly note: string } | null;

/** Asks for the next passages of the same answer. */
const MORE = /^(?:还有|更多|下一|继续|别的|其他)/u;

/** Passages an answer may page through. */
const HITS = 10;

export interface Turn {
  readonly shelf: Shelf;
  readonly text: string;
  /** The question that a follow-up may continue, or null. */
  readonly previous: string | null;
  readonly followUp: FollowUp;
  readonly today: Date;
}

/** Answers one turn. Pure but for `shelf.ask`; never throws for any text. */
export function converse({ shelf, text, previous, followUp, today }: Turn): Asked {
  const merged = previous === null ? null : followUp(previous, text, today);
  const question = merged?.question ?? text;
  return {
    answer: shelf.ask(question, { today, limit: HITS }),
    question,
    follow: merged === null ? null : { original: text, note: merged.note },
    more: merged !== null && question === previous && MORE.test(text.trim()),
    today,
  };
}

/** Answers a turn of `who` with what they asked last, and remembers this one. Empty questions are not remembered. */
export function converseAs(who: string, memory: Memory, turn: Omit<Turn, "previous">): Asked {
  const asked = converse({ ...turn, previous: memory.last(who) });
  if (asked.question.trim() !== "") memory.keep(who, asked.question);
  return asked;
}
