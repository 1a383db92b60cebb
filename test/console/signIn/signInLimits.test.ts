import request from "supertest";
import { beforeEach, describe, expect, test } from "vitest";
import { createPasswordHashes, HashesBusy, type PasswordHashes } from "../../../src/console/factor/passwordHash.js";
import { removeOldLimits, SharedLimit } from "../../../src/console/signIn/sharedLimitStore.js";
import { triesAtOnce } from "../../../src/console/signIn/signInGuard.js";
import { createSignInLimits } from "../../../src/console/signIn/signInLimits.js";
import { openDatabase } from "../../../src/db.js";
import { createLog } from "../../../src/log.js";
import { createTestDatabase, describeOnServer, emptyDatabase, useDatabase } from "../../support/database.js";
import { until } from "../../support/until.js";
import { type Bench, browser, engage, openBench, origin, typePassword, vault } from "../support/bench.js";
import { standIn } from "../support/standIn.js";

const db = useDatabase();
beforeEach(() => emptyDatabase(db));

/** Counts the hashes; makes none. */
function counting(): PasswordHashes & { asked: number } {
  return {
    asked: 0,
    running: 0,
    make: async () => "",
    async matches() {
      this.asked += 1;
      return false;
    },
  };
}

const tryOn = (bench: Bench, ip: string, email: string) =>
  request(bench.app)
    .post("/console/sign-in")
    .set({ Origin: origin, "X-Forwarded-For": ip })
    .type("form")
    .send({ email, password: "wrong wrong wrong" });

describe("tries with a wrong password", () => {
  test("end after ten for an account, from wherever they come, with the time to wait", async () => {
    const hashes = counting();
    const bench = openBench(db, { feature: standIn, hashes, trustProxy: 1 });
    for (let tries = 0; tries < 10; tries += 1)
      expect((await tryOn(bench, `203.0.113.${tries}`, "a@example.jp")).status).toBe(401);
    const stopped = await tryOn(bench, "198.51.100.7", "A@Example.JP ");
    expect(stopped.status).toBe(429);
    expect(Number(stopped.headers["retry-after"])).toBeGreaterThan(890);
    expect(Number(stopped.headers["retry-after"])).toBeLessThanOrEqual(900);
    expect(stopped.text).toContain("約15分たってから");
    expect(hashes.asked).toBe(10);
    expect((await tryOn(bench, "198.51.100.7", "b@example.jp")).status).toBe(401);
  });

  test("end after five from one place for one account, for three minutes", async () => {
    const bench = openBench(db, { feature: standIn, hashes: counting(), trustProxy: 1 });
    for (let tries = 0; tries < 5; tries += 1) await tryOn(bench, "203.0.113.1", "a@example.jp");
    const stopped = await tryOn(bench, "203.0.113.1", "a@example.jp");
    expect([stopped.status, Number(stopped.headers["retry-after"]) <= 180]).toEqual([429, true]);
    expect((await tryOn(bench, "203.0.113.2", "a@example.jp")).status).toBe(401);
  });

  test("end after a hundred from one network, and then cost neither hash nor database", async () => {
    const hashes = counting();
    const bench = openBench(db, { feature: standIn, hashes, trustProxy: 1 });
    for (let tries = 0; tries < 101; tries += 1) await tryOn(bench, `2001:db8:1:2::${tries}`, `a${tries}@example.jp`);
    expect(hashes.asked).toBe(100);
    const rows = () =>
      db.run("console", (tx) => tx.$queryRaw<{ n: number }[]>`SELECT sum(points)::int AS n FROM shared_limit`);
    const before = await rows();
    for (let tries = 0; tries < 20; tries += 1)
      expect((await tryOn(bench, "2001:db8:1:2::7", `b${tries}@example.jp`)).status).toBe(429);
    expect(await rows()).toEqual(before);
    expect(hashes.asked).toBe(100);
    expect((await tryOn(bench, "2001:db8:9::1", "c@example.jp")).status).toBe(401);
  });

  test("are forgotten with the right one", async () => {
    const bench = openBench(db, { feature: standIn });
    const person = await engage(db, "nishi", "editor");
    for (let round = 0; round < 3; round += 1) {
      for (let tries = 0; tries < 4; tries += 1)
        expect((await typePassword(browser(bench.app), person.email, "wrong wrong")).status).toBe(401);
      expect((await typePassword(browser(bench.app), person.email)).status).toBe(303);
    }
  });

  test("leave neither addresses of people nor of machines in the table", async () => {
    const bench = openBench(db, { feature: standIn, hashes: counting(), trustProxy: 1 });
    await tryOn(bench, "203.0.113.77", "somebody@example.jp");
    const rows = await db.run("console", (tx) => tx.sharedLimit.findMany());
    expect(rows).toHaveLength(3);
    expect(JSON.stringify(rows.map(({ key }) => key))).not.toMatch(/203\.0|somebody/);
  });
});

test("when too many sign in at once, the rest is asked to come again in seconds", async () => {
  const busy: PasswordHashes = { ...counting(), matches: () => Promise.reject(new HashesBusy()) };
  const answer = await typePassword(browser(openBench(db, { feature: standIn, hashes: busy }).app), "a@example.jp");
  expect([answer.status, answer.headers["retry-after"]]).toEqual([503, "5"]);
});

test("a flood from everywhere waits for two hashes at a time, and is not queued without end", async () => {
  const hashes = createPasswordHashes({ atOnce: 1, waiting: 2 });
  const bench = openBench(db, { feature: standIn, hashes, trustProxy: 1 });
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, index) => tryOn(bench, `198.51.100.${index}`, `flood${index}@example.jp`)),
  );
  const statuses = new Set(answers.map(({ status }) => status));
  expect([...statuses].sort()).toEqual([401, 503]);
  expect(hashes.running).toBe(0);
});

test("of a flood, a few tries reach the database at a time; who comes by key is not turned away for it", async () => {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  let waiting = 0;
  const hashes: PasswordHashes = {
    ...counting(),
    matches: async () => {
      waiting += 1;
      await opened;
      return false;
    },
  };
  const bench = openBench(db, { feature: standIn, hashes, trustProxy: 1 });
  const flood = Array.from({ length: 60 }, (_, index) =>
    tryOn(bench, `198.51.100.${index}`, `flood${index}@example.jp`).then(({ status }) => status),
  );
  await until(() => waiting === triesAtOnce);
  const byKey = await browser(bench.app).post("/console/sign-in/passkey").type("form").send({ answer: "{}" });
  expect(byKey.status).toBe(401);
  open();
  const statuses = await Promise.all(flood);
  expect(statuses.filter((status) => status === 401).length).toBeGreaterThanOrEqual(triesAtOnce);
  expect(statuses).toContain(503);
});

describe("a shared limit", () => {
  test("begins anew when its time is over, and its row goes at night", async () => {
    const limit = new SharedLimit(db, { keyPrefix: "test", points: 2, duration: 60 });
    await limit.consume("k");
    expect(await limit.consume("k")).toMatchObject({ remainingPoints: 0, consumedPoints: 2 });
    await expect(limit.consume("k")).rejects.toMatchObject({ consumedPoints: 3 });
    expect(await limit.get("k")).toMatchObject({ consumedPoints: 3 });
    await db.run("console", (tx) => tx.$executeRaw`UPDATE shared_limit SET expires_at = now() - interval '1 second'`);
    expect(await limit.get("k")).toBeNull();
    expect(await limit.consume("k")).toMatchObject({ consumedPoints: 1, isFirstInDuration: true });
    await db.run("console", (tx) => tx.$executeRaw`UPDATE shared_limit SET expires_at = now() - interval '1 second'`);
    await removeOldLimits(db);
    expect(await db.run("console", (tx) => tx.sharedLimit.count())).toBe(0);
  });

  test("counts what comes at the same moment", async () => {
    const limits = createSignInLimits(db, vault);
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, index) => limits.password(`203.0.113.${index}`, "x@example.jp")),
    );
    expect(answers.filter((one) => one === undefined)).toHaveLength(10);
  });

  test("lets a value be used once", async () => {
    const limits = createSignInLimits(db, vault);
    const answers = await Promise.all([limits.once("v", 60), limits.once("v", 60), limits.once("w", 60)]);
    expect(answers.filter(Boolean)).toHaveLength(2);
  });
});

describeOnServer("two instances", () => {
  test("share the tries: ten in all, not ten each", async () => {
    const shared = await createTestDatabase();
    const options = {
      url: shared.url,
      dataFolder: "",
      log: createLog("silent"),
      poolSizes: { webhook: 1, worker: 1, console: 4 },
    };
    const other = await openDatabase({ ...options, instanceId: "other" });
    try {
      const hashes = counting();
      const benches = [
        openBench(shared.database, { hashes, trustProxy: 1 }),
        openBench(other, { hashes, trustProxy: 1 }),
      ];
      const answers = await Promise.all(
        Array.from({ length: 40 }, (_, index) =>
          tryOn(benches[index % 2] as Bench, `203.0.113.${index}`, "a@example.jp"),
        ),
      );
      expect(answers.filter(({ status }) => status === 401)).toHaveLength(10);
      expect(hashes.asked).toBe(10);
    } finally {
      await other.close();
      await shared.drop();
    }
  });
});
