import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Claim } from "../../src/bot/claim.ts";
import { Permissions } from "../../src/bot/permissions.ts";
import { Recents } from "../../src/bot/recents.ts";
import { Requests } from "../../src/bot/requests.ts";
import type { TelegramConfig } from "../../src/config.ts";
import { createLog } from "../../src/lib/log.ts";

let folder = "";
const said: string[] = [];
const log = createLog({ level: "debug", write: (line) => said.push(line) });
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "permissions-"));
  said.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const settings = (more: Partial<TelegramConfig> = {}): TelegramConfig => ({
  token: "x",
  apiRoot: "http://127.0.0.1/",
  proxy: null,
  allowedIds: [],
  adminIds: [],
  access: "allowlist",
  ...more,
});

async function open(more: Partial<TelegramConfig> = {}): Promise<Permissions> {
  const permissions = new Permissions(settings(more), folder, log, () => new Date("2024-05-01T08:00:00Z"));
  await permissions.load();
  return permissions;
}

describe("not configured means closed", () => {
  for (const access of ["allowlist", "open"] as const) {
    for (const allowedIds of [[], [5]]) {
      for (const adminIds of [[], [6]]) {
        const names = `access ${access}, ${allowedIds.length} members, ${adminIds.length} admins`;
        test(`${names}: starts only where somebody may ask, and nobody else is let in`, async () => {
          const permissions = await open({ access, allowedIds, adminIds });
          expect(permissions.configured).toBe(access === "open" || allowedIds.length + adminIds.length > 0);
          expect(permissions.role(99)).toBe(access === "open" ? "member" : "stranger");
          expect(permissions.role(6)).toBe(
            adminIds.length > 0 ? "admin" : access === "open" ? "member" : "stranger",
          );
        });
      }
    }
  }
});

describe("decisions", () => {
  test("hold after a restart, the last one wins, and each has its line in the audit file", async () => {
    const first = await open({ adminIds: [1], allowedIds: [7] });
    await first.allow(5, 1);
    await first.deny(5, 1);
    await first.deny(7, 1);
    await first.allow(6, 1);
    const second = await open({ adminIds: [1], allowedIds: [7] });
    expect([5, 6, 7, 1].map((id) => second.role(id))).toEqual(["stranger", "member", "stranger", "admin"]);
    const audit = readFileSync(join(folder, "access.log"), "utf8")
      .trim()
      .split("\n")
      .map((line): unknown => JSON.parse(line));
    expect(audit).toEqual([
      { at: "2024-05-01T08:00:00.000Z", change: "allow", id: 5, by: 1 },
      { at: "2024-05-01T08:00:00.000Z", change: "deny", id: 5, by: 1 },
      { at: "2024-05-01T08:00:00.000Z", change: "deny", id: 7, by: 1 },
      { at: "2024-05-01T08:00:00.000Z", change: "allow", id: 6, by: 1 },
    ]);
  });

  test("made at the same time are all kept", async () => {
    const permissions = await open({ adminIds: [1] });
    await Promise.all(Array.from({ length: 20 }, (_, i) => permissions.allow(100 + i, 1)));
    const again = await open({ adminIds: [1] });
    expect(Array.from({ length: 20 }, (_, i) => again.role(100 + i))).toEqual(
      Array.from({ length: 20 }, () => "member"),
    );
  });

  test("that cannot be written do not hold, and say so", async () => {
    writeFileSync(join(folder, "state"), "a file where the folder should be");
    const permissions = new Permissions(settings(), join(folder, "state"), log, () => new Date());
    await expect(permissions.load()).rejects.toThrow();
    await expect(permissions.allow(5, 1)).rejects.toThrow();
    expect(permissions.role(5)).toBe("stranger");
  });

  test.each(["", "{", "[]", "null", '{"admins":[1]}', '{"admins":["1"],"allowed":[],"denied":[]}'])(
    "in a damaged file (%s) let nobody in; the file is set aside, not deleted",
    async (text) => {
      writeFileSync(join(folder, "access.json"), text);
      const permissions = await open({ allowedIds: [5] });
      expect([permissions.role(1), permissions.role(5)]).toEqual(["stranger", "member"]);
      const [aside = ""] = readdirSync(folder);
      expect(aside).toMatch(/^access\.json\.bad-\d+$/u);
      expect(readFileSync(join(folder, aside), "utf8")).toBe(text);
      expect(said.join("")).toContain("damaged");
    },
  );

  test("of a group go over to its new id: allowed stays allowed, refused stays refused", async () => {
    const permissions = await open({ allowedIds: [-5] });
    await permissions.deny(-6, 1);
    await permissions.migrate(-5, -1005);
    await permissions.migrate(-6, -1006);
    await permissions.migrate(-7, -1007);
    expect([-1005, -1006, -1007].map((id) => permissions.role(id))).toEqual([
      "member",
      "stranger",
      "stranger",
    ]);
    expect(permissions.isDenied(-1006)).toBe(true);
  });
});

describe("the claim", () => {
  test("is valid once, for ten minutes, and for the right code only", () => {
    let now = 0;
    const claim = new Claim(() => now);
    expect(claim.try(`${claim.code}x`, 1)).toBe("wrong");
    expect(claim.try(claim.code, 2)).toBe("claimed");
    expect(claim.try(claim.code, 3)).toBe("wrong");
    const late = new Claim(() => now);
    now += 10 * 60_000 + 1;
    expect(late.try(late.code, 4)).toBe("wrong");
  });

  test("slows a crowd of guessers too, and lets them no further than a thousand guesses in an hour", () => {
    let now = 0;
    const claim = new Claim(() => now);
    let looked = 0;
    for (; now < 3_600_000; now += 100) if (claim.try("claim-guess", now) !== "slow") looked += 1;
    expect(looked).toBeLessThan(1_000);
  });
});

describe("small memories", () => {
  test("a request counts once a day, and anew after a decision", () => {
    let now = 0;
    const requests = new Requests(() => now);
    expect([requests.open(1), requests.open(1)]).toEqual([true, false]);
    requests.close(1);
    expect(requests.open(1)).toBe(true);
    now += 24 * 3_600_000;
    expect(requests.open(1)).toBe(true);
  });

  test("recent questions are the last ten, newest first, each once, after a restart too", async () => {
    mkdirSync(folder, { recursive: true });
    const recents = new Recents(join(folder, "recents.json"), log);
    for (let i = 0; i < 15; i += 1) recents.add(1, `问题${i}`);
    recents.add(1, "问题9");
    recents.add(1, "  ");
    await recents.flush();
    const again = new Recents(join(folder, "recents.json"), log);
    await again.load();
    expect(again.of(1)).toEqual([
      "问题9",
      "问题14",
      "问题13",
      "问题12",
      "问题11",
      "问题10",
      "问题8",
      "问题7",
      "问题6",
      "问题5",
    ]);
    expect(again.of(2)).toEqual([]);
  });
});
