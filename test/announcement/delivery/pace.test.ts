import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addApproved, addResidents } from "../../../bench/announcementSetting.mjs";
import { type StandIn, startStandIn } from "../../../bench/lineStandIn.mjs";
import { createPacer } from "../../../src/announcement/delivery/pacer.js";
import { createPaceStore } from "../../../src/announcement/delivery/paceStore.js";
import { type Database, openDatabase } from "../../../src/db.js";
import { createMessenger } from "../../../src/line/messenger.js";
import { createLog } from "../../../src/log.js";
import { createTestDatabase, describeOnServer, type TestDatabase, useDatabase } from "../../support/database.js";
import { type Harness, startDelivery, vault } from "./deliveryHarness.js";

describe("the pace of a channel", () => {
  const database = useDatabase();

  it("hands out slots one after the other, and keeps none back for a burst", async () => {
    const pace = createPaceStore(database, 100);
    const channel = randomUUID();
    const first = await pace.reserve(channel, 10);
    const second = await pace.reserve(channel, 10);
    expect(first).toBeLessThan(5);
    // 100 ms later, less the time that the first took.
    expect(second).toBeGreaterThan(first);
    expect(second).toBeLessThanOrEqual(100);
    const third = await pace.reserve(channel, 1);
    expect(third - second).toBeGreaterThan(0);
    expect(await pace.reserve(randomUUID(), 1)).toBeLessThan(5);
  });

  it("stops for everybody when LINE says that it is too fast", async () => {
    const pace = createPaceStore(database, 100);
    const channel = randomUUID();
    await pace.reserve(channel, 1);
    await pace.slowDown(channel, 5_000);
    expect(await pace.reserve(channel, 1)).toBeGreaterThan(3_000);
  });

  it("asks for the slots of all that wait at once", async () => {
    const asked: number[] = [];
    const reserve = async (_channel: string, count: number) => {
      asked.push(count);
      return 0;
    };
    const pacer = createPacer({ gapMs: 10, reserve });
    await Promise.all(Array.from({ length: 30 }, () => pacer.slot("nishi")));
    expect(asked).toEqual([25, 5]);
  });

  it("tells those who wait when no slot can be had", async () => {
    const pacer = createPacer({ gapMs: 10, reserve: () => Promise.reject(new Error("away")) });
    await expect(pacer.slot("nishi")).rejects.toThrow("away");
  });
});

describeOnServer("two instances on one server", () => {
  const perSecond = 30;
  let first: TestDatabase;
  let second: Database;
  let line: StandIn;
  const harnesses: Harness[] = [];
  beforeAll(async () => {
    first = await createTestDatabase({ instanceId: "first" });
    second = await openDatabase({
      url: first.url,
      dataFolder: "",
      instanceId: "second",
      log: createLog("silent"),
      poolSizes: { webhook: 1, worker: 3, console: 1 },
    });
    line = await startStandIn({ limits: "observe", perSecond });
  });
  afterAll(async () => {
    for (const harness of harnesses) await harness.stop();
    await second.close();
    await first.drop();
    await line.close();
  });

  it("share the work and the pace: no second is above the limit, and nobody gets it twice", async () => {
    await addResidents(first.database, vault, 600);
    // Announcements of a few hundred recipients make few chunks; many small ones make many.
    const ids = await Promise.all(Array.from({ length: 15 }, () => addApproved(first.database)));
    const messenger = createMessenger({
      apiBaseUrl: line.url,
      dataApiBaseUrl: line.url,
      accessTokens: new Map([["nishi", "token-nishi"]]),
    });
    const calls = [0, 0];
    for (const [index, database] of [first.database, second].entries()) {
      const counted: typeof messenger = {
        ...messenger,
        multicast(channel, request) {
          calls[index] = (calls[index] ?? 0) + 1;
          return messenger.multicast(channel, request);
        },
      };
      const settingsOf = async () => ({ weeklyCap: 50, broadcastAllowed: false });
      const options = { messenger: counted, pacePerSecond: perSecond, settingsOf };
      harnesses.push(startDelivery(database, { url: line.url } as never, options));
    }
    for (const id of ids) await harnesses[0]?.comesTo(id, "done");
    expect([...line.accepted.values()].filter((times) => times !== 15)).toEqual([]);
    expect(line.accepted.size).toBe(600);
    expect(line.tally.overLimit).toBe(0);
    // A call may leave up to 200 ms after its slot (the pacer's own bound) and so fall into the next second.
    expect(line.busiestSecond).toBeLessThanOrEqual(perSecond * 1.2 + 1);
    expect(Math.min(...calls)).toBeGreaterThan(0);
  });
});
