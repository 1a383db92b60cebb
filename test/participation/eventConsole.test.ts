import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createEventConsole } from "../../src/participation/eventConsole.js";
import { createEventCounts } from "../../src/participation/eventCountJobs.js";
import { countWords } from "../../src/participation/eventWords.js";
import { audit, type Person, useConsole } from "../console/testConsole.js";
import { indicators, plansOf, readings } from "../policy/indicatorParts.js";
import { accessibilityProblems } from "../support/axe.js";
import { describeInBrowser } from "../support/browser.js";
import { useDatabase } from "../support/database.js";
import { read } from "../support/pages.js";

const database = useDatabase();
const counts = createEventCounts({ database, readings, plansOf, wards: ["suminoe"], words: countWords });
const desk = useConsole(database, { others: [createEventConsole({ database, audit, counts, plansOf })] });
const list = "/console/suminoe/events";
const course = {
  title: "見守りあったかネットサポーター養成講座",
  series: "watchover-supporter-course",
  scope: "地域向け",
  date: "2026-11-10",
  time: "10:00",
  place: "",
};
let viewer: Person;
let editor: Person;
let elsewhere: Person;

beforeAll(async () => {
  viewer = await desk.signIn({ suminoe: "viewer" }, "閲覧 三郎");
  editor = await desk.signIn({ suminoe: "editor" }, "編集 花子");
  elsewhere = await desk.signIn({ nishi: "editor" }, "西区 職員");
}, 60_000);
beforeEach(async () => {
  await database.run(
    "console",
    (tx) => tx.$executeRaw`TRUNCATE ward_event, attendance, indicator_reading, audit_record CASCADE`,
  );
});

const add = async (form: Record<string, string> = course) => (await editor.post(list, form)).location ?? "";
const rowOf = async (path: string) => /name="row" value="([^"]+)"/.exec((await editor.get(path)).text)?.[1] ?? "";
const newRow = async (path: string) =>
  [...(await editor.get(path)).text.matchAll(/name="row" value="([^"]+)"/g)].at(-1)?.[1] ?? "";
const record = async (path: string, people: string) =>
  editor.post(`${path}/attendance`, { row: await newRow(path), people, note: "" });
const counted = async () => {
  const { views } = await database.run("console", (tx) =>
    indicators.ofWard(tx, "suminoe", new Date("2026-11-20T10:00:00+09:00")),
  );
  const found = views.find(({ indicator }) => indicator.id === "suminoe-r7-2-1-2");
  return found?.readings.find(({ kind }) => kind === "count")?.reading.value;
};
const audited = async () =>
  (await database.run("console", (tx) => tx.auditRecord.findMany({ orderBy: { seq: "asc" } }))).map(
    ({ action }) => action,
  );

describe("from an event to the indicator", () => {
  test("people are recorded in rows, and the indicator's count follows", async () => {
    const path = await add();
    expect(await counted()).toBe(0);
    expect((await record(path, "１２")).status).toBe(303);
    expect((await record(path, "8")).status).toBe(303);
    expect(await counted()).toBe(20);
    expect(read((await viewer.get(list)).text)).toContain("20人");
    expect(await audited()).toEqual(["event.added", "attendance.recorded", "attendance.recorded"]);
  });

  test("a withdrawn row leaves the count and stays on the page", async () => {
    const path = await add();
    await record(path, "12");
    const row = await rowOf(path);
    expect((await editor.post(`${path}/attendance/withdraw`, { row })).status).toBe(303);
    expect((await editor.post(`${path}/attendance/withdraw`, { row })).status).toBe(409);
    expect(await counted()).toBe(0);
    expect(read((await editor.get(path)).text)).toContain("取り下げ済み");
  });

  test("the same form sent twice is one row", async () => {
    const path = await add();
    const row = await newRow(path);
    for (const _ of [1, 2]) await editor.post(`${path}/attendance`, { row, people: "12" });
    expect(await counted()).toBe(12);
  });

  test("an event that is cancelled is not counted, and takes no more people", async () => {
    const path = await add();
    await record(path, "12");
    expect((await editor.post(`${path}/cancel`)).status).toBe(303);
    expect(await counted()).toBe(0);
    expect((await editor.post(`${path}/attendance`, { row: crypto.randomUUID(), people: "3" })).status).toBe(409);
    expect((await editor.post(`${path}/cancel`)).status).toBe(409);
  });

  test("an event whose time nobody gave shows its day, and no midnight", async () => {
    const path = await add({ ...course, time: "" });
    for (const page of [path, list]) {
      const text = read((await viewer.get(page)).text);
      expect(text).toContain("2026年11月10日");
      expect(text).not.toContain("0:00");
    }
    expect(read((await viewer.get(await add())).text)).toContain("2026年11月10日 10:00");
  });

  test("sessions for schools are not in the area's count", async () => {
    await record(await add({ ...course, scope: "学校向け" }), "30");
    expect(await counted()).toBeUndefined();
  });
});

describe("what can't be taken", () => {
  test.each([
    ["no name", { title: " " }, "行事の名前を100文字までで入力してください。"],
    ["no day", { date: "2026-02-30" }, "年月日を選んでください。"],
    ["a time that isn't one", { time: "25:00" }, "時刻を「13:30」のように入力してください。"],
  ])("%s is said at its field", async (_, change, words) => {
    const answer = await editor.post(list, { ...course, ...change });
    expect(answer.status).toBe(400);
    expect(read(answer.text)).toContain(words);
    expect(await audited()).toEqual([]);
  });

  test.each(["0", "-1", "十二", "100000", "1.5", ""])("%s people", async (people) => {
    const path = await add();
    const answer = await record(path, people);
    expect(answer.status).toBe(400);
    expect(read(answer.text)).toContain("1から99,999までの数を入力してください。");
  });

  test("people before it has begun", async () => {
    const path = await add({ ...course, date: "2026-12-01" });
    expect((await editor.post(`${path}/attendance`, { row: crypto.randomUUID(), people: "3" })).status).toBe(409);
  });

  test("a viewer changes nothing, and another ward sees nothing", async () => {
    const path = await add();
    expect((await viewer.post(list, course)).status).toBe(403);
    expect((await viewer.post(`${path}/attendance`, { row: crypto.randomUUID(), people: "3" })).status).toBe(403);
    const theirs = path.replace("suminoe", "nishi");
    expect((await elsewhere.get(theirs)).status).toBe(404);
    expect((await elsewhere.post(`${theirs}/cancel`)).status).toBe(404);
    expect((await elsewhere.get(path)).status).toBeGreaterThanOrEqual(403);
    expect((await viewer.get(`${list}/no-uuid`)).status).toBe(404);
  });
});

describeInBrowser("in a browser", (browser) => {
  test.each([360, 1280])("the pages are accessible and fit a screen of %i px", async (width) => {
    const path = await add();
    await record(path, "12");
    const context = await browser.newContext({ viewport: { width, height: 800 }, locale: "ja-JP" });
    const [name = "", value = ""] = editor.cookie.split("=");
    await context.addCookies([{ name, value, url: desk.served.url }]);
    const tab = await context.newPage();
    for (const one of [list, path]) {
      await tab.goto(desk.served.url + one);
      expect(await accessibilityProblems(tab), one).toEqual([]);
      const wider = await tab.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth");
      expect(wider, one).toBeLessThanOrEqual(0);
    }
    await context.close();
  });
});
