/** The year is cut off in the middle: the product goes on, and playing again adds what is missing. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { createParts } from "../../src/compose/parts.js";
import { composeSurveys } from "../../src/compose/surveys.js";
import { type Database, DatabaseUnavailable } from "../../src/db.js";
import { playedClock } from "../../src/demoYear/yearCalendar.js";
import { createYearSurveys } from "../../src/demoYear/yearSurveyJobs.js";
import { yearSurveys } from "../../src/demoYear/yearSurveys.js";
import { createLog } from "../../src/log.js";
import { createPanelStore } from "../../src/survey/asking/panelStore.js";
import { createCodeStore } from "../../src/survey/respondent/codeStore.js";
import { createVault } from "../../src/vault.js";
import { realContent } from "../support/content.js";
import { useDatabase } from "../support/database.js";
import { type Service, startService, testKey } from "../support/service.js";

const database = useDatabase();
const cut = { after: Number.POSITIVE_INFINITY, seen: 0 };
let service: Service;

/** Loses the database for the transactions of the workers' lane from the given one on. */
const cutOff: Database = new Proxy({} as Database, {
  get: (_target, name) =>
    name === "transaction"
      ? async (...given: Parameters<Database["transaction"]>) => {
          if (given[0] === "worker") cut.seen += 1;
          if (given[0] === "worker" && cut.seen > cut.after) throw new DatabaseUnavailable("cut off");
          return database.transaction(...given);
        }
      : Reflect.get(database, name),
});

beforeAll(async () => {
  service = await startService(cutOff);
});
afterAll(() => service.close());

test("where the database goes away in the middle, it is on record, and the product runs on", async () => {
  cut.after = cut.seen + 5;
  expect(await service.playYear()).toBeUndefined();
  cut.after = Number.POSITIVE_INFINITY;
  expect(service.lines.join()).toContain("fictional year not played to its end");
  expect((await fetch(`${service.url}/nishi/indicators`)).status).toBe(200);
}, 60_000);

test("a survey that was cut off goes on where it was: every letter has answered once in the end", async () => {
  const now = new Date("2026-11-20T10:00:00+09:00");
  const clock = playedClock(now);
  const vault = createVault(testKey);
  const parts = createParts({
    ...{ config: { demo: true } as never, content: realContent(), database: cutOff, clock, vault },
    ...{ messenger: {} as never, channels: new Map(), log: createLog("silent") },
  });
  const { desk, answering, tallies } = composeSurveys(parts);
  const { play } = createYearSurveys({
    ...{ database: cutOff, clock, desk, answering, tallies },
    ...{ codes: createCodeStore(vault), panels: createPanelStore(vault) },
    readyOf: (ward, key) => realContent().wards.get(ward)?.surveys.get(key),
    friendsOf: () => ({ channel: "suminoe", persons: [] }),
  });
  const staff = yearSurveys(2025, now).find(({ key }) => key === "fictional-staff-2025");
  if (!staff) throw new Error("the year has no survey of the staff");
  const answers = () => database.run("console", (tx) => tx.surveyResponse.count({ where: { frame: "staff" } }));

  cut.after = cut.seen + 6;
  await expect(play(staff)).rejects.toThrow("cut off");
  cut.after = Number.POSITIVE_INFINITY;
  expect(await answers()).toBeGreaterThan(0);
  expect(await answers()).toBeLessThan(146);

  expect(await play(staff)).toEqual({ codes: 180, answers: 146 });
  expect(await answers()).toBe(146);
  expect((await desk.find("suminoe", staff.key))?.state).toBe("closed");
  expect(await play(staff)).toBeUndefined();
  const kept = await database.run("console", (tx) => tx.indicatorReading.findMany({ where: { frame: "staff" } }));
  expect(kept).toMatchObject([{ indicator: "suminoe-r7-2-1-1", fictional: true, reading: { n: 146, value: 77.4 } }]);
}, 60_000);
