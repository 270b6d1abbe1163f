import { afterEach, describe, expect, test } from "vitest";
import { addBot, buttonsOf, dataOf, press, replyTo, write } from "../faults/people.ts";
import { endBots, messagesIn, nthMessage, startBot } from "./start-bot.ts";

const GROUP = -1_001_234;
const ASKER = 21;
const OTHER = 22;
const ADMIN = 9;
afterEach(endBots);

describe("in a group with privacy mode on", () => {
  test("/ask with the bot's name is answered: compact, quiet, to the asker, with one row of buttons", async () => {
    const { api } = await startBot({ allowed: [GROUP] });
    const question = write(api, ASKER, GROUP, `/ask@${api.username} 2022年 领事保护`);
    const { id, text } = await nthMessage(api, GROUP, 1);
    expect(text).toContain("46场 · 2022年〔完成〕");
    expect(text).toContain("📄 《青山市年鉴（2023）·外事》第3行");
    const [call] = api.done("sendMessage");
    expect(call?.payload).toMatchObject({
      disable_notification: true,
      reply_parameters: { message_id: question },
    });
    expect(call?.payload).not.toHaveProperty("message_thread_id");
    const markup = api.message(GROUP, id)?.["reply_markup"] as { inline_keyboard: unknown[][] };
    expect(markup.inline_keyboard).toHaveLength(1);
    expect(
      buttonsOf(api.message(GROUP, id)).find(({ text: label }) => label.includes("私聊看"))?.url,
    ).toMatch(/^https:\/\/t\.me\/\w+\?start=p_[0-9a-f]{10}-2$/u);
  });

  test("a reply to its answer goes on with that question, whoever replies", async () => {
    const { api } = await startBot({ allowed: [GROUP] });
    write(api, ASKER, GROUP, `/ask@${api.username} 2022年 领事保护`);
    const first = await nthMessage(api, GROUP, 1);
    write(api, OTHER, GROUP, `/ask@${api.username} 2022年 来访团组`);
    await nthMessage(api, GROUP, 2);
    replyTo(api, OTHER, GROUP, first.id, "那2021年呢");
    const third = await nthMessage(api, GROUP, 3);
    expect(third.text).toContain("38场 · 2021年");
    expect(third.text).toContain("↪ 按“");
  });

  test("/ask without a question asks back, and the reply to that is the question", async () => {
    const { api } = await startBot({ allowed: [GROUP] });
    write(api, ASKER, GROUP, `/ask@${api.username}`);
    const prompt = await nthMessage(api, GROUP, 1);
    expect(api.done("sendMessage")[0]?.payload["reply_markup"]).toMatchObject({
      force_reply: true,
      selective: true,
    });
    replyTo(api, ASKER, GROUP, prompt.id, "2022年 领事保护");
    expect((await nthMessage(api, GROUP, 2)).text).toContain("46场");
  });

  test("in a forum it answers in the topic of the question, and in General without naming one", async () => {
    const { api } = await startBot({ allowed: [GROUP] });
    write(api, ASKER, GROUP, `/ask@${api.username} 2022年 领事保护`, {
      is_topic_message: true,
      message_thread_id: 77,
    });
    await nthMessage(api, GROUP, 1);
    expect(api.done("sendMessage")[0]?.payload["message_thread_id"]).toBe(77);
    // A reply chain outside of forums has a thread id too, which is no topic.
    write(api, ASKER, GROUP, `/ask@${api.username} 2022年 领事保护`, { message_thread_id: 5 });
    await nthMessage(api, GROUP, 2);
    expect(api.done("sendMessage")[1]?.payload).not.toHaveProperty("message_thread_id");
  });

  test("only the asker turns pages; others get a hint, and the card stays", async () => {
    const { api } = await startBot({ allowed: [GROUP] });
    write(api, ASKER, GROUP, `/ask@${api.username} 领事保护宣传`);
    const { id } = await nthMessage(api, GROUP, 1);
    const data = dataOf(api.message(GROUP, id), "1/3");
    press(api, OTHER, GROUP, id, data);
    await api.until(() => api.done("answerCallbackQuery").length === 1);
    expect(api.done("answerCallbackQuery")[0]?.payload["text"]).toBe("仅提问人可翻页，可用 /ask 自己查");
    expect(api.done("editMessageText")).toHaveLength(0);
    press(api, ASKER, GROUP, id, data);
    await api.until(() => api.done("editMessageText").length === 1);
  });

  test("it stays below Telegram's 20 messages a minute: one notice, then silence", async () => {
    const { api } = await startBot({ allowed: [GROUP] });
    for (let i = 0; i < 25; i += 1) write(api, ASKER, GROUP, `/ask@${api.username} 2022年 领事保护`);
    await api.until(() => api.pending === 0);
    const texts = messagesIn(api, GROUP).map(({ text }) => text);
    expect(texts.filter((text) => text.includes("46场"))).toHaveLength(17);
    expect(texts.filter((text) => text.includes("请稍候几秒"))).toHaveLength(1);
    expect(texts).toHaveLength(18);
  });
});

describe("in a group with privacy mode off", () => {
  test("its name anywhere in the text is a question; all other talk is left alone", async () => {
    const { api } = await startBot({ allowed: [GROUP], api: { readsGroups: true } });
    write(api, OTHER, GROUP, "2022年 领事保护");
    write(api, OTHER, GROUP, "/help");
    write(api, OTHER, GROUP, "/ask@other_news_bot 2022年 领事保护");
    write(api, OTHER, GROUP, "@other_news_bot 2022年 领事保护");
    write(api, OTHER, GROUP, `mail@${api.username}.example 2022年`, { entities: [] });
    write(api, ASKER, GROUP, `2022年 @${api.username.toUpperCase()} 领事保护`);
    const { text } = await nthMessage(api, GROUP, 1);
    expect(text).toContain("46场");
    expect(messagesIn(api, GROUP)).toHaveLength(1);
  });

  test("a mention of its name by a long way (a name without @) counts too", async () => {
    const { api } = await startBot({ allowed: [GROUP], api: { readsGroups: true } });
    write(api, ASKER, GROUP, "报告 2022年 领事保护", {
      entities: [
        {
          type: "text_mention",
          offset: 0,
          length: 2,
          user: { id: api.botId, is_bot: true, first_name: "报告" },
        },
      ],
    });
    expect((await nthMessage(api, GROUP, 1)).text).toContain("46场");
  });
});

describe("on being added", () => {
  test("to an allowed group it says in one message what works there", async () => {
    const { api } = await startBot({ allowed: [GROUP] });
    addBot(api, ASKER, { id: GROUP });
    const { text } = await nthMessage(api, GROUP, 1);
    expect(text).toContain(`/ask@${api.username}`);
    expect(text).toContain("我看不到其他聊天内容。");
    expect(api.done("leaveChat")).toHaveLength(0);
  });

  test("to an allowed group where it sees everything it says so", async () => {
    const { api } = await startBot({ allowed: [GROUP], api: { readsGroups: true } });
    addBot(api, ASKER, { id: GROUP });
    expect((await nthMessage(api, GROUP, 1)).text).toContain("没有叫到我的聊天我不理会。");
  });

  test("to another group it says the id, leaves, and an admin can approve it", async () => {
    const { api } = await startBot({ admins: [ADMIN] });
    addBot(api, OTHER, { id: GROUP, title: "别的群" });
    expect((await nthMessage(api, GROUP, 1)).text).toContain(String(GROUP));
    await api.until(() => api.done("leaveChat").length === 1);
    const request = await nthMessage(api, ADMIN, 1);
    expect(request.text).toContain("别的群");
    press(api, ADMIN, ADMIN, request.id, dataOf(api.message(ADMIN, request.id), "批准"));
    await api.until(() => api.text(ADMIN, request.id).includes("已开通"));
    write(api, ASKER, GROUP, `/ask@${api.username} 2022年 领事保护`);
    expect((await nthMessage(api, GROUP, 2)).text).toContain("46场");
  });
});

describe("when a group is upgraded", () => {
  test("its permission goes over to the new id, told by a message", async () => {
    const { api, stateDir } = await startBot({ allowed: [-500] });
    write(api, ASKER, { id: -500, type: "group" }, "", { migrate_to_chat_id: GROUP });
    write(api, ASKER, GROUP, `/ask@${api.username} 2022年 领事保护`, {});
    // Two chats, two lanes: the question may be first, and is then not answered yet.
    await api.until(() => api.pending === 0);
    write(api, ASKER, GROUP, `/ask@${api.username} 2022年 领事保护`);
    expect((await nthMessage(api, GROUP, 1)).text).toContain("46场");
    expect(stateDir).toBeTruthy();
  });

  test("an answer on its way to the old id arrives at the new one", async () => {
    const { api } = await startBot({ allowed: [-500] });
    api.chats.migrated.set(-500, GROUP);
    write(api, ASKER, { id: -500, type: "group" }, `/ask@${api.username} 2022年 领事保护`);
    expect((await nthMessage(api, GROUP, 1)).text).toContain("46场");
  });
});
