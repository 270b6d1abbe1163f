import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { dataOf, press, write } from "../faults/people.ts";
import { endBots, messagesIn, nthMessage, startBot } from "./start-bot.ts";

const ADMIN = 41;
const MEMBER = 42;
const STRANGER = 43;
afterEach(endBots);

describe("a stranger", () => {
  test("gets one polite line with their id and a button, three times a day at most", async () => {
    const { api } = await startBot({ allowed: [MEMBER] });
    for (let i = 0; i < 6; i += 1) write(api, STRANGER, STRANGER, "2022年 领事保护");
    const { text } = await nthMessage(api, STRANGER, 1);
    expect(text).toContain("本机器人仅限内部使用。");
    expect(text).toContain(`${STRANGER}`);
    expect(text).not.toContain("46场");
    write(api, MEMBER, MEMBER, "2022年 领事保护");
    await nthMessage(api, MEMBER, 1);
    await api.until(() => api.pending === 0);
    expect(messagesIn(api, STRANGER)).toHaveLength(3);
  });

  test("asks for access by the button; an admin approves; both are told, and it holds after a restart", async () => {
    const first = await startBot({ admins: [ADMIN] });
    const { api, stateDir } = first;
    write(api, STRANGER, STRANGER, "/start");
    const line = await nthMessage(api, STRANGER, 1);
    press(api, STRANGER, STRANGER, line.id, dataOf(api.message(STRANGER, line.id), "申请开通"));
    const request = await nthMessage(api, ADMIN, 1);
    expect(request.text).toContain(`编号 ${STRANGER}`);
    // Once more: the request is not sent twice.
    press(api, STRANGER, STRANGER, line.id, dataOf(api.message(STRANGER, line.id), "申请开通"));
    await api.until(() => api.done("answerCallbackQuery").length === 2);
    expect(api.done("answerCallbackQuery")[1]?.payload["text"]).toBe("申请已在管理员那里，请等候。");
    press(api, ADMIN, ADMIN, request.id, dataOf(api.message(ADMIN, request.id), "批准"));
    expect((await nthMessage(api, STRANGER, 2)).text).toBe("已为你开通，直接发问题即可。");
    await first.stop();
    expect(JSON.parse(readFileSync(join(stateDir, "access.json"), "utf8"))).toEqual({
      admins: [],
      allowed: [STRANGER],
      denied: [],
    });
    const audit = readFileSync(join(stateDir, "access.log"), "utf8").trim().split("\n");
    expect(audit).toHaveLength(1);
    expect(JSON.parse(audit[0] ?? "")).toMatchObject({ change: "allow", id: STRANGER, by: ADMIN });
    await startBot({ admins: [ADMIN], stateDir }, api);
    write(api, STRANGER, STRANGER, "2022年 领事保护");
    expect((await nthMessage(api, STRANGER, 3)).text).toContain("46场");
  });

  test("who was refused stays out, though the settings name them, and cannot ask again and again", async () => {
    const { api } = await startBot({ admins: [ADMIN], allowed: [MEMBER] });
    write(api, ADMIN, ADMIN, `/deny ${MEMBER}`);
    expect((await nthMessage(api, ADMIN, 1)).text).toBe(`已停用 ${MEMBER}。`);
    await nthMessage(api, MEMBER, 1);
    write(api, MEMBER, MEMBER, "2022年 领事保护");
    const line = await nthMessage(api, MEMBER, 2);
    expect(line.text).toContain("本机器人仅限内部使用。");
    press(api, MEMBER, MEMBER, line.id, dataOf(api.message(MEMBER, line.id), "申请开通"));
    await api.until(() => api.done("answerCallbackQuery").length === 1);
    expect(api.done("answerCallbackQuery")[0]?.payload["text"]).toBe("管理员没有同意。");
    expect(messagesIn(api, ADMIN)).toHaveLength(1);
  });

  test("cannot approve themselves with a forged button", async () => {
    const { api } = await startBot({ admins: [ADMIN] });
    write(api, STRANGER, STRANGER, "/start");
    const line = await nthMessage(api, STRANGER, 1);
    press(api, STRANGER, STRANGER, line.id, `v1:ok:${STRANGER}`);
    await api.until(() => api.done("answerCallbackQuery").length === 1);
    expect(api.done("answerCallbackQuery")[0]?.payload["text"]).toBe("只有管理员能做这件事。");
    write(api, STRANGER, STRANGER, "2022年 领事保护");
    expect((await nthMessage(api, STRANGER, 2)).text).toContain("仅限内部");
  });
});

describe("an admin", () => {
  test("opens and closes access by id, and sees the state of things", async () => {
    const { api } = await startBot({ admins: [ADMIN] });
    write(api, ADMIN, ADMIN, "/status");
    expect((await nthMessage(api, ADMIN, 1)).text).toContain("收录：3份报告");
    write(api, ADMIN, ADMIN, "/allow");
    expect((await nthMessage(api, ADMIN, 2)).text).toContain("/allow 123456");
    write(api, ADMIN, ADMIN, `/allow ${STRANGER}`);
    expect((await nthMessage(api, ADMIN, 3)).text).toBe(`已开通 ${STRANGER}。`);
    write(api, STRANGER, STRANGER, "2022年 领事保护");
    expect((await nthMessage(api, STRANGER, 2)).text).toContain("46场");
    write(api, ADMIN, ADMIN, `/deny ${ADMIN}`);
    expect((await nthMessage(api, ADMIN, 4)).text).toContain("不能在这里停用");
    write(api, ADMIN, ADMIN, "/reload");
    expect((await nthMessage(api, ADMIN, 6)).text).toContain("已更新");
  });

  test("is not obeyed in a group, where everybody would read along", async () => {
    const { api } = await startBot({ admins: [ADMIN], allowed: [-77] });
    write(api, ADMIN, -77, `/allow@${api.username} ${STRANGER}`);
    write(api, STRANGER, STRANGER, "2022年 领事保护");
    expect((await nthMessage(api, STRANGER, 1)).text).toContain("仅限内部");
    expect(messagesIn(api, -77)).toHaveLength(0);
  });
});

describe("without access settings", () => {
  test("the bot does not start, and says what to set", async () => {
    const { ended, api } = await startBot();
    await expect(ended).rejects.toThrow(
      /TELEGRAM_ADMIN_IDS.*TELEGRAM_ALLOWED_IDS.*--claim.*TELEGRAM_ACCESS=open/u,
    );
    expect(api.calls).toHaveLength(0);
  });

  test("written-out openness answers everybody", async () => {
    const { api } = await startBot({ access: "open" });
    write(api, STRANGER, STRANGER, "2022年 领事保护");
    expect((await nthMessage(api, STRANGER, 1)).text).toContain("46场");
  });

  test("the claim link makes its first opener admin, once, and lasts", async () => {
    const first = await startBot({ claim: true });
    const { api, printed, stateDir } = first;
    await api.until(() => printed.length === 1);
    const code = printed[0]?.split("?start=")[1] ?? "";
    expect(printed[0]).toMatch(/^https:\/\/t\.me\/\w+\?start=claim-[\w-]{22}$/u);
    write(api, STRANGER, STRANGER, "/start claim-guess");
    expect((await nthMessage(api, STRANGER, 1)).text).toBe("这个链接无效或已过期。");
    write(api, ADMIN, ADMIN, `/start ${code}`);
    expect((await nthMessage(api, ADMIN, 1)).text).toContain("你现在是管理员");
    write(api, STRANGER, STRANGER, `/start ${code}`);
    expect((await nthMessage(api, STRANGER, 2)).text).toBe("这个链接无效或已过期。");
    expect(first.log.join("")).not.toContain(code);
    await first.stop();
    await startBot({ stateDir }, api);
    write(api, ADMIN, ADMIN, "2022年 领事保护");
    expect((await nthMessage(api, ADMIN, 2)).text).toContain("46场");
  });

  test("guesses at the claim are slowed: after three there is no answer at all", async () => {
    const { api } = await startBot({ claim: true });
    for (let i = 0; i < 8; i += 1) write(api, STRANGER, STRANGER, `/start claim-${i}`);
    await nthMessage(api, STRANGER, 3);
    await api.until(() => api.pending === 0);
    expect(messagesIn(api, STRANGER)).toHaveLength(3);
  });
});
