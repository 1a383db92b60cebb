import type { AddressInfo } from "node:net";
import express from "express";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createAuditStore } from "../../../src/console/audit/auditStore.js";
import { createConsoleAssets } from "../../../src/console/frame/consoleAssets.js";
import { createConsoleFrame } from "../../../src/console/frame/consoleFrame.js";
import { createConsoleLayout } from "../../../src/console/frame/consoleLayout.js";
import { createLog } from "../../../src/log.js";
import { fixedClock } from "../../../src/time.js";
import { accessibilityProblems } from "../../support/axe.js";
import { describeInBrowser } from "../../support/browser.js";
import { realContent } from "../../support/content.js";
import { useDatabase } from "../../support/database.js";
import { testFrame } from "../../support/pages.js";
import { codeOf, engage, invite, password, vault } from "../support/bench.js";
import { standIn } from "../support/standIn.js";

const db = useDatabase();
let url = "";
let close = () => {};

beforeAll(async () => {
  const app = express();
  const server = app.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  // Keys belong to a name; an address in figures has none.
  url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const webFrame = testFrame({ publicUrl: url });
  const assets = createConsoleAssets();
  const frame = createConsoleFrame({
    config: { publicUrl: url, demo: false, oidc: { issuer: "http://127.0.0.1:9", clientId: "x", clientSecret: "y" } },
    features: [standIn],
    layout: createConsoleLayout(assets),
    webFrame,
    content: realContent,
    database: db,
    vault,
    audit: createAuditStore(vault),
    clock: fixedClock("2026-11-20T10:00:00+09:00"),
    log: createLog("silent"),
  });
  app.use(...webFrame.headers, webFrame.assets, assets.routes, frame.routes, webFrame.missing, webFrame.failed);
  close = () => {
    server.close();
    server.closeAllConnections();
  };
});
afterAll(() => close());

describeInBrowser("the sign-in in a browser", (browser: Browser) => {
  /** Looks at the page in both widths: nothing that keeps anybody out, nothing that sticks out. */
  async function look(page: Page): Promise<void> {
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      expect([page.url(), width, await accessibilityProblems(page)]).toEqual([page.url(), width, []]);
      expect(await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).toBe(true);
    }
  }

  async function open(scripts = true): Promise<{ context: BrowserContext; page: Page; faults: string[] }> {
    const context = await browser.newContext({ locale: "ja-JP", javaScriptEnabled: scripts });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on("console", (message) => {
      // Pages that refuse on purpose are named by the browser, too.
      if (message.type() === "error" && !/status of 4\d\d/.test(message.text())) faults.push(message.text());
    });
    page.on("pageerror", (error) => faults.push(error.message));
    return { context, page, faults };
  }

  async function withKey(context: BrowserContext, page: Page): Promise<void> {
    const devtools = await context.newCDPSession(page);
    await devtools.send("WebAuthn.enable");
    await devtools.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        protocol: "ctap2",
        transport: "internal",
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
  }

  test("a new staff member registers a passkey, signs out, and comes back with it alone", async () => {
    const { path } = await invite(db, "nishi", "editor");
    const { context, page, faults } = await open();
    try {
      await withKey(context, page);
      await page.goto(url + path);
      await look(page);
      await page.getByLabel("新しいパスワード").fill(password);
      await page.getByRole("button", { name: "次へ" }).click();
      await page.waitForURL("**/set-up");
      await look(page);
      await page.getByRole("button", { name: "登録する" }).click();
      await page.waitForURL("**/console");
      await page.goto(`${url}/console/account`);
      expect(await page.locator("ul.factors li").allTextContents()).toEqual([
        expect.stringContaining("職場のパソコン"),
      ]);
      await look(page);
      await page.getByRole("button", { name: "サインアウト" }).first().click();
      await page.waitForURL("**/sign-in?out=1");
      await look(page);
      await page.getByRole("button", { name: "パスキーで入る" }).click();
      await page.waitForURL("**/console");
      expect(faults).toEqual([]);
    } finally {
      await context.close();
    }
  }, 60_000);

  test("a sheet of codes is printed from its page, and everything but keys works without scripts", async () => {
    const person = await engage(db, "nishi", "editor");
    const { context, page } = await open(false);
    try {
      await page.goto(`${url}/console/nishi/notes`);
      await page.getByLabel("メールアドレス（必須）").fill(person.email);
      await page.getByLabel("パスワード（必須）").fill(password);
      await page.getByRole("button", { name: "次へ" }).click();
      await page.waitForURL("**/second");
      await page.getByLabel("コード（必須）").fill("000000");
      await page.getByRole("button", { name: "確認する" }).click();
      expect(await page.getByRole("alert").textContent()).toContain("コードが違うか");
      await page.getByLabel("コード（必須）").fill(codeOf(person.secret));
      await page.getByRole("button", { name: "確認する" }).click();
      await page.waitForURL("**/console/nishi/notes");
      await page.goto(`${url}/console/account`);
      expect(await page.getByText("パスキーとセキュリティキーを使えません").isVisible()).toBe(true);
      await page.getByRole("button", { name: "コード表を作る" }).click();
      expect(await page.locator("ol.codes li").count()).toBe(10);
    } finally {
      await context.close();
    }
  }, 60_000);

  test("no page of the sign-in keeps anybody out", async () => {
    const person = await engage(db, "nishi", "editor");
    const { context, page, faults } = await open();
    try {
      await page.goto(`${url}/console/sign-in`);
      await page.getByLabel("メールアドレス（必須）").fill(person.email);
      await page.getByLabel("パスワード（必須）").fill("wrong wrong wrong");
      await page.getByRole("button", { name: "次へ" }).click();
      await look(page);
      await page.getByLabel("パスワード（必須）").fill(password);
      await page.getByRole("button", { name: "次へ" }).click();
      await page.waitForURL("**/second");
      await look(page);
      await page.getByLabel("コード（必須）").fill(codeOf(person.secret));
      await page.getByRole("button", { name: "確認する" }).click();
      await page.waitForURL("**/console");
      for (const path of [
        "/console/account/totp",
        "/console/account/confirm",
        "/console/suminoe",
        "/console/installation",
      ]) {
        await page.goto(url + path);
        await look(page);
      }
      await page.goto(`${url}/console/account`);
      await page.getByRole("button", { name: "コード表を作る" }).click();
      await look(page);
      expect(await page.getByRole("button", { name: "印刷する" }).isVisible()).toBe(true);
      await page.goto(`${url}/console/welcome/no-such-link`);
      await look(page);
      expect(faults).toEqual([]);
    } finally {
      await context.close();
    }
  }, 90_000);
});
