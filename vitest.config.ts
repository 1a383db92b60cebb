import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts", "test/**/*.test.tsx"],
    globalSetup: "test/support/databaseSetup.ts",
    // Processes, not threads: a test may kill, fill or lock what is its own.
    pool: "forks",
    maxWorkers: 2,
    // Generous, because a busy machine is no fault of the code; what must be quick is measured where it matters.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
