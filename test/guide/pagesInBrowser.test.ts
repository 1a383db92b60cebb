import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { accessibilityProblems } from "../support/axe.js";
import { describeInBrowser } from "../support/browser.js";
import { servePages } from "../support/pages.js";

const served = servePages();
const phone = { width: 360, height: 740 };
const computer = { width: 1280, height: 900 };

async function onPage<T>(
  browser: Browser,
  options: BrowserContextOptions,
  look: (page: Page) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ locale: "ja-JP", viewport: phone, ...options });
  try {
    const page = await context.newPage();
    const refused: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error" && !message.text().includes("status of 4")) refused.push(message.text());
    });
    const result = await look(page);
    expect(refused, "the browser refused or missed something").toEqual([]);
    return result;
  } finally {
    await context.close();
  }
}

async function search(page: Page, question: string) {
  await page.goto(`${served.url}/nishi`);
  await page.fill("#question", question);
  await Promise.all([page.waitForURL("**/nishi"), page.waitForLoadState("load"), page.press("#question", "Enter")]);
  await page.waitForSelector("text=調べた結果");
}

const shelters = async (page: Page, place: string) => {
  await page.goto(`${served.url}/suminoe/shelters`);
  await page.check("input[value=tsunami]");
  await page.fill("#place", place);
  await page.press("#place", "Enter");
  await page.waitForSelector(".sites, .mistake, .choices");
};
// As text, because the project's types know no browser.
const tooWide = (page: Page) => page.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth");
const focused = (page: Page, what: "id" | "tagName" | "textContent") =>
  page.evaluate<string>(`document.activeElement.${what}`);
const open = (path: string) => (page: Page) => page.goto(served.url + path);

const kinds: [string, (page: Page) => Promise<unknown>][] = [
  ["the first page", open("/")],
  ["a ward's page", open("/nishi")],
  ["a ward's page in plain Japanese", open("/suminoe?lang=easy")],
  ["a ward's page in Vietnamese", open("/nishiyodogawa?lang=vi")],
  ["an entry", open("/nishi/childcare.consult")],
  ["an entry in English", open("/suminoe/disaster.tsunami?lang=en")],
  ["an entry in Chinese", open("/nishi/association.join?lang=zh")],
  ["an entry that isn't there", open("/nishi/no.such")],
  ["a page that isn't there", open("/nowhere")],
  ["an answer", (page) => search(page, "町会に入るにはどうしたらいいですか")],
  ["no answer", (page) => search(page, "宇宙旅行に行きたい")],
  ["a priority answer", (page) => search(page, "夫に殴られて怖い")],
  ["the evacuation page", open("/nishi/shelters")],
  ["places to flee to", (page) => shelters(page, "北加賀屋")],
  ["places to choose from", (page) => shelters(page, "加賀屋")],
  ["a place that isn't known", (page) => shelters(page, "札幌市")],
];

describeInBrowser("in a browser", (browser) => {
  describe.each([
    ["a phone", phone],
    ["a computer", computer],
  ])("on %s", (_, viewport) => {
    test.each(kinds)("%s is accessible and no wider than the screen", async (_kind, show) => {
      await onPage(browser, { viewport }, async (page) => {
        await show(page);
        expect(await accessibilityProblems(page)).toEqual([]);
        expect(await tooWide(page)).toBeLessThanOrEqual(0);
      });
    });
  });

  test("letters twice as large still fit on a phone", async () => {
    await onPage(browser, { viewport: { width: 320, height: 640 } }, async (page) => {
      for (const path of ["/nishi", "/nishi/childcare.consult", "/nishi/shelters"]) {
        await page.goto(served.url + path);
        expect(await tooWide(page), path).toBeLessThanOrEqual(0);
      }
    });
  });

  test("without script one asks, reads, changes the language, finds a place to flee to", async () => {
    await onPage(browser, { javaScriptEnabled: false }, async (page) => {
      await search(page, "町会に入るにはどうしたらいいですか");
      expect(await page.locator("article.card h2").first().textContent()).toBe("町会に入りたい");
      await page.goto(`${served.url}/nishi/association.join`);
      expect(await page.locator("[data-print]").isVisible()).toBe(false);
      await page.click(".languages summary");
      await page.click(".languages a[lang=en]");
      expect(await page.locator("html").getAttribute("lang")).toBe("en");
      await shelters(page, "北加賀屋");
      expect(await page.locator(".sites li").count()).toBeGreaterThan(2);
      expect(await page.locator("[data-here]").isVisible()).toBe(false);
    });
  });

  test("with the keyboard alone one skips to the content, reaches the search, and sees where one is", async () => {
    await onPage(browser, {}, async (page) => {
      await page.goto(`${served.url}/nishi`);
      await page.keyboard.press("Tab");
      expect(await focused(page, "textContent")).toBe("本文へ移動");
      expect(await page.locator(".skip").boundingBox()).toMatchObject({ y: expect.any(Number) });
      expect((await page.locator(".skip").boundingBox())?.y).toBeGreaterThanOrEqual(0);
      await page.keyboard.press("Enter");
      await page.keyboard.press("Tab");
      expect(await focused(page, "id")).toBe("question");
      expect(await page.evaluate("getComputedStyle(document.activeElement).outlineWidth")).toBe("4px");
      await page.keyboard.type("避難所");
      await Promise.all([page.waitForURL("**/nishi/shelters"), page.keyboard.press("Enter")]);
    });
  });

  test("the list of languages closes with Escape and gives the focus back", async () => {
    await onPage(browser, {}, async (page) => {
      await page.goto(`${served.url}/nishi`);
      await page.locator(".languages summary").focus();
      await page.keyboard.press("Enter");
      expect(await page.locator(".languages ul").isVisible()).toBe(true);
      await page.keyboard.press("Tab");
      await page.keyboard.press("Escape");
      expect(await page.locator(".languages ul").isVisible()).toBe(false);
      expect(await focused(page, "tagName")).toBe("SUMMARY");
    });
  });

  test("Back leads from an entry to the results, although the question stands in no address", async () => {
    await onPage(browser, {}, async (page) => {
      await search(page, "町会に入るにはどうしたらいいですか");
      expect(page.url()).toBe(`${served.url}/nishi`);
      await page.click("article.card a[href^='/nishi/association.']");
      await page.waitForURL("**/nishi/association.*");
      await page.goBack();
      expect(await page.inputValue("#question")).toBe("町会に入るにはどうしたらいいですか");
    });
  });

  test("leaving a priority answer takes it out of the history", async () => {
    await onPage(browser, {}, async (page) => {
      await page.goto(`${served.url}/`);
      await search(page, "夫に殴られて怖い");
      await page.click("[data-leave]");
      await page.waitForSelector("text=西区のことを調べる");
      await page.goBack();
      expect(await page.content()).not.toContain("パートナーからの暴力");
    });
  });

  test("the number to call first is on the first screen of a phone", async () => {
    await onPage(browser, {}, async (page) => {
      await search(page, "夫に殴られて怖い");
      const box = await page.locator(".call-first a").boundingBox();
      expect((box?.y ?? Number.POSITIVE_INFINITY) + (box?.height ?? 0)).toBeLessThanOrEqual(phone.height);
      expect(await page.locator(".call-first a").getAttribute("href")).toBe("tel:110");
    });
  });

  test("the place of the phone is asked for only on request, rounded, and sent in no address", async () => {
    const here = { permissions: ["geolocation"], geolocation: { latitude: 34.676123, longitude: 135.486789 } };
    await onPage(browser, here, async (page) => {
      await page.goto(`${served.url}/nishi/shelters`);
      await page.check("input[value=flood]");
      const [sent] = await Promise.all([
        page.waitForRequest((request) => request.method() === "POST"),
        page.click("[data-here]"),
      ]);
      expect(new URLSearchParams(sent.postData() ?? "").get("at")).toBe("34.676,135.487");
      await page.waitForSelector(".sites");
      expect(page.url()).toBe(`${served.url}/nishi/shelters`);
    });
  });

  test("where the phone does not say its place, one is asked to write it", async () => {
    await onPage(browser, { permissions: [] }, async (page) => {
      await page.goto(`${served.url}/nishi/shelters`);
      await page.click("[data-here]");
      await page.waitForSelector("text=現在地が分かりませんでした");
      expect(await focused(page, "id")).toBe("place");
    });
  });

  test("on paper stand the answer and its sources with their addresses, and nothing to press", async () => {
    await onPage(browser, {}, async (page) => {
      await page.goto(`${served.url}/nishi/childcare.consult`);
      expect(await page.locator("[data-print]").isVisible()).toBe(true);
      await page.emulateMedia({ media: "print" });
      for (const gone of [".search", ".languages", ".breadcrumbs", ".related", "[data-print]"])
        expect(await page.locator(gone).first().isVisible(), gone).toBe(false);
      for (const there of [".answer", ".phone-number", ".sources"])
        expect(await page.locator(there).first().isVisible(), there).toBe(true);
      expect(
        await page.evaluate('getComputedStyle(document.querySelector(".sources a"), "::after").content'),
      ).toContain("http");
    });
  });
});
