import { loadConfig } from "../config.ts";
import { loadSource, readSource } from "../corpus/source.ts";
import { listSources } from "../corpus/walk.ts";
import type { SourceText } from "../domain/report.ts";
import { parseReport } from "../text/parse.ts";

/** Reading is compiled while it runs: before this the figures are those of the compiler. */
const WARM_UP_MS = 5_000;
/** Every measurement takes at least so long. */
const LEAST_MS = 2_000;
/** Copies of one report in one file: time per byte must stay the same. */
const COPIES = [1, 4, 16] as const;

/**
 * Times the reading of decoded text into passages, over all reports of the seeds and over copies of the largest. Counts
 * the processor's time, of all threads: what else runs on the machine takes none of it.
 */
export async function benchReading(): Promise<string> {
  const texts = await readSeeds(loadConfig().config.seedsDir);
  const largest = texts.toSorted((a, b) => sizeOf(b) - sizeOf(a))[0];
  if (largest === undefined) throw new Error("there is no report to read");
  const start = processorTime();
  while (processorTime() - start < WARM_UP_MS) parse(texts);
  return [
    line("all reports", texts),
    ...COPIES.map((times) => line(`${largest.file}, ${times} times in one`, [repeated(largest, times)])),
    "",
  ].join("\n");
}

async function readSeeds(dir: string): Promise<SourceText[]> {
  const list = await listSources(dir);
  if (!list.ok) throw new Error(list.message);
  const texts: SourceText[] = [];
  for (const file of list.files) {
    const { text } = await readSource(await loadSource(file));
    if (text !== null) texts.push(text);
  }
  return texts;
}

function parse(texts: readonly SourceText[]): void {
  for (const text of texts) parseReport(text);
}

function line(name: string, texts: readonly SourceText[]): string {
  const bytes = texts.reduce((sum, text) => sum + sizeOf(text), 0);
  let runs = 0;
  const start = processorTime();
  let took = 0;
  while (took < LEAST_MS) {
    parse(texts);
    runs += 1;
    took = processorTime() - start;
  }
  const speed = (bytes * runs) / 1e6 / (took / 1e3);
  return `${name}: ${(bytes / 1e6).toFixed(3)} MB of UTF-8 text, ${speed.toFixed(2)} MB/s (${runs} times)`;
}

function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e3;
}

function repeated(text: SourceText, times: number): SourceText {
  return { ...text, lines: Array.from({ length: times }, () => text.lines).flat() };
}

function sizeOf({ lines }: SourceText): number {
  return lines.reduce((sum, one) => sum + Buffer.byteLength(one) + 1, 0);
}
