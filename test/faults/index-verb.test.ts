import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeEach, expect, test } from "vitest";
import { temporaryFolder } from "../lib/temporary-folder.ts";
import { REPORTS, writeReports } from "../store/made-up-reports.ts";
import { builtModule } from "./built-module.ts";

let seeds: string;
let index: string;

beforeEach(() => {
  const top = temporaryFolder();
  seeds = join(top, "seeds");
  index = join(top, "index");
  writeReports(seeds, Object.entries(REPORTS));
});

/** `npm run index` without npm. */
function run(...more: string[]) {
  const program = fileURLToPath(builtModule("cli.js"));
  return spawnSync(process.execPath, [program, "index", "--seeds", seeds, "--index", index, ...more], {
    encoding: "utf8",
  });
}

test("says what it read, and the second time that nothing changed", () => {
  const first = run();
  expect(first.status).toBe(0);
  for (const file of Object.keys(REPORTS)) {
    expect(first.stdout).toContain(`read       ${file}`);
    expect(first.stderr).toContain(file);
  }
  const second = run();
  expect(second.status).toBe(0);
  expect(second.stdout).not.toContain("read  ");
  expect(second.stdout).toContain("unchanged");
});

test("says what it could not read and why, and reads the rest", () => {
  writeReports(seeds, [["图.png", Buffer.from("89504e470d0a1a0a", "hex")]]);
  const { status, stdout } = run();
  expect(status).toBe(0);
  expect(stdout).toContain("图.png is a PNG image");
  expect(stdout).toContain("3 reports");
});

test("--report shows the table", () => {
  expect(run("--report").stdout).toMatch(/File +Title +Issuer +Place +Year +Data years/);
});

test.each<[string, () => void, RegExp]>([
  ["a missing seeds folder", () => rmSync(seeds, { recursive: true }), /there is no seeds folder/],
  [
    "an empty seeds folder",
    () => {
      rmSync(seeds, { recursive: true });
      mkdirSync(seeds);
    },
    /holds no reports/,
  ],
  [
    "a seeds folder without a readable file",
    () => {
      rmSync(seeds, { recursive: true });
      writeReports(seeds, [["a.pdf", "%PDF-1.7"]]);
    },
    /could be read as a report/,
  ],
  ["an index folder that cannot be written", () => writeFileSync(index, "x"), /cannot be written/],
])("%s is one clear sentence and status 1", (_name, plant, said) => {
  plant();
  const { status, stderr } = run();
  expect(status).toBe(1);
  expect(stderr).toMatch(said);
  expect(stderr).not.toMatch(/ at .*:\d+:\d+/);
});

test("wrong arguments are status 2, with the help", () => {
  const { status, stderr } = run("--sedes", "x");
  expect(status).toBe(2);
  expect(stderr).toContain("Usage: npm run index");
  expect(run("--help")).toMatchObject({ status: 0, stdout: expect.stringContaining(".meta.json") });
});
