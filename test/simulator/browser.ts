/** A Chromium for tests of pages: the one at CHROMIUM_PATH, one of the system, or the one of the dependencies. */
import { existsSync } from "node:fs";
import bundled from "@sparticuz/chromium";
import { type Browser, chromium } from "playwright-core";

const usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium"];

/** Undefined where none starts; with REQUIRE_BROWSER=1 that is an error. */
export async function openBrowser(): Promise<Browser | undefined> {
  const given = process.env["CHROMIUM_PATH"];
  for (const path of [given, ...usual]) {
    if (path === undefined || !existsSync(path)) continue;
    const browser = await chromium.launch({ executablePath: path, args: ["--no-sandbox"] }).catch(() => undefined);
    if (browser) return browser;
  }
  try {
    return await chromium.launch({
      executablePath: await bundled.executablePath(),
      args: bundled.args,
      headless: true,
    });
  } catch (error) {
    if (process.env["REQUIRE_BROWSER"] === "1") throw error;
    return undefined;
  }
}
