/** The first admin: a one-time link that the terminal prints and the person in charge opens. */

import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { TokenBuckets } from "../lib/token-bucket.ts";

const VALID_MS = 10 * 60_000;
/** Guesses: three at once from one person, then one a minute; of all together ten, then one in six seconds. */
const GUESSES = { burst: 3, everyMs: 60_000 };
const ALL_GUESSES = { burst: 10, everyMs: 6_000 };
const PREFIX = "claim-";

/** How an attempt to claim ended. `slow`: too many guesses, this one was not even looked at. */
export type ClaimResult = "claimed" | "wrong" | "slow";

export class Claim {
  /** What the link carries: 128 bits, of which only the hash is kept. */
  readonly code: string;
  readonly #hash: Buffer;
  readonly #until: number;
  readonly #now: () => number;
  readonly #guesses: TokenBuckets;
  readonly #allGuesses: TokenBuckets;
  #open = true;

  constructor(now: () => number = Date.now) {
    this.code = PREFIX + randomBytes(16).toString("base64url");
    this.#hash = digest(this.code);
    this.#now = now;
    this.#until = now() + VALID_MS;
    this.#guesses = new TokenBuckets(GUESSES, now);
    this.#allGuesses = new TokenBuckets(ALL_GUESSES, now);
  }

  /** Whether a start parameter tries to claim. */
  static isCode(parameter: string): boolean {
    return parameter.startsWith(PREFIX);
  }

  /** Tries a code; the right one works once. */
  try(code: string, user: number): ClaimResult {
    if (!this.#guesses.take(String(user)) || !this.#allGuesses.take("all")) return "slow";
    const right = timingSafeEqual(digest(code), this.#hash);
    if (!right || !this.#open || this.#now() > this.#until) return "wrong";
    this.#open = false;
    return "claimed";
  }

  /** Makes the code valid again, where the admin could not be written down. */
  reopen(): void {
    this.#open = true;
  }
}

function digest(code: string): Buffer {
  return createHash("sha256").update(code).digest();
}
