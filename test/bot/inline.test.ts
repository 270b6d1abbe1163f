import { afterEach, describe, expect, test } from "vitest";
import type { FakeBotApi } from "../faults/fake-bot-api.ts";
import { typeInline, write } from "../faults/people.ts";
import type { ReportSpec } from "../chat/hand-made.ts";
import { endBots, nthMessage, startBot } from "./start-bot.ts";

const MEMBER = 31;
const STRANGER = 32;
afterEach(endBots);

interface Shown {
  readonly results: readonly {
    id: string;
    title: string;
    description: string;
    input_message_content: { message_text: string };
  }[];
  readonly next_offset: string;
  readonly is_personal: boolean;
  readonly cache_time: number;
  readonly button?: { text: string; start_parameter: string };
}

async function ask(api: FakeBotApi, user: number, query: string, offset = ""): Promise<Shown> {
  const id = typeInline(api, user, query, offset);
  const answered = (): unknown =>
    api.done("answerInlineQuery").find(({ payload }) => payload["inline_query_id"] === id)?.payload;
  await api.until(() => answered() !== undefined);
  return answered() as Shown;
}

/** Thirty passages on one thing. */
const MANY: readonly ReportSpec[] = [
  {
    file: "很多.txt",
    title: "很多",
    reportYear: 2022,
    paragraphs: Array.from({ length: 23 }, (_, i) => ({
      section: [`第${i}节`],
      text: `友好城市活动${i + 1}场。`,
      year: 2022,
    })),
  },
];

describe("inline, in any chat", () => {
  test("a member sees whole answers with year, figure and citation; nothing is shared or kept long", async () => {
    const { api } = await startBot({ allowed: [MEMBER] });
    const shown = await ask(api, MEMBER, "2022年 领事保护");
    expect(shown.is_personal).toBe(true);
    expect(shown.cache_time).toBeLessThanOrEqual(60);
    expect(shown.results[0]?.title).toBe("2022年〔完成〕｜青山市年鉴（2023）·外事");
    expect(shown.results[0]?.description).toMatch(/^46场｜/u);
    expect(shown.results[0]?.input_message_content.message_text).toContain(
      "📄 《青山市年鉴（2023）·外事》第3行",
    );
  });

  test("long lists come in pages by offset, without doubles", async () => {
    const { api } = await startBot({ allowed: [MEMBER], specs: MANY });
    const pages = [await ask(api, MEMBER, "友好城市")];
    while (pages.at(-1)?.next_offset !== "")
      pages.push(await ask(api, MEMBER, "友好城市", pages.at(-1)?.next_offset));
    expect(pages.map(({ results }) => results.length)).toEqual([10, 10, 3]);
    expect(new Set(pages.flatMap(({ results }) => results.map(({ id }) => id))).size).toBe(23);
  });

  test("ids are the same after a restart, and others after the reports changed", async () => {
    const first = await startBot({ allowed: [MEMBER] });
    const before = (await ask(first.api, MEMBER, "2022年 领事保护")).results.map(({ id }) => id);
    const second = await startBot({ allowed: [MEMBER] });
    expect((await ask(second.api, MEMBER, "2022年 领事保护")).results.map(({ id }) => id)).toEqual(before);
    const third = await startBot({ allowed: [MEMBER], specs: MANY });
    expect((await ask(third.api, MEMBER, "友好城市")).results.map(({ id }) => id)).not.toEqual(before);
  });

  test("a forwarded passage is exactly that passage", async () => {
    const { api } = await startBot({ allowed: [MEMBER] });
    const [id = ""] = (await ask(api, MEMBER, "2022年 来访团组")).results.map(
      (result) => result.id.split(".")[0] ?? "",
    );
    const shown = await ask(api, MEMBER, `#${id}`);
    expect(shown.results).toHaveLength(1);
    expect(shown.results[0]?.input_message_content.message_text).toContain("接待来访团组128个");
  });

  test("an empty query shows the asker's recent questions and examples, each with its answer", async () => {
    const { api } = await startBot({ allowed: [MEMBER] });
    write(api, MEMBER, MEMBER, "2022年 领事保护");
    await nthMessage(api, MEMBER, 1);
    const shown = await ask(api, MEMBER, "");
    expect(shown.results[0]?.title).toBe("最近查过：2022年 领事保护");
    expect(shown.results[0]?.input_message_content.message_text).toContain("46场");
  });

  test("nothing found is a button above an empty list, never a result to tap", async () => {
    const { api } = await startBot({ allowed: [MEMBER] });
    for (const query of ["数字经济", "x", "#0000000000-9"]) {
      const shown = await ask(api, MEMBER, query);
      expect(shown.results).toHaveLength(0);
      expect(shown.button).toEqual({ text: "没有查到，点此换个说法", start_parameter: "help" });
    }
  });

  test("a stranger gets the button to ask for access, and nothing of the reports", async () => {
    const { api } = await startBot({ allowed: [MEMBER] });
    const shown = await ask(api, STRANGER, "2022年 领事保护");
    expect(shown.results).toHaveLength(0);
    expect(shown.is_personal).toBe(true);
    expect(shown.button).toEqual({ text: "未开通，点此申请", start_parameter: "auth" });
  });

  test("an answer that comes too late for Telegram harms nothing", async () => {
    const { api } = await startBot({ allowed: [MEMBER] });
    api.fail("answerInlineQuery", "400-too-old");
    typeInline(api, MEMBER, "2022年 领事保护");
    await api.until(() => api.faultsLeft === 0);
    expect((await ask(api, MEMBER, "2022年 领事保护")).results).toHaveLength(1);
  });

  test("what is typed is neither logged nor kept", async () => {
    const { api, log, stateDir, stop } = await startBot({ allowed: [MEMBER] });
    await ask(api, MEMBER, "只打不发的字");
    await stop();
    const { readdirSync, readFileSync } = await import("node:fs");
    const files = readdirSync(stateDir, { recursive: true, withFileTypes: true }).filter((one) =>
      one.isFile(),
    );
    const kept = files.map((one) => readFileSync(`${one.parentPath}/${one.name}`, "utf8")).join("");
    expect(log.join("") + kept).not.toContain("只打不发的字");
  });
});
