import { spawn } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../lib/temporary-folder.ts";

const PROJECT = new URL("../../", import.meta.url).pathname;

interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command line; the index is kept in a folder of the test's own. */
async function run(args: readonly string[], input: string | Buffer, index: string): Promise<Ended> {
  const child = spawn(process.execPath, ["dist/cli.js", "ask", "--index", index, ...args], { cwd: PROJECT });
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
  child.stdin.on("error", () => undefined).end(input);
  const status = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { status, out, err };
}

describe("ask --json", { timeout: 60_000 }, () => {
  it("answers the question that stands in the command, without waiting for input", async () => {
    const { status, out } = await run(["--json", "2022年在京落户国际组织多少家"], "", temporaryFolder());
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ question: "2022年在京落户国际组织多少家", found: true });
  });

  it("writes exactly one object for every line, whatever the line is, and nothing else", async () => {
    const lines = [
      "2022年在京落户国际组织多少家",
      "",
      "问".repeat(4_000),
      "\u0000\u0007",
      "a\u2028b",
      "__proto__ constructor",
      '{"question":"x"}',
      "😀".repeat(300),
      "*** ****** *",
      "(((((((((((((((((((a+)+)+)+$",
    ];
    const input = Buffer.concat([
      Buffer.from(`${lines.join("\n")}\r\n`),
      Buffer.from([0xff, 0xfe, 0xed, 0xa0, 0x80, 0x0a]),
    ]);
    const { status, out } = await run(["--json", "--limit", "2"], input, temporaryFolder());
    expect(status).toBe(0);
    const answers = out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(answers).toHaveLength(lines.length + 1);
    for (const answer of answers) {
      expect(Object.keys(answer)).toEqual([
        "question",
        "found",
        "answer",
        "series",
        "passages",
        "note",
        "took_ms",
      ]);
    }
    expect(answers[0]).toMatchObject({
      found: true,
      answer: { text: "111家", kind: "figure", year: 2022, status: "done", passage: 0 },
    });
    const passages = answers[0]?.["passages"];
    expect(Object.keys(Array.isArray(passages) ? passages[0] : {})).toEqual([
      "file",
      "title",
      "year",
      "span",
      "reportYear",
      "status",
      "section",
      "lines",
      "page",
      "text",
      "score",
      "alsoIn",
    ]);
    expect(answers[1]).toMatchObject({ question: "", found: false, answer: null });
  });

  it("answers the same questions in the same words twice", async () => {
    const index = temporaryFolder();
    const ask = async (): Promise<string> =>
      (await run(["--json"], "厦门23年怎么帮企业走出去\n", index)).out.replace(/"took_ms":[\d.]+/u, "");
    expect(await ask()).toBe(await ask());
  });
});

describe("what is wrong is said in one clear sentence, with a status", { timeout: 60_000 }, () => {
  it("a seeds folder that is missing", async () => {
    const { status, out, err } = await run(["--seeds", "/nowhere/at/all", "问题"], "", temporaryFolder());
    expect(status).toBe(1);
    expect(out).toBe("");
    expect(err).toContain("/nowhere/at/all");
    expect(err).not.toContain("    at ");
  });

  it("a seeds folder with no report in it", async () => {
    const seeds = temporaryFolder();
    writeFileSync(
      join(seeds, "picture.txt"),
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]),
    );
    const { status, err } = await run(["--seeds", seeds, "问题"], "", temporaryFolder());
    expect(status).toBe(1);
    expect(err).toContain("picture.txt");
  });

  it("an unknown option, a limit that is no number", async () => {
    expect((await run(["--jsn"], "", temporaryFolder())).status).toBe(2);
    const { status, err } = await run(["--limit", "viele", "问题"], "", temporaryFolder());
    expect(status).toBe(2);
    expect(err).toContain("--limit");
  });

  it("a damaged index is built again, and the question is answered", async () => {
    const index = temporaryFolder();
    await run(["--json"], "", index);
    rmSync(join(index, "CURRENT"));
    mkdirSync(join(index, "CURRENT"));
    const { status, out } = await run(["--json"], "2022年在京落户国际组织多少家\n", index);
    expect(status).toBe(0);
    expect(out).toContain("111家");
  });
});
