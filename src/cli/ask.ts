import { parseArgs } from "node:util";
import { plainText } from "../chat/plain.ts";
import { firstView, present } from "../chat/present.ts";
import { followUp } from "../question/follow-up.ts";
import { chatInTerminal } from "./chat.ts";
import { answerJson } from "./json.ts";
import { linesOf } from "./lines.ts";
import type { Session } from "./session.ts";
import { openSession } from "./session.ts";
import { whyText } from "./why.ts";

const HELP = `Usage: npm run ask -- [options] [question]

Answers one question. Without a question it is a chat.

  --json         write one JSON object a line: for the question, or for each line of standard input
  --why          also print how the question was understood and what was weighed
  --limit N      at most so many passages (default 5, at most 50)
  --seeds DIR    folder of the reports (default: the setting SEEDS_DIR)
  --index DIR    folder of the index (default: the setting INDEX_DIR)
  --help         this text
`;

const DEFAULT_LIMIT = 5;
const LARGEST_LIMIT = 50;

interface AskArguments {
  readonly question: string;
  readonly json: boolean;
  readonly why: boolean;
  readonly limit: number;
  readonly seeds: string | undefined;
  readonly index: string | undefined;
  readonly help: boolean;
}

/** The `ask` verb. Returns the exit status: 0 done, 2 wrong arguments; throws where the reports cannot be opened. */
export async function runAsk(args: readonly string[]): Promise<number> {
  let options: AskArguments;
  try {
    options = readArguments(args);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
    return 2;
  }
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  if (options.question.trim() === "" && !options.json) {
    await chatInTerminal({
      input: process.stdin,
      output: process.stdout,
      shelf: openSession(options).then(({ shelf }) => shelf()),
      followUp,
      now: () => new Date(),
    });
    return 0;
  }
  const session = await openSession(options);
  if (options.json)
    await answerLines(
      session,
      options.question === "" ? linesOf(process.stdin) : [options.question],
      options.limit,
    );
  else answerOnce(session, options);
  return 0;
}

/** One JSON object for every question, in order. */
async function answerLines(
  { ask }: Session,
  questions: AsyncIterable<string> | Iterable<string>,
  limit: number,
): Promise<void> {
  for await (const question of questions) {
    const start = performance.now();
    const answer = ask(question, { today: new Date(), limit });
    const json = JSON.stringify(answerJson(answer, performance.now() - start));
    if (!process.stdout.write(`${json}\n`))
      await new Promise((resolve) => process.stdout.once("drain", resolve));
  }
}

/** The answer as a person reads it. */
function answerOnce({ ask, shelf, explain }: Session, { question, limit, why }: AskArguments): void {
  const today = new Date();
  const answer = ask(question, { today, limit });
  const reply = present({ answer, question, follow: null, more: false, today }, shelf(), firstView(answer));
  process.stdout.write(`${plainText(reply, { color: process.stdout.isTTY })}\n`);
  if (why) process.stdout.write(`\n${whyText(question, today, explain)}\n`);
}

function readArguments(args: readonly string[]): AskArguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: "boolean" },
      why: { type: "boolean" },
      limit: { type: "string" },
      seeds: { type: "string" },
      index: { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  });
  const limit = values.limit === undefined ? DEFAULT_LIMIT : Number(values.limit);
  if (!Number.isInteger(limit) || limit < 1 || limit > LARGEST_LIMIT) {
    throw new Error(`--limit wants a whole number from 1 to ${LARGEST_LIMIT}, not ${values.limit}`);
  }
  return {
    question: positionals.join(" "),
    json: values.json ?? false,
    why: values.why ?? false,
    limit,
    seeds: values.seeds,
    index: values.index,
    help: values.help ?? false,
  };
}
