import { describe, expect, it } from "vitest";
import { followDatabaseClock } from "../src/databaseClock.js";
import { civilDate, civilHour, createClock, fiscalYear } from "../src/time.js";

describe("civil time", () => {
  it("is Japan's, whatever zone this machine is in", () => {
    const newYear = new Date("2025-12-31T15:00:00Z");
    expect([civilDate(newYear), civilHour(newYear)]).toEqual(["2026-01-01", 0]);
    expect(civilDate(new Date("2025-12-31T14:59:59Z"))).toBe("2025-12-31");
  });

  it("counts the fiscal year from April", () => {
    expect([fiscalYear("2026-03-31"), fiscalYear("2026-04-01")]).toEqual([2025, 2026]);
  });

  it("begins at DEMO_NOW and goes on from there", () => {
    let offset = 0;
    const clock = createClock({ demoNow: new Date("2025-06-01T00:00:00Z"), offsetMs: () => offset });
    const first = clock.now().getTime();
    expect(Math.abs(first - Date.parse("2025-06-01T00:00:00Z"))).toBeLessThan(1_000);
    offset = 3_600_000;
    expect(clock.now().getTime() - first).toBeGreaterThanOrEqual(3_600_000);
  });
});

describe("a wrong clock of this machine", () => {
  const database = { now: async () => new Date("2031-01-01T00:00:00Z") };

  it("does not matter: civil time follows the database's", async () => {
    let monotonic = 500;
    const followed = await followDatabaseClock(database, () => monotonic);
    const clock = createClock({ offsetMs: followed.offsetMs });
    expect(Math.abs(clock.now().getTime() - Date.parse("2031-01-01T00:00:00Z"))).toBeLessThan(50);
    // Ten seconds later by the clock that nobody can set, whatever this machine's says.
    monotonic += 10_000;
    expect(Math.abs(clock.now().getTime() - Date.parse("2031-01-01T00:00:10Z"))).toBeLessThan(50);
    followed.stop();
  });
});
