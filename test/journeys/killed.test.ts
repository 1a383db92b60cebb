/**
 * The real server, killed again and again under load: what it answered 200 is answered to the resident, once.
 * The oracle is outside: the simulator's log of what it delivered and what it was told.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Platform, startPlatform } from "../../src/simulator/platform.js";
import { createTestDatabase, layDatabase, onServer, type TestDatabase } from "../support/database.js";
import { freePort, type Product, startProduct } from "../support/product.js";
import { testKey } from "../support/service.js";

const kills = 10;
const residents = 8;
let platform: Platform;
let folder: string;
let server: TestDatabase | undefined;
let product: Product | undefined;
let env: Record<string, string>;

beforeAll(async () => {
  const port = await freePort();
  folder = await mkdtemp(join(tmpdir(), "tonari-killed-"));
  platform = await startPlatform({
    limits: "enforce",
    channels: [
      {
        name: "nishi",
        channelSecret: "secret-nishi",
        accessToken: "token-nishi",
        botUserId: `U${"0".repeat(32)}`,
        displayName: "nishi",
      },
    ],
    webhookUrl: () => `http://127.0.0.1:${port}/webhook/nishi`,
  });
  // The very first start is killed elsewhere; here only its time would count.
  if (!onServer) await layDatabase(folder);
  server = onServer ? await createTestDatabase() : undefined;
  env = {
    PORT: String(port),
    HOST: "127.0.0.1",
    DATA_DIR: folder,
    SECRET_KEY: testKey,
    LOG_LEVEL: "warn",
    LINE_NISHI_CHANNEL_SECRET: "secret-nishi",
    LINE_NISHI_CHANNEL_ACCESS_TOKEN: "token-nishi",
    LINE_API_BASE_URL: platform.url,
    LINE_DATA_API_BASE_URL: platform.url,
    ...(server?.url ? { DATABASE_URL: server.url } : {}),
  };
});
afterAll(async () => {
  await product?.kill().catch(() => undefined);
  await platform.close();
  await server?.drop();
  await rm(folder, { recursive: true, force: true });
});

describe("a server that is killed", () => {
  it(`loses nothing that it answered 200 and answers nothing twice, over ${kills} kills`, {
    timeout: 180_000,
  }, async () => {
    const people = Array.from({ length: residents }, () => platform.addFriend("nishi"));
    const sent = people.map(() => 0);
    const taken = people.map(() => 0);
    let loading = true;
    const load = Promise.all(
      people.map(async (person, index) => {
        while (loading) {
          sent[index] = (sent[index] ?? 0) + 1;
          const { status } = await person.say("メニュー").catch(() => ({ status: 0 }));
          if (status === 200) taken[index] = (taken[index] ?? 0) + 1;
          // As people do: they wait for the answer a while before they write again, and try later where nobody is there.
          // So what waits never grows older than a reply token, however slow the machine is.
          if (status === 200) await answered(person, taken[index] ?? 0);
          else await new Promise((resolve) => setTimeout(resolve, 500));
        }
      }),
    );

    for (let kill = 0; kill < kills; kill += 1) {
      product = startProduct(env);
      await product.ready();
      const before = sum(taken);
      await until(() => sum(taken) - before > 30);
      await product.kill();
    }
    loading = false;
    await load;
    product = startProduct(env);
    await product.ready();
    await until(() => people.every((person, index) => person.replies.length >= (taken[index] ?? 0)));

    expect(sum(taken)).toBeGreaterThan(kills * 10);
    people.forEach((person, index) => {
      // One that was stored in the moment of a kill is answered although its 200 never arrived.
      expect(person.replies.length).toBeGreaterThanOrEqual(taken[index] ?? 0);
      expect(person.replies.length).toBeLessThanOrEqual(sent[index] ?? 0);
    });
    // Only by reply token, which LINE takes once: so no event was answered twice.
    expect(people.flatMap((person) => person.replies.map(({ via }) => via)).filter((via) => via !== "reply")).toEqual(
      [],
    );
    expect(await product.stop()).toBe(0);
  });
});

/** Until that many answers have come, at most three seconds. */
async function answered(person: { replies: readonly unknown[] }, count: number): Promise<void> {
  const deadline = Date.now() + 3_000;
  while (person.replies.length < count && Date.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, 20));
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error("what was waited for did not come");
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
