import { afterEach, describe, expect, it } from "vitest";
import { createQuota } from "../../../src/announcement/cost/quotaStore.js";
import { createMessenger } from "../../../src/line/messenger.js";
import { createLog } from "../../../src/log.js";
import { fixedClock } from "../../../src/time.js";
import { type Bench, openBench } from "../../simulator/bot.js";
import { emptyDatabase, useDatabase } from "../../support/database.js";
import { contentOf, createBench, deliver, settle, staff, wardNamed } from "../desk/deskBench.js";

const database = useDatabase();
afterEach(() => emptyDatabase(database));

const standard = { name: "スタンダードプラン", monthlyYen: 15_000, includedMessages: 30_000, extraYenAtMost: 3 };
const small = { name: "小", free: 100, monthlyYen: 0, extraYen: null, extraAllowed: 0 };

function quotaOn({ platform }: Bench, now = "2026-11-20T10:00:00+09:00") {
  const messenger = createMessenger({
    apiBaseUrl: platform.url,
    dataApiBaseUrl: platform.url,
    accessTokens: new Map([
      ["nishi", "token-of-nishi"],
      ["suminoe", "t"],
    ]),
  });
  const lines: string[] = [];
  const log = createLog("info", { write: (line) => lines.push(line) });
  const planOf = (channel: string) => ({ plan: channel === "nishi" ? standard : undefined, reserve: 10 });
  return { quota: createQuota({ database, messenger, clock: fixedClock(now), log, planOf }), lines };
}

const channelOf = ({ platform }: Bench, name: string) => {
  const found = platform.world.channels.get(name);
  if (!found) throw new Error(`no channel ${name}`);
  return found;
};
const ordinary = { emergency: false, reserve: 0 };

describe("the quota", () => {
  it("is what LINE says, asked at most once a minute", async () => {
    const bench = await openBench();
    const { usage } = channelOf(bench, "nishi");
    usage.plan = small;
    usage.add("push", 40);
    const { quota } = quotaOn(bench);
    expect(await quota.read("nishi")).toMatchObject({ type: "limited", value: 100, used: 40 });
    usage.add("push", 5);
    expect(await quota.read("nishi")).toMatchObject({ used: 40 });
    await database.run(
      "console",
      (tx) => tx.$executeRaw`UPDATE quota_reading SET read_at = read_at - interval '61 seconds'`,
    );
    expect(await quota.read("nishi")).toMatchObject({ used: 45 });
  });

  it("is asked again for a decision, however fresh what is kept", async () => {
    const bench = await openBench();
    const { usage } = channelOf(bench, "nishi");
    usage.plan = small;
    const { quota } = quotaOn(bench);
    expect(await quota.forecast({ nishi: 80 }, ordinary)).toMatchObject([{ fits: true }]);
    usage.add("push", 40);
    expect(await quota.forecast({ nishi: 80 }, ordinary)).toMatchObject([{ fits: true }]);
    expect(await quota.forecast({ nishi: 80 }, { ...ordinary, decisive: true })).toMatchObject([{ fits: false }]);
  });

  it("is kept per channel, and refuses nothing where LINE sets no limit", async () => {
    const bench = await openBench();
    channelOf(bench, "suminoe").usage.plan = null;
    const { quota } = quotaOn(bench);
    expect(await quota.read("suminoe")).toMatchObject({ type: "none", value: undefined, used: 0 });
    const [forecast] = await quota.forecast({ suminoe: 1_000_000 }, ordinary);
    expect(forecast).toMatchObject({ channel: "suminoe", fits: true, left: undefined, plan: undefined });
  });

  it("of last month is not this month's", async () => {
    const bench = await openBench();
    await quotaOn(bench).quota.read("nishi");
    channelOf(bench, "nishi").usage.add("push", 7);
    expect(await quotaOn(bench, "2026-12-01T00:00:00+09:00").quota.read("nishi")).toMatchObject({ used: 7 });
  });

  it("that LINE can't tell stops nobody, and is said to be unknown", async () => {
    const bench = await openBench();
    bench.platform.faults.add({ kind: "500-before" });
    const { quota, lines } = quotaOn(bench);
    expect(await quota.read("nishi")).toBeUndefined();
    const [forecast] = await quota.forecast({ nishi: 10 }, ordinary);
    expect(forecast).toMatchObject({ fits: true, quota: undefined, yen: 30 });
    expect(forecast?.reason).toContain("確かめられませんでした");
    expect(lines.join("")).toContain("quota could not be read");
  });

  it("that LINE can't tell now is the one it told before, in this month", async () => {
    const bench = await openBench();
    const { quota } = quotaOn(bench);
    await quota.read("nishi");
    await database.run(
      "console",
      (tx) => tx.$executeRaw`UPDATE quota_reading SET read_at = read_at - interval '2 hours', used = 12`,
    );
    bench.platform.faults.add({ kind: "500-before" });
    expect(await quota.read("nishi")).toMatchObject({ used: 12 });
    expect(await quotaOn(bench, "2026-12-01T00:00:00+09:00").quota.read("nishi")).toBeUndefined();
  });

  it("has no room for what other announcements still send, nor for the reserve", async () => {
    const bench = await openBench();
    channelOf(bench, "nishi").usage.plan = small;
    const ids = await settle(
      database,
      Array.from({ length: 30 }, () => ({})),
    );
    const made = await createBench(database).desk.create(wardNamed("nishi"), staff(1), contentOf(), { all: true });
    if (made.kind !== "written") throw new Error(made.kind);
    const { id } = made.announcement;
    await deliver(database, id, ids, { state: "pending" });
    await database.run("console", (tx) => tx.announcement.update({ where: { id }, data: { state: "sending" } }));
    const { quota } = quotaOn(bench);
    const forecast = async (messages: number, rule = ordinary) => (await quota.forecast({ nishi: messages }, rule))[0];
    expect(await forecast(60)).toMatchObject({ left: 60, reserve: 10, fits: true });
    expect(await forecast(61)).toMatchObject({ fits: false });
    expect(await forecast(61, { emergency: true, reserve: 0 })).toMatchObject({ left: 70, fits: true });
    // The ward keeps more than its channel.
    expect(await forecast(60, { emergency: false, reserve: 20 })).toMatchObject({ left: 50, reserve: 20, fits: false });
  });
});
