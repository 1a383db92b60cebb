/** An announcement from the first word to the phones, in a real browser: written, approved by another person, sent, watched. */
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createAuditStore } from "../../src/console/audit/auditStore.js";
import type { Role } from "../../src/console/role.js";
import { demoStaff } from "../../src/console/staff/demoStaff.js";
import { createVault } from "../../src/vault.js";
import { accessibilityProblems } from "../support/axe.js";
import { describeInBrowser } from "../support/browser.js";
import { useDatabase } from "../support/database.js";
import { type Service, startService, testKey } from "../support/service.js";

const database = useDatabase();
let service: Service;

describeInBrowser("an announcement", (browser) => {
  let phones: Page;
  let editor: Page;
  let approver: Page;
  let sakura: Locator;
  let kenichi: Locator;
  let address: string;
  const errors: string[] = [];

  async function open(): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    page.on("pageerror", (error) => errors.push(error.message));
    page.on("console", (message) => {
      // A wrong number is answered with 409 on purpose, and the browser notes it.
      if (message.type() === "error" && !message.text().includes("409")) errors.push(message.text());
    });
    return page;
  }

  /** By the link that the demo prints at its start. */
  async function signIn(role: Role): Promise<Page> {
    const vault = createVault(testKey);
    const staff = await demoStaff(database, vault, createAuditStore(vault));
    const page = await open();
    await page.goto(service.url + staff.find((one) => one.role === role)?.path);
    await page.locator("main form button").first().click();
    return page;
  }

  beforeAll(async () => {
    service = await startService(database);
    phones = await open();
    await phones.goto(`${service.url}/simulator`);
    for (const name of ["さくら", "健一"]) {
      await phones.getByLabel("名前").fill(name);
      await phones.getByLabel("アカウント").selectOption("nishi");
      await phones.getByRole("button", { name: "友だち追加" }).click();
      await phones.getByRole("region", { name: new RegExp(`^${name}`) }).waitFor();
    }
    await service.idle();
    sakura = phones.getByRole("region", { name: /^さくら/ });
    kenichi = phones.getByRole("region", { name: /^健一/ });
  });
  afterAll(async () => {
    for (const page of [phones, editor, approver]) await page?.context().close();
    await service.close();
  });

  test("is written by an editor, who sees while typing how it looks and whom it reaches", async () => {
    editor = await signIn("editor");
    await editor.goto(`${service.url}/console/nishi/announcements`);
    await editor.getByRole("link", { name: "お知らせを書く" }).click();
    await editor.getByRole("link", { name: "白紙から書く" }).click();
    await editor.getByRole("textbox", { name: "件名" }).fill("秋の訓練");
    await editor
      .getByRole("textbox", { name: "本文" })
      .fill("11月29日（日）に津波避難訓練をします。どなたでも参加できます。");
    await editor.getByLabel("お知らせを受け取る人の全員").check();
    const look = editor.locator("#look");
    await look.locator(".ln-text", { hasText: "津波避難訓練" }).waitFor();
    await look.locator(".big-number", { hasText: "2" }).waitFor();
    await editor.getByRole("button", { name: "下書きを保存" }).click();
    await editor.getByRole("button", { name: "承認を依頼する" }).click();
    await editor.getByText("承認を依頼しました").waitFor();
    address = editor.url();
    expect(await editor.getByRole("button", { name: "承認して送る" }).count()).toBe(0);
  });

  test("is found by an approver on the start page, who must type the number of recipients", async () => {
    approver = await signIn("approver");
    await approver.goto(`${service.url}/console/nishi`);
    await approver.getByRole("link", { name: /承認を待っているお知らせ/ }).click();
    await approver.getByRole("link", { name: "秋の訓練" }).click();
    await approver.getByRole("textbox", { name: "届く人数" }).fill("3");
    await approver.getByRole("button", { name: "承認して送る" }).click();
    await approver.getByText("いま届く人数（2人）がちがいます").waitFor();
    await approver.getByRole("textbox", { name: "届く人数" }).fill("2");
    await approver.getByRole("button", { name: "承認して送る" }).click();
    await approver.getByText("承認しました。送信を始めます。").waitFor();
  });

  test("reaches the residents, once each, with the ward's name and the way to the settings", async () => {
    for (const phone of [sakura, kenichi]) {
      const message = phone.locator(".theirs", { hasText: "津波避難訓練" });
      await message.waitFor();
      expect(await message.count()).toBe(1);
      expect(await message.innerText()).toContain("西区からのお知らせ");
      expect(await phone.getByRole("button", { name: "受信設定" }).last().isVisible()).toBe(true);
    }
  });

  test("is watched by both, and the bar is full at the end", async () => {
    await editor.goto(address);
    // The approver has only watched: their page comes anew by itself.
    for (const page of [approver, editor]) await page.locator(".status-line", { hasText: "送信完了" }).waitFor();
    expect(await editor.locator("#progress").innerText()).toContain("100%（2 / 2人）");
    expect(await editor.locator(".history").innerText()).toContain("デモ承認者: お知らせを承認した");
  });

  test("is corrected for exactly those who got it", async () => {
    await editor.getByRole("button", { name: "訂正を送る" }).click();
    await editor.getByText("訂正の下書きを作りました").waitFor();
    expect(await editor.locator(".people-count").innerText()).toContain("2");
    await editor.getByRole("link", { name: "元のお知らせを開く" }).click();
    await editor.waitForURL(address);
  });

  test.each([360, 1280])("is shown on pages without barriers at %i px", async (width) => {
    for (const page of [editor, approver]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(address);
      expect(await accessibilityProblems(page)).toEqual([]);
    }
  });

  test("and nowhere has the browser refused anything", () => expect(errors).toEqual([]));
});
