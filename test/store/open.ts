import { createLog } from "../../src/lib/log.ts";
import type { Disk } from "../../src/lib/disk.ts";
import { type Library, openLibrary } from "../../src/search/library.ts";
import { plainQuery } from "../../src/search/query.ts";

/** An opened library with what it said and read on the way. */
export interface OpenedLibrary {
  readonly library: Library;
  /** Lines of the log. */
  readonly said: string[];
  /** Files that were read and parsed, not taken over. */
  readonly read: string[];
}

export async function openIn(seedsDir: string, indexDir: string, disk?: Disk): Promise<OpenedLibrary> {
  const said: string[] = [];
  const read: string[] = [];
  const library = await openLibrary({
    seedsDir,
    indexDir,
    log: createLog({ level: "debug", write: (line) => said.push(line) }),
    onProgress: (step) => {
      if (step.read) read.push(step.file);
    },
    ...(disk === undefined ? {} : { disk }),
  });
  return { library, said, read };
}

/** The text of the best passage for a question. */
export function best(library: Library, question: string): string {
  return library.searcher.search(plainQuery(question, 1))[0]?.passage.text ?? "";
}
