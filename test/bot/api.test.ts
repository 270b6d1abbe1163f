import { inspect } from "node:util";
import { afterEach, expect, test } from "vitest";
import { createApi } from "../../src/bot/api.ts";
import { ApiError } from "../../src/bot/api-error.ts";
import { FakeBotApi, TOKEN } from "../faults/fake-bot-api.ts";
import { type Fault, FAULTS } from "../faults/play-fault.ts";

const servers: FakeBotApi[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function failWith(fault: Fault, method = "getMe"): Promise<unknown> {
  const server = await FakeBotApi.start();
  servers.push(server);
  server.fail("*", fault);
  const api = createApi({ token: TOKEN, apiRoot: `${server.url}/`, proxy: null });
  return api
    .call(method, { chat_id: 1, text: "一个秘密的问题" }, { timeoutMs: 300 })
    .catch((error: unknown) => error);
}

const ALL: readonly Fault[] = [
  ...FAULTS,
  "401",
  "403",
  "400-parse",
  "400-too-long",
  "400-not-modified",
  "400-chat-not-found",
  "400-too-old",
];

test.each(ALL)(
  "a call that fails by %s says so without token, text or anything of the reply",
  async (fault) => {
    const error = await failWith(fault, "sendMessage");
    expect(error).toBeInstanceOf(ApiError);
    const shown = inspect(error, { depth: 9, showHidden: true });
    expect(shown).not.toContain(TOKEN.split(":")[1]);
    expect(shown).not.toContain("秘密");
    expect(shown).not.toContain("sign in");
  },
);

test.each(["hang", "slow-bytes", "reset-in-body"] as const)(
  "a line that is dead by %s is noticed by the time limit",
  async (fault) => {
    const before = Date.now();
    const error = await failWith(fault);
    expect(Date.now() - before).toBeLessThan(1_000);
    expect((error as ApiError).passing).toBe(true);
  },
);

test.each([
  ["401", "unauthorized"],
  ["403", "forbidden"],
  ["409", "conflict"],
  ["429", "flood"],
  ["500", "server"],
  ["502-html", "server"],
  ["200-html", "bad-reply"],
  ["404-html", "bad-reply"],
  ["reset", "network"],
  ["400-parse", "bad-markup"],
  ["400-not-modified", "not-modified"],
  ["400-too-old", "too-old"],
] as const)("%s is told apart as %s", async (fault, code) => {
  expect(((await failWith(fault)) as ApiError).code).toBe(code);
});

test("a flood wait is read, and a senseless one is bounded", async () => {
  expect(((await failWith({ retryAfter: 7 })) as ApiError).retryAfterMs).toBe(7_000);
  expect(((await failWith({ retryAfter: 10 ** 9 })) as ApiError).retryAfterMs).toBe(3_600_000);
  expect(((await failWith("429-without-time")) as ApiError).retryAfterMs).toBeNull();
});
