import {
  EMPTY_NAMES,
  ENVIRONMENT,
  HOMES,
  IMPURE,
  LONGEST_FILE,
  MAY_READ_FILES,
  PURE,
  RANKS,
} from "./rules.ts";
import { type Piece, scan } from "./scan.ts";

/** A breach of the architecture. */
export interface Violation {
  /** Path under `src`, with `/`. */
  readonly file: string;
  readonly rule: "place" | "import" | "library" | "purity" | "environment" | "console" | "size" | "name";
  readonly detail: string;
}

/** An import or re-export, static or dynamic. */
export interface Import {
  readonly target: string;
  readonly line: number;
}

/** Finds every breach in the sources of `src`, given by path. Throws where there is nothing to check. */
export function check(sources: ReadonlyMap<string, string>): Violation[] {
  if (sources.size === 0) throw new Error("no source files: nothing was checked");
  return [...sources].flatMap(([file, source]) => checkFile(file, source));
}

function checkFile(file: string, source: string): Violation[] {
  const violations: Violation[] = [];
  const add = (rule: Violation["rule"], detail: string): void => {
    violations.push({ file, rule, detail });
  };
  const pieces = scan(source);
  const room = roomOf(file);
  if (RANKS[room] === undefined) add("place", `${room} is no room of the house`);
  for (const name of file.replace(/\.[a-z]+$/, "").split("/")) {
    if (EMPTY_NAMES.includes(name)) add("name", `"${name}" names a kind of code, not a thing`);
  }
  const lines = source.split("\n").length - 1;
  if (lines > LONGEST_FILE) add("size", `${lines} lines, ${LONGEST_FILE} at most`);
  for (const { target, line } of importsOf(pieces)) {
    if (target.startsWith(".")) {
      const fault = importFault(file, target);
      if (fault !== null) add("import", `line ${line}: ${fault}`);
    } else if (target.startsWith("node:")) {
      if (PURE.includes(room) && file !== MAY_READ_FILES) add("purity", `line ${line}: ${target}`);
    } else {
      const home = HOMES[libraryOf(target)];
      if (home === undefined || !file.startsWith(home))
        add("library", `line ${line}: ${target} belongs to ${home ?? "no room"}`);
    }
  }
  for (const { kind, text, line } of pieces) {
    if (kind !== "code") continue;
    if (file !== ENVIRONMENT && /\bprocess\s*(?:\.\s*env|\[)/.test(text))
      add("environment", `near line ${line}`);
    if (/\bconsole\s*\./.test(text)) add("console", `near line ${line}`);
    if (!PURE.includes(room)) continue;
    for (const word of IMPURE) {
      const found = word.exec(text)?.[0];
      if (found !== undefined) add("purity", `near line ${line}: ${found}`);
    }
  }
  return violations;
}

/** All imports of a file: `import … from`, `export … from`, `import "…"`, `import("…")`, `require("…")`. */
export function importsOf(pieces: readonly Piece[]): Import[] {
  const imports: Import[] = [];
  let code = "";
  for (const { kind, text, line } of pieces) {
    if (kind === "code") code = text;
    if (kind === "string" && /(?:\bfrom|\bimport|\bimport\s*\(|\brequire\s*\()\s*$/.test(code)) {
      imports.push({ target: text.slice(1, -1), line });
    }
    if (kind === "template" && /(?:\bimport|\brequire)\s*\(\s*$/.test(code))
      imports.push({ target: text, line });
    if (kind === "string" || kind === "template") code = "";
  }
  return imports;
}

/** Why a file may not import a path; null where it may. */
function importFault(file: string, target: string): string | null {
  const path = new URL(target, `file:///src/${file}`).pathname.replace(/^\/src\//, "");
  if (path.startsWith("/")) return `${target} leads out of src`;
  const [from, to] = [roomOf(file), roomOf(path)];
  if (from === to && file.includes("/")) return null;
  const [fromRank, toRank] = [RANKS[from], RANKS[to]];
  if (fromRank === undefined || toRank === undefined) return `${to} is no room of the house`;
  return toRank < fromRank ? null : `${from} (${fromRank}) may not know ${to} (${toRank})`;
}

/** The folder under `src`, or the file itself. */
function roomOf(path: string): string {
  return path.split("/")[0] ?? path;
}

function libraryOf(target: string): string {
  const parts = target.split("/");
  return target.startsWith("@") ? parts.slice(0, 2).join("/") : (parts[0] ?? target);
}
