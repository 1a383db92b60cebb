/** Signing up on the page: the form, the link, the waiting list; and what never leaves the sealed row. */
import request from "supertest";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { languages } from "../../../src/language.js";
import { wardEventStore } from "../../../src/participation/event/wardEventStore.js";
import { sendingLimits } from "../../../src/participation/sendingLimitsStore.js";
import { emptyDatabase, useDatabase } from "../../support/database.js";
import { read } from "../../support/pages.js";
import { createSignUpStand, other, resident, secrets, told } from "./signUpStand.js";

const database = useDatabase();
const signing = createSignUpStand(database);
const { app, stand, post, event, link, visitor, inTx } = signing;
beforeEach(signing.begin);
afterEach(() => emptyDatabase(database));

const form = "/nishi/e/course-1/sign-up";
const get = (path: string) => request(app).get(path);
const rows = () => inTx((tx) => tx.booking.findMany());
const seedIn = (html: string) => /name="seed" value="([^"]+)"/.exec(html)?.[1] ?? "";
const codeIn = (html: string) => /class="taking-code">([^<]+)</.exec(html)?.[1];
const bodyOf = (html: string) => read(html.slice(html.indexOf("<main")));

describe("the form", () => {
  it("says what the event is and what the data are for before it asks, and asks only what the event wants", async () => {
    await event({
      asks: { contact: "email", needs: ["手話通訳"], question: "お子さんの月齢" },
      mostPeople: 3,
      free: true,
    });
    const shown = await get(form);
    expect(shown.status).toBe(200);
    expect([shown.headers["cache-control"], shown.headers["x-robots-tag"], shown.headers["referrer-policy"]]).toEqual([
      "no-store",
      "noindex",
      "no-referrer",
    ]);
    expect(bodyOf(shown.text)).toMatch(
      /見守りサポーター養成講座[\s\S]*2026年12月5日（土）10:00〜12:00[\s\S]*区民センター[\s\S]*無料[\s\S]*90日後に消し[\s\S]*お名前[\s\S]*メールアドレス[\s\S]*3人まで[\s\S]*手話通訳[\s\S]*お子さんの月齢/,
    );
    expect(shown.text).not.toContain('name="phone"');
    expect(shown.text).toContain('autocomplete="email"');
  });

  it("keeps what was typed, names each mistake at its field, and stores nothing", async () => {
    await event({ mostPeople: 3 });
    const answer = await post(form, { name: "", phone: "123", people: "9", note: "<b>車いす</b>" });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain("3か所を直してください");
    for (const field of ["name", "phone", "people"]) {
      expect(answer.text).toContain(`href="#${field}"`);
      expect(answer.text).toContain(`id="${field}-mistake"`);
    }
    expect(answer.text).toContain('value="123"');
    expect(answer.text).toContain("&lt;b>車いす&lt;/b>");
    expect(await rows()).toEqual([]);
  });

  it("reads well in every language, with no hole left open", async () => {
    await event({ capacity: 1, asks: { needs: ["手話通訳"] }, mostPeople: 2 });
    await visitor((await inTx((tx) => wardEventStore.find(tx, "nishi", { key: "course-1" })))!);
    for (const language of languages) {
      const path = language === "ja" ? form : `${form}?lang=${language}`;
      const shown = bodyOf((await get(path)).text);
      const refused = bodyOf((await post(path, {})).text);
      expect(`${shown} ${refused}`).not.toMatch(/\{[a-z]+\}/);
      expect(refused).not.toBe(shown);
    }
    expect((await get(`${form}?lang=vi`)).text).toContain("danh sách chờ");
  });

  it.each([
    ["before it opens", { signUpFrom: new Date("2026-11-25T09:00:00+09:00") }, 200, "2026年11月25日（水）09:00"],
    ["after it closes", { signUpUntil: new Date("2026-11-19T09:00:00+09:00") }, 410, "受け付けは終わりました"],
    ["of an event that takes none", { signUp: false }, 200, "このページでの申し込みを受け付けていません"],
    [
      "of an event that is over",
      { startsAt: new Date("2026-11-01T10:00:00+09:00"), endsAt: undefined },
      410,
      "この行事は終わりました",
    ],
  ])("%s says so in words, and takes nothing", async (_when, fields, status, words) => {
    await event(fields);
    const shown = await get(form);
    expect([shown.status, bodyOf(shown.text).includes(words)]).toEqual([status, true]);
    expect((await post(form, told)).status).toBe(409);
    expect(await rows()).toEqual([]);
  });

  it("of a cancelled event says that it is cancelled", async () => {
    const { id } = await event();
    await inTx((tx) => wardEventStore.cancel(tx, "nishi", id));
    const shown = await get(form);
    expect([shown.status, shown.text.includes("中止になりました")]).toEqual([410, true]);
  });

  it("is not there for a draft, another ward, or an address that is none", async () => {
    await event({}, "draft");
    for (const path of [form, form.replace("nishi", "suminoe"), "/nishi/e/%00/sign-up", "/nishi/e/nothing/sign-up"]) {
      expect((await get(path)).status).toBe(404);
      expect((await post(path, told)).status).toBe(404);
    }
  });

  it("of another site is refused, and so is one address that sends without end", async () => {
    await event();
    const foreign = await post(form, told).set("Origin", "https://elsewhere.example");
    expect(foreign.status).toBe(403);
    for (let sent = 0; sent < sendingLimits["sign-up"].address.points; sent++)
      expect((await post(form, {}).set("X-Forwarded-For", "192.0.2.1")).status).toBe(400);
    const stopped = await post(form, told).set("X-Forwarded-For", "192.0.2.1");
    expect([stopped.status, Number(stopped.headers["retry-after"]) > 0]).toEqual([429, true]);
    expect(stopped.text).toContain("もう一度お送りください");
    expect((await post(form, told).set("X-Forwarded-For", "192.0.2.2")).status).toBe(303);
    expect(await rows()).toHaveLength(1);
  });

  it("under links that nobody was given is neither taken nor counted", async () => {
    await event();
    const counted = () => inTx((tx) => tx.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM shared_limit`);
    const [before] = await counted();
    for (const made of ["a", "b", "c"]) {
      expect((await post(`${form}/${made.repeat(43)}`, told)).status).toBe(410);
      expect((await post(`/nishi/booking/${made.repeat(43)}`, told)).status).toBe(410);
    }
    expect(await counted()).toEqual([before]);
  });
});

describe("a visitor without LINE", () => {
  it("gets a link of their own, with an entry code, once for a form that was sent twice", async () => {
    await event({ capacity: 5 });
    const filled = { ...told, seed: seedIn((await get(form)).text) };
    const [once, twice] = [await post(form, filled), await post(form, filled)];
    expect([once.status, once.headers.location]).toEqual([303, twice.headers.location]);
    expect(once.headers.location).toMatch(/^\/nishi\/booking\/[\w-]{43}\?said=new$/);
    expect(await rows()).toHaveLength(1);
    const shown = await get(once.headers.location ?? "");
    expect(shown.status).toBe(200);
    expect(bodyOf(shown.text)).toMatch(
      /受け付けました[\s\S]*参加が決まっています[\s\S]*西野さくら[\s\S]*アドレスが申し込みの控え/,
    );
    expect(codeIn(shown.text)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{3}$/);
    expect(shown.text).toContain('<svg role="img"');
    expect(shown.text).toContain('href="/nishi/e/course-1/event.ics"');
    const found = await inTx((tx) => signing.bookings.byEntryCode(tx, "nishi", codeIn(shown.text) ?? ""));
    expect(found?.booking.id).toBe((await rows())[0]?.id);
  });

  it("who comes when it is full waits in order, is offered the place that becomes free, and takes it", async () => {
    const course = await event({ capacity: 1 });
    const first = await visitor(course);
    const shown = await get(form);
    expect(shown.text).toContain("キャンセル待ちに申し込む");
    expect(shown.text).not.toContain("あと");
    const waiting = (await post(form, told)).headers.location?.split("?")[0] ?? "";
    const second = await get(waiting);
    expect(bodyOf(second.text)).toMatch(/キャンセル待ちの1番目[\s\S]*このページに出ます/);
    expect(codeIn(second.text)).toBeUndefined();
    expect((await post(waiting, { action: "accept" })).status).toBe(409);

    expect((await get(`/nishi/booking/${first}?view=cancel`)).text).toContain("申し込みを取り消しますか");
    expect((await post(`/nishi/booking/${first}`, { action: "cancel" })).headers.location).toBe("?said=cancelled");
    const offered = await get(waiting);
    expect(bodyOf(offered.text)).toMatch(/席が空きました[\s\S]*2026年11月21日（土）10:00までに/);
    expect((await post(waiting, { action: "accept" })).headers.location).toBe("?said=accepted");
    expect(codeIn((await get(waiting)).text)).toBeDefined();
  });

  it("who answers an offer too late is told that the next one has been asked", async () => {
    const course = await event({ capacity: 1 });
    const first = await visitor(course);
    const second = await visitor(course);
    await post(`/nishi/booking/${first}`, { action: "cancel" });
    stand.now = new Date("2026-11-21T10:00:01+09:00");
    const late = await post(`/nishi/booking/${second}`, { action: "accept" });
    expect([late.status, bodyOf(late.text).includes("次の方にご案内しました")]).toEqual([409, true]);
    expect(bodyOf(late.text)).toContain("もう一度申し込む");
  });

  it("has nothing behind a wrong link, or one of another ward", async () => {
    const token = await visitor(await event());
    for (const wrong of [
      `/nishi/booking/${token}x`,
      `/suminoe/booking/${token}`,
      "/nishi/booking/a",
      "/nishi/booking/%00",
    ]) {
      expect((await get(wrong)).status).toBe(410);
      expect((await post(wrong, { action: "cancel" })).status).toBe(410);
    }
    expect((await rows())[0]?.state).toBe("confirmed");
  });
});

describe("a resident with the link from LINE", () => {
  const byLink = async () => `${form}/${await link()}`;

  it("opens it as often as they like, signs up once, and is told once in LINE", async () => {
    await event();
    const path = await byLink();
    await get(path);
    const filled = { ...told, action: "sign-up", seed: seedIn((await get(path)).text) };
    expect((await post(path, filled)).headers.location).toBe("?said=new");
    expect((await post(path, filled)).headers.location).toBe("?said=saved");
    const [row, ...rest] = await rows();
    expect([row?.residentId, rest]).toEqual([resident, []]);
    expect(stand.told).toEqual([
      { ward: "nishi", residentId: resident, kind: "booking.confirmed", subject: row?.id, slot: filled.seed },
    ]);
    const shown = await get(path);
    expect(bodyOf(shown.text)).toMatch(/参加が決まっています[\s\S]*入場コード[\s\S]*西野さくら[\s\S]*24時間/);
    expect(shown.text).toContain('href="?view=form"');
  });

  it("changes it by the same form, and is told where more people do not fit", async () => {
    const course = await event({ capacity: 4, mostPeople: 4 });
    const path = await byLink();
    await post(path, { ...told, people: "2", seed: crypto.randomUUID() });
    await visitor(course);
    const change = await get(`${path}?view=form`);
    expect(change.text).toContain('value="090-1111-2222"');
    expect(change.text).toContain('href="?view=cancel"');
    const changed = { ...told, action: "change", name: "西野うめ" };
    const tooMany = await post(path, { ...changed, people: "4" });
    expect([tooMany.status, tooMany.text.includes("いま受け付けられるのは3人まで")]).toEqual([400, true]);
    expect((await post(path, { ...changed, people: "3" })).headers.location).toBe("?said=saved");
    expect(bodyOf((await get(`${path}?said=saved`)).text)).toMatch(/変更しました[\s\S]*西野うめ[\s\S]*3人/);
  });

  it("gives it back after being asked, and may sign up again, at the end of the line", async () => {
    const course = await event({ capacity: 1 });
    const path = await byLink();
    await post(path, { ...told, seed: crypto.randomUUID() });
    await visitor(course);
    expect((await get(`${path}?view=cancel`)).text).toContain("順番は最後になります");
    expect((await post(path, { action: "cancel" })).headers.location).toBe("?said=cancelled");
    const after = await get(`${path}?said=cancelled`);
    expect(bodyOf(after.text)).toMatch(/取り消しました[\s\S]*もう一度申し込む/);
    const again = await post(path, { ...told, seed: crypto.randomUUID() });
    expect(again.headers.location).toBe("?said=new");
    expect(bodyOf((await get(path)).text)).toMatch(/キャンセル待ちの1番目[\s\S]*LINEでお知らせします/);
    expect(stand.told.filter(({ residentId }) => residentId === resident).map(({ kind }) => kind)).toEqual([
      "booking.confirmed",
      "booking.waiting",
    ]);
  });

  it("can change nothing once the event has begun", async () => {
    await event();
    const path = await byLink();
    await post(path, { ...told, seed: crypto.randomUUID() });
    stand.now = new Date("2026-12-05T10:00:00+09:00");
    for (const action of ["cancel", "change"]) {
      const answer = await post(path, { ...told, action });
      expect([answer.status, bodyOf(answer.text).includes("いまは変更できません")]).toEqual([409, true]);
    }
    expect((await get(path)).text).not.toContain("?view=cancel");
    expect((await rows())[0]?.state).toBe("confirmed");
  });

  it("sees their own sign-up only, in their language; a link that is over says how to get a new one", async () => {
    const course = await event();
    await signing.signUp(course, other);
    await inTx((tx) => tx.resident.update({ where: { id: resident }, data: { language: "vi" } }));
    const token = await link();
    const shown = await get(`${form}/${token}`);
    expect(shown.text).toContain('name="seed"');
    expect(shown.text).toContain('<html lang="vi"');
    expect((await get(`/suminoe/e/course-1/sign-up/${token}`)).status).toBe(404);
    await inTx((tx) => tx.residentLink.updateMany({ data: { expiresAt: new Date(0) } }));
    const late = await get(`${form}/${token}`);
    expect([late.status, late.text.includes("「申し込みの確認」と送ると")]).toEqual([410, true]);
    expect((await post(`${form}/${token}`, told)).status).toBe(410);
  });
});

it("keeps what was told sealed: not in the row, not in the log, not in what LINE is to say", async () => {
  await event();
  const path = `${form}/${await link()}`;
  await post(path, { ...told, email: "sakura@example.jp", seed: crypto.randomUUID() });
  await get(`${path}/nothing`);
  const [row] = await rows();
  const kept = Buffer.from(row?.details ?? []).toString("utf8") + JSON.stringify({ ...row, details: null, place: "" });
  expect(row?.details?.byteLength).toBeGreaterThan(100);
  for (const secret of secrets)
    for (const place of [kept, stand.lines.join(), JSON.stringify(stand.told)]) expect(place).not.toContain(secret);
  expect(stand.lines.join()).not.toContain(path.split("/").at(-1));
});
