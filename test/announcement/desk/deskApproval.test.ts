import { afterEach, describe, expect, it } from "vitest";
import type { ChannelForecast } from "../../../src/announcement/desk/announcementDesk.js";
import { emptyDatabase, useDatabase } from "../../support/database.js";
import { until } from "../../support/until.js";
import { contentOf, createBench, draft, settle, staff, token, wardNamed } from "./deskBench.js";

const database = useDatabase();
afterEach(() => emptyDatabase(database));

const nishi = wardNamed("nishi");
const everyone = { all: true } as const;
const [writer, approver, other] = [staff(1), staff(2), staff(3)];

const steps = (...names: [string, number, number?][]) =>
  names.map(([name, member, deputy]) => ({
    name,
    members: [staff(member).id],
    deputies: deputy === undefined ? [] : [staff(deputy).id],
  }));

describe("an approval", () => {
  it("by somebody else completes it, wakes the planner, and is on record", async () => {
    await settle(database, [{}, {}]);
    const { desk, entries } = createBench(database);
    const { id, contentSha256, audienceSha256 } = await draft(desk);
    let woken = 0;
    const stop = database.onWake("announcement", () => {
      woken += 1;
    });
    const approved = await desk.approve(nishi, approver, id, { version: 1, expectedRecipients: 2 });
    await until(() => woken === 1);
    stop();
    expect(approved).toMatchObject({ kind: "approved", complete: true, announcement: { state: "approved" } });
    expect(entries.at(-1)).toMatchObject({
      action: "announcement.approved",
      actor: approver,
      facts: { version: 1, contentSha256, audienceSha256, recipients: 2, step: 1, complete: true },
    });
    const row = await database.run("console", (tx) => tx.announcement.findUniqueOrThrow({ where: { id } }));
    expect([row.expectedRecipients, row.approvedAt !== null]).toEqual([2, true]);
  });

  it("is refused to the author, to the author's token, and to the token that wrote it", async () => {
    await settle(database, [{}]);
    const { desk } = createBench(database);
    const { id } = await draft(desk);
    expect(await desk.approve(nishi, writer, id, {})).toEqual({ kind: "own" });
    expect(await desk.approve(nishi, token(1, writer.id), id, {})).toEqual({ kind: "own" });
    const byToken = await draft(desk, {}, token(2, approver.id));
    expect(await desk.approve(nishi, token(2, approver.id), byToken.id, {})).toEqual({ kind: "own" });
    expect(await desk.approve(nishi, approver, byToken.id, {})).toEqual({ kind: "own" });
    expect(await desk.approve(nishi, token(3), byToken.id, {})).toMatchObject({ kind: "approved" });
  });

  it("for another number of people than there are is refused", async () => {
    await settle(database, [{}, {}]);
    const { desk, actions } = createBench(database);
    const { id } = await draft(desk);
    const outcome = await desk.approve(nishi, approver, id, { expectedRecipients: 3 });
    expect(outcome).toEqual({ kind: "count", expected: 3, recipients: 2 });
    expect((await desk.view(nishi, id))?.state).toBe("draft");
    expect(actions()).toEqual(["announcement.created"]);
  });

  it("goes through every step of the ward, each by another person, with a deputy by name", async () => {
    await settle(database, [{}]);
    const { desk, entries } = createBench(database, {
      settings: { approvalSteps: steps(["係長", 2], ["課長", 3, 4]) },
    });
    const { id, steps: names } = await draft(desk);
    expect(names).toEqual(["係長", "課長"]);
    expect(await desk.approve(nishi, staff(3), id, {})).toEqual({ kind: "not-yours", step: "係長" });
    expect(await desk.approve(nishi, staff(2), id, {})).toMatchObject({
      kind: "approved",
      complete: false,
      announcement: { state: "draft", approvals: [{ step: 0, by: "職員2", asDeputy: false }] },
    });
    expect(await desk.approve(nishi, staff(2), id, {})).toEqual({ kind: "own" });
    expect(await desk.approve(nishi, staff(5), id, {})).toEqual({ kind: "not-yours", step: "課長" });
    expect(await desk.approve(nishi, staff(4), id, {})).toMatchObject({
      complete: true,
      announcement: { state: "approved", approvals: [{ step: 0 }, { step: 1, asDeputy: true }] },
    });
    expect(entries.at(-1)?.facts).toMatchObject({ step: 2, asDeputy: true, complete: true });
  });

  it("of the first step is void after an edit", async () => {
    await settle(database, [{}]);
    const { desk } = createBench(database, { settings: { approvalSteps: steps(["係長", 2], ["課長", 3]) } });
    const { id } = await draft(desk);
    await desk.approve(nishi, staff(2), id, {});
    await desk.edit(nishi, writer, id, 1, contentOf({ title: "変更" }), everyone);
    expect(await desk.approve(nishi, staff(3), id, {})).toEqual({ kind: "not-yours", step: "係長" });
  });

  it("knows the person behind a token that made an earlier step", async () => {
    await settle(database, [{}]);
    const { desk } = createBench(database, { settings: { approvalSteps: steps(["係長", 2, 4], ["課長", 3, 4]) } });
    const bound = token(1, staff(4).id);
    await database.run("console", (tx) =>
      tx.apiToken.create({
        data: { id: bound.id, ward: "nishi", name: "x", scopes: [], tokenHash: Buffer.from("x"), staffId: staff(4).id },
      }),
    );
    const { id } = await draft(desk);
    expect(await desk.approve(nishi, bound, id, {})).toMatchObject({ complete: false });
    expect(await desk.approve(nishi, staff(4), id, {})).toEqual({ kind: "own" });
  });

  it("is refused where the checks find an error, and where nobody would get it", async () => {
    const { desk } = createBench(database);
    const nobody = await draft(desk);
    expect(await desk.approve(nishi, approver, nobody.id, {})).toMatchObject({
      kind: "faulty",
      findings: [{ code: "nobody" }],
    });
    await settle(database, [{}]);
    const over = await draft(desk, { expiresAt: "2026-11-19T10:00:00+09:00" });
    expect(await desk.approve(nishi, approver, over.id, {})).toMatchObject({
      kind: "faulty",
      findings: [{ code: "expired" }],
    });
    expect(await desk.submit(nishi, writer, over.id, 1)).toMatchObject({
      kind: "faulty",
      findings: [{ code: "expired" }],
    });
  });

  it("is refused where it does not fit the quota, with the reason", async () => {
    await settle(database, [{}]);
    const forecasts: ChannelForecast[] = [
      {
        channel: "nishi",
        messages: 1,
        quota: undefined,
        reserve: 0,
        left: 0,
        plan: undefined,
        yen: undefined,
        fits: false,
        reason: "足りません",
      },
    ];
    const { desk } = createBench(database, { forecasts });
    const { id } = await draft(desk);
    expect(await desk.approve(nishi, approver, id, {})).toEqual({ kind: "too-big", forecasts });
    expect((await desk.view(nishi, id))?.state).toBe("draft");
  });

  it("by two people at once counts once", async () => {
    await settle(database, [{}]);
    const { desk } = createBench(database);
    const { id } = await draft(desk);
    const outcomes = await Promise.all([approver, other].map((who) => desk.approve(nishi, who, id, {})));
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["approved", "fixed"]);
    expect(await database.run("console", (tx) => tx.announcementApproval.count())).toBe(1);
  });
});

describe("an emergency", () => {
  it("goes with its author's approval where the author is an approver, stands out in the record, and is told to admins", async () => {
    await settle(database, [{ stopped: true }]);
    const { desk, entries } = createBench(database, { settings: { approvalSteps: steps(["係長", 2], ["課長", 3]) } });
    const { id } = await draft(desk, { emergency: true });
    expect(await desk.approve(nishi, writer, id, {})).toEqual({ kind: "own" });
    const approved = await desk.approve(nishi, writer, id, { expectedRecipients: 1, mayApproveOwnEmergency: true });
    expect(approved).toMatchObject({ kind: "approved", complete: true });
    expect(entries.at(-1)).toMatchObject({
      action: "announcement.emergency",
      facts: { byItsAuthor: true, recipients: 1 },
    });
    const hourAgo = new Date(Date.now() - 3_600_000);
    expect(await desk.emergencies("nishi", hourAgo)).toMatchObject([{ id, title: "訓練のお知らせ" }]);
    expect(await desk.emergencies("suminoe", hourAgo)).toEqual([]);
    expect(await desk.emergencies("nishi", new Date(Date.now() + 3_600_000))).toEqual([]);
  });
});
