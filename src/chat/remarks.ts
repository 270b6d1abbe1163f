/** What is said beside the passages. */

import type { Answer, Note } from "../domain/answer.ts";
import { type Block, italic, line } from "./reply.ts";
import { SAY, yearList } from "./sentences.ts";

/** The sentence for one note. */
export function noteSentence(note: Note): string {
  switch (note.kind) {
    case "empty-question":
      return SAY.emptyQuestion;
    case "question-cut":
      return SAY.questionCut(note.kept);
    case "year-absent":
      return SAY.yearAbsent(yearList(note.years), yearList(note.have));
    case "place-absent":
      return SAY.placeAbsent(note.place, note.have.join("、"));
    case "not-stated":
      return SAY.notStated(note.reports, yearList(note.years));
    case "newest-first":
      return SAY.newestFirst(note.year, yearList(note.others));
    case "conflict":
      return SAY.conflict(note.texts.join(" / "));
    case "gaps":
      return SAY.gaps(yearList(note.years));
    case "taken-over":
      return SAY.takenOver(note.question);
    case "plan-only":
      return SAY.planOnly;
    case "near":
      return SAY.near(yearList(note.years));
  }
}

/** The notes of an answer as lines, those of `kinds` only if stated. */
export function noteBlocks(answer: Answer, leaveOut: readonly Note["kind"][] = []): Block[] {
  return answer.notes.filter((note) => !leaveOut.includes(note.kind)).map((note) => line(italic(noteSentence(note))));
}

/** The line that says which question was answered, where it was not the words that were sent. */
export function takenOverBlocks(takenOver: string | null): Block[] {
  return takenOver === null ? [] : [line(italic(SAY.takenOver(takenOver)))];
}
