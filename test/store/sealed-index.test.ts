import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Disk, realDisk } from "../../src/lib/disk.ts";
import { createLog } from "../../src/lib/log.ts";
import { type Identity, seal, unseal } from "../../src/lib/sealed-file.ts";
import { IndexStore } from "../../src/search/store.ts";
import { temporaryFolder } from "../lib/temporary-folder.ts";
import { REPORTS, writeReports } from "./made-up-reports.ts";
import { best, openIn } from "./open.ts";

const log = createLog({ level: "error" });

/** The only index file of a folder. */
function dataFile(index: string): string {
  const name = readdirSync(index).find((one) => one.startsWith("data-") && !one.includes(".bad-"));
  if (name === undefined) throw new Error("no index");
  return join(index, name);
}

async function build(
  reports: readonly (readonly [string, string])[],
): Promise<{ seeds: string; index: string }> {
  const top = temporaryFolder();
  const seeds = join(top, "seeds");
  const index = join(top, "index");
  writeReports(seeds, reports);
  await openIn(seeds, index);
  return { seeds, index };
}

const reports = Object.entries(REPORTS);

describe("the same reports give the same bytes", () => {
  test("whatever the order in which the files were dropped, and in another time zone", async () => {
    const zone = process.env.TZ;
    const first = await build(reports);
    process.env.TZ = "Pacific/Kiritimati";
    const shuffled = await build(reports.toReversed());
    process.env.TZ = "America/Los_Angeles";
    const again = await build([...reports.slice(1), ...reports.slice(0, 1)]);
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
    const bytes = readFileSync(dataFile(first.index));
    expect(readFileSync(dataFile(shuffled.index)).equals(bytes)).toBe(true);
    expect(readFileSync(dataFile(again.index)).equals(bytes)).toBe(true);
  });

  test("whether read at once or one after the other", async () => {
    const [one, ...rest] = reports;
    const grown = await build(one === undefined ? [] : [one]);
    writeReports(grown.seeds, rest);
    await openIn(grown.seeds, grown.index);
    const pointed = readFileSync(join(grown.index, "CURRENT"), "utf8").split("\n")[0] ?? "";
    const whole = await build(reports);
    expect(readFileSync(join(grown.index, pointed)).equals(readFileSync(dataFile(whole.index)))).toBe(true);
  });

  test("and stand in the files without any time of day", async () => {
    const { index } = await build(reports);
    expect(readFileSync(dataFile(index), "utf8")).not.toMatch(/\d{4}-\d\d-\d\dT|17\d{11}/);
  });
});

describe("damage to an index is found, never answered from", () => {
  let bytes: Buffer;
  let name: string;

  const top = mkdtempSync(join(tmpdir(), "sealed-index-"));

  beforeAll(async () => {
    writeReports(join(top, "seeds"), reports);
    await openIn(join(top, "seeds"), join(top, "index"));
    name = dataFile(join(top, "index"));
    bytes = readFileSync(name);
  });

  afterAll(() => rmSync(top, { recursive: true }));

  /** A disk that holds one generation with these bytes, and on which nothing can be renamed. */
  function diskWith(data: Buffer): Disk {
    return {
      ...realDisk,
      list: async () => [name.slice(name.lastIndexOf("/") + 1)],
      changed: async () => 1,
      read: async (path) => {
        if (path.endsWith("CURRENT")) throw Object.assign(new Error("none"), { code: "ENOENT" });
        return data;
      },
      rename: async () => undefined,
    };
  }

  const opens = async (data: Buffer): Promise<boolean> => {
    const quiet = createLog({ level: "error", write: () => undefined });
    return (await new IndexStore("index", quiet, diskWith(data)).open()) !== null;
  };

  test("the undamaged one opens, so that the following means something", async () => {
    expect(await opens(bytes)).toBe(true);
  });

  test("500 bits turned around, anywhere", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length * 8 - 1), async (bit) => {
        const damaged = Buffer.from(bytes);
        const at = Math.floor(bit / 8);
        damaged[at] = (damaged[at] ?? 0) ^ (1 << (bit % 8));
        return !(await opens(damaged));
      }),
      { numRuns: 500 },
    );
  });

  test("500 truncations and stretches of zeros", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.boolean(), async (at, cut) => {
        const damaged = cut ? bytes.subarray(0, at) : Buffer.from(bytes);
        if (!cut) damaged.fill(0, at, Math.min(at + 512, damaged.length));
        return damaged.equals(bytes) || !(await opens(damaged));
      }),
      { numRuns: 500 },
    );
  });

  test("a damaged index is built again and the damaged file kept", async () => {
    const { seeds, index } = await build(reports);
    const path = dataFile(index);
    const damaged = Buffer.from(readFileSync(path)).fill(0, 5000, 5100);
    writeFileSync(path, damaged);
    const { library, said, read } = await openIn(seeds, index);
    expect(read).toHaveLength(3);
    expect(said.join("")).toContain("is damaged");
    expect(best(library, "国际植物园占地")).toContain("600公顷");
    const aside = readdirSync(index).find((one) => one.includes(".bad-"));
    expect(readFileSync(join(index, aside ?? ""))).toEqual(damaged);
  });
});

/** The index with another header, well sealed. */
function resealed(index: string, change: (identity: Identity) => Identity): void {
  const path = dataFile(index);
  const opened = unseal(readFileSync(path), { format: 1 });
  if (!opened.ok) throw new Error("cannot be opened");
  const data = seal(change(opened.identity), opened.body);
  const name = `data-${createHash("sha256").update(data).digest("hex").slice(0, 32)}.jsonl`;
  writeFileSync(join(index, name), data);
  writeFileSync(join(index, "CURRENT"), `${name}\n\n`);
}

describe("an index of another program is refused by name and built again", () => {
  test.each(["parser", "segmenter", "engine"])("another %s", async (field) => {
    const { seeds, index } = await build(reports);
    const path = dataFile(index);
    resealed(index, (identity) => ({ ...identity, [field]: "other" }));
    // The only whole index of this program's goes, so that it cannot be fallen back to.
    writeFileSync(path, "");
    const { library, said, read } = await openIn(seeds, index);
    expect(said.join("")).toContain(`is of another ${field}`);
    // Words can be cut again without reading the reports; another parser's reports cannot be used.
    expect(read).toHaveLength(field === "parser" ? 3 : 0);
    expect(best(library, "国际植物园占地")).toContain("600公顷");
  });

  test("another format; the file stays as it was", async () => {
    const { seeds, index } = await build(reports);
    const path = dataFile(index);
    resealed(index, (identity) => ({ ...identity, format: 999 }));
    writeFileSync(path, "");
    const { said, read } = await openIn(seeds, index);
    expect(said.join("")).toContain("is of another format (999)");
    expect(read).toHaveLength(3);
    expect(
      readdirSync(index).some((one) => readFileSync(join(index, one), "utf8").startsWith(`{"format":999`)),
    ).toBe(true);
  });

  test("the header names the format, the code and the words it was made with, and the reports", async () => {
    const { index } = await build(reports);
    const opened = unseal(readFileSync(dataFile(index)), { format: 1 });
    expect(opened.ok && Object.keys(opened.identity)).toEqual([
      "format",
      "parser",
      "segmenter",
      "engine",
      "corpus",
    ]);
  });
});

test("an index can be thrown away at any time", async () => {
  const { seeds, index } = await build(reports);
  const store = new IndexStore(join(index, "absent"), log);
  expect(await store.open()).toBeNull();
  const { library } = await openIn(seeds, join(index, "elsewhere"));
  expect(best(library, "国际植物园占地")).toContain("600公顷");
});
