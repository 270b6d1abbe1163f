import { afterEach, describe, expect, test } from "vitest";
import { createShelf } from "../../src/chat/shelf.ts";
import { makeReport, type ReportSpec, SAMPLE, simpleAsk } from "../chat/hand-made.ts";
import { plain } from "../faults/fake-bot-api.ts";
import { buttonsOf, dataOf, press, write } from "../faults/people.ts";
import { endBots, messagesIn, nthMessage, startBot } from "./start-bot.ts";

const MEMBER = 51;
const ADMIN = 52;
afterEach(endBots);

const CHANGED: readonly ReportSpec[] = SAMPLE.map((spec, i) =>
  i > 0
    ? spec
    : {
        ...spec,
        paragraphs: [...spec.paragraphs, { section: ["外事", "【新增】"], text: "新增一段。", year: 2022 }],
      },
);

describe("buttons", () => {
  test("under an answer from reports that have changed say so and offer a fresh search", async () => {
    const { api, replace } = await startBot({ allowed: [MEMBER], admins: [ADMIN] });
    write(api, MEMBER, MEMBER, "领事保护宣传");
    const { id } = await nthMessage(api, MEMBER, 1);
    replace(CHANGED);
    write(api, ADMIN, ADMIN, "/reload");
    await nthMessage(api, ADMIN, 2);
    press(api, MEMBER, MEMBER, id, dataOf(api.message(MEMBER, id), "▶"));
    await api.until(() => api.message(MEMBER, id)?.["text"] === "报告已更新，请重新查询");
    await api.until(() => api.done("answerCallbackQuery").length === 1);
    expect(api.done("answerCallbackQuery")[0]?.payload["text"]).toBe("报告已更新，请重新查询");
    press(api, MEMBER, MEMBER, id, dataOf(api.message(MEMBER, id), "重新查询"));
    await api.until(() => api.text(MEMBER, id).includes("46场"));
  });

  test("of a question that is no longer remembered read it from the message that was answered", async () => {
    const { api } = await startBot({ allowed: [MEMBER] });
    const question = write(api, MEMBER, MEMBER, "/ask 领事保护宣传");
    const { id } = await nthMessage(api, MEMBER, 1);
    const original = api.message(MEMBER, question);
    press(api, MEMBER, MEMBER, id, "v1:pg:forgotten:1", { reply_to_message: original });
    await api.until(() => api.text(MEMBER, id).includes("38场"));
  });

  test("of a question that cannot be found again say that they are too old", async () => {
    const { api } = await startBot({ allowed: [MEMBER] });
    write(api, MEMBER, MEMBER, "领事保护宣传");
    const { id } = await nthMessage(api, MEMBER, 1);
    press(api, MEMBER, MEMBER, id, "v1:pg:forgotten:1");
    await api.until(() => api.done("answerCallbackQuery").length === 1);
    expect(api.done("answerCallbackQuery")[0]?.payload["text"]).toBe("这条太久了，请重新提问");
  });

  test("with forged content do nothing, and are answered", async () => {
    const { api } = await startBot({ allowed: [MEMBER] });
    write(api, MEMBER, MEMBER, "领事保护宣传");
    const { id, text } = await nthMessage(api, MEMBER, 1);
    const real = dataOf(api.message(MEMBER, id), "▶");
    const question = real.split(":")[2] ?? "";
    const forged = [
      "",
      "v1",
      "v2:pg:a:1",
      "v1:xx:a:1",
      `v1:pg:${question}:999`,
      `v1:pg:${question}:-1`,
      `v1:pg:${question}:1e9`,
      "v1:fi:../../etc/passwd",
      "v1:fi:0000000000-1",
      `v1:cx:${question}:0:99999`,
      "v1:ok:1",
      "x".repeat(64),
    ];
    for (const data of forged) press(api, MEMBER, MEMBER, id, data);
    await api.until(() => api.done("answerCallbackQuery").length === forged.length);
    expect(messagesIn(api, MEMBER)).toHaveLength(1);
    expect(text).toContain("46场");
  });

  test("pressed twice at once are no fault", async () => {
    const { api } = await startBot({ allowed: [MEMBER] });
    write(api, MEMBER, MEMBER, "领事保护宣传");
    const { id } = await nthMessage(api, MEMBER, 1);
    const data = dataOf(api.message(MEMBER, id), "▶");
    press(api, MEMBER, MEMBER, id, data);
    press(api, MEMBER, MEMBER, id, data);
    await api.until(() => api.done("answerCallbackQuery").length === 2);
    expect(messagesIn(api, MEMBER)).toHaveLength(1);
  });
});

describe("links", () => {
  test("open a passage, and what stands around it", async () => {
    const { api } = await startBot({ allowed: [MEMBER] });
    const [report] = SAMPLE.map(makeReport);
    const id = report?.passages[1]?.id ?? "";
    write(api, MEMBER, MEMBER, `/start p_${id}`);
    expect((await nthMessage(api, MEMBER, 1)).text).toContain("全年新增国际友好城市3个");
    write(api, MEMBER, MEMBER, `/start c_${id}`);
    const around = await nthMessage(api, MEMBER, 2);
    expect(around.text).toContain("统筹推进对外交往");
    expect(around.text).toContain("开展领事保护宣传46场");
    write(api, MEMBER, MEMBER, "/start p_0000000000-7");
    expect((await nthMessage(api, MEMBER, 3)).text).toBe("报告已更新，这段原文不在了，请重新查询。");
  });

  test("/start greets with what is collected and examples that are answered by a tap", async () => {
    const { api } = await startBot({ allowed: [MEMBER] });
    write(api, MEMBER, MEMBER, "/start");
    const { id, text } = await nthMessage(api, MEMBER, 1);
    expect(text).toContain("收录：3份报告，数据年份2021–2023");
    const message = api.message(MEMBER, id);
    expect(buttonsOf(message).find(({ url }) => url?.includes("startgroup"))).toBeDefined();
    press(api, MEMBER, MEMBER, id, dataOf(message, "领事保护"));
    await nthMessage(api, MEMBER, 2);
    press(api, MEMBER, MEMBER, id, dataOf(message, "怎么用"));
    expect((await nthMessage(api, MEMBER, 3)).text).toContain("直接发问题");
  });
});

describe("texts", () => {
  test("longer than one message are split between reports, none over the limit, all in order", async () => {
    const many = Array.from(
      { length: 120 },
      (_, i): ReportSpec => ({
        file: `很长很长的文件夹名称/第${i}份材料😀.txt`,
        title: `第${i}号关于外事工作情况的报告😀 3.14万`,
        reportYear: 2022,
        paragraphs: [{ section: [], text: `第${i}段。`, year: 2022 }],
      }),
    );
    const { api } = await startBot({ allowed: [MEMBER], specs: many });
    write(api, MEMBER, MEMBER, "/list");
    await api.until(() => messagesIn(api, MEMBER).some(({ text }) => text.includes("第119号")));
    const texts = messagesIn(api, MEMBER).map(({ text }) => text);
    expect(texts.length).toBeGreaterThan(1);
    expect(texts.join("\n").match(/第\d+号/gu)).toHaveLength(120);
    for (const text of texts.slice(1)) expect(text).toMatch(/^第\d+号|^📄|^　? ?很长/u);
  });

  test("of reports may hold anything: markup, controls, directions, NUL, lone surrogates", async () => {
    const hostile =
      "领事<b>保护</b> *粗* `码` [链](tg://user?id=1) \u202e倒\u0000空\ud83d孤 😀👨‍👩‍👧 &amp; \r\n\t【】";
    const specs: ReportSpec[] = [
      {
        file: "a<b>.txt",
        title: "标题<i>&",
        reportYear: 2022,
        paragraphs: [{ section: ["节\u202e"], text: hostile.repeat(30), year: 2022 }],
      },
    ];
    const { api, stop } = await startBot({
      allowed: [MEMBER],
      shelf: () => createShelf(specs.map(makeReport), simpleAsk(specs.map(makeReport))),
      specs: [],
    });
    write(api, MEMBER, MEMBER, "保护");
    expect((await nthMessage(api, MEMBER, 1)).text).toContain("<b>保护</b>");
    await stop();
  });

  test("of questions may be anything: empty, 4,000 characters, NUL, emoji", async () => {
    const { api } = await startBot({ allowed: [MEMBER] });
    const texts = [
      "   ",
      "?",
      "领".repeat(4_000),
      "\u0000",
      "\ud83d",
      "😀",
      "/",
      "//",
      "@",
      "__proto__",
      "constructor",
    ];
    for (const text of texts) write(api, MEMBER, MEMBER, text);
    await nthMessage(api, MEMBER, texts.length);
  });
});

test("a person who has blocked the bot is no fault, and holds up nobody", async () => {
  const { api, log } = await startBot({ allowed: [MEMBER, ADMIN] });
  api.chats.blocked.add(MEMBER);
  write(api, MEMBER, MEMBER, "2022年 领事保护");
  write(api, ADMIN, ADMIN, "2022年 领事保护");
  expect((await nthMessage(api, ADMIN, 1)).text).toContain("46场");
  await api.until(() => api.pending === 0);
  expect(log.filter((line) => line.startsWith("error"))).toEqual([]);
  expect(messagesIn(api, MEMBER)).toEqual([]);
});

describe("while the reports", () => {
  test("are opened, a question waits and is answered", async () => {
    const opening = new AbortController();
    const opened = new Promise((resolve) => opening.signal.addEventListener("abort", resolve));
    const bot = await startBot({ allowed: [MEMBER] });
    const ready = bot.reports.ready.bind(bot.reports);
    bot.reports.ready = async (ms) => {
      await opened;
      return ready(ms);
    };
    write(bot.api, MEMBER, MEMBER, "2022年 领事保护");
    await bot.api.until(() => bot.api.done("setMyName").length > 0);
    expect(messagesIn(bot.api, MEMBER)).toHaveLength(0);
    opening.abort();
    expect((await nthMessage(bot.api, MEMBER, 1)).text).toContain("46场");
  });

  test("cannot be opened, people are told so", async () => {
    const bot = await startBot({
      allowed: [MEMBER],
      shelf: () => {
        throw new Error("no such folder");
      },
    });
    write(bot.api, MEMBER, MEMBER, "2022年 领事保护");
    expect((await nthMessage(bot.api, MEMBER, 1)).text).toBe("报告库打不开，请联系管理员。");
  });
});

describe("the profile", () => {
  test("is set in Chinese for every phone, per kind of chat, once for a version", async () => {
    const first = await startBot({ allowed: [MEMBER], admins: [ADMIN] });
    await first.api.until(() => first.api.done("setMyCommands").length === 6);
    const scopes = first.api
      .done("setMyCommands")
      .map(
        ({ payload }) =>
          `${(payload["scope"] as { type: string }).type} ${plain(payload["language_code"]) || "default"}`,
      );
    expect(scopes.toSorted()).toEqual([
      "all_group_chats default",
      "all_group_chats zh",
      "all_private_chats default",
      "all_private_chats zh",
      "chat default",
      "chat zh",
    ]);
    const admin = first.api
      .done("setMyCommands")
      .find(({ payload }) => (payload["scope"] as { type: string }).type === "chat");
    const names = ((admin?.payload["commands"] ?? []) as unknown as { command: string }[]).map(
      ({ command }) => command,
    );
    expect(names).toEqual([
      "ask",
      "trend",
      "year",
      "list",
      "doc",
      "recent",
      "help",
      "privacy",
      "status",
      "reload",
      "allow",
      "deny",
    ]);
    await first.api.until(() => first.api.done("setMyShortDescription").length === 2);
    await first.stop();
    const calls = first.api.done("setMyName").length;
    await startBot({ allowed: [MEMBER], admins: [ADMIN], stateDir: first.stateDir }, first.api);
    write(first.api, MEMBER, MEMBER, "2022年 领事保护");
    await nthMessage(first.api, MEMBER, 1);
    expect(first.api.done("setMyName")).toHaveLength(calls);
  });
});
