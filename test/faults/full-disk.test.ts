import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Generations } from "../../src/lib/generations.ts";
import { createLog } from "../../src/lib/log.ts";
import { temporaryFolder } from "../lib/temporary-folder.ts";
import { builtModule } from "./built-module.ts";

/** Tries to commit 3 MB, and says how that ended. */
const COMMITTER = `
  import { Generations } from ${JSON.stringify(builtModule("lib/generations.js"))};
  import { createLog } from ${JSON.stringify(builtModule("lib/log.js"))};
  process.on("SIGXFSZ", () => undefined);
  const generations = new Generations(process.argv[1], createLog({ level: "error" }));
  await generations.commit({ format: 1 }, Buffer.alloc(3_000_000, "x")).then(
    () => console.log("done"),
    (error) => console.log(error.code),
  );
`;

test("a system that refuses to write more is told by name; the old index is whole and no half file stays", async () => {
  const folder = temporaryFolder();
  const log = createLog({ level: "error" });
  await new Generations(folder, log).commit({ format: 1 }, Buffer.from("old"));
  const before = readdirSync(folder).toSorted();
  const pointer = readFileSync(join(folder, "CURRENT"), "utf8");
  // No file may grow beyond 1,000 blocks (of 512 or 1,024 bytes): the write comes short, as on a full disk.
  const said = execFileSync(
    "sh",
    [
      "-c",
      'ulimit -f 1000; exec "$0" "$@"',
      process.execPath,
      "--input-type=module",
      "-e",
      COMMITTER,
      folder,
    ],
    {
      encoding: "utf8",
    },
  );
  expect(said.trim()).toBe("EFBIG");
  expect(readdirSync(folder).toSorted()).toEqual(before);
  expect(readFileSync(join(folder, "CURRENT"), "utf8")).toBe(pointer);
  expect((await new Generations(folder, log).open({ format: 1 }))?.body.toString()).toBe("old");
});
