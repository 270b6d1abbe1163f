import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Lesson } from "../search/learn.ts";
import { FEATURES } from "../search/features.ts";
import { inOrder, MODEL } from "../search/model.ts";
import { warmUp } from "../text/segmenter.ts";
import { questionLessons, seedsOf } from "./question-lessons.ts";
import { readSquad, type Shape } from "./squad.ts";
import { openSquad, type SquadLesson, type SquadStock } from "./squad-lessons.ts";
import { fitPassages, fitSentences, passageLessons, weightsJson } from "./train-fit.ts";

const HELP = `Usage: npm run train -- FOLDER [--out FILE]

Learns the weights of the ranking from all sets in a folder; the same folder gives the same weights. Takes some minutes.
  NAME.json    a reading comprehension set in the SQuAD format (CMRC 2018, DRCD)
  NAME.jsonl   a question file as for npm run eval, over the reports in the folder NAME beside it

  --out FILE   where the weights go (default: src/search/weights.json)
  --sentences  only the weights of sentences; those of passages stay as they are
  --help       this text
`;

const DEFAULT_OUT = "src/search/weights.json";

/**
 * Each set is learned from in three shapes: short and whole passages, without a title and with one, so that the
 * ranking neither needs titles nor ignores them. What the product indexes is nearest to short passages.
 */
const SHAPES: readonly { readonly shape: Shape; readonly titled: boolean; readonly worth: number }[] = [
  { shape: "p200", titled: false, worth: 1 },
  { shape: "para", titled: false, worth: 0.7 },
  { shape: "p200", titled: true, worth: 0.7 },
];

/** Question files are small beside the sets, and nearest to what the product is asked. */
const QUESTION_WORTH = 6;

/** The `train` verb. Returns the exit status: 0 done, 2 wrong arguments. Rejects where a set cannot be read. */
export async function runTrain(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      out: { type: "string", default: DEFAULT_OUT },
      sentences: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const [folder] = positionals;
  if (values.help || folder === undefined) {
    process.stdout.write(HELP);
    return values.help ? 0 : 2;
  }
  const names = (await readdir(folder)).toSorted();
  const files = names.filter((name) => name.endsWith(".json"));
  if (files.length === 0) throw new Error(`${folder} holds no .json file in the SQuAD format to learn from`);
  warmUp();
  const lessons: Lesson[] = [];
  const answers: { squad: SquadStock; lessons: SquadLesson[] }[] = [];
  for (const file of files) {
    const set = readSquad(await readFile(join(folder, file), "utf8"));
    for (const { shape, titled, worth } of SHAPES) {
      const squad = openSquad(set, shape, titled);
      const own = passageLessons(squad, worth, () => true);
      lessons.push(...own);
      if (shape === "p200") answers.push({ squad, lessons: own });
      process.stderr.write(`${file} ${shape}${titled ? " with titles" : ""}: ${own.length} questions\n`);
    }
  }
  for (const name of names.filter((one) => one.endsWith(".jsonl"))) {
    const own = await questionLessons(join(folder, name), seedsOf(join(folder, name)), QUESTION_WORTH);
    lessons.push(...own);
    process.stderr.write(`${name}: ${own.length} questions\n`);
  }
  const passage = values.sentences ? inOrder(FEATURES, MODEL.passage) : fitPassages(lessons);
  await writeFile(values.out, weightsJson(passage, fitSentences(answers, passage)));
  process.stdout.write(`${values.out}: learned from ${lessons.length} lessons\n`);
  return 0;
}
