import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { attendancePath, createAttendanceConsole } from "../../../src/participation/attendance/attendanceConsole.js";
import { createBookingDesk } from "../../../src/participation/booking/bookingDeskStore.js";
import { createEventConsole } from "../../../src/participation/event/eventConsole.js";
import { createEventCounts } from "../../../src/participation/event/eventCountJobs.js";
import { countWords } from "../../../src/participation/event/eventWords.js";
import type { WardEvent } from "../../../src/participation/event/wardEvent.js";
import { wardEventStore } from "../../../src/participation/event/wardEventStore.js";
import { audit, type Person, useConsole, vault } from "../../console/testConsole.js";
import { indicators, plansOf, readings } from "../../policy/indicatorParts.js";
import { accessibilityProblems } from "../../support/axe.js";
import { describeInBrowser } from "../../support/browser.js";
import { realContent } from "../../support/content.js";
import { useDatabase } from "../../support/database.js";
import { read } from "../../support/pages.js";

const database = useDatabase();
const now = new Date("2026-11-20T10:00:00+09:00");
const counts = createEventCounts({ database, readings, plansOf, wards: ["suminoe"], words: countWords });
const told: { kind: string; slot: string }[] = [];
const bookings = createBookingDesk({
  vault,
  notices: {
    async tell(_tx, { kind, slot }) {
      told.push({ kind, slot: slot ?? "" });
      return true;
    },
  },
});
const published: string[] = [];
const desk = useConsole(database, {
  others: [
    createEventConsole({
      database,
      audit,
      counts,
      plansOf,
      languageNames: realContent().languageNames,
      bookings,
      published: async (_tx, { title }) => void published.push(title),
      wishing: async () => 4,
      parts: ({ ward, id }) => [{ name: "参加者数の記録", href: attendancePath(ward, id) }],
      listLinks: (ward) => [{ name: "ファイルから取り込む", href: `/console/${ward}/events/import` }],
    }),
    createAttendanceConsole({ database, audit, counts }),
  ],
});
const list = "/console/suminoe/events";
const held = {
  title: "見守りあったかネットサポーター養成講座",
  kind: "course",
  series: "watchover-supporter-course",
  scope: "地域向け",
  date: "2026-11-10",
  time: "10:00",
};
const coming = { ...held, date: "2026-12-05", endTime: "12:00", place: "架空の会場", signUp: "1", capacity: "2" };
let viewer: Person;
let editor: Person;
let elsewhere: Person;

beforeAll(async () => {
  viewer = await desk.signIn({ suminoe: "viewer" }, "閲覧 三郎");
  editor = await desk.signIn({ suminoe: "editor" }, "編集 花子");
  elsewhere = await desk.signIn({ nishi: "editor" }, "西区 職員");
}, 60_000);
beforeEach(async () => {
  told.length = 0;
  published.length = 0;
  await database.run(
    "console",
    (tx) => tx.$executeRaw`TRUNCATE ward_event, attendance, booking, resident, indicator_reading, audit_record CASCADE`,
  );
});

const add = async (form: Record<string, string> = held) => (await editor.post(`${list}/new`, form)).location ?? "";
const hiddenIn = async (page: string, name: string) =>
  [...(await editor.get(page)).text.matchAll(new RegExp(`name="${name}" value="([^"]+)"`, "g"))].at(-1)?.[1] ?? "";
const seen = (page: string) => hiddenIn(page, "seen");
const publish = async (path: string) => editor.post(`${path}/publish`, { seen: await seen(`${path}/publish`) });
const open = async (form: Record<string, string> = held) => {
  const path = await add(form);
  expect((await publish(path)).status).toBe(303);
  return path;
};
const record = async (path: string, people: string) =>
  editor.post(`${path}/attendance`, { row: await hiddenIn(`${path}/attendance`, "row"), people, note: "" });
const eventAt = async (path: string): Promise<WardEvent> => {
  const id = path.split("/").at(-1) ?? "";
  const event = await database.run("console", (tx) => wardEventStore.find(tx, "suminoe", { id }));
  if (!event) throw new Error(`no event at ${path}`);
  return event;
};
const signUp = async (path: string, name: string) => {
  const event = await eventAt(path);
  const what = { people: 1, details: { name, phone: "06-0000-0000", needs: [] }, seed: name };
  const id = crypto.randomUUID();
  return database.transaction("console", async (tx) => {
    await tx.resident.create({ data: { id, channel: "suminoe", ward: "suminoe" } });
    return bookings.signUp(tx, event, { kind: "resident", residentId: id, language: "ja" }, what, now);
  });
};
const counted = async () => {
  const { views } = await database.run("console", (tx) => indicators.ofWard(tx, "suminoe", now));
  const found = views.find(({ indicator }) => indicator.id === "suminoe-r7-2-1-2");
  return found?.readings.find(({ kind }) => kind === "count")?.reading.value;
};
const audited = async () =>
  (await database.run("console", (tx) => tx.auditRecord.findMany({ orderBy: { seq: "asc" } }))).map(
    ({ action }) => action,
  );
const page = async (path: string, person = viewer) => read((await person.get(path)).text);

describe("from a draft to an event that is over", () => {
  test("a draft is nobody's but the staff's until it is published, after a look at what is missing", async () => {
    const path = await add(coming);
    expect((await eventAt(path)).state).toBe("draft");
    expect(await page(`${list}?show=coming`)).not.toContain(coming.title);
    expect(await page(`${list}?show=drafts`)).toContain(coming.title);
    const check = await page(`${path}/publish`, editor);
    expect(check).toContain("「問い合わせ先は確認中です」と出ます");
    expect(check).not.toContain("場所がありません");
    expect(check).toContain("4人に、LINEで知らせます");
    expect((await publish(path)).status).toBe(303);
    expect((await editor.post(`${path}/publish`, { seen: "1" })).status, "twice").toBe(303);
    expect(published).toEqual([coming.title]);
    expect(await page(list)).toContain(coming.title);
    expect(await audited()).toEqual(["event.added", "event.published"]);
  });

  test("moving says how many have signed up, and tells them once", async () => {
    const path = await open(coming);
    await signUp(path, "一人目");
    await signUp(path, "二人目");
    await signUp(path, "三人目");
    const move = await page(`${path}/move`, editor);
    expect(move).toContain("申し込んでいる2人分と、キャンセル待ちの1人分");
    const form = { seen: await seen(`${path}/move`), date: "2026-12-12", time: "13:00", endTime: "15:00" };
    expect((await editor.post(`${path}/move`, form)).status).toBe(303);
    const event = await eventAt(path);
    expect(event.startsAt).toEqual(new Date("2026-12-12T13:00:00+09:00"));
    expect(event.movedFrom).toEqual(new Date("2026-12-05T10:00:00+09:00"));
    expect(event).toMatchObject({ sequence: 1, signUp: true, capacity: 2, place: "架空の会場", edited: true });
    const facts = await database.run("console", (tx) => tx.auditRecord.findFirst({ orderBy: { seq: "desc" } }));
    expect(facts?.action).toBe("event.changed");
    expect(JSON.parse(facts?.facts ?? "")).toEqual({ moved: true, version: event.version, told: 3 });
    expect((await editor.post(`${path}/move`, form)).status, "the same form again").toBe(409);
    expect(told.filter(({ kind }) => kind === "booking.moved")).toHaveLength(3);
  });

  test("editing what is published leaves its date alone, whatever the form says", async () => {
    const path = await open(coming);
    const form = { ...coming, seen: await seen(`${path}/edit`), date: "2027-01-01", place: "別の架空の会場" };
    expect((await editor.post(`${path}/edit`, form)).status).toBe(303);
    const event = await eventAt(path);
    expect(event.startsAt).toEqual(new Date("2026-12-05T10:00:00+09:00"));
    expect(event.place).toBe("別の架空の会場");
    expect(event.movedFrom).toBeUndefined();
  });

  test("places that are given can't be taken away, and new ones go to who waits", async () => {
    const path = await open(coming);
    for (const name of ["一人目", "二人目", "三人目"]) await signUp(path, name);
    const less = await editor.post(`${path}/edit`, { ...coming, capacity: "1", seen: await seen(`${path}/edit`) });
    expect(less.status).toBe(400);
    expect(read(less.text)).toContain("もう2人分の席が決まっています。");
    const more = await editor.post(`${path}/edit`, { ...coming, capacity: "3", seen: await seen(`${path}/edit`) });
    expect(more.status).toBe(303);
    const places = await database.run("console", async (tx) => {
      const { id } = await eventAtIn(tx, path);
      return (await bookings.places(tx, [id], now)).get(id);
    });
    expect(places).toMatchObject({ taken: 3, waiting: 0 });
    expect(told.filter(({ kind }) => kind === "booking.offered")).toHaveLength(1);
  });

  test("cancelling says whom it reaches, keeps the reason, and can't be done twice or undone", async () => {
    const path = await open(coming);
    await signUp(path, "一人目");
    const ask = await page(`${path}/cancel`, editor);
    expect(ask).toContain("申し込んでいる1人分");
    const form = { seen: await seen(`${path}/cancel`), reason: "大雨の予報のため" };
    expect((await editor.post(`${path}/cancel`, form)).status).toBe(303);
    expect(await eventAt(path)).toMatchObject({ cancelled: true, cancelReason: "大雨の予報のため", sequence: 1 });
    expect(await page(path)).toContain("大雨の予報のため");
    expect(told.map(({ kind }) => kind)).toEqual(["booking.cancelled"]);
    expect((await editor.post(`${path}/cancel`, form)).status).toBe(409);
    for (const way of ["edit", "move", "publish", "cancel"])
      expect((await editor.get(`${path}/${way}`)).status, way).toBe(409);
    expect(await audited()).toEqual(["event.added", "event.published", "event.cancelled"]);
  });

  test("a wrong date of the past is put right without a word to anybody", async () => {
    const path = await open(held);
    const move = { seen: await seen(`${path}/move`), date: "2026-11-11", time: "10:00" };
    expect((await editor.post(`${path}/move`, move)).status).toBe(303);
    expect((await editor.post(`${path}/cancel`, { seen: await seen(`${path}/cancel`) })).status).toBe(303);
    expect(told).toEqual([]);
  });

  test("a copy is a new draft that asks for its own date", async () => {
    const path = await open(coming);
    const copy = `${list}/new?copy=${path.split("/").at(-1)}`;
    const text = (await editor.get(copy)).text;
    expect(text).toContain(`value="${coming.title}"`);
    expect(text).not.toContain("2026-12-05");
    expect((await editor.get(`${list}/new?copy=${crypto.randomUUID()}`)).status).toBe(404);
    expect((await editor.get(`${list}/new?copy=%00`)).status).toBe(404);
  });
});

const eventAtIn = async (tx: Parameters<typeof wardEventStore.find>[0], path: string): Promise<WardEvent> => {
  const event = await wardEventStore.find(tx, "suminoe", { id: path.split("/").at(-1) ?? "" });
  if (!event) throw new Error(`no event at ${path}`);
  return event;
};

describe("two people at once", () => {
  test("who saves an older version is told so, and nothing is written", async () => {
    const path = await add(coming);
    const old = await seen(`${path}/edit`);
    expect((await editor.post(`${path}/edit`, { ...coming, seen: old, title: "新しい名前" })).status).toBe(303);
    const late = await editor.post(`${path}/edit`, { ...coming, seen: old, title: "古い名前" });
    expect(late.status).toBe(409);
    expect(read(late.text)).toContain("ほかの人がこの行事を変えました");
    expect((await eventAt(path)).title).toBe("新しい名前");
    for (const way of ["publish", "cancel"])
      expect((await editor.post(`${path}/${way}`, { seen: old })).status, way).toBe(409);
  });

  test("a form that is sent twice is one event", async () => {
    const form = { ...held, seed: await hiddenIn(`${list}/new`, "seed") };
    const [first, second] = await Promise.all([add(form), add(form)]);
    expect(second).toBe(first);
    expect(await add(form)).toBe(first);
    expect(await audited()).toEqual(["event.added"]);
  });
});

describe("from an event to the indicator", () => {
  test("people are recorded in rows, and the indicator's count follows", async () => {
    const path = await open();
    expect(await counted()).toBe(0);
    expect((await record(path, "１２")).status).toBe(303);
    expect((await record(path, "8")).status).toBe(303);
    expect(await counted()).toBe(20);
    expect(await page(`${list}?show=over`)).toContain("20人");
  });

  test("a withdrawn row leaves the count and stays on the page", async () => {
    const path = await open();
    await record(path, "12");
    const rows = (await editor.get(`${path}/attendance`)).text.matchAll(/name="row" value="([^"]+)"/g);
    const row = [...rows][0]?.[1] ?? "";
    expect((await editor.post(`${path}/attendance/withdraw`, { row })).status).toBe(303);
    expect((await editor.post(`${path}/attendance/withdraw`, { row })).status).toBe(409);
    expect(await counted()).toBe(0);
    expect(await page(`${path}/attendance`)).toContain("取り下げ済み");
  });

  test("the same record sent twice is one row", async () => {
    const path = await open();
    const row = await hiddenIn(`${path}/attendance`, "row");
    for (const _ of [1, 2]) await editor.post(`${path}/attendance`, { row, people: "12" });
    expect(await counted()).toBe(12);
  });

  test("an event that is cancelled is not counted, and takes no more people", async () => {
    const path = await open();
    await record(path, "12");
    expect((await editor.post(`${path}/cancel`, { seen: await seen(`${path}/cancel`) })).status).toBe(303);
    expect(await counted()).toBe(0);
    expect((await editor.post(`${path}/attendance`, { row: crypto.randomUUID(), people: "3" })).status).toBe(409);
  });

  test("sessions for schools are not in the area's count", async () => {
    await record(await open({ ...held, scope: "学校向け" }), "30");
    expect(await counted()).toBeUndefined();
  });

  test.each(["0", "-1", "十二", "100000", "1.5", ""])("%s people are not taken", async (people) => {
    const answer = await record(await open(), people);
    expect(answer.status).toBe(400);
    expect(read(answer.text)).toContain("1から99,999までの数を入力してください。");
  });

  test("nobody has come before it has begun", async () => {
    const path = await open(coming);
    expect((await editor.post(`${path}/attendance`, { row: crypto.randomUUID(), people: "3" })).status).toBe(409);
  });
});

describe("what is not let through", () => {
  test("a mistake is said at its field, and what was typed stays", async () => {
    const answer = await editor.post(`${list}/new`, { ...coming, point: "135.5, 34.6", summary: "書きかけの説明" });
    expect(answer.status).toBe(400);
    expect(read(answer.text)).toContain("緯度と経度が逆のようです");
    expect(answer.text).toContain("書きかけの説明");
    expect(await audited()).toEqual([]);
  });

  test("an event whose hour nobody knows shows its day, and no midnight", async () => {
    const path = await open({ ...held, time: "", allDay: "1" });
    for (const one of [path, `${list}?show=over`]) {
      const text = await page(one);
      expect(text).toContain("2026年11月10日");
      expect(text).not.toContain("0:00");
    }
    expect(await page(await open())).toContain("2026年11月10日 10:00");
  });

  test("a viewer changes nothing, and another ward sees nothing", async () => {
    const path = await add();
    const form = { ...held, seen: await seen(`${path}/edit`) };
    for (const way of ["edit", "publish", "cancel", "move", "attendance"])
      expect((await viewer.post(`${path}/${way}`, form)).status, way).toBe(403);
    expect((await viewer.post(`${list}/new`, held)).status).toBe(403);
    const theirs = path.replace("suminoe", "nishi");
    for (const way of ["", "/edit", "/publish", "/cancel", "/move", "/attendance"]) {
      expect((await elsewhere.get(theirs + way)).status, way).toBe(404);
      if (way !== "") expect((await elsewhere.post(theirs + way, form)).status, way).toBe(404);
    }
    expect((await elsewhere.get(path)).status).toBeGreaterThanOrEqual(403);
    for (const id of ["no-uuid", "%00"]) expect((await viewer.get(`${list}/${id}`)).status).toBe(404);
    expect((await viewer.get(`${list}?q=%00&kind=x&show=y&page=-1`)).status).toBe(200);
  });

  test("the list finds by word and kind", async () => {
    await open(coming);
    await open({ ...coming, title: "防災訓練（架空）", kind: "drill" });
    expect(await page(`${list}?q=訓練`)).not.toContain(coming.title);
    expect(await page(`${list}?kind=course`)).not.toContain("防災訓練（架空）");
    expect(await page(`${list}?q=そんな行事`)).toContain("この条件の行事はありません。");
  });
});

describeInBrowser("in a browser", (browser) => {
  test.each([360, 1280])("the pages are accessible and fit a screen of %i px", async (width) => {
    const path = await open(coming);
    const over = await open();
    await record(over, "12");
    const draft = await add(coming);
    const context = await browser.newContext({ viewport: { width, height: 800 }, locale: "ja-JP" });
    const [name = "", value = ""] = editor.cookie.split("=");
    await context.addCookies([{ name, value, url: desk.served.url }]);
    const tab = await context.newPage();
    const ways = ["", "/edit", "/move", "/cancel"].map((way) => path + way);
    for (const one of [list, `${list}/new`, ...ways, `${draft}/publish`, `${over}/attendance`]) {
      await tab.goto(desk.served.url + one);
      expect(await accessibilityProblems(tab), one).toEqual([]);
      const wider = await tab.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth");
      expect(wider, one).toBeLessThanOrEqual(0);
    }
    await context.close();
  });
});
