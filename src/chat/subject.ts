/** The first line of a card: the figure or topic with its data year and status. */

import type { Answer } from "../domain/answer.ts";
import type { Passage, Time } from "../domain/report.ts";
import { type Block, bold, line } from "./reply.ts";
import { SAY, statusTag, timeText } from "./sentences.ts";

/** Longest topic in a first line: a line of a phone. */
const LONGEST_TOPIC = 24;

/** `（一）`, `1.`, `【】`: signs of headings, which nobody says. */
const SIGNS = /^[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]\s*|[【】]/gu;

/** A heading without its number and brackets. */
export function plainHeading(heading: string): string {
  return heading.replace(SIGNS, "").trim();
}

/** What a passage is about: its innermost heading, or the beginning of its text. */
export function topicOf(passage: Passage): string {
  const heading =
    plainHeading(passage.section.at(-1) ?? "") || (passage.text.split(/[，。；：,;]/u, 1)[0] ?? "");
  return heading.length > LONGEST_TOPIC ? `${heading.slice(0, LONGEST_TOPIC - 1)}…` : heading;
}

/** `**132万字 · 2021年**〔完成〕`; says so where neither data year nor span is certain, and never guesses it. */
export function subjectLine(subject: string, time: Time): Block {
  const years = timeText(time);
  const tag = statusTag(time.status);
  return years === null
    ? line(bold(subject), `${tag}（${SAY.yearUnknown}）`)
    : line(bold(`${subject} · ${years}`), tag);
}

/** The first line of the card of hit `n`: the short answer where it stands in that hit. */
export function hitSubject(answer: Answer, n: number): Block | null {
  const hit = answer.hits[n];
  if (hit === undefined) return null;
  const { lead } = answer;
  if (lead !== null && lead.hit === n) return subjectLine(lead.text, lead);
  return subjectLine(topicOf(hit.passage), answer.focus[n] ?? hit.passage);
}
