import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { openAsk } from "../../src/answer/ask.ts";
import { sourceLines } from "../../src/cli/eval-citation.ts";
import type { Judged } from "../../src/cli/eval.ts";
import { evaluate, faultsOf, readQuestions, summarize } from "../../src/cli/eval.ts";
import { createLog } from "../../src/lib/log.ts";
import { openLibrary } from "../../src/search/library.ts";
import { temporaryFolder } from "../lib/temporary-folder.ts";

const CASES = new URL("../cases/", import.meta.url).pathname;
const TODAY = new Date("2026-06-15T12:00:00");

/** Percent that each measure must reach (or, for faults, must not pass); raised when the product gets better. */
interface Floors {
  /** Question files by the folder of reports that they are asked over. */
  readonly over: Readonly<Record<string, readonly string[]>>;
  readonly atLeast: Readonly<Record<string, number>>;
  readonly atMost: Readonly<Record<string, number>>;
}

const sets = JSON.parse(readFileSync(`${CASES}questions/floors.json`, "utf8")) as Readonly<
  Record<string, Floors>
>;

describe.each(Object.entries(sets))("questions over %s are answered as well as promised", (_name, floors) => {
  it("first passages, figures, series, refusals, citations", { timeout: 120_000 }, async () => {
    const judged: Judged[] = [];
    for (const [folder, files] of Object.entries(floors.over)) {
      const seedsDir = new URL(`../../${folder}`, import.meta.url).pathname;
      const library = await openLibrary({
        seedsDir,
        indexDir: temporaryFolder(),
        log: createLog({ level: "error" }),
      });
      const paths = files.map((file) => `${CASES}questions/${file}`);
      const questions = (await Promise.all(paths.map(readQuestions))).flat();
      judged.push(...evaluate(questions, openAsk(library.searcher), TODAY, await sourceLines(seedsDir)));
    }
    const percent = new Map(summarize(judged).map(({ name, yes, of }) => [name, (100 * yes) / of]));
    const misses = judged.flatMap((one) => {
      const faults = faultsOf(one);
      return faults.length === 0 ? [] : [`${one.gold.id} ${faults.join("; ")}`];
    });
    for (const [name, floor] of Object.entries(floors.atLeast)) {
      expect(percent.get(name), `${name}\n${misses.join("\n")}`).toBeGreaterThanOrEqual(floor);
    }
    for (const [name, ceiling] of Object.entries(floors.atMost)) {
      expect(percent.get(name), `${name}\n${misses.join("\n")}`).toBeLessThanOrEqual(ceiling);
    }
  });
});
