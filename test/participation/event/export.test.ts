import { parse } from "csv-parse/sync";
import express from "express";
import ICAL from "ical.js";
import request from "supertest";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openContentFiles } from "../../../src/contentFiles.js";
import { eventContentFile } from "../../../src/contentPatchMade.js";
import { madeEvents } from "../../../src/contentPatchStore.js";
import { eventOpenDataRoutes } from "../../../src/participation/event/eventFeedApi.js";
import { factsOfWard, readEventFile } from "../../../src/participation/event/eventFile.js";
import { createEventFiles } from "../../../src/participation/event/eventFileStore.js";
import { type EventFieldsInput, eventFields } from "../../../src/participation/event/wardEvent.js";
import { type EventOrigin, wardEventStore } from "../../../src/participation/event/wardEventStore.js";
import { projectRoot } from "../../../src/projectRoot.js";
import { fixedClock } from "../../../src/time.js";
import { realContent } from "../../support/content.js";
import { emptyDatabase, useDatabase } from "../../support/database.js";

const at = (instant: string) => new Date(`${instant}+09:00`);
describe("open data", () => {
  const database = useDatabase();
  const content = realContent();
  let app: express.Express;
  const served = (demo: boolean) => {
    const one = express();
    const clock = fixedClock("2026-11-20T10:00:00+09:00");
    one.use(eventOpenDataRoutes({ content, database, clock, demo, publicUrl: "https://tonari.example" }));
    return one;
  };
  beforeAll(() => {
    app = served(false);
  });
  beforeEach(() => emptyDatabase(database));
  const add = (fields: Partial<EventFieldsInput> = {}, from: EventOrigin = {}, ward = "nishi") =>
    database.transaction("console", (tx) =>
      wardEventStore.create(
        tx,
        ward,
        eventFields.parse({
          title: "見守り講座",
          startsAt: at("2026-12-05T10:00"),
          topic: "watchover",
          kind: "course",
          ...fields,
        }),
        { key: "course-1", state: "published", ...from },
      ),
    );
  const table = (text: string) => parse(text, { columns: true, bom: true }) as Record<string, string>[];
  const uids = (text: string) =>
    new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((one) => one.getFirstPropertyValue("uid"));

  test("the list holds what is published of the ward, in the standard's columns", async () => {
    await add();
    await add({ title: "下書き" }, { key: "draft", state: "draft" });
    await add({ title: "ほかの区" }, { key: "other" }, "suminoe");
    const { text, headers } = await request(app).get("/open-data/nishi/events.csv").expect(200);
    expect(headers["content-type"]).toBe("text/csv; charset=utf-8");
    expect(headers["access-control-allow-origin"]).toBe("*");
    const rows = table(text);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      全国地方公共団体コード: "271063",
      ID: "course-1",
      地方公共団体名: "大阪市西区",
      イベント名: "見守り講座",
      開始日: "2026-12-05",
      開始時間: "10:00",
      状態: "開催",
      分野: "見守り・福祉",
    });
    expect(rows[0]).not.toHaveProperty("フィクション");
  });

  test("in the demo a column says which of them do not exist", async () => {
    await add();
    await add({ startsAt: at("2026-12-06T10:00") }, { key: "played", fictional: true });
    const { text } = await request(served(true)).get("/open-data/nishi/events.csv").expect(200);
    expect(table(text).map((row) => row["フィクション"])).toEqual(["0", "1"]);
  });

  test("a calendar by topic and kind, with what was cancelled, and nothing else", async () => {
    const { id } = await add();
    await add({ topic: "disaster", kind: "drill" }, { key: "drill-1" });
    await add({ startsAt: at("2025-12-05T10:00") }, { key: "long-ago" });
    await database.transaction("console", (tx) => wardEventStore.cancel(tx, "nishi", id));
    const { text, headers } = await request(app).get("/open-data/nishi/events.ics").expect(200);
    expect(headers["content-type"]).toBe("text/calendar; charset=utf-8");
    expect(uids(text)).toEqual(["course-1@nishi.tonari", "drill-1@nishi.tonari"]);
    expect(text).toContain("STATUS:CANCELLED");
    const topic = await request(app).get("/open-data/nishi/events.ics?topic=disaster").expect(200);
    expect(uids(topic.text)).toEqual(["drill-1@nishi.tonari"]);
    expect(topic.text).toContain("大阪市西区の行事 防災・安全");
    expect(uids((await request(app).get("/open-data/nishi/events.ics?kind=course")).text)).toEqual([
      "course-1@nishi.tonari",
    ]);
    expect((await request(app).get("/open-data/nishi/events.ics?topic=x").expect(400)).text).toContain("disaster");
  });

  test("who asks again for what has not changed is told so", async () => {
    await add();
    for (const path of ["/open-data/nishi/events.csv", "/open-data/nishi/events.ics", "/nishi/e/course-1/event.ics"]) {
      const { headers } = await request(app).get(path).expect(200);
      await request(app)
        .get(path)
        .set("If-None-Match", headers["etag"] ?? "")
        .expect(304);
      await request(app)
        .get(path)
        .set("If-Modified-Since", headers["last-modified"] ?? "")
        .expect(304);
    }
  });

  test("one event as a file; drafts, other wards' and strange addresses are not there", async () => {
    await add();
    await add({}, { key: "draft", state: "draft" });
    const { headers, text } = await request(app).get("/nishi/e/course-1/event.ics").expect(200);
    expect(headers["content-disposition"]).toBe('attachment; filename="event-2026-12-05.ics"');
    expect(uids(text)).toEqual(["course-1@nishi.tonari"]);
    for (const path of [
      "/nishi/e/draft/event.ics",
      "/suminoe/e/course-1/event.ics",
      "/nishi/e/%00/event.ics",
      "/nowhere/e/x/event.ics",
    ])
      await request(app).get(path).expect(404);
    for (const file of ["events.csv", "events.ics"]) await request(app).get(`/open-data/nowhere/${file}`).expect(404);
  });

  describe("the files of the content", () => {
    const files = openContentFiles(`${projectRoot}/content`);
    const rowsOf = new Map([...content.wards].map(([id, { ward }]) => [id, readEventFile(files, ward)]));
    const load = () => database.transaction("worker", (tx) => createEventFiles({ rowsOf }).load(tx));
    const patched = async () => {
      const made = await database.run("console", madeEvents);
      return made.map(({ ward, events }) => {
        const about = content.wards.get(ward);
        if (!about) throw new Error(ward);
        return eventContentFile(ward, events, factsOfWard(about.ward));
      });
    };

    test("can be read, hold what is over only, and each row names its source", () => {
      expect(files.problems).toEqual([]);
      const rows = [...rowsOf.values()].flat();
      expect(rows.map(({ key }) => key)).toEqual(["world-yokocho-2025", "area-drills-2023"]);
      for (const { patch } of rows) {
        expect(patch.source).toBeTruthy();
        expect(patch.startsAt < at("2026-11-20T00:00")).toBe(true);
      }
    });

    test("are put in once; what staff edit stays and goes into the patch of the file", async () => {
      expect(await load()).toBe(2);
      expect(await load()).toBe(0);
      expect(await patched()).toEqual([]);
      await database.transaction("console", async (tx) => {
        const event = await wardEventStore.find(tx, "nishi", { key: "world-yokocho-2025" });
        if (!event) throw new Error("the file's event is not there");
        await wardEventStore.change(tx, "nishi", event.id, { ...event, place: "靱公園（東園）" }, { edited: true });
      });
      expect(await load()).toBe(0);
      const [patch, ...others] = await patched();
      expect(others).toEqual([]);
      expect(patch?.path).toBe("wards/nishi/events.csv");
      expect(patch?.text).toContain("靱公園（東園）");
      expect(patch?.same(files.text("wards/nishi/events.csv") ?? "")).toBe(false);
      expect(patch?.same(patch.text)).toBe(true);
    });

    test("a row that can't be read is named with its line", () => {
      const reports: string[] = [];
      const text = "イベント名,開始日\n催し,2026-02-30\n別の催し,2026-02-27\n";
      const ward = content.wards.get("nishi")?.ward;
      if (!ward) throw new Error("nishi");
      const read = readEventFile(
        { has: () => true, text: () => text, report: (...told) => reports.push(told.join(": ")) },
        ward,
      );
      expect(read).toHaveLength(1);
      expect(reports).toEqual(["wards/nishi/events.csv: line 2 開始日: 暦にない日付です。"]);
    });
  });
});
