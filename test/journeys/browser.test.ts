/** A new resident's first minutes, in a real browser on the simulator's phones: what they press and what they then see. */
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createMessenger } from "../../src/line/messenger.js";
import { createLog } from "../../src/log.js";
import { channelMenus } from "../../src/menu/channelMenus.js";
import { createMenuStore } from "../../src/menu/menuStore.js";
import { uploadMenus } from "../../src/menu/menuUpload.js";
import { accessibilityProblems } from "../support/axe.js";
import { describeInBrowser } from "../support/browser.js";
import { realContent } from "../support/content.js";
import { useDatabase } from "../support/database.js";
import { type Service, startService } from "../support/service.js";

const database = useDatabase();
let service: Service;

/** As the product does at its start in demo mode. */
async function uploadNishiMenus(): Promise<void> {
  const { wards, menus } = realContent();
  const nishi = wards.get("nishi");
  if (!nishi) throw new Error("no ward nishi");
  const { url } = service.platform;
  await uploadMenus({
    channel: "nishi",
    menus: channelMenus([nishi], menus),
    messenger: createMessenger({
      apiBaseUrl: url,
      dataApiBaseUrl: url,
      accessTokens: new Map([["nishi", "token-nishi"]]),
    }),
    store: createMenuStore(database),
    log: createLog("silent"),
  });
}

/** The newest message of the account. */
const newest = (phone: Locator) => phone.locator(".theirs").last();

/** What the account says to what `act` does. */
async function answerTo(phone: Locator, act: () => Promise<unknown>): Promise<Locator> {
  const before = await phone.locator(".theirs").count();
  await act();
  await phone.locator(".theirs").nth(before).waitFor();
  return newest(phone);
}

const say = (phone: Locator, words: string) =>
  answerTo(phone, async () => {
    await phone.getByRole("textbox").fill(words);
    await phone.getByRole("textbox").press("Enter");
  });
const press = (phone: Locator, name: string) =>
  answerTo(phone, () => phone.getByRole("button", { name, exact: true }).last().click());

/** Whether it can be read without scrolling the chat. */
async function isInSight(phone: Locator, part: Locator): Promise<boolean> {
  const [chat, box] = await Promise.all([phone.locator(".log").boundingBox(), part.boundingBox()]);
  return !!chat && !!box && box.y >= chat.y && box.y + box.height <= chat.y + chat.height;
}

describeInBrowser("a resident at the simulator", (browser) => {
  let page: Page;
  let sakura: Locator;
  let kenichi: Locator;
  const errors: string[] = [];

  beforeAll(async () => {
    service = await startService(database);
    await uploadNishiMenus();
    page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    page.setDefaultTimeout(10_000);
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    page.on("pageerror", (error) => errors.push(error.message));
    sakura = page.getByRole("region", { name: /^さくら/ });
    kenichi = page.getByRole("region", { name: /^健一/ });
  });
  afterAll(async () => {
    await page.context().close();
    await service.close();
  });

  test("becomes a friend, and is greeted with the languages and the menu", async () => {
    await page.goto(`${service.url}/simulator`);
    await page.getByText("まだ区民がいません").waitFor();
    await page.getByLabel("アカウント").selectOption("nishi");
    await page.getByRole("button", { name: "友だち追加" }).click();
    await sakura.getByText("大阪市西区のことを質問できる窓口です。").waitFor();
    await sakura.getByRole("button", { name: "Tiếng Việt" }).waitFor();
    await sakura.getByRole("navigation").getByRole("button", { name: "子育て" }).waitFor();
    expect(await page.getByText("まだ区民がいません").isVisible()).toBe(false);
    expect(await page.getByRole("link", { name: "職員コンソール" }).getAttribute("href")).toBe("/console");
  });

  test("asks 夜泣きがつらい, and sees the answer, who is in charge, and that nobody has approved it", async () => {
    const answer = await say(sakura, "夜泣きがつらい");
    const title = answer.getByText("子育ての悩みを相談したい");
    expect(await isInSight(sakura, title)).toBe(true);
    expect(await isInSight(sakura, answer.getByText("未承認の見本"))).toBe(true);
    expect(await isInSight(sakura, answer.getByText("担当: 西区役所 子育ての担当"))).toBe(true);
    expect(await answer.getByRole("link", { name: /電話する/ }).getAttribute("href")).toBe("tel:0643013100");
  });

  test("presses a related entry, and then くわしく for the sources", async () => {
    const related = await press(sakura, "親子で集まれる場所");
    expect(await related.getByText("親子で集まれる場所", { exact: true }).isVisible()).toBe(true);
    const details = await press(sakura, "くわしく");
    expect(await details.getByText(/^出典: .{5,}/).count()).toBeGreaterThan(0);
    const own = details.getByRole("link", { name: "ページを開く" });
    expect(await own.getAttribute("href")).toMatch(/\/nishi\/childcare\.gathering\?lang=ja$/);
  });

  test("changes the language by the menu: answers and the menu itself are English from then on", async () => {
    const menu = sakura.getByRole("navigation");
    await sakura.locator(".composer").getByRole("button", { name: "メニュー", exact: true }).click();
    await menu.getByRole("button", { name: "できること" }).click();
    await answerTo(sakura, () => menu.getByRole("button", { name: /Language/ }).click());
    const chosen = await press(sakura, "English");
    expect(await chosen.getByText("I will answer in English.").isVisible()).toBe(true);
    // The menu's own button has closed it, so that the answer is seen.
    await sakura.locator(".composer").getByRole("button", { name: "Menu", exact: true }).click();
    await menu.getByRole("button", { name: "Childcare" }).waitFor();
    const answer = await say(sakura, "I want to put my child in nursery school");
    expect(await isInSight(sakura, answer.getByText(/draft translation/))).toBe(true);
    expect(await answer.getByText(/^In charge: Nishi Ward Office/).isVisible()).toBe(true);
    expect(await answer.getByRole("button", { name: "More details" }).isVisible()).toBe(true);
  });

  test("sends where they are, chooses 津波, and reads to go up first, then places with distances", async () => {
    await page.getByLabel("名前").fill("健一");
    await page.getByLabel("アカウント").selectOption("suminoe");
    await page.getByRole("button", { name: "友だち追加" }).click();
    await kenichi.getByText("大阪市住之江区のことを質問できる窓口です。").waitFor();
    await kenichi.getByRole("button", { name: "ほかのものを送る" }).click();
    await kenichi.getByRole("button", { name: "位置情報", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "位置情報" });
    // A place of their own ward is offered first.
    expect(await dialog.getByLabel("場所").locator("option:checked").textContent()).toContain("住之江区");
    const question = await answerTo(kenichi, () => dialog.getByRole("button", { name: "送信" }).click());
    expect(await question.getByText("どんな災害のときですか？").isVisible()).toBe(true);
    const places = await press(kenichi, "津波");
    expect(await isInSight(kenichi, places.getByText(/できるだけ高い階へ逃げて/))).toBe(true);
    expect(await places.innerText()).toMatch(/できるだけ高い階へ.*1\. \S+.*直線で約[\d.]+k?m.*2\. /s);
    const map = places.getByRole("link", { name: "地図を開く (1)" });
    expect(await map.getAttribute("href")).toMatch(/^https:/);
  });

  test("is in danger, and sees at once that no one is reading, and whom to call", async () => {
    const answer = await say(kenichi, "死にたい");
    const beginning = answer.getByText("これは自動の返事です。職員は見ていません。通報にはなりません。");
    expect(await isInSight(kenichi, beginning)).toBe(true);
    const call = answer.getByRole("link", { name: "よりそいホットラインへ" });
    expect(await isInSight(kenichi, call)).toBe(true);
    expect(await call.getAttribute("href")).toBe("tel:0120279338");
  });

  test("sends a sticker, and is told kindly that it can't be read", async () => {
    await kenichi.getByRole("button", { name: "ほかのものを送る" }).click();
    const answer = await press(kenichi, "ありがとう");
    expect(await answer.getByText(/写真やスタンプ、音声は読み取れません/).isVisible()).toBe(true);
    expect(await kenichi.locator(".mine").last().innerText()).toContain("ありがとう");
  });

  test("can use all of it with a screen reader: axe finds nothing wrong with the page full of messages", async () => {
    await page.getByText("POST /message/reply").first().waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  test("on a phone of 360 pixels sees one chat at a time, at its newest message, with nothing cut off", async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.reload();
    await newest(sakura).waitFor();
    expect(await kenichi.isVisible()).toBe(false);
    await page.getByRole("button", { name: /^健一/ }).click();
    expect(await sakura.isVisible()).toBe(false);
    const answer = await say(kenichi, "もう死にたい");
    expect(await isInSight(kenichi, answer.getByRole("link", { name: "よりそいホットラインへ" }))).toBe(true);
    expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
    const widest = ".phone.chosen :is(.log, .fx-bubble, .composer)";
    const cut = `[...document.querySelectorAll("${widest}")].filter((part) => part.scrollWidth > part.clientWidth + 1).length`;
    expect(await page.evaluate<number>(cut)).toBe(0);
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  test("meets no error of the page on the way", () => {
    expect(errors).toEqual([]);
  });
});
