/** Floods and backlogs: who is too fast slows himself, and no heap of waiting questions grows in memory. */

import { afterEach, expect, test } from "vitest";
import { write } from "../faults/people.ts";
import { endBots, messagesIn, startBot } from "./start-bot.ts";

afterEach(endBots);

test("one person who floods slows nobody else down", async () => {
  const { api } = await startBot({ access: "open" });
  const normal = Array.from({ length: 20 }, (_, i) => 500 + i);
  const begin = Date.now();
  for (let i = 0; i < 600; i += 1) {
    write(api, 1, 1, "2022年 领事保护");
    const user = normal[i / 30];
    if (user !== undefined) write(api, user, user, "2022年 领事保护");
  }
  await api.until(() => normal.every((user) => messagesIn(api, user).length === 1));
  expect(Date.now() - begin).toBeLessThan(4_000);
  await api.until(() => api.pending === 0);
  const flooder = messagesIn(api, 1).map(({ text }) => text);
  expect(flooder.filter((text) => text === "查询较多，请稍候几秒。")).toHaveLength(1);
  expect(flooder.length).toBeLessThan(60);
});

test("of a backlog of thousands ten are in work at once; the rest wait at Telegram", {
  timeout: 60_000,
}, async () => {
  const { api } = await startBot({ access: "open" });
  const count = 2_000;
  let most = 0;
  for (let i = 0; i < count; i += 1) write(api, 10_000 + i, 10_000 + i, "2022年 领事保护");
  await api.until(() => {
    const answered = api.done("sendMessage").length;
    const confirmed = count - api.pending;
    most = Math.max(most, answered - confirmed);
    return api.pending === 0;
  }, 50_000);
  expect(most).toBeLessThanOrEqual(10);
  expect(api.done("sendMessage")).toHaveLength(count);
});
