import { parseArgs } from "node:util";
import { loadConfig } from "../config.ts";
import { createLog, errorText } from "../lib/log.ts";
import { type Library, LibraryError, openLibrary } from "../search/library.ts";
import { problemLines, readingLines, reportTable } from "./index-report.ts";
import { progressTo } from "./progress.ts";

const HELP = `Usage: npm run index [-- options]

Reads the reports and brings the index up to date. Only changed reports are read again.

  --seeds DIR    folder of the reports (default: the setting SEEDS_DIR)
  --index DIR    folder of the index (default: the setting INDEX_DIR)
  --report       also print what was detected in each report, as a table to check
  --help         this text

A report that was detected wrongly is corrected by a file beside it: for seeds/report.txt the file
seeds/report.txt.meta.json, all keys optional:
  {"title": "…", "issuer": "…", "place": "…", "reportYear": 2023, "dataYear": 2022}

Exit status: 0 the index is up to date, 1 it could not be made or written, 2 wrong arguments.
`;

/** Terminals without a width of their own: a file or a pipe. */
const DEFAULT_WIDTH = 120;

interface IndexArguments {
  readonly seeds: string | undefined;
  readonly index: string | undefined;
  readonly report: boolean;
  readonly help: boolean;
}

/** The `index` verb: makes the index, says what was read and what could not be and why. Returns the exit status. */
export async function runIndex(args: readonly string[]): Promise<number> {
  let options: IndexArguments;
  try {
    options = readArguments(args);
  } catch (error) {
    process.stderr.write(`${errorText(error)}\n\n${HELP}`);
    return 2;
  }
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const { config } = loadConfig();
  const seedsDir = options.seeds ?? config.seedsDir;
  const indexDir = options.index ?? config.indexDir;
  const log = createLog({ level: config.logLevel });
  const progress = progressTo(process.stderr);
  const read = new Set<string>();
  let library: Library;
  try {
    library = await openLibrary({
      seedsDir,
      indexDir,
      log,
      onProgress: (step) => {
        if (step.read) read.add(step.file);
        progress(step);
      },
    });
  } catch (error) {
    if (!(error instanceof LibraryError)) throw error;
    process.stdout.write(problemLines(error.problems));
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
  process.stdout.write(readingLines(library.summary, read, { seedsDir, indexDir }));
  process.stdout.write(problemLines(library.summary.problems));
  if (options.report)
    process.stdout.write(`\n${reportTable(library.summary, process.stdout.columns ?? DEFAULT_WIDTH)}`);
  // Why is already in the log.
  return library.standing === "current" ? 0 : 1;
}

function readArguments(args: readonly string[]): IndexArguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seeds: { type: "string" },
      index: { type: "string" },
      report: { type: "boolean" },
      help: { type: "boolean", short: "h" },
    },
  });
  return {
    seeds: values.seeds,
    index: values.index,
    report: values.report ?? false,
    help: values.help ?? false,
  };
}
