import { describe, expect, test } from "vitest";
import { createLog, errorText, redact, registerSecret } from "../../src/lib/log.ts";

/** Put together here so that no file of the project holds the shape of a token. */
const TOKEN = ["123456789", "AAE".padEnd(35, "x")].join(":");

function collect(level: "debug" | "info" | "warn" | "error" = "debug") {
  const lines: string[] = [];
  return { lines, log: createLog({ level, write: (line) => lines.push(line) }) };
}

describe("a log line never shows a secret", () => {
  test.each([
    ["alone", TOKEN],
    ["in a URL", `https://api.telegram.org/bot${TOKEN}/getMe`],
    ["in a URL with its colon encoded", `https://x/bot${TOKEN.replace(":", "%3A")}/getMe`],
    ["after a longer row of digits", `99999999999999999999999${TOKEN}`],
    ["twice", `${TOKEN} ${TOKEN}`],
  ])("the shape of a bot token, %s", (_name, text) => {
    const { lines, log } = collect();
    log.error(text);
    expect(lines.join("")).not.toContain("AAE");
  });

  test("a registered secret of any shape, plain or percent-encoded", () => {
    registerSecret("päss/word:1");
    expect(redact("a päss/word:1 b")).toBe("a [secret] b");
    expect(redact(`a ${encodeURIComponent("päss/word:1")} b`)).toBe("a [secret] b");
  });

  test("a time and other figures with a colon stay readable", () => {
    expect(redact("offset 123456:abc")).toBe("offset 123456:abc");
  });

  test("an empty or short secret does not blot out ordinary words", () => {
    registerSecret("");
    registerSecret("log");
    expect(redact("a log line")).toBe("a log line");
  });

  test("an error is told without its stack and without the token in its causes", () => {
    const error = new Error("outer", { cause: new Error(`fetch https://x/bot${TOKEN}/getMe failed`) });
    expect(errorText(error)).toBe("outer; caused by: fetch https://x/bot123[secret]/getMe failed");
  });
});

describe("a log line is one line of its level", () => {
  test("line breaks and control characters inside a message cannot forge a line", () => {
    const { lines, log } = collect();
    log.warn("name\nerror forged\u001b[31m\u2028x");
    expect(lines).toHaveLength(1);
    expect(lines[0]).toBe("warn  name\\nerror forged\\x1b[31m\\x2028x\n");
  });

  test("messages below the level are dropped", () => {
    const { lines, log } = collect("warn");
    log.debug("a");
    log.info("b");
    log.warn("c");
    log.error("d");
    expect(lines).toEqual(["warn  c\n", "error d\n"]);
  });

  test("with a clock every line begins with its time", () => {
    const lines: string[] = [];
    const now = new Date(Date.UTC(2026, 0, 2, 3, 4, 5));
    createLog({ level: "info", now: () => now, write: (line) => lines.push(line) }).info("ready");
    expect(lines).toEqual(["2026-01-02T03:04:05.000Z info  ready\n"]);
  });
});

describe("an error of any kind can be told", () => {
  test.each([
    [Object.assign(new Error("no such file"), { code: "ENOENT" }), "ENOENT: no such file"],
    [Object.assign(new Error("ENOENT: no such file"), { code: "ENOENT" }), "ENOENT: no such file"],
    [new TypeError(""), "TypeError"],
    ["a string", "a string"],
    [undefined, ""],
    [{ token: TOKEN }, "a thrown object"],
  ])("%o", (error, text) => {
    expect(errorText(error)).toBe(text);
  });
});
