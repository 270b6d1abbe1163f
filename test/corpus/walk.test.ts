import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { MAX_FILES, MAX_FOLDER_DEPTH } from "../../src/corpus/limits.ts";
import { listSources, type SourceList } from "../../src/corpus/walk.ts";

let top: string;
let seeds: string;

beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), "walk-"));
  seeds = join(top, "seeds");
  mkdirSync(seeds);
});

afterEach(() => {
  rmSync(top, { recursive: true });
});

function put(...names: string[]): void {
  for (const name of names) {
    mkdirSync(join(seeds, name, ".."), { recursive: true });
    writeFileSync(join(seeds, name), "总结");
  }
}

async function stamp(): Promise<string | undefined> {
  return (await list()).files[0]?.stamp;
}

async function list(): Promise<SourceList & { ok: true }> {
  const found = await listSources(seeds);
  if (!found.ok) throw new Error(found.message);
  return found;
}

const names = (found: SourceList & { ok: true }): string[] => found.files.map(({ file }) => file);

describe("every file that a user drops is listed, and no other", () => {
  test("folders within folders, with a slash, sorted by code point", async () => {
    put("乙.txt", "b/二.md", "b/c/没有后缀", "a.txt", "𠀀.txt", "ﬀ.txt", "A.txt");
    expect(names(await list())).toEqual([
      "A.txt",
      "a.txt",
      "b/c/没有后缀",
      "b/二.md",
      "乙.txt",
      "ﬀ.txt",
      "𠀀.txt",
    ]);
  });

  test("hidden files and folders and Word's lock files are left out without a word", async () => {
    put(".gitkeep", ".hidden/a.txt", "~$report.docx", "a.txt");
    expect(await list()).toMatchObject({ files: [{ file: "a.txt" }], problems: [] });
  });

  test("a correction goes with its report; one without a report is told", async () => {
    put("a.txt", "a.txt.meta.json", "b.meta.json");
    const found = await list();
    expect(found.files).toMatchObject([
      { file: "a.txt", correctionPath: expect.stringContaining("a.txt.meta.json") },
    ]);
    expect(found.problems).toMatchObject([{ file: "b.meta.json", code: "correction-invalid" }]);
  });

  test("the stamp changes with the report and with its correction", async () => {
    put("a.txt");
    const first = await stamp();
    expect(await stamp()).toBe(first);
    utimesSync(join(seeds, "a.txt"), 1, 1);
    const second = await stamp();
    put("a.txt.meta.json");
    const third = await stamp();
    expect(new Set([first, second, third]).size).toBe(3);
  });
});

describe("links", () => {
  test("the seeds folder itself may be a link", async () => {
    put("a.txt");
    symlinkSync(seeds, join(top, "link"));
    expect(await listSources(join(top, "link"))).toMatchObject({ ok: true, files: [{ file: "a.txt" }] });
  });

  test.each([
    ["out of the folder", "../secret.txt"],
    ["to a folder, here in a circle", "."],
    ["to nothing", "absent"],
  ])("%s are told and not followed", async (_name, target) => {
    writeFileSync(join(top, "secret.txt"), "x");
    symlinkSync(target, join(seeds, "link.txt"));
    expect(await list()).toMatchObject({ files: [], problems: [{ file: "link.txt" }] });
  });

  test("to a file inside are followed", async () => {
    put("a.txt");
    symlinkSync("a.txt", join(seeds, "b.txt"));
    expect(names(await list())).toEqual(["a.txt", "b.txt"]);
  });
});

describe("a folder that cannot be used is told, never thrown", () => {
  test("missing", async () => {
    expect(await listSources(join(top, "absent"))).toMatchObject({ ok: false, failure: "missing" });
  });

  test("a file", async () => {
    put("a.txt");
    expect(await listSources(join(seeds, "a.txt"))).toMatchObject({ ok: false, failure: "not-a-folder" });
  });

  test("a name that no path can have", async () => {
    expect(await listSources("a\0b")).toMatchObject({ ok: false, failure: "unreadable" });
  });

  test("empty is no failure here: there is nothing to list", async () => {
    expect(await list()).toEqual({ ok: true, files: [], problems: [] });
  });

  test("far too many files: the wrong folder was named", async () => {
    for (let i = 0; i <= MAX_FILES; i += 1) writeFileSync(join(seeds, `${i}.txt`), "");
    expect(await listSources(seeds)).toMatchObject({ ok: false, failure: "too-many-files" });
  });

  test("folders nested without end are left where the limit is", async () => {
    put(`${"d/".repeat(MAX_FOLDER_DEPTH + 3)}a.txt`, "a.txt");
    expect(await list()).toMatchObject({ files: [{ file: "a.txt" }], problems: [{ code: "unsupported" }] });
  });
});
