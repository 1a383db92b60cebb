import { describe, expect, it } from "vitest";
import { type Pump, startPump } from "../../src/jobs/pump.js";
import { createLog } from "../../src/log.js";
import { until } from "../support/until.js";

const log = createLog("silent");

/** A pump on a list, whose work ends when the test says so. */
function bench(options: { inFlight?: number; batch?: number; idleMs?: number } = {}) {
  const waiting: number[] = [];
  const begun: number[] = [];
  const ends = new Map<number, () => void>();
  const claims: number[] = [];
  let beforeClaim: () => void | Promise<void> = () => {};
  const pump: Pump = startPump<number>({
    name: "test",
    inFlight: options.inFlight ?? 2,
    batch: options.batch ?? 32,
    idleMs: options.idleMs ?? 60_000,
    log,
    async claim(limit) {
      claims.push(limit);
      const items = waiting.splice(0, limit);
      await beforeClaim();
      return items;
    },
    work(item) {
      begun.push(item);
      return new Promise<void>((resolve, reject) =>
        ends.set(item, () => (item < 0 ? reject(new Error("no")) : resolve())),
      );
    },
  });
  return { pump, waiting, begun, ends, claims, onClaim: (then: () => void | Promise<void>) => (beforeClaim = then) };
}

describe("a pump", () => {
  it("has never more in flight than it may, and goes on when one ends, well or badly", async () => {
    const { pump, waiting, begun, ends } = bench();
    waiting.push(-1, 2, 3);
    pump.wake();
    await until(() => begun.length === 2);
    expect(pump.busy).toBe(2);
    ends.get(-1)?.();
    await until(() => begun.length === 3);
    expect(begun).toEqual([-1, 2, 3]);
    await pump.stop(0);
  });

  it("does not lose a wake-up that comes while it claims", async () => {
    const { pump, waiting, begun, onClaim } = bench();
    await until(() => pump.busy === 0);
    onClaim(() => {
      onClaim(() => {});
      // Committed after the look, woken before it ended.
      waiting.push(7);
      pump.wake();
    });
    pump.wake();
    await until(() => begun.length === 1);
    await pump.stop(0);
  });

  it("looks by itself when no wake-up comes, and after a claim that failed", async () => {
    const { pump, waiting, begun, onClaim } = bench({ idleMs: 10 });
    let failed = false;
    onClaim(() => {
      onClaim(() => {});
      failed = true;
      throw new Error("the database is away");
    });
    await until(() => failed);
    waiting.push(1);
    await until(() => begun.length === 1);
    await pump.stop(0);
  });

  it("claims no more once it stops, and waits for what is in flight", async () => {
    const { pump, waiting, begun, ends, claims } = bench();
    waiting.push(1);
    pump.wake();
    await until(() => begun.length === 1);
    const looked = claims.length;
    let stopped = false;
    const stopping = pump.stop(60_000).then(() => (stopped = true));
    waiting.push(2);
    pump.wake();
    await new Promise((resolve) => setImmediate(resolve));
    expect([stopped, claims.length, begun]).toEqual([false, looked, [1]]);
    ends.get(1)?.();
    await stopping;
    expect(begun).toEqual([1]);
  });

  it("finishes what was claimed in the moment of the stop: nobody else would before the lease ends", async () => {
    const { pump, waiting, begun, ends, onClaim } = bench();
    await until(() => pump.busy === 0);
    let letGo = () => {};
    onClaim(() => new Promise<void>((resolve) => (letGo = resolve)));
    waiting.push(1);
    pump.wake();
    await until(() => waiting.length === 0);
    const stopping = pump.stop(60_000);
    letGo();
    await until(() => begun.length === 1);
    ends.get(1)?.();
    await stopping;
    expect(pump.busy).toBe(0);
  });

  it("waits no longer than it is given", async () => {
    const { pump, waiting, begun } = bench();
    waiting.push(1);
    pump.wake();
    await until(() => begun.length === 1);
    await pump.stop(5);
    expect(pump.busy).toBe(1);
  });
});
