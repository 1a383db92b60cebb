/** What the journeys of taking part have in common: staff in the console, residents in LINE, and their pages on a phone. */
import type { Browser, Page } from "playwright-core";
import { expect } from "vitest";
import { signIn, visit, widths } from "../../scripts/screenshots/consoleVisit.mjs";
import { createAuditStore } from "../../src/console/audit/auditStore.js";
import { demoStaff } from "../../src/console/staff/demoStaff.js";
import type { Database } from "../../src/db.js";
import { createVault } from "../../src/vault.js";
import { accessibilityProblems } from "../support/axe.js";
import { type Service, testKey } from "../support/service.js";

export type Person = ReturnType<Service["platform"]["addFriend"]>;

export async function staffPages(browser: Browser, service: Service, database: Database) {
  const vault = createVault(testKey);
  const staff = await demoStaff(database, vault, createAuditStore(vault));
  const link = (role: string) => service.url + (staff.find((one) => one.role === role)?.path ?? "");
  const [editor, approver] = await Promise.all([signIn(browser, link("editor")), signIn(browser, link("approver"))]);
  return { editor, approver };
}

/** A phone of 360 pixels whose browser runs no script. */
export async function plainPhone(browser: Browser): Promise<Page> {
  const size = { width: widths.phone, height: 740 };
  const context = await browser.newContext({ viewport: size, locale: "ja-JP", javaScriptEnabled: false });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return page;
}

/** What LINE shows somebody after they did something, as text. */
export async function heardAfter(service: Service, person: Person, act: () => Promise<unknown>): Promise<string> {
  const before = person.replies.length;
  await act();
  await service.idle();
  return JSON.stringify(person.replies.slice(before).map(({ message }) => message));
}

/** The last link of ours in what was heard whose path fits, on this machine. */
export function linkIn(service: Service, heard: string, path: RegExp): string {
  const links = [...heard.matchAll(/http:\/\/localhost:3000(\/[^"\\\s]*)/g)].map(([, found = ""]) => found);
  const link = links.reverse().find((one) => path.test(one));
  if (link === undefined) throw new Error(`no link that fits ${path}: ${heard}`);
  return service.url + link;
}

/** Every width, axe, nothing wider than the screen, one main heading: of a page that is there. */
export async function isForEverybody(page: Page, address?: string): Promise<void> {
  if (address !== undefined) await page.goto(address);
  for (const width of [widths.phone, widths.computer]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await accessibilityProblems(page), `${page.url()} at ${width} px`).toEqual([]);
    const wide = Number(await page.evaluate("document.documentElement.scrollWidth - window.innerWidth"));
    expect(wide, `${page.url()} at ${width} px`).toBeLessThanOrEqual(0);
    expect(await page.locator("h1").count(), page.url()).toBe(1);
  }
}

export { visit };
