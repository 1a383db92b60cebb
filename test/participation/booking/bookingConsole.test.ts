import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createBookingConsole } from "../../../src/participation/booking/bookingConsole.js";
import { createBookingDesk } from "../../../src/participation/booking/bookingDeskStore.js";
import type { WardEvent } from "../../../src/participation/event/wardEvent.js";
import { eventFields } from "../../../src/participation/event/wardEvent.js";
import { wardEventStore } from "../../../src/participation/event/wardEventStore.js";
import { createVault } from "../../../src/vault.js";
import { audit, type Person, useConsole } from "../../console/testConsole.js";
import { useDatabase } from "../../support/database.js";
import { read } from "../../support/pages.js";

const database = useDatabase();
const vault = createVault(Buffer.alloc(32, 5).toString("base64"));
const bookings = createBookingDesk({ vault, notices: { tell: async () => true } });
let recounts = 0;
const drafts: unknown[] = [];
const desk = useConsole(database, {
  others: [
    createBookingConsole({
      database,
      audit,
      bookings,
      announcements: {
        async create(...asked) {
          drafts.push(asked.slice(2, 4));
          return { kind: "written", announcement: { id: String(asked[4]) } } as never;
        },
      },
      async recount() {
        recounts += 1;
      },
      scopesOf: async () => ["地域向け", "学校向け"],
      scanScript: "/assets/scan.js",
    }),
  ],
});
let viewer: Person;
let editor: Person;
let elsewhere: Person;
let event: WardEvent;
let other: WardEvent;

beforeAll(async () => {
  viewer = await desk.signIn({ suminoe: "viewer" }, "閲覧 三郎");
  editor = await desk.signIn({ suminoe: "editor" }, "編集 花子");
  elsewhere = await desk.signIn({ nishi: "editor" }, "西区 職員");
}, 60_000);

beforeEach(async () => {
  recounts = 0;
  drafts.length = 0;
  await database.run("console", (tx) => tx.$executeRaw`TRUNCATE ward_event, booking, attendance, audit_record CASCADE`);
  const fields = (title: string) =>
    eventFields.parse({
      title,
      kind: "course",
      scope: "地域向け",
      startsAt: new Date("2026-12-05T10:00:00+09:00"),
      capacity: 3,
      signUp: true,
      mostPeople: 3,
    });
  await database.transaction("console", async (tx) => {
    event = await wardEventStore.create(tx, "suminoe", fields("養成講座"), { state: "published" });
    other = await wardEventStore.create(tx, "suminoe", fields("防災訓練"), { state: "published" });
  });
});

const path = (of: WardEvent = event) => `/console/suminoe/events/${of.id}`;
const now = new Date("2026-11-20T10:00:00+09:00");
const signUp = (name: string, people = 1, of: WardEvent = event) =>
  database.transaction("console", async (tx) => {
    const what = { people, seed: name, details: { name, phone: "06-0000-0000", needs: ["手話通訳"] } };
    const made = await bookings.signUp(tx, of, { kind: "visitor", language: "ja" }, what, now);
    if (made.kind !== "confirmed" && made.kind !== "waiting") throw new Error(made.kind);
    return made.booking;
  });
const rowOf = async (page: string) => /name="row" value="([^"]+)"/.exec((await editor.get(page)).text)?.[1] ?? "";
const came = () => database.run("console", (tx) => tx.attendance.findMany({ where: { withdrawnAt: null } }));
const actions = async () =>
  (await database.run("console", (tx) => tx.auditRecord.findMany({ orderBy: { seq: "asc" } }))).map(
    (one) => one.action,
  );

describe("the list of sign-ups", () => {
  test("shows who has a place and who waits, in order, and opening it is on record", async () => {
    await signUp("山田", 3);
    await signUp("田中");
    const page = read((await editor.get(`${path()}/bookings`)).text);
    expect(page).toContain("3人／定員3人、キャンセル待ち1人");
    expect(page.indexOf("山田")).toBeLessThan(page.indexOf("田中"));
    expect(page).toContain("キャンセル待ち（1番目）");
    expect(page).toContain("手話通訳");
    expect(await actions()).toEqual(["bookings.viewed"]);
  });

  test("takes a sign-up by telephone once, however often the form is sent", async () => {
    const form = { row: await rowOf(`${path()}/bookings`), name: "電話 太郎", phone: "", people: "２", note: "" };
    expect((await editor.post(`${path()}/bookings/add`, form)).status).toBe(303);
    expect((await editor.post(`${path()}/bookings/add`, form)).status).toBe(303);
    const rows = await database.run("console", (tx) => bookings.list(tx, event.id));
    expect(rows.map(({ booking, details }) => [booking.people, details?.name])).toEqual([[2, "電話 太郎"]]);
  });

  test.each([
    [{ name: "" }, "お名前を60文字までで入力してください。"],
    [{ people: "0" }, "人数は1以上の数で入力してください。"],
    [{ people: "9" }, "一度に申し込めるのは3人までです。"],
  ])("says at the field what is wrong with %j, and keeps what was typed", async (wrong, told) => {
    const form = { row: await rowOf(`${path()}/bookings`), name: "電話 太郎", phone: "", people: "1", note: "車いす" };
    const answer = await editor.post(`${path()}/bookings/add`, { ...form, ...wrong });
    expect(answer.status).toBe(400);
    expect(read(answer.text)).toContain(told);
    expect(answer.text).toContain("車いす");
    expect(await database.run("console", (tx) => tx.booking.count())).toBe(0);
  });

  test("gives a cancelled place to who is next", async () => {
    const first = await signUp("山田", 3);
    const next = await signUp("田中");
    const cancel = () => editor.post(`${path()}/bookings/cancel`, { booking: first.id });
    await cancel();
    expect(read((await editor.get(`${path()}/bookings`)).text)).toContain(
      "空いた席は、キャンセル待ちの順に案内します。",
    );
    const rows = await database.run("console", (tx) => bookings.list(tx, event.id));
    expect(rows.find(({ booking }) => booking.id === next.id)?.booking.state).toBe("offered");
    await cancel();
    expect(read((await editor.get(`${path()}/bookings`)).text)).toContain("もう取り消されているか");
  });

  test("leaves as a file that a spreadsheet takes for text", async () => {
    await signUp("=HYPERLINK(1)");
    const file = await editor.post(`${path()}/bookings/file`, {});
    expect(file.text).toContain("'=HYPERLINK(1)");
    expect(await actions()).toEqual(["export.downloaded"]);
  });

  test("writes to the participants as a draft of an announcement to them alone", async () => {
    await signUp("山田");
    const row = await rowOf(`${path()}/bookings`);
    const answer = await editor.post(`${path()}/bookings/message`, { row, to: "event-attended" });
    expect(answer.location).toContain(`/announcements/${row}`);
    expect(drafts).toEqual([
      [
        expect.objectContaining({ title: "参加者へ: 養成講座" }),
        { criteria: [{ kind: "event-attended", id: event.id }] },
      ],
    ]);
  });

  test("is not for who only looks, nor for another ward", async () => {
    await signUp("山田");
    for (const page of ["bookings", "bookings/print", "check-in"]) {
      expect((await viewer.get(`${path()}/${page}`)).status).toBe(403);
      expect((await elsewhere.get(`${path()}/${page}`)).status).toBe(404);
      const theirs = await elsewhere.get(`${path()}/${page}`.replace("suminoe", "nishi"));
      expect(theirs.status).toBe(404);
      expect(theirs.text).not.toContain("山田");
    }
    expect((await editor.get("/console/suminoe/events/%00/bookings")).status).toBe(404);
  });
});

describe("the reception", () => {
  const receive = async (code: string, of: WardEvent = event) =>
    read((await editor.post(`${path(of)}/check-in`, { code, fragment: "1" })).text);

  test("lets in by the code, once, and the plan's count follows", async () => {
    const { id } = await signUp("山田", 2);
    const code = bookings.entryCode(id);
    expect(await receive(code.toLowerCase())).toContain("受け付けました。山田さん 2人");
    expect(await receive(code)).toMatch(/山田さん 2人は、.*に受け付けています。/);
    expect((await came()).map(({ people, how }) => [people, how])).toEqual([[2, "scan"]]);
    expect(recounts).toBe(1);
  });

  test("says what is the matter with another code", async () => {
    await signUp("山田", 3);
    const waiting = await signUp("田中");
    const elsewhereTo = await signUp("佐藤", 1, other);
    expect(await receive(bookings.entryCode(waiting.id))).toContain("キャンセル待ちの方です");
    expect(await receive(bookings.entryCode(elsewhereTo.id))).toContain("別の行事（防災訓練）の入場コードです。");
    expect(await receive("AAAA-AAAA-AAA")).toContain("見つかりません");
    expect(await came()).toEqual([]);
  });

  test("counts by hand how many of them came, and takes it back", async () => {
    const { id } = await signUp("山田", 3);
    expect((await editor.post(`${path()}/check-in/hand`, { booking: id, people: "二" })).status).toBe(400);
    await editor.post(`${path()}/check-in/hand`, { booking: id, people: "2" });
    expect((await came()).map(({ people, how }) => [people, how])).toEqual([[2, "hand"]]);
    await editor.post(`${path()}/check-in/undo`, { booking: id });
    expect(await came()).toEqual([]);
    await editor.post(`${path()}/check-in/hand`, { booking: id, people: "3" });
    expect((await came()).map(({ people }) => people)).toEqual([3]);
  });

  test("counts who came without signing up under their scope, once for each form", async () => {
    const page = `${path()}/check-in`;
    const form = { row: await rowOf(page), people: "４", scope: "学校向け", note: "" };
    await editor.post(`${page}/walk-in`, form);
    await editor.post(`${page}/walk-in`, form);
    expect((await came()).map(({ people, scope, how }) => [people, scope, how])).toEqual([[4, "学校向け", "walk-in"]]);
    expect(read((await editor.get(page)).text)).toContain("4人が来ています（学校向け・当日参加 4人）。");
  });

  test("shows names, and opening it is on record", async () => {
    await signUp("山田");
    expect(read((await editor.get(`${path()}/check-in`)).text)).toContain("山田");
    expect(await actions()).toEqual(["bookings.viewed"]);
  });

  test("allows the camera on its own page alone", async () => {
    expect((await editor.get(`${path()}/check-in`)).permissions).toContain("camera=(self)");
    expect((await editor.get(`${path()}/bookings`)).permissions).toContain("camera=()");
  });
});
