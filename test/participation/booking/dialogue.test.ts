/** 「申し込みの確認」 in LINE: one's own sign-ups, old buttons, and the word after signing up on the page. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { languages } from "../../../src/language.js";
import { messageProblems } from "../../../src/line/limits.js";
import { text } from "../../../src/line/messages.js";
import { createBookingDialogue } from "../../../src/participation/booking/bookingDialogue.js";
import { signUpNotices } from "../../../src/participation/booking/signUpNoticeDesk.js";
import { eventFields, type WardEvent } from "../../../src/participation/event/wardEvent.js";
import { wardEventStore } from "../../../src/participation/event/wardEventStore.js";
import { emptyDatabase, useDatabase } from "../../support/database.js";
import { buttons, createSignUpStand, other, resident, secrets, twin } from "./signUpStand.js";

const database = useDatabase();
const signing = createSignUpStand(database);
const { stand, press, open, event, signUp, visitor, inTx, bookings, links, publicUrl } = signing;
beforeEach(signing.begin);
afterEach(() => emptyDatabase(database));

const state = async (id: string) => (await inTx((tx) => bookings.find(tx, "nishi", id)))?.booking.state;
const cancel = (token: string) =>
  inTx(async (tx) => {
    const found = await bookings.byLink(tx, "nishi", token);
    if (found) await bookings.cancel(tx, "nishi", found.booking.id, "resident", stand.now);
  });
/** Full with one visitor; the resident waits, and is offered the place when the visitor leaves. */
async function offered(): Promise<{ course: WardEvent; id: string }> {
  const course = await event({ capacity: 1 });
  const token = await visitor(course);
  const id = await signUp(course);
  await cancel(token);
  return { course, id };
}

describe("the list", () => {
  it("without a sign-up says so and leads to the events", async () => {
    const outcome = await open();
    expect(twin(outcome)).toContain("申し込んでいるものはありません");
    expect(buttons(outcome)).toEqual(["command:event"]);
  });

  it("shows what comes next first, with a link that opens the page of each", async () => {
    const course = await event({ capacity: 1 });
    await visitor(course);
    const waiting = await signUp(course);
    const drill = await inTx((tx) =>
      wardEventStore.create(
        tx,
        "nishi",
        eventFields.parse({ title: "防災訓練", startsAt: new Date("2026-11-28T09:00:00+09:00"), signUp: true }),
        { key: "drill", state: "published" },
      ),
    );
    await signUp(drill);
    await signUp(course, other);
    const outcome = await open();
    expect(twin(outcome)).toMatch(
      /防災訓練 2026年11月28日（土）09:00〜 参加が決まっています[\s\S]*養成講座[\s\S]*区民センター キャンセル待ちの1番目です$/,
    );
    expect(buttons(outcome)).toContain(`booking:cancel?b=${waiting}`);
    const [url = ""] = /https:[^"]+course-1[^"]+/.exec(JSON.stringify(outcome)) ?? [];
    const { pathname } = new URL(url);
    expect(pathname).toMatch(/^\/nishi\/e\/course-1\/sign-up\/[\w-]{43}$/);
    const token = pathname.split("/").at(-1) ?? "";
    expect((await inTx((tx) => links.find(tx, "nishi", "sign-up", token)))?.id).toBe(resident);
  });

  it("brings booked consultations along, and shows ten events at most", async () => {
    for (let n = 1; n <= 12; n++)
      await signUp(
        await inTx((tx) =>
          wardEventStore.create(
            tx,
            "nishi",
            eventFields.parse({
              title: `講座${n}`.repeat(20),
              startsAt: new Date("2026-12-05T10:00:00+09:00"),
              signUp: true,
            }),
            { key: `course-${n}`, state: "published" },
          ),
        ),
      );
    const more = createBookingDialogue({ bookings, links, publicUrl, more: async () => [text("相談の予約")] });
    const outcome = await inTx((tx) => more.open(signing.turnOf(tx)));
    expect(outcome.messages).toHaveLength(3);
    expect(twin(outcome)).toMatch(/ほかに2件あります[\s\S]*相談の予約/);
    expect(messageProblems(outcome.messages)).toEqual([]);
  });
});

describe("giving back", () => {
  it("asks first, does it once, and says kindly that it was done before", async () => {
    const id = await signUp(await event());
    const asked = await press(`booking:cancel?b=${id}`);
    expect(twin(asked)).toContain("この申し込みを取り消しますか");
    expect(buttons(asked)).toEqual([`booking:cancel-yes?b=${id}`, `booking:show?b=${id}`]);
    expect(await state(id)).toBe("confirmed");
    expect(twin(await press(`booking:cancel-yes?b=${id}`))).toContain("申し込みを取り消しました");
    expect(await state(id)).toBe("cancelled");
    for (const old of ["cancel", "cancel-yes", "accept"])
      expect(twin(await press(`booking:${old}?b=${id}`))).toContain("もう取り消されています");
    expect(buttons(await press(`booking:show?b=${id}`))).toEqual([]);
  });

  it.each([
    ["has begun", "2026-12-05T10:00:00+09:00", "もう始まったか、終わっています"],
    ["is over", "2026-12-06T10:00:00+09:00", "もう始まったか、終わっています"],
  ])("of an event that %s is not possible", async (_when, now, words) => {
    const id = await signUp(await event());
    stand.now = new Date(now);
    for (const old of ["cancel", "cancel-yes", "accept"])
      expect(twin(await press(`booking:${old}?b=${id}`))).toContain(words);
    expect(await state(id)).toBe("confirmed");
  });

  it("of a cancelled event is not needed", async () => {
    const course = await event();
    const id = await signUp(course);
    await inTx((tx) => wardEventStore.cancel(tx, "nishi", course.id));
    expect(twin(await press(`booking:cancel?b=${id}`))).toContain("中止になりました。手続きは要りません");
    expect(twin(await press(`booking:cancel-yes?b=${id}`))).toContain("中止になりました");
  });
});

describe("a place that is offered", () => {
  it("is taken with one press, and a second press says that all is well", async () => {
    const { id } = await offered();
    expect(twin(await open())).toContain("2026年11月21日（土）10:00までにお返事ください");
    expect(twin(await press(`booking:accept?b=${id}`))).toContain("参加が決まりました");
    expect(twin(await press(`booking:accept?b=${id}`))).toContain("参加はもう決まっています");
    expect(await state(id)).toBe("confirmed");
  });

  it("is declined after a question in words of its own, and goes to the next in line", async () => {
    const { course, id } = await offered();
    const next = await signUp(course, other);
    expect(twin(await press(`booking:cancel?b=${id}`))).toContain("空いた席を辞退しますか");
    expect(twin(await press(`booking:cancel-yes?b=${id}`))).toContain("席は次の方にご案内します");
    expect(await state(next)).toBe("offered");
  });

  it("is gone when the time to answer is over: the next in line has it", async () => {
    const { course, id } = await offered();
    const next = await signUp(course, other);
    stand.now = new Date("2026-11-21T10:00:01+09:00");
    expect(twin(await press(`booking:accept?b=${id}`))).toContain("次の方にご案内しました");
    expect([await state(id), await state(next)]).toEqual(["expired", "offered"]);
  });

  it("can't be taken before it is offered", async () => {
    const course = await event({ capacity: 1 });
    await visitor(course);
    const id = await signUp(course);
    expect(twin(await press(`booking:accept?b=${id}`))).toContain("まだ順番が来ていません");
    expect(await state(id)).toBe("waiting");
  });
});

it("has no button for somebody else's sign-up, nor for one that is none", async () => {
  const id = await signUp(await event(), other);
  for (const b of [id, "", "x", "%00", "00000000-0000-4000-8000-000000000000"])
    for (const action of ["show", "accept", "cancel", "cancel-yes"])
      expect(await press(`booking:${action}?b=${b}`)).toBeUndefined();
  expect(await press(`booking:nothing?b=${id}`, "ja", other)).toBeUndefined();
  expect(await state(id)).toBe("confirmed");
});

it("says nothing personal in LINE, in any state and language, and keeps LINE's limits", async () => {
  const course = await event({ title: "あ".repeat(100), place: "い".repeat(100), capacity: 1 });
  const token = await visitor(course);
  const id = await signUp(course);
  const shown = async () => {
    for (const language of languages)
      for (const outcome of [
        await open(language),
        await press(`booking:show?b=${id}`, language),
        await press(`booking:cancel?b=${id}`, language),
      ]) {
        expect(messageProblems(outcome?.messages ?? [])).toEqual([]);
        const said = JSON.stringify(outcome);
        expect(said).not.toMatch(/\{[a-z]+\}/);
        for (const secret of secrets) expect(said).not.toContain(secret);
      }
  };
  await shown();
  await cancel(token);
  await shown();
  await press(`booking:accept?b=${id}`);
  await shown();
  await press(`booking:cancel-yes?b=${id}`);
  await shown();
});

describe("the word after signing up", () => {
  const kinds = signUpNotices({
    content: () => signing.content,
    bookings,
    links,
    publicUrl,
    clock: signing.clock,
  });
  const compose = (kind: string, subject: string, who = resident, language: (typeof languages)[number] = "ja") =>
    inTx(async (tx) => {
      const about = { ward: "nishi", residentId: who, kind, subject, slot: "seed" };
      return kinds[kind]?.(tx, { ...about, id: crypto.randomUUID(), language, channel: "nishi" });
    });

  it("tells how it stands and where to change it, and nothing personal", async () => {
    const id = await signUp(await event());
    for (const language of languages) {
      const messages = (await compose("booking.confirmed", id, resident, language)) ?? [];
      expect(messageProblems(messages)).toEqual([]);
      const said = JSON.stringify(messages);
      expect(said).toContain(`booking:cancel?b=${id}`);
      expect(said).toMatch(/https:\/\/ward\.example\/nishi\/e\/course-1\/sign-up\/[\w-]{43}/);
      for (const secret of secrets) expect(said).not.toContain(secret);
    }
    expect(twin({ messages: (await compose("booking.confirmed", id)) ?? [] })).toMatch(
      /参加が決まっています[\s\S]*養成講座[\s\S]*2026年12月5日（土）10:00〜12:00[\s\S]*区民センター/,
    );
  });

  it("says nothing that is no longer so, and nothing to somebody else", async () => {
    const course = await event();
    const id = await signUp(course);
    expect(await compose("booking.waiting", id)).toBeUndefined();
    expect(await compose("booking.confirmed", id, other)).toBeUndefined();
    expect(await compose("booking.confirmed", crypto.randomUUID())).toBeUndefined();
    await press(`booking:cancel-yes?b=${id}`);
    expect(await compose("booking.confirmed", id)).toBeUndefined();
    const again = await signUp(course, other);
    await inTx((tx) => wardEventStore.cancel(tx, "nishi", course.id));
    expect(await compose("booking.confirmed", again, other)).toBeUndefined();
  });

  it("tells who waits their place in the line", async () => {
    const course = await event({ capacity: 1 });
    await visitor(course);
    const id = await signUp(course);
    expect(twin({ messages: (await compose("booking.waiting", id)) ?? [] })).toContain("キャンセル待ちの1番目です");
  });
});
