import { describe, expect, it } from "vitest";
import { learn, type Lesson } from "../../src/search/learn.ts";

/** The right candidate has the greater first feature; the second is noise, the third the same everywhere. */
const LESSONS: Lesson[] = Array.from({ length: 40 }, (_, i) => ({
  worth: 1,
  rows: [0, 1, 2].map((k) => Float32Array.of(k === i % 3 ? 2 : 1 - k / 10, (i * 7 + k * 3) % 5, 1)),
  right: [0, 1, 2].map((k) => k === i % 3),
}));
const OPTIONS = { steps: 100, decay: 1e-3 };

describe("learning weights", () => {
  it("finds the feature that tells right from wrong", () => {
    const [telling = 0, noise = 0] = learn(LESSONS, OPTIONS);
    expect(telling).toBeGreaterThan(1);
    expect(Math.abs(noise)).toBeLessThan(telling / 5);
  });

  it("gives the same weights again", () => {
    expect(learn(LESSONS, OPTIONS)).toEqual(learn(LESSONS, OPTIONS));
  });

  it("takes no notice of lessons without a right or without a wrong candidate", () => {
    const rows = [Float32Array.of(9, 9, 9)];
    const empty = [
      { worth: 5, rows, right: [true] },
      { worth: 5, rows, right: [false] },
    ];
    expect(learn([...LESSONS, ...empty], OPTIONS)).toEqual(learn(LESSONS, OPTIONS));
  });

  it("learns nothing from nothing", () => {
    expect(learn([], OPTIONS)).toEqual(new Float64Array());
  });
});
