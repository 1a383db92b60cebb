/** Which pictures there are, and what happens before each is taken. */
import type { Browser } from "playwright-core";
import { openSimulator, type Phone, type Resident } from "./simulatorPage.mjs";

type Take = (browser: Browser, url: string) => Promise<Buffer>;

const sakura: Resident = { displayName: "さくら", channel: "nishi" };
const kenichi: Resident = { displayName: "健一", channel: "suminoe" };
const linh: Resident = { displayName: "Linh", channel: "nishi", language: "vi" };

/** One phone alone. */
function phone(resident: Resident, act: (phone: Phone) => Promise<void>): Take {
  return async (browser, url) => {
    const { page, phones, close } = await openSimulator(browser, url, [resident], {
      width: 1280,
      height: 980,
      scale: 2,
    });
    const [only] = phones;
    if (!only) throw new Error("there is no phone");
    await act(only);
    // Nobody is about to write: no ring around the field.
    await page.getByRole("heading", { level: 1 }).click();
    const picture = await only.frame.screenshot();
    await close();
    return picture;
  };
}

/** A public page as it is seen first. */
function publicPage(path: string): Take {
  return async (browser, url) => {
    const context = await browser.newContext({ viewport: { width: 1100, height: 1100 }, locale: "ja-JP" });
    const page = await context.newPage();
    await page.goto(`${url}${path}`, { waitUntil: "load" });
    const picture = await page.screenshot();
    await context.close();
    return picture;
  };
}

export const pictures: Record<string, Take> = {
  // The first, so that the staff see no more than happened in it.
  async simulator(browser, url) {
    const { page, phones, close } = await openSimulator(browser, url, [sakura, kenichi], {
      width: 1280,
      height: 900,
      scale: 1,
    });
    const [left] = phones;
    await left?.say("夜泣きがつらい");
    await page.getByRole("heading", { level: 1 }).click();
    await page.locator(".webhooks").waitFor();
    const picture = await page.screenshot({ fullPage: true });
    await close();
    return picture;
  },
  answer: phone(sakura, (one) => one.say("夜泣きがつらい")),
  emergency: phone(kenichi, (one) => one.say("父が倒れて意識がありません")),
  shelter: phone(kenichi, async (one) => {
    await one.sendPlace();
    await one.press("津波");
  }),
  menu: phone(sakura, (one) => one.turnTo("できること")),
  async languages(browser, url) {
    const size = { width: 1280, height: 980, scale: 2 };
    const { page, phones, close } = await openSimulator(browser, url, [sakura, linh], size);
    const [left, right] = phones;
    await left?.say("保育所に入りたい");
    await right?.press("Tiếng Việt");
    await right?.say("Tôi muốn gửi con đi nhà trẻ");
    await page.getByRole("heading", { level: 1 }).click();
    const picture = await page.locator(".phones").screenshot();
    await close();
    return picture;
  },
  web: publicPage("/nishi"),
  "web-entry": publicPage("/nishi/childcare.consult"),
};
