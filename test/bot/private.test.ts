import { afterEach, describe, expect, test } from "vitest";
import { buttonsOf, dataOf, edit, press, write } from "../faults/people.ts";
import { endBots, messagesIn, nthMessage, startBot } from "./start-bot.ts";

const MEMBER = 11;
afterEach(endBots);

describe("in a private chat a member", () => {
  test("asks in plain words and gets the passage with figure, year, status, section, lines and file in one message", async () => {
    const { api } = await startBot({ allowed: [MEMBER] });
    const question = write(api, MEMBER, MEMBER, "2022年 领事保护");
    const { text } = await nthMessage(api, MEMBER, 1);
    expect(text).toContain("46场 · 2022年〔完成〕");
    expect(text).toContain("开展领事保护宣传46场，惠及群众2.3万人。");
    expect(text).toContain("青山市年鉴（2023）·外事");
    expect(text).toContain("第3行 · 青山年鉴2023.txt");
    const [call] = api.done("sendMessage");
    expect(call?.payload["reply_parameters"]).toMatchObject({ message_id: question });
    expect(call?.payload["link_preview_options"]).toEqual({ is_disabled: true });
    expect(messagesIn(api, MEMBER)).toHaveLength(1);
  });

  test("goes on without repeating the words, and is told how it was understood", async () => {
    const { api } = await startBot({ allowed: [MEMBER] });
    write(api, MEMBER, MEMBER, "2022年 领事保护");
    await nthMessage(api, MEMBER, 1);
    write(api, MEMBER, MEMBER, "那2021年呢");
    const second = await nthMessage(api, MEMBER, 2);
    expect(second.text).toContain("↪ 按“");
    expect(second.text).toContain("38场 · 2021年");
    expect(buttonsOf(api.message(MEMBER, second.id)).map(({ text }) => text)).toContain("✖ 当作新问题");
  });

  test("turns pages in place, without arrows at the ends", async () => {
    const { api } = await startBot({ allowed: [MEMBER] });
    write(api, MEMBER, MEMBER, "领事保护宣传");
    const { id } = await nthMessage(api, MEMBER, 1);
    const labels = (): string[] => buttonsOf(api.message(MEMBER, id)).map(({ text }) => text);
    expect(labels()).toContain("1/3");
    expect(labels()).not.toContain("◀");
    press(api, MEMBER, MEMBER, id, dataOf(api.message(MEMBER, id), "▶"));
    await api.until(() => labels().includes("2/3"));
    press(api, MEMBER, MEMBER, id, dataOf(api.message(MEMBER, id), "▶"));
    await api.until(() => labels().includes("3/3"));
    expect(labels()).not.toContain("▶");
    expect(messagesIn(api, MEMBER)).toHaveLength(1);
    await api.until(() => api.done("answerCallbackQuery").length === 2);
  });

  test("sees what stands before and after in the same message, and comes back", async () => {
    const { api } = await startBot({ allowed: [MEMBER] });
    write(api, MEMBER, MEMBER, "2022年 来访团组");
    const { id, text } = await nthMessage(api, MEMBER, 1);
    press(api, MEMBER, MEMBER, id, dataOf(api.message(MEMBER, id), "上下文"));
    await api.until(() => api.text(MEMBER, id).includes("统筹推进对外交往"));
    expect(api.text(MEMBER, id)).toContain("开展领事保护宣传46场");
    press(api, MEMBER, MEMBER, id, dataOf(api.message(MEMBER, id), "返回"));
    await api.until(() => api.message(MEMBER, id)?.["text"] === text);
  });

  test("copies the quote with its source, and forwards exactly this passage", async () => {
    const { api } = await startBot({ allowed: [MEMBER] });
    write(api, MEMBER, MEMBER, "2022年 来访团组");
    const { id } = await nthMessage(api, MEMBER, 1);
    const buttons = buttonsOf(api.message(MEMBER, id));
    const copy = buttons.find(({ text }) => text.includes("复制"))?.copy_text?.text;
    expect(copy).toBe("“接待来访团组128个，同比增长12.5%。”——《青山市年鉴（2023）·外事》第2行");
    const forward = buttons.find(({ text }) => text.includes("转发"));
    expect(forward?.switch_inline_query_chosen_chat?.query).toMatch(/^#[0-9a-f]{10}-1$/u);
  });

  test("asks the same for a neighbouring year and for all years by a button, in place", async () => {
    const { api } = await startBot({ allowed: [MEMBER] });
    write(api, MEMBER, MEMBER, "2022年 领事保护");
    const { id } = await nthMessage(api, MEMBER, 1);
    const text = (): string => api.text(MEMBER, id);
    press(api, MEMBER, MEMBER, id, dataOf(api.message(MEMBER, id), "2021年"));
    await api.until(() => text().includes("38场 · 2021年"));
    press(api, MEMBER, MEMBER, id, dataOf(api.message(MEMBER, id), "历年对比"));
    await api.until(() => text().includes("领事保护 · 历年"));
    expect(text()).toContain("2023年　50场〔计划〕");
    expect(text()).toContain("2022年　46场〔完成〕");
    expect(text()).toContain("2021年　38场〔完成〕");
    press(api, MEMBER, MEMBER, id, dataOf(api.message(MEMBER, id), "2021年"));
    await api.until(() => text().includes("惠及群众1.8万人"));
    expect(messagesIn(api, MEMBER)).toHaveLength(1);
  });

  test("gets the chart as a photo with the same numbers in its caption", async () => {
    const { api } = await startBot({ allowed: [MEMBER] });
    write(api, MEMBER, MEMBER, "/trend 领事保护");
    const { id } = await nthMessage(api, MEMBER, 1);
    press(api, MEMBER, MEMBER, id, dataOf(api.message(MEMBER, id), "图表"));
    await api.until(() => api.done("sendPhoto").length === 1);
    const [photo] = api.done("sendPhoto");
    expect(photo?.files[0]?.bytes.subarray(1, 4).toString()).toBe("PNG");
    expect(photo?.payload["caption"]).toContain("2022年　46场");
    expect(photo?.payload["reply_parameters"]).toMatchObject({ message_id: id });
  });

  test("gets the source file with the lines in the caption; the second time without an upload", async () => {
    const { api } = await startBot({ allowed: [MEMBER] });
    write(api, MEMBER, MEMBER, "2023年 领事保护");
    const { id } = await nthMessage(api, MEMBER, 1);
    const data = dataOf(api.message(MEMBER, id), "原文件");
    press(api, MEMBER, MEMBER, id, data);
    await api.until(() => api.done("sendDocument").length === 1);
    press(api, MEMBER, MEMBER, id, data);
    await api.until(() => api.done("sendDocument").length === 2);
    const [first, second] = api.done("sendDocument");
    expect(first?.files[0]?.filename).toBe("2023工作计划.txt");
    expect(first?.files[0]?.bytes.toString()).toContain("计划开展领事保护宣传50场");
    expect(first?.payload["caption"]).toContain("第1行");
    expect(second?.files).toHaveLength(0);
  });

  test("edits the question and the same answer changes", async () => {
    const { api } = await startBot({ allowed: [MEMBER] });
    const question = write(api, MEMBER, MEMBER, "2022年 领事保护");
    const { id } = await nthMessage(api, MEMBER, 1);
    edit(api, MEMBER, MEMBER, question, "2021年 领事保护");
    await api.until(() => api.text(MEMBER, id).includes("38场"));
    expect(messagesIn(api, MEMBER)).toHaveLength(1);
  });

  test("is told honestly when nothing is found", async () => {
    const { api } = await startBot({ allowed: [MEMBER] });
    write(api, MEMBER, MEMBER, "2022年 数字经济");
    const { text } = await nthMessage(api, MEMBER, 1);
    expect(text).toContain("没有查到“2022年 数字经济”的内容。");
    expect(text).toContain("查过：3份报告");
  });

  test("sends a photo, a voice message, a sticker, and is told once each that only text is understood", async () => {
    const { api } = await startBot({ allowed: [MEMBER] });
    for (const kind of ["photo", "voice", "sticker"]) {
      const id = api.nextMessageId();
      api.push({
        message: {
          message_id: id,
          date: 0,
          from: { id: MEMBER, is_bot: false, first_name: "人" },
          chat: { id: MEMBER, type: "private", first_name: "人" },
          [kind]: {},
        },
      });
    }
    expect((await nthMessage(api, MEMBER, 3)).text).toBe("目前只认文字，请把问题打出来。");
  });

  test("posts an inline answer of the bot and gets no answer to it", async () => {
    const { api } = await startBot({ allowed: [MEMBER] });
    write(api, MEMBER, MEMBER, "46场 · 2022年", {
      via_bot: { id: api.botId, is_bot: true, first_name: "报告" },
    });
    write(api, MEMBER, MEMBER, "2022年 领事保护");
    await nthMessage(api, MEMBER, 1);
    expect(messagesIn(api, MEMBER)).toHaveLength(1);
  });

  test("uses commands in any case of letters and Chinese words without a slash", async () => {
    const { api } = await startBot({ allowed: [MEMBER] });
    write(api, MEMBER, MEMBER, "/ASK 2022年 领事保护");
    expect((await nthMessage(api, MEMBER, 1)).text).toContain("46场");
    write(api, MEMBER, MEMBER, "帮助");
    expect((await nthMessage(api, MEMBER, 2)).text).toContain("直接发问题");
    write(api, MEMBER, MEMBER, "列表");
    expect((await nthMessage(api, MEMBER, 3)).text).toContain("已收录 3 份报告");
    write(api, MEMBER, MEMBER, "对比 领事保护");
    expect((await nthMessage(api, MEMBER, 4)).text).toContain("领事保护 · 历年");
    write(api, MEMBER, MEMBER, "/recent");
    expect((await nthMessage(api, MEMBER, 5)).text).toContain("2022年 领事保护");
    write(api, MEMBER, MEMBER, "/year 2021 领事保护");
    expect((await nthMessage(api, MEMBER, 6)).text).toContain("38场");
    write(api, MEMBER, MEMBER, "/doc");
    expect(buttonsOf(api.message(MEMBER, (await nthMessage(api, MEMBER, 7)).id))).toHaveLength(3);
    write(api, MEMBER, MEMBER, "/status");
    expect((await nthMessage(api, MEMBER, 8)).text).toBe("没有这个命令，/help 看用法。");
  });

  test("is told with a number when an answer fails, which the log has without the question", async () => {
    const { api, log } = await startBot({ allowed: [MEMBER] });
    write(api, MEMBER, MEMBER, "出错 秘密问题");
    const { text } = await nthMessage(api, MEMBER, 1);
    const number = /编号 ([0-9A-F]{4})/u.exec(text)?.[1] ?? "none";
    expect(log.join("")).toContain(number);
    expect(log.join("")).not.toContain("秘密问题");
  });

  test("gets a masked figure as it is printed", async () => {
    const { api } = await startBot({ allowed: [MEMBER] });
    write(api, MEMBER, MEMBER, "涉外培训");
    expect((await nthMessage(api, MEMBER, 1)).text).toContain("**名学员参加");
  });
});
