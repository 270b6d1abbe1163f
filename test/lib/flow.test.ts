/** Order, pace and waiting. */

import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { backoffMs, sleep } from "../../src/lib/backoff.ts";
import { Lanes } from "../../src/lib/lanes.ts";
import { TokenBuckets } from "../../src/lib/token-bucket.ts";
import { Windows } from "../../src/lib/window.ts";

afterEach(() => void vi.useRealTimers());

describe("lanes", () => {
  test("keep the order within a key under every interleaving, and a failed task holds up nobody", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.record({ key: fc.constantFrom("a", "b", "c"), fails: fc.boolean() }), {
          minLength: 1,
          maxLength: 12,
        }),
        async (scheduler, tasks) => {
          const lanes = new Lanes();
          const ended: Record<string, number[]> = {};
          const all = tasks.map(({ key, fails }, i) =>
            lanes
              .run(key, async () => {
                await scheduler.schedule(Promise.resolve());
                (ended[key] ??= []).push(i);
                if (fails) throw new Error("on purpose");
              })
              .catch(() => undefined),
          );
          await scheduler.waitFor(Promise.all(all));
          for (const order of Object.values(ended)) expect(order).toEqual(order.toSorted((a, b) => a - b));
          expect(Object.values(ended).flat()).toHaveLength(tasks.length);
          await lanes.idle();
          expect(lanes.size).toBe(0);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe("waiting", () => {
  test("grows from 200 ms to 30 s and no further, and never shrinks to nothing", () => {
    const waits = Array.from({ length: 40 }, (_, i) => backoffMs(i + 1, () => 0));
    expect(waits[0]).toBe(200);
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(waits.at(-1)).toBe(30_000);
    expect(backoffMs(1, () => 1)).toBe(150);
  });

  test("ends at once when it is called off", async () => {
    vi.useFakeTimers();
    const stop = new AbortController();
    const whole = sleep(1_000);
    const cut = sleep(60_000, stop.signal);
    stop.abort();
    await expect(cut).resolves.toBe(false);
    await expect(sleep(60_000, stop.signal)).resolves.toBe(false);
    await vi.advanceTimersByTimeAsync(1_000);
    await expect(whole).resolves.toBe(true);
  });
});

describe("pace", () => {
  test("lets a burst through, then one at a time; each key for itself; a clock set back takes nothing away", () => {
    let now = 0;
    const buckets = new TokenBuckets({ burst: 3, everyMs: 1_000 }, () => now);
    const takes = (key: string, times: number): number =>
      Array.from({ length: times }, () => buckets.take(key)).filter(Boolean).length;
    expect(takes("a", 5)).toBe(3);
    expect(takes("b", 5)).toBe(3);
    now = 1_500;
    expect(takes("a", 5)).toBe(1);
    now = -3_600_000;
    expect(takes("a", 5)).toBe(0);
    now += 2_000;
    expect(takes("a", 5)).toBe(2);
  });

  test("in a window lets all through at once up to the limit, then as the window moves", () => {
    let now = 0;
    const windows = new Windows({ most: 3, withinMs: 1_000 }, () => now);
    const takes = (times: number): number =>
      Array.from({ length: times }, () => windows.take("a")).filter(Boolean).length;
    expect(takes(5)).toBe(3);
    now = 999;
    expect(takes(5)).toBe(0);
    now = 1_000;
    expect(takes(5)).toBe(3);
    now = -3_600_000;
    expect(takes(5)).toBe(3);
  });

  test("in a window never allows more than the limit in any stretch, reserved ones included", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(400), { minLength: 1, maxLength: 60 }), (steps) => {
        let now = 0;
        const windows = new Windows({ most: 4, withinMs: 1_000 }, () => now);
        const times = steps.map((step) => {
          now += step;
          return now + windows.reserve("a");
        });
        for (const time of times) {
          expect(times.filter((one) => one >= time && one < time + 1_000).length).toBeLessThanOrEqual(4);
        }
      }),
    );
  });
});
