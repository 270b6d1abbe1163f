import { createHash } from "node:crypto";
import type { Problem, Report } from "../domain/report.ts";
import type { Disk } from "../lib/disk.ts";
import { Generations } from "../lib/generations.ts";
import type { Log } from "../lib/log.ts";
import { segmenterIdentity } from "../text/segmenter.ts";
import { engineIdentity, parserIdentity } from "./identity.ts";

/** Raised by hand when the body below is laid out in another way. */
const FORMAT = 1;

/** What was made of one source file. */
export interface StoredSource {
  readonly file: string;
  /** Of the bytes of the file and of its correction. */
  readonly fingerprint: string;
  /** null where the file could not be read; `problems` say why. */
  readonly report: Report | null;
  /** What was odd about the file; what is odd in the text stands in the report. */
  readonly problems: readonly Problem[];
}

/** All that stands in an index. */
export interface Contents {
  /** Sorted by file name. */
  readonly sources: readonly StoredSource[];
  /** The search index over the reports; null where the stored one was made by another segmenter or engine. */
  readonly engine: string | null;
}

/** Keeps an index on disk: one line of JSON a source, the engine's dump last, under a seal. */
export class IndexStore {
  readonly #generations: Generations;
  readonly #log: Log;

  constructor(folder: string, log: Log, disk?: Disk) {
    this.#generations = new Generations(folder, log, disk);
    this.#log = log;
  }

  /**
   * The newest whole index whose reports were parsed by this program's code; null where there is none. Why an index
   * was passed over is told in the log. Never rejects.
   */
  async open(): Promise<Contents | null> {
    const generation = await this.#generations.open({ format: FORMAT, parser: parserIdentity() });
    if (generation === null) return null;
    const lines = linesOf(generation.body);
    const sources = lines.slice(0, -1).map((line) => parseSource(line));
    for (const [field, value] of Object.entries(wordsIdentity())) {
      if (generation.identity[field] === value) continue;
      this.#log.info(`${generation.name} is of another ${field}; its words are cut again`);
      return { sources, engine: null };
    }
    return { sources, engine: lines.at(-1)?.toString("utf8") ?? null };
  }

  /** Writes an index as the newest. The same contents give the same bytes. Rejects with the system's error. */
  async save(sources: readonly StoredSource[], engine: string): Promise<void> {
    const identity = {
      format: FORMAT,
      parser: parserIdentity(),
      ...wordsIdentity(),
      corpus: corpusIdentity(sources),
    };
    const lines = [...sources.map((source) => JSON.stringify(source)), engine];
    await this.#generations.commit(identity, Buffer.concat(lines.map((line) => Buffer.from(`${line}\n`))));
  }
}

/** The seal says that these are the bytes `save` wrote, and the parser's identity that they mean the same. */
function parseSource(line: Buffer): StoredSource {
  return JSON.parse(line.toString("utf8"));
}

function wordsIdentity(): { segmenter: string; engine: string } {
  return { segmenter: segmenterIdentity(), engine: engineIdentity() };
}

function corpusIdentity(sources: readonly StoredSource[]): string {
  const hash = createHash("sha256");
  for (const { file, fingerprint } of sources) hash.update(`${JSON.stringify(file)} ${fingerprint}\n`);
  return hash.digest("hex");
}

function linesOf(body: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  for (let start = 0; start < body.length; ) {
    const end = body.indexOf(0x0a, start);
    lines.push(body.subarray(start, end === -1 ? body.length : end));
    start = end === -1 ? body.length : end + 1;
  }
  return lines;
}
