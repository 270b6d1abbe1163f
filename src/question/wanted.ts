/** What a question asks for: a count, a date, a person, a list … and with which unit. */

import type { UnitFamily } from "./units.ts";

export type WantedKind =
  | "count"
  | "percent"
  | "money"
  | "ordinal"
  | "date"
  | "person"
  | "place"
  | "name"
  | "list"
  | "phone"
  | "topic";

export interface Wanted {
  readonly kind: WantedKind;
  /** The measure word that the question uses ("多少家" → `家`), or null. */
  readonly unit: string | null;
  /** Families of units that fit; empty where any does. */
  readonly families: readonly UnitFamily[];
  /** The noun that is counted or named ("多少学员" → `学员`, "哪个岛" → `岛`), or null. */
  readonly noun: string | null;
  /** The noun stands behind the question word; one that stands before it ("折页发了多少") may be of something else. */
  readonly named: boolean;
  /** The verb right before the question word ("整改了多少条" → `整改`), or null. */
  readonly act: string | null;
  /** Two figures belong together ("几大类多少个科目"); two names are asked for ("哪两个省"). */
  readonly double: boolean;
  /** How many items a list must have ("哪6项" → 6), or null where the question does not say. */
  readonly exactly: number | null;
  /** "多少亿", "几万": the figure is of this size; null where the question does not say. */
  readonly size: "万" | "亿" | null;
  /** No question word: an indicator is named and its figure is surely meant ("03年财政收入"). */
  readonly implied: boolean;
}

/** What a question asks for and the text without the words that ask. */
export interface WantedReading {
  readonly wanted: Wanted;
  /** A second thing asked in the same breath ("哪位市领导去的，几号"), or null. */
  readonly second: Wanted | null;
  readonly rest: string;
}

/** A question that asks for nothing in particular. */
export const NOTHING: Wanted = {
  kind: "topic",
  unit: null,
  families: [],
  noun: null,
  named: false,
  act: null,
  double: false,
  exactly: null,
  size: null,
  implied: false,
};
