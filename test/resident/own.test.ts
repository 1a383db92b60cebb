/** わたしのページ: what the ward holds about a resident, as a page and as a file; and what stays when it all goes. */
import express from "express";
import request from "supertest";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Outcome } from "../../src/conversation/dialogue.js";
import type { Tx } from "../../src/db.js";
import { questionsOf } from "../../src/guide/ownQuestionStore.js";
import { languages } from "../../src/language.js";
import { messageProblems } from "../../src/line/limits.js";
import { createCaseDesk } from "../../src/participation/case/caseDeskStore.js";
import type { CaseForm } from "../../src/participation/case/caseForm.js";
import { createForgetDialogue } from "../../src/resident/forgetDialogue.js";
import { createOwnDialogue } from "../../src/resident/own/ownDialogue.js";
import { ownRoutes } from "../../src/resident/own/ownPages.js";
import { createOwnRecordDesk } from "../../src/resident/own/ownRecordDesk.js";
import { stayingWords } from "../../src/resident/own/staying.js";
import { createStaying } from "../../src/resident/own/stayingDesk.js";
import { createResidentStore } from "../../src/resident/residentStore.js";
import { settingsStore } from "../../src/resident/settingsStore.js";
import { talksOf } from "../../src/talk/ownTalkStore.js";
import { createThreadStore } from "../../src/talk/threadStore.js";
import { createSignUpStand, other, resident, secrets, twin } from "../participation/booking/signUpStand.js";
import { formLike } from "../participation/case/stand.js";
import { emptyDatabase, useDatabase } from "../support/database.js";
import { read } from "../support/pages.js";

const database = useDatabase();
const signing = createSignUpStand(database);
const { content, vault, clock, frame, links, bookings, notices, publicUrl, inTx, stand } = signing;
const cases = createCaseDesk({ vault, notices, clock });
const threads = createThreadStore(database, vault);
const residents = createResidentStore(database, vault);
/** Every part's own way of forgetting, as the product puts them together. */
async function forget(tx: Tx, residentId: string): Promise<void> {
  await bookings.forget(tx, residentId, stand.now);
  await threads.forgetThreads(tx, residentId);
  await residents.forget(tx, residentId);
}
const records = createOwnRecordDesk({
  bookings,
  cases,
  wishesOf: async () => [
    { words: "子どもと", wish: { withChildren: true }, expiresAt: new Date("2027-05-19T00:00:00Z") },
  ],
  surveysOf: async () => [{ title: "防災アンケート", href: "/nishi/s/bosai" }],
  talksOf: (tx, ward, id) => talksOf(tx, vault, ward, id),
  questionsOf: (tx, ward, id) => questionsOf(tx, vault, ward, id),
});
const app = express();
app.use(...frame.headers);
app.use(ownRoutes({ frame, content, database, clock, links, records, bookings, cases, forget, publicUrl }));
app.use(frame.missing, frame.failed);

const own = createOwnDialogue({ links, publicUrl });
const forgetting = createForgetDialogue({ forget }, createStaying({ bookings, cases }));
const get = (path: string) => request(app).get(path);
const open = (language: (typeof languages)[number] = "ja") => inTx((tx) => own.open(signing.turnOf(tx, language)));
const pathIn = (outcome: Outcome) => new URL(/https:[^"]+/.exec(JSON.stringify(outcome))?.[0] ?? "").pathname;
const path = async () => pathIn(await open());
const asked = (language: (typeof languages)[number] = "ja") =>
  inTx((tx) => forgetting.ask(signing.turnOf(tx, language)));

const inAll = (text: string) => ({ ja: text, easy: text, en: text, zh: text, ko: text, vi: text });
const concern: CaseForm = formLike({
  key: "concern",
  title: inAll("近所の気になる人"),
  keepReason: inAll("対応の記録のため"),
  keepMonths: 36,
});
async function ask(who = resident): Promise<string> {
  const answers = { name: "西野さくら", wish: "隣の人が心配" };
  const asker = { kind: "resident", residentId: who, language: "ja" } as const;
  const what = { form: concern, answers, seed: crypto.randomUUID() };
  const made = await inTx((tx) => cases.make(tx, "nishi", asker, what, stand.now));
  if (made.kind !== "made") throw new Error(made.kind);
  return made.case.number;
}
async function talk(): Promise<void> {
  const wanted = { id: crypto.randomUUID(), ward: "nishi", residentId: resident, language: "ja" } as const;
  const { token } = await inTx((tx) => threads.open(tx, wanted));
  const post = { key: crypto.randomUUID(), text: "ひみつの相談", counter: undefined };
  await inTx((tx) => threads.post(tx, "nishi", token, post));
}

beforeEach(signing.begin);
afterEach(() => emptyDatabase(database));

describe("the own page", () => {
  it("is reached by a card that says nothing of what it holds, within LINE's limits", async () => {
    await signing.signUp(await signing.event());
    for (const language of languages) {
      const outcome = await open(language);
      expect(messageProblems(outcome.messages)).toEqual([]);
      expect(JSON.stringify(outcome)).not.toMatch(/西野さくら|講座|\{[a-z]+\}/);
    }
    expect(await path()).toMatch(/^\/nishi\/me\/[\w-]{43}$/);
  });

  it("shows everything that the ward holds, with links that work, and nothing of anybody else", async () => {
    const course = await signing.event();
    await signing.signUp(course);
    const number = await ask();
    const others = await ask(other);
    await talk();
    await inTx((tx) => settingsStore.change(tx, resident, (before) => ({ ...before, district: "九条" })));
    const mine = await path();
    const shown = await get(mine);
    expect(shown.status).toBe(200);
    expect([shown.headers["cache-control"], shown.headers["x-robots-tag"], shown.headers["referrer-policy"]]).toEqual([
      "no-store",
      "noindex",
      "no-referrer",
    ]);
    const text = read(shown.text);
    expect(text).toMatch(
      /識別番号を、暗号化して保存[\s\S]*受信設定[\s\S]*九条[\s\S]*養成講座[\s\S]*2026年12月5日（土）10:00〜12:00 ／ 参加[\s\S]*子どもと ／ 2027年5月19日まで[\s\S]*近所の気になる人[\s\S]*受け付けました。[\s\S]*終わってから36か月保存します ／ 対応の記録のため[\s\S]*防災アンケート[\s\S]*1件の相談/,
    );
    expect(text).toContain(number);
    expect(text).not.toContain(others);
    expect((await get(mine)).text).toBe(shown.text);
    const token = (start: string) => new RegExp(`href="${start}([\\w-]{43})`).exec(shown.text)?.[1] ?? "";
    expect((await inTx((tx) => links.find(tx, "nishi", "settings", token("/nishi/settings/"))))?.id).toBe(resident);
    const signUp = token("/nishi/e/course-1/sign-up/");
    expect((await inTx((tx) => links.find(tx, "nishi", "sign-up", signUp)))?.id).toBe(resident);
    expect((await inTx((tx) => cases.byLink(tx, "nishi", token("/nishi/case/"))))?.number).toBe(number);
  });

  it("reads well in every language, also where there is nothing", async () => {
    const mine = await path();
    for (const language of languages) {
      await inTx((tx) => tx.resident.update({ where: { id: resident }, data: { language } }));
      for (const part of ["", "/delete"]) {
        const shown = await get(`${mine}${part}`);
        expect([shown.status, /\{[a-z]+\}/.test(read(shown.text.slice(shown.text.indexOf("<main"))))]).toEqual([
          200,
          false,
        ]);
      }
    }
    expect((await get(mine)).text).toContain("Không có.");
  });

  it("gives all of it as a file with plain keys, down to what was told and said", async () => {
    await signing.signUp(await signing.event());
    const number = await ask();
    await talk();
    const question = { id: crypto.randomUUID(), text: "だれも答えられない質問" };
    await inTx((tx) =>
      tx.unansweredQuestion.create({
        data: {
          id: question.id,
          ward: "nishi",
          language: "ja",
          residentId: resident,
          text: vault.seal("unanswered question", question.text),
          nearest: [],
        },
      }),
    );
    const file = await get(`${await path()}/data.json`);
    expect(file.headers["content-disposition"]).toBe("attachment; filename=tonari-nishi-my-data.json");
    expect(file.headers["cache-control"]).toBe("no-store");
    expect(JSON.parse(file.text)).toMatchObject({
      ward: "nishi",
      generatedAt: "2026-11-20T01:00:00.000Z",
      line: { reachable: true, language: "ja" },
      settings: { interests: [], town: null, stopped: false },
      signUps: [{ event: "見守りサポーター養成講座", state: "confirmed", people: 1, told: { name: "西野さくら" } }],
      eventWishes: [{ wish: { withChildren: true } }],
      requests: [{ number, title: "近所の気になる人", state: "new", answers: { wish: "隣の人が心配" } }],
      surveysAnswered: ["防災アンケート"],
      talksWithStaff: [{ open: true, posts: [{ author: "resident", text: "ひみつの相談" }] }],
      unansweredQuestions: [{ text: question.text }],
    });
  });

  it("leaves staff's own notes out of the file, and what they told the resident in it", async () => {
    await ask();
    const staff = { kind: "staff", id: crypto.randomUUID(), name: "西野 みどり" } as const;
    await inTx(async (tx) => {
      const [one] = await cases.allOfResident(tx, "nishi", resident);
      if (!one) throw new Error("no case");
      await cases.note(tx, "nishi", one.id, "内部のメモ", staff);
      const what = { state: "passed-on", seen: one.version, message: "お電話します" };
      await cases.setState(tx, "nishi", one.id, what, staff, stand.now);
    });
    const { text } = await get(`${await path()}/data.json`);
    expect(text).toContain("お電話します");
    expect(text).not.toMatch(/内部のメモ|西野 みどり/);
  });

  it("is nobody's without the link, under another ward, or a day later", async () => {
    const mine = await path();
    const tries = [`${mine}x`, mine.replace("/nishi/", "/suminoe/"), "/nishi/me/a", "/nishi/me/%00"];
    for (const wrong of tries)
      for (const part of ["", "/data.json", "/delete"]) {
        const answer = await get(`${wrong}${part}`);
        expect([answer.status, answer.text.includes("「わたしのページ」と送ると")]).toEqual([410, true]);
      }
    expect((await request(app).post(`${mine}x/delete`)).status).toBe(410);
    await inTx((tx) => tx.residentLink.updateMany({ data: { expiresAt: new Date(0) } }));
    expect((await get(mine)).status).toBe(410);
    expect((await get("/nowhere/me/a")).status).toBe(404);
  });
});

describe("deleting it all", () => {
  it("says before exactly what goes and what stays, why and until when; then it is done", async () => {
    const id = await signing.signUp(await signing.event());
    const number = await ask();
    const mine = await path();
    const before = read((await get(`${mine}/delete`)).text);
    expect(before).toMatch(/消えるもの[\s\S]*行事の申し込み1件は取り消され[\s\S]*残るもの[\s\S]*近所の気になる人/);
    expect(before).toContain(`（番号 ${number}）: 対応の記録のため\n終わってから36か月保存します`);

    expect((await request(app).post(`${mine}/delete`).set("Origin", "https://elsewhere.example")).status).toBe(403);
    expect((await get(mine)).status).toBe(200);

    const done = await request(app).post(`${mine}/delete`);
    expect([done.status, done.headers.location]).toEqual([303, "/nishi/me/forgotten"]);
    expect((await get("/nishi/me/forgotten")).text).toContain("あなたの情報を消しました");
    expect((await get(mine)).status).toBe(410);
    expect((await request(app).post(`${mine}/delete`)).status).toBe(410);
    const left = await inTx((tx) => tx.resident.findUnique({ where: { id: resident } }));
    const booking = await inTx((tx) => tx.booking.findUniqueOrThrow({ where: { id } }));
    const kept = await inTx((tx) => tx.wardCase.findFirstOrThrow({ where: { number } }));
    expect([left, booking.state, booking.details, booking.residentId]).toEqual([null, "cancelled", null, null]);
    expect([kept.residentId, kept.answers === null]).toEqual([null, false]);
  });

  it("in the chat names what stays by its number, not by what it was about", async () => {
    const nothing = await asked();
    expect(twin(nothing)).not.toContain("区の記録として残ります");
    await signing.signUp(await signing.event());
    const number = await ask();
    for (const language of languages) {
      const outcome = await asked(language);
      expect(messageProblems(outcome.messages)).toEqual([]);
      const said = JSON.stringify(outcome);
      expect(said).toContain(number);
      expect(said).not.toMatch(/近所の気になる人|\{[a-z]+\}/);
      for (const secret of secrets) expect(said).not.toContain(secret);
    }
    const lines = JSON.stringify(await asked());
    expect(lines).toContain("申し込み1件は取り消され");
    expect(lines).toContain("対応の記録のため（終わってから36か月）");
    const told = { kind: "postback", dialogue: "forget", action: "yes", values: {}, picked: undefined } as const;
    const gone = await inTx((tx) => forgetting.hear(signing.turnOf(tx), told));
    expect(gone?.farewell).toBe(true);
    expect(await inTx((tx) => tx.resident.findUnique({ where: { id: resident } }))).toBeNull();
  });

  it("names the last day on which a closed case is kept, and counts those that are too many to name", () => {
    const say = content.wards.get("nishi")?.say("ja");
    if (!say) throw new Error("no ward nishi");
    const one = { title: inAll("加入"), reason: inAll("記録"), months: 12, keepUntil: "2027-04-01" };
    const lines = stayingWords(
      Array.from({ length: 10 }, (_, n) => ({ ...one, number: `2026-000${n}` })),
      0,
      say,
      "ja",
    );
    expect(lines[1]).toBe("・番号 2026-0000: 記録（2027年3月31日まで）");
    expect(lines.at(-1)).toContain("ほかに2件");
    expect(stayingWords([], 0, say, "ja")).toEqual([]);
  });
});
