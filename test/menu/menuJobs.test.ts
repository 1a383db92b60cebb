import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { Turn } from "../../src/conversation/dialogue.js";
import { createJobStore } from "../../src/jobs/jobStore.js";
import { startJobWorker } from "../../src/jobs/jobWorker.js";
import { createMessenger } from "../../src/line/messenger.js";
import { createLog } from "../../src/log.js";
import { createMenuJobs } from "../../src/menu/menuJobs.js";
import { createMenuStore } from "../../src/menu/menuStore.js";
import { uploadMenus } from "../../src/menu/menuUpload.js";
import { createResidentStore } from "../../src/resident/residentStore.js";
import { createVault } from "../../src/vault.js";
import { type Bench, openBench, until } from "../simulator/bot.js";
import { emptyDatabase, useDatabase } from "../support/database.js";
import { menusOf, pictureFolder } from "./subjects.js";

const db = useDatabase();
const log = createLog("silent");
const vault = createVault(Buffer.alloc(32, 7).toString("base64"));
let bench: Bench;
beforeEach(async () => {
  await emptyDatabase(db);
  bench = await openBench();
});

async function ready() {
  const { url } = bench.platform;
  const messenger = createMessenger({
    apiBaseUrl: url,
    dataApiBaseUrl: url,
    accessTokens: new Map([["nishi", "token-of-nishi"]]),
  });
  const [store, residents, jobs] = [createMenuStore(db), createResidentStore(db, vault), createJobStore(db)];
  await uploadMenus({ channel: "nishi", menus: menusOf(["nishi", "suminoe"]), messenger, store, log, pictureFolder });
  const menuJobs = createMenuJobs({
    database: db,
    jobs,
    store,
    messenger,
    lineUserIdOf: residents.lineUserIdOf,
    firstWardOf: () => "nishi",
    log,
  });
  const friend = bench.platform.addFriend("nishi");
  const person = vault.pseudonym("person", "nishi", friend.lineUserId);
  const resident = await db.transaction("worker", (tx) =>
    residents.meet(tx, {
      channel: "nishi",
      person,
      lineUserId: friend.lineUserId,
      eventId: 1n,
      orderTs: new Date(),
      ward: undefined,
    }),
  );
  /** A turn that changes something about the resident. */
  const turn = (change: (tx: Turn["tx"]) => Promise<void>) =>
    db.transaction("worker", async (tx) => {
      await change(tx);
      const effect = randomUUID();
      await menuJobs.menuChanged({ tx, resident, effectId: () => effect } as unknown as Turn);
    });
  return { menuJobs, residents, resident, friend, jobs, turn };
}

async function working(
  jobs: ReturnType<typeof createJobStore>,
  kinds: Parameters<typeof startJobWorker>[0]["kinds"],
  check: () => Promise<void>,
) {
  const worker = startJobWorker({ database: db, jobs, kinds, maySend: () => true, log });
  await check();
  await worker.stop(1_000);
}

describe("the menu of a resident", () => {
  test("follows the language and the ward they choose, and is everybody's again in Japanese", async () => {
    const { menuJobs, residents, resident, friend, jobs, turn } = await ready();
    const shows = (alias: string) => until(() => friend.richMenu?.name.split(" ")[1] === alias);
    await working(jobs, menuJobs.kinds, async () => {
      await turn((tx) => residents.setLanguage(tx, resident.id, "vi"));
      await shows("nishi-vi-main");
      await turn((tx) => residents.setWard(tx, resident.id, "suminoe"));
      await shows("suminoe-vi-main");
      await turn(async (tx) => {
        await residents.setWard(tx, resident.id, "nishi");
        await residents.setLanguage(tx, resident.id, "ja");
      });
      await shows("nishi-ja-main");
    });
    expect(bench.platform.channel("nishi").richMenus.links.size).toBe(0);
  });

  test("is the one they changed their mind to while it was being linked", async () => {
    const choices = (["en", "zh", "zh"] as const).map((language) => ({ channel: "nishi", ward: "nishi", language }));
    const linked: string[] = [];
    const { kinds } = createMenuJobs({
      database: db,
      jobs: createJobStore(db),
      store: { choiceOf: async () => choices.shift(), idOf: async (_, alias) => alias },
      messenger: {
        client: () => ({ linkRichMenuIdToUser: async (_: string, id: string) => void linked.push(id) }) as never,
      },
      lineUserIdOf: async () => "U1",
      firstWardOf: () => "nishi",
      log,
    });
    await kinds.get("link-menu")?.run({ residentId: randomUUID() });
    expect(linked).toEqual(["nishi-en-main", "nishi-zh-main"]);
  });

  test("is tried again when LINE is away", async () => {
    const { menuJobs, residents, resident, friend, jobs, turn } = await ready();
    bench.platform.faults.add({ kind: "500-before", path: "/v2/bot/user", times: 1 });
    await turn((tx) => residents.setLanguage(tx, resident.id, "en"));
    await working(jobs, menuJobs.kinds, () =>
      until(() => friend.richMenu?.name.includes("nishi-en-main") === true, 8_000),
    );
  });

  test("is not touched any more once they have left, and the turn that failed asks for nothing", async () => {
    const { menuJobs, residents, resident, friend, turn } = await ready();
    await expect(turn(() => Promise.reject(new Error("broken turn")))).rejects.toThrow();
    expect(await db.run("worker", (tx) => tx.job.count())).toBe(0);
    await db.transaction("worker", (tx) => residents.forget(tx, resident.id));
    await menuJobs.kinds.get("link-menu")?.run({ residentId: resident.id });
    expect(bench.platform.requests.filter((one) => one.path.includes(friend.lineUserId))).toEqual([]);
  });
});
