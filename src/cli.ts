import { runAsk } from "./cli/ask.ts";
import { runBench } from "./cli/bench.ts";
import { runEval } from "./cli/eval-command.ts";
import { runIndex } from "./cli/index-command.ts";
import { runTrain } from "./cli/train.ts";
import { errorText } from "./lib/log.ts";
import { LibraryError } from "./search/library.ts";

const VERBS: Readonly<Record<string, (args: string[]) => Promise<number>>> = {
  ask: runAsk,
  index: runIndex,
  eval: runEval,
  bench: runBench,
  train: runTrain,
};

const [verb = "", ...args] = process.argv.slice(2);
const run = VERBS[verb];
if (run === undefined) {
  process.stderr.write(`Usage: node dist/cli.js ${Object.keys(VERBS).join("|")} [--help]\n`);
  process.exitCode = verb === "" || verb === "--help" ? 0 : 2;
} else {
  try {
    process.exitCode = await run(args);
  } catch (error) {
    process.stderr.write(`${errorText(error)}\n`);
    if (error instanceof LibraryError) {
      for (const { message } of error.problems) process.stderr.write(`  ${message}\n`);
    }
    process.exitCode = 1;
  }
}
