import type { AddressInfo } from "node:net";
import express from "express";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createCountersigned } from "../../../src/console/countersign/countersigned.js";
import { createCountersignStore } from "../../../src/console/countersign/countersignStore.js";
import { createPublicationConsole } from "../../../src/survey/publish/publicationConsole.js";
import { createPublishingDesk } from "../../../src/survey/publish/publishingDesk.js";
import { publishedResultsRoutes } from "../../../src/survey/publish/resultsPages.js";
import { createResultsConsole } from "../../../src/survey/results/resultsConsole.js";
import type { KeptTally } from "../../../src/survey/tally/tally.js";
import { fixedClock } from "../../../src/time.js";
import { audit, type Person, useConsole } from "../../console/testConsole.js";
import { accessibilityProblems } from "../../support/axe.js";
import { describeInBrowser } from "../../support/browser.js";
import { realContent } from "../../support/content.js";
import { useDatabase } from "../../support/database.js";
import { testFrame } from "../../support/pages.js";
import { alike, heldTallies, laySurvey, pick, vault, withInstead } from "./stand.js";

const database = useDatabase();
const held = new Map<string, KeptTally>();
const tallies = heldTallies(held);
const countersigned = createCountersigned({ database, store: createCountersignStore(), audit });
const clock = fixedClock("2026-12-01T10:00:00+09:00");
const publishing = createPublishingDesk({ database, tallies, audit, clock, indicatorOf: () => undefined });
const { served, signIn } = useConsole(database, {
  features: (features) =>
    withInstead(features, [
      createResultsConsole({ database, tallies, audit, countersigned, vault }),
      createPublicationConsole({ database, tallies, publishing }),
    ]),
});

describeInBrowser("pages of results in a browser", (browser: Browser) => {
  const frame = testFrame();
  const pages = express()
    .use(...frame.headers, frame.assets)
    .use(publishedResultsRoutes({ frame, content: realContent(), database }))
    .listen(0, "127.0.0.1");
  const web = () => `http://127.0.0.1:${(pages.address() as AddressInfo).port}`;
  let approver: Person;

  beforeAll(async () => {
    const survey = await laySurvey(
      database,
      [
        ...alike(60, "guardians", { feel: pick("yes"), used: pick("salon", "talk"), age: pick("0-2") }),
        ...alike(40, "guardians", { feel: pick("rather"), age: pick("3-5"), words: { kind: "text", value: "公園" } }),
        ...alike(30, "guardians", { feel: pick("no"), used: pick("none"), age: pick("6-") }, "2026-11-14"),
        ...alike(25, "line", { feel: pick("yes"), age: pick("0-2"), words: { kind: "text", value: "便利" } }),
      ],
      { state: "closed", fictional: true, invited: { guardians: 200 } },
    );
    held.set(survey.id, survey.kept);
    approver = await signIn({ nishi: "approver" });
    const of = await database.run("console", async (tx) => {
      const { findSurvey, versionsOf } = await import("../../../src/survey/console/surveyViewStore.js");
      const found = await findSurvey(tx, "nishi", "guardians");
      return found && { survey: found, versions: await versionsOf(tx, "nishi", "guardians") };
    });
    if (!of) throw new Error("the survey was laid");
    const wish = { breakdowns: [{ question: "feel", by: "age" }], note: "学校で配りました。" };
    const publication = { ...wish, answers: survey.kept.answersSha256, previewed: "" };
    const actor = { kind: "staff", id: approver.id, name: approver.name } as const;
    expect(await publishing.publish(actor, of, publication)).toEqual({ kind: "published", number: 1 });
  });
  afterAll(() => pages.close());

  async function opened(url: string, width: number): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 800 } });
    const [name = "", value = ""] = approver.cookie.split("=");
    await context.addCookies([{ name, value, url: served.url }]);
    const page = await context.newPage();
    await page.goto(url);
    return page;
  }

  async function look(url: string, width: number): Promise<void> {
    const page = await opened(url, width);
    expect(await accessibilityProblems(page)).toEqual([]);
    const tooWide = await page.evaluate<string[]>(
      `document.documentElement.scrollWidth <= ${width} ? [] : [...document.querySelectorAll("main *")]
        .filter((one) => !one.closest(".table-frame") && one.getBoundingClientRect().right > ${width})
        .map((one) => one.outerHTML.slice(0, 100))`,
    );
    expect(tooWide).toEqual([]);
    expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
    await page.context().close();
  }

  const results = "/console/nishi/surveys/guardians/results";
  test.each([
    results,
    `${results}/cross?row=feel&column=age`,
    `${results}/texts`,
    `${results}/export`,
    "/console/nishi/surveys/guardians/publication",
  ])("%s has nothing that shuts somebody out, at 360 and 1280 pixels", async (path) => {
    await look(`${served.url}${path}`, 360);
    await look(`${served.url}${path}`, 1280);
  });

  test.each(["", "?lang=easy", "?lang=vi"])("nor has the public page%s, whose charts are drawn", async (query) => {
    const url = `${web()}/nishi/s/guardians/results${query}`;
    await look(url, 360);
    const page = await opened(url, 1280);
    await page.evaluate("for (const image of document.images) image.loading = 'eager'");
    const drawn = await page.evaluate<number[]>(
      "Promise.all([...document.images].map(async (image) => { await image.decode(); return image.naturalWidth; }))",
    );
    expect(drawn.length).toBeGreaterThanOrEqual(3);
    for (const width of drawn) expect(width).toBeGreaterThan(300);
    await page.context().close();
  });
});
