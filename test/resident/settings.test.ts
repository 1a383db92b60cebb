/** 受信設定: what may be set, in the chat and on the page, and whose it is. */
import express from "express";
import request from "supertest";
import { afterEach, beforeEach, describe, expect, it, test } from "vitest";
import type { Outcome, Told, Turn } from "../../src/conversation/dialogue.js";
import { type Language, languages } from "../../src/language.js";
import { messageProblems } from "../../src/line/limits.js";
import { readPostback } from "../../src/line/postback.js";
import { createLog } from "../../src/log.js";
import { createResidentLinkStore } from "../../src/resident/residentLinkStore.js";
import { createResidentStore } from "../../src/resident/residentStore.js";
import { isBirthMonth, mostChildren, type Settings, withInterest, withMonth } from "../../src/resident/settings.js";
import { createSettingsDialogue } from "../../src/resident/settingsDialogue.js";
import { settingsRoutes } from "../../src/resident/settingsPages.js";
import { settingsStore } from "../../src/resident/settingsStore.js";
import { townGroups, townTyped } from "../../src/resident/townGroup.js";
import { fixedClock } from "../../src/time.js";
import { createVault } from "../../src/vault.js";
import { realContent } from "../support/content.js";
import { emptyDatabase, useDatabase } from "../support/database.js";
import { testFrame } from "../support/pages.js";

const database = useDatabase();
const vault = createVault(Buffer.alloc(32, 7).toString("base64"));
const content = realContent();
const readings = content.townReadings;
const links = createResidentLinkStore(database, vault);
const dialogue = createSettingsDialogue({ links, readings, publicUrl: "https://ward.example/" });
const now = "2026-11-20T10:00:00+09:00";
const id = "11111111-1111-4111-8111-111111111111";
let turns = 0;

const addResident = (residentId: string, ward: string) =>
  database.run("console", (tx) => tx.resident.create({ data: { id: residentId, channel: ward, ward } }));
beforeEach(() => addResident(id, "nishi"));
afterEach(() => emptyDatabase(database));

const settings = (): Promise<Settings> => database.run("console", (tx) => settingsStore.read(tx, id));
const nothingSet: Settings = {
  interests: [],
  district: undefined,
  childMonths: [],
  stopped: false,
  quietHours: false,
  weeklyCap: undefined,
};

interface Kept {
  language?: Language;
  ward?: string;
  open?: string;
  state?: unknown;
}
function turnOf(tx: Turn["tx"], { language = "ja", ward = "nishi", open, state }: Kept): Turn {
  const found = content.wards.get(ward);
  if (!found) throw new Error(`no ward ${ward}`);
  const name = `turn ${++turns}`;
  return {
    tx,
    resident: { id, channel: ward, ward, language },
    ward: found,
    now: new Date(now),
    state,
    open,
    lastEntry: undefined,
    messageKey: null,
    stamp: "2026-11-20T01:00:00.000Z#1",
    effectId: (effect) => `${name} ${effect}`,
  };
}
const hear = (told: Told, kept: Kept = {}) =>
  database.transaction("worker", (tx) => dialogue.hear(turnOf(tx, kept), told));
const open = (kept: Kept = {}) => database.transaction("worker", (tx) => dialogue.open(turnOf(tx, kept)));
function press(data: string, kept: Kept = {}, picked?: string) {
  const button = readPostback(data);
  if (!button) throw new Error(`no button of ours: ${data}`);
  return hear({ kind: "postback", ...button, picked }, kept);
}
const twin = (outcome: Outcome | undefined) =>
  outcome?.messages.map((message) => ("altText" in message ? message.altText : "")).join("\n") ?? "";
const buttons = (outcome: Outcome | undefined) =>
  [...JSON.stringify(outcome?.messages).matchAll(/"data":"([^"]+)"/g)].map((match) => match[1] ?? "");
const linkIn = (outcome: Outcome | undefined) => new URL(/https:[^"]+/.exec(JSON.stringify(outcome))?.[0] ?? "");

describe("a month of birth", () => {
  test.each([
    ["2024-05", true],
    ["2026-11", true],
    ["2026-12", false],
    ["1999-01", false],
    ["2024-13", false],
    ["2024-5", false],
    ["", false],
  ])("%s may be kept: %s", (month, may) => expect(isBirthMonth(month, "2026-11-20")).toBe(may));

  test("is kept once, in order, and at most ten of them", () => {
    let kept: Settings = { ...nothingSet, childMonths: ["2024-05"] };
    const add = (month: string) => {
      const added = withMonth(kept, month);
      if (added.kind === "added") kept = added.settings;
      return added.kind;
    };
    expect([add("2020-01"), add("2024-05")]).toEqual(["added", "added"]);
    expect(kept.childMonths).toEqual(["2020-01", "2024-05"]);
    for (let month = 1; kept.childMonths.length < mostChildren; month++) add(`2015-0${month}`);
    expect([add("2011-01"), add("2024-05")]).toEqual(["full", "added"]);
  });
});

test("a subject is wanted or not, however often it is said", () => {
  const wanted = withInterest(withInterest(nothingSet, "disaster", true), "disaster", true);
  expect(wanted.interests).toEqual(["disaster"]);
  expect(withInterest(wanted, "disaster", false).interests).toEqual([]);
});

describe("towns", () => {
  test.each(
    [...content.wards.values()].map(({ ward }) => [ward.id, ward.towns] as const),
  )("of %s are all there, in groups that fit a bubble", (_ward, towns) => {
    const groups = townGroups(towns, readings, "ja");
    expect(groups.flatMap((group) => group.towns).sort()).toEqual([...towns].sort());
    for (const group of groups) expect(group.towns.length).toBeLessThanOrEqual(10);
  });

  test.each([
    ["九条", "九条"],
    ["九条南", "九条南"],
    ["九条2丁目", "九条"],
    ["くじょう", "九条"],
    ["梅田", undefined],
    ["九条の避難所はどこ", undefined],
  ])("「%s」 is %s", (typed, town) =>
    expect(townTyped(typed, content.wards.get("nishi")?.ward.towns ?? [], readings)).toBe(town));
});

describe("in the chat", () => {
  it("says what is set and offers what can be, within LINE's limits, in every language", async () => {
    await database.transaction("worker", (tx) =>
      settingsStore.change(tx, id, (before) => ({
        ...before,
        childMonths: Array.from({ length: 10 }, (_, n) => `20${10 + n}-05`),
      })),
    );
    for (const language of languages) {
      for (const ward of content.wards.keys()) {
        const shown = [
          await open({ language, ward }),
          await press("settings:topics", { language, ward }),
          await press("settings:towns", { language, ward }),
          await press("settings:towns?g=0", { language, ward }),
          await press("settings:children", { language, ward }),
          await press("settings:caps", { language, ward }),
        ];
        for (const outcome of shown) expect(messageProblems(outcome?.messages ?? [])).toEqual([]);
      }
    }
    expect(twin(await open({ language: "en" }))).toContain("Emergency announcements still come");
  });

  it("keeps what its buttons say, and a second tap on an old bubble changes nothing", async () => {
    const shown = await press("settings:topics");
    const wanted = buttons(shown).find((data) => data.includes("disaster")) ?? "";
    await press(wanted);
    const ticked = await press(wanted);
    expect(twin(ticked)).toContain("☑ 防災・安全");
    await press("settings:town?t=%E4%B9%9D%E6%9D%A1");
    await press("settings:child-add", {}, "2024-05-17");
    await press("settings:night?on=1");
    await press("settings:cap?n=2");
    const all = await press("settings:stop?on=1");
    expect(await settings()).toEqual({
      interests: ["disaster"],
      district: "九条",
      childMonths: ["2024-05"],
      stopped: true,
      quietHours: true,
      weeklyCap: 2,
    });
    expect(twin(all)).toMatch(/止めています[\s\S]*防災・安全[\s\S]*九条[\s\S]*2024年5月[\s\S]*21時[\s\S]*週に2件まで/);
    expect(buttons(all)).toContain("settings:stop?on=0");
    for (const undone of [
      buttons(ticked).find((data) => data.includes("disaster")) ?? "",
      "settings:town",
      "settings:child-remove?m=2024-05",
      "settings:night?on=0",
      "settings:cap",
      "settings:stop?on=0",
    ])
      await press(undone);
    expect(await settings()).toEqual(nothingSet);
  });

  it("hears a typed town only while it asks for one, and leaves other words to the others", async () => {
    const asked = await press("settings:towns");
    const kept = { open: "settings", state: asked?.state };
    expect(await hear({ kind: "text", text: "夜泣きがつらい" }, kept)).toBeUndefined();
    expect(await hear({ kind: "text", text: "九条" })).toBeUndefined();
    const outcome = await hear({ kind: "text", text: "九条" }, kept);
    expect((await settings()).district).toBe("九条");
    expect([outcome?.state, outcome?.aside]).toEqual([undefined, false]);
  });

  it.each([
    ["a town of another ward", "settings:town?t=%E5%A7%AB%E5%B3%B6", undefined],
    ["a month to come", "settings:child-add", "2027-01-01"],
    ["no month", "settings:child-add", undefined],
  ])("does not keep %s", async (_what, data, picked) => {
    expect((await press(data, {}, picked))?.messages).toHaveLength(1);
    expect(await settings()).toEqual(nothingSet);
  });

  it.each([
    "settings:topic?k=weather&on=1",
    "settings:cap?n=4",
    "settings:nothing",
  ])("has no button %s", async (data) => {
    expect(await press(data)).toBeUndefined();
    expect(await settings()).toEqual(nothingSet);
  });

  it("leaves another open dialogue open", async () => {
    expect((await press("settings:night?on=1", { open: "shelter" }))?.aside).toBe(true);
  });
});

describe("the page", () => {
  const lines: string[] = [];
  const told: string[] = [];
  const frame = testFrame({ log: createLog("debug", { write: (line) => lines.push(line) }) });
  const app = express();
  app.use(...frame.headers);
  app.use(
    settingsRoutes({
      frame,
      content,
      database,
      clock: fixedClock(now),
      links,
      residents: createResidentStore(database, vault),
      languageChanged: async (_tx, residentId) => void told.push(residentId),
    }),
  );
  app.use(frame.missing, frame.failed);
  const address = async (kept: Kept = {}) => {
    const { pathname, search } = linkIn(await open(kept));
    return { path: pathname, whole: `${pathname}${search}` };
  };

  it("shows and saves everything that the chat can set, without script", async () => {
    const { path } = await address();
    const shown = await request(app).get(path);
    expect(shown.status).toBe(200);
    expect(shown.headers["cache-control"]).toBe("no-store");
    expect(shown.text).toContain('<meta name="robots" content="noindex"/>');
    const form = {
      topic: ["childcare", "disaster", "weather"],
      town: "九条",
      month: ["2024-05", "２０２０－０１", ""],
      night: "1",
      cap: "3",
      language: "en",
    };
    const saved = await request(app).post(path).type("form").send(form);
    expect([saved.status, saved.headers.location]).toEqual([303, "?saved=1"]);
    expect(await settings()).toEqual({
      interests: ["childcare", "disaster"],
      district: "九条",
      childMonths: ["2020-01", "2024-05"],
      stopped: false,
      quietHours: true,
      weeklyCap: 3,
    });
    expect(told).toEqual([id]);
    const again = await request(app).get(`${path}?saved=1`);
    expect(again.text).toContain("Saved.");
    expect(again.text).toContain('lang="en"');
    expect(again.text).toMatch(/value="disaster" checked/);
  });

  it("says which month can't be, keeps what was typed, and saves nothing", async () => {
    const { path } = await address();
    const answer = await request(app)
      .post(path)
      .type("form")
      .send({ month: ["2099-01", "2024-05"], stopped: "1" });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('value="2099-01"');
    expect(answer.text).toContain('aria-invalid="true"');
    expect(await settings()).toEqual(nothingSet);
  });

  it("with more choices than there are is no fault of ours", async () => {
    const { path } = await address();
    const topic = Array.from({ length: 55 }, () => "childcare");
    expect((await request(app).post(path).type("form").send({ topic })).status).toBe(303);
  });

  it("is nobody's without the link, under another ward, or a day later; it says how to get a new one", async () => {
    const { path, whole } = await address({ language: "vi" });
    expect(whole).toContain("lang=vi");
    const foreign = path.replace("/nishi/", "/suminoe/");
    for (const wrong of [foreign, `${path}x`, "/nishi/settings/a"]) {
      const answer = await request(app).get(wrong);
      expect([answer.status, answer.text.includes("「受信設定」と送ると")]).toEqual([410, true]);
      expect((await request(app).post(wrong).type("form").send({ stopped: "1" })).status).toBe(410);
    }
    await database.run("console", (tx) => tx.residentLink.updateMany({ data: { expiresAt: new Date(0) } }));
    const late = await request(app).get(whole);
    expect(late.status).toBe(410);
    expect(late.text).toContain("cài đặt");
    expect(await settings()).toEqual(nothingSet);
    await links.forgetOld();
    expect(await database.run("console", (tx) => tx.residentLink.count())).toBe(0);
  });

  it("is linked by a token that stands in no row and no line of the log, and is the same when a turn runs again", async () => {
    const { path } = await address();
    const token = path.split("/").at(-1) ?? "";
    expect(token).toMatch(/^[\w-]{43}$/);
    await request(app).get(`${path}/nothing`);
    const [row] = await database.run("console", (tx) => tx.residentLink.findMany());
    expect(Buffer.from(row?.tokenHash ?? []).toString("base64url")).not.toBe(token);
    expect(lines.join("")).not.toContain(token);
    const twice = () => database.transaction("worker", (tx) => links.create(tx, id, "settings", "the same event"));
    expect(await twice()).toBe(await twice());
    expect(await database.run("console", (tx) => tx.residentLink.count())).toBe(2);
  });

  it("goes with the resident who wants to be forgotten", async () => {
    const { path } = await address();
    await database.transaction("worker", (tx) => createResidentStore(database, vault).forget(tx, id));
    expect((await request(app).get(path)).status).toBe(410);
  });
});
