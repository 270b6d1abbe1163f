import { mayHold, type Prepared } from "./prepared.ts";
import type { Probe } from "./probe.ts";

/** Titles that were looked through for a question: the passages of a section share one. */
const looked = new WeakMap<Probe, Map<string, Uint8Array>>();

/** For each unit of a question 1 where the passage's title or headings name it. */
export function titledUnits({ title, titleLetters }: Prepared, probe: Probe): Uint8Array {
  let titles = looked.get(probe);
  if (titles === undefined) looked.set(probe, (titles = new Map()));
  let titled = titles.get(title);
  if (titled === undefined) {
    titled = Uint8Array.from(probe.units, ({ text }) =>
      mayHold(titleLetters, text) && title.includes(text) ? 1 : 0,
    );
    titles.set(title, titled);
  }
  return titled;
}
