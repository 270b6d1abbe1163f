/** The bot over the owner's reports: every button of every answer is pressed, and every call keeps the Bot API's rules. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openAsk } from "../../src/answer/ask.ts";
import { createShelf, type Shelf } from "../../src/chat/shelf.ts";
import { createLog } from "../../src/lib/log.ts";
import { openLibrary } from "../../src/search/library.ts";
import { buttonsOf, press, typeInline, write } from "../faults/people.ts";
import { endBots, messagesIn, nthMessage, startBot } from "./start-bot.ts";

/** Questions of every kind of answer: figure, date, list, several years, plan, nothing, a place that is not there. */
const QUESTIONS = [
  "在京落户国际组织多少家",
  "2021年友好城市",
  "历年 领事保护宣传",
  "金融街论坛年会20年和21年分别哪天开幕",
  "2023年工作计划",
  "市领导会见",
  "2019年 数字经济",
  "上海 2022年 友城",
  "培训班",
  "冬奥会",
  "国际语言环境建设怎么做的",
  "民间外交",
];

const indexDir = mkdtempSync(join(tmpdir(), "real-index-"));
let shelf: Shelf;
beforeAll(async () => {
  const library = await openLibrary({
    seedsDir: fileURLToPath(new URL("../../seeds", import.meta.url)),
    indexDir,
    log: createLog({ level: "error" }),
  });
  shelf = createShelf(library.summary.reports, openAsk(library.searcher));
}, 60_000);
afterAll(() => rmSync(indexDir, { recursive: true, force: true }));
afterEach(endBots);

test.each(QUESTIONS)("%s: every button does something, and nothing breaks a rule", async (question) => {
  const { api, log } = await startBot({ access: "open", shelf: () => shelf });
  const user = 700;
  write(api, user, user, question);
  const { id } = await nthMessage(api, user, 1);
  const seen = new Set<string>();
  // Two rounds reach what the first buttons lead to.
  for (let round = 0; round < 2; round += 1) {
    for (const { callback_data: data } of buttonsOf(api.message(user, id))) {
      if (data === undefined || seen.has(data)) continue;
      seen.add(data);
      const pressed = press(api, user, user, id, data);
      await api.until(() =>
        api.done("answerCallbackQuery").some(({ payload }) => payload["callback_query_id"] === pressed),
      );
    }
  }
  const inline = typeInline(api, user, question);
  await api.until(() =>
    api.done("answerInlineQuery").some(({ payload }) => payload["inline_query_id"] === inline),
  );
  write(api, -7, { id: -700 }, `/ask@${api.username} ${question}`);
  await nthMessage(api, -700, 1);
  expect(messagesIn(api, user).length).toBeGreaterThan(0);
  expect(log.filter((line) => line.includes("failed"))).toEqual([]);
  expect(api.violations).toEqual([]);
});
