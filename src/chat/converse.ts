/** From a person's words to an answer: follow-ups merged, the question answered, the last one remembered. */

import type { Memory } from "./memory.ts";
import type { Asked } from "./present.ts";
import type { Shelf } from "./shelf.ts";

/** Merges a follow-up into the question before it; null where `text` stands on its own. */
export type FollowUp = (previous: string, text: string) => { readonly question: string; readonly note: string } | null;

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
  const merged = previous === null ? null : followUp(previous, text);
  const question = merged?.question ?? text;
  return { answer: shelf.ask(question, { today, limit: HITS }), question, original: merged === null ? null : text, today };
}

/** Answers a turn of `who` with what they asked last, and remembers this one. Empty questions are not remembered. */
export function converseAs(who: string, memory: Memory, turn: Omit<Turn, "previous">): Asked {
  const asked = converse({ ...turn, previous: memory.last(who) });
  if (asked.question.trim() !== "") memory.keep(who, asked.question);
  return asked;
}
