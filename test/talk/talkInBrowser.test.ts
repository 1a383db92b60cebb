/** The pages of a talk and of the settings in a real browser: usable without script, on a narrow phone, for everybody. */
import type { AddressInfo } from "node:net";
import express from "express";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createResidentLinkStore } from "../../src/resident/residentLinkStore.js";
import { settingsRoutes } from "../../src/resident/settingsPages.js";
import { fixedClock } from "../../src/time.js";
import { useConsole } from "../console/testConsole.js";
import { accessibilityProblems } from "../support/axe.js";
import { describeInBrowser } from "../support/browser.js";
import { useDatabase } from "../support/database.js";
import { testFrame } from "../support/pages.js";
import { createStand, residentId } from "./stand.js";

const database = useDatabase();
const talk = createStand(database);
const desk = useConsole(database, { others: [talk.feature] });
const links = createResidentLinkStore(database, talk.vault);
const frame = testFrame();
const served = { url: "" };
let close = () => {};
beforeAll(async () => {
  const app = express();
  app.use(...frame.headers, frame.assets);
  app.use(
    settingsRoutes({
      frame,
      content: talk.content,
      database,
      clock: fixedClock("2026-11-20T10:00:00+09:00"),
      links,
      residents: talk.residents,
      languageChanged: async () => {},
    }),
    talk.app,
  );
  const server = app.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  served.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  close = () => void server.close().closeAllConnections();
  await talk.begin();
});
afterAll(() => close());

// As text, because the project's types know no browser.
const tooWide = (page: Page) => page.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth");
const sizes = [
  { width: 360, height: 740 },
  { width: 1280, height: 900 },
];

describeInBrowser("in a browser", (browser: Browser) => {
  async function onPage(
    options: Parameters<Browser["newContext"]>[0],
    work: (page: Page) => Promise<unknown>,
  ): Promise<void> {
    const context = await browser.newContext({ locale: "ja-JP", viewport: { width: 360, height: 740 }, ...options });
    try {
      await work(await context.newPage());
    } finally {
      await context.close();
    }
  }

  /** At both widths: nothing that axe finds, nothing that must be scrolled sideways. */
  async function isForEverybody(page: Page): Promise<void> {
    for (const size of sizes) {
      await page.setViewportSize(size);
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(await tooWide(page)).toBeLessThanOrEqual(0);
    }
  }

  describe("without script", () => {
    test("a resident writes, reads the reply, and is told what to do in danger", async () => {
      const { path } = await talk.ask();
      await onPage({ javaScriptEnabled: false }, async (page) => {
        await page.goto(served.url + path);
        await page.selectOption("#counter", "childcare");
        await page.fill("#text", "子どもが泣きやみません\nどうすればいいですか");
        await page.click("button[type=submit]");
        await page.waitForSelector(".post-resident");
        expect(await page.textContent(".post-resident")).toContain("どうすればいいですか");
        const { id } = await talk.one();
        await talk.reply(`/console/nishi/talks/${id}`, "お電話ください");
        await page.click("text=新しい返信を確かめる");
        await page.waitForSelector(".post-staff");
        await page.fill("#text", "もう死にたい");
        await page.click("button[type=submit]");
        await page.waitForSelector(".banner-danger");
      });
    });

    test("a resident's settings are saved", async () => {
      const token = await database.transaction("worker", (tx) => links.create(tx, residentId, "settings", "one"));
      await onPage({ javaScriptEnabled: false }, async (page) => {
        await page.goto(`${served.url}/nishi/settings/${token}`);
        await page.check("text=防災・安全");
        await page.selectOption("#town", "九条");
        await page.click("button[type=submit]");
        await page.waitForSelector(".banner-success");
        expect(await page.isChecked("input[value=disaster]")).toBe(true);
      });
    });
  });

  describe("for everybody", () => {
    test.each(["easy", "vi"] as const)("the pages of a resident in %s", async (language) => {
      const { path } = await talk.ask({ language });
      await talk.write(path, `${"長".repeat(60)} https://example.jp/${"x".repeat(80)}`);
      await database.run("console", (tx) => tx.resident.update({ where: { id: residentId }, data: { language } }));
      const token = await database.transaction("worker", (tx) => links.create(tx, residentId, "settings", language));
      await onPage({}, async (page) => {
        for (const address of [path, `/nishi/settings/${token}`, `/nishi/talk/none?lang=${language}`]) {
          await page.goto(served.url + address);
          await isForEverybody(page);
        }
      });
    });

    test("the pages of the staff", async () => {
      const person = await desk.signIn({ nishi: "editor" });
      const { id } = await talk.begun();
      const [name = "", value = ""] = person.cookie.split("=");
      await onPage({}, async (page) => {
        await page.context().addCookies([{ name, value, url: desk.served.url }]);
        for (const address of ["talks", `talks/${id}`, "canned-replies", "talks?show=closed"]) {
          expect((await page.goto(`${desk.served.url}/console/nishi/${address}`))?.status()).toBe(200);
          await isForEverybody(page);
        }
      });
    });
  });
});
