import type { Browser, Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { createCountersigned } from "../../src/console/countersign/countersigned.js";
import { createCountersignStore } from "../../src/console/countersign/countersignStore.js";
import { holdSending } from "../../src/database/installation.js";
import { accessibilityProblems } from "../support/axe.js";
import { describeInBrowser } from "../support/browser.js";
import { useDatabase } from "../support/database.js";
import { audit, type Person, useConsole } from "./testConsole.js";

const database = useDatabase();
const desk = useConsole(database);
const sizes = { phone: { width: 360, height: 740 }, computer: { width: 1280, height: 900 } };
let admin: Person;
let top: Person;
let member: string;

beforeAll(async () => {
  admin = await desk.signIn({ nishi: "admin", suminoe: "viewer" }, "管理 一郎");
  top = await desk.signIn({ "*": "admin" }, "全区 管理");
  member = await desk.add("とても長い名前の職員 山田花子太郎左衛門", { nishi: "approver" });
  await admin.post(`/console/nishi/staff/${member}/role`, { role: "editor", reason: "担当が変わるため" });
  const exports = createCountersigned({ database, store: createCountersignStore(), audit });
  await exports.ask(
    "nishi",
    { kind: "staff", id: member, name: "山田" },
    "announcement.recipients",
    "x",
    "苦情の調査のため",
  );
  await database.run("console", (tx) => holdSending(tx, "restored"));
});

describeInBrowser("the console in a browser", (browser: Browser) => {
  async function onPage<T>(person: Person, size: keyof typeof sizes, look: (page: Page) => Promise<T>): Promise<T> {
    const context = await browser.newContext({ locale: "ja-JP", viewport: sizes[size] });
    const [name = "", value = ""] = person.cookie.split("=");
    await context.addCookies([{ name, value, url: desk.served.url }]);
    try {
      const page = await context.newPage();
      const refused: string[] = [];
      page.on("console", (message) => {
        // A page that is not there is asked for on purpose.
        if (message.type() === "error" && !message.text().includes("404")) refused.push(message.text());
      });
      page.on("pageerror", (error) => refused.push(error.message));
      const seen = await look(page);
      expect(refused).toEqual([]);
      return seen;
    } finally {
      await context.close();
    }
  }

  const pages: readonly [string, string, () => Person][] = [
    ["the choice of the ward", "/console", () => top],
    ["the start page", "/console/nishi", () => admin],
    ["the countersigns", "/console/nishi/countersigns", () => admin],
    ["the content to review", "/console/nishi/content", () => admin],
    ["the staff", "/console/nishi/staff", () => admin],
    ["the staff of every ward", "/console/staff", () => top],
    ["a staff member", "/console/nishi/staff/:member", () => admin],
    ["oneself", "/console/nishi/staff/:admin", () => admin],
    ["the settings", "/console/nishi/settings", () => admin],
    ["the audit", "/console/nishi/audit", () => admin],
    ["the audit of every ward", "/console/audit", () => top],
    ["the installation", "/console/installation", () => top],
    ["a page that is not there", "/console/nishi/nothing", () => admin],
  ];

  test.each(pages)(
    "%s has no fault that axe finds, one heading, and nothing wider than the screen",
    async (_name, path, person) => {
      await onPage(person(), "phone", async (page) => {
        const address = path.replace(":member", member).replace(":admin", admin.id);
        const answer = await page.goto(`${desk.served.url}${address}`);
        expect(answer?.status()).toBe(path.endsWith("nothing") ? 404 : 200);
        expect(await page.locator("h1").count()).toBe(1);
        for (const size of Object.values(sizes)) {
          await page.setViewportSize(size);
          expect(await accessibilityProblems(page)).toEqual([]);
          expect(await page.evaluate("document.documentElement.scrollWidth - window.innerWidth")).toBeLessThanOrEqual(
            0,
          );
        }
      });
    },
    30_000,
  );

  test("the navigation folds up on a phone and opens with the keyboard", async () => {
    await onPage(admin, "phone", async (page) => {
      await page.goto(`${desk.served.url}/console/nishi`);
      const settings = page.locator(".console-nav-narrow a", { hasText: "区の設定" });
      expect(await settings.isVisible()).toBe(false);
      await page.locator(".console-nav-narrow summary").focus();
      await page.keyboard.press("Enter");
      await settings.click();
      await page.waitForURL("**/settings");
      expect(await page.locator("[aria-current]", { hasText: "区の設定" }).count()).toBeGreaterThan(0);
    });
  });

  test("a form that is sent twice in a moment is sent once", async () => {
    await onPage(admin, "computer", async (page) => {
      await page.goto(`${desk.served.url}/console/nishi/audit`);
      let posts = 0;
      page.on("request", (request) => {
        if (request.method() === "POST") posts += 1;
      });
      await page.getByRole("button", { name: "記録のつながりを確かめる" }).dblclick();
      await page.getByText("記録のつながりに異常はありません").waitFor();
      expect(posts).toBe(1);
    });
  });

  test("htmx runs under the strict policy, with no style and no code of its own in the page", async () => {
    await onPage(admin, "computer", async (page) => {
      await page.goto(`${desk.served.url}/console/nishi`);
      expect(await page.evaluate("typeof htmx.ajax")).toBe("function");
      expect(await page.evaluate("document.adoptedStyleSheets.length")).toBe(0);
      await page.evaluate(
        `htmx.ajax("GET", "/console/nishi/content", { target: "h1", select: "h1", swap: "outerHTML" })`,
      );
      await page.getByRole("heading", { level: 1, name: "案内の見直しと承認" }).waitFor();
    });
  });
});
