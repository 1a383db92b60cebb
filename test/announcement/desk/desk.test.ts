import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import { hashOf } from "../../../src/announcement/announcement.js";
import type { AnnouncementDesk } from "../../../src/announcement/desk/announcementDesk.js";
import { emptyDatabase, useDatabase } from "../../support/database.js";
import { announcementOf, contentOf, createBench, draft, settle, staff, token, wardNamed } from "./deskBench.js";

const database = useDatabase();
afterEach(() => emptyDatabase(database));

const nishi = wardNamed("nishi");
const suminoe = wardNamed("suminoe");
const everyone = { all: true } as const;
const [writer, approver, other] = [staff(1), staff(2), staff(3)];

describe("the desk", () => {
  it("keeps a draft with the hashes of its content and of its audience's rule", async () => {
    const { desk, entries } = createBench(database);
    const made = await draft(desk);
    expect(made).toMatchObject({ ward: "nishi", state: "draft", version: 1, author: { kind: "staff", id: writer.id } });
    expect(made.contentSha256).toBe(hashOf(contentOf()));
    expect(made.audienceSha256).toBe(hashOf(everyone));
    expect(made.counts).toEqual({ recipients: 0, accepted: 0, invalid: 0, cancelled: 0, uncertain: 0, pending: 0 });
    expect(entries).toMatchObject([{ action: "announcement.created", ward: "nishi", subject: made.id, actor: writer }]);
    expect(JSON.stringify(entries)).not.toContain("訓練");
  });

  it("makes no second one when the same id is asked for twice", async () => {
    const { desk, actions } = createBench(database);
    const id = randomUUID();
    await desk.create(nishi, token(1), contentOf(), everyone, id);
    const again = announcementOf(await desk.create(nishi, token(1), contentOf(), everyone, id));
    expect([again.id, again.version]).toEqual([id, 1]);
    expect(actions()).toEqual(["announcement.created"]);
  });

  it("refuses a draft that LINE would refuse", async () => {
    const { desk } = createBench(database);
    const broken = contentOf({ variants: { ja: [{ kind: "line", message: { type: "text", text: "" } }] } });
    expect(await desk.create(nishi, writer, broken, everyone)).toMatchObject({
      kind: "faulty",
      findings: [{ weight: "error", code: "line-refuses", path: "variants.ja[0]" }],
    });
  });

  it("shows, edits, approves and cancels nothing of another ward", async () => {
    await settle(database, [{}]);
    const { desk } = createBench(database);
    const { id } = await draft(desk);
    expect(await desk.view(suminoe, id)).toBeUndefined();
    expect(await desk.list(suminoe, { limit: 10 })).toEqual([]);
    expect(await desk.edit(suminoe, other, id, 1, contentOf(), everyone)).toEqual({ kind: "missing" });
    expect(await desk.submit(suminoe, other, id, 1)).toEqual({ kind: "missing" });
    expect(await desk.approve(suminoe, approver, id, {})).toEqual({ kind: "missing" });
    expect(await desk.reject(suminoe, approver, id, "")).toEqual({ kind: "missing" });
    expect(await desk.cancel(suminoe, approver, id)).toEqual({ kind: "missing" });
    expect(await desk.resume(suminoe, approver, id)).toEqual({ kind: "missing" });
    expect(await desk.settleUncertain(suminoe, approver, id, "sent")).toEqual({ kind: "missing" });
    expect(await desk.correct(suminoe, writer, id)).toEqual({ kind: "missing" });
    expect(await desk.create(suminoe, writer, contentOf(), { correctionOf: id })).toMatchObject({ kind: "faulty" });
    const rows: unknown[] = [];
    for await (const row of desk.recipients(suminoe, id)) rows.push(row);
    expect(rows).toEqual([]);
    expect(await desk.view(nishi, id)).toMatchObject({ state: "draft", version: 1 });
  });

  it("finds nothing behind an id that is none", async () => {
    const { desk } = createBench(database);
    expect(await desk.view(nishi, "x")).toBeUndefined();
    expect(await desk.approve(nishi, approver, "x'; --", {})).toEqual({ kind: "missing" });
    expect(await desk.cancel(nishi, approver, "x")).toEqual({ kind: "missing" });
  });

  it("lists by state, newest first, page by page", async () => {
    await settle(database, [{}]);
    const { desk } = createBench(database);
    const first = await draft(desk, { title: "一" });
    await database.run(
      "console",
      (tx) => tx.$executeRaw`UPDATE announcement SET created_at = created_at - interval '1 hour'`,
    );
    await draft(desk, { title: "二" });
    await desk.approve(nishi, approver, first.id, {});
    const titles = async (filter: Parameters<AnnouncementDesk["list"]>[1]) =>
      (await desk.list(nishi, filter)).map(({ content }) => content.title);
    expect(await titles({ limit: 10 })).toEqual(["二", "一"]);
    expect(await titles({ limit: 10, states: ["approved"] })).toEqual(["一"]);
    const [newest] = await desk.list(nishi, { limit: 1 });
    expect(await titles({ limit: 10, before: newest?.createdAt })).toEqual(["一"]);
  });
});

describe("an edit", () => {
  it("makes a new version and takes approvals and the request back", async () => {
    await settle(database, [{}]);
    const { desk } = createBench(database);
    const { id } = await draft(desk);
    await desk.submit(nishi, writer, id, 1);
    expect(await desk.approve(nishi, approver, id, { version: 1 })).toMatchObject({ kind: "approved", complete: true });
    const edited = announcementOf(await desk.edit(nishi, other, id, 1, contentOf({ title: "変更" }), everyone));
    expect(edited).toMatchObject({ state: "draft", version: 2, approvals: [], submittedAt: undefined });
    // Who edited it is an author now.
    expect(await desk.approve(nishi, other, id, {})).toEqual({ kind: "own" });
    expect(await desk.approve(nishi, approver, id, { version: 1 })).toEqual({ kind: "outdated", version: 2 });
    expect(await desk.approve(nishi, approver, id, { version: 2 })).toMatchObject({ kind: "approved" });
  });

  it("of an older version is refused", async () => {
    const { desk } = createBench(database);
    const { id } = await draft(desk);
    await desk.edit(nishi, writer, id, 1, contentOf({ title: "二版" }), everyone);
    expect(await desk.edit(nishi, other, id, 1, contentOf({ title: "三版" }), everyone)).toEqual({
      kind: "outdated",
      version: 2,
    });
    expect((await desk.view(nishi, id))?.content.title).toBe("二版");
  });

  it("of what is on its way is refused", async () => {
    const { desk } = createBench(database);
    const { id } = await draft(desk);
    await database.run("console", (tx) => tx.announcement.update({ where: { id }, data: { state: "planned" } }));
    const fixed = { kind: "fixed", state: "planned" };
    expect(await desk.edit(nishi, writer, id, 1, contentOf(), everyone)).toEqual(fixed);
    expect(await desk.submit(nishi, writer, id, 1)).toEqual(fixed);
    expect(await desk.reject(nishi, approver, id, "")).toEqual(fixed);
    expect(await desk.approve(nishi, approver, id, {})).toEqual(fixed);
  });

  it("by two people at once leaves one of them outdated", async () => {
    const { desk } = createBench(database);
    const { id } = await draft(desk);
    const kinds = await Promise.all(
      [writer, other].map((who) => desk.edit(nishi, who, id, 1, contentOf({ title: who.name }), everyone)),
    );
    expect(kinds.map(({ kind }) => kind).sort()).toEqual(["outdated", "written"]);
  });
});
