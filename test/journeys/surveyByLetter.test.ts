/**
 * A survey by letter in a real browser: codes are ordered, printed, typed on the page and into LINE; their answers are the
 * figure of the plan's 区民アンケート, and those of LINE friends without a code stand beside it and not inside.
 */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signIn, visit, widths } from "../../scripts/screenshots/consoleVisit.mjs";
import { openSimulator, type Phone, type SimulatorPage } from "../../scripts/screenshots/simulatorPage.mjs";
import {
  answerByCode,
  beginReady,
  fillForm,
  orderLetters,
  printedCodes,
  publishSurvey,
} from "../../scripts/screenshots/surveySteps.mjs";
import { createAuditStore } from "../../src/console/audit/auditStore.js";
import { demoStaff } from "../../src/console/staff/demoStaff.js";
import { createVault } from "../../src/vault.js";
import { accessibilityProblems } from "../support/axe.js";
import { describeInBrowser } from "../support/browser.js";
import { useDatabase } from "../support/database.js";
import { type Service, startService, testKey } from "../support/service.js";

const database = useDatabase();
let service: Service;

describeInBrowser("a survey by letter", (browser) => {
  let editor: Page;
  let approver: Page;
  let resident: Page;
  let phones: SimulatorPage;
  let survey: string;
  let codes: string[] = [];

  beforeAll(async () => {
    service = await startService(database, { now: "2026-11-20T10:00:00+09:00" });
    const vault = createVault(testKey);
    const staff = await demoStaff(database, vault, createAuditStore(vault));
    const link = (role: string) => service.url + (staff.find((one) => one.role === role)?.path ?? "");
    [editor, approver] = await Promise.all([signIn(browser, link("editor")), signIn(browser, link("approver"))]);
    resident = await visit(browser);
    await resident.setViewportSize({ width: widths.phone, height: 740 });
    const people = [{ displayName: "さくら", channel: "nishi" }];
    phones = await openSimulator(browser, service.url, people, { width: widths.computer, height: 900, scale: 1 });
  });
  afterAll(async () => {
    for (const page of [editor, approver, resident]) await page?.context().close();
    await phones?.close();
    await service.close();
  });

  const indicator = () => `${service.url}/nishi/indicators/nishi-r6-1-1-1`;
  const here = (link: string | null) => service.url + new URL(link ?? "").pathname;
  const typeCode = async (code: string) => {
    await resident.locator("#code").fill(code);
    await resident.getByRole("button", { name: "回答を始める" }).click();
  };

  async function isForEverybody(page: Page): Promise<void> {
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await page.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth")).toBeLessThanOrEqual(
      0,
    );
  }

  const no = ["感じない", "知らない", "講じていない", "感じない", "感じない", "感じない"];

  test("is published, and letters with a code each are made and printed", async () => {
    survey = await beginReady(editor, `${service.url}/console/nishi`, /区民アンケート/);
    await publishSurvey(approver, survey, "2026-12-25T17:00");
    const letters = await orderLetters(editor, survey, { name: "架空の名簿から無作為に選んだ40人", count: 40 });
    // Who sees codes could answer in others' names: that is for approvers.
    expect(await editor.getByRole("link", { name: "印刷用のページを開く" }).count()).toBe(0);
    codes = await printedCodes(approver, letters);
    expect(codes).toHaveLength(40);
    expect(approver.url()).not.toContain(codes[0]);
  });

  test("is answered on the page: a slip of the pen is told, the form works at 360 pixels, a code is spent on submit", async () => {
    const [code = "", ...more] = codes;
    await resident.goto(`${service.url}/nishi/code`);
    await isForEverybody(resident);
    await typeCode(`${code.slice(0, -1)}${code.endsWith("2") ? "3" : "2"}`);
    await resident.locator("#code-mistake").waitFor();
    await isForEverybody(resident);
    await typeCode(code.toLowerCase().replaceAll("-", ""));
    await resident.getByText("全9問のうち1問目").waitFor();
    await isForEverybody(resident);
    expect(resident.url()).not.toContain(code);
    await fillForm(resident, ["感じる"]);
    await resident.getByRole("heading", { name: /ありがとうございました/ }).waitFor();
    await isForEverybody(resident);
    // Opening alone spends nothing.
    for (let n = 0; n < 2; n += 1) {
      await resident.goto(`${service.url}/nishi/code`);
      await typeCode(more[0] ?? "");
      await resident.getByText("全9問のうち1問目").waitFor();
    }
  });

  test("takes a code once: it leads to the same response, which may be changed", async () => {
    await resident.goto(`${service.url}/nishi/code`);
    await typeCode(codes[0] ?? "");
    await resident
      .getByRole("button", { name: /問1を直す/ })
      .or(resident.getByRole("link", { name: /問1を直す/ }))
      .first()
      .waitFor();
    expect(await database.run("console", (tx) => tx.surveyResponse.count())).toBe(1);
  });

  test("is answered by way of LINE: the code is typed into the talk, and a link leads to the form", async () => {
    const [sakura] = phones.phones as [Phone];
    await sakura.say(codes[10] ?? "");
    expect(await sakura.frame.innerText()).toContain("コードを確認しました");
    const link = await sakura.frame.locator('a[href*="/s/"]').last().getAttribute("href");
    expect(link).not.toContain(codes[10]);
    await resident.goto(here(link));
    await fillForm(resident, ["感じない"]);
    expect(await database.run("console", (tx) => tx.surveyResponse.count())).toBe(2);
  });

  test("is answered by fourteen more, whom nobody watches", async () => {
    const answer = (some: readonly string[], choice: string) =>
      Promise.all(some.map((code) => answerByCode(resident.request, `${service.url}/nishi`, code, choice)));
    await answer(codes.slice(20, 29), "yes-clearly");
    await answer(codes.slice(30, 35), "no-clearly");
    await service.idle();
    expect(await database.run("console", (tx) => tx.surveyResponse.count())).toBe(16);
  });

  test("moves the indicator by its letters alone: n, letters, response rate, interval, bounds", async () => {
    const people = Array.from({ length: 12 }, () => service.platform.addFriend("nishi"));
    for (const label of ["アンケート", "回答する", "はじめる", ...no, "ここまでで送る"]) {
      await Promise.all(people.map((person) => (label === "アンケート" ? person.say(label) : person.press(label))));
      await service.idle();
    }
    await resident.goto(indicator());
    const text = await resident.locator("main").innerText();
    // 10 of 16 letters; Wilson 38.6–81.5; 16 of 40 letters answered; 10 of 40 to 34 of 40 with the silent.
    for (const words of ["62.5%", "16人のうち10人", "38.6%–81.5%", "40.0%", "25.0%", "85.0%"])
      expect(text).toContain(words);
    await isForEverybody(resident);
  });

  test("and the answers of LINE friends without a code stand beside it, with the reason", async () => {
    const beside = resident.locator("main section, main .box", { hasText: "LINE登録者の回答" }).last();
    expect(await beside.innerText()).toContain("12人");
    const { indicators } = (await (await fetch(`${service.url}/open-data/nishi/indicators.json`)).json()) as {
      indicators: { id: string; reading: unknown }[];
    };
    expect(indicators.find(({ id }) => id === "nishi-r6-1-1-1")).toMatchObject({
      reading: { value: 62.5, frame: "mailed", n: 16, sent: 40, responseRate: 40 },
    });
  });

  test("is followed by staff: how many of the letters were answered, never who", async () => {
    await editor.goto(`${survey}/asking`);
    expect(await editor.locator("main").innerText()).toMatch(/16.*40|40.*16/s);
    await isForEverybody(editor);
  });
});
