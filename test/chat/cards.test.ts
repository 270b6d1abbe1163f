/** What people see, as texts that a person can read: test/cases/chat/cards/. After a wanted change: vitest -u, and read the difference. */

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { converse } from "../../src/chat/converse.ts";
import { plainText } from "../../src/chat/plain.ts";
import { type Form, openingView, present } from "../../src/chat/present.ts";
import type { View } from "../../src/chat/reply.ts";
import { followUp } from "../../src/question/follow-up.ts";
import { SAMPLE, sampleShelf } from "./hand-made.ts";
import { screen } from "./screen.ts";

interface Case {
  readonly name: string;
  readonly question: string;
  readonly previous?: string;
  readonly view?: View;
  readonly form?: Form;
}

const CASES: readonly Case[] = JSON.parse(
  readFileSync(new URL("../cases/chat/cards.json", import.meta.url), "utf8"),
);

/** A long passage, beside the usual sample. */
const LONG = {
  file: "长文.txt",
  title: "青山市2022年工作报告",
  reportYear: 2023,
  paragraphs: [
    {
      section: ["一、工作回顾", "（三）安全保障"],
      text: "一年来，全市上下同心，外事工作服务大局的能力稳步提升。聚焦重点人群开展安全教育，组织专题讲座，覆盖高校和企业。编印《海外安全手册》5000册，发放至出境人员和派出单位。建立预警信息发布机制，及时转发提醒。与有关部门联合演练，完善应急预案，提高处置能力。持续改进服务流程，压缩办理时限，群众满意度进一步提高，形成了可推广的做法。下一步将扩大覆盖面。",
      year: 2022,
      status: "done" as const,
    },
  ],
};

/** A review of several years as a whole. */
const SPAN = {
  file: "五年.txt",
  title: "青山市2023年政府工作报告",
  reportYear: 2023,
  paragraphs: [
    "过去五年，全市植树造林120万人次。",
    "过去五年，河湖治理更加有力。",
    "过去五年，林长参与河湖治理。",
  ].map((text) => ({
    section: ["一、过去五年工作回顾"],
    text,
    year: null,
    span: [2018, 2022] as const,
    status: "done" as const,
  })),
};

/** Several passages that say about the same. */
const EQUAL = {
  file: "区县.txt",
  title: "青山市各区2021年工作总结",
  reportYear: 2022,
  paragraphs: ["东城区", "西城区", "南城区", "北城区"].map((section, i) => ({
    section: [section],
    text: `${section}推进数字化服务，窗口办理更加便捷。继续做好日常工作。`,
    year: 2020 + (i % 2),
    status: "done" as const,
  })),
};

const shelf = sampleShelf([...SAMPLE, LONG, SPAN, EQUAL]);
const today = new Date("2024-05-01");

describe("a card on the phone", () => {
  test.each(CASES)("$name", async ({ name, question, previous = null, view, form = "full" }) => {
    const asked = converse({ shelf, text: question, previous, followUp, today });
    const reply = present(asked, shelf, view ?? openingView(asked), form);
    const before = previous === null ? "" : `上一问：${previous}\n`;
    await expect(`${before}问：${question}\n${"─".repeat(20)}\n${screen(reply)}\n`).toMatchFileSnapshot(
      `../cases/chat/cards/${name}.txt`,
    );
  });
});

describe("in the terminal", () => {
  test("the same card is plain text, the whole passage once, no control characters of the source", () => {
    const asked = converse({ shelf, text: "海外安全手册", previous: null, followUp, today });
    const text = plainText(present(asked, shelf, openingView(asked)));
    expect(text.match(/编印《海外安全手册》/gu)).toHaveLength(1);
    expect(text).toContain("│ 一年来");
    expect(text).toContain("第1行 · 长文.txt");
    expect(
      plainText({ blocks: [{ kind: "line", runs: [{ text: "a\u001b[2Jb", style: "bold" }] }], rows: [] }),
    ).toBe("a[2Jb");
  });
});
