import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The folder of the project. */
export const PROJECT = join(import.meta.dirname, "../..");

/** A file of the project. */
export function read(path: string): string {
  return readFileSync(join(PROJECT, path), "utf8");
}

/** Files under a folder whose names end like this, with their text, by path from that folder. */
export function sourcesIn(folder: string, ending: string): Map<string, string> {
  const names = readdirSync(join(PROJECT, folder), { recursive: true, encoding: "utf8" });
  const files = names.map((name) => name.replaceAll("\\", "/")).filter((name) => name.endsWith(ending));
  return new Map(files.toSorted().map((name) => [name, read(`${folder}/${name}`)]));
}

/** Folders that are not of the project itself, where git cannot say so. */
const NOT_OURS = /^(?:node_modules|dist|\.git|index|state)(?:\/|$)|^\.env$/;

/** Every file that is, or would be, kept in version control. */
export function keptFiles(): string[] {
  try {
    const names = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
      cwd: PROJECT,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    // A file may be deleted and not committed yet.
    return names.split("\0").filter((name) => name !== "" && existsSync(join(PROJECT, name)));
  } catch {
    // A copy without git, e.g. an unpacked archive.
    const entries = readdirSync(PROJECT, { recursive: true, withFileTypes: true, encoding: "utf8" });
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    return files
      .map((file) => file.slice(PROJECT.length + 1).replaceAll("\\", "/"))
      .filter((file) => !NOT_OURS.test(file));
  }
}
