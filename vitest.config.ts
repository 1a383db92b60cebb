import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

/** What a test of a pure core never names: a database, a service, a browser, a process, the module loader. */
const impure =
  /support\/(database|service|browser|chromium|pages|product|openSurvey|axe)|testConsole|[sS]tand\.js|PGlite|child_process|\bvi\.|process\.(env|chdir|on)/;

/** What a test names that may leave something behind in its process: a browser, a child, a changed environment or loader. */
const unruly =
  /support\/(browser|chromium|axe|product)|InBrowser|child_process|spawn|bench\/|fork\(|\bvi\.|process\.(env|chdir|on|kill)|setGlobalDispatcher|embeddedDatabase|backup|commandSocket|lockContender|\/lock\.test/i;

const tests = readdirSync("test", { recursive: true, encoding: "utf8" })
  .filter((file) => /\.test\.tsx?$/.test(file))
  .map((file) => join("test", file));
const pure = tests.filter((file) => !impure.test(readFileSync(file, "utf8")));
const calm = tests.filter((file) => !pure.includes(file) && !unruly.test(readFileSync(file, "utf8") + file));

/**
 * In the second run of CI, on a server: files that look at pages in a browser, which the first run has drawn from the
 * same rows. What the pages do is held against the server by the other tests and by the journeys.
 */
const looked = process.env["AXE_DONE"] ? tests.filter((file) => /Browser\.test|everyPage/.test(file)) : [];

export default defineConfig({
  test: {
    globalSetup: "test/support/databaseSetup.ts",
    // Processes, not threads: a test may kill, fill or lock what is its own.
    pool: "forks",
    maxWorkers: 2,
    // Generous, because a busy machine is no fault of the code; what must be quick is measured where it matters.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: "whole",
          include: ["test/**/*.test.ts", "test/**/*.test.tsx"],
          exclude: [...pure, ...calm, ...looked],
        },
      },
      { extends: true, test: { name: "calm", include: calm, isolate: false } },
      // They keep nothing, so they share what they import: loading it for each file took longer than running it.
      { extends: true, test: { name: "cores", include: pure, isolate: false } },
    ],
  },
});
