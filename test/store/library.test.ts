import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { LibraryError } from "../../src/search/library.ts";
import { faultyDisk } from "../lib/faulty-disk.ts";
import { temporaryFolder } from "../lib/temporary-folder.ts";
import { REPORTS, writeReports } from "./made-up-reports.ts";
import { best, openIn } from "./open.ts";

const FILES = Object.keys(REPORTS).toSorted();
const [LAST_YEARS = "", THIS_YEARS = ""] = FILES;

let seeds: string;
let index: string;

beforeEach(() => {
  const top = temporaryFolder();
  seeds = join(top, "seeds");
  index = join(top, "index");
  writeReports(seeds, Object.entries(REPORTS));
});

describe("the index is built where it has to be, and only what changed is read", () => {
  test("missing: all is read, and the answer is there", async () => {
    const { library, read } = await openIn(seeds, index);
    expect(read).toEqual(FILES);
    expect(library.summary.reports.map(({ file }) => file)).toEqual(FILES);
    expect(library.standing).toBe("current");
    expect(best(library, "国际植物园占地多少公顷")).toContain("600公顷");
  });

  test("there: nothing is read, and the answer is the same", async () => {
    const first = await openIn(seeds, index);
    const again = await openIn(seeds, index);
    expect(again.read).toEqual([]);
    expect(again.library.summary).toEqual(first.library.summary);
    expect(best(again.library, "安全提醒多少条")).toBe(best(first.library, "安全提醒多少条"));
  });

  test("one report changed: it alone is read", async () => {
    await openIn(seeds, index);
    writeFileSync(
      join(seeds, THIS_YEARS),
      `${REPORTS[THIS_YEARS]}\n三、会展\n举办海洋博览会，参展企业777家。\n`,
    );
    const { library, read } = await openIn(seeds, index);
    expect(read).toEqual([THIS_YEARS]);
    expect(best(library, "海洋博览会参展企业多少家")).toContain("777家");
  });

  test("one report touched but not changed: nothing is read", async () => {
    await openIn(seeds, index);
    utimesSync(join(seeds, THIS_YEARS), 5, 5);
    expect((await openIn(seeds, index)).read).toEqual([]);
  });

  test("one added, one renamed, one removed", async () => {
    await openIn(seeds, index);
    writeReports(seeds, [["新.txt", "新设机构名录。全市新设机构88家。"]]);
    renameSync(join(seeds, "年鉴"), join(seeds, "志书"));
    rmSync(join(seeds, LAST_YEARS));
    const { library, read } = await openIn(seeds, index);
    expect(read).toEqual(["志书/外事.md", "新.txt"].toSorted());
    expect(library.summary.reports.map(({ file }) => file)).toEqual(
      [THIS_YEARS, "志书/外事.md", "新.txt"].toSorted(),
    );
  });

  test("a correction added, changed, removed: the report is read with it", async () => {
    await openIn(seeds, index);
    const correction = join(seeds, `${THIS_YEARS}.meta.json`);
    const titleNow = async () => {
      const { library, read } = await openIn(seeds, index);
      return [read, library.summary.reports.find(({ file }) => file === THIS_YEARS)?.title];
    };
    writeFileSync(correction, `{"title": "甲"}`);
    expect(await titleNow()).toEqual([[THIS_YEARS], "甲"]);
    writeFileSync(correction, `{"title": "乙"}`);
    expect(await titleNow()).toEqual([[THIS_YEARS], "乙"]);
    writeFileSync(correction, `{"titel": "丙"}`);
    const { library, read } = await openIn(seeds, index);
    expect(read).toEqual([THIS_YEARS]);
    expect(library.summary.problems).toMatchObject([{ code: "correction-invalid" }]);
    rmSync(correction);
    expect((await titleNow())[0]).toEqual([THIS_YEARS]);
  });

  test("a .docx that holds plain text is read and named", async () => {
    writeReports(seeds, [["损坏.docx", Buffer.from("厦门市外事办公室2022年工作总结\n举办活动12场。\n")]]);
    const { library } = await openIn(seeds, index);
    expect(library.summary.reports).toHaveLength(4);
    expect(library.summary.problems).toMatchObject([{ file: "损坏.docx", code: "misnamed" }]);
  });

  test("a file that is no report is named with its reason, the others answer", async () => {
    writeReports(seeds, [["图.png", Buffer.from("89504e470d0a1a0a", "hex")]]);
    for (const _ of ["built", "opened again"]) {
      const { library } = await openIn(seeds, index);
      expect(library.summary.reports).toHaveLength(3);
      expect(library.summary.problems).toMatchObject([{ file: "图.png", code: "binary" }]);
    }
  });
});

/** Why the reports could not be opened. */
async function codeOf(): Promise<string> {
  try {
    await openIn(seeds, index);
    return "opened";
  } catch (error) {
    if (error instanceof LibraryError) return error.code;
    throw error;
  }
}

describe("a folder that cannot be used is said, and nothing is lost", () => {
  test("no seeds folder and no index", async () => {
    rmSync(seeds, { recursive: true });
    expect(await codeOf()).toBe("missing");
    expect(existsSync(index)).toBe(false);
  });

  test("a file in place of the seeds folder", async () => {
    rmSync(seeds, { recursive: true });
    writeFileSync(seeds, "x");
    expect(await codeOf()).toBe("not-a-folder");
  });

  test("an empty seeds folder; the index of former reports stays on disk", async () => {
    await openIn(seeds, index);
    const before = readdirSync(index);
    rmSync(seeds, { recursive: true });
    mkdirSync(seeds);
    expect(await codeOf()).toBe("no-reports");
    expect(readdirSync(index)).toEqual(before);
  });

  test("only files that cannot be read: their problems are told", async () => {
    rmSync(seeds, { recursive: true });
    writeReports(seeds, [["a.pdf", "%PDF-1.7"]]);
    await expect(openIn(seeds, index)).rejects.toMatchObject({
      code: "no-reports",
      problems: [{ file: "a.pdf" }],
    });
  });

  test("the seeds folder gone for a while: the index answers, with a warning", async () => {
    await openIn(seeds, index);
    renameSync(seeds, `${seeds}-away`);
    const { library, said } = await openIn(seeds, index);
    expect(library.standing).toBe("seeds-unseen");
    expect(said.join("")).toMatch(/warn +there is no seeds folder/);
    expect(best(library, "国际植物园占地")).toContain("600公顷");
    expect(await library.stale()).toBe(false);
    await expect(library.rebuild()).rejects.toMatchObject({ code: "missing" });
    renameSync(`${seeds}-away`, seeds);
    await library.rebuild();
    expect(library.standing).toBe("current");
  });

  test("an index folder that cannot be written: answers from memory, with a warning", async () => {
    writeFileSync(index, "a file in its place");
    const { library, said } = await openIn(seeds, index);
    expect(library.standing).toBe("memory-only");
    expect(said.filter((line) => line.startsWith("warn")).join("")).toContain("answering from memory");
    expect(best(library, "国际植物园占地")).toContain("600公顷");
    expect(readFileSync(index, "utf8")).toBe("a file in its place");
  });
});

describe("while it runs", () => {
  test("it knows whether the reports changed", async () => {
    const { library } = await openIn(seeds, index);
    expect(await library.stale()).toBe(false);
    writeFileSync(join(seeds, "新.txt"), "新设机构88家。");
    expect(await library.stale()).toBe(true);
    await library.rebuild();
    expect(await library.stale()).toBe(false);
    expect(best(library, "新设机构多少家")).toContain("88家");
    rmSync(join(seeds, "新.txt"));
    expect(await library.stale()).toBe(true);
  });

  test("it sees a change that keeps the size and sets the time back", async () => {
    const path = join(seeds, THIS_YEARS);
    utimesSync(path, 1000, 1000);
    const { library } = await openIn(seeds, index);
    const { size } = statSync(path);
    writeFileSync(path, (REPORTS[THIS_YEARS] ?? "").replace("420条", "421条"));
    utimesSync(path, 1000, 1000);
    expect(statSync(path).size).toBe(size);
    expect(await library.stale()).toBe(true);
  });

  test("a rebuild replaces the collection as a whole; who holds the old one keeps it", async () => {
    const { library } = await openIn(seeds, index);
    const held = library.searcher;
    writeFileSync(join(seeds, THIS_YEARS), "另一份总结。安全提醒999条。");
    const rebuilding = Promise.all([library.rebuild(), library.rebuild()]);
    expect(library.searcher).toBe(held);
    expect(best(library, "落户机构多少家")).toContain("12家");
    await rebuilding;
    expect(library.searcher).not.toBe(held);
    expect(held.reports).toHaveLength(3);
    expect(best(library, "安全提醒999条")).toContain("999条");
  });

  test("a rebuild that fails leaves the old collection answering", async () => {
    const { library } = await openIn(seeds, index);
    rmSync(seeds, { recursive: true });
    mkdirSync(seeds);
    await expect(library.rebuild()).rejects.toMatchObject({ code: "no-reports" });
    expect(best(library, "国际植物园占地")).toContain("600公顷");
  });

  test("each of many questions asked during rebuilds is answered wholly from the old or the new reports", async () => {
    const { library } = await openIn(seeds, index);
    for (let round = 0; round < 5; round += 1) {
      writeFileSync(join(seeds, THIS_YEARS), `机构名录。落户机构${round}家。`);
      writeFileSync(join(seeds, LAST_YEARS), `机构名录。落户机构${round}家。`);
      const state = { rebuilding: true };
      const rebuilding = library.rebuild().finally(() => {
        state.rebuilding = false;
      });
      while (state.rebuilding) {
        const { reports } = library.searcher;
        const texts = reports
          .flatMap(({ passages }) => passages.map(({ text }) => text))
          .filter((text) => /落户机构\d家/.test(text));
        expect(new Set(texts.map((text) => /落户机构\d家/.exec(text)?.[0])).size).toBeLessThan(2);
        await new Promise((resolve) => setImmediate(resolve));
      }
      await rebuilding;
    }
  });
});

describe("a failing disk costs nothing but the writing", () => {
  test.each(["ENOSPC", "EIO"] as const)(
    "%s at any call: it answers; the index opens afterwards",
    async (fault) => {
      await openIn(seeds, index);
      writeFileSync(join(seeds, "新.txt"), "新设机构88家。");
      const calls = 14;
      for (let call = 1; call <= calls; call += 1) {
        const { library } = await openIn(seeds, index, faultyDisk(call, fault, call % 2 === 0));
        expect(best(library, "新设机构多少家"), `call ${call}`).toContain("88家");
        writeFileSync(join(seeds, "新.txt"), `新设机构88家，第${call}次。`);
      }
      const { library } = await openIn(seeds, index);
      expect(library.standing).toBe("current");
      expect(best(library, "新设机构多少家")).toContain("88家");
    },
  );
});
