import { listSources, type SeedsFailure, type SourceList } from "../corpus/walk.ts";
import type { CollectionSummary } from "../domain/collection.ts";
import type { Problem, Report } from "../domain/report.ts";
import { sweepTemporary } from "../lib/atomic-file.ts";
import type { Disk } from "../lib/disk.ts";
import { errorText, type Log } from "../lib/log.ts";
import { differs, type Gathered, gather, type Progress } from "./gather.ts";
import { prebuild } from "./prebuild.ts";
import { openSearcher, type Searcher } from "./search.ts";
import { loadStamps, type Stamps, saveStamps } from "./stamps.ts";
import { warmUp } from "../text/segmenter.ts";
import { type Contents, IndexStore, type StoredSource } from "./store.ts";

export interface LibraryOptions {
  readonly seedsDir: string;
  readonly indexDir: string;
  readonly log: Log;
  readonly onProgress?: (progress: Progress) => void;
  /** For tests that let the disk fail. */
  readonly disk?: Disk;
}

/** Why there is nothing to search. The message is one English sentence. */
export class LibraryError extends Error {
  override readonly name = "LibraryError";
  readonly code: SeedsFailure | "no-reports";
  /** What was wrong with the files that are there. */
  readonly problems: readonly Problem[];

  constructor(code: SeedsFailure | "no-reports", message: string, problems: readonly Problem[] = []) {
    super(message);
    this.code = code;
    this.problems = problems;
  }
}

/**
 * Where a collection stands: `current` in the index, `memory-only` because the index folder cannot be written, or
 * `seeds-unseen`: read from the index alone, because the seeds folder cannot be seen.
 */
export type Standing = "current" | "memory-only" | "seeds-unseen";

/** What can be searched at one moment; never changed, only replaced as a whole. */
interface State {
  readonly searcher: Searcher;
  readonly summary: CollectionSummary;
  readonly sources: readonly StoredSource[];
  readonly stamps: Stamps;
  readonly standing: Standing;
}

/** The reports, open for searching. */
export interface Library {
  /** Of the newest collection. Take it once a question, so that an answer is wholly of one collection. */
  readonly searcher: Searcher;
  readonly summary: CollectionSummary;
  readonly standing: Standing;
  /** Whether the reports changed since they were read. Cheap where they did not; false where they cannot be seen. */
  stale(): Promise<boolean>;
  /**
   * Reads changed reports and replaces the collection as a whole; until then the old one answers, and after a failure
   * it goes on. Calls at the same time share one rebuild. Rejects with `LibraryError`.
   */
  rebuild(): Promise<void>;
}

/**
 * Opens the index, first building what of it is missing, damaged, made by other code or older than the reports. Where
 * the index folder cannot be written it answers from memory, with a warning. Where the seeds folder cannot be
 * seen, an intact index answers, with a warning. Rejects with `LibraryError` where there is nothing to answer from.
 */
export async function openLibrary(options: LibraryOptions): Promise<Library> {
  const { seedsDir, indexDir, log, disk } = options;
  const store = new IndexStore(indexDir, log, disk);
  await sweepTemporary(indexDir, disk).catch((error: unknown) => log.debug(`no sweep: ${errorText(error)}`));
  const stored = await store.open();
  const list = await listSources(seedsDir);
  let state: State;
  if (list.ok) {
    state = await read(list, stored, await loadStamps(indexDir, log, disk));
  } else {
    if (stored === null) throw new LibraryError(list.failure, list.message);
    log.warn(`${list.message}; answering from the index in ${indexDir}`);
    const searcher = open(reportsOf(stored.sources), stored.engine);
    state = compose({ sources: stored.sources, stamps: new Map(), searcher, standing: "seeds-unseen" }, []);
  }

  async function read(
    seen: SourceList & { ok: true },
    before: Contents | null,
    stamps: Stamps,
  ): Promise<State> {
    const known = before?.sources ?? [];
    const gathered = await gather(seen.files, known, stamps, options.onProgress ?? (() => undefined));
    const reports = reportsOf(gathered.sources);
    if (reports.length === 0) throw noReports(seedsDir, seen, gathered);
    const dump = gathered.changed ? null : (before?.engine ?? null);
    const searcher = open(reports, dump);
    const saved = dump !== null || (await save(gathered.sources, searcher.dump()));
    if (saved) await saveStamps(indexDir, gathered.stamps, log, disk);
    const { sources, stamps: newStamps } = gathered;
    return compose(
      { sources, stamps: newStamps, searcher, standing: saved ? "current" : "memory-only" },
      seen.problems,
    );
  }

  async function save(sources: readonly StoredSource[], dump: string): Promise<boolean> {
    try {
      await store.save(sources, dump);
      return true;
    } catch (error) {
      log.warn(`the index folder ${indexDir} cannot be written (${errorText(error)}); answering from memory`);
      return false;
    }
  }

  function open(reports: readonly Report[], dump: string | null): Searcher {
    if (dump === null) return openSearcher(reports);
    try {
      return openSearcher(reports, dump);
    } catch (error) {
      log.warn(`the stored search index does not fit its reports (${errorText(error)}); it is built again`);
      return openSearcher(reports);
    }
  }

  async function rebuild(): Promise<void> {
    const known = { sources: state.sources, engine: null };
    const prebuilt = state.standing !== "memory-only" && (await prebuild(seedsDir, indexDir, log));
    const seen = await listSources(seedsDir);
    if (!seen.ok) throw new LibraryError(seen.failure, seen.message);
    const before = prebuilt ? ((await store.open()) ?? known) : known;
    state = await read(seen, before, prebuilt ? await loadStamps(indexDir, log, disk) : state.stamps);
  }

  // Loaded with the index, not with the first question: who asks does not wait for the dictionaries.
  warmUp();

  let rebuilding: Promise<void> | null = null;
  return {
    get searcher() {
      return state.searcher;
    },
    get summary() {
      return state.summary;
    },
    get standing() {
      return state.standing;
    },
    stale: async () => {
      const seen = await listSources(seedsDir);
      return seen.ok && (await differs(seen.files, state.sources, state.stamps));
    },
    rebuild: () => {
      rebuilding ??= rebuild().finally(() => {
        rebuilding = null;
      });
      return rebuilding;
    },
  };
}

function compose(state: Omit<State, "summary">, listProblems: readonly Problem[]): State {
  const reports = reportsOf(state.sources);
  const years = new Set<number>();
  for (const { passages } of reports) for (const { year } of passages) if (year !== null) years.add(year);
  const problems = [
    ...listProblems,
    ...state.sources.flatMap((source) => [...source.problems, ...(source.report?.problems ?? [])]),
  ];
  const passages = reports.reduce((sum, report) => sum + report.passages.length, 0);
  const summary = { reports, passages, years: [...years].toSorted((a, b) => a - b), problems };
  return { ...state, summary };
}

function reportsOf(sources: readonly StoredSource[]): Report[] {
  return sources.flatMap(({ report }) => (report === null ? [] : [report]));
}

function noReports(seedsDir: string, seen: SourceList & { ok: true }, gathered: Gathered): LibraryError {
  const problems = [...seen.problems, ...gathered.sources.flatMap((source) => source.problems)];
  const message =
    problems.length === 0
      ? `the seeds folder ${seedsDir} holds no reports; put .txt, .md or .docx files there`
      : `no file in the seeds folder ${seedsDir} could be read as a report`;
  return new LibraryError("no-reports", message, problems);
}
