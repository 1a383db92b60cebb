/** Consultations from opening a time to the reminder: console, form, chat. */
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Outcome, Told, Turn } from "../../../src/conversation/dialogue.js";
import type { Database } from "../../../src/db.js";
import { type Language, languages } from "../../../src/language.js";
import { messageProblems } from "../../../src/line/limits.js";
import { readPostback } from "../../../src/line/postback.js";
import { noticeStore } from "../../../src/notice/noticeStore.js";
import { createSlotConsole } from "../../../src/participation/slot/slotConsole.js";
import { createSlotDesk } from "../../../src/participation/slot/slotDesk.js";
import { createSlotDialogue } from "../../../src/participation/slot/slotDialogue.js";
import { createSlotJobs, slotNotices } from "../../../src/participation/slot/slotJobs.js";
import { type NewSlot, slotStore } from "../../../src/participation/slot/slotStore.js";
import { createResidentLinkStore } from "../../../src/resident/residentLinkStore.js";
import { audit, type Person, useConsole } from "../../console/testConsole.js";
import { realContent } from "../../support/content.js";
import { useDatabase } from "../../support/database.js";
import { read } from "../../support/pages.js";
import {
  asResident,
  createStand,
  formLike,
  friday,
  otherResident,
  residentId,
  secret,
  visitor,
} from "../case/stand.js";

const database = useDatabase();
/** Not before it is open. */
const late = {
  run: (lane, work) => database.run(lane, work),
  transaction: (lane, work) => database.transaction(lane, work),
} as Database;
const stand = createStand(late);
const { desk: cases } = stand;
const desk = createSlotDesk({ cases });
const real = realContent().wards.get("nishi");
if (!real) throw new Error("no ward nishi");
const visit = formLike({ key: "home-visit", slots: true });
/** The title alone would say too much. */
const quiet = formLike({
  key: "quiet-talk",
  slots: true,
  quietTitle: { ja: "ご相談", easy: "ご相談", en: "Talk", zh: "咨询", ko: "상담", vi: "Tư vấn" },
});
const wardWith = (...forms: (typeof visit)[]) => ({
  ...real,
  caseForms: new Map(forms.map((form) => [form.key, form])),
});
const links = createResidentLinkStore(database, stand.vault);
const dialogue = createSlotDialogue({ links, cases, publicUrl: "https://ward.example" });
const console_ = useConsole(database, { others: [createSlotConsole({ database, audit, slots: desk })] });
let turns = 0;

beforeEach(async () => {
  stand.stand.now = friday;
  stand.stand.told.length = 0;
  await stand.residents();
});
afterEach(() =>
  database.run("console", (tx) => tx.$executeRaw`TRUNCATE resident, slot, ward_case, notice, audit_record CASCADE`),
);

const at = (time: string) => new Date(`${time}:00+09:00`);
async function openSlot(start: string, own: Partial<NewSlot> = {}, form = visit.key): Promise<string> {
  const startsAt = at(start);
  const slot: NewSlot = {
    id: crypto.randomUUID(),
    startsAt,
    endsAt: new Date(startsAt.getTime() + 3_600_000),
    place: "西区役所",
    person: "担当 一郎",
    capacity: 1,
    ...own,
  };
  await stand.do((tx) => slotStore.add(tx, "nishi", form, [slot]));
  return slot.id;
}
async function book(slotId: string, own: Parameters<typeof stand.make>[0] = {}): Promise<string> {
  const made = await stand.make({ form: visit, slotId, ...own });
  if (made.kind !== "made") throw new Error(made.kind);
  return made.case.id;
}

interface Kept {
  language?: Language;
  ward?: Turn["ward"];
  id?: string;
}
function turnOf(tx: Turn["tx"], { language = "ja", ward = wardWith(visit), id = residentId }: Kept): Turn {
  const name = `turn ${++turns}`;
  return {
    tx,
    resident: { id, channel: "nishi", ward: "nishi", language },
    ward,
    now: stand.stand.now,
    state: undefined,
    open: undefined,
    lastEntry: undefined,
    messageKey: null,
    stamp: "2026-11-20T01:00:00.000Z#1",
    effectId: (effect) => `${name} ${effect}`,
  };
}
const hear = (told: Told, kept: Kept = {}) =>
  database.transaction("worker", (tx) => dialogue.hear(turnOf(tx, kept), told));
const say = (text: string, kept: Kept = {}) => hear({ kind: "text", text }, kept);
const bookings = (kept: Kept = {}) => database.transaction("worker", (tx) => dialogue.slotBookings(turnOf(tx, kept)));
function press(data: string, kept: Kept = {}) {
  const button = readPostback(data);
  if (!button) throw new Error(`no button of ours: ${data}`);
  return hear({ kind: "postback", ...button, picked: undefined }, kept);
}
const words = (messages: Outcome["messages"] | undefined) =>
  messages
    ?.map((message) => ("altText" in message ? message.altText : "text" in message ? message.text : ""))
    .join("\n") ?? "";
const stateOf = async (id: string) => (await stand.do((tx) => cases.find(tx, "nishi", id)))?.state;

describe("taking a time", () => {
  test("twenty at once for one place: one gets it", async () => {
    const slotId = await openSlot("2026-12-01T10:00");
    const made = await Promise.all(Array.from({ length: 20 }, () => stand.make({ form: visit, slotId, by: visitor })));
    expect(made.map(({ kind }) => kind).sort()).toEqual(["made", ...Array.from({ length: 19 }, () => "slot-gone")]);
    expect(await stand.do((tx) => desk.open(tx, "nishi", visit.key, friday))).toEqual([]);
  });

  test("a place given back is open for the next", async () => {
    const slotId = await openSlot("2026-12-01T10:00");
    const first = await book(slotId);
    expect((await stand.make({ form: visit, slotId, by: visitor })).kind).toBe("slot-gone");
    await stand.do((tx) => cases.withdraw(tx, "nishi", first, friday));
    expect(await stand.do((tx) => desk.open(tx, "nishi", visit.key, friday))).toMatchObject([{ id: slotId, left: 1 }]);
    expect((await stand.make({ form: visit, slotId, by: visitor })).kind).toBe("made");
  });

  test("what is over, closed, another form's or another ward's is not offered", async () => {
    await openSlot("2026-11-20T09:00");
    await openSlot("2026-12-01T10:00", {}, "other-form");
    const closed = await openSlot("2026-12-01T11:00");
    await stand.do((tx) => slotStore.cancel(tx, closed));
    const open = await openSlot("2026-12-01T12:00", { capacity: 2 });
    expect(await stand.do((tx) => desk.open(tx, "nishi", visit.key, friday))).toMatchObject([{ id: open, left: 2 }]);
    expect(await stand.do((tx) => desk.open(tx, "suminoe", visit.key, friday))).toEqual([]);
  });
});

describe("in the chat", () => {
  test("the next open times stand by day, and each opens the form with it chosen", async () => {
    const late = await openSlot("2026-12-02T13:00");
    const early = await openSlot("2026-12-01T10:00");
    const answered = await say("相談を予約");
    expect(words(answered?.messages)).toMatch(/2026年12月1日（火） 10:00〜11:00\n.*2026年12月2日（水） 13:00〜14:00/);
    const urls = [...JSON.stringify(answered).matchAll(/https:\/\/ward\.example[^"]*/g)].map(([url]) => new URL(url));
    expect(urls.map(({ search }) => search)).toEqual([`?slot=${early}`, `?slot=${late}`, ""]);
    const token = urls[0]?.pathname.split("/").at(-1) ?? "";
    expect((await database.run("console", (tx) => links.find(tx, "nishi", "case", token)))?.id).toBe(residentId);
    expect(JSON.stringify(answered)).not.toContain("担当 一郎");
  });

  test("with nothing open it says so, and names the counter", async () => {
    const answered = await say("家庭訪問の予約");
    expect(words(answered?.messages)).toContain("「出前講座」で予約できる時間は、いまありません");
    expect(words(answered?.messages)).toContain(real.ward.counters.disaster?.name.ja);
  });

  test("a ward without such a form leaves the question to the guide", async () => {
    expect(await say("相談を予約", { ward: wardWith() })).toBeUndefined();
    expect(await say("こそだてコンシェルジュに予約したい")).toBeUndefined();
  });

  test("several consultations are asked for first", async () => {
    await openSlot("2026-12-01T10:00", {}, quiet.key);
    const asked = await say("相談を予約", { ward: wardWith(visit, quiet) });
    expect(words(asked?.messages)).toContain("どの相談を予約しますか");
    expect(
      words((await press("consultation:times?f=quiet-talk", { ward: wardWith(visit, quiet) }))?.messages),
    ).toContain("12月1日");
  });

  test("what is booked is listed and can be given back, once and after a question", async () => {
    const slotId = await openSlot("2026-12-01T10:00");
    const id = await book(slotId);
    expect(words(await bookings())).toContain("出前講座 2026年12月1日（火）10:00〜11:00 場所: 西区役所");
    expect(words((await press(`consultation:cancel?c=${id}`))?.messages)).toContain("この予約を取り消しますか？");
    expect(await stateOf(id)).toBe("new");
    expect(words((await press(`consultation:cancel-no?c=${id}`))?.messages)).toContain("そのままにしました");
    expect(words((await press(`consultation:cancel-yes?c=${id}`))?.messages)).toBe("予約を取り消しました。");
    expect(await stateOf(id)).toBe("withdrawn");
    expect(words((await press(`consultation:cancel-yes?c=${id}`))?.messages)).toContain(
      "もう取り消されているか、終わっています",
    );
    expect(await bookings()).toEqual([]);
  });

  test("somebody else's booking, and what is no booking, answer to no button", async () => {
    const id = await book(await openSlot("2026-12-01T10:00"));
    expect(await press(`consultation:cancel-yes?c=${id}`, { id: otherResident })).toBeUndefined();
    expect(await bookings({ id: otherResident })).toEqual([]);
    for (const wrong of ["", "%00", crypto.randomUUID()])
      expect(await press(`consultation:cancel-yes?c=${wrong}`)).toBeUndefined();
    expect(await stateOf(id)).toBe("new");
  });

  test("once it has begun it is not given back any more", async () => {
    const id = await book(await openSlot("2026-12-01T10:00"));
    stand.stand.now = at("2026-12-01T10:01");
    expect(words((await press(`consultation:cancel-yes?c=${id}`))?.messages)).toContain("始まる時刻を過ぎた");
    expect(await stateOf(id)).toBe("new");
  });

  test.each(languages)("LINE takes every message in %s, and none holds what was told", async (language) => {
    const none = await say("相談を予約", { language });
    for (let day = 1; day <= 8; day++)
      for (let hour = 9; hour < 19; hour++)
        await openSlot(`2026-12-0${day}T${String(hour).padStart(2, "0")}:00`, { place: "会".repeat(100) });
    const id = await book(await openSlot("2026-12-09T10:00"));
    const all = [
      none,
      await say("相談を予約", { language }),
      await say("相談を予約", { language, ward: wardWith(visit, quiet) }),
      await press(`consultation:cancel?c=${id}`, { language }),
      { messages: await bookings({ language }) },
    ];
    for (const outcome of all) {
      expect(outcome?.messages.length).toBeGreaterThan(0);
      expect(messageProblems(outcome?.messages ?? [])).toEqual([]);
      for (const word of Object.values(secret)) expect(JSON.stringify(outcome)).not.toContain(word);
      expect(JSON.stringify(outcome)).not.toMatch(/\{[a-z]+\}/);
    }
  });
});

describe("reminders", () => {
  const jobs = createSlotJobs({
    database,
    notices: {
      async tell(tx, notice) {
        const made = (await noticeStore.add(tx, notice)) !== undefined;
        if (made) stand.stand.told.push(notice);
        return made;
      },
    },
  });
  const kinds = slotNotices({
    cases,
    clock: stand.clock,
    publicUrl: "https://ward.example",
    wardOf: () => wardWith(visit, quiet),
  });
  const tickAt = async (time: string) => {
    stand.stand.now = at(time);
    await jobs.tick(stand.stand.now);
  };
  const told = () =>
    stand.stand.told.filter(({ kind }) => kind.startsWith("slot.")).map(({ kind, slot }) => `${kind} ${slot}`);
  async function composed() {
    const notice = stand.stand.told.at(-1);
    if (!notice) throw new Error("nothing told");
    const compose = kinds[notice.kind];
    return stand.do(async (tx) =>
      compose?.(tx, { ...notice, id: crypto.randomUUID(), language: "ja", channel: "nishi" }),
    );
  }

  test("come on the eve at 18:00 and in the morning, once each, also where the clock goes back and two tick", async () => {
    await book(await openSlot("2026-12-01T10:00"));
    await tickAt("2026-11-30T17:59");
    expect(told()).toEqual([]);
    for (const time of ["18:00", "18:01", "17:30", "18:00"]) await tickAt(`2026-11-30T${time}`);
    await Promise.all([tickAt("2026-11-30T18:02"), tickAt("2026-11-30T18:02")]);
    expect(told()).toEqual(["slot.eve 2026-12-01"]);
    for (const time of ["07:59", "08:00", "08:30", "09:30"]) await tickAt(`2026-12-01T${time}`);
    expect(told()).toEqual(["slot.eve 2026-12-01", "slot.morning 2026-12-01"]);
  });

  test("say what it is called, when and where, and nothing of what was told", async () => {
    await book(await openSlot("2026-12-01T10:00", {}, quiet.key), { form: quiet });
    await tickAt("2026-11-30T18:00");
    const messages = (await composed()) ?? [];
    expect(words(messages)).toBe(
      "明日、予約された相談があります。\nご相談\n2026年12月1日（火）10:00〜11:00\n場所: 西区役所",
    );
    expect(JSON.stringify(messages)).not.toContain("出前講座");
    for (const word of [...Object.values(secret), "担当 一郎"]) expect(JSON.stringify(messages)).not.toContain(word);
    expect(messageProblems(messages)).toEqual([]);
  });

  test("are not sent once it is given back, the slot is closed, or its hour has come", async () => {
    const slotId = await openSlot("2026-12-01T10:00");
    const id = await book(slotId);
    await tickAt("2026-12-01T08:00");
    expect(await composed()).toHaveLength(1);
    stand.stand.now = at("2026-12-01T10:00");
    expect(await composed()).toBeUndefined();
    stand.stand.now = at("2026-12-01T08:01");
    await stand.do((tx) => slotStore.cancel(tx, slotId));
    expect(await composed()).toBeUndefined();
    await stand.do((tx) => cases.withdraw(tx, "nishi", id, stand.stand.now));
    expect(await composed()).toBeUndefined();
  });

  test("leave out who is not in LINE, who gave it back, and who has just booked", async () => {
    await book(await openSlot("2026-12-01T10:00"), { by: visitor });
    const back = await book(await openSlot("2026-12-01T11:00"));
    await stand.do((tx) => cases.withdraw(tx, "nishi", back, friday));
    await book(await openSlot("2026-12-01T13:00"), { now: at("2026-11-30T18:30") });
    await tickAt("2026-11-30T19:00");
    expect(told()).toEqual([]);
    await tickAt("2026-12-01T08:00");
    expect(told()).toEqual(["slot.morning 2026-12-01"]);
  });
});

describe("in the console", () => {
  const list = "/console/nishi/slots";
  let editor: Person;
  let viewer: Person;
  let elsewhere: Person;
  beforeAll(async () => {
    editor = await console_.signIn({ nishi: "editor" }, "編集 花子");
    viewer = await console_.signIn({ nishi: "viewer" }, "閲覧 三郎");
    elsewhere = await console_.signIn({ suminoe: "admin" }, "住之江 職員");
  }, 60_000);
  const seedOf = (page: string) => /name="seed" value="([^"]+)"/.exec(page)?.[1] ?? "";
  const form = {
    form: "home-visit",
    date: "2026-11-23",
    until: "2026-12-04",
    weekdays: ["1", "3"],
    from: "10:00",
    to: "12:00",
    minutes: "60",
    capacity: "1",
    place: "西区役所",
    person: "担当 一郎",
  };
  const audited = async () =>
    (await database.run("console", (tx) => tx.auditRecord.findMany({ orderBy: { seq: "asc" } })))
      .map(({ action }) => action)
      .filter((action) => !action.startsWith("session."));
  const slots = () => database.run("console", (tx) => tx.slot.count());

  test("times are opened once, around the holiday, and seen by week", async () => {
    const seed = seedOf((await editor.get(list)).text);
    const first = await editor.post(list, { ...form, seed });
    expect(first.status).toBe(303);
    expect(await slots()).toBe(6);
    await editor.post(list, { ...form, seed });
    await editor.post(list, { ...form, seed: crypto.randomUUID() });
    expect(await slots()).toBe(6);
    expect(await audited()).toEqual(["slot.opened"]);
    const page = read((await viewer.get(first.location ?? "")).text);
    expect(page).toContain("2026年11月25日（水）10:00〜11:00");
    expect(page).toContain("西区役所担当 一郎0/1件");
    expect(page).not.toContain("枠を開く");
    expect(read((await viewer.get(`${list}?week=2026-12-14`)).text)).toContain("この週に開いている枠はありません");
  });

  test.each([
    ["no form", { form: "none" }, "相談を選んでください"],
    ["a form without times", { form: "disaster-lecture" }, "相談を選んでください"],
    ["no day", { date: "2026-02-30" }, "年月日を選んでください"],
    ["no weekday", { weekdays: [] }, "繰り返す曜日を選んでください"],
    ["a length in words", { minutes: "一時間" }, "10から240まで"],
  ])("%s is said at its field, and what was typed stays", async (_, own, text) => {
    const answer = await editor.post(list, { ...form, ...own });
    expect(answer.status).toBe(400);
    expect(read(answer.text)).toContain(text);
    expect(answer.text).toContain('value="担当 一郎"');
    expect(await slots()).toBe(0);
  });

  test("a free one is closed and offered no more", async () => {
    const id = await openSlot("2026-12-01T10:00");
    expect((await editor.post(`${list}/${id}/cancel`)).status).toBe(303);
    expect((await editor.post(`${list}/${id}/cancel`)).status).toBe(409);
    expect(await stand.do((tx) => desk.open(tx, "nishi", visit.key, friday))).toEqual([]);
    expect(await audited()).toEqual(["slot.cancelled"]);
  });

  test("closing a booked one needs a reason, ends the case and tells its resident once", async () => {
    const slotId = await openSlot("2026-12-01T10:00");
    const id = await book(slotId, { by: asResident });
    const page = read((await editor.get(`${list}/${slotId}`)).text);
    expect(page).toContain("予約が1件あります");
    const bare = await editor.post(`${list}/${slotId}/cancel`, { message: " " });
    expect(bare.status).toBe(400);
    expect(await stateOf(id)).toBe("new");
    expect((await editor.post(`${list}/${slotId}/cancel`, { message: "担当が休みのためです。" })).status).toBe(303);
    expect(await stateOf(id)).toBe("ward-cancelled");
    expect(stand.stand.told.filter(({ kind }) => kind === "case.told")).toHaveLength(1);
    expect(words(await bookings())).toBe("");
    const steps = await stand.do((tx) => cases.steps(tx, id));
    expect(steps.at(-1)).toMatchObject({ state: "ward-cancelled", text: "担当が休みのためです。" });
  });

  test("a case whose form knows no end by the ward stays, and the slot too", async () => {
    const { states } = visit;
    const bare = formLike({
      key: "home-visit",
      slots: true,
      states: states.filter(({ key }) => key !== "ward-cancelled"),
    });
    const slotId = await openSlot("2026-12-01T10:00");
    const id = await book(slotId, { form: bare });
    const answer = await editor.post(`${list}/${slotId}/cancel`, { message: "休みです。" });
    expect(answer.status).toBe(409);
    expect(read(answer.text)).toContain("先に申し込みのページで終わらせてから");
    expect(await stateOf(id)).toBe("new");
    expect(read((await editor.get(`${list}/${slotId}`)).text)).toContain("1/1件");
  });

  test("viewers change nothing, and other wards see nothing", async () => {
    const id = await openSlot("2026-12-01T10:00");
    expect((await viewer.post(list, form)).status).toBe(403);
    expect((await viewer.post(`${list}/${id}/cancel`)).status).toBe(403);
    expect((await elsewhere.get(`/console/suminoe/slots/${id}`)).status).toBe(404);
    expect((await elsewhere.post(`/console/suminoe/slots/${id}/cancel`)).status).toBe(404);
    expect((await elsewhere.get(`${list}/${id}`)).status).toBeGreaterThanOrEqual(403);
    for (const wrong of ["none", "%00"]) expect((await viewer.get(`${list}/${wrong}`)).status).toBe(404);
    expect((await viewer.get(`${list}?week=9999-99-99`)).status).toBe(200);
    expect(read((await viewer.get(`${list}/${id}`)).text)).not.toContain("枠を閉じる");
  });
});
