import { beforeEach, describe, expect, test } from "vitest";
import type { ApiRoute } from "../../src/api/apiRoute.js";
import { createIdempotencyStore } from "../../src/api/idempotencyStore.js";
import { emptyDatabase, useDatabase } from "../support/database.js";
import { until } from "../support/until.js";
import { type ApiBench, openApiBench } from "./bench.js";

const db = useDatabase();
const runs: { effectId: string; again: boolean }[] = [];
let work: () => Promise<number> = async () => 201;
const route = (path: string): ApiRoute => ({
  method: "post",
  path,
  scope: "announcements:write",
  body: "json",
  summary: "Keep a thing",
  responses: { 201: { description: "Kept." } },
  async run({ effectId, again }) {
    runs.push({ effectId, again });
    const status = await work();
    const number = runs.length;
    if (status >= 400) return { kind: "problem", problem: { status, code: "refused", detail: `Refused ${number}.` } };
    return { kind: "json", status, body: { number }, headers: { ETag: `"${number}"` } };
  },
});

let bench: ApiBench;
let token: string;
beforeEach(async () => {
  await emptyDatabase(db);
  runs.length = 0;
  work = async () => 201;
  bench = openApiBench(db, { routes: [route("/things"), route("/others")], signed: [], patienceMs: 150 });
  token = (await bench.token()).token;
});

test.each(["", "x".repeat(101), "番号", "a\tb"])("a key %j is refused", async (key) => {
  const request = bench.request.post("/api/v1/wards/nishi/things").set("Authorization", `Bearer ${token}`);
  if (/^[\x20-\x7e]*$/.test(key)) request.set("Idempotency-Key", key);
  else request.set("Idempotency-Key", Buffer.from(key).toString("latin1"));
  const { status, body } = await request.send({});
  expect([status, body.code, runs.length]).toEqual([400, "idempotency-key", 0]);
});

test("no key is refused, and a key of 100 characters is taken", async () => {
  const { body } = await bench.request
    .post("/api/v1/wards/nishi/things")
    .set("Authorization", `Bearer ${token}`)
    .send({});
  expect([body.status, body.code]).toEqual([400, "idempotency-key"]);
  expect((await bench.post(token, "/things", {}, "x".repeat(100))).status).toBe(201);
});

describe("the same request again", () => {
  test("gets the same answer, headers and all, and is not done again", async () => {
    const first = await bench.post(token, "/things", { a: 1 }, "k");
    const second = await bench.post(token, "/things", { a: 1 }, "k");
    expect([second.status, second.text, second.headers["etag"]]).toEqual([201, first.text, '"1"']);
    expect(runs).toHaveLength(1);
  });

  test("gets the same refusal", async () => {
    work = async () => 409;
    const first = await bench.post(token, "/things", {}, "k");
    work = async () => 201;
    const second = await bench.post(token, "/things", {}, "k");
    expect([second.status, second.text, second.headers["content-type"]]).toEqual([
      409,
      first.text,
      first.headers["content-type"],
    ]);
  });

  test("twenty times at once is done once", async () => {
    work = () => new Promise((resolve) => setTimeout(resolve, 30, 201));
    bench = openApiBench(db, { routes: [route("/things")], signed: [] });
    const answers = await Promise.all(Array.from({ length: 20 }, () => bench.post(token, "/things", { a: 1 }, "k")));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`))).toEqual(new Set(['201 {"number":1}']));
    expect(runs).toHaveLength(1);
  });

  test("while the first takes long is told to come again", async () => {
    let finish: (status: number) => void = () => undefined;
    let begun = false;
    work = () => {
      begun = true;
      return new Promise((resolve) => (finish = resolve));
    };
    // supertest sends when it is awaited.
    const first = bench.post(token, "/things", {}, "k").then((answer) => answer.status);
    await until(() => begun);
    const second = await bench.post(token, "/things", {}, "k");
    expect([second.status, second.body.code, second.headers["retry-after"]]).toEqual([409, "request-running", "2"]);
    finish(201);
    expect(await first).toBe(201);
    expect((await bench.post(token, "/things", {}, "k")).body).toEqual({ number: 1 });
  });

  test("with another body, at another address or with another method's words is refused", async () => {
    await bench.post(token, "/things", { a: 1 }, "k");
    for (const [path, body] of [
      ["/things", { a: 2 }],
      ["/others", { a: 1 }],
      ["/things?x=1", { a: 1 }],
    ] as const) {
      const answer = await bench.post(token, path, body, "k");
      expect([answer.status, answer.body.code]).toEqual([422, "idempotency-key-reused"]);
    }
    expect(runs).toHaveLength(1);
  });

  test("by another token is another request, with an effect of its own", async () => {
    const other = (await bench.token()).token;
    await bench.post(token, "/things", {}, "k");
    expect((await bench.post(other, "/things", {}, "k")).body).toEqual({ number: 2 });
    expect(runs[0]?.effectId).not.toBe(runs[1]?.effectId);
  });

  test("after 24 hours is a new request with a new effect", async () => {
    await bench.post(token, "/things", { a: 1 }, "k");
    await db.run(
      "console",
      (tx) => tx.$executeRaw`UPDATE idempotency_key SET created_at = now() - interval '24 hours 1 second'`,
    );
    expect((await bench.post(token, "/things", { a: 2 }, "k")).body).toEqual({ number: 2 });
    await db.run(
      "console",
      (tx) => tx.$executeRaw`UPDATE idempotency_key SET created_at = now() - interval '24 hours 1 second'`,
    );
    await createIdempotencyStore(db).forgetOld();
    expect(await db.run("console", (tx) => tx.idempotencyKey.count())).toBe(0);
  });
});

describe("what failed", () => {
  test.each(["throws", "answers 503"])("because the work %s is done again, with the same effect", async (how) => {
    work = async () => {
      if (how === "throws") throw new Error("the world");
      return 503;
    };
    expect((await bench.post(token, "/things", {}, "k")).status).toBeGreaterThanOrEqual(500);
    work = async () => 201;
    expect((await bench.post(token, "/things", {}, "k")).status).toBe(201);
    expect(runs).toEqual([
      { effectId: expect.any(String), again: false },
      { effectId: runs[0]?.effectId, again: true },
    ]);
  });

  test("leaves its key free for another body", async () => {
    work = async () => 500;
    await bench.post(token, "/things", { a: 1 }, "k");
    work = async () => 201;
    expect((await bench.post(token, "/things", { a: 2 }, "k")).status).toBe(201);
    expect(runs.map(({ again }) => again)).toEqual([false, false]);
    expect(runs[0]?.effectId).not.toBe(runs[1]?.effectId);
  });

  test("because the process died is taken over at once, and told that it may have been done", async () => {
    await bench.post(token, "/things", {}, "k");
    await db.run(
      "console",
      (tx) => tx.$executeRaw`UPDATE idempotency_key SET status = NULL, answer = 'an-instance-that-died'`,
    );
    expect((await bench.post(token, "/things", {}, "k")).status).toBe(201);
    expect(runs).toEqual([
      { effectId: runs[0]?.effectId, again: false },
      { effectId: runs[0]?.effectId, again: true },
    ]);
  });

  test("because the answer could not be kept is done again by the same process", async () => {
    await bench.post(token, "/things", {}, "k");
    await db.run(
      "console",
      (tx) => tx.$executeRaw`UPDATE idempotency_key SET status = NULL, answer = ${db.instanceId}`,
    );
    expect((await bench.post(token, "/things", {}, "k")).body).toEqual({ number: 2 });
  });

  test("in another living instance is left to it", async () => {
    await bench.post(token, "/things", {}, "k");
    const living = Object.create(db, {
      instanceId: { value: "second" },
      liveInstances: { value: async () => [db.instanceId, "second"] },
    });
    const other = openApiBench(living, { routes: [route("/things")], signed: [], patienceMs: 50 });
    await db.run(
      "console",
      (tx) => tx.$executeRaw`UPDATE idempotency_key SET status = NULL, answer = ${db.instanceId}`,
    );
    expect((await other.post(token, "/things", {}, "k")).body).toMatchObject({ status: 409, code: "request-running" });
    expect(runs).toHaveLength(1);
  });
});
