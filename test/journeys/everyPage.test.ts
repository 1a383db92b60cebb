/** Comes by every page of the staff console, and by the pages that LINE sends residents to: everybody must be able to use them. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { consoleTour } from "../../scripts/screenshots/consoleTour.mjs";
import { widths } from "../../scripts/screenshots/consoleVisit.mjs";
import { createAuditStore } from "../../src/console/audit/auditStore.js";
import { demoStaff } from "../../src/console/staff/demoStaff.js";
import { createVault } from "../../src/vault.js";
import { accessibilityProblems } from "../support/axe.js";
import { describeInBrowser } from "../support/browser.js";
import { useDatabase } from "../support/database.js";
import { type Service, startService, testKey } from "../support/service.js";

const database = useDatabase();
let service: Service;
beforeAll(async () => {
  service = await startService(database);
});
afterAll(() => service.close());

/** Pieces of pages, which the pages themselves ask for, and files. */
const noPages = [
  "/console/:ward/announcements/:id/progress",
  "/console/:ward/surveys/:survey/definition.yaml",
  "/console/:ward/surveys/:key/results/charts/:chart.svg",
  "/console/:ward/plans/:plan/forms/:form.xlsx",
  "/console/:ward/events/import/:import/bad.csv",
  "/console/:ward/associations/:table/rows.csv",
];

describeInBrowser("every page of the console", (browser) => {
  const visited: string[] = [];

  test("is free of barriers, has one heading, and nothing wider than the screen, on a phone and a computer", async () => {
    const vault = createVault(testKey);
    const staff = await demoStaff(database, vault, createAuditStore(vault));
    const links = new Map(staff.map(({ name, path }) => [name, service.url + path]));
    const problems: string[] = [];
    for await (const { page } of consoleTour(browser, { url: service.url, links })) {
      const { pathname } = new URL(page.url());
      visited.push(pathname);
      for (const width of Object.values(widths)) {
        await page.setViewportSize({ width, height: 900 });
        const wide = Number(await page.evaluate("document.documentElement.scrollWidth - window.innerWidth"));
        const found = [
          // On the phone, where nothing may hide: the wide one differs in columns only, and the pages' own tests look at both.
          ...(width === widths.phone ? await accessibilityProblems(page) : []),
          ...(wide > 0 ? [`${wide} px too wide`] : []),
          ...((await page.locator("h1").count()) === 1 ? [] : ["not one main heading"]),
        ];
        problems.push(...found.map((problem) => `${pathname}, ${width} px: ${problem}`));
      }
      await page.setViewportSize({ width: widths.computer, height: 900 });
    }
    expect(problems).toEqual([]);
  }, 600_000);

  test("was visited", () => {
    const missed = service.consolePaths
      .filter((path) => !noPages.includes(path))
      .filter((path) => !visited.some((one) => matches(path, one)));
    expect(missed).toEqual([]);
  });
});

/** Such as /console/:ward/staff and /console/nishi/staff. */
const matches = (path: string, address: string) => new RegExp(`^${path.replaceAll(/:\w+/g, "[^/]+")}$`).test(address);
