import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addApproved } from "../../../bench/announcementSetting.mjs";
import { recipientRows, sumIsRight } from "../../../src/announcement/delivery/chunkCountStore.js";
import {
  cancelDelivery,
  resumeDelivery,
  settleUncertainChunks,
} from "../../../src/announcement/delivery/deliveryStore.js";
import { plans } from "../../../src/simulator/plan.js";
import type { Platform } from "../../../src/simulator/platform.js";
import { emptyDatabase, useDatabase } from "../../support/database.js";
import { until } from "../../support/until.js";
import { addFriends, type Harness, multicasts, startDelivery, startTestPlatform } from "./deliveryHarness.js";

const database = useDatabase();
let platform: Platform;
let harness: Harness | undefined;
beforeAll(async () => {
  platform = await startTestPlatform();
});
beforeEach(() => emptyDatabase(database));
afterEach(async () => {
  await harness?.stop();
  harness = undefined;
  await platform.close();
  platform = await startTestPlatform();
});
afterAll(() => platform.close());

const start = (options: Parameters<typeof startDelivery>[2] = {}) => {
  harness = startDelivery(database, platform, options);
  return harness;
};
const received = (people: readonly { replies: readonly unknown[] }[]) => people.map(({ replies }) => replies.length);
const all = <Value>(length: number, value: Value): Value[] => Array.from({ length }, () => value);
const inTransaction = <Result>(
  work: (tx: Parameters<Parameters<typeof database.transaction>[1]>[0]) => Promise<Result>,
) => database.transaction("console", work);

describe("an announcement that is approved", () => {
  it("reaches every resident once, each in their language, and its counts add up", async () => {
    const people = await addFriends(database, platform, 7);
    await database.run(
      "console",
      (tx) => tx.$executeRaw`
      UPDATE resident SET language = 'en' WHERE id IN (SELECT id FROM resident ORDER BY id LIMIT 3)`,
    );
    const variants = { ja: [{ kind: "text", text: "訓練です" }], en: [{ kind: "text", text: "This is a drill" }] };
    const id = await addApproved(database, { content: { variants } });
    const { comesTo, countsOf, audited } = start();
    await comesTo(id, "done");
    expect(received(people)).toEqual(all(7, 1));
    expect(await countsOf(id)).toEqual({
      recipients: 7,
      accepted: 7,
      invalid: 0,
      cancelled: 0,
      uncertain: 0,
      pending: 0,
    });
    const texts = multicasts(platform).map(
      ({ body }) => `${body.to.length} ${JSON.stringify(body.messages).slice(0, 60)}`,
    );
    expect(texts.sort()).toEqual([expect.stringContaining("3 [{"), expect.stringContaining("4 [{")]);
    expect(audited.map(({ action }) => action)).toEqual(["announcement.started", "announcement.finished"]);
    expect(await inTransaction((tx) => sumIsRight(tx, id))).toBe(true);
  });

  it("goes to the residents of its ward only", async () => {
    const own = await addFriends(database, platform, 2);
    const others = await addFriends(database, platform, 2, "suminoe");
    const id = await addApproved(database);
    await start().comesTo(id, "done");
    expect([received(own), received(others)]).toEqual([
      [1, 1],
      [0, 0],
    ]);
  });

  it("is done at once where nobody is meant", async () => {
    const id = await addApproved(database, { audience: { districts: ["どこでもない町"] } });
    const { comesTo, countsOf } = start();
    await comesTo(id, "done");
    expect(await countsOf(id)).toBeUndefined();
    expect(multicasts(platform)).toEqual([]);
  });

  it("is stopped when what stands there is not what was approved", async () => {
    const people = await addFriends(database, platform, 1);
    const id = await addApproved(database);
    await database.run(
      "console",
      (tx) => tx.$executeRaw`
      UPDATE announcement SET content = jsonb_set(content, '{title}', '"別のもの"') WHERE id = ${id}::uuid`,
    );
    const { comesTo, lines } = start();
    await comesTo(id, "cancelled");
    expect(received(people)).toEqual([0]);
    expect(lines.join("")).toContain("without a valid approval");
  });

  it("is not sent while sending is held", async () => {
    const people = await addFriends(database, platform, 1);
    const id = await addApproved(database);
    let held = true;
    const { comesTo, stateOf, delivery } = start({ maySend: () => !held });
    await delivery.reconcile(await database.liveInstances());
    expect([await stateOf(id), received(people)]).toEqual(["approved", [0]]);
    held = false;
    await comesTo(id, "done");
    expect(received(people)).toEqual([1]);
  });
});

describe("when LINE or the way to it fails", () => {
  it("the same request goes again under the same key until it is clear: nobody gets it twice or not at all", async () => {
    const people = await addFriends(database, platform, 40);
    // Chunks of their own: one for each of six languages and the morning would be few, so several announcements go at once.
    const ids = await Promise.all(all(6, 0).map(() => addApproved(database)));
    const path = "/v2/bot/message/multicast";
    for (const kind of ["500-before", "500-after", "reset-before", "reset-after", "timeout-after", "429-rate"] as const)
      platform.faults.add({ kind, path, times: 2 });
    const { comesTo, countsOf } = start();
    for (const id of ids) await comesTo(id, "done");
    expect(received(people)).toEqual(all(40, 6));
    const bodies = new Map<string, Set<string>>();
    for (const { retryKey, body } of multicasts(platform).filter(({ body }) => body !== undefined))
      bodies.set(retryKey ?? "", (bodies.get(retryKey ?? "") ?? new Set()).add(JSON.stringify(body)));
    expect([...bodies.values()].map(({ size }) => size)).toEqual(all(6, 1));
    for (const id of ids) expect(await countsOf(id)).toMatchObject({ recipients: 40, accepted: 40, pending: 0 });
  });

  it("a recipient whom LINE refuses is found by halving, and everybody else gets it", async () => {
    const people = await addFriends(database, platform, 9);
    await inTransaction((tx) => start().residents.adopt(tx, "nishi", "nishi", ["not-an-id"]));
    const id = await addApproved(database);
    await harness?.comesTo(id, "done");
    expect(received(people)).toEqual(all(9, 1));
    expect(await harness?.countsOf(id)).toMatchObject({ recipients: 10, accepted: 9, invalid: 1, pending: 0 });
    const keys = multicasts(platform).map(({ retryKey }) => retryKey);
    expect(new Set(keys).size).toBe(keys.length);
    expect(await inTransaction((tx) => sumIsRight(tx, id))).toBe(true);
  });

  it("messages that LINE refuses pause the announcement instead of being divided to the last recipient", async () => {
    await addFriends(database, platform, 8);
    const variants = { ja: [{ kind: "line", message: { type: "no-such-type" } }] };
    const id = await addApproved(database, { content: { variants } });
    const { comesTo } = start();
    await comesTo(id, "paused refused");
    expect(multicasts(platform)).toHaveLength(1);
  });

  it("a refused access token pauses it with an alarm; afterwards it goes on", async () => {
    const people = await addFriends(database, platform, 3);
    const id = await addApproved(database);
    platform.faults.add({ kind: "401", path: "/v2/bot/message/multicast", times: 1 });
    const { comesTo, lines, audited } = start();
    await comesTo(id, "paused unauthorized");
    expect(received(people)).toEqual([0, 0, 0]);
    expect(lines.join("")).toContain('"reason":"unauthorized"');
    expect(audited.map(({ action }) => action)).toContain("announcement.paused");
    await inTransaction((tx) => resumeDelivery(tx, id));
    await comesTo(id, "done");
    expect(received(people)).toEqual([1, 1, 1]);
  });

  it("a month that is used up pauses it; once there is room again it goes on", async () => {
    const people = await addFriends(database, platform, 3);
    const { usage } = platform.channel("nishi");
    usage.plan = plans.communication;
    usage.add("push", 199);
    const id = await addApproved(database);
    const { comesTo } = start();
    await comesTo(id, "paused quota");
    usage.plan = null;
    await inTransaction((tx) => resumeDelivery(tx, id));
    await comesTo(id, "done");
    expect(received(people)).toEqual([1, 1, 1]);
  });

  it("what is unclear for 23 hours is not tried again: a person decides", async () => {
    const people = await addFriends(database, platform, 2);
    const id = await addApproved(database);
    platform.faults.add({ kind: "500-before", path: "/v2/bot/message/multicast", times: 1 });
    const { comesTo, countsOf, stateOf } = start();
    await until(() => multicasts(platform).length === 1 || platform.requests.length > 0);
    await until(
      async () =>
        (await database.run(
          "console",
          (tx) => tx.$executeRaw`
      UPDATE chunk SET first_attempt_at = now() - interval '23 hours', next_attempt_at = now()
      WHERE state = 'pending' AND claimed_by IS NULL AND first_attempt_at IS NOT NULL`,
        )) === 1,
    );
    await comesTo(id, "paused uncertain");
    expect(await countsOf(id)).toMatchObject({ recipients: 2, uncertain: 2, pending: 0 });
    expect(received(people)).toEqual([0, 0]);
    expect(await inTransaction((tx) => settleUncertainChunks(tx, id, "again"))).toBe(1);
    await comesTo(id, "done");
    expect(received(people)).toEqual([1, 1]);
    const keys = platform.requests.filter(({ path }) => path.endsWith("/multicast")).map(({ retryKey }) => retryKey);
    expect(new Set(keys).size).toBe(2);
    expect(await stateOf(id)).toBe("done");
    expect(await countsOf(id)).toMatchObject({ recipients: 2, accepted: 2, uncertain: 0 });
    expect(await inTransaction((tx) => sumIsRight(tx, id))).toBe(true);
  });
});

describe("people who leave, and staff who change their mind", () => {
  it("who chose quiet hours gets it in the morning; who has left by then is left out and counts as cancelled", async () => {
    const people = await addFriends(database, platform, 5);
    await database.run("console", (tx) => tx.resident.updateMany({ data: { quietHours: true } }));
    const id = await addApproved(database);
    const { comesTo, countsOf, residents } = start({ now: "2026-11-20T22:00:00+09:00" });
    await comesTo(id, "sending");
    const [chunk] = await database.run(
      "console",
      (tx) => tx.$queryRaw<{ hours: number }[]>`
      SELECT (extract(epoch FROM next_attempt_at - now()) / 3600)::float8 AS hours FROM chunk`,
    );
    expect(chunk?.hours).toBeCloseTo(10, 1);
    const [forgotten, blocked] = await database.run("console", (tx) =>
      tx.resident.findMany({ orderBy: { id: "asc" } }),
    );
    await inTransaction((tx) => residents.forget(tx, forgotten?.id ?? ""));
    await database.run("console", (tx) =>
      tx.lineContact.updateMany({
        where: { residentId: blocked?.id ?? "" },
        data: { blockedAt: new Date() },
      }),
    );
    await database.run("console", (tx) => tx.$executeRaw`UPDATE chunk SET next_attempt_at = now()`);
    await comesTo(id, "done");
    expect(received(people).sort()).toEqual([0, 0, 1, 1, 1]);
    expect(await countsOf(id)).toMatchObject({ recipients: 5, accepted: 3, cancelled: 2, pending: 0 });
    const rows = [];
    for await (const row of recipientRows(database, "nishi", id)) rows.push(row.state);
    expect(rows.sort()).toEqual(["accepted", "accepted", "accepted", "left", "left"]);
    expect(await inTransaction((tx) => sumIsRight(tx, id))).toBe(true);
  });

  it("an announcement to people who have all left is over, and nothing was sent", async () => {
    await addFriends(database, platform, 2);
    await database.run("console", (tx) => tx.resident.updateMany({ data: { quietHours: true } }));
    const id = await addApproved(database);
    const { comesTo, countsOf } = start({ now: "2026-11-20T22:00:00+09:00" });
    await comesTo(id, "sending");
    await database.run("console", (tx) => tx.$executeRaw`UPDATE line_contact SET blocked_at = now()`);
    await database.run("console", (tx) => tx.$executeRaw`UPDATE chunk SET next_attempt_at = now()`);
    await comesTo(id, "done");
    expect(await countsOf(id)).toMatchObject({ recipients: 2, accepted: 0, cancelled: 2 });
    expect(multicasts(platform)).toEqual([]);
  });

  it("what has expired is not begun, and what expires under way is withdrawn", async () => {
    await addFriends(database, platform, 2);
    await database.run("console", (tx) => tx.resident.updateMany({ data: { quietHours: true } }));
    const over = await addApproved(database, { content: { expiresAt: "2026-11-20T21:00:00+09:00" } });
    const soon = await addApproved(database, { content: { expiresAt: "2026-11-21T07:00:00+09:00" } });
    let now = "2026-11-20T22:00:00+09:00";
    const { comesTo, countsOf } = start({ clock: { now: () => new Date(now) } });
    await comesTo(over, "cancelled");
    await comesTo(soon, "sending");
    now = "2026-11-21T07:00:01+09:00";
    await comesTo(soon, "cancelled");
    expect(await countsOf(soon)).toMatchObject({ recipients: 2, cancelled: 2, pending: 0 });
    expect(multicasts(platform)).toEqual([]);
  });

  it.each([
    ["is used where it says the same as the audience", {}, ["/v2/bot/message/broadcast"]],
    [
      "is not used where somebody would be reached who stopped announcements",
      { stopped: true },
      ["/v2/bot/message/multicast"],
    ],
  ])("LINE's broadcast %s", async (_title, { stopped = false }: { stopped?: boolean }, paths) => {
    const people = await addFriends(database, platform, 3);
    if (stopped)
      await database.run(
        "console",
        (tx) => tx.$executeRaw`
        UPDATE resident SET stopped = true WHERE id IN (SELECT id FROM resident LIMIT 1)`,
      );
    const id = await addApproved(database, { content: { broadcast: true } });
    const { comesTo, countsOf } = start({ settingsOf: async () => ({ weeklyCap: 3, broadcastAllowed: true }) });
    await comesTo(id, "done");
    expect(platform.requests.map(({ path }) => path)).toEqual(paths);
    const reached = stopped ? 2 : 3;
    expect(received(people).filter((n) => n === 1)).toHaveLength(reached);
    expect(await countsOf(id)).toMatchObject({ recipients: reached, accepted: reached });
    const row = await database.run("console", (tx) => tx.announcement.findUniqueOrThrow({ where: { id } }));
    expect(row.leftOut).toBe(stopped ? 1 : 0);
  });

  it("a withdrawal stops what is not sent, and lets what is unclear come to its end", async () => {
    const people = await addFriends(database, platform, 4);
    await database.run(
      "console",
      (tx) => tx.$executeRaw`
      UPDATE resident SET language = 'en' WHERE id IN (SELECT id FROM resident ORDER BY id LIMIT 2)`,
    );
    const id = await addApproved(database);
    // Both requests are accepted, and we do not hear it.
    platform.faults.add({ kind: "500-after", path: "/v2/bot/message/multicast", times: 1 });
    platform.faults.add({ kind: "429-rate", path: "/v2/bot/message/multicast", times: 1 });
    const { comesTo, countsOf, delivery } = start();
    await until(() => platform.requests.filter(({ path }) => path.endsWith("/multicast")).length >= 2);
    await until(
      async () =>
        (await database.run("console", (tx) => tx.chunk.count({ where: { lastOutcome: { not: null } } }))) === 2,
    );
    await inTransaction((tx) => cancelDelivery(tx, id, "person"));
    await until(async () => {
      await delivery.reconcile(await database.liveInstances());
      return (await countsOf(id))?.pending === 0;
    });
    await comesTo(id, "cancelled");
    const counts = await countsOf(id);
    expect(counts).toMatchObject({ recipients: 4, pending: 0, uncertain: 0 });
    expect((counts?.accepted ?? 0) + (counts?.cancelled ?? 0)).toBe(4);
    // Told to staff is what happened: who got it is who counts as accepted.
    expect(received(people).filter((n) => n === 1)).toHaveLength(counts?.accepted ?? -1);
    expect(received(people).every((n) => n <= 1)).toBe(true);
  });

  it("work of an instance that is gone is taken up", async () => {
    const people = await addFriends(database, platform, 2);
    const id = await addApproved(database);
    platform.faults.add({ kind: "429-rate", path: "/v2/bot/message/multicast", times: 1 });
    const { comesTo } = start();
    await until(
      async () =>
        (await database.run(
          "console",
          (tx) => tx.$executeRaw`
      UPDATE chunk SET claimed_by = 'gone', claimed_at = now() WHERE state = 'pending' AND claimed_by IS NULL AND last_outcome = '429'`,
        )) === 1,
    );
    await comesTo(id, "done");
    expect(received(people)).toEqual([1, 1]);
  });

  it("every recipient stands in the list, with what became of them", async () => {
    await addFriends(database, platform, 3);
    const id = await addApproved(database);
    await start().comesTo(id, "done");
    const rows = [];
    for await (const row of recipientRows(database, "nishi", id)) rows.push(row);
    expect(rows.map(({ state }) => state)).toEqual(all(3, "accepted"));
    const foreign = [];
    for await (const row of recipientRows(database, "suminoe", id)) foreign.push(row);
    expect(foreign).toEqual([]);
  });
});
