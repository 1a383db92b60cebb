/** The year-end form of 令和6年度 in a real browser: written in the console, printed, downloaded and opened as a workbook. */
import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import readExcelFile from "read-excel-file/node";
import { afterAll, beforeAll, expect, test } from "vitest";
import { press, signIn } from "../../scripts/screenshots/consoleVisit.mjs";
import { createAuditStore } from "../../src/console/audit/auditStore.js";
import { demoStaff } from "../../src/console/staff/demoStaff.js";
import { createVault } from "../../src/vault.js";
import { accessibilityProblems } from "../support/axe.js";
import { describeInBrowser } from "../support/browser.js";
import { useDatabase } from "../support/database.js";
import { type Service, startService, testKey } from "../support/service.js";

const database = useDatabase();
let service: Service;

describeInBrowser("the year-end form of the R6 plan", (browser) => {
  let editor: Page;
  const plan = () => `${service.url}/console/nishi/plans/nishi-r6`;
  const written = "架空の自己評価です。\n講座を増やしました。";

  beforeAll(async () => {
    service = await startService(database, { now: "2026-11-20T10:00:00+09:00" });
    const vault = createVault(testKey);
    const staff = await demoStaff(database, vault, createAuditStore(vault));
    editor = await signIn(browser, service.url + (staff.find(({ role }) => role === "editor")?.path ?? ""));
  });
  afterAll(async () => {
    await editor?.context().close();
    await service?.close();
  });

  test("takes what staff write of an issue, and refuses a claim about all residents", async () => {
    await editor.goto(plan());
    const field = editor.getByRole("textbox", { name: /自己評価（経営課題1-\(1\)/ });
    const save = () => field.locator("xpath=ancestor::form").getByRole("button", { name: /保存/ }).click();
    await field.fill("区民の48%が感じています。");
    await save();
    await editor
      .getByText(/回答者の|回答した/)
      .first()
      .waitFor();
    await field.fill(written);
    await save();
    await editor.getByText("記入を保存しました").waitFor();
    expect(await field.inputValue()).toBe(written);
  });

  test("an administrative figure that staff enter stands in it with its date and source", async () => {
    await editor.goto(`${service.url}/console/nishi/indicators/nishi-r6-3-1-4`);
    await editor.getByText("入力欄を開く").click();
    await editor.getByRole("textbox", { name: /^実績値/ }).fill("41.2");
    await editor.getByLabel(/^いつ時点/).fill("2025-03-31");
    await editor.getByRole("textbox", { name: /^出典/ }).fill("架空の記入");
    await press(editor, "登録する");
    expect(await editor.locator("main").innerText()).toContain("41.2%");
  });

  test("is a page for the printer: nothing of the console around it, every column inside the sheet", async () => {
    await editor.goto(`${plan()}/forms/year-end`);
    const form = editor.locator(".ward-form");
    for (const words of ["令和4年度", "77", "百万円", "アウトカム指標の達成状況", "48%以上", "41.2%", "架空の記入"])
      expect(await form.innerText()).toContain(words);
    expect(await form.innerText()).toContain("講座を増やしました。");
    expect(await accessibilityProblems(editor)).toEqual([]);
    await editor.emulateMedia({ media: "print" });
    // A4 with its margins, in the pixels of CSS.
    await editor.setViewportSize({ width: 690, height: 980 });
    expect(await editor.locator(".console-top").isVisible()).toBe(false);
    expect(await editor.getByRole("link", { name: "Excelで保存する" }).isVisible()).toBe(false);
    expect(await form.isVisible()).toBe(true);
    expect(
      await editor.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth"),
    ).toBeLessThanOrEqual(0);
    const pdf = await editor.pdf({ format: "A4" });
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    await editor.emulateMedia({ media: "screen" });
    await editor.setViewportSize({ width: 1280, height: 900 });
  });

  test("is downloaded as a workbook that opens, with the same words, and no formula", async () => {
    await editor.goto(`${service.url}/console/nishi/plans`);
    const [download] = await Promise.all([
      editor.waitForEvent("download"),
      editor.locator('a[href$="nishi-r6/forms/year-end.xlsx"]').click(),
    ]);
    expect(download.suggestedFilename()).toBe("nishi-r6-year-end.xlsx");
    const sheets = await readExcelFile(await readFile(await download.path()));
    const cells = JSON.stringify(sheets);
    for (const words of ["令和6年度 西区運営方針", "百万円", "48%以上", "41.2%", "架空の記入", "講座を増やしました。"])
      expect(cells).toContain(words);
    expect(cells).toContain("架空のデータ");
  });
});
