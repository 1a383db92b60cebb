/** The process itself, as an operator meets it: its sentences, its exit codes, and what survives it. */
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, layDatabase, onServer, type TestDatabase } from "./support/database.js";
import { freePort, type Product, startProduct } from "./support/product.js";

const key = Buffer.alloc(32, 7).toString("base64");
const channel = { LINE_NISHI_CHANNEL_SECRET: "secret", LINE_NISHI_CHANNEL_ACCESS_TOKEN: "token", SECRET_KEY: key };
let folder: string;
let port: number;
let database: TestDatabase | undefined;
const products: Product[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "tonari-main-"));
  port = await freePort();
  database = onServer ? await createTestDatabase() : undefined;
});
afterEach(async () => {
  for (const product of products.splice(0)) await product.kill().catch(() => undefined);
  await database?.drop();
  await rm(folder, { recursive: true, force: true });
});

function start(env: Record<string, string> = {}): Product {
  const product = startProduct({
    PORT: String(port),
    HOST: "127.0.0.1",
    DATA_DIR: folder,
    LOG_LEVEL: "info",
    LINE_API_BASE_URL: "http://127.0.0.1:9",
    ...(database?.url ? { DATABASE_URL: database.url } : {}),
    ...env,
  });
  products.push(product);
  return product;
}

const url = () => `http://127.0.0.1:${port}`;
function say(text: string, id: string): Promise<number> {
  const source = { type: "user", userId: `U${"1".repeat(32)}` };
  const event = {
    type: "message",
    mode: "active",
    webhookEventId: id,
    timestamp: Date.now(),
    replyToken: id,
    source,
    message: { type: "text", id, text },
  };
  const body = JSON.stringify({ events: [event] });
  const signature = createHmac("sha256", "secret").update(body).digest("base64");
  return fetch(`${url()}/webhook/nishi`, { method: "POST", body, headers: { "x-line-signature": signature } }).then(
    ({ status }) => status,
  );
}

describe("a start that can't be", () => {
  it("names all that is wrong with the environment at once", async () => {
    const product = start({
      PORT: "abc",
      SECRET_KEY: "short",
      NODE_ENV: "production",
      DEMO_NOW: "2025-06-01T09:00:00+09:00",
      LINE_NISHI_CHANNEL_SECRET: "x",
      DATABASE_URL: "",
    });
    expect(await product.exited).toBe(1);
    for (const word of [
      "PORT",
      "SECRET_KEY",
      "DEMO_NOW",
      "LINE_NISHI_CHANNEL_ACCESS_TOKEN",
      "DATABASE_URL",
      "refuses demo mode",
    ]) {
      expect(product.output()).toContain(word);
    }
    expect(product.output()).not.toContain("    at ");
  });

  it("in production shows residents nothing that the ward has not approved", async () => {
    const product = start({ ...channel, NODE_ENV: "production", ALLOW_EMBEDDED_DATABASE: "1" });
    expect(await product.exited).toBe(1);
    expect(product.output()).toContain("texts have no approval");
  });

  it("says that the port is taken, and leaves the data folder free", async () => {
    if (!onServer) await layDatabase(folder);
    const other = createServer().listen(port, "127.0.0.1");
    await once(other, "listening");
    const product = start(channel);
    expect(await product.exited).toBe(1);
    expect(product.output()).toContain(`Port ${port} is taken`);
    other.close();
    await start(channel).ready();
  });

  it.skipIf(onServer)("ends within a second when another process has the data folder, and names it", async () => {
    await layDatabase(folder);
    const first = start(channel);
    await first.ready();
    const began = performance.now();
    const second = start({ ...channel, PORT: String(await freePort()) });
    expect(await second.exited).toBe(1);
    const took = performance.now() - began;
    expect(second.output()).toContain(`in use by process ${first.pid}`);
    // Node and the modules take their time on a busy machine; the product itself adds next to nothing.
    expect(took).toBeLessThan(3_000);
    expect((await fetch(`${url()}/readyz`)).status).toBe(200);
  });
});

describe("a running process", () => {
  it("stops on SIGTERM, exits 0 and loses nothing, also while LINE does not answer", async () => {
    if (!onServer) await layDatabase(folder);
    const silent = createServer(() => {}).listen(0, "127.0.0.1");
    await once(silent, "listening");
    const address = silent.address();
    const line = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
    const product = start({ ...channel, LINE_API_BASE_URL: line });
    await product.ready();
    expect(await say("メニュー", "e1")).toBe(200);
    await once(silent, "request");
    const began = performance.now();
    expect(await product.stop()).toBe(0);
    expect(performance.now() - began).toBeLessThan(8_500);
    silent.closeAllConnections();

    const replied = once(silent, "request");
    const next = start({ ...channel, LINE_API_BASE_URL: line });
    await next.ready();
    await replied;
    expect(next.output()).toContain("work of a gone instance taken up");
    silent.closeAllConnections();
    silent.close();
  });

  it("answers 413 to 300 megabytes, and its memory stays flat", async () => {
    if (!onServer) await layDatabase(folder);
    const product = start({ ...channel, METRICS_TOKEN: "" });
    await product.ready();
    const memory = async () => {
      const text = await (await fetch(`${url()}/metrics`)).text();
      return Number(/^tonari_process_resident_memory_bytes (\S+)/m.exec(text)?.[1]);
    };
    const before = await memory();
    const statuses = await Promise.all([upload({ "content-length": 300 * 1_048_576 }), upload({})]);
    expect(statuses).toEqual([413, 413]);
    expect((await memory()) - before).toBeLessThan(100 * 1_048_576);
  });

  it.skipIf(onServer)(
    "works after it was killed ten times during its very first start",
    { timeout: 120_000 },
    async () => {
      for (let kill = 0; kill < 10; kill += 1) {
        const product = start(channel);
        await pause(300 + kill * 200);
        await product.kill();
      }
      const product = start(channel);
      await product.ready();
      expect(await say("メニュー", "e1")).toBe(200);
      expect(await product.stop()).toBe(0);
    },
  );
});

/** 300 MB in pieces, as fast as they are taken; with or without saying so before. */
function upload(headers: Record<string, number>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    let status: number | undefined;
    const call = request({ port, host: "127.0.0.1", method: "POST", path: "/webhook/nishi", headers }, (answer) => {
      status = answer.statusCode;
      resolve(status);
      answer.resume();
    });
    const piece = Buffer.alloc(1_048_576, 120);
    let sent = 0;
    const more = () => {
      while (sent < 300) {
        sent += 1;
        if (!call.write(piece)) return void call.once("drain", more);
      }
      call.end();
    };
    // The server may close the connection when it has said no.
    call.on("error", (error) => (status === undefined ? reject(error) : resolve(status)));
    more();
  });
}
