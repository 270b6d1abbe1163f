import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { sweepTemporary, writeAtomic } from "../../src/lib/atomic-file.ts";
import { type DiskFault, faultyDisk } from "./faulty-disk.ts";
import { temporaryFolder } from "./temporary-folder.ts";

describe("a file is replaced as a whole", () => {
  test("the new content stands there and no temporary file", async () => {
    const folder = temporaryFolder();
    await writeAtomic(join(folder, "a"), "old");
    await writeAtomic(join(folder, "a"), "new");
    expect(readFileSync(join(folder, "a"), "utf8")).toBe("new");
    expect(readdirSync(folder)).toEqual(["a"]);
  });

  test("many writers at once leave the content of one of them", async () => {
    const folder = temporaryFolder();
    const contents = Array.from({ length: 20 }, (_, i) => `${i}`.repeat(10_000));
    await Promise.all(contents.map((content) => writeAtomic(join(folder, "a"), content)));
    expect(contents).toContain(readFileSync(join(folder, "a"), "utf8"));
    expect(readdirSync(folder)).toEqual(["a"]);
  });

  test.each<DiskFault>(["ENOSPC", "EIO", "EFBIG", "EROFS"])(
    "%s at any call leaves the old content or the new",
    async (fault) => {
      const counting = faultyDisk(0, fault);
      await writeAtomic(join(temporaryFolder(), "a"), "old", counting);
      for (let call = 1; call <= counting.calls(); call += 1) {
        const folder = temporaryFolder();
        const path = join(folder, "a");
        writeFileSync(path, "old");
        await expect(writeAtomic(path, "new".repeat(100), faultyDisk(call, fault))).rejects.toMatchObject({
          code: fault,
        });
        expect(["old", "new".repeat(100)], `call ${call}`).toContain(readFileSync(path, "utf8"));
        await sweepTemporary(folder);
        expect(readdirSync(folder), `call ${call}`).toEqual(["a"]);
      }
    },
  );

  test("a folder that is not there is an error with its code, and nothing is created", async () => {
    const folder = join(temporaryFolder(), "absent");
    await expect(writeAtomic(join(folder, "a"), "x")).rejects.toMatchObject({ code: "ENOENT" });
    expect(existsSync(folder)).toBe(false);
  });
});

describe("temporary files", () => {
  /** More than any system gives out: no such process lives. */
  const DEAD = 4_194_305;

  test("of killed processes are removed, those of living ones and other files stay", async () => {
    const folder = temporaryFolder();
    const ours = `.a.${process.pid}.0123456789ab.tmp`;
    const dead = `.a.${DEAD}.0123456789ab.tmp`;
    const living = `.a.${process.ppid}.0123456789ab.tmp`;
    for (const name of [ours, dead, living, "a.tmp", ".a.tmp", "a"]) writeFileSync(join(folder, name), "x");
    expect(await sweepTemporary(folder)).toBe(2);
    expect(readdirSync(folder).toSorted()).toEqual([living, ".a.tmp", "a", "a.tmp"].toSorted());
  });

  test("being written now are left alone", async () => {
    const folder = temporaryFolder();
    const writing = writeAtomic(join(folder, "a"), "x".repeat(1_000_000));
    await sweepTemporary(folder);
    await writing;
    expect(readFileSync(join(folder, "a"), "utf8")).toHaveLength(1_000_000);
  });
});
