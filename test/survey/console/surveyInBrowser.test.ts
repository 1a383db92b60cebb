import type { Browser, Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { readYaml } from "../../../src/survey/builder/definitionYaml.js";
import { createSurveyPreviews } from "../../../src/survey/builder/surveyPreviews.js";
import type { Person } from "../../console/testConsole.js";
import { accessibilityProblems } from "../../support/axe.js";
import { describeInBrowser } from "../../support/browser.js";
import { useDatabase } from "../../support/database.js";
import { testFrame } from "../../support/pages.js";
import { guardians } from "./definitions.js";
import { everyKindYaml } from "./everyKind.js";
import { useSurveyConsole } from "./surveyDesk.js";

const database = useDatabase();
const frame = testFrame({ demo: true });
const { desk, signIn, served } = useSurveyConsole(
  database,
  createSurveyPreviews({ publicUrl: "http://localhost:3000", view: frame.view }),
);
let editor: Person;
let approver: Person;

beforeAll(async () => {
  editor = await signIn({ nishi: "editor" }, "編集 花子");
  approver = await signIn({ nishi: "approver" }, "承認 太郎");
  const read = readYaml(everyKindYaml);
  if (read.kind !== "definition") throw new Error("the example is no definition");
  const author = { kind: "staff", id: editor.id, name: editor.name } as const;
  const chief = { kind: "staff", id: approver.id, name: approver.name } as const;
  await desk.create(author, "nishi", read.definition, { fictional: true });
  await desk.create(author, "nishi", guardians({ frames: ["mailed"] }), {});
  await desk.publish(chief, "nishi", "guardians", 1, { closesAt: new Date("2026-12-10T17:00:00+09:00") });
  await desk.save(author, "nishi", "guardians", 1, guardians({ title: { ja: "第2版の題" } }));
});

const base = "/console/nishi/surveys";
const pages: readonly [string, string, () => Person][] = [
  ["the list of surveys", base, () => editor],
  ["a new survey", `${base}/new?run=guardians`, () => editor],
  ["a survey", `${base}/guardians`, () => editor],
  ["its questions", `${base}/every-kind/questions`, () => editor],
  ["what it is", `${base}/every-kind/basics`, () => editor],
  ["a new question", `${base}/every-kind/add-question?kind=scale`, () => editor],
  ["a question with conditions", `${base}/every-kind/questions/used`, () => editor],
  ["its measures", `${base}/every-kind/measures`, () => editor],
  ["a measure", `${base}/every-kind/measures/1`, () => editor],
  ["its YAML", `${base}/every-kind/yaml`, () => editor],
  ["how it looks", `${base}/every-kind/preview?language=en`, () => editor],
  ["publishing it", `${base}/every-kind/opening`, () => approver],
  ["publishing the next version", `${base}/guardians/opening`, () => approver],
];

describeInBrowser("surveys of the console in a browser", (browser: Browser) => {
  async function onPage<T>(
    person: Person,
    width: number,
    script: boolean,
    look: (page: Page) => Promise<T>,
  ): Promise<T> {
    const context = await browser.newContext({
      locale: "ja-JP",
      viewport: { width, height: 800 },
      javaScriptEnabled: script,
    });
    const [name = "", value = ""] = person.cookie.split("=");
    await context.addCookies([{ name, value, url: served.url }]);
    try {
      return await look(await context.newPage());
    } finally {
      await context.close();
    }
  }

  test.each(pages)(
    "%s fits a narrow screen, and axe finds nothing",
    { timeout: 60_000 },
    async (_name, path, person) => {
      await onPage(person(), 360, true, async (page) => {
        const answer = await page.goto(`${served.url}${path}`);
        expect(answer?.status()).toBe(200);
        const wide = await page.evaluate<number>(
          "document.documentElement.scrollWidth - document.documentElement.clientWidth",
        );
        expect(wide).toBeLessThanOrEqual(0);
        expect(await accessibilityProblems(page)).toEqual([]);
      });
    },
  );

  test("how it looks has the talk and the form in the language that was chosen", { timeout: 60_000 }, async () => {
    await onPage(editor, 1280, true, async (page) => {
      await page.goto(`${served.url}${base}/every-kind/preview?language=en`);
      expect(await page.locator(".line-chat").innerText()).toContain("Do you know it?");
      expect(await page.locator(".survey-sample").innerText()).toContain("Do you know it?");
      // Of what may not pass LINE there is nothing in the talk.
      expect(await page.locator(".line-chat").innerText()).not.toContain("何人ですか");
      expect(await page.locator(".survey-sample").innerText()).toContain("何人ですか");
    });
  });

  test("a question is written without script, by keyboard, and its mistakes lead to their fields", {
    timeout: 60_000,
  }, async () => {
    await onPage(editor, 360, false, async (page) => {
      await page.goto(`${served.url}${base}/every-kind/add-question?kind=single`);
      await page.getByRole("button", { name: "保存する", exact: true }).focus();
      await page.keyboard.press("Enter");
      await page.getByRole("link", { name: "2つ以上必要です。" }).focus();
      await page.keyboard.press("Enter");
      expect(page.url()).toMatch(/#choices$/);
      expect(await accessibilityMarks(page)).toContain("choices-mistake");
      await page.getByLabel("設問の文（必須）").fill("町会に入っていますか");
      await page.getByLabel("選択肢（必須）").fill("はい\nいいえ");
      await page.getByRole("button", { name: "保存する", exact: true }).focus();
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name: "7. 町会に入っていますか" }).waitFor();
    });
    const draft = (await desk.find("nishi", "every-kind"))?.draft;
    expect(draft?.definition.questions.at(-1)).toMatchObject({
      id: "q7",
      choices: [
        { key: "c1", text: { ja: "はい" } },
        { key: "c2", text: { ja: "いいえ" } },
      ],
    });
  });
});

/** What the field of choices says it is described by. */
const accessibilityMarks = async (page: Page): Promise<string> =>
  (await page.locator("#choices").getAttribute("aria-describedby")) ?? "";
