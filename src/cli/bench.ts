import { parseArgs } from "node:util";
import { warmUp } from "../text/segmenter.ts";
import { benchReading } from "./bench-reading.ts";
import { benchSpeed } from "./bench-speed.ts";
import { benchSquad, type SquadScore } from "./bench-squad.ts";
import { quantile } from "./quantile.ts";

const HELP = `Usage: npm run bench -- --squad FILE [--folds N]
       npm run bench -- --speed [--passages N]
       npm run bench -- --reading

  --squad FILE   ranking on a reading comprehension set (SQuAD format, CMRC 2018 or DRCD), each paragraph a report without
                 a title, whole (para) and in passages of about 200 characters (p200), beside plain MiniSearch
                 with cutForSearch; may be given several times. sentence@1 counts an answer of several sentences by
                 its longest, whole@1 leaves such answers out
  --folds N      measure each of N parts of the sets with weights learned from the other parts
  --speed        time from question to answer over the reports of the seeds, recombined to many passages
  --passages N   how many passages (default 3000)
  --reading      how fast the reports of the seeds are read into passages, and copies of the largest in one file
  --help         this text
`;

/** The `bench` verb. Returns the exit status: 0 done, 2 wrong arguments. */
export async function runBench(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      squad: { type: "string", multiple: true, default: [] },
      folds: { type: "string", default: "0" },
      speed: { type: "boolean", default: false },
      reading: { type: "boolean", default: false },
      passages: { type: "string", default: "3000" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help || (values.squad.length === 0 && !values.speed && !values.reading)) {
    process.stdout.write(HELP);
    return values.help ? 0 : 2;
  }
  warmUp();
  const folds = Number(values.folds);
  for (const [file, scores] of await benchSquad(values.squad, folds))
    process.stdout.write(`${file}${folds > 0 ? `, ${folds} folds` : ""}\n${squadTable(scores)}`);
  if (values.speed) process.stdout.write(await benchSpeed(Number(values.passages)));
  if (values.reading) process.stdout.write(await benchReading());
  return 0;
}

function squadTable(scores: readonly SquadScore[]): string {
  const head = ["", "R@1", "R@3", "MRR@10", "sentence@1", "sentence@3", "whole@1", "p50 ms", "p99 ms"];
  const rows = scores.map(({ name, places, sentences, wholes, times }) => [
    name,
    percent(within(places, 1)),
    percent(within(places, 3)),
    percent(reciprocal(places)),
    sentences.length === 0 ? "–" : percent(within(sentences, 1)),
    sentences.length === 0 ? "–" : percent(within(sentences, 3)),
    wholes.length === 0 ? "–" : percent(within(wholes, 1)),
    quantile(times, 0.5).toFixed(2),
    quantile(times, 0.99).toFixed(2),
  ]);
  const lines = [head, ...rows].map(([name = "", ...cells]) =>
    [name.padEnd(32), ...cells.map((cell) => cell.padStart(12))].join(""),
  );
  return `${lines.join("\n")}\n`;
}

function within(places: readonly number[], k: number): number {
  return places.filter((place) => place >= 0 && place < k).length / places.length;
}

function reciprocal(places: readonly number[]): number {
  let sum = 0;
  for (const place of places) if (place >= 0 && place < 10) sum += 1 / (place + 1);
  return sum / places.length;
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}
