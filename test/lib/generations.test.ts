import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { sweepTemporary } from "../../src/lib/atomic-file.ts";
import { Generations } from "../../src/lib/generations.ts";
import { createLog } from "../../src/lib/log.ts";
import { type DiskFault, faultyDisk } from "./faulty-disk.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const IDENTITY = { format: 1 };
const old = Buffer.from("old\n".repeat(100));
const young = Buffer.from("new\n".repeat(100));

function collect(): { lines: string[]; log: ReturnType<typeof createLog> } {
  const lines: string[] = [];
  return { lines, log: createLog({ level: "debug", write: (line) => lines.push(line) }) };
}

const { log } = collect();

async function bodyIn(folder: string, identity = IDENTITY): Promise<string | undefined> {
  return (await new Generations(folder, log).open(identity))?.body.toString();
}

/** A folder with two generations. */
async function twoIn(folder: string): Promise<{ current: string; previous: string }> {
  const generations = new Generations(folder, log);
  await generations.commit(IDENTITY, old);
  await generations.commit(IDENTITY, young);
  const [current, previous] = readFileSync(join(folder, "CURRENT"), "utf8").split("\n");
  return { current: join(folder, current ?? ""), previous: join(folder, previous ?? "") };
}

describe("the newest whole generation is opened", () => {
  test("nothing where there is nothing, also no folder", async () => {
    expect(await bodyIn(join(temporaryFolder(), "absent"))).toBeUndefined();
  });

  test("the last committed one", async () => {
    const folder = temporaryFolder();
    await twoIn(folder);
    expect(await bodyIn(folder)).toBe(young.toString());
  });

  test("the one before, if the last is damaged; the damaged file is kept under another name", async () => {
    const folder = temporaryFolder();
    const { current } = await twoIn(folder);
    const bytes = readFileSync(current);
    bytes[bytes.length - 2] = 0;
    writeFileSync(current, bytes);
    const { lines, log: told } = collect();
    expect((await new Generations(folder, told).open(IDENTITY))?.body.toString()).toBe(old.toString());
    const aside = readdirSync(folder).filter((name) => name.includes(".bad-"));
    expect(aside).toHaveLength(1);
    expect(readFileSync(join(folder, aside[0] ?? ""))).toEqual(bytes);
    expect(lines.join("")).toMatch(/damaged: it has not the hash/);
  });

  test.each(["", "garbage\n../../etc/passwd\n", "data-00000000000000000000000000000000.jsonl\n"])(
    "also without a pointer that can be used: %j",
    async (pointer) => {
      const folder = temporaryFolder();
      const { current, previous } = await twoIn(folder);
      utimesSync(previous, 1, 1);
      writeFileSync(join(folder, "CURRENT"), pointer);
      expect(await bodyIn(folder)).toBe(young.toString());
      expect(existsSync(current)).toBe(true);
    },
  );

  test("nothing, if both are damaged; both are kept", async () => {
    const folder = temporaryFolder();
    const { current, previous } = await twoIn(folder);
    writeFileSync(current, "");
    writeFileSync(previous, "{}");
    expect(await bodyIn(folder)).toBeUndefined();
    expect(readdirSync(folder).filter((name) => name.includes(".bad-"))).toHaveLength(2);
  });

  test("a whole one of another identity is not used, and not touched", async () => {
    const folder = temporaryFolder();
    await twoIn(folder);
    const before = readdirSync(folder).toSorted();
    const { lines, log: told } = collect();
    expect(await new Generations(folder, told).open({ format: 2 })).toBeNull();
    expect(lines.join("")).toContain("is of another format (1)");
    expect(readdirSync(folder).toSorted()).toEqual(before);
  });

  test("what the system will not read is not touched either", async () => {
    const folder = temporaryFolder();
    await twoIn(folder);
    const before = readdirSync(folder).toSorted();
    for (let call = 1; call <= 4; call += 1) {
      await new Generations(folder, log, faultyDisk(call, "EIO", true)).open(IDENTITY);
      expect(readdirSync(folder).toSorted(), `call ${call}`).toEqual(before);
    }
    expect(await bodyIn(folder)).toBe(young.toString());
  });

  test.skipIf(process.getuid?.() === 0)("a file without the right to read it is not touched", async () => {
    const folder = temporaryFolder();
    const { current } = await twoIn(folder);
    chmodSync(current, 0);
    expect(await bodyIn(folder)).toBe(old.toString());
    expect(existsSync(current)).toBe(true);
  });
});

describe("committing", () => {
  test("keeps the generation before and removes older ones once they are no longer young", async () => {
    const folder = temporaryFolder();
    const { current, previous } = await twoIn(folder);
    utimesSync(previous, 1, 1);
    await new Generations(folder, log).commit(IDENTITY, Buffer.from("newest"));
    expect(existsSync(previous)).toBe(false);
    expect(existsSync(current)).toBe(true);
  });

  test("sets an old damaged file aside and leaves other files alone", async () => {
    const folder = temporaryFolder();
    const damaged = join(folder, `data-${"0".repeat(32)}.jsonl`);
    writeFileSync(damaged, "damaged");
    utimesSync(damaged, 1, 1);
    writeFileSync(join(folder, "notes.txt"), "mine");
    await twoIn(folder);
    const names = readdirSync(folder);
    expect(names.filter((name) => name.includes(".bad-"))).toHaveLength(1);
    expect(names).toContain("notes.txt");
  });

  test("the same content again changes no file's name and keeps the generation before", async () => {
    const folder = temporaryFolder();
    await twoIn(folder);
    const before = readdirSync(folder).toSorted();
    const pointer = readFileSync(join(folder, "CURRENT"), "utf8");
    await new Generations(folder, log).commit(IDENTITY, young);
    expect(readdirSync(folder).toSorted()).toEqual(before);
    expect(readFileSync(join(folder, "CURRENT"), "utf8")).toBe(pointer);
  });

  test("by several at once leaves one whole content", async () => {
    const folder = temporaryFolder();
    const bodies = Array.from({ length: 10 }, (_, i) => Buffer.from(`${i}`.repeat(5000)));
    await Promise.all(bodies.map((body) => new Generations(folder, log).commit(IDENTITY, body)));
    expect(bodies.map(String)).toContain(await bodyIn(folder));
  });

  test.each<[DiskFault, boolean]>([
    ["ENOSPC", true],
    ["ENOSPC", false],
    ["EFBIG", true],
    ["EIO", false],
    ["EIO", true],
    ["EROFS", true],
  ])(
    "with %s at any call (and all later ones: %s) the old content or the new is opened",
    async (fault, lasting) => {
      const counting = faultyDisk(0, fault);
      const first = temporaryFolder();
      await twoIn(first);
      await new Generations(first, log, counting).commit(IDENTITY, Buffer.from("newest"));
      expect(counting.calls()).toBeGreaterThan(8);
      for (let call = 1; call <= counting.calls(); call += 1) {
        const folder = temporaryFolder();
        await twoIn(folder);
        const outcome = await new Generations(folder, log, faultyDisk(call, fault, lasting))
          .commit(IDENTITY, Buffer.from("newest"))
          .then(
            () => "done",
            (error: unknown) => error,
          );
        if (outcome !== "done") expect(outcome).toMatchObject({ code: fault });
        const body = await bodyIn(folder);
        expect(outcome === "done" ? ["newest"] : [young.toString(), "newest"], `call ${call}`).toContain(
          body,
        );
        await sweepTemporary(folder);
        expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
      }
    },
  );

  test("for the first time, with a fault at any call, leaves nothing or the content", async () => {
    for (let call = 1; call <= 10; call += 1) {
      const folder = join(temporaryFolder(), "index");
      await new Generations(folder, log, faultyDisk(call, "ENOSPC", true))
        .commit(IDENTITY, young)
        .catch(() => "full");
      expect([undefined, young.toString()], `call ${call}`).toContain(await bodyIn(folder));
    }
  });

  test("makes the folder and those above it, also when several do so at once", async () => {
    const folder = join(temporaryFolder(), "a", "b", "index");
    await Promise.all([1, 2, 3].map(() => new Generations(folder, log).commit(IDENTITY, young)));
    expect(await bodyIn(folder)).toBe(young.toString());
  });

  test.runIf(existsSync("/proc/self"))(
    "where the system allows no folder is an error, not a wait",
    async () => {
      await expect(new Generations("/proc/index", log).commit(IDENTITY, young)).rejects.toMatchObject({
        code: expect.stringMatching(/ENOENT|EACCES|EPERM/),
      });
    },
  );

  test("where a file stands in the place of the folder is an error, nothing is lost", async () => {
    const folder = temporaryFolder();
    await twoIn(folder);
    mkdirSync(join(folder, "sub"));
    writeFileSync(join(folder, "sub", "index"), "");
    await expect(
      new Generations(join(folder, "sub", "index"), log).commit(IDENTITY, young),
    ).rejects.toMatchObject({
      code: expect.stringMatching(/EEXIST|ENOTDIR/),
    });
    expect(await bodyIn(folder)).toBe(young.toString());
  });
});
