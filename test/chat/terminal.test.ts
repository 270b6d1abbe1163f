import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { chatInTerminal } from "../../src/cli/chat.ts";
import { followUp } from "../../src/question/follow-up.ts";
import { sampleShelf } from "./hand-made.ts";

async function talk(lines: readonly string[], shelf = Promise.resolve(sampleShelf())): Promise<string> {
  const input = new PassThrough();
  const output = new PassThrough();
  let said = "";
  output.on("data", (chunk: Buffer) => (said += chunk.toString("utf8")));
  const ended = chatInTerminal({ input, output, shelf, followUp, now: () => new Date("2024-05-01") });
  input.end(lines.map((line) => `${line}\n`).join(""));
  await ended;
  return said;
}

test("the terminal answers, goes on from the last question, turns to the next passage and ends with the input", async () => {
  const said = await talk(["领事保护宣传", "/more", "3", "/more", "那2021年呢", "", "/list", "/help"]);
  expect(said).toContain("已收录 3 份报告");
  expect(said).toContain("46场 · 2022年〔完成〕");
  expect(said).toContain("38场");
  expect(said).toContain("2023年计划开展领事保护宣传50场");
  expect(said).toContain("没有更多了。");
  expect(said).toContain("↪ 按“");
  expect(said).toContain("（青山年鉴2023.txt）");
  expect(said).toContain("Ctrl-D");
});

test("questions that were typed while the reports opened are answered, none is lost", async () => {
  const opening = new AbortController();
  const shelf = new Promise<ReturnType<typeof sampleShelf>>((resolve) => {
    opening.signal.addEventListener("abort", () => resolve(sampleShelf()));
  });
  const said = talk(["2022年 领事保护", "2021年 领事保护"], shelf);
  setImmediate(() => opening.abort());
  expect(await said).toMatch(/46场[^]*38场/u);
});

test("it ends with the reason where the reports cannot be opened", async () => {
  await expect(talk(["问题"], Promise.reject(new Error("no reports there")))).rejects.toThrow(
    "no reports there",
  );
});
