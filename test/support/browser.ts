/**
 * A Chromium for tests: `describeInBrowser("…", (browser) => { test(…) })`.
 *
 * One per test file. Where none starts the tests are named as skipped; with REQUIRE_BROWSER=1 they fail.
 */
import type { Browser } from "playwright-core";
import { afterAll, describe, test } from "vitest";
import { startChromium } from "./chromium.js";

const started = await startChromium();
afterAll(() => started.browser?.close());

/** Tests that need a browser. The title says so where there is none. */
export function describeInBrowser(title: string, body: (browser: Browser) => void): void {
  const { browser, reasons } = started;
  if (browser) {
    describe(title, () => body(browser));
  } else if (process.env["REQUIRE_BROWSER"] === "1") {
    describe(title, () => {
      test("a Chromium starts", () => {
        throw new Error(`REQUIRE_BROWSER=1, but no Chromium starts: ${reasons}`);
      });
    });
  } else {
    describe.skip(`${title} (skipped: no Chromium starts)`, () => body(neverUsed));
  }
}

const neverUsed = new Proxy({} as Browser, {
  get: () => {
    throw new Error("there is no browser");
  },
});
