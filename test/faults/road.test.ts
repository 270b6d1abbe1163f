/** The whole road of a department: from the first start to daily use, through restarts, as one process after another. */

import { expect, test } from "vitest";
import { makeBed, textsTo, useBeds } from "./bed.ts";
import type { FakeBotApi } from "./fake-bot-api.ts";
import { addBot, dataOf, edit, press, replyTo, typeInline, write } from "./people.ts";

useBeds();

const CHIEF = 11;
const CLERK = 12;
const GROUP = -1_001;

async function nth(api: FakeBotApi, chat: number, n: number): Promise<{ id: number; text: string }> {
  await api.until(() => textsTo(api, chat).length >= n, 20_000, `message ${n} in ${chat}`);
  const call = api.done("sendMessage").filter(({ payload }) => payload["chat_id"] === chat)[n - 1];
  const { message_id: id } = (call?.result ?? { message_id: 0 }) as { message_id: number };
  return { id, text: textsTo(api, chat)[n - 1] ?? "" };
}

test("claim, request, approval, private chat, chart, document, edit, group with a topic, upgrade, inline, links", {
  timeout: 90_000,
}, async () => {
  const { api, start } = await makeBed({ TELEGRAM_ACCESS: "" });

  // The first admin needs no id.
  const first = start({}, ["--claim"]);
  await api.until(() => /start=claim-/u.test(first.output()), 20_000, "the claim link");
  const link = /start=(claim-[\w-]+)/u.exec(first.output())?.[1] ?? "";
  write(api, CHIEF, CHIEF, `/start ${link}`);
  expect((await nth(api, CHIEF, 1)).text).toContain("你现在是管理员");
  expect(await first.kill("SIGTERM")).toBe(0);

  // A clerk asks for access; the admin approves after a restart.
  const second = start();
  write(api, CLERK, CLERK, "2022年领事保护宣传多少场");
  const refusal = await nth(api, CLERK, 1);
  expect(refusal.text).toContain("仅限内部");
  press(api, CLERK, CLERK, refusal.id, dataOf(api.message(CLERK, refusal.id), "申请开通"));
  const request = await nth(api, CHIEF, 2);
  press(api, CHIEF, CHIEF, request.id, dataOf(api.message(CHIEF, request.id), "批准"));
  expect((await nth(api, CLERK, 2)).text).toContain("已为你开通");

  // Private chat: question, follow-up, comparison, chart, document, edit.
  const question = write(api, CLERK, CLERK, "2022年领事保护宣传多少场");
  const answer = await nth(api, CLERK, 3);
  expect(answer.text).toContain("46场 · 2022年");
  write(api, CLERK, CLERK, "那2021年呢");
  expect((await nth(api, CLERK, 4)).text).toContain("38场 · 2021年");
  press(api, CLERK, CLERK, answer.id, dataOf(api.message(CLERK, answer.id), "原文件"));
  await api.until(() => api.done("sendDocument").length === 1);
  expect(api.done("sendDocument")[0]?.files[0]?.filename).toBe("青山市外办2022年工作总结.txt");
  write(api, CLERK, CLERK, "/trend 领事保护宣传多少场");
  const series = await nth(api, CLERK, 5);
  press(api, CLERK, CLERK, series.id, dataOf(api.message(CLERK, series.id), "图表"));
  await api.until(() => api.done("sendPhoto").length === 1);
  expect(api.done("sendPhoto")[0]?.payload["caption"]).toContain("46场");
  edit(api, CLERK, CLERK, question, "2022年来访团组多少个");
  await api.until(() => api.text(CLERK, answer.id).includes("128个"));

  // A group: not allowed, allowed, upgraded.
  addBot(api, CLERK, { id: -50, type: "group" });
  await api.until(() => api.done("leaveChat").length === 1);
  const wish = await nth(api, CHIEF, 3);
  press(api, CHIEF, CHIEF, wish.id, dataOf(api.message(CHIEF, wish.id), "批准"));
  await api.until(() => api.text(CHIEF, wish.id).includes("已开通"));
  addBot(api, CLERK, { id: -50, type: "group" });
  await nth(api, -50, 2);
  write(api, CLERK, { id: -50, type: "group" }, "", { migrate_to_chat_id: GROUP });
  await api.until(() => api.pending === 0);
  write(api, 99, GROUP, `/ask@${api.username} 2022年领事保护宣传多少场`, {
    is_topic_message: true,
    message_thread_id: 5,
  });
  const inGroup = await nth(api, GROUP, 1);
  expect(inGroup.text).toContain("46场");
  expect(api.done("sendMessage").at(-1)?.payload["message_thread_id"]).toBe(5);
  expect(await second.kill("SIGTERM")).toBe(0);

  // After a restart: the reply to an old answer goes on with it, old buttons work, files need no upload, inline finds them.
  const third = start();
  replyTo(api, 99, GROUP, inGroup.id, "那2021年呢");
  expect((await nth(api, GROUP, 2)).text).toContain("38场");
  press(api, CLERK, CLERK, answer.id, dataOf(api.message(CLERK, answer.id), "上下文"));
  await api.until(
    () => api.text(CLERK, answer.id).includes("前文") || api.text(CLERK, answer.id).includes("前面没有了"),
  );
  press(api, CLERK, CLERK, series.id, dataOf(api.message(CLERK, series.id), "2022年"));
  await api.until(() => api.text(CLERK, series.id).includes("惠及群众"));
  press(api, CLERK, CLERK, series.id, dataOf(api.message(CLERK, series.id), "原文件"));
  await api.until(() => api.done("sendDocument").length === 2);
  expect(api.done("sendDocument")[1]?.files).toHaveLength(0);
  typeInline(api, CLERK, "2022年 领事保护宣传");
  await api.until(() => api.done("answerInlineQuery").length === 1);
  const [result] = (api.done("answerInlineQuery")[0]?.payload["results"] ?? []) as unknown as {
    id: string;
  }[];
  write(api, CLERK, CLERK, `/start p_${result?.id.split(".")[0] ?? ""}`);
  expect((await nth(api, CLERK, 6)).text).toContain("46场");
  expect(await third.kill("SIGTERM")).toBe(0);
  expect(api.violations).toEqual([]);
});
