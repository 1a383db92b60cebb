import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { announcementApi } from "../../src/announcement/api/announcementApi.js";
import { createAnnouncementDesk } from "../../src/announcement/desk/deskStore.js";
import { signatureOf } from "../../src/announcement/hook/inboundHook.js";
import { inboundHookApi } from "../../src/announcement/hook/inboundHookApi.js";
import { createInboundHookStore } from "../../src/announcement/hook/inboundHookStore.js";
import { createTemplateStore } from "../../src/announcement/templateStore.js";
import { createAuditStore } from "../../src/console/audit/auditStore.js";
import { createWardSettingStore } from "../../src/console/settings/wardSettingStore.js";
import { createImportStore } from "../../src/resident/importStore.js";
import { residentApi } from "../../src/resident/residentApi.js";
import { fixedClock } from "../../src/time.js";
import { realContent } from "../support/content.js";
import { emptyDatabase, useDatabase } from "../support/database.js";
import { type ApiBench, openApiBench, vault } from "./bench.js";

const db = useDatabase();
const content = realContent();
const limit = async () => ({ ok: true, retryAfter: 0 });
let bench: ApiBench;
let writer: string;
let approver: string;
beforeEach(async () => {
  await emptyDatabase(db);
  const audit = createAuditStore(vault);
  const desk = createAnnouncementDesk({
    database: db,
    clock: fixedClock("2026-11-20T10:00:00+09:00"),
    audit,
    settings: createWardSettingStore(db),
    quota: { forecast: async () => [] },
    channelsOf: (ward) => [ward],
    publicUrl: "https://tonari.example.jp",
    realChannels: false,
    plainWords: new Map(),
  });
  const templates = createTemplateStore({ database: db, audit, fileTemplates: () => content.announcementTemplates });
  bench = openApiBench(db, {
    routes: [
      ...announcementApi({ desk, database: db, audit }),
      ...residentApi({ importer: createImportStore(db, vault), database: db, audit, channelsOf: (ward) => [ward] }),
    ],
    signed: inboundHookApi({ desk, hooks: createInboundHookStore(db, vault), templates, limit }),
  });
  writer = (await bench.token(["announcements:write", "residents:write"])).token;
  approver = (await bench.token(["announcements:approve"])).token;
  const people = Array.from({ length: 12 }, (_, index) => ({
    lineUserId: `U${index.toString(16).padStart(32, "0")}`,
    interests: index % 2 === 0 ? ["disaster"] : ["expo"],
    language: index < 3 ? "en" : "ja",
  }));
  await bench.post(writer, "/residents/import", people.map((one) => JSON.stringify(one)).join("\n"));
});

const draft = {
  title: "訓練のお知らせ",
  text: "訓練をします。",
  audience: { interests: ["disaster"], languages: ["ja"] },
};

test("residents are imported, a draft counts those whom it names, and a second token approves exactly that many", async () => {
  const { status, body } = await bench.post(writer, "/announcements", draft);
  expect([status, body.state]).toEqual([201, "draft"]);
  expect(body.counts).toEqual({ recipients: 4, accepted: 0, invalid: 0, cancelled: 0, uncertain: 0, pending: 4 });
  const approve = (token: string, expectedRecipients: number, key?: string) =>
    bench.post(token, `/announcements/${body.id}/approve`, { expectedRecipients }, key);
  expect((await approve(writer, 4)).status).toBe(403);
  expect((await approve(approver, 5)).body).toMatchObject({
    status: 409,
    code: "recipient-count",
    expected: 5,
    recipients: 4,
  });
  expect((await approve(approver, 4)).body).toMatchObject({ id: body.id, state: "approved" });
  const shown = await bench.read(writer, `/announcements/${body.id}`);
  expect(shown.body).toMatchObject({
    state: "approved",
    contentSha256: body.contentSha256,
    audienceSha256: body.audienceSha256,
  });
  expect(shown.body.counts.recipients).toBe(4);
});

test("who wrote it can't approve it with another token of the same staff member, unless it is an emergency", async () => {
  const id = randomUUID();
  const roles = { create: { ward: "nishi", role: "approver" as const } };
  await db.run("console", (tx) => tx.staff.create({ data: { id, email: "a@example.jp", name: "A", roles } }));
  const one = (await bench.token(["announcements:write"], "nishi", id)).token;
  const other = (await bench.token(["announcements:approve"], "nishi", id)).token;
  const calm = (await bench.post(one, "/announcements", draft)).body.id;
  expect((await bench.post(other, `/announcements/${calm}/approve`)).body).toMatchObject({
    status: 403,
    code: "own-announcement",
  });
  const urgent = (await bench.post(one, "/announcements", { ...draft, emergency: true })).body.id;
  expect((await bench.post(other, `/announcements/${urgent}/approve`)).status).toBe(200);
});

test("an edit changes the hash and takes the approval back", async () => {
  const { body } = await bench.post(writer, "/announcements", draft);
  await bench.post(approver, `/announcements/${body.id}/approve`);
  const edited = await bench.request
    .put(`/api/v1/wards/nishi/announcements/${body.id}`)
    .set("Authorization", `Bearer ${writer}`)
    .send({ ...draft, text: "訓練を中止します。" });
  expect(edited.body).toMatchObject({ state: "draft", version: 2, approvals: [], audienceSha256: body.audienceSha256 });
  expect(edited.body.contentSha256).not.toBe(body.contentSha256);
});

test("a process that dies between work and answer leaves one draft and one approval behind, whatever is repeated", async () => {
  const forget = () =>
    db.run(
      "console",
      (tx) => tx.$executeRaw`UPDATE idempotency_key SET status = NULL, answer = 'an-instance-that-died'`,
    );
  const first = await bench.post(writer, "/announcements", draft, "w");
  await forget();
  const second = await bench.post(writer, "/announcements", draft, "w");
  expect([second.status, second.text]).toEqual([201, first.text]);
  const approve = () => bench.post(approver, `/announcements/${first.body.id}/approve`, {}, "a");
  await approve();
  await forget();
  expect((await approve()).body).toMatchObject({ state: "approved" });
  expect(await db.run("console", (tx) => tx.announcement.count())).toBe(1);
  expect(await db.run("console", (tx) => tx.announcementApproval.count())).toBe(1);
});

test("a disaster system's webhook writes a draft from the content's template that waits for an approver", async () => {
  const hooks = createInboundHookStore(db, vault);
  const named = content.announcementTemplates.find(({ body }) => body.emergency)!;
  const hook = await db.transaction("console", (tx) =>
    hooks.add(tx, { ward: "nishi", name: "防災", template: named.name }),
  );
  const values = Object.fromEntries(named.body.variables.map(({ name, example }) => [name, example]));
  const body = JSON.stringify({ values });
  const t = Math.floor(Date.now() / 1_000);
  const { status, body: made } = await bench.request
    .post(`/api/v1/wards/nishi/hooks/${hook.id}`)
    .set({
      "Content-Type": "application/json",
      "X-Tonari-Signature": `t=${t},v1=${signatureOf(hook.secret, t, Buffer.from(body))}`,
    })
    .send(body);
  expect([status, made.state]).toEqual([201, "draft"]);
  const [row] = await db.run("console", (tx) => tx.announcement.findMany());
  expect(row).toMatchObject({
    id: made.id,
    emergency: true,
    state: "draft",
    submittedAt: expect.any(Date),
    authorName: "防災",
  });
});
