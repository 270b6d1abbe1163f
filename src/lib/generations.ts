import { createHash } from "node:crypto";
import { join } from "node:path";
import { writeAtomic } from "./atomic-file.ts";
import { type Disk, errorCode, realDisk } from "./disk.ts";
import type { Log } from "./log.ts";
import { errorText } from "./log.ts";
import { faultText, type Identity, isDamage, openSealed, seal } from "./sealed-file.ts";

/** A sealed content that was found whole and of the identity asked for. */
export interface Generation {
  readonly name: string;
  readonly identity: Identity;
  readonly body: Buffer;
}

/** Names the newest generation in its first line, the one before in its second. Written last, so never too early. */
const POINTER = "CURRENT";

/** `data-<start of the content's hash>.jsonl`. */
const NAME = /^data-[0-9a-f]{32}\.jsonl$/;

/** Another process may have written a generation and not pointed at it yet; a commit takes seconds. */
const YOUNG_MS = 10 * 60 * 1000;

/**
 * A folder that holds a sealed content and the one before it. A damaged generation is set aside as `….bad-<time>`
 * and never deleted; one that cannot be read or is of another identity is left where it stands.
 */
export class Generations {
  readonly #folder: string;
  readonly #log: Log;
  readonly #disk: Disk;

  constructor(folder: string, log: Log, disk: Disk = realDisk) {
    this.#folder = folder;
    this.#log = log;
    this.#disk = disk;
  }

  /**
   * The newest generation that is whole and fits `expected`: the one pointed at, else the one before, else any other,
   * newest first. Each one passed over is told in the log with its reason. null where there is none. Never rejects.
   */
  async open(expected: Identity): Promise<Generation | null> {
    for (const name of await this.#candidates()) {
      const path = join(this.#folder, name);
      const opened = await openSealed(path, expected, this.#disk);
      if (opened.ok) return { name, identity: opened.identity, body: opened.body };
      // Another identity is what an update of the program leaves behind.
      const level = opened.fault.reason === "other" ? "info" : "warn";
      this.#log[level](`${path} ${faultText(opened.fault)}; not used`);
      if (isDamage(opened.fault)) await this.#setAside(name);
    }
    return null;
  }

  /**
   * Makes a content the newest generation. The order of writing makes a kill harmless: the content first, then the
   * pointer, then what is older than the one before goes. Rejects with the system's error; the generations that were
   * there are then untouched.
   */
  async commit(identity: Identity, body: Buffer): Promise<void> {
    await this.#disk.makeFolder(this.#folder);
    const data = seal(identity, body);
    const name = `data-${createHash("sha256").update(data).digest("hex").slice(0, 32)}.jsonl`;
    const [current, previous] = await this.#pointed();
    const kept = current === name ? previous : current;
    await writeAtomic(join(this.#folder, name), data, this.#disk);
    await writeAtomic(join(this.#folder, POINTER), `${name}\n${kept ?? ""}\n`, this.#disk);
    await this.#sweep([name, kept ?? ""]);
  }

  async #pointed(): Promise<string[]> {
    try {
      const text = (await this.#disk.read(join(this.#folder, POINTER))).toString("utf8");
      return text.split("\n").filter((name) => NAME.test(name));
    } catch (error) {
      // Without a pointer all generations are tried.
      if (errorCode(error) !== "ENOENT")
        this.#log.warn(`${join(this.#folder, POINTER)}: ${errorText(error)}`);
      return [];
    }
  }

  async #candidates(): Promise<string[]> {
    const pointed = await this.#pointed();
    const others: { name: string; changed: number }[] = [];
    for (const name of await this.#names()) {
      if (!pointed.includes(name)) others.push({ name, changed: await this.#changed(name) });
    }
    others.sort((a, b) => b.changed - a.changed);
    return [...pointed, ...others.map(({ name }) => name)];
  }

  async #names(): Promise<string[]> {
    try {
      return (await this.#disk.list(this.#folder)).filter((name) => NAME.test(name));
    } catch (error) {
      if (errorCode(error) !== "ENOENT") this.#log.warn(`${this.#folder}: ${errorText(error)}`);
      return [];
    }
  }

  /** 0 for a file that is gone again or hidden. */
  async #changed(name: string): Promise<number> {
    try {
      return await this.#disk.changed(join(this.#folder, name));
    } catch (error) {
      this.#log.debug(`${name}: ${errorText(error)}`);
      return 0;
    }
  }

  async #setAside(name: string): Promise<void> {
    const time = new Date().toISOString().replaceAll(/\D/g, "");
    const aside = join(this.#folder, `${name}.bad-${time}`);
    try {
      await this.#disk.rename(join(this.#folder, name), aside);
      this.#log.warn(`the damaged file was kept as ${aside}`);
    } catch (error) {
      this.#log.warn(`${join(this.#folder, name)} could not be renamed: ${errorText(error)}`);
    }
  }

  /** Removes older generations that are whole; nothing that happens here undoes the commit. */
  async #sweep(keep: readonly string[]): Promise<void> {
    for (const name of await this.#names()) {
      if (keep.includes(name) || (await this.#changed(name)) > Date.now() - YOUNG_MS) continue;
      const path = join(this.#folder, name);
      const opened = await openSealed(path, { format: 0 }, this.#disk);
      if (!opened.ok && isDamage(opened.fault)) await this.#setAside(name);
      // Whole, though of "another format" than none: this is what may go.
      if (opened.ok || opened.fault.reason === "other") {
        await this.#disk
          .remove(path)
          .catch((error: unknown) => this.#log.warn(`${path}: ${errorText(error)}`));
      }
    }
  }
}
