/** A browser in the staff console, signed in by a link of the demo, and the pictures that are taken in it. */
import type { Browser, Locator, Page } from "playwright-core";

/** A page as the story has come to it. */
export interface Scene {
  /** Of the picture, without its ending; empty where another one shows as much. */
  name: string;
  page: Page;
  /** A second picture as a phone shows it. */
  onPhone?: boolean;
  /** The only picture, where nobody opens the page on a computer. */
  only?: "phone";
  /** Where the rest of the page is another's: a phone of the simulator. */
  part?: Locator;
  /** Pixels from the top, where the whole page says no more. */
  cut?: number;
}

export const widths = { computer: 1280, phone: 360 } as const;

const lowest = 500;
const highest = 2_400;

/** @returns a page that has not signed in */
export async function visit(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: widths.computer, height: 900 }, locale: "ja-JP" });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return page;
}

/** @param link of a fictional staff member */
export async function signIn(browser: Browser, link: string): Promise<Page> {
  const page = await visit(browser);
  await page.goto(link);
  await page.locator("main form button").first().click();
  await page.waitForURL((url) => !url.pathname.includes("welcome"));
  return page;
}

/** The whole page, as if the screen were as high: what sticks to the edge of a screen stays at the end. */
export async function pictureOf(page: Page, width: keyof typeof widths = "computer", cut = highest): Promise<Buffer> {
  await page.setViewportSize({ width: widths[width], height: lowest });
  const height = Number(await page.evaluate("document.documentElement.scrollHeight"));
  await page.setViewportSize({ width: widths[width], height: Math.min(Math.max(height, lowest), cut) });
  // Charts further down are drawn only when somebody comes near.
  await page.evaluate(
    "Promise.all([...document.images].map((one) => { one.loading = 'eager'; return one.decode().catch(() => undefined); }))",
  );
  // No ring around what was pressed last, and the top of the page.
  await page.evaluate("document.activeElement?.blur(); window.scrollTo(0, 0)");
  const picture = await page.screenshot();
  await page.setViewportSize({ width: widths.computer, height: 900 });
  return picture;
}

/** Presses what leads to another page, or to the same one anew. */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  await Promise.all([
    page.waitForEvent("domcontentloaded"),
    page.getByRole("button", { name }).or(page.getByRole("link", { name })).first().click(),
  ]);
  await page.waitForLoadState();
}
