import { afterEach, describe, expect, it } from "vitest";
import { emptyDatabase, useDatabase } from "../../support/database.js";
import { announcementOf, contentOf, createBench, deliver, draft, settle, staff, wardNamed } from "./deskBench.js";

const database = useDatabase();
afterEach(() => emptyDatabase(database));

const nishi = wardNamed("nishi");
const everyone = { all: true } as const;
const [writer, approver, other] = [staff(1), staff(2), staff(3)];

describe("sending back and stopping", () => {
  it("sends a request and an approval back, with a note", async () => {
    await settle(database, [{}]);
    const { desk, actions } = createBench(database);
    const { id } = await draft(desk);
    expect(announcementOf(await desk.submit(nishi, writer, id, 1)).submittedAt).toBeInstanceOf(Date);
    await desk.approve(nishi, approver, id, {});
    const back = announcementOf(await desk.reject(nishi, approver, id, "日付をもう一度確かめてください"));
    expect(back).toMatchObject({
      state: "draft",
      approvals: [],
      submittedAt: undefined,
      cancelReason: "日付をもう一度確かめてください",
    });
    expect(announcementOf(await desk.submit(nishi, writer, id, 1)).cancelReason).toBeUndefined();
    expect(actions().slice(1)).toEqual(
      ["submitted", "approved", "returned", "submitted"].map((one) => `announcement.${one}`),
    );
  });

  it("withdraws what is not sent yet, and only once", async () => {
    const [one = "", two = ""] = await settle(database, [{}, {}]);
    const { desk, entries } = createBench(database);
    const { id } = await draft(desk);
    await deliver(database, id, [one]);
    await deliver(database, id, [two], { state: "pending" });
    await database.run("console", (tx) => tx.announcement.update({ where: { id }, data: { state: "sending" } }));
    const cancelled = await desk.cancel(nishi, approver, id);
    expect(cancelled).toMatchObject({
      kind: "cancelled",
      announcement: { state: "cancelled", counts: { recipients: 2, accepted: 1, cancelled: 1, pending: 0 } },
    });
    expect(entries.at(-1)).toMatchObject({ action: "announcement.cancelled", facts: { from: "sending", accepted: 1 } });
    expect(await desk.cancel(nishi, approver, id)).toEqual({ kind: "over", state: "cancelled" });
    expect(await desk.resume(nishi, approver, id)).toEqual({ kind: "over", state: "cancelled" });
  });

  it("goes on after a pause, and settles what is uncertain as a person decides", async () => {
    const [one = "", two = ""] = await settle(database, [{}, {}]);
    const { desk, actions } = createBench(database);
    const { id } = await draft(desk);
    await deliver(database, id, [one]);
    await deliver(database, id, [two], { state: "uncertain" });
    expect(await desk.settleUncertain(nishi, approver, id, "sent")).toEqual({ kind: "over", state: "draft" });
    await database.run("console", (tx) =>
      tx.announcement.update({ where: { id }, data: { state: "paused", pauseReason: "uncertain" } }),
    );
    expect(await desk.settleUncertain(nishi, approver, id, "sent")).toMatchObject({
      announcement: { counts: { accepted: 2, uncertain: 0 }, pauseReason: undefined },
    });
    await database.run("console", (tx) =>
      tx.announcement.update({ where: { id }, data: { state: "paused", pauseReason: "quota" } }),
    );
    expect(await desk.resume(nishi, approver, id)).toMatchObject({ announcement: { state: "sending" } });
    expect(actions().slice(1)).toEqual(["announcement.taken-as-sent", "announcement.resumed"]);
  });
});

describe("a correction", () => {
  it("is a draft for exactly those who got the first, linked to it, and stays for them", async () => {
    const [one = ""] = await settle(database, [{}, {}]);
    const { desk } = createBench(database);
    const { id } = await draft(desk, { sendAt: "2026-11-19T10:00:00+09:00" });
    expect(await desk.correct(nishi, writer, id)).toEqual({ kind: "fixed", state: "draft" });
    await deliver(database, id, [one]);
    const correction = announcementOf(await desk.correct(nishi, other, id));
    expect(correction).toMatchObject({ state: "draft", correctsId: id, audience: { correctionOf: id } });
    expect(correction.content).toEqual({ ...contentOf(), title: "訂正: 訓練のお知らせ" });
    expect((await desk.view(nishi, id))?.correctedBy).toEqual([correction.id]);
    expect(await desk.count(nishi, correction.audience)).toMatchObject({ recipients: 1 });
    expect(await desk.edit(nishi, other, correction.id, 1, contentOf(), everyone)).toMatchObject({
      kind: "faulty",
      findings: [{ code: "correction-audience" }],
    });
    const kept = await desk.edit(nishi, other, correction.id, 1, contentOf({ title: "訂正" }), { correctionOf: id });
    expect(kept.kind).toBe("written");
  });

  it("does not cut a character of a long title in two: half of one is kept nowhere", async () => {
    const [one = ""] = await settle(database, [{}]);
    const { desk } = createBench(database);
    const { id } = await draft(desk, { title: `a${"😀".repeat(49)}`, sendAt: "2026-11-19T10:00:00+09:00" });
    await deliver(database, id, [one]);
    const { content } = announcementOf(await desk.correct(nishi, other, id));
    expect(content.title).toMatch(/^訂正: a(😀)+…$/u);
  });
});
