/** The simulator's page in a browser, with the phones of one picture only. */
import type { Browser, Locator, Page } from "playwright-core";

export interface Phone {
  frame: Locator;
  say(words: string): Promise<void>;
  /** The button that was shown last with this name. */
  press(name: string | RegExp): Promise<void>;
  /** The place that the page offers first for this ward. */
  sendPlace(): Promise<void>;
  /** A button that changes the menu and sends nothing. */
  turnTo(tab: string): Promise<void>;
}

export interface Resident {
  displayName: string;
  channel: string;
  language?: string;
}

export interface SimulatorPage {
  page: Page;
  phones: Phone[];
  close(): Promise<void>;
}

export interface Size {
  width: number;
  height: number;
  /** Pixels of the picture for one of the page. */
  scale: number;
}

export async function openSimulator(
  browser: Browser,
  url: string,
  residents: readonly Resident[],
  { width, height, scale }: Size,
): Promise<SimulatorPage> {
  const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: scale, locale: "ja-JP" });
  const page = await context.newPage();
  const phones = `${url}/simulator/phones`;
  const there = (await (await context.request.get(phones)).json()) as {
    phones: { channel: string; lineUserId: string }[];
  };
  for (const { channel, lineUserId } of there.phones)
    await context.request.delete(`${phones}/${channel}/${lineUserId}`);
  for (const resident of residents) {
    const added = await context.request.post(phones, { data: { language: "ja", ...resident } });
    if (!added.ok()) throw new Error(`${resident.displayName} is not taken: ${added.status()}`);
  }
  await page.goto(`${url}/simulator`);
  const shown = residents.map((_, index) => phoneAt(page, index));
  // Everyone is greeted before anything else happens.
  for (const { frame } of shown) await frame.locator(".theirs").first().waitFor();
  return { page, phones: shown, close: () => context.close() };
}

function phoneAt(page: Page, index: number): Phone {
  const frame = page.locator(".phone").nth(index);
  const answers = frame.locator(".theirs");

  async function answered(act: () => Promise<void>): Promise<void> {
    const before = await answers.count();
    await act();
    await answers.nth(before).waitFor();
  }

  return {
    frame,
    say: (words) =>
      answered(async () => {
        await frame.getByRole("textbox").fill(words);
        await frame.getByRole("textbox").press("Enter");
      }),
    press: (name) => answered(() => frame.getByRole("button", { name }).last().click()),
    sendPlace: () =>
      answered(async () => {
        await frame.getByRole("button", { name: "ほかのものを送る" }).click();
        await frame.getByRole("button", { name: "位置情報", exact: true }).click();
        await page.getByRole("dialog").getByRole("button", { name: "送信" }).click();
      }),
    turnTo: (tab) => frame.getByRole("navigation").getByRole("button", { name: tab }).click(),
  };
}
