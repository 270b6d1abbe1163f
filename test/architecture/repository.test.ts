import { describe, expect, test } from "vitest";
import { keptFiles, PROJECT, read, sourcesIn } from "./project.ts";
import { longRuns, namesOf } from "./samples.ts";
import { scan } from "./scan.ts";

/** Names of settings as they stand in the strings of a source. */
function keysIn(source: string): string[] {
  const strings = scan(source).filter(({ kind }) => kind === "string");
  const keys = strings
    .map(({ text }) => text.slice(1, -1))
    .filter((text) => /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(text));
  return [...new Set(keys)].toSorted();
}

describe("settings", () => {
  test(".env.example names exactly the settings that config.ts reads", () => {
    const example = read(".env.example").matchAll(/^#?\s?([A-Z][A-Z0-9_]*)=/gm);
    expect(keysIn(read("src/config.ts")).length).toBeGreaterThan(5);
    expect([...example].map(([, key]) => key ?? "").toSorted()).toEqual(keysIn(read("src/config.ts")));
  });

  test("a key that the example lacks is found", () => {
    expect(keysIn('text("NEW_KEY") ?? "x"; // "OLD_KEY"')).toEqual(["NEW_KEY"]);
  });
});

describe("secrets", () => {
  /** A bot token: id, colon, 35 characters. */
  const TOKEN = /\d{6}:[\w-]{30}/;

  test("no kept file holds anything of the shape of a bot token", () => {
    const files = keptFiles();
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((file) => TOKEN.test(read(file)))).toEqual([]);
  });

  test("a planted token is found", () => {
    expect(TOKEN.test(`x${["1234567890", "A".repeat(35)].join(":")}`)).toBe(true);
  });

  test("the file with the secrets is never kept", () => {
    expect(keptFiles().filter((file) => /(?:^|\/)\.env$/.test(file))).toEqual([]);
    expect(read(".gitignore").split("\n")).toContain(".env");
  });
});

describe("what is installed is what was locked and looked at", () => {
  interface Locked {
    readonly version?: string;
    readonly resolved?: string;
    readonly integrity?: string;
    readonly optionalDependencies?: Readonly<Record<string, string>>;
    readonly dev?: boolean;
    readonly devOptional?: boolean;
    readonly link?: boolean;
    readonly optional?: boolean;
    readonly os?: readonly string[];
    readonly hasInstallScript?: boolean;
  }
  const lock: { packages: Record<string, Locked> } = JSON.parse(read("package-lock.json"));
  const packages = Object.entries(lock.packages).filter(([path]) => path !== "");
  const manifest: Record<string, Record<string, string>> = JSON.parse(read("package.json"));
  const pathsWhere = (wrong: (one: Locked) => boolean): string[] =>
    packages.filter(([, one]) => wrong(one)).map(([path]) => path);

  // The binaries of development tools for other platforms are locked by version alone: their hashes were not at hand.
  const foreignBinary = ({ dev, optional, os, integrity }: Locked): boolean =>
    dev === true && optional === true && os !== undefined && integrity === undefined;

  test("every package has the hash of its content, tools' binaries for other platforms excepted", () => {
    expect(packages.length).toBeGreaterThan(50);
    expect(pathsWhere((one) => one.integrity?.startsWith("sha512-") !== true && !foreignBinary(one))).toEqual(
      [],
    );
  });

  test("every binary that a tool may want is locked: npm 11 installs from no lock that leaves one out", () => {
    const wanted = packages.flatMap(([, one]) => Object.keys(one.optionalDependencies ?? {}));
    expect(wanted.length).toBeGreaterThan(10);
    expect(
      wanted.filter((name) => !packages.some(([path]) => path.endsWith(`node_modules/${name}`))),
    ).toEqual([]);
  });

  test("none comes from git, a folder or an address of its own", () => {
    const registry = /^https:\/\/registry\.npmjs\.org\//;
    expect(
      pathsWhere(
        ({ resolved, link }) => link === true || (resolved !== undefined && !registry.test(resolved)),
      ),
    ).toEqual([]);
  });

  test("the package names exact versions", () => {
    const all = Object.entries({
      ...manifest.dependencies,
      ...manifest.devDependencies,
      ...manifest.overrides,
    });
    expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  test("at most 60 packages are installed for use", () => {
    expect(
      pathsWhere(({ dev, devOptional }) => dev !== true && devOptional !== true).length,
    ).toBeLessThanOrEqual(60);
  });

  test("only the segmenter runs a script when it is installed: it is compiled there", () => {
    expect(pathsWhere(({ hasInstallScript }) => hasInstallScript === true)).toEqual([
      "node_modules/nodejieba",
    ]);
    expect(manifest.allowScripts).toEqual({ nodejieba: true });
  });

  test("archives are unpacked by a tar without known holes (7.5.10 or newer)", () => {
    const old = packages.filter(
      ([path, { version }]) => path.endsWith("node_modules/tar") && !isAtLeast(version ?? "", [7, 5, 10]),
    );
    expect(old).toEqual([]);
  });
});

describe("nothing in the code knows the owner's reports", () => {
  const code = [...sourcesIn("src", ".ts"), ...sourcesIn("src", ".json")];

  test("no report's file name stands in the code", () => {
    expect(
      code
        .filter(([, source]) => namesOf(PROJECT).some((name) => source.includes(name)))
        .map(([file]) => file),
    ).toEqual([]);
  });

  test("no long run of a report's words stands in the strings, patterns and word lists of the code", () => {
    expect(longRuns(PROJECT, code)).toEqual([]);
  });

  test("a planted sentence of a report is found", () => {
    const sample = read(`seeds/${namesOf(PROJECT)[0]}.txt`).replace(/\s/g, "");
    const run = /\p{Script=Han}{12}/u.exec(sample)?.[0] ?? "";
    expect(longRuns(PROJECT, [["a.ts", `const a = "${run}";`]])).toEqual([`a.ts: ${run}`]);
    expect(longRuns(PROJECT, [["a.ts", `// ${run}`]])).toEqual([]);
  });
});

function isAtLeast(version: string, least: readonly number[]): boolean {
  const parts = version.split(".").map(Number);
  for (const [at, wanted] of least.entries()) {
    const part = parts[at] ?? 0;
    if (part !== wanted) return part > wanted;
  }
  return true;
}
