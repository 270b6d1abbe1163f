import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Forks, not threads: nodejieba is a native module and the whole-process tests start children.
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 30_000,
  },
});
