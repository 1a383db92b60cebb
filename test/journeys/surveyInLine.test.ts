/**
 * The guardians' survey of 西区 in a real browser: staff publish it from what is ready, residents tap their answers in
 * LINE, and the indicator of the ward's plan shows the figure with everything that a figure must carry.
 */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signIn, visit, widths } from "../../scripts/screenshots/consoleVisit.mjs";
import { openSimulator, type Phone, type SimulatorPage } from "../../scripts/screenshots/simulatorPage.mjs";
import { beginReady, openInChat, publishSurvey } from "../../scripts/screenshots/surveySteps.mjs";
import { createAuditStore } from "../../src/console/audit/auditStore.js";
import { demoStaff } from "../../src/console/staff/demoStaff.js";
import { createVault } from "../../src/vault.js";
import { accessibilityProblems } from "../support/axe.js";
import { describeInBrowser } from "../support/browser.js";
import { useDatabase } from "../support/database.js";
import { type Service, startService, testKey } from "../support/service.js";

const database = useDatabase();
let service: Service;

describeInBrowser("the guardians' survey", (browser) => {
  let editor: Page;
  let approver: Page;
  let reader: Page;
  let phones: SimulatorPage;
  let survey: string;

  beforeAll(async () => {
    service = await startService(database, { now: "2026-11-20T10:00:00+09:00" });
    const vault = createVault(testKey);
    const staff = await demoStaff(database, vault, createAuditStore(vault));
    const link = (role: string) => service.url + (staff.find((one) => one.role === role)?.path ?? "");
    [editor, approver] = await Promise.all([signIn(browser, link("editor")), signIn(browser, link("approver"))]);
    reader = await visit(browser);
    await reader.setViewportSize({ width: widths.phone, height: 740 });
    phones = await openSimulator(
      browser,
      service.url,
      ["さくら", "健一"].map((displayName) => ({ displayName, channel: "nishi" })),
      { width: widths.computer, height: 900, scale: 1 },
    );
    await phones.page.setViewportSize({ width: widths.phone, height: 740 });
  });
  afterAll(async () => {
    for (const page of [editor, approver, reader]) await page?.context().close();
    await phones?.close();
    await service.close();
  });

  const nishi = () => `${service.url}/console/nishi`;
  const indicator = () => `${service.url}/nishi/indicators/nishi-r6-2-1-1`;
  const tooWide = (page: Page) => page.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth");

  type Person = ReturnType<Service["platform"]["addFriend"]>;
  /** Of people whose phones nobody looks at, all at once. */
  async function tap(answers: readonly string[]): Promise<void> {
    const people = answers.map((answer) => ({ answer, person: service.platform.addFriend("nishi") }));
    const together = async (act: (person: Person, answer: string) => Promise<unknown>) => {
      await Promise.all(people.map(({ person, answer }) => act(person, answer)));
      await service.idle();
    };
    await together((person) => person.say("アンケート"));
    for (const label of ["回答する", "はじめる"]) await together((person) => person.press(label));
    await together((person, answer) => person.press(answer));
    for (const label of ["とばす", "とばす"]) await together((person) => person.press(label));
    for (const { person } of people)
      expect(JSON.stringify(person.replies.at(-1))).toContain("ご回答いただき、ありがとうございました");
  }

  test("is begun by an editor from what is ready, and is not theirs to publish", async () => {
    survey = await beginReady(editor, nishi(), /保護者アンケート/);
    await editor.goto(`${survey}/opening`);
    expect(await editor.getByRole("button", { name: "公開する" }).count()).toBe(0);
    expect((await fetch(survey.replace("/console/nishi/surveys/", "/nishi/s/"))).status).toBe(404);
  });

  test("is published by an approver who has seen the checks", async () => {
    await approver.goto(`${survey}/opening`);
    const checks = await approver.locator("main").innerText();
    for (const words of ["利用目的と保存期間", "3問のうち3問は、LINEの中で", "問題ありません"])
      expect(checks).toContain(words);
    await publishSurvey(approver, survey, "2026-12-25T17:00");
    expect(await approver.locator("main").innerText()).toContain("受付中");
  });

  test("says nothing on the indicator's page before anybody has answered", async () => {
    await reader.goto(indicator());
    expect(await reader.locator("main").innerText()).toContain("未測定");
  });

  test("is answered by two residents who tap, on a phone of 360 pixels, and see how far they are", async () => {
    const [sakura, kenichi] = phones.phones as [Phone, Phone];
    await phones.page.getByRole("button", { name: /^さくら/ }).click();
    await openInChat(sakura);
    expect(await sakura.frame.innerText()).toContain("質問 1/3");
    expect(await tooWide(phones.page)).toBeLessThanOrEqual(0);
    await sakura.press("どちらかといえば感じる");
    await sakura.press("親子で集まれる場");
    await sakura.press("公園や遊び場");
    await sakura.press("決定");
    expect(await accessibilityProblems(phones.page)).toEqual([]);
    await sakura.press("役に立っている");
    await sakura.frame.getByText(/ご回答いただき、ありがとうございました/).waitFor();
    await phones.page.getByRole("button", { name: /^健一/ }).click();
    await openInChat(kenichi);
    await kenichi.press("感じない");
    await kenichi.press("とばす");
    await kenichi.press("とばす");
    await kenichi.frame.getByText(/ご回答いただき、ありがとうございました/).waitFor();
  });

  test("shows nothing but the number of answers until there are ten", async () => {
    await service.idle();
    await reader.goto(indicator());
    const text = await reader.locator("main").innerText();
    expect(text).toContain("回答2人");
    expect(text).not.toContain("50.0");
  });

  test("moves the figure of the plan: with whose answers, n, interval, rule, date and hash", async () => {
    await tap([...Array<string>(9).fill("感じる"), "どちらかといえば感じない"]);
    await reader.goto(indicator());
    const text = await reader.locator("main").innerText();
    // 10 of 12; Wilson 55.2–95.3, and the target of 85 % lies within.
    for (const words of ["83.3", "12人", "55.2", "95.3", "LINE登録者の回答", "85%以上", "2026年11月20日"])
      expect(text).toContain(words);
    expect(text).toMatch(/[0-9a-f]{64}/);
    expect(text).toContain("目標は信頼区間の中にあります");
    // Those who answered were played.
    expect(text).toContain("架空");
    expect(text).not.toContain("区民の8");
  });

  test("is the same figure in the open data and for staff", async () => {
    const open = (await (await fetch(`${service.url}/open-data/nishi/indicators.json`)).json()) as {
      indicators: { id: string; reading: unknown }[];
    };
    expect(open.indicators.find(({ id }) => id === "nishi-r6-2-1-1")).toMatchObject({
      reading: { value: 83.3, frame: "line", numerator: 10, n: 12, interval95: [55.2, 95.3], surveyVersion: 1 },
      mark: null,
      insideSamplingError: true,
    });
    await editor.goto(`${survey}/results`);
    expect(await editor.locator("main").innerText()).toContain("83.3");
  });

  test.each([360, 1280])("is shown on pages without barriers at %i px", async (width) => {
    for (const [page, address] of [
      [reader, indicator()],
      [reader, survey.replace("/console/nishi/surveys/", "/nishi/s/")],
      [editor, `${survey}/results`],
      [editor, survey],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(address);
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(await tooWide(page)).toBeLessThanOrEqual(0);
    }
  });
});
