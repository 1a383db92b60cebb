import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { emptyDatabase, useDatabase } from "../support/database.js";
import { type ApiBench, openApiBench } from "./bench.js";

const db = useDatabase();
let bench: ApiBench;
let writer: string;
let approver: string;
beforeEach(async () => {
  await emptyDatabase(db);
  bench = openApiBench(db);
  writer = (await bench.token(["announcements:write"])).token;
  approver = (await bench.token(["announcements:approve", "announcements:audit"])).token;
});

const draft = { title: "訓練のお知らせ", text: "11月29日に訓練をします。", audience: { interests: ["disaster"] } };
const hash = expect.stringMatching(/^[0-9a-f]{64}$/);

async function write(body: object = draft): Promise<string> {
  const { body: made, status } = await bench.post(writer, "/announcements", body);
  expect(status).toBe(201);
  return made.id;
}

describe("writing a draft", () => {
  test("answers with its hashes, and the people of the moment all pending", async () => {
    const { status, body, headers } = await bench.post(writer, "/announcements", draft);
    expect(status).toBe(201);
    expect(body).toMatchObject({ state: "draft", contentSha256: hash, audienceSha256: hash, version: 1 });
    expect(body.counts).toEqual({ recipients: 3, accepted: 0, invalid: 0, cancelled: 0, uncertain: 0, pending: 3 });
    expect(headers["location"]).toBe(`/api/v1/wards/nishi/announcements/${body.id}`);
    expect(bench.state.rows.get(body.id)?.content.variants).toEqual({ ja: [{ kind: "text", text: draft.text }] });
  });

  test("takes LINE's own messages", async () => {
    const messages = [
      { type: "sticker", packageId: "446", stickerId: "1988" },
      { type: "text", text: "訓練です" },
    ];
    const id = await write({ title: "訓練", messages, audience: { all: true } });
    expect(bench.state.rows.get(id)?.content.variants.ja).toEqual(
      messages.map((message) => ({ kind: "line", message })),
    );
  });

  test("takes null for what is left out", async () => {
    const id = await write({
      ...draft,
      messages: null,
      sendAt: null,
      expiresAt: null,
      respectQuietHours: null,
      emergency: null,
    });
    const content = bench.state.rows.get(id)?.content;
    expect(content).toMatchObject({ emergency: false });
    expect(content).not.toHaveProperty("respectQuietHours");
  });

  test.each<[string, object, string]>([
    ["no title", { ...draft, title: undefined }, "title"],
    ["a title of blanks", { ...draft, title: " " }, "title"],
    ["neither text nor messages", { ...draft, text: undefined }, ""],
    ["both text and messages", { ...draft, messages: [{ type: "text", text: "x" }] }, ""],
    ["a text that LINE does not take", { ...draft, text: "あ".repeat(5_001) }, "text"],
    ["six messages", { ...draft, text: undefined, messages: Array(6).fill({ type: "text", text: "x" }) }, "messages"],
    ["a time without offset", { ...draft, sendAt: "2026-11-29T10:00:00" }, "sendAt"],
    ["a misspelt property", { ...draft, sendat: "2026-11-29T10:00:00+09:00" }, "sendat"],
    ["a list", [draft], ""],
    ["null", "null" as unknown as object, ""],
  ])("refuses %s and names the place", async (_what, body, path) => {
    const request = bench.post(writer, "/announcements", body).set("Content-Type", "application/json");
    const { status, body: answer } = await request;
    expect([status, answer.code]).toEqual([400, "invalid"]);
    expect(answer.errors[0].path).toBe(path);
    expect(bench.state.created).toBe(0);
  });

  test("refuses messages that LINE would refuse, with LINE's own paths", async () => {
    const messages = [
      { type: "text", text: "x" },
      { type: "flex", altText: "", contents: { type: "bubble" } },
    ];
    const { status, body } = await bench.post(writer, "/announcements", {
      title: "x",
      messages,
      audience: { all: true },
    });
    expect([status, body.code]).toEqual([400, "messages-refused"]);
    expect(body.errors).toContainEqual({ path: "messages[1].altText", message: "May not be empty" });
  });

  test.each<[unknown, string]>([
    [undefined, "audience"],
    [{}, "audience"],
    [{ interests: [] }, "audience"],
    [{ interests: [], districts: [], languages: [] }, "audience"],
    [{ exclude: { interests: ["expo"] } }, "audience"],
    [{ all: false }, "audience.all"],
    [{ all: true, interests: ["expo"] }, "audience.interests"],
    [{ interests: ["fishing"] }, "audience.interests[0]"],
    [{ languages: ["fr"] }, "audience.languages[0]"],
    [{ childBornBetween: ["2026-13", "2026-12"] }, "audience.childBornBetween[0]"],
    [{ childBornBetween: ["2026-12", "2026-01"] }, "audience.childBornBetween"],
    ["everyone", "audience"],
  ])("an audience %j is refused, never taken for everyone", async (audience, path) => {
    const { status, body } = await bench.post(writer, "/announcements", { ...draft, audience });
    expect([status, body.code, body.errors[0].path]).toEqual([400, "audience", path]);
    expect(bench.state.created).toBe(0);
  });
});

describe("approving", () => {
  test("by somebody else is done", async () => {
    const id = await write();
    const { status, body } = await bench.post(approver, `/announcements/${id}/approve`, { expectedRecipients: 3 });
    expect([status, body.state, body.approvals.length]).toEqual([200, "approved", 1]);
  });

  test("needs no body", async () => {
    const id = await write();
    const { status } = await bench.post(approver, `/announcements/${id}/approve`, "").set("Content-Type", "");
    expect(status).toBe(200);
  });

  test("by its author is refused, unless it is an emergency", async () => {
    const both = (await bench.token(["announcements:write", "announcements:approve"])).token;
    const { body: own } = await bench.post(both, "/announcements", draft);
    expect((await bench.post(both, `/announcements/${own.id}/approve`)).body).toMatchObject({
      status: 403,
      code: "own-announcement",
    });
    const { body: urgent } = await bench.post(both, "/announcements", { ...draft, emergency: true });
    expect((await bench.post(both, `/announcements/${urgent.id}/approve`)).status).toBe(200);
  });

  test("for another number of people is a conflict that names both numbers", async () => {
    const id = await write();
    const { status, body } = await bench.post(approver, `/announcements/${id}/approve`, { expectedRecipients: 2 });
    expect(status).toBe(409);
    expect(body).toMatchObject({ code: "recipient-count", expected: 2, recipients: 3 });
  });

  test("twice is a conflict that names the state", async () => {
    const id = await write();
    await bench.post(approver, `/announcements/${id}/approve`);
    const { body } = await bench.post(approver, `/announcements/${id}/approve`);
    expect(body).toMatchObject({ status: 409, code: "announcement-state", state: "approved" });
  });

  test("of an older version is a conflict", async () => {
    const id = await write();
    const { body } = await bench.post(approver, `/announcements/${id}/approve`, { version: 7 });
    expect(body).toMatchObject({ status: 409, code: "announcement-outdated", version: 1 });
  });

  const forecast = {
    channel: "nishi",
    messages: 3,
    quota: undefined,
    reserve: 0,
    left: 0,
    plan: undefined,
    yen: undefined,
  };
  test.each([
    [{ kind: "not-yours", step: "課長" }, 403, "not-your-step"],
    [
      { kind: "faulty", findings: [{ weight: "error", path: "variants.ja", code: "expired", text: "期限" }] },
      409,
      "content-faulty",
    ],
    [{ kind: "too-big", forecasts: [{ ...forecast, fits: false, reason: "残りが足りません" }] }, 409, "quota"],
    [{ kind: "missing" }, 404, "announcement-missing"],
  ] as const)("that the desk refuses (%j) says why", async (refusal, status, code) => {
    const id = await write();
    bench.state.refusal = refusal;
    expect((await bench.post(approver, `/announcements/${id}/approve`)).body).toMatchObject({ status, code });
  });

  test.each([
    { expectedRecipients: -1 },
    { expectedRecipients: "3" },
    { expected: 3 },
  ])("with %j is refused", async (body) => {
    const id = await write();
    expect((await bench.post(approver, `/announcements/${id}/approve`, body)).status).toBe(400);
    expect(bench.state.rows.get(id)?.state).toBe("draft");
  });
});

describe("editing", () => {
  const put = (id: string, body: object, headers: Record<string, string> = {}) =>
    bench.request
      .put(`/api/v1/wards/nishi/announcements/${id}`)
      .set({ Authorization: `Bearer ${writer}`, ...headers })
      .send(body);

  test("writes it anew, with another hash and a higher version", async () => {
    const id = await write();
    const before = bench.state.rows.get(id)?.contentSha256;
    const { status, body, headers } = await put(id, { ...draft, text: "中止します。" });
    expect([status, body.version, headers["etag"]]).toEqual([200, 2, '"2"']);
    expect(body.contentSha256).not.toBe(before);
  });

  test.each<[string, object, Record<string, string>, number]>([
    ["the version in the body", { version: 1 }, {}, 409],
    ["If-Match", {}, { "If-Match": '"1"' }, 412],
    ["an If-Match that is none of ours", {}, { "If-Match": "abc" }, 412],
  ])("over somebody else's edit is refused by %s", async (_what, more, headers, status) => {
    const id = await write();
    await put(id, { ...draft, text: "第二版" });
    const { body } = await put(id, { ...draft, ...more, text: "第三版" }, headers);
    expect(body).toMatchObject({ status, code: "announcement-outdated", version: 2 });
  });

  test("after the approval is refused", async () => {
    const id = await write();
    bench.change(id, { state: "sending" });
    expect((await put(id, draft)).body).toMatchObject({ status: 409, code: "announcement-state" });
  });
});

describe("looking and cancelling", () => {
  test("one that is going shows its own counts", async () => {
    const id = await write();
    const counts = { recipients: 9, accepted: 5, invalid: 1, cancelled: 0, uncertain: 0, pending: 3 };
    const startedAt = new Date("2026-11-20T01:00:00Z");
    bench.change(id, { state: "sending", counts, startedAt });
    const { body } = await bench.read(writer, `/announcements/${id}`);
    expect(body).toMatchObject({
      id,
      state: "sending",
      contentSha256: hash,
      audienceSha256: hash,
      counts,
      finishedAt: null,
    });
    expect(body.startedAt).toBe("2026-11-20T01:00:00.000Z");
  });

  test("what is not there, or is no id, is not found", async () => {
    for (const id of [randomUUID(), "x", "' OR 1=1--", "%00"]) {
      const { status, body } = await bench.read(writer, `/announcements/${encodeURIComponent(id)}`);
      expect([status, body.code]).toEqual([404, "announcement-missing"]);
    }
  });

  test("another ward's is not found", async () => {
    const id = await write();
    const other = (await bench.token(undefined, "suminoe")).token;
    const path = `/api/v1/wards/suminoe/announcements/${id}`;
    expect((await bench.request.get(path).set("Authorization", `Bearer ${other}`)).status).toBe(404);
  });

  test("the list goes page by page, newest first", async () => {
    const ids = [await write(), await write(), await write()];
    const first = await bench.read(writer, "/announcements?limit=2");
    expect(first.body.announcements.map((one: { id: string }) => one.id)).toEqual([ids[2], ids[1]]);
    const second = await bench.read(writer, `/announcements?limit=2&before=${first.body.next}`);
    expect(second.body).toMatchObject({ announcements: [{ id: ids[0], counts: null }], next: null });
    expect((await bench.read(writer, "/announcements?state=done")).body.announcements).toEqual([]);
    expect((await bench.read(writer, "/announcements?limit=0")).status).toBe(400);
    expect((await bench.read(writer, "/announcements?state=gone")).status).toBe(400);
  });

  test("cancelling again is as good as once, and what is done is over", async () => {
    const id = await write();
    for (const _ of [1, 2])
      expect((await bench.post(writer, `/announcements/${id}/cancel`)).body.state).toBe("cancelled");
    const sent = await write();
    bench.change(sent, { state: "done" });
    expect((await bench.post(writer, `/announcements/${sent}/cancel`)).body).toMatchObject({
      status: 409,
      code: "announcement-over",
    });
  });

  test("the recipients are a file without LINE ids, and the audit knows who took it", async () => {
    const id = await write();
    const { text, headers } = await bench.read(approver, `/announcements/${id}/recipients.csv`);
    expect(headers["content-type"]).toBe("text/csv; charset=utf-8");
    expect(headers["content-disposition"]).toBe(`attachment; filename=recipients-${id}.csv`);
    expect(text.split("\r\n")).toEqual([
      "resident,language,state,at",
      "00000000-0000-4000-8000-000000000001,ja,accepted,2026-11-20T01:00:00.000Z",
      "00000000-0000-4000-8000-000000000001,easy,pending,",
      "",
    ]);
    expect(await bench.audited()).toMatchObject([
      { action: "export.downloaded", ward: "nishi", subject: id, actorKind: "token" },
    ]);
  });
});
