import type { Prepared } from "./prepared.ts";
import type { Probe } from "./probe.ts";
import { type Sighting, sight } from "./sighting.ts";
import { standsAt, startingAt } from "./starts.ts";

/** A passage with what was seen in it and above it. */
export interface Seen {
  readonly prepared: Prepared;
  readonly sighting: Sighting;
  /** For each unit of the question 1 where the passage's title or headings name it. */
  readonly titled: Int32Array;
}

/** What was looked through for a question: a passage is a candidate, a neighbour of others and a hit; a section shares its title. */
export interface Looked {
  readonly passages: Map<Prepared, Seen>;
  readonly titles: Map<string, Int32Array>;
}

/** Looks a passage and its title through for the units of a question, once. */
export function look(prepared: Prepared, probe: Probe): Seen {
  const { passages, titles } = probe.looked;
  let seen = passages.get(prepared);
  if (seen === undefined) {
    let titled = titles.get(prepared.title);
    if (titled === undefined) titles.set(prepared.title, (titled = titledUnits(prepared.title, probe)));
    passages.set(prepared, (seen = { prepared, sighting: sight(prepared, probe), titled }));
  }
  return seen;
}

/** The units that a title names as the question spells them. */
function titledUnits(title: string, { blanks, starts }: Probe): Int32Array {
  const titled = blanks.whole();
  for (let at = 0; at < title.length; at++) {
    const list = startingAt(starts, title, at);
    if (list === null) continue;
    for (const { unit, text, typed } of list) if (typed && standsAt(title, at, text)) titled[unit] = 1;
  }
  return titled;
}
