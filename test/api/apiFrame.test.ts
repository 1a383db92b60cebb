import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { createApiLimit } from "../../src/api/apiLimit.js";
import type { ApiRoute } from "../../src/api/apiRoute.js";
import { DatabaseUnavailable } from "../../src/db.js";
import { emptyDatabase, useDatabase } from "../support/database.js";
import { type ApiBench, type BenchOptions, openApiBench } from "./bench.js";

const db = useDatabase();
const seen: unknown[] = [];
let failure: Error | undefined;
const routes: ApiRoute[] = [
  {
    method: "post",
    path: "/things",
    scope: "announcements:write",
    body: "json",
    summary: "Keep a thing",
    responses: { 201: { description: "Kept." } },
    async run({ body }) {
      if (failure) throw failure;
      seen.push(body);
      return { kind: "json", status: 201, body: { kept: true } };
    },
  },
  {
    method: "get",
    path: "/things.csv",
    scope: "announcements:read",
    summary: "All things",
    responses: { 200: { description: "A file." } },
    run: async () => ({ kind: "csv", fileName: "things.csv", lines: brokenFile() }),
  },
];

async function* brokenFile() {
  yield "thing\r\n".repeat(10_000);
  if (failure) throw failure;
}

let bench: ApiBench;
let token: string;
async function open(options: BenchOptions = {}): Promise<void> {
  bench = openApiBench(db, { routes, signed: [], ...options });
  token = (await bench.token()).token;
}
beforeEach(async () => {
  await emptyDatabase(db);
  seen.length = 0;
  failure = undefined;
  await open();
});

const problemType = "application/problem+json; charset=utf-8";
const things = "/api/v1/wards/nishi/things";

describe("who asks", () => {
  test.each<[string, string | undefined, string]>([
    ["nobody", undefined, "token-missing"],
    ["no token at all", "Bearer", "token-invalid"],
    ["a word", "Bearer secret", "token-invalid"],
    ["another scheme", "Basic dG9uYXJpOngx", "token-invalid"],
    ["a token of nobody", `Bearer tonari_${"A".repeat(43)}`, "token-invalid"],
    ["10 kB", `Bearer tonari_${"A".repeat(10_000)}`, "token-invalid"],
  ])("%s is told to bring a token", async (_who, header, code) => {
    const request = bench.request.post(things).set("Idempotency-Key", "1").send({});
    if (header !== undefined) request.set("Authorization", header);
    const { status, headers, body } = await request;
    expect(status).toBe(401);
    expect(headers["www-authenticate"]).toBe('Bearer realm="Tonari"');
    expect(headers["content-type"]).toBe(problemType);
    expect(body).toMatchObject({
      type: "about:blank",
      title: "Unauthorized",
      status: 401,
      code,
      detail: expect.any(String),
    });
    expect(seen).toEqual([]);
  });

  test("a revoked token is nobody's from then on", async () => {
    const { id, token: shortLived } = await bench.token();
    expect((await bench.post(shortLived, "/things")).status).toBe(201);
    await db.transaction("console", (tx) => bench.tokens.revoke(tx, id));
    expect((await bench.post(shortLived, "/things")).body).toMatchObject({ status: 401, code: "token-invalid" });
  });

  test("a token stops when its staff member is disabled, or leaves the ward", async () => {
    const id = randomUUID();
    await db.run("console", (tx) =>
      tx.staff.create({
        data: { id, email: "a@example.jp", name: "A", roles: { create: { ward: "nishi", role: "editor" } } },
      }),
    );
    const { token: bound } = await bench.token(undefined, "nishi", id);
    const status = async () => (await bench.post(bound, "/things")).status;
    const update = (data: { disabledAt: Date | null }) =>
      db.run("console", (tx) => tx.staff.update({ where: { id }, data }));
    const move = (ward: string) =>
      db.run("console", (tx) => tx.staffRole.updateMany({ where: { staffId: id }, data: { ward } }));
    expect(await status()).toBe(201);
    await update({ disabledAt: new Date() });
    expect(await status()).toBe(401);
    await update({ disabledAt: null });
    await move("suminoe");
    expect(await status()).toBe(401);
    await move("*");
    expect(await status()).toBe(201);
  });

  test("the last use is noted, once a minute", async () => {
    const used = async () => (await bench.tokens.list())[0]?.lastUsedAt?.getTime();
    expect(await used()).toBeUndefined();
    await bench.post(token, "/things");
    const first = await used();
    await bench.post(token, "/things");
    expect(first).toBeTypeOf("number");
    expect(await used()).toBe(first);
    await db.run("console", (tx) => tx.$executeRaw`UPDATE api_token SET last_used_at = now() - interval '61 seconds'`);
    await bench.post(token, "/things");
    expect(await used()).toBeGreaterThan((first ?? 0) - 1);
  });

  test("the token itself lies nowhere in the database or the log", async () => {
    await bench.post(token, "/things");
    const rows = await db.run("console", (tx) => tx.$queryRaw<{ t: string }[]>`SELECT t::text FROM api_token t`);
    expect(JSON.stringify(rows) + bench.lines.join("")).not.toContain(token.slice(7));
  });

  test("who asks too often is told when to come again, on every instance", async () => {
    const limit = createApiLimit(db, 2);
    await open({ limit });
    const statuses = [];
    for (const _ of [1, 2, 3]) statuses.push((await bench.post(token, "/things")).status);
    expect(statuses).toEqual([201, 201, 429]);
    const other = openApiBench(db, { routes, signed: [], limit: createApiLimit(db, 2) });
    const { status, headers } = await other.post(token, "/things");
    expect(status).toBe(429);
    expect(Number(headers["retry-after"])).toBeGreaterThan(50);
    expect((await other.post((await other.token()).token, "/things")).status).toBe(201);
  });
});

describe("what is asked", () => {
  test("answers are for this client alone, and for no browser", async () => {
    const { headers } = await bench.post(token, "/things").set("Origin", "https://evil.example").set("Cookie", "a=b");
    expect(headers["cache-control"]).toBe("no-store");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["strict-transport-security"]).toContain("max-age");
    for (const name of ["set-cookie", "access-control-allow-origin", "x-powered-by"])
      expect(headers[name]).toBeUndefined();
  });

  test.each([
    "/api/v1",
    "/api/v1/",
    "/api/v1/wards/nishi/nothing",
    "/api/v1/wards",
    "/api/v1/things",
  ])("an unknown address %s is a problem document", async (path) => {
    const { status, headers, body } = await bench.request.get(path).set("Authorization", `Bearer ${token}`);
    expect([status, headers["content-type"], body.code]).toEqual([404, problemType, "unknown-path"]);
  });

  test("an address that does not decode is a problem document", async () => {
    const { status, body } = await bench.request.get("/api/v1/wards/%E0%A4%A/things");
    expect([status, body.code]).toEqual([400, "bad-request"]);
  });

  test.each([
    "get",
    "put",
    "delete",
    "patch",
    "options",
    "head",
  ] as const)("the method %s is not known here", async (method) => {
    const { status, headers } = await bench.request[method](things).set("Authorization", `Bearer ${token}`);
    expect([status, headers["allow"]]).toEqual([405, "POST"]);
  });

  test("HEAD answers as GET does, without the body", async () => {
    const { status, text } = await bench.request
      .head("/api/v1/wards/nishi/things.csv")
      .set("Authorization", `Bearer ${token}`);
    expect([status, text]).toEqual([200, undefined]);
  });

  test.each<[string, string, string, number, string]>([
    ["cut off", '{"a":', "application/json", 400, "invalid-json"],
    ["no JSON", "a=b", "application/json", 400, "invalid-json"],
    ["two values", "{}{}", "application/json", 400, "invalid-json"],
    ["a form", "a=b", "application/x-www-form-urlencoded", 415, "unsupported-media-type"],
    ["a text", "{}", "text/plain", 415, "unsupported-media-type"],
    ["XML", "<a/>", "application/xml", 415, "unsupported-media-type"],
    ["another charset", "{}", "application/json; charset=shift_jis", 415, "unsupported-media-type"],
    ["deep nesting", `${"[".repeat(200_000)}${"]".repeat(200_000)}`, "application/json", 400, "invalid-text"],
    ["U+0000 in a text", '{"a":["x\\u0000"]}', "application/json", 400, "invalid-text"],
    ["U+0000 in a name", '{"\\u0000":1}', "application/json", 400, "invalid-text"],
    ["half a surrogate pair", '{"a":"\\ud83c"}', "application/json", 400, "invalid-text"],
    ["__proto__", '{"__proto__":{"x":1}}', "application/json", 400, "invalid-text"],
    ["1 MB and a byte", JSON.stringify("x".repeat(1_048_575)), "application/json", 413, "too-large"],
  ])("a body with %s is refused", async (_what, body, type, status, code) => {
    const answer = await bench.post(token, "/things", body).set("Content-Type", type);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(seen).toEqual([]);
  });

  test.each([
    "application/json",
    "application/JSON; charset=UTF-8",
    "application/vnd.city+json",
  ])("%s is JSON", async (type) => {
    expect((await bench.post(token, "/things", "[]").set("Content-Type", type)).status).toBe(201);
    expect(seen).toEqual([[]]);
  });

  test("a compressed body is refused", async () => {
    const answer = await bench
      .post(token, "/things", "x")
      .set("Content-Type", "application/json")
      .set("Content-Encoding", "gzip");
    expect([answer.status, answer.body.code]).toEqual([415, "unsupported-media-type"]);
  });

  test("bytes that are not UTF-8 are refused", async () => {
    const request = bench.post(token, "/things").set("Content-Type", "application/json");
    const answer = await request.serialize(() => Buffer.from([0x22, 0xff, 0x22]) as unknown as string).send({});
    expect([answer.status, answer.body.code]).toEqual([400, "invalid-json"]);
  });

  test("a body without an announced length is stopped at the limit as well", async () => {
    const { createServer } = await import("node:http");
    const server = createServer(bench.app).listen(0, "127.0.0.1");
    await vi.waitUntil(() => server.listening);
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    async function* endless() {
      for (let count = 0; count < 40; count += 1) yield Buffer.alloc(100_000, 0x20);
    }
    const { Readable } = await import("node:stream");
    const response = await fetch(`http://127.0.0.1:${port}${things}`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "idempotency-key": "1", "content-type": "application/json" },
      body: Readable.toWeb(Readable.from(endless())) as ReadableStream,
      duplex: "half",
    } as RequestInit);
    expect(response.status).toBe(413);
    server.closeAllConnections();
    server.close();
  });
});

describe("what goes wrong with us", () => {
  test("is a problem document without any of our words, and a log line without theirs", async () => {
    failure = new Error("the text of 山田さん did not fit");
    const { status, body, text } = await bench.post(token, "/things", { name: "山田" });
    expect([status, body.code]).toEqual([500, "failed"]);
    expect(text).not.toContain("山田");
    expect(bench.lines.join("")).toContain("api request failed");
    expect(bench.lines.join("")).not.toContain("山田");
  });

  test("a database that is away is said with when to come again", async () => {
    failure = new DatabaseUnavailable("restarting");
    const { status, headers } = await bench.post(token, "/things");
    expect([status, headers["retry-after"]]).toEqual([503, "5"]);
  });

  test("a file that breaks off in the middle is seen to be broken", async () => {
    failure = new Error("the rows ended");
    await expect(bench.read(token, "/things.csv")).rejects.toThrow(/aborted|socket hang up|ECONNRESET/);
  });
});
