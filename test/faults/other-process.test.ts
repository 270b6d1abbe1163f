import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../lib/temporary-folder.ts";
import { REPORTS, writeReports } from "../store/made-up-reports.ts";
import { builtModule } from "./built-module.ts";

/** Runs a program on the compiled library and returns the JSON it prints last. */
async function run(program: string, args: readonly string[]): Promise<Record<string, unknown>> {
  const head = `
    import { writeFileSync } from "node:fs";
    import { openLibrary } from ${JSON.stringify(builtModule("search/library.js"))};
    import { createLog } from ${JSON.stringify(builtModule("lib/log.js"))};
    const [seedsDir, indexDir] = process.argv.slice(1);
    const said = [], read = [];
    const log = createLog({ level: "info", write: (line) => said.push(line) });
    const onProgress = (step) => { if (step.read) read.push(step.file); };
    const library = await openLibrary({ seedsDir, indexDir, log, onProgress });
  `;
  const child = spawn(process.execPath, ["--input-type=module", "-e", head + program, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  for await (const piece of child.stdout) output += String(piece);
  return JSON.parse(output);
}

const REBUILD = `
  read.length = 0;
  writeFileSync(seedsDir + "/新.txt", "新设机构名录。全市新设机构88家。");
  const alive = setInterval(() => undefined, 1000);
  await library.rebuild();
  clearInterval(alive);
  const { standing, summary } = library;
  console.log(JSON.stringify({ standing, reports: summary.reports.length, read, said, stale: await library.stale() }));
`;

describe("changed reports are read in another process, so that questions are answered meanwhile", () => {
  test("this process reads nothing itself and has the new collection", async () => {
    const top = temporaryFolder();
    writeReports(join(top, "seeds"), Object.entries(REPORTS));
    expect(await run(REBUILD, [join(top, "seeds"), join(top, "index")])).toEqual({
      standing: "current",
      reports: 4,
      read: [],
      said: [],
      stale: false,
    });
  });

  test("where the other process cannot write the index, this one reads for itself", async () => {
    const top = temporaryFolder();
    writeReports(join(top, "seeds"), Object.entries(REPORTS));
    writeFileSync(join(top, "index"), "a file in its place");
    const outcome = await run(REBUILD, [join(top, "seeds"), join(top, "index")]);
    expect(outcome).toMatchObject({ standing: "memory-only", reports: 4, read: ["新.txt"] });
  });
});

test("several processes that build the same index at once all have it, and it is whole", async () => {
  const top = temporaryFolder();
  const seeds = join(top, "seeds");
  const index = join(top, "index");
  writeReports(seeds, Object.entries(REPORTS));
  mkdirSync(index);
  const say = "console.log(JSON.stringify({ standing: library.standing, said, read }));";
  const outcomes = await Promise.all([1, 2, 3].map(() => run(say, [seeds, index])));
  for (const outcome of outcomes) expect(outcome).toMatchObject({ standing: "current", said: [] });
  expect(await run(say, [seeds, index])).toEqual({ standing: "current", said: [], read: [] });
  expect(readdirSync(index).filter((name) => /\.tmp$|\.bad-/.test(name))).toEqual([]);
});
