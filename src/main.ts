/** `npm start`: the bot where there is a token, else the chat in the terminal, on the same parts. */

import { parseArgs } from "node:util";
// First: it silences libraries that would print what people write.
import { type Config, loadConfig, openSecretsWarning } from "./config.ts";
import { openAsk } from "./answer/ask.ts";
import { runBot } from "./bot/start.ts";
import { Reports } from "./chat/reports.ts";
import { createShelf } from "./chat/shelf.ts";
import { chatInTerminal } from "./cli/chat.ts";
import { progressTo } from "./cli/progress.ts";
import { readSynonymsFile } from "./cli/synonyms-file.ts";
import { createLog, errorText, type Log } from "./lib/log.ts";
import { followUp } from "./question/follow-up.ts";
import { LibraryError, openLibrary } from "./search/library.ts";

const HELP = `Usage: npm start [-- --claim]

Starts the Telegram bot, or without TELEGRAM_BOT_TOKEN a chat in the terminal. Settings: .env.example

  --claim   print a link, valid ten minutes and once, whose opener becomes admin of the bot
  --help    this text
`;

/** How often the folder of reports is looked at; a look costs a listing. */
const LOOK_MS = 60_000;

function openReports(config: Config, log: Log): Reports {
  return new Reports(async () => {
    const { seedsDir, indexDir } = config;
    const synonyms = await readSynonymsFile(config.synonymsFile, log);
    const library = await openLibrary({ seedsDir, indexDir, log, onProgress: progressTo(process.stderr) });
    return {
      shelf: () => createShelf(library.summary.reports, openAsk(library.searcher, synonyms)),
      stale: () => library.stale(),
      rebuild: () => library.rebuild(),
      problems: () => library.summary.problems.length,
    };
  });
}

/** Opens the reports beside the polling and reads them again when they change; trouble is told in the log. */
function keepOpen(reports: Reports, log: Log): void {
  reports.opened().then(
    (shelf) => log.info(`ready: ${shelf.reports.length} reports`),
    (error: unknown) => {
      log.error(errorText(error));
      for (const { message } of error instanceof LibraryError ? error.problems : []) log.error(message);
    },
  );
  const look = (): Promise<void> =>
    reports.refresh().then(
      (changed) => (changed ? log.info("the reports changed and were read again") : undefined),
      (error: unknown) => log.warn(`the reports could not be read again: ${errorText(error)}`),
    );
  setInterval(() => void look(), LOOK_MS).unref();
}

async function start(claim: boolean): Promise<void> {
  const { config, faults } = loadConfig();
  const log = createLog({ level: config.logLevel, now: () => new Date() });
  for (const fault of faults) log.error(fault);
  if (faults.length > 0) throw new Error("the settings above are wrong; nothing was started");
  const reports = openReports(config, log);
  const { token } = config.telegram;
  if (token === null) {
    log.info(
      "No TELEGRAM_BOT_TOKEN: this is the chat in the terminal. For Telegram, get a token from @BotFather (/newbot) and put it into .env.",
    );
    await chatInTerminal({
      input: process.stdin,
      output: process.stdout,
      shelf: reports.opened(),
      followUp,
      now: () => new Date(),
    });
    return;
  }
  const warning = openSecretsWarning();
  if (warning !== null) log.warn(warning);
  const stop = new AbortController();
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      log.info(`${signal}: stopping`);
      stop.abort();
    });
  }
  keepOpen(reports, log);
  await runBot({
    telegram: { ...config.telegram, token },
    seedsDir: config.seedsDir,
    stateDir: config.stateDir,
    reports,
    followUp,
    claim,
    print: (line) => void process.stdout.write(`${line}\n`),
    log,
    signal: stop.signal,
  });
}

try {
  const { values } = parseArgs({
    options: { claim: { type: "boolean" }, help: { type: "boolean", short: "h" } },
  });
  if (values.help === true) process.stdout.write(HELP);
  else await start(values.claim === true);
  // Connections that are kept alive would hold the process for a while.
  process.exit(0);
} catch (error) {
  process.stderr.write(`${errorText(error)}\n`);
  process.exit(1);
}
