import { checkSync, type Diagnostics } from "recheck";

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
  const found = checkSync(source, flags, { timeout: 20_000 });
  if (found.status === "safe") return { verdict: "safe", detail: found.complexity.summary };
  if (found.status === "unknown") return { verdict: "slow", detail: `not understood: ${found.error.kind}` };
  const longest = time(found, new RegExp(source, flags));
  const detail = `${found.complexity.summary}, ${Math.round(longest)} ms`;
  return { verdict: longest > PATIENCE_MS ? "slow" : "bounded", detail };
}

/** The longest time that a search took, in milliseconds; stops at the first that is too long. */
function time(found: Diagnostics & { status: "vulnerable" }, regex: RegExp): number {
  let worst = 0;
  for (let times = 1; worst <= PATIENCE_MS; times = times < SMALL ? times + 1 : times * 2) {
    const text = attack(found.attack, times);
    const start = performance.now();
    for (const position of [0, 0]) {
      regex.lastIndex = position;
      regex.exec(text);
    }
    worst = Math.max(worst, (performance.now() - start) / 2);
    if (text.length >= LONGEST_TEXT || times > LONGEST_TEXT) break;
  }
  return worst;
}

function attack(
  { pumps, suffix }: { pumps: readonly { prefix: string; pump: string }[]; suffix: string },
  times: number,
): string {
  const room = Math.max(1, Math.ceil(LONGEST_TEXT / Math.max(1, pumps.length)));
  const parts = pumps.map(
    ({ prefix, pump }) => prefix + pump.repeat(Math.min(times, Math.ceil(room / Math.max(1, pump.length)))),
  );
  return `${parts.join("")}${suffix}`.slice(0, LONGEST_TEXT * 2);
}
