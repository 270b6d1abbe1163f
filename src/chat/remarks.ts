/** What is said beside the passages. */

import type { Answer, Note } from "../domain/answer.ts";
import { type Block, italic, line } from "./reply.ts";
import { noteSentence, SAY } from "./sentences.ts";

/** The notes of an answer as lines, those those of `leaveOut` excepted. */
export function noteBlocks(answer: Answer, leaveOut: readonly Note["kind"][] = []): Block[] {
  return answer.notes
    .filter((note) => !leaveOut.includes(note.kind))
    .map((note) => line(italic(noteSentence(note))));
}

/** The line that says which question was answered, where it was not the words that were sent. */
export function takenOverBlocks(takenOver: string | null): Block[] {
  return takenOver === null ? [] : [line(italic(SAY.takenOver(takenOver)))];
}
