import { openAsk } from "../answer/ask.ts";
import { loadConfig } from "../config.ts";
import { listSources } from "../corpus/walk.ts";
import type { Report } from "../domain/report.ts";
import { gather } from "../search/gather.ts";
import { openSearcher } from "../search/search.ts";
import { quantile } from "./quantile.ts";
import { numbersFrom, recombine } from "./recombine.ts";

/** Questions that are timed, and others that are asked before to warm the compiler up: what is kept of a question must not help. */
const TIMED = 600;
const WARMING = 300;
/** The longest question that is not cut. */
const LONGEST = 200;

/** Times questions from the words to the answer, over the seeds recombined to so many passages. Returns the table. */
export async function benchSpeed(passages: number): Promise<string> {
  const { config } = loadConfig();
  const list = await listSources(config.seedsDir);
  if (!list.ok) throw new Error(list.message);
  const { sources } = await gather(list.files, [], new Map(), () => undefined);
  const reports = recombine(
    sources.flatMap(({ report }) => (report === null ? [] : [report])),
    passages,
  );
  const build = clock(() => openSearcher(reports));
  const dump = build.value.dump();
  const load = clock(() => openSearcher(reports, dump));
  const ask = openAsk(load.value);
  const today = new Date("2024-01-01T00:00:00Z");
  const usual = makeQuestions(reports, 6, 24, 7);
  const long = makeQuestions(reports, LONGEST, LONGEST, 7).slice(0, 100);
  for (const question of makeQuestions(reports, 6, 24, 8).slice(0, WARMING))
    ask(question, { today, limit: 5 });
  const times = usual.map((question) => clock(() => ask(question, { today, limit: 5 })).took);
  const longTimes = long.map((question) => clock(() => ask(question, { today, limit: 5 })).took);
  const count = reports.reduce((sum, report) => sum + report.passages.length, 0);
  return [
    `${count} passages; index built in ${build.took.toFixed(0)} ms, opened from its dump (${(dump.length / 1e6).toFixed(1)} MB) in ${load.took.toFixed(0)} ms`,
    line("question to answer", times),
    line(`of ${LONGEST} characters`, longTimes),
    "",
  ].join("\n");
}

function line(name: string, times: readonly number[]): string {
  const [p50, p99, most] = [quantile(times, 0.5), quantile(times, 0.99), Math.max(...times)];
  return `${name}: p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms, longest ${most.toFixed(1)} ms (${times.length} questions)`;
}

function clock<T>(run: () => T): { value: T; took: number } {
  const start = performance.now();
  const value = run();
  return { value, took: performance.now() - start };
}

const ASKED = ["是多少", "什么时候", "有哪些", "是谁", "怎么样", "在哪里举行"];

/** Stretches of the reports with a question word; every other one with a year. */
function makeQuestions(
  reports: readonly Report[],
  shortest: number,
  longest: number,
  seed: number,
): string[] {
  const next = numbersFrom(seed);
  const texts = reports
    .flatMap(({ passages }) => passages.map(({ text }) => text))
    .filter((text) => text.length > 30);
  const all = texts.join("");
  return Array.from({ length: TIMED }, (_, i) => {
    const from = Math.floor(next() * Math.max(1, all.length - longest));
    const length = shortest + Math.floor(next() * (longest - shortest + 1));
    const asked = ASKED[i % ASKED.length] ?? "";
    const year = i % 2 === 0 ? `${2020 + (i % 3)}年` : "";
    return (year + all.slice(from, from + length) + asked).slice(0, LONGEST);
  });
}
