import type express from "express";
import request from "supertest";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { languages } from "../../../src/language.js";
import { createBookingDesk } from "../../../src/participation/booking/bookingDeskStore.js";
import { eventRoutes } from "../../../src/participation/event/eventPages.js";
import {
  type EventFieldsInput,
  eventFields,
  fieldsOf,
  type WardEvent,
} from "../../../src/participation/event/wardEvent.js";
import { type EventOrigin, wardEventStore } from "../../../src/participation/event/wardEventStore.js";
import { fixedClock } from "../../../src/time.js";
import { createVault } from "../../../src/vault.js";
import { realContent } from "../../support/content.js";
import { emptyDatabase, useDatabase } from "../../support/database.js";
import { pagesApp, read, testFrame } from "../../support/pages.js";
import { testKey } from "../../support/service.js";

const database = useDatabase();
const clock = fixedClock("2026-11-20T10:00:00+09:00");
const bookings = createBookingDesk({ vault: createVault(testKey), notices: { tell: async () => true } });
let app: express.Express;
beforeAll(() => {
  const options = { frame: testFrame(), content: realContent(), database, clock, bookings };
  app = pagesApp({ before: (one) => one.use(eventRoutes(options)) });
});
beforeEach(() => emptyDatabase(database));

const at = (text: string) => new Date(`${text}:00+09:00`);
const drill: EventFieldsInput = {
  title: "架空の防災訓練",
  kind: "drill",
  topic: "disaster",
  startsAt: at("2026-12-05T10:00"),
  endsAt: at("2026-12-05T12:00"),
  place: "架空の小学校",
};
const hold = (change: Partial<EventFieldsInput> = {}, from: EventOrigin = {}) =>
  database.transaction("console", (tx) =>
    wardEventStore.create(tx, "nishi", eventFields.parse({ ...drill, ...change }), { state: "published", ...from }),
  );
const signUp = (event: WardEvent, seed: string) => {
  const details = { name: "架空 太郎", phone: "06-0000-0000", needs: [] };
  return database.transaction("console", (tx) =>
    bookings.signUp(tx, event, { kind: "visitor", language: "ja" }, { people: 1, details, seed }, clock.now()),
  );
};
const pathOf = (event: WardEvent) => `/nishi/e/${event.key}`;
const get = async (path: string) => (await request(app).get(path).expect(200)).text;
const page = async (event: WardEvent) => read(await get(pathOf(event)));
const jsonLd = async (event: WardEvent): Promise<Record<string, unknown>> => {
  const [, json = ""] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(await get(pathOf(event))) ?? [];
  return JSON.parse(json);
};

describe("the page of an event", () => {
  test("tells when and where, and does not make up whom to ask", async () => {
    const text = await page(await hold());
    for (const part of ["2026年12月5日（土）10:00〜12:00", "架空の小学校", "防災訓練", "問い合わせ先は確認中です"])
      expect(text).toContain(part);
    expect(text).toContain("この窓口での申し込みはありません。");
  });

  test("tells all that is known", async () => {
    const event = await hold({
      address: "架空の町1-1",
      latitude: 34.6937,
      longitude: 135.5023,
      audience: "区にお住まいの人",
      free: true,
      contact: "架空の担当",
      url: "https://example.jp/drill",
      languages: ["en"],
      source: "架空の広報紙",
      sourceAsOf: "2026-10",
      details: "一行目\n二行目",
      capacity: 30,
    });
    const html = await get(pathOf(event));
    for (const part of ["区にお住まいの人", "無料", "架空の担当", "English", "架空の広報紙", "2026年10月時点", "30人"])
      expect(read(html)).toContain(part);
    expect(html).toContain("query=34.69370,135.50230");
    expect(html).toContain('href="https://example.jp/drill"');
    expect(html).not.toContain("確認中");
  });

  test("of a draft, of another ward or of nothing there is none", async () => {
    const draft = await hold({}, { state: "draft" });
    const event = await hold();
    for (const path of [
      pathOf(draft),
      pathOf(event).replace("nishi", "suminoe"),
      "/nishi/e/nothing",
      "/nishi/e/%00",
      "/nishi/e/..%2F",
      "/nowhere/e/x",
      "/nowhere/events",
    ])
      await request(app).get(path).expect(404);
  });

  test("that is cancelled says so with its reason, and offers no sign-up", async () => {
    const event = await hold({ signUp: true, capacity: 3 });
    await database.transaction("console", (tx) => wardEventStore.cancel(tx, "nishi", event.id, "大雨の予報のため"));
    const text = await page(event);
    expect(text).toContain("この行事は中止になりました。");
    expect(text).toContain("理由: 大雨の予報のため");
    expect(text).not.toContain("申し込む");
    expect(await jsonLd(event)).toMatchObject({ eventStatus: "https://schema.org/EventCancelled" });
  });

  test("that was moved names the date of before", async () => {
    const event = await hold();
    const fields = { ...fieldsOf(event), startsAt: at("2026-12-12T10:00"), endsAt: at("2026-12-12T12:00") };
    await database.transaction("console", (tx) => wardEventStore.change(tx, "nishi", event.id, fields));
    const text = await page(event);
    expect(text).toContain("日時変更");
    expect(text).toContain("2026年12月5日（土）10:00");
    expect(await jsonLd(event)).toMatchObject({
      eventStatus: "https://schema.org/EventRescheduled",
      startDate: "2026-12-12T10:00:00+09:00",
      previousStartDate: "2026-12-05T10:00:00+09:00",
    });
  });

  test("that is over can still be read", async () => {
    const text = await page(
      await hold({ startsAt: at("2026-11-01T10:00"), endsAt: at("2026-11-01T12:00"), signUp: true }),
    );
    expect(text).toContain("この行事は終了しました。");
    expect(text).not.toContain("申し込む");
  });

  test("that is made up says so and is not for search engines", async () => {
    const event = await hold({}, { fictional: true });
    const html = await get(pathOf(event));
    expect(read(html)).toContain("架空の行事です。実際には行われません。");
    expect(html).toContain('<meta name="robots" content="noindex"/>');
  });

  test.each(
    languages,
  )("in %s no gap stays open, and the event's own words are marked as Japanese", async (language) => {
    const event = await hold({ signUp: true, capacity: 3, signUpUntil: at("2026-12-01T17:00"), sourceAsOf: "2026" });
    for (const path of [pathOf(event), "/nishi/events"]) {
      const html = await get(`${path}?lang=${language}`);
      expect(html).not.toMatch(/\{[a-z]+\}/);
      if (!["ja", "easy"].includes(language)) expect(html).toMatch(/lang="ja">(<span[^>]*>)?架空の防災訓練/);
    }
  });
});

describe("signing up from the page", () => {
  const course = { signUp: true, capacity: 2 };

  test("places left are counted; once they are given one can only wait", async () => {
    const event = await hold(course);
    expect(await page(event)).toContain("あと2人");
    await signUp(event, "a");
    expect(await page(event)).toContain("あと1人");
    await signUp(event, "b");
    await signUp(event, "c");
    const text = await page(event);
    expect(text).toContain("満席（キャンセル待ちを受付中）");
    expect(text).toContain("キャンセル待ちに申し込む");
    expect(read(await get("/nishi/events"))).toContain("満席（キャンセル待ちを受付中）");
    expect(await get(pathOf(event))).toContain(`href="${pathOf(event)}/sign-up"`);
  });

  test("before its time and after it the page says from when, and that it is over", async () => {
    const early = await hold({ ...course, signUpFrom: at("2026-11-25T09:00") });
    const over = await hold({ ...course, signUpUntil: at("2026-11-19T17:00") });
    expect(await page(early)).toContain("2026年11月25日（水）09:00から申し込めます。");
    expect(await page(over)).toContain("申し込みの受付は終わりました。");
    for (const event of [early, over]) expect(await get(pathOf(event))).not.toContain('/sign-up">');
  });
});

describe("what search engines read", () => {
  test("is the whole of what is known, in Japan's time", async () => {
    const event = await hold({ free: true, signUp: true, capacity: 30, address: "架空の町1-1" });
    expect(await jsonLd(event)).toEqual({
      "@context": "https://schema.org",
      "@type": "Event",
      name: "架空の防災訓練",
      url: `http://localhost:3000${pathOf(event)}`,
      eventStatus: "https://schema.org/EventScheduled",
      eventAttendanceMode: "https://schema.org/OfflineEventAttendanceMode",
      startDate: "2026-12-05T10:00:00+09:00",
      endDate: "2026-12-05T12:00:00+09:00",
      location: {
        "@type": "Place",
        name: "架空の小学校",
        address: { "@type": "PostalAddress", streetAddress: "架空の町1-1", addressCountry: "JP" },
      },
      isAccessibleForFree: true,
      offers: {
        "@type": "Offer",
        url: `http://localhost:3000${pathOf(event)}/sign-up`,
        price: 0,
        priceCurrency: "JPY",
        availability: "https://schema.org/InStock",
      },
      maximumAttendeeCapacity: 30,
    });
  });

  test("of whole days is days", async () => {
    const days = { startsAt: at("2026-12-05T00:00"), endsAt: at("2026-12-06T00:00"), allDay: true };
    expect(await jsonLd(await hold(days))).toMatchObject({ startDate: "2026-12-05", endDate: "2026-12-06" });
  });

  test("no word in it ends its element or runs", async () => {
    const title = '</script><script>alert(1)</script><!-- "';
    const event = await hold({ title, summary: title });
    expect((await jsonLd(event))["name"]).toBe(title);
    const outsideAttributes = (await get(pathOf(event))).replace(/="[^"]*"/g, "");
    expect(outsideAttributes).not.toContain("<script>alert");
    expect(outsideAttributes).toContain("&lt;script>alert");
  });
});

describe("the list of a ward", () => {
  test("shows what is coming by month, with what is cancelled and what still lasts", async () => {
    await hold({ title: "架空の講座", kind: "course", startsAt: at("2027-01-10T10:00"), endsAt: undefined });
    const stopped = await hold({ title: "架空のまつり", kind: "fair" });
    await database.transaction("console", (tx) => wardEventStore.cancel(tx, "nishi", stopped.id));
    await hold({
      title: "続いている催し",
      startsAt: at("2026-10-01T00:00"),
      endsAt: at("2026-11-30T00:00"),
      allDay: true,
    });
    await hold({ title: "終わった催し", startsAt: at("2026-11-01T10:00"), endsAt: at("2026-11-01T12:00") });
    await hold({ title: "まだ下書き" }, { state: "draft" });
    const text = read(await get("/nishi/events"));
    const order = ["2026年11月", "続いている催し", "2026年12月", "中止", "架空のまつり", "2027年1月", "架空の講座"];
    const places = order.map((part) => text.lastIndexOf(part));
    expect(places).not.toContain(-1);
    for (const gone of ["終わった催し", "まだ下書き"]) expect(text).not.toContain(gone);
    expect(text.indexOf("続いている催し")).toBeLessThan(text.indexOf("架空のまつり"));
    expect(text.indexOf("架空のまつり")).toBeLessThan(text.indexOf("架空の講座"));
  });

  test("is narrowed down by the form, which keeps what was chosen", async () => {
    await hold({ title: "親子のつどい", kind: "gathering", topic: "childcare", withChildren: true, free: true });
    await hold({ title: "大人の訓練" });
    const html = await get("/nishi/events?kind=gathering&children=1&free=1&topic=childcare");
    expect(read(html)).toContain("親子のつどい");
    expect(read(html)).not.toContain("大人の訓練");
    expect(html).toMatch(/<option value="gathering" selected/);
    expect(html).toContain('content="noindex"');
    expect(read(await get("/nishi/events?kind=expo"))).toContain("条件に合う行事はありません。");
    expect(read(await get("/nishi/events?kind=%00&topic[a]=1"))).toContain("大人の訓練");
  });

  test("of a ward that has none says so, and is reached from the ward's first page", async () => {
    expect(read(await get("/suminoe/events"))).toContain("いま公開しているこれからの行事はありません。");
    expect(await get("/nishi")).toContain('href="/nishi/events"');
  });
});
