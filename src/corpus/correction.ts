import type { Correction } from "../domain/report.ts";

/** What a correction file is called: the report's whole name and this. */
export const CORRECTION_SUFFIX = ".meta.json";

export type CorrectionReading =
  | { readonly ok: true; readonly correction: Correction }
  | { readonly ok: false; readonly message: string };

const TEXT_KEYS = ["title", "issuer", "place"] as const;
const YEAR_KEYS = ["reportYear", "dataYear"] as const;

/** A title over three lines has some 120 characters. */
const LONGEST_TEXT = 200;

/** Years a report can speak of; outside it is a slip of the finger. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;

/**
 * Reads a correction by hand. Beside `report.txt` the file `report.txt.meta.json` holds one JSON object, in UTF-8,
 * every key optional, no others allowed (a misspelt key would be silently without effect):
 *
 *     { "title": "2022年工作总结", "issuer": "某市外事办公室", "place": "某市", "reportYear": 2023, "dataYear": 2022 }
 *
 * Where a key is given it wins over what was detected: `reportYear` is the year in the title or of issue,
 * `dataYear` the year the report speaks of where its text does not say otherwise. Any bytes go in, nothing is thrown;
 * the message says what is wrong.
 */
export function readCorrection(bytes: Buffer): CorrectionReading {
  const fields = parseObject(bytes);
  if (fields === null) return wrong("is no JSON object in UTF-8");
  const keys: readonly string[] = [...TEXT_KEYS, ...YEAR_KEYS];
  // All that is wrong is told at once: nobody likes to mend a file and be told of the next mistake.
  const faults = Object.keys(fields)
    .filter((key) => !keys.includes(key))
    .map((key) => `has the unknown key ${JSON.stringify(key)}; known are ${keys.join(", ")}`);
  const correction: Record<string, string | number> = {};
  for (const key of TEXT_KEYS) {
    const value = fields[key];
    if (value === undefined) continue;
    if (typeof value === "string" && value.trim() !== "" && value.length <= LONGEST_TEXT)
      correction[key] = value.trim();
    else faults.push(`needs for "${key}" a text of 1 to ${LONGEST_TEXT} characters`);
  }
  for (const key of YEAR_KEYS) {
    const value = fields[key];
    if (value === undefined) continue;
    if (typeof value === "number" && Number.isInteger(value) && value >= FIRST_YEAR && value <= LAST_YEAR)
      correction[key] = value;
    else
      faults.push(
        `needs for "${key}" a year between ${FIRST_YEAR} and ${LAST_YEAR}, without quotation marks`,
      );
  }
  return faults.length === 0 ? { ok: true, correction } : wrong(faults.join("; it "));
}

function parseObject(bytes: Buffer): Record<string, unknown> | null {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    // Bad UTF-8 is a TypeError, bad JSON a SyntaxError.
    if (error instanceof TypeError || error instanceof SyntaxError) return null;
    throw error;
  }
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : null;
}

function wrong(message: string): CorrectionReading {
  return { ok: false, message };
}
