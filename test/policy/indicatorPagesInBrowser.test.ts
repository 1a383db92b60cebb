import { beforeAll, expect, test } from "vitest";
import { accessibilityProblems } from "../support/axe.js";
import { describeInBrowser } from "../support/browser.js";
import { useDatabase } from "../support/database.js";
import { servePages } from "../support/pages.js";
import { measure, mountIndicators } from "./indicatorParts.js";
import { share } from "./readings.js";

const database = useDatabase();
const served = servePages({ before: (app) => mountIndicators(app, database) });

beforeAll(() =>
  database.transaction("console", async (tx) => {
    const answersSha256 = "ab".repeat(32);
    const more = { interval95: [61.7, 69.8] as [number, number], bounds: [17.5, 91] as [number, number], sent: 2000 };
    await measure(tx, "nishi-r6-1-1-1", share("mailed", 349, 530, { ...more, answersSha256, rule: "「そう思う」" }));
    await measure(tx, "nishi-r6-1-1-1", share("mailed", 300, 530, { asOf: "2024-02-01" }), { key: "survey:before" });
    await measure(tx, "nishi-r6-1-1-1", share("line", 16, 20));
  }),
);

const paths = [
  "/nishi/indicators",
  "/suminoe/indicators?lang=easy",
  "/nishi/indicators/nishi-r6-1-1-1",
  "/nishi/indicators/nishi-r6-1-1-1?lang=vi",
  "/suminoe/indicators/suminoe-r7-2-1-2?lang=en",
];

describeInBrowser("in a browser", (browser) => {
  test.each([
    ["a phone", { width: 360, height: 740 }],
    ["a computer", { width: 1280, height: 900 }],
  ])("on %s the pages are accessible, no wider than the screen, and their charts load", async (_, viewport) => {
    const context = await browser.newContext({ viewport, locale: "ja-JP" });
    const tab = await context.newPage();
    const refused: string[] = [];
    tab.on("console", (message) => message.type() === "error" && refused.push(message.text()));
    for (const path of paths) {
      await tab.goto(served.url + path);
      expect(await accessibilityProblems(tab), path).toEqual([]);
      const wider = await tab.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth");
      expect(wider, path).toBeLessThanOrEqual(0);
      const broken = await tab.evaluate<number>(
        "[...document.images].filter((one) => one.complete && one.naturalWidth === 0).length",
      );
      expect(broken, path).toBe(0);
    }
    expect(refused).toEqual([]);
    if (process.env["SCREENSHOTS"]) {
      await tab.goto(`${served.url}${paths[2]}`);
      await tab.screenshot({ path: `${process.env["SCREENSHOTS"]}/indicator-${viewport.width}.png`, fullPage: true });
      await tab.goto(`${served.url}/suminoe/indicators`);
      await tab.screenshot({ path: `${process.env["SCREENSHOTS"]}/indicators-${viewport.width}.png`, fullPage: true });
    }
    await context.close();
  });
});
