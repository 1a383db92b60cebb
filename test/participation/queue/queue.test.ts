import { randomUUID } from "node:crypto";
import express from "express";
import request from "supertest";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { defaultWardSettings } from "../../../src/console/settings/wardSetting.js";
import type { WardContent } from "../../../src/content.js";
import type { Outcome, Told } from "../../../src/conversation/dialogue.js";
import { type Language, languages } from "../../../src/language.js";
import { messageProblems } from "../../../src/line/limits.js";
import { text } from "../../../src/line/messages.js";
import { queueApi } from "../../../src/participation/queue/queueApi.js";
import { createQueueDialogue } from "../../../src/participation/queue/queueDialogue.js";
import { queueRoutes } from "../../../src/participation/queue/queuePages.js";
import { queueStore } from "../../../src/participation/queue/queueStore.js";
import { fixedClock } from "../../../src/time.js";
import { type ApiBench, openApiBench } from "../../api/bench.js";
import { realContent } from "../../support/content.js";
import { useDatabase } from "../../support/database.js";
import { read, testFrame } from "../../support/pages.js";

const database = useDatabase();
const content = realContent();
const nishi = content.wards.get("nishi");
if (!nishi) throw new Error("no ward");
/** The API's clock in tests. */
const morning = new Date("2026-11-20T10:00:00+09:00");
const officeHoursOf = async () => defaultWardSettings.officeHours;
const dialogue = createQueueDialogue({
  officeHoursOf,
  showEntry: async (_turn, entry) => ({ messages: [text(`entry ${entry}`)], lastEntry: entry }),
  publicUrl: "https://ward.example",
});
const ownPage: WardContent = {
  ...nishi,
  ward: { ...nishi.ward, queuePage: { ...nishi.ward.officialPage, url: "https://queue.example/now" } },
};

let bench: ApiBench;
let token: string;
beforeAll(async () => {
  bench = openApiBench(database, { routes: queueApi({ database }) });
  token = (await bench.token(["counters:write"])).token;
});
beforeEach(() => database.run("console", (tx) => tx.$executeRaw`TRUNCATE queue_reading`));

const good = { name: "住民票・戸籍", waiting: 8, minutes: 20, asOf: "2026-11-20T09:58:00+09:00" };
const put = (body: object, counter = "residents", by = token, ward = "nishi") =>
  bench.request.put(`/api/v1/wards/${ward}/counters/${counter}`).set("Authorization", `Bearer ${by}`).send(body);
const kept = () => database.run("console", (tx) => queueStore.ofWard(tx, "nishi"));

async function hear(told: Told, now = morning, ward: WardContent = nishi as WardContent, language: Language = "ja") {
  const outcome = await database.transaction("worker", (tx) =>
    dialogue.hear(
      {
        tx,
        resident: { id: randomUUID(), channel: "nishi", ward: "nishi", language },
        ward,
        now,
        state: undefined,
        open: undefined,
        lastEntry: undefined,
        messageKey: null,
        stamp: "2026-11-20T01:00:00.000Z#1",
        effectId: () => randomUUID(),
      },
      told,
    ),
  );
  return outcome;
}
const said = (outcome: Outcome | undefined) =>
  (outcome?.messages ?? []).map((one) => ("altText" in one ? one.altText : "text" in one ? one.text : "")).join("\n");
const asks: Told = { kind: "text", text: "今混んでる？" };
const page = (path = "/nishi/waiting", now = morning) =>
  request(
    express().use(
      queueRoutes({ frame: testFrame(), content, database, clock: fixedClock(now.toISOString()), officeHoursOf }),
    ),
  ).get(path);

describe("a counter system", () => {
  test("says how it is, and the newest word stays", async () => {
    const answer = await put(good);
    expect([answer.status, answer.text]).toEqual([204, ""]);
    expect((await put(good)).status, "sent again").toBe(204);
    expect((await put({ ...good, waiting: 3, asOf: "2026-11-20T09:59:00+09:00" })).status).toBe(204);
    const late = await put({ ...good, waiting: 99 });
    expect([late.status, late.body.code]).toEqual([409, "older"]);
    expect(await kept()).toMatchObject([{ counter: "residents", waiting: 3, minutes: 20 }]);
  });

  test("leaves out what it does not know any more", async () => {
    await put(good);
    await put({ name: good.name, calling: "A-12", asOf: "2026-11-20T09:59:00+09:00" });
    expect(await kept()).toMatchObject([{ waiting: undefined, minutes: undefined, calling: "A-12" }]);
  });

  test.each([
    ["nothing about waiting", { name: "国保", asOf: good.asOf }, "residents", 400, "invalid"],
    ["a list", [], "residents", 400, "invalid"],
    ["a future", { ...good, asOf: "2026-11-20T10:06:00+09:00" }, "residents", 400, "in-the-future"],
    ["a name with U+0000", { ...good, name: "a\u0000" }, "residents", 400, "invalid-text"],
    ["a counter that is no key", good, "%00", 404, "unknown-counter"],
    ["a counter in capitals", good, "A", 404, "unknown-counter"],
  ])("%s is refused in a problem document", async (_, body, counter, status, code) => {
    const answer = await put(body, counter);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.type).toBe("application/problem+json");
    expect(await kept()).toEqual([]);
  });

  test("of another ward, or without the scope, changes nothing", async () => {
    const elsewhere = (await bench.token(["counters:write"], "suminoe")).token;
    const other = (await bench.token(["residents:write"])).token;
    expect((await put(good, "residents", elsewhere)).status).toBe(404);
    expect((await put(good, "residents", other)).status).toBe(403);
    expect((await put(good, "residents", "nonsense")).status).toBe(401);
    expect(await kept()).toEqual([]);
  });

  test("has an end of counters, and those that it has still speak", async () => {
    for (let n = 0; n < 50; n++) expect((await put(good, `c${n}`)).status).toBe(204);
    expect((await put(good, "one-more")).body.code).toBe("too-many-counters");
    expect((await put({ ...good, waiting: 0, asOf: morning.toISOString() }, "c7")).status).toBe(204);
    expect(await kept()).toHaveLength(50);
  });

  test("that is silent for a week is forgotten", async () => {
    await put(good, "old");
    await put(good, "new");
    await database.run("console", async (tx) => {
      await tx.$executeRaw`UPDATE queue_reading SET received_at = now() - interval '8 days' WHERE counter = 'old'`;
      await queueStore.forgetOld(tx);
    });
    expect((await kept()).map(({ counter }) => counter)).toEqual(["new"]);
  });
});

describe("「今混んでる？」", () => {
  test("is answered with the numbers and their time", async () => {
    await put(good);
    await put({ name: "国民健康保険", calling: "B-7", asOf: "2026-11-20T09:50:00+09:00" }, "insurance");
    const outcome = await hear(asks);
    expect(said(outcome)).toContain("住民票・戸籍 待っている人: 8人 待ち時間の目安: 約20分（09:58現在）");
    expect(said(outcome)).toContain("国民健康保険 呼び出し中の番号: B-7（09:50現在）");
    expect(JSON.stringify(outcome)).toContain("https://ward.example/nishi/waiting");
  });

  test("what is older than a quarter of an hour is not told as now, and of yesterday nothing", async () => {
    await put(good);
    const later = said(await hear(asks, new Date("2026-11-20T10:14:00+09:00")));
    expect(later).toContain("09:58の情報が最後で、いまの混み具合ではありません");
    expect(later).not.toContain("現在）");
    expect(said(await hear(asks, new Date("2026-11-24T10:00:00+09:00")))).not.toContain("8人");
  });

  test("outside office hours says so, and when it opens next", async () => {
    const evening = new Date("2026-11-20T18:30:00+09:00");
    expect(said(await hear(asks, evening))).toMatch(/開庁時間の外です。次は2026年11月24日 09:00から[\s\S]*開庁時間: /);
    await database.transaction("console", (tx) =>
      queueStore.put(tx, "nishi", "residents", { ...good, asOf: "2026-11-20T18:29:00+09:00" }),
    );
    expect(said(await hear(asks, evening)), "a counter that is open late").toMatch(
      /時間の外[\s\S]*8人[\s\S]*18:29現在/,
    );
  });

  test("without numbers leads to the ward's page, and without that says so, with the guide's entry and the hours", async () => {
    const nothing = await hear(asks);
    expect(said(nothing)).toMatch(/このアカウントでは分かりません[\s\S]*開庁時間: [\s\S]*entry office\.waiting/);
    expect(nothing?.lastEntry).toBe("office.waiting");
    const led = await hear(asks, morning, ownPage);
    expect(JSON.stringify(led)).toContain("https://queue.example/now");
    expect(said(led)).not.toContain("entry");
  });

  test("other questions are left to the guide", async () => {
    expect(await hear({ kind: "text", text: "何曜日が空いていますか" })).toBeUndefined();
    expect(await hear({ kind: "media", of: "sticker" })).toBeUndefined();
    expect(
      said(await hear({ kind: "postback", dialogue: "queue", action: "open", values: {}, picked: undefined })),
    ).not.toBe("");
  });

  test("keeps LINE's limits in every language, with as many counters as there may be, or none", async () => {
    const check = async () => {
      for (const language of languages)
        for (const ward of [nishi as WardContent, ownPage])
          expect(messageProblems((await hear(asks, morning, ward, language))?.messages ?? []), language).toEqual([]);
    };
    await check();
    for (let n = 0; n < 50; n++) await put({ ...good, name: "窓".repeat(50), calling: "1".repeat(20) }, `c${n}`);
    await check();
  });
});

describe("the page", () => {
  test("shows the counters with their time, letters as letters, and is about this moment", async () => {
    await put({ ...good, name: "<script>alert(1)</script>" });
    const answer = await page();
    expect([answer.status, answer.headers["cache-control"]]).toEqual([200, "no-store"]);
    expect(answer.text).not.toContain("<script>alert");
    expect(read(answer.text)).toMatch(/待っている人: 8人[\s\S]*09:58現在/);
    expect(read((await page("/nishi/waiting", new Date("2026-11-20T10:20:00+09:00"))).text)).toContain(
      "いまの混み具合ではありません",
    );
    expect(read((await page("/suminoe/waiting")).text)).not.toContain("8人");
  });

  test.each([...languages])("says in %s that nothing is published, with the hours", async (language) => {
    const answer = await page(`/nishi/waiting?lang=${language}`);
    expect(answer.status).toBe(200);
    expect(answer.text).not.toMatch(/\{[a-z]+\}/);
  });

  test("is not there for a ward that is not", async () => expect((await page("/kita/waiting")).status).toBe(404));
});
