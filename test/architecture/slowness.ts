import { checkSync } from "recheck";

/**
 * No text longer than this reaches a regular expression: the parser cuts at `REGEX_REACH`, questions are far shorter.
 */
export const LONGEST_TEXT = 2000;

/** A slow machine needs a tenth of it for a quadratic search over such a text. */
const PATIENCE_MS = 200;

/** Repetitions up to which an exponential search is tried step by step. */
const SMALL = 40;

/** What was found out about a regular expression. */
export interface Verdict {
  /** `safe`: linear; `bounded`: slower, but quick on the longest text it can get; `slow`: neither. */
  readonly verdict: "safe" | "bounded" | "slow";
  readonly detail: string;
}

/**
 * Judges a regular expression: recheck looks for the text that makes it slowest, and where there is one, the
 * search over it is timed, the text growing up to the longest that can occur. recheck's own classes are upper bounds:
 * it calls a repetition of at most 120 characters exponential too.
 */
export function judge(source: string, flags: string): Verdict {
  const found = checkSync(source, flags, { timeout: 60_000 });
  if (found.status === "safe") return { verdict: "safe", detail: found.complexity.summary };
  if (found.status === "unknown") return { verdict: "slow", detail: `not understood: ${found.error.kind}` };
  const longest = time(found, new RegExp(source, flags));
  const detail = `${found.complexity.summary}, ${Math.round(longest)} ms`;
  return { verdict: longest > PATIENCE_MS ? "slow" : "bounded", detail };
}

/** The longest time that a search took, in milliseconds; stops at the first that is too long. */
function time({ attack }: { attack: Attack }, regex: RegExp): number {
  let worst = 0;
  for (
    let times = 1;
    worst <= PATIENCE_MS && times <= 2 * LONGEST_TEXT;
    times = times < SMALL ? times + 1 : times * 2
  ) {
    const text = attackText(attack, times);
    // Time of this process alone: the machine may be busy with other tests.
    const start = process.cpuUsage();
    regex.lastIndex = 0;
    regex.exec(text);
    worst = Math.max(worst, process.cpuUsage(start).user / 1000);
  }
  return worst;
}

interface Attack {
  readonly pumps: readonly { readonly prefix: string; readonly pump: string }[];
  readonly suffix: string;
}

/** The text that makes a search slow, its pumps repeated, not longer than the longest that can occur. */
function attackText({ pumps, suffix }: Attack, times: number): string {
  const fixed = suffix.length + pumps.reduce((sum, { prefix }) => sum + prefix.length, 0);
  const room = Math.max(1, (LONGEST_TEXT - fixed) / Math.max(1, pumps.length));
  const parts = pumps.map(
    ({ prefix, pump }) => prefix + pump.repeat(Math.min(times, Math.ceil(room / Math.max(1, pump.length)))),
  );
  return `${parts.join("")}${suffix}`;
}
