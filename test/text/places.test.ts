import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { placeNamed } from "../../src/text/places.ts";

interface Case {
  readonly title: string;
  readonly place: string | null;
}

const cases = readFileSync(new URL("../cases/text/places.jsonl", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line): Case => JSON.parse(line));

describe("a report speaks for the place in its title", () => {
  it.each(cases)("$title", ({ title, place }) => {
    expect(placeNamed(title)).toBe(place);
  });
});
