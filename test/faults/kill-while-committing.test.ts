import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { sweepTemporary } from "../../src/lib/atomic-file.ts";
import { Generations } from "../../src/lib/generations.ts";
import { createLog } from "../../src/lib/log.ts";
import { temporaryFolder } from "../lib/temporary-folder.ts";
import { builtModule } from "./built-module.ts";

const KILLS = 20;

/** Commits one content after the other and says after each how many there were. */
const COMMITTER = `
  import { Generations } from ${JSON.stringify(builtModule("lib/generations.js"))};
  import { createLog } from ${JSON.stringify(builtModule("lib/log.js"))};
  const generations = new Generations(process.argv[1], createLog({ level: "error" }));
  console.log(0);
  for (let i = 1; ; i += 1) {
    await generations.commit({ format: 1 }, Buffer.from((String(i) + " ").repeat(100_000)));
    console.log(i);
  }
`;

/** Kills a process, without warning, once it has said that it committed so many. */
async function killAfter(child: ChildProcess, commits: number): Promise<number> {
  if (child.stdout === null) throw new Error("no output");
  let said = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    said = Number(line);
    if (said >= commits) child.kill("SIGKILL");
  }
  return said;
}

test("an index that is killed while it is written, also for the first time, is whole afterwards and leaves no rubbish", async () => {
  const log = createLog({ level: "error" });
  for (let kill = 0; kill < KILLS; kill += 1) {
    const folder = join(temporaryFolder(), "index");
    const child = spawn(process.execPath, ["--input-type=module", "-e", COMMITTER, folder], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const closed = once(child, "close");
    // Every second time it is killed in its first commit; the news of a commit arrives while the next goes on.
    const said = await killAfter(child, kill % 2 === 0 ? 0 : kill);
    await closed;
    const body = (await new Generations(folder, log).open({ format: 1 }))?.body.toString();
    if (said > 0) expect(body, `kill ${kill}`).toBeDefined();
    if (body === undefined) continue;
    const committed = body.slice(0, body.indexOf(" "));
    expect(body, `kill ${kill}`).toBe(`${committed} `.repeat(100_000));
    expect(Number(committed)).toBeGreaterThanOrEqual(said);
    await sweepTemporary(folder);
    expect(readdirSync(folder).filter((name) => /\.tmp$|\.bad-/.test(name))).toEqual([]);
  }
}, 60_000);
