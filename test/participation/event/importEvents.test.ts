import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { eventsCsv } from "../../../src/participation/event/eventCsvWrite.js";
import { createEventImportConsole } from "../../../src/participation/event/eventImportConsole.js";
import type { WardEvent } from "../../../src/participation/event/wardEvent.js";
import { wardEventStore } from "../../../src/participation/event/wardEventStore.js";
import { testPublicUrl } from "../../console/features.js";
import { audit, type Person, useConsole } from "../../console/testConsole.js";
import { useDatabase } from "../../support/database.js";
import { read } from "../../support/pages.js";
import { badCases, badRow, firstRows } from "../files/badRows.js";
import { type Cells, encodings, fileText, goodCells, nishi } from "../files/eventFiles.js";

const database = useDatabase();
const heard: string[] = [];
let taken = 0;
const hear = async (what: string, event: Pick<WardEvent, "key">) => {
  heard.push(`${what} ${event.key}`);
};
const desk = useConsole(database, {
  others: [
    createEventImportConsole({
      database,
      audit,
      bookings: {
        eventChanged: async (_tx, event, what) => {
          await hear(what, event);
          return 1;
        },
        moveUp: async (tx, ward, id) => {
          const event = await wardEventStore.find(tx, ward, { id });
          if (event) await hear("moveUp", event);
          return 0;
        },
        places: async (_tx, ids) => new Map(ids.map((id) => [id, { capacity: undefined, taken, waiting: 0 }])),
      },
      published: async (_tx, event) => hear("published", event),
      recount: async (_tx, ward) => {
        heard.push(`recount ${ward}`);
      },
    }),
  ],
});
const list = "/console/nishi/events/import";
let editor: Person;
let viewer: Person;
let elsewhere: Person;

beforeAll(async () => {
  editor = await desk.signIn({ nishi: "editor" }, "編集 花子");
  viewer = await desk.signIn({ nishi: "viewer" }, "閲覧 三郎");
  elsewhere = await desk.signIn({ suminoe: "editor" }, "住之江 職員");
}, 60_000);
beforeEach(async () => {
  heard.length = 0;
  taken = 0;
  await database.run("console", (tx) => tx.$executeRaw`TRUNCATE ward_event, event_import, audit_record CASCADE`);
});

async function upload(bytes: Uint8Array, who = editor): Promise<{ status: number; location: string; text: string }> {
  const body = new FormData();
  body.set("_csrf", who.csrf);
  body.set("file", new Blob([bytes as Uint8Array<ArrayBuffer>], { type: "text/csv" }), "行事.csv");
  const answer = await fetch(`${desk.served.url}${list}`, {
    method: "POST",
    headers: { cookie: who.cookie, origin: testPublicUrl },
    body,
    redirect: "manual",
  });
  return { status: answer.status, location: answer.headers.get("location") ?? "", text: await answer.text() };
}
const uploadRows = (rows: readonly (Cells | string)[]) => upload(encodings["utf-8"](fileText("new", rows)));
const plain = (html: string) => read(html).replaceAll(/\s+/g, "");
const page = async (path: string) => plain((await editor.get(path)).text);
const take = (path: string, form: Record<string, string | string[]> = {}) =>
  editor.post(`${path}/take`, { state: "published", ...form });
async function takeRows(rows: readonly (Cells | string)[], form = {}) {
  const { location } = await uploadRows(rows);
  expect((await take(location, form)).status).toBe(303);
  return page(list);
}
const events = () => database.run("console", (tx) => wardEventStore.list(tx, "nishi", { most: 6_000 }));
const eventOf = async (key: string) => {
  const event = await database.run("console", (tx) => wardEventStore.find(tx, "nishi", { key }));
  if (!event) throw new Error(`no event ${key}`);
  return event;
};
const edit = async (key: string, title: string) => {
  const { id, ...event } = await eventOf(key);
  await database.transaction("console", (tx) =>
    wardEventStore.change(tx, "nishi", id, { ...event, title }, { edited: true }),
  );
};

describe("a file of events in the console", () => {
  test("nothing is written before somebody has looked at it and pressed the button", async () => {
    const { status, location } = await uploadRows([goodCells(1), { ...goodCells(2), startDate: "2026-02-30" }]);
    expect(status).toBe(303);
    const shown = await page(location);
    expect(shown).toContain("新しい行事1件");
    expect(shown).toContain("取り込めない行1行");
    expect(shown).toContain("暦にない日付です。");
    expect(await events()).toEqual([]);
    expect((await take(location)).status).toBe(303);
    expect(await events()).toMatchObject([
      { key: "E-1", origin: "import", state: "published", sequence: 0, version: 1 },
    ]);
    expect(heard).toEqual(["published E-1", "recount nishi"]);
  });

  test("taking the same file in twice changes nothing", async () => {
    const rows = [1, 2, 3].map(goodCells);
    await takeRows(rows);
    const before = await events();
    heard.length = 0;
    expect(await takeRows(rows)).toContain("新しい行事0件、変わった行事0件");
    expect(await events()).toEqual(before);
    expect(heard).toEqual([]);
  });

  test("what is exported can be taken in again and changes nothing, also of events made here", async () => {
    await takeRows([goodCells(1), { ...goodCells(2), startTime: "", endTime: "" }]);
    await edit("E-1", "=職員が直した名前");
    const before = await events();
    const { location } = await upload(encodings["utf-8"](eventsCsv(before, nishi)));
    expect(await page(location)).toContain("同じ行事（何も変わりません）2件");
    await take(location);
    expect(await events()).toEqual(before);
  });

  test("a button pressed twice takes it in once, and says so", async () => {
    const { location } = await uploadRows([goodCells(1)]);
    await take(location);
    await take(location);
    expect(await page(list)).toContain("もう取り込みました");
    expect(heard).toEqual(["published E-1", "recount nishi"]);
    const record = await database.run("console", (tx) => tx.auditRecord.findMany());
    expect(record.map(({ action }) => action)).toEqual(["event.imported"]);
    expect(JSON.parse(record[0]?.facts ?? "")).toEqual({ rows: 1, new: 1, changed: 0, bad: 0 });
  });

  test("what changes is shown from what to what; who signed up hears of a new time and of the end of it", async () => {
    await takeRows([goodCells(1), goodCells(2), goodCells(3)]);
    heard.length = 0;
    const rows = [
      { ...goodCells(1), startTime: "13:00", endTime: "15:00" },
      { ...goodCells(2), status: "中止" },
      { ...goodCells(3), capacity: "50" },
    ];
    const { location } = await uploadRows(rows);
    const shown = await page(location);
    expect(shown).toContain("開始:2026年12月5日10:00→2026年12月5日13:00");
    expect(shown).toContain("中止:いいえ→はい");
    expect(shown).toContain("定員:30→50");
    await take(location);
    expect(heard).toEqual(["moved E-1", "cancelled E-2", "moveUp E-3", "recount nishi"]);
    expect(await eventOf("E-1")).toMatchObject({
      sequence: 1,
      version: 2,
      movedFrom: new Date("2026-12-05T10:00:00+09:00"),
    });
    expect(await eventOf("E-2")).toMatchObject({ cancelled: true, sequence: 1 });
    expect(await eventOf("E-3")).toMatchObject({ capacity: 50, sequence: 0, version: 2 });
  });

  test("what a file has no column for stays as it is", async () => {
    await takeRows([goodCells(1)]);
    const { id, ...event } = await eventOf("E-1");
    await database.transaction("console", (tx) =>
      wardEventStore.change(tx, "nishi", id, {
        ...event,
        audience: "区内の方",
        asks: { ...event.asks, contact: "phone" },
      }),
    );
    await takeRows([{ ...goodCells(1), title: "新しい名前" }]);
    expect(await eventOf("E-1")).toMatchObject({
      title: "新しい名前",
      audience: "区内の方",
      asks: { contact: "phone" },
    });
  });

  test("what staff have edited is left alone unless they say so, and then as they saw it", async () => {
    await takeRows([goodCells(1), goodCells(2)]);
    await edit("E-1", "職員が直した名前");
    await edit("E-2", "職員が直した名前2");
    expect(await takeRows([goodCells(1), goodCells(2)])).toContain("2件は同じ内容でした");
    const rows = [1, 2].map((number) => ({ ...goodCells(number), capacity: "40" }));
    const { location } = await uploadRows(rows);
    const shown = (await editor.get(location)).text;
    expect(plain(shown)).toContain("職員が直した行事（そのままにします）2件");
    await edit("E-2", "見たあとにまた直した名前");
    const marks = [...shown.matchAll(/name="over"[^>]*value="([^"]+)"/g)].map(([, mark]) => mark ?? "");
    expect(marks).toEqual(["E-1 2", "E-2 2"]);
    await take(location, { over: marks });
    expect(await eventOf("E-1")).toMatchObject({ title: goodCells(1).title, capacity: 40, edited: false });
    expect(await eventOf("E-2")).toMatchObject({ title: "見たあとにまた直した名前", capacity: 30, edited: true });
  });

  test("a cancelled event is not brought back by a file", async () => {
    await takeRows([goodCells(1)]);
    const { id } = await eventOf("E-1");
    await database.transaction("console", (tx) => wardEventStore.cancel(tx, "nishi", id));
    expect(await takeRows([{ ...goodCells(1), title: "新しい名前" }])).toContain("中止にした1件は、そのままにしました");
    expect(await eventOf("E-1")).toMatchObject({ cancelled: true, title: goodCells(1).title });
  });

  test("places that people hold are not taken away", async () => {
    await takeRows([goodCells(1)]);
    taken = 25;
    const { location } = await uploadRows([{ ...goodCells(1), capacity: "20" }]);
    expect(await page(location)).toContain("もう25人の申し込みを受け付けています");
    await take(location);
    expect((await eventOf("E-1")).capacity).toBe(30);
  });

  test("an event that is no longer in the file is named, not cancelled", async () => {
    await takeRows([goodCells(1), goodCells(2)]);
    const { location } = await uploadRows([goodCells(1)]);
    expect(await page(location)).toMatch(/このファイルにない行事.*E-2/s);
    await take(location);
    expect(await eventOf("E-2")).toMatchObject({ cancelled: false, state: "published" });
  });

  test("as drafts nobody hears of them", async () => {
    await takeRows([goodCells(1)], { state: "draft" });
    expect(await eventOf("E-1")).toMatchObject({ state: "draft" });
    expect(heard).toEqual(["recount nishi"]);
  });

  test("the rows that can't be taken come as a file as well, all of them and harmless", async () => {
    const rows = [...firstRows, ...badCases.map((one, at) => badRow(one, at + 10))];
    const { location } = await uploadRows(rows);
    const { text, type } = await editor.get(`${location}/bad.csv`);
    expect(type).toContain("text/csv");
    expect(text.split("\r\n").length).toBeGreaterThan(badCases.length);
    expect(text).toContain('"\'=HYPERLINK(""https://example.invalid"")"');
  });

  test("only who may edit, of this ward, and only what is there", async () => {
    const { location } = await uploadRows([goodCells(1)]);
    const id = location.split("/").at(-1);
    expect((await viewer.get(list)).status).toBe(403);
    expect((await elsewhere.get(location)).status).toBe(404);
    expect((await elsewhere.get(`/console/suminoe/events/import/${id}`)).status).toBe(404);
    for (const other of ["%00", "x", "0190a0a0-0000-4000-8000-000000000001"]) {
      expect((await editor.get(`${list}/${other}`)).status).toBe(404);
      expect((await take(`${list}/${other}`)).status).toBe(404);
    }
    expect((await take(location, { state: "open" })).status).toBe(400);
    expect((await editor.post(`${location}/drop`)).status).toBe(303);
    expect((await editor.get(location)).status).toBe(404);
    expect(await events()).toEqual([]);
  });

  test("no file, or one that is no list of events, is said at the field", async () => {
    const none = await upload(new Uint8Array());
    expect([none.status, plain(none.text)]).toEqual([400, expect.stringContaining("CSVファイルを選んでください")]);
    const other = await upload(encodings.cp932("名前,日付\r\nx,y\r\n"));
    expect([other.status, plain(other.text)]).toEqual([
      400,
      expect.stringContaining("必要な項目「イベント名」「開始日」"),
    ]);
  });
});

describe("5,000 rows", () => {
  const rows = [
    ...firstRows,
    ...badCases.filter(({ unicode }) => !unicode).map((one, at) => badRow(one, at + 10)),
    ...[...Array(4_900).keys()].map((at) => goodCells(at + 100)),
  ];
  const seconds = async (work: () => Promise<unknown>) => {
    const from = performance.now();
    await work();
    return (performance.now() - from) / 1_000;
  };

  test("go in, in one go and well below twenty seconds, and the second time nothing changes", async () => {
    const bytes = encodings.cp932(fileText("old", rows));
    const { location } = await upload(bytes);
    expect(await seconds(() => editor.get(location))).toBeLessThan(20);
    expect(await seconds(() => take(location))).toBeLessThan(20);
    const before = await events();
    expect(before).toHaveLength(4_903);
    const again = await upload(bytes);
    await take(again.location);
    expect(await page(list)).toContain("新しい行事0件、変わった行事0件を取り込みました。4903件は同じ内容でした。");
    expect(await events()).toEqual(before);
    const moved = await upload(encodings.cp932(fileText("old", rows).replaceAll("2026-12-05", "2026-12-06")));
    expect(await seconds(() => take(moved.location))).toBeLessThan(20);
    expect(heard.filter((one) => one.startsWith("moved"))).toHaveLength(4_903);
  }, 120_000);
});
