/** The hostile bodies of the reliability rules, against the real route and a real database. */

import { request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import express from "express";
import request from "supertest";
import { describe, expect, it } from "vitest";
import { createInboxStore } from "../../src/line/inboxStore.js";
import { sign } from "../../src/line/signature.js";
import { webhookRoutes } from "../../src/line/webhook.js";
import { createLog } from "../../src/log.js";
import { createVault } from "../../src/vault.js";
import { useDatabase } from "../support/database.js";

const database = useDatabase();
const secret = "s".repeat(32);
const lines: string[] = [];
const log = createLog("info", { write: (line) => lines.push(line) });
const vault = createVault(Buffer.alloc(32, 7).toString("base64"));
const app = express().use(
  webhookRoutes({
    secretsOf: (channel) => (channel === "nishi" ? [secret] : undefined),
    inbox: createInboxStore(database, vault, log),
    log,
  }),
);

let serial = 0;
const person = (n: number) => `U${n.toString(16).padStart(32, "0")}`;
function event(changes: object = {}): Record<string, unknown> {
  serial += 1;
  return {
    type: "message",
    mode: "active",
    timestamp: 1_760_000_000_000 + serial,
    webhookEventId: `E${serial}`,
    replyToken: `r${serial}`,
    deliveryContext: { isRedelivery: false },
    source: { type: "user", userId: person(serial) },
    message: { type: "text", id: `m${serial}`, text: "ひみつの質問" },
    ...changes,
  };
}
const post = (body: string | Buffer, headers: Record<string, string> = {}) =>
  request(app)
    .post("/webhook/nishi")
    .set({ "content-type": "application/json", "x-line-signature": sign(body, secret), ...headers })
    .serialize((raw) => raw)
    .send(body);
const deliver = (...events: unknown[]) => post(JSON.stringify({ destination: person(0), events }));
/** A body whose length is not told, in pieces of a kilobyte. */
function sendChunks(pieces: number): Promise<number | undefined> {
  const server = app.listen(0, "127.0.0.1");
  return new Promise<number | undefined>((resolve, reject) => {
    server.once("listening", () => {
      const { port } = server.address() as AddressInfo;
      const call = httpRequest({ port, host: "127.0.0.1", method: "POST", path: "/webhook/nishi" }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      call.on("error", reject);
      for (let piece = 0; piece < pieces; piece += 1) call.write("x".repeat(1_024));
      call.end();
    });
  }).finally(() => server.close());
}
const rows = () => database.run("worker", (tx) => tx.inboxEvent.count());

describe("the webhook", () => {
  it("answers 401 to whoever can't sign, with no body", async () => {
    for (const signature of [
      "",
      "x",
      sign("other", secret),
      `${sign("{}", secret)}, ${sign("{}", secret)}`,
      "A".repeat(8_000),
    ]) {
      const answer = await post('{"events":[]}', { "x-line-signature": signature });
      expect([answer.status, answer.text]).toEqual([401, ""]);
    }
    expect((await request(app).post("/webhook/nishi").send("{}")).status).toBe(401);
  });

  it("answers 404 for a channel that is not ours", async () => {
    expect((await request(app).post("/webhook/elsewhere").send("{}")).status).toBe(404);
  });

  it.each([
    '{"a":',
    "null",
    "[]",
    "5",
    "",
    "\ufeff{}",
    '{"events":3}',
    "[".repeat(200_000),
  ])("answers 400 to a signed body that is not a webhook (%#)", async (body) => {
    const answer = await post(body);
    expect([answer.status, answer.text]).toEqual([400, ""]);
  });

  it("answers 200 to LINE's own test, which has no events", async () => {
    expect((await deliver()).status).toBe(200);
  });

  it("keeps four good events and puts the bad one aside", async () => {
    const before = await rows();
    expect((await deliver(event(), event(), "not an event", event(), event())).status).toBe(200);
    expect((await rows()) - before).toBe(5);
    expect(await database.run("worker", (tx) => tx.inboxEvent.count({ where: { state: "quarantined" } }))).toBe(1);
  });

  it("answers 200 to what it does not know yet", async () => {
    expect((await deliver(event({ type: "somethingNew", extra: { deep: [1] } }))).status).toBe(200);
  });

  it.each([
    ["no source", { source: undefined }],
    ["a group", { source: { type: "group", groupId: "C1", userId: person(1) } }],
    ["an injected id", { source: { type: "user", userId: "U' OR 1=1--" } }],
  ])("remembers that it has seen an event of %s and keeps nothing of it", async (_title, changes) => {
    const one = event(changes);
    expect((await deliver(one)).status).toBe(200);
    const row = await database.run("worker", (tx) =>
      tx.inboxEvent.findFirstOrThrow({ where: { webhookEventId: String(one["webhookEventId"]) } }),
    );
    expect(row).toMatchObject({ state: "done", payload: null });
  });

  it.each([
    ["U+0000", "a\u0000b"],
    ["a lone surrogate", "\ud800"],
    ["5,000 emoji", "😀".repeat(2_500)],
    ["markup", "<script>alert(1)</script>=HYPERLINK(1)__proto__"],
  ])("stores a text with %s", async (_title, text) => {
    const one = event({ message: { type: "text", id: "1", text } });
    expect((await deliver(one)).status).toBe(200);
    const row = await database.run("worker", (tx) =>
      tx.inboxEvent.findFirstOrThrow({ where: { webhookEventId: String(one["webhookEventId"]) } }),
    );
    expect(row.state).toBe("pending");
  });

  it.each([[-1], [1e30], [253_402_300_799_000]])("clamps the time %s to when it came", async (timestamp) => {
    const one = event({ timestamp });
    expect((await deliver(one)).status).toBe(200);
    const row = await database.run("worker", (tx) =>
      tx.inboxEvent.findFirstOrThrow({ where: { webhookEventId: String(one["webhookEventId"]) } }),
    );
    expect(Math.abs(row.orderTs.getTime() - row.receivedAt.getTime())).toBeLessThanOrEqual(5_000);
  });

  it("makes one row of an event that comes twenty times at once", async () => {
    const before = await rows();
    const one = event();
    const answers = await Promise.all(Array.from({ length: 20 }, () => deliver(one)));
    expect(answers.map((answer) => answer.status)).toEqual(Array(20).fill(200));
    expect((await rows()) - before).toBe(1);
  });

  it("takes 1,000 events in one body in less than two seconds", async () => {
    const events = Array.from({ length: 1_000 }, () => event());
    const began = performance.now();
    expect((await deliver(...events)).status).toBe(200);
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it("answers 413 to a megabyte and a byte, and to a body that only says it is large", async () => {
    expect((await post(Buffer.alloc(1_048_577, 32))).status).toBe(413);
    expect(await sendChunks(1_100)).toBe(413);
  });

  it("answers 415 to a compressed body", async () => {
    expect((await post(gzipSync("{}"), { "content-encoding": "gzip" })).status).toBe(415);
  });

  it("answers 503, never 200, when the event can't be stored", async () => {
    const failing = createInboxStore(
      {
        ...database,
        run: () => Promise.reject(new Error("database is away")),
        wake: () => Promise.resolve(),
      } as typeof database,
      vault,
      log,
    );
    const broken = express().use(webhookRoutes({ secretsOf: () => [secret], inbox: failing, log }));
    const body = JSON.stringify({ events: [event()] });
    expect(
      (
        await request(broken)
          .post("/webhook/nishi")
          .set("x-line-signature", sign(body, secret))
          .set("content-type", "application/json")
          .serialize((raw) => raw)
          .send(body)
      ).status,
    ).toBe(503);
  });

  it("keeps what residents write out of the log and unreadable on disk", async () => {
    await deliver(event());
    const stored = await database.run(
      "worker",
      (tx) =>
        tx.$queryRaw<
          { text: string }[]
        >`SELECT encode(payload, 'escape') AS text FROM inbox_event WHERE payload IS NOT NULL`,
    );
    expect(stored.length).toBeGreaterThan(0);
    expect(stored.some(({ text }) => text.includes("ひみつ") || text.includes("replyToken"))).toBe(false);
    expect(lines.some((line) => line.includes("ひみつ"))).toBe(false);
  });
});
