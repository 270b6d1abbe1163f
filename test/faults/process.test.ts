import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeBed, textsTo, useBeds } from "./bed.ts";
import { TOKEN } from "./fake-bot-api.ts";
import { write } from "./people.ts";
import { FAULTS } from "./play-fault.ts";
import { allFiles } from "./process.ts";

useBeds();

describe("the bot as a whole process", () => {
  test("starts, answers a question from the reports, and stops cleanly on SIGTERM", async () => {
    const { api, start } = await makeBed();
    const bot = start();
    write(api, 11, 11, "2022年领事保护宣传多少场");
    await api.until(() => textsTo(api, 11).length === 1, 20_000);
    expect(textsTo(api, 11)[0]).toContain("全市开展领事保护宣传46场");
    expect(textsTo(api, 11)[0]).toContain("青山市外办2022年工作总结.txt");
    const before = Date.now();
    expect(await bot.kill("SIGTERM")).toBe(0);
    expect(Date.now() - before).toBeLessThan(2_000);
    expect(api.pending).toBe(0);
    expect(api.violations).toEqual([]);
  });

  test("ends with a status and the name of the setting where the token is wrong", async () => {
    const { start } = await makeBed();
    const bot = start({
      TELEGRAM_BOT_TOKEN: ["111111111", "AAwrongwrongwrongwrongwrongwrongwrong"].join(":"),
    });
    expect(await bot.exit).toBe(1);
    expect(bot.output()).toContain("TELEGRAM_BOT_TOKEN");
    expect(bot.output()).not.toContain("AAwrong");
  });

  test("reads a report that was added while it runs, answers meanwhile, and says when it is done", {
    timeout: 60_000,
  }, async () => {
    const { api, home, start } = await makeBed({ TELEGRAM_ADMIN_IDS: "81" });
    start();
    write(api, 81, 81, "2022年领事保护宣传多少场");
    await api.until(() => textsTo(api, 81).length === 1, 20_000);
    writeFileSync(
      join(home.folder, "seeds", "青山市外办2023年工作总结.txt"),
      "# 青山市外办2023年工作总结\n\n一、领事保护\n\n【领事保护宣传】2023年，全市开展领事保护宣传57场。\n",
    );
    write(api, 81, 81, "/reload");
    write(api, 82, 82, "2022年领事保护宣传多少场");
    await api.until(() => textsTo(api, 82).length === 1, 20_000);
    await api.until(() => textsTo(api, 81).some((text) => text.includes("已更新：收录：3份报告")), 30_000);
    write(api, 81, 81, "2023年领事保护宣传多少场");
    await api.until(() => textsTo(api, 81).some((text) => text.includes("57场 · 2023年")), 20_000);
  });

  test("warns where others on the machine could read the token", async () => {
    const { home, start } = await makeBed();
    writeFileSync(join(home.folder, ".env"), "LOG_LEVEL=info\n", { mode: 0o644 });
    const bot = start({ TELEGRAM_BOT_TOKEN: TOKEN.replace("AA", "BB") });
    await bot.exit;
    expect(bot.output()).toContain("chmod 600 .env");
  });

  test("does not start where nobody may ask, and says how to change that", async () => {
    const { api, start } = await makeBed();
    const bot = start({ TELEGRAM_ACCESS: "" });
    expect(await bot.exit).toBe(1);
    for (const word of ["TELEGRAM_ADMIN_IDS", "TELEGRAM_ALLOWED_IDS", "--claim", "TELEGRAM_ACCESS=open"]) {
      expect(bot.output()).toContain(word);
    }
    expect(api.calls).toEqual([]);
  });

  test("tells every wrong setting at once", async () => {
    const { start } = await makeBed();
    const bot = start({ TELEGRAM_ALLOWED_IDS: "@somebody", LOG_LEVEL: "loud", TELEGRAM_PROXY: "proxy:8080" });
    expect(await bot.exit).toBe(1);
    for (const key of ["TELEGRAM_ALLOWED_IDS", "LOG_LEVEL", "TELEGRAM_PROXY"])
      expect(bot.output()).toContain(key);
  });

  test("without a token it says how to get one and is a chat in the terminal", async () => {
    const { start } = await makeBed();
    const bot = start({ TELEGRAM_BOT_TOKEN: "" });
    bot.child.stdin?.end("2022年领事保护宣传多少场\n");
    expect(await bot.exit).toBe(0);
    expect(bot.output()).toContain("@BotFather");
    expect(bot.output()).toContain("46场");
  });

  test("survives every kind of fault, in order, once each, and neither token nor question is in any log or file", {
    timeout: 120_000,
  }, async () => {
    const { api, home, start } = await makeBed();
    const bot = start({ LOG_LEVEL: "debug", DEBUG: "*" });
    write(api, 31, 31, "2022年领事保护宣传多少场");
    await api.until(() => textsTo(api, 31).length === 1, 20_000);
    // Those that only a time limit ends take their time limit; they are tested with a short one in api.test.ts.
    const quick = FAULTS.filter((fault) => !["hang", "slow-bytes", "reset-in-body", "409"].includes(fault));
    for (const [i, fault] of quick.entries()) {
      api.fail("getUpdates", fault);
      api.fail("sendMessage", fault);
      write(api, 31, 31, `金丝雀${i} 来访团组`);
      // One after the other: the waits after faults in a row grow, as they should, and would add up to minutes.
      await api.until(
        () => textsTo(api, 31).length === 2 + i && api.pending === 0,
        20_000,
        `the answer after ${fault}`,
      );
    }
    const answered = api
      .done("sendMessage")
      .map(({ payload }) => (payload["reply_parameters"] as { message_id: number }).message_id);
    expect(answered).toEqual(answered.toSorted((a, b) => a - b));
    expect(new Set(answered).size).toBe(answered.length);
    expect(await bot.kill("SIGTERM")).toBe(0);
    const secret = TOKEN.split(":")[1] ?? "";
    expect(bot.output()).not.toContain(secret);
    expect(bot.output()).not.toContain("金丝雀");
    expect(allFiles(home)).not.toContain(secret);
    expect(api.violations).toEqual([]);
  });

  test("waits out another copy with one line in the log, and goes on when it is gone", {
    timeout: 60_000,
  }, async () => {
    const { api, start } = await makeBed();
    api.fail("getUpdates", "409");
    const bot = start();
    write(api, 41, 41, "2022年领事保护宣传多少场");
    await api.until(() => textsTo(api, 41).length === 1, 40_000);
    expect(bot.output().match(/another copy/gu)).toHaveLength(1);
  });

  test("obeys a flood wait: nothing to that chat before its time, others are answered meanwhile", {
    timeout: 60_000,
  }, async () => {
    const { api, start } = await makeBed();
    start();
    write(api, 51, 51, "2022年领事保护宣传多少场");
    await api.until(() => textsTo(api, 51).length === 1, 20_000);
    api.fail("sendMessage", { retryAfter: 2 });
    write(api, 51, 51, "2022年来访团组多少个");
    await api.until(() => api.faultsLeft === 0);
    const refused = api.calls.at(-1)?.at ?? 0;
    write(api, 52, 52, "2021年来访团组多少个");
    await api.until(() => textsTo(api, 51).length === 2, 20_000);
    const late = api.done("sendMessage").filter(({ payload }) => payload["chat_id"] === 51)[1];
    expect((late?.at ?? 0) - refused).toBeGreaterThanOrEqual(1_950);
    await api.until(() => textsTo(api, 52).length === 1, 20_000);
  });

  test("stops at once also while it waits for a flood to pass", { timeout: 60_000 }, async () => {
    const { api, start } = await makeBed();
    const bot = start();
    api.fail("sendMessage", { retryAfter: 600 });
    write(api, 61, 61, "2022年领事保护宣传多少场");
    await api.until(() => api.faultsLeft === 0, 20_000);
    const before = Date.now();
    expect(await bot.kill("SIGTERM")).toBe(0);
    expect(Date.now() - before).toBeLessThan(2_000);
    // Not answered, so not confirmed: it comes again after the next start.
    expect(api.pending).toBe(1);
  });

  test("starts while Telegram cannot be reached, and answers when it can", { timeout: 60_000 }, async () => {
    const { api, start } = await makeBed();
    api.fail("getMe", "reset", 3);
    api.fail("deleteWebhook", "502-html", 2);
    start();
    write(api, 71, 71, "2022年领事保护宣传多少场");
    await api.until(() => textsTo(api, 71).length === 1, 30_000);
  });
});
