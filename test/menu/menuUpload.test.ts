import { beforeEach, describe, expect, test } from "vitest";
import { createMessenger } from "../../src/line/messenger.js";
import { createLog } from "../../src/log.js";
import type { ChannelMenu } from "../../src/menu/channelMenus.js";
import { createMenuStore } from "../../src/menu/menuStore.js";
import { uploadMenus } from "../../src/menu/menuUpload.js";
import { type Bench, openBench } from "../simulator/bot.js";
import { emptyDatabase, useDatabase } from "../support/database.js";
import { hasOpenApi, lineRequestProblems } from "../support/openapi.js";
import { menusOf, pictureFolder } from "./subjects.js";

const db = useDatabase();
let bench: Bench;
beforeEach(async () => {
  await emptyDatabase(db);
  bench = await openBench();
});

const menus = menusOf(["nishi"]);
const otherBar = { bar: { ja: "ひらく", easy: "ひらく", en: "Open", zh: "打开", ko: "열기", vi: "Mở" } };

function upload(wanted: readonly ChannelMenu[] = menus, dataApiBaseUrl = bench.platform.url) {
  const messenger = createMessenger({
    apiBaseUrl: bench.platform.url,
    dataApiBaseUrl,
    accessTokens: new Map([["nishi", "token-of-nishi"]]),
  });
  return uploadMenus({
    channel: "nishi",
    menus: wanted,
    messenger,
    store: createMenuStore(db),
    log: createLog("silent"),
    patienceMs: 2_000,
    pictureFolder,
  });
}

const atLine = () => bench.platform.channel("nishi").richMenus;
const shownTo = (person: { richMenu: { name: string } | undefined }) => person.richMenu?.name.split(" ")[1];
const calls = (method: string, path: string) =>
  bench.platform.requests.filter((one) => one.method === method && one.path === path).length;
const nothing = { made: 0, unchanged: 0, deleted: 0, waiting: 0, stillShown: 0 };

describe("uploading the menus of a channel", () => {
  test("makes each with its picture and alias, and shows the Japanese one to everybody", async () => {
    expect(await upload()).toEqual({ ...nothing, made: 12 });
    expect([...atLine().aliases.keys()].sort()).toEqual(menus.map(({ alias }) => alias).sort());
    expect(atLine().pictures.size).toBe(12);
    expect(shownTo(bench.platform.addFriend("nishi"))).toBe("nishi-ja-main");
  });

  test.skipIf(!hasOpenApi)("asks LINE only for what its document allows", async () => {
    await upload();
    await upload(menusOf(["nishi"], otherBar));
    const problems = bench.platform.requests
      .filter((one) => !one.path.endsWith("/content"))
      .flatMap((one) => lineRequestProblems(one.method, one.path.split("?")[0] ?? "", one.body));
    expect(problems).toEqual([]);
    expect(bench.platform.requests.filter((one) => (one.status ?? 500) >= 400 && one.status !== 404)).toEqual([]);
  });

  test("changes nothing when nothing has changed", async () => {
    await upload();
    const before = [...atLine().menus.keys()];
    expect(await upload()).toEqual({ ...nothing, unchanged: 12 });
    expect([...atLine().menus.keys()]).toEqual(before);
    expect(calls("POST", "/v2/bot/richmenu")).toBe(12);
  });

  test("lets a resident switch tabs by the alias, before and after the menus change", async () => {
    await upload();
    const resident = bench.platform.addFriend("nishi");
    await resident.press("できること");
    expect(shownTo(resident)).toBe("nishi-ja-tools");
    await upload(menusOf(["nishi"], otherBar));
    expect(resident.richMenu?.chatBarText).toBe("ひらく");
    expect(shownTo(resident)).toBe("nishi-ja-tools");
    await resident.press("しらべる");
    expect(resident.richMenu).toMatchObject({ chatBarText: "ひらく", name: expect.stringContaining("nishi-ja-main") });
  });

  test("moves residents to the menus that replace theirs before the old ones go", async () => {
    await upload();
    const resident = bench.platform.addFriend("nishi");
    await bench.client.linkRichMenuIdToUser(resident.lineUserId, atLine().aliases.get("nishi-vi-main") ?? "");
    expect(await upload(menusOf(["nishi"], otherBar))).toEqual({ ...nothing, made: 12, deleted: 12 });
    expect(resident.richMenu).toMatchObject({ chatBarText: "Mở", name: expect.stringContaining("nishi-vi-main") });
    expect(atLine().menus.size).toBe(12);
  });

  test("keeps the old ones while LINE has not said that the residents are moved, and tidies up later", async () => {
    await upload();
    bench.platform.faults.add({ kind: "429-rate", path: "/v2/bot/richmenu/batch", times: 1 });
    const changed = menusOf(["nishi"], otherBar);
    expect(await upload(changed)).toMatchObject({ made: 12, deleted: 0, stillShown: 12 });
    expect(await upload(changed)).toMatchObject({ unchanged: 12, deleted: 12, stillShown: 0 });
  });

  test("makes again what somebody deleted at LINE", async () => {
    await upload();
    const gone = atLine().aliases.get("nishi-en-main") ?? "";
    await bench.client.deleteRichMenu(gone);
    expect(await upload()).toEqual({ ...nothing, made: 1, unchanged: 11 });
    expect(atLine().aliases.get("nishi-en-main")).not.toBe(gone);
  });

  test("goes on where a broken run ended, and leaves nothing behind", async () => {
    // The menu is made, and its picture does not get through.
    await expect(upload(menus, "http://127.0.0.1:1")).rejects.toThrow();
    expect(atLine().menus.size).toBe(1);
    expect(await upload()).toMatchObject({ made: 12, deleted: 1 });
    expect([atLine().menus.size, atLine().aliases.size]).toEqual([12, 12]);
  });

  test("stops at LINE's limit of 100 an hour and makes the rest an hour later", async () => {
    for (let count = 0; count < 95; count += 1) await bench.client.createRichMenu(menus[0]?.object ?? { areas: [] });
    for (const richMenuId of [...atLine().menus.keys()]) atLine().delete(richMenuId);
    expect(await upload()).toMatchObject({ made: 5, waiting: 7 });
    expect(shownTo(bench.platform.addFriend("nishi"))).toBe("nishi-ja-main");
    bench.pass(3_600_000);
    expect(await upload()).toMatchObject({ made: 7, unchanged: 5, waiting: 0 });
  });

  test("removes the menus of a ward that the channel no longer serves, and leaves alone what is not ours", async () => {
    await bench.client.createRichMenu({ ...(menus[0]?.object ?? {}), name: "made in LINE's manager" });
    await upload(menusOf(["nishi", "suminoe"]));
    expect(atLine().aliases.size).toBe(24);
    expect(await upload()).toMatchObject({ deleted: 24, made: 12 });
    expect([...atLine().aliases.keys()].filter((alias) => alias.startsWith("suminoe"))).toEqual([]);
    expect([...atLine().menus.values()].filter(({ name }) => !name.startsWith("tonari"))).toHaveLength(1);
  });
});
