import { sourceLines } from "./eval-citation.ts";
import { evalOptions, evaluate, printEvaluation, readQuestions } from "./eval.ts";
import { openSession } from "./session.ts";

const HELP = `Usage: npm run eval -- [options] FILE.jsonl [FILE.jsonl …]

Asks every question of the files and prints how many are answered rightly, then the misses.
The format of a question file is told in the README, "Measuring".

  --seeds DIR     folder of the reports (default: the setting SEEDS_DIR)
  --index DIR     folder of the index (default: the setting INDEX_DIR)
  --today DATE    the day that 去年 is counted from (default: today)
  --help          this text
`;

/** The `eval` verb. Returns the exit status: 0 done, 2 wrong arguments. */
export async function runEval(args: readonly string[]): Promise<number> {
  const options = evalOptions(args);
  if (options.help || options.files.length === 0) {
    process.stdout.write(HELP);
    return options.help ? 0 : 2;
  }
  const questions = (await Promise.all(options.files.map(readQuestions))).flat();
  const session = await openSession(options);
  const lines = await sourceLines(session.seedsDir);
  process.stdout.write(printEvaluation(evaluate(questions, session.ask, options.today, lines)));
  return 0;
}
