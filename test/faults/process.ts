/** The bot as its own process, as a person starts it. */

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Reports of a made-up city, in the shape of real ones. */
const REPORTS: Readonly<Record<string, string>> = {
  "青山市外办2022年工作总结.txt": `# 青山市外办2022年工作总结

一、友好城市

【国际友城】2022年，青山市新增国际友好城市3个，接待来访团组128个。与海港市举办结好10周年庆祝活动。

二、领事保护

【领事保护宣传】2022年，全市开展领事保护宣传46场，惠及群众2.3万人。编印《海外安全手册》5000册。
`,
  "青山市外办2021年工作总结.txt": `# 青山市外办2021年工作总结

一、友好城市

【国际友城】2021年，青山市新增国际友好城市2个，接待来访团组95个。

二、领事保护

【领事保护宣传】2021年，全市开展领事保护宣传38场，惠及群众1.8万人。
`,
};

/** Builds `dist/` if a source is newer; `npm test` has built it before. */
export function ensureBuilt(): void {
  const newest = Math.max(...filesUnder(join(ROOT, "src")).map((file) => statSync(file).mtimeMs));
  const main = join(ROOT, "dist", "main.js");
  const info = join(ROOT, "dist", ".tsbuildinfo");
  const built = [main, info].map((file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  if (Math.max(...built) >= newest) return;
  spawnSync("npx", ["tsc"], { cwd: ROOT, stdio: "inherit" });
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

export interface Home {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly remove: () => void;
}

/** Folders for one bot: reports, index, state. They outlive its processes. */
export function makeHome(env: Readonly<Record<string, string>> = {}): Home {
  const folder = mkdtempSync(join(tmpdir(), "bot-home-"));
  mkdirSync(join(folder, "seeds"));
  for (const [name, text] of Object.entries(REPORTS)) writeFileSync(join(folder, "seeds", name), text);
  return {
    folder,
    env: {
      SEEDS_DIR: join(folder, "seeds"),
      INDEX_DIR: join(folder, "index"),
      STATE_DIR: join(folder, "state"),
      ...env,
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Everything that was written under a home, as one string. */
export function allFiles(home: Home, but: readonly string[] = []): string {
  return filesUnder(home.folder)
    .filter((file) => !but.some((name) => file.includes(name)))
    .map((file) => readFileSync(file, "latin1"))
    .join("\n");
}

export interface Running {
  readonly child: ChildProcess;
  /** Everything on stdout and stderr so far. */
  readonly output: () => string;
  /** Resolves with the exit status, or the signal's name. */
  readonly exit: Promise<number | string>;
  readonly kill: (signal: NodeJS.Signals) => Promise<number | string>;
}

/** Starts `node dist/main.js`; the environment holds nothing but what is given. */
export function startProcess(
  home: Home,
  env: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Running {
  const child = spawn(process.execPath, [join(ROOT, "dist", "main.js"), ...args], {
    cwd: home.folder,
    env: { PATH: process.env["PATH"] ?? "", ...home.env, ...env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (output += chunk.toString("utf8")));
  const exit = new Promise<number | string>((resolve) =>
    child.on("exit", (code, signal) => resolve(code ?? signal ?? "unknown")),
  );
  return {
    child,
    output: () => output,
    exit,
    kill: (signal) => {
      child.kill(signal);
      return exit;
    },
  };
}
