/**
 * `npx tsx scripts/screenshots.mts [URL]`: takes the pictures in docs/screenshots.
 *
 * Of the product that runs in demo mode at URL; without one, of a product started for them on an empty data folder.
 * Only of such a one are the links known that sign staff in: the pictures of the staff console need it.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { projectRoot } from "../src/projectRoot.js";
import { startChromium } from "../test/support/chromium.js";
import { consoleTour } from "./screenshots/consoleTour.mjs";
import { pictureOf } from "./screenshots/consoleVisit.mjs";
import { pictures } from "./screenshots/pictures.mjs";
import { withFewColours } from "./screenshots/png.mjs";
import { startDemo } from "./screenshots/startDemo.mjs";

/** They are part of the repository, and of pages that are read on phones. */
const largest = 300_000;
/** A phone's pictures stand beside each other. */
const phoneCut = 1_400;
const folder = join(projectRoot, "docs/screenshots");

async function takeAll(browser: Browser, url: string): Promise<void> {
  for (const [name, take] of Object.entries(pictures)) await keep(name, await take(browser, url));
}

async function keep(name: string, picture: Buffer): Promise<void> {
  const bytes = withFewColours(picture);
  if (bytes.length > largest) throw new Error(`${name}.png has ${bytes.length} bytes; at most ${largest} are wanted`);
  await writeFile(join(folder, `${name}.png`), bytes);
  process.stdout.write(`docs/screenshots/${name}.png  ${Math.round(bytes.length / 1_000)} kB\n`);
}

const { browser, reasons } = await startChromium();
if (!browser) throw new Error(`no Chromium starts: ${reasons}`);
const running = process.argv[2] === undefined ? await startDemo() : undefined;
try {
  await mkdir(folder, { recursive: true });
  await takeAll(browser, running?.url ?? process.argv[2] ?? "");
  if (running)
    for await (const { name, page, part, cut, onPhone, only = "computer" } of consoleTour(browser, running)) {
      if (name === "") continue;
      const picture = part ? await part.screenshot() : await pictureOf(page, only, cut);
      await keep(only === "phone" ? `${name}-phone` : name, picture);
      if (onPhone) await keep(`${name}-phone`, await pictureOf(page, "phone", phoneCut));
    }
} finally {
  await browser.close();
  await running?.stop();
}
