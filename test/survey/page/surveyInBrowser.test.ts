/** The pages of a survey in a real browser: on a narrow phone, without script, by keyboard alone, for everybody. */
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { languages } from "../../../src/language.js";
import { posterCode } from "../../../src/survey/respondent/posterStore.js";
import { accessibilityProblems } from "../../support/axe.js";
import { describeInBrowser } from "../../support/browser.js";
import { emptyDatabase, useDatabase } from "../../support/database.js";
import { vault } from "../engine/stand.js";
import { branching, createPages, days, now, short } from "./stand.js";

const database = useDatabase();
const pages = createPages(database);
const { stand, publish, responses } = pages;
const served = { url: "" };
let close = () => {};
beforeAll(async () => {
  const server = pages.app.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  served.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  close = () => void server.close().closeAllConnections();
});
afterAll(() => close());
afterEach(async () => {
  stand.now = now;
  await emptyDatabase(database);
});

// As text, because the project's types know no browser.
const tooWide = (page: Page) => page.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth");
const focused = (page: Page) => page.evaluate<string>("document.activeElement.id || document.activeElement.innerText");
const phone = { width: 360, height: 740 };
const both = [phone, { width: 1280, height: 900 }];

describeInBrowser("in a browser", (browser: Browser) => {
  async function onPage(
    options: Parameters<Browser["newContext"]>[0],
    work: (page: Page) => Promise<unknown>,
  ): Promise<void> {
    const context = await browser.newContext({ locale: "ja-JP", viewport: phone, ...options });
    try {
      context.setDefaultTimeout(8_000);
      await work(await context.newPage());
    } finally {
      await context.close();
    }
  }

  /** Nothing that axe finds, nothing that must be scrolled sideways. */
  async function isForEverybody(page: Page, sizes: readonly { width: number; height: number }[] = both): Promise<void> {
    for (const size of sizes) {
      await page.setViewportSize(size);
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(await tooWide(page)).toBeLessThanOrEqual(0);
    }
    await page.setViewportSize(phone);
  }

  test("a response is taken back by keyboard, after one question more; a poster's code is led to LINE", async () => {
    const survey = await publish({ definition: short });
    const { path } = await pages.link(survey);
    await pages.send(path, { action: "next", q_safe: "4" });
    await pages.send(path, { action: "submit", from: "review" });
    const poster = await publish({ definition: branching({ frames: ["participants"] }) });
    const code = posterCode(vault, await pages.batch(poster, "poster", "participants")).code;
    await onPage({}, async (page) => {
      await page.goto(`${served.url}${path}?view=thanks&lang=ja`);
      await page.getByRole("link", { name: "回答を取り消す" }).press("Enter");
      await isForEverybody(page);
      await page.getByRole("link", { name: "取り消さずに戻る" }).press("Enter");
      await page.getByRole("link", { name: "回答を取り消す" }).press("Enter");
      await page.getByRole("button", { name: "この回答を取り消す" }).press("Enter");
      await page.getByRole("heading", { name: "回答を取り消しました" }).waitFor();
      await isForEverybody(page);
      expect(await responses(survey)).toEqual([]);
      await page.goto(`${served.url}/nishi/code`);
      await page.locator("#code").fill(code);
      await page.locator("#code").press("Enter");
      await page.locator(".banner-remark", { hasText: "LINEで使うものです" }).waitFor();
      await isForEverybody(page);
    });
  });

  // Axe itself needs script; the same way is gone with and without it.
  test.each([
    ["without script", false],
    ["with script", true],
  ])("%s: from the code in a letter through branches to thanks, and a change afterwards", async (_how, javaScriptEnabled) => {
    const survey = await publish({ definition: branching({ frames: ["mailed"] }), closesAt: days(10) });
    const [code = ""] = (await pages.letters(survey, 1)).printed;
    await onPage({ javaScriptEnabled }, async (page) => {
      const look = () => (javaScriptEnabled ? isForEverybody(page) : undefined);
      const next = () => page.click("text=次へ");
      await page.goto(`${served.url}/nishi/s/guardians`);
      await look();
      await page.fill("#code", "ABCD");
      await page.click("text=回答を始める");
      await page.waitForSelector("#code-mistake");
      await look();
      await page.fill("#code", code.toLowerCase());
      await page.click("text=回答を始める");
      await page.waitForSelector("text=全4問のうち1問目");
      await look();
      await next();
      await page.waitForSelector("a[href='#q_feel_very']");
      await look();
      await page.check("#q_feel_rather");
      await next();
      await page.check("#q_used_yes");
      await next();
      await page.check("#q_which_salon");
      await page.click("text=途中で保存する");
      await page.waitForSelector("text=ここまでの回答を保存しました");
      expect(await page.isChecked("#q_which_salon")).toBe(true);
      await look();
      await next();
      await page.fill("#q_times", "たくさん");
      await next();
      await page.waitForSelector("#q_times-mistake");
      expect(await page.inputValue("#q_times")).toBe("たくさん");
      await page.fill("#q_times", "3");
      await next();
      await page.fill("#q_since", "2025-04-01");
      await look();
      await next();
      await page.fill("#q_words", "遊び場がほしい\n日かげも");
      await page.click("text=回答の確認へ");
      await page.waitForSelector("h1:has-text('回答の確認')");
      await look();
      await page.click("text=問2を直す");
      await page.check("#q_used_no");
      await page.click("text=回答の確認へ");
      await page.waitForSelector("h1:has-text('回答の確認')");
      expect(await page.textContent("main")).not.toContain("どれですか");
      expect(await responses(survey)).toHaveLength(0);
      await page.click("button[value=submit]");
      await page.waitForSelector("h1:has-text('ありがとうございました')");
      await look();
      expect(await responses(survey)).toHaveLength(1);
      await page.click("text=自分の回答を見る");
      await page.click("text=問1を直す");
      await page.check("#q_feel_no");
      await page.click("text=回答の確認へ");
      await page.waitForSelector("text=変更した内容で受け付けました");
      await look();
      expect(await responses(survey)).toHaveLength(1);
      expect(decodeURI(page.url())).not.toMatch(/feel|used|which|no|very/);
    });
  });

  test("by keyboard alone: a short survey from the first field to thanks, mistakes on the way", async () => {
    const survey = await publish({ definition: short });
    const { path } = await pages.link(survey);
    await onPage({}, async (page) => {
      const press = (key: string) => page.keyboard.press(key);
      const tabTo = async (wanted: string) => {
        for (let n = 0; n < 40; n++) {
          await press("Tab");
          if ((await focused(page)).startsWith(wanted)) return;
        }
        throw new Error(`the keyboard does not reach ${wanted}`);
      };
      await page.goto(served.url + path);
      await tabTo("本文へ移動");
      await press("Enter");
      await tabTo("q_people");
      await page.keyboard.type("x");
      await press("Enter");
      await page.waitForSelector(".banner-mistake");
      await isForEverybody(page);
      await tabTo("問1:");
      await press("Enter");
      expect(await focused(page)).toBe("q_safe_1");
      await press("ArrowDown");
      await press("ArrowDown");
      await tabTo("q_worry_fire");
      await press("Space");
      await tabTo("q_people");
      await press("ControlOrMeta+a");
      await page.keyboard.type("4");
      await tabTo("回答の確認へ");
      await press("Enter");
      await page.waitForSelector("h1:has-text('回答の確認')");
      await tabTo("この内容で提出する");
      await press("Enter");
      await page.waitForSelector("h1:has-text('ありがとうございました')");
      expect(await responses(survey)).toMatchObject([{ values: { people: 4 } }]);
    });
  });

  test("the QR of a letter fills in the code, which is then gone from the address", async () => {
    const survey = await publish({ definition: short });
    const [code = ""] = (await pages.letters(survey, 1)).printed;
    await onPage({}, async (page) => {
      const asked: string[] = [];
      page.on("request", (request) => void asked.push(request.url()));
      await page.goto(`${served.url}/nishi/code#${code}`);
      expect(await page.inputValue("#code")).toBe(code);
      expect(page.url()).toBe(`${served.url}/nishi/code`);
      await isForEverybody(page);
      await page.click("text=回答を始める");
      await page.waitForSelector("#q_safe_1");
      expect(asked.filter((url) => url.includes(code) && !url.includes("#"))).toEqual([]);
      expect(await page.evaluate<string>("document.referrer")).toBe("");
    });
  });

  test("anyone begins with a button, and goes on where they were in the same browser", async () => {
    await publish({ definition: branching({ frames: ["open", "line"] }) });
    await onPage({}, async (page) => {
      await page.goto(`${served.url}/nishi/s/guardians`);
      await isForEverybody(page);
      await page.click("text=回答を始める");
      await page.check("#q_feel_very");
      await page.click("text=次へ");
      await page.waitForSelector("#q_used_yes");
      await page.goto(`${served.url}/nishi/s/guardians`);
      await page.click("text=回答を始める");
      await page.waitForSelector("text=前回の続き");
    });
  });

  describe("for everybody", () => {
    test.each(languages)("all pages in %s", async (lang) => {
      // The wide page differs in its columns, not in its words: once is enough.
      const sizes = lang === "ja" ? both : [phone];
      const survey = await publish({ definition: short, closesAt: days(1) });
      const { path } = await pages.link(survey);
      await onPage({}, async (page) => {
        for (const at of [`/nishi/s/safety?lang=${lang}`, `/nishi/code?lang=${lang}`, `${path}?lang=${lang}`]) {
          await page.goto(served.url + at);
          await isForEverybody(page, sizes);
        }
        await page.fill("#q_people", "99");
        await page.click("button[value=next]");
        await page.waitForSelector(".banner-mistake");
        await isForEverybody(page, sizes);
        await page.goto(`${served.url}${path}?view=review&lang=${lang}`);
        await isForEverybody(page, sizes);
        stand.now = days(2);
        for (const at of [
          `${path}?lang=${lang}`,
          `/nishi/s/safety/a/none?lang=${lang}`,
          `/nishi/s/safety?lang=${lang}`,
        ]) {
          await page.goto(served.url + at);
          await isForEverybody(page, sizes);
        }
      });
    });
  });
});
