import { readFile } from "node:fs/promises";
import { errorText, type Log } from "../lib/log.ts";
import { parseSynonyms, type SynonymGroup } from "../question/synonyms.ts";

/** The groups of a user's synonym file; none, with a warning, where it cannot be read. */
export async function readSynonymsFile(path: string | null, log: Log): Promise<readonly SynonymGroup[]> {
  if (path === null) return [];
  try {
    return parseSynonyms(await readFile(path, "utf8"));
  } catch (error) {
    log.warn(
      `SYNONYMS_FILE ${path} cannot be read (${errorText(error)}); only the built-in synonyms are used`,
    );
    return [];
  }
}
