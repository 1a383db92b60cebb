import type { Browser } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import type { Person } from "../../console/testConsole.js";
import { accessibilityProblems } from "../../support/axe.js";
import { describeInBrowser } from "../../support/browser.js";
import { useDatabase } from "../../support/database.js";
import { asked, createAskingStand, upload, useAskingConsole, utf8 } from "./stand.js";

const database = useDatabase();
const stand = createAskingStand(database);
const server = useAskingConsole(database);
const base = "/console/nishi/surveys/guardians/asking";
const paths = new Map<string, string>();
let approver: Person;
let code = "";

beforeAll(async () => {
  const survey = await stand.publish({ definition: asked() });
  code = (await stand.letters(survey, 3)).printed[0] ?? "";
  for (const name of ["anna", "bo"]) await stand.arrive(name);
  approver = await server.signIn({ nishi: "approver" });
  const keep = (name: string, path: string | null) => paths.set(name, path ?? "");
  keep(
    "letters",
    (await approver.post(`${base}/letters`, { frame: "mailed", name: "無作為に選んだ3人", count: "3" })).location,
  );
  keep("poster", (await approver.post(`${base}/poster`, { frame: "participants", name: "防災訓練の受付" })).location);
  await approver.post("/console/nishi/panels/council", { name: "架空 一郎", address: "架空町1" });
  keep("panel", (await approver.post(`${base}/panel`, { panel: "council" })).location);
  await approver.post(`${base}/line`, { who: "all", how: "sample", size: "1", name: "友だちから1人", action: "make" });
  const line = (await stand.batches(survey.id)).find(({ kind }) => kind === "line");
  keep("line", `${base}/batches/${line?.id}`);
  const file = { name: "a.csv", bytes: utf8("受付番号,整っていると感じますか\nA1,rather\nA2,そこそこ\n") };
  keep("import", (await upload(server.served.url, approver, `${base}/import`, { source: "電話" }, file)).location);
});

describeInBrowser("the pages for asking people in a browser", (browser: Browser) => {
  async function open(path: string, width: number) {
    const context = await browser.newContext({ locale: "ja-JP", viewport: { width, height: 740 } });
    const [name = "", value = ""] = approver.cookie.split("=");
    await context.addCookies([{ name, value, url: server.served.url }]);
    const page = await context.newPage();
    await page.goto(`${server.served.url}${path}`);
    return { page, context };
  }

  const pages: readonly [string, () => string][] = [
    ["the overview", () => base],
    ["new letters", () => `${base}/letters`],
    ["a batch of letters", () => paths.get("letters") ?? ""],
    ["letters to print", () => `${paths.get("letters")}/print`],
    ["a batch of a panel", () => paths.get("panel") ?? ""],
    ["who has not answered", () => `${paths.get("panel")}/unanswered`],
    ["a new invitation", () => `${base}/line`],
    ["a batch in LINE", () => paths.get("line") ?? ""],
    ["a new poster", () => `${base}/poster`],
    ["the poster", () => paths.get("poster") ?? ""],
    ["letters to a panel", () => `${base}/panel`],
    ["the panel lists", () => "/console/nishi/panels"],
    ["a panel list", () => "/console/nishi/panels/council"],
    ["a new import", () => `${base}/import`],
    ["an import before it is taken", () => paths.get("import") ?? ""],
    ["paper", () => `${base}/paper`],
    ["the calculator", () => `${base}/power?from=45&to=48&rate=26.5`],
  ];

  test.each(pages)("%s is accessible, and fits a narrow screen", async (_name, path) => {
    const { page, context } = await open(path(), 360);
    try {
      expect(await page.locator("h1").count()).toBe(1);
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
    } finally {
      await context.close();
    }
  });

  test("paper is keyed in with the keyboard, and the form for it is accessible", async () => {
    const { page, context } = await open(`${base}/paper`, 360);
    try {
      await page.getByLabel("用紙の回答コード").fill(code);
      await page.keyboard.press("Enter");
      await page.waitForURL("**/paper");
      await page.getByText("整っていると感じますか").first().waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(page.url()).not.toContain(code);
    } finally {
      await context.close();
    }
  });

  test("what is printed are the letters, each on its own sheet, and nothing of the console", async () => {
    const { page, context } = await open(`${paths.get("letters")}/print`, 1280);
    try {
      await page.emulateMedia({ media: "print" });
      expect(await page.locator(".asking-letter").count()).toBe(3);
      expect(await page.locator(".console-top").isVisible()).toBe(false);
      expect(await page.locator("h1").isVisible()).toBe(false);
      expect(await page.locator(".asking-letter svg").first().isVisible()).toBe(true);
    } finally {
      await context.close();
    }
  });
});
