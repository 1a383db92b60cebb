import { afterEach, describe, expect, it } from "vitest";
import { createSchedule } from "../../src/jobs/schedule.js";
import { createLog } from "../../src/log.js";
import { fixedClock } from "../../src/time.js";
import { emptyDatabase, useDatabase } from "../support/database.js";

const database = useDatabase();
afterEach(() => emptyDatabase(database));

function schedule(now: string, work: () => Promise<void>) {
  const scheduled = [{ name: "forget", pattern: "17 3 * * *", work }];
  return createSchedule({ database, clock: fixedClock(now), scheduled, log: createLog("silent") });
}
const slots = () => database.run("console", (tx) => tx.scheduledRun.findMany());

describe("work by the calendar", () => {
  it("is done once for its slot, on whichever instance comes first", async () => {
    let times = 0;
    const work = async () => {
      times += 1;
    };
    await Promise.all([
      schedule("2026-11-20T03:17:05+09:00", work)(),
      schedule("2026-11-20T03:18:00+09:00", work)(),
      schedule("2026-11-20T09:00:00+09:00", work)(),
    ]);
    expect(times).toBe(1);
    expect((await slots()).map(({ slot }) => slot.toISOString())).toEqual(["2026-11-19T18:17:00.000Z"]);
    await schedule("2026-11-21T03:17:01+09:00", work)();
    expect(times).toBe(2);
  });

  it("is made up for when nothing ran at its hour", async () => {
    let times = 0;
    await schedule("2026-11-20T22:00:00+09:00", async () => {
      times += 1;
    })();
    expect(times).toBe(1);
  });

  it("is tried again when it failed or was cut off, but not at once", async () => {
    let times = 0;
    const look = schedule("2026-11-20T04:00:00+09:00", async () => {
      times += 1;
      if (times === 1) throw new Error("away");
    });
    await look();
    await look();
    expect([times, (await slots())[0]?.finishedAt]).toEqual([1, null]);
    await database.run(
      "console",
      (tx) => tx.$executeRaw`UPDATE scheduled_run SET started_at = now() - interval '11 minutes'`,
    );
    await look();
    await look();
    expect(times).toBe(2);
    expect((await slots())[0]?.finishedAt).not.toBeNull();
  });
});
