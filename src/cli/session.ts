import type { Ask } from "../answer/ask.ts";
import { explainQuestion, openAsk } from "../answer/ask.ts";
import type { Shelf } from "../chat/shelf.ts";
import { createShelf } from "../chat/shelf.ts";
import { loadConfig } from "../config.ts";
import { createLog } from "../lib/log.ts";
import { type Library, openLibrary } from "../search/library.ts";
import type { Explained } from "../search/search.ts";
import { progressTo } from "./progress.ts";
import { readSynonymsFile } from "./synonyms-file.ts";

/** Folders that arguments may name in place of the settings'. */
export interface Folders {
  readonly seeds: string | undefined;
  readonly index: string | undefined;
}

/** The reports, open for questions. */
export interface Session {
  readonly library: Library;
  readonly ask: Ask;
  /** What was weighed for a question, best first. */
  readonly explain: (asked: string, today: Date) => readonly Explained[];
  /** The chat's view of the reports. */
  readonly shelf: () => Shelf;
  readonly seedsDir: string;
}

/** Opens the reports for a verb of the command line, building the index where needed. Rejects with LibraryError. */
export async function openSession(folders: Folders): Promise<Session> {
  const { config } = loadConfig();
  const log = createLog({ level: config.logLevel });
  const seedsDir = folders.seeds ?? config.seedsDir;
  const library = await openLibrary({
    seedsDir,
    indexDir: folders.index ?? config.indexDir,
    log,
    onProgress: progressTo(process.stderr),
  });
  const { searcher, summary } = library;
  const ask = openAsk(searcher, await readSynonymsFile(config.synonymsFile, log));
  return {
    library,
    ask,
    explain: (asked, today) => explainQuestion(searcher, asked, today),
    shelf: () => createShelf(summary.reports, ask),
    seedsDir,
  };
}
