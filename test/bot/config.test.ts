import { readFileSync } from "node:fs";
import { parse } from "dotenv";
import { describe, expect, test } from "vitest";
import { readConfig } from "../../src/config.ts";

const proxy = (env: Record<string, string>): string | null => readConfig(env).config.telegram.proxy;

describe("settings", () => {
  test("all have a default: nothing at all is the chat in the terminal, closed in Telegram", () => {
    const { config, faults } = readConfig({});
    expect(faults).toEqual([]);
    expect(config).toEqual({
      telegram: {
        token: null,
        apiRoot: "https://api.telegram.org/",
        proxy: null,
        allowedIds: [],
        adminIds: [],
        access: "allowlist",
      },
      seedsDir: "seeds",
      indexDir: "index",
      stateDir: "state",
      synonymsFile: null,
      logLevel: "info",
    });
  });

  test("as .env.example has them are no fault", () => {
    const example = parse(readFileSync(new URL("../../.env.example", import.meta.url)));
    expect(readConfig(example).faults).toEqual([]);
  });

  test("that are wrong are all told at once, each by its name, none with a secret", () => {
    const { faults } = readConfig({
      TELEGRAM_BOT_TOKEN: "12345:abc def",
      TELEGRAM_API_ROOT: "api.telegram.org",
      TELEGRAM_PROXY: "ftp://user:hunter2@proxy",
      TELEGRAM_ALLOWED_IDS: "1, @name, 2.5",
      TELEGRAM_ADMIN_IDS: "-100",
      TELEGRAM_ACCESS: "everybody",
      LOG_LEVEL: "loud",
    });
    const keys = [
      "TOKEN",
      "API_ROOT",
      "PROXY",
      "ALLOWED_IDS",
      "ALLOWED_IDS",
      "ADMIN_IDS",
      "ACCESS",
      "LOG_LEVEL",
    ];
    expect(faults).toHaveLength(keys.length);
    for (const key of keys) expect(faults.join("\n")).toContain(key);
    expect(faults.join("\n")).not.toMatch(/hunter2|abc def/u);
  });

  test.each([
    ["1,2", [1, 2]],
    [" 1 ， -1001234567890；3 ", [1, -1_001_234_567_890, 3]],
    ["", []],
  ])("of ids may be written as %s", (text, ids) => {
    expect(readConfig({ TELEGRAM_ALLOWED_IDS: text }).config.telegram.allowedIds).toEqual(ids);
  });

  test("the proxy of the system is taken for an https server, its own setting first, and never for a local one", () => {
    expect(proxy({ HTTPS_PROXY: "http://a:1", ALL_PROXY: "socks5://b:2" })).toBe("http://a:1");
    expect(proxy({ ALL_PROXY: "socks5://b:2" })).toBe("socks5://b:2");
    expect(proxy({ TELEGRAM_PROXY: "socks5h://c:3", HTTPS_PROXY: "http://a:1" })).toBe("socks5h://c:3");
    expect(proxy({ HTTPS_PROXY: "http://a:1", TELEGRAM_API_ROOT: "http://127.0.0.1:8081" })).toBeNull();
  });
});
