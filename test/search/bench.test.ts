import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { benchSquad } from "../../src/cli/bench-squad.ts";
import { recombine } from "../../src/cli/recombine.ts";
import { readSquad, splitSentences, squadReports } from "../../src/cli/squad.ts";
import { runTrain } from "../../src/cli/train.ts";
import { makeReport } from "./reports.ts";

const LONG = "青石博物馆位于城南，由旧粮仓改建而成，是全市最大的博物馆。".repeat(8);
const SET = JSON.stringify({
  data: [
    {
      title: "博物馆",
      paragraphs: [
        {
          context: `${LONG}馆藏文物3000件。2018年5月1日起免费开放。`,
          qas: [
            { question: "青石博物馆什么时候开放？", answers: [{ text: "2018年5月1日" }] },
            { question: "青石博物館藏有多少文物？", answers: [{ text: "3000件" }] },
          ],
        },
      ],
    },
    {
      title: "大桥",
      paragraphs: [
        {
          context: "云桥大桥全长1122米，宽32米。大桥于2019年通车！",
          qas: [{ question: "云桥大桥全长多少米？", answers: [{ text: "1122米" }] }],
        },
      ],
    },
  ],
});

describe("a reading comprehension set", () => {
  const set = readSquad(SET);

  it("is read with its questions, answers and articles", () => {
    expect(set.paragraphs).toHaveLength(2);
    expect(set.questions.map(({ paragraph }) => paragraph)).toEqual([0, 0, 1]);
    expect(set.titles).toEqual(["博物馆", "大桥"]);
  });

  it("becomes reports without a title, whole or in passages of at most 200 characters", () => {
    const whole = squadReports(set, "para");
    expect(whole.map(({ title, passages }) => [title, passages.length])).toEqual([
      ["", 1],
      ["", 1],
    ]);
    const short = squadReports(set, "p200");
    expect(short[0]?.passages.length).toBeGreaterThan(1);
    for (const { text } of short[0]?.passages ?? []) expect(text.length).toBeLessThanOrEqual(200);
    expect(short[0]?.passages.map(({ text }) => text).join("")).toBe(set.paragraphs[0]);
  });

  it("is refused by name where it is something else", () => {
    for (const other of ["{}", "[]", '{"data": [{"paragraphs": 1}]}'])
      expect(() => readSquad(other)).toThrow("SQuAD");
  });

  it("sentences cover a text without gaps", () => {
    const text = "一。二！？“三。”四；五";
    const spans = splitSentences(text);
    expect(spans.map(([start, end]) => text.slice(start, end)).join("")).toBe(text);
    expect(spans).toHaveLength(5);
  });
});

describe("bench and train", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "train-"));
    await writeFile(join(folder, "set.json"), SET);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it("measures every question beside plain MiniSearch, in both shapes", async () => {
    const file = join(folder, "set.json");
    const scores = (await benchSquad([file], 0)).get(file) ?? [];
    expect(scores.map(({ name }) => name)).toEqual([
      "p200 MiniSearch + cutForSearch",
      "p200 ours",
      "para MiniSearch + cutForSearch",
      "para ours",
    ]);
    for (const { places, times } of scores) expect([places.length, times.length]).toEqual([3, 3]);
    expect(scores[3]?.places).toEqual([0, 0, 0]);
  });

  it("measures with weights that never saw the question", async () => {
    const file = join(folder, "set.json");
    const scores = (await benchSquad([file], 2)).get(file) ?? [];
    expect(scores).toHaveLength(4);
    expect(scores.every(({ places }) => places.length === 3)).toBe(true);
  });

  it("the same folder gives the same weights", async () => {
    const out = [join(folder, "one.weights"), join(folder, "two.weights")];
    for (const file of out) expect(await runTrain([folder, "--out", file])).toBe(0);
    const [one, two] = await Promise.all(out.map((file) => readFile(file, "utf8")));
    expect(one).toBe(two);
    expect(JSON.parse(one ?? "")).toMatchObject({
      passage: expect.any(Object),
      sentence: expect.any(Object),
    });
  });

  it("says what is wanting", async () => {
    await expect(runTrain([tmpdir(), "--out", join(folder, "none")])).rejects.toThrow();
  });
});

describe("many passages out of few", () => {
  const report = makeReport({
    file: "a",
    title: "总结",
    passages: [{ text: "举办讲座12场，参加者600余人。接待观众35万人次。" }, { text: "办理证件300件。" }],
  });

  it("are as many as wanted, and the same each time", () => {
    const grown = recombine([report], 50);
    expect(grown.reduce((sum, { passages }) => sum + passages.length, 0)).toBe(50);
    expect(recombine([report], 50)).toEqual(grown);
  });

  it("none come from none", () => {
    expect(recombine([], 50)).toEqual([]);
  });
});
