import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMessenger, limitConnections } from "../../src/line/messenger.js";

let server: Server;
let base = "";
let answer: { status: number; body?: string } | "reset" | "nothing" = { status: 200 };
beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume();
    if (answer === "reset") request.socket.resetAndDestroy();
    else if (answer !== "nothing")
      response.writeHead(answer.status, { "content-type": "application/json" }).end(answer.body ?? "{}");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  limitConnections(150);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const messenger = () =>
  createMessenger({ apiBaseUrl: base, dataApiBaseUrl: base, accessTokens: new Map([["nishi", "t"]]) });
const push = (channel = "nishi") =>
  messenger().push(
    channel,
    `U${"a".repeat(32)}`,
    [{ type: "text", text: "x" }],
    "00000000-0000-5000-8000-000000000001",
  );

describe("what LINE answers", () => {
  it.each<[typeof answer, object]>([
    [{ status: 200, body: '{"sentMessages":[]}' }, { kind: "accepted" }],
    [{ status: 409 }, { kind: "accepted" }],
    [{ status: 429 }, { kind: "limited", status: 429 }],
    [{ status: 500 }, { kind: "unclear", code: "500" }],
    [{ status: 400 }, { kind: "refused", status: 400 }],
    [{ status: 401 }, { kind: "refused", status: 401 }],
    ["reset", { kind: "unclear", code: "ECONNRESET" }],
    ["nothing", { kind: "unclear", code: "UND_ERR_HEADERS_TIMEOUT" }],
  ])("%j is %j", async (given, outcome) => {
    answer = given;
    const began = performance.now();
    expect(await push()).toMatchObject(given === "reset" ? { kind: "unclear" } : outcome);
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it("is nothing where a channel has been switched off: a reply waits and runs out, and stops no other", async () => {
    expect(await push("suminoe")).toMatchObject({ kind: "unclear" });
  });
});
