/** A spelling of a unit of the question. */
export interface Spelling {
  /** Number of the unit. */
  readonly unit: number;
  readonly text: string;
  /** As the question has it, and not another spelling of the same. */
  readonly typed: boolean;
  /** A word must not be part of a longer number or Latin word: 12 is not in 1122. */
  readonly whole: boolean;
}

/** Spellings by their first character, so that a text is read once for all of them. */
export interface Starts {
  /** Place in `lists` plus one, by the hash of a character; 0 where nothing begins. */
  readonly slots: Uint16Array;
  /** Spellings whose first characters share a hash, in the order in which they were given. */
  readonly lists: readonly (readonly Spelling[])[];
}

const SLOTS = 2048;

/** Sorts spellings by first character. */
export function startsOf(spellings: readonly Spelling[]): Starts {
  const slots = new Uint16Array(SLOTS);
  const lists: Spelling[][] = [];
  for (const spelling of spellings) {
    const slot = spelling.text.charCodeAt(0) % SLOTS;
    if (slots[slot] === 0) slots[slot] = lists.push([]);
    lists[(slots[slot] ?? 0) - 1]?.push(spelling);
  }
  return { slots, lists };
}

/** The spellings that may begin at a place of a text; null where there are none, as nearly everywhere. */
export function startingAt({ slots, lists }: Starts, text: string, at: number): readonly Spelling[] | null {
  const slot = slots[text.charCodeAt(at) % SLOTS] ?? 0;
  return slot === 0 ? null : (lists[slot - 1] ?? null);
}

/** Whether a spelling stands at a place of a text. */
export function standsAt(text: string, at: number, spelling: string): boolean {
  for (let i = 0; i < spelling.length; i++)
    if (text.charCodeAt(at + i) !== spelling.charCodeAt(i)) return false;
  return true;
}
