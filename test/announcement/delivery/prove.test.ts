import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runAnnouncement } from "../../../bench/announcementRun.mjs";
import { createTestDatabase, layDatabase, onServer, type TestDatabase } from "../../support/database.js";

let dataFolder: string;
let server: TestDatabase | undefined;
beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), "tonari-prove-"));
  if (onServer) server = await createTestDatabase();
  else await layDatabase(dataFolder);
});
afterAll(async () => {
  await server?.drop();
  await rm(dataFolder, { recursive: true, force: true });
});

describe("an announcement from a server that is killed again and again", () => {
  // The embedded database takes longer to start, and each life needs it.
  const kills = onServer ? 8 : 3;
  it(`is accepted by LINE once for everybody, over ${kills} kills and with a quarter of the answers faulty`, {
    // It ends by itself when nothing moves any more; a busy machine may take its time.
    timeout: 900_000,
  }, async () => {
    const result = await runAnnouncement({
      ...{ recipients: 5_000, kills, faulty: 0.25, limits: "enforce", pacePerSecond: 100, latencyMs: 50 },
      ...{ server: "delivery", patienceMs: 90_000, databaseUrl: server?.url, dataFolder },
    });
    expect(result).toMatchObject({
      // A quick machine is done before the last one.
      kills: expect.toSatisfy((done: number) => done >= kills * 0.6),
      acceptedOnce: 5_000,
      acceptedTwice: 0,
      neverAccepted: 0,
      keysWithOtherBody: 0,
      state: "done",
      sumRight: true,
    });
  });
});
