import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { type Bench, openBench, refusal } from "./bot.js";

/** The first bytes of a PNG of that size: the platform reads no further. */
function png(width: number, height: number): Blob {
  const head = Buffer.alloc(24);
  Buffer.from("89504e470d0a1a0a0000000d49484452", "hex").copy(head);
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return new Blob([head, deflateSync(Buffer.alloc(8))], { type: "image/png" });
}

const menu = (alias: string) => ({
  size: { width: 2500, height: 843 },
  selected: true,
  name: `menu ${alias}`,
  chatBarText: "メニュー",
  areas: [
    {
      bounds: { x: 0, y: 0, width: 1250, height: 843 },
      action: { type: "richmenuswitch" as const, label: "次へ", richMenuAliasId: alias, data: "tab" },
    },
  ],
});

async function uploaded({ client, blobs }: Bench, alias: string): Promise<string> {
  const { richMenuId } = await client.createRichMenu(menu(alias));
  await blobs.setRichMenuImage(richMenuId, png(2500, 843));
  return richMenuId;
}

describe("a rich menu", () => {
  test("needs its picture before anyone can see it", async () => {
    const bench = await openBench();
    const { richMenuId } = await bench.client.createRichMenu(menu("b"));
    expect((await refusal(bench.client.setDefaultRichMenu(richMenuId))).message).toBe(
      "must upload richmenu image before applying it to user",
    );
    await bench.blobs.setRichMenuImage(richMenuId, png(2500, 843));
    await bench.client.setDefaultRichMenu(richMenuId);
    expect(bench.platform.addFriend("nishi").richMenu?.richMenuId).toBe(richMenuId);
  });

  test.each([
    ["too flat", { size: { width: 1000, height: 800 } }],
    ["a bar text of 15 letters", { chatBarText: "あ".repeat(15) }],
    ["21 areas", { areas: Array.from({ length: 21 }, () => menu("a").areas[0]) }],
  ])("is refused with %s", async (_, change) => {
    const { call } = await openBench();
    expect((await call("/v2/bot/richmenu", { body: { ...menu("a"), ...change } })).status).toBe(400);
  });

  test("takes a picture once, of the right kind and shape", async () => {
    const bench = await openBench();
    const { richMenuId } = await bench.client.createRichMenu(menu("b"));
    const upload = (blob: Blob) => bench.blobs.setRichMenuImage(richMenuId, blob);
    expect((await refusal(upload(new Blob(["x"], { type: "text/plain" })))).status).toBe(415);
    expect((await refusal(upload(png(700, 400)))).status).toBe(400);
    await upload(png(2500, 843));
    expect((await refusal(upload(png(2500, 843)))).status).toBe(400);
  });

  test("of one person comes before the default, and a deleted one is gone", async () => {
    const bench = await openBench();
    const [common, own] = [await uploaded(bench, "a"), await uploaded(bench, "b")];
    const resident = bench.platform.addFriend("nishi");
    await bench.client.setDefaultRichMenu(common);
    await bench.client.linkRichMenuIdToUser(resident.lineUserId, own);
    expect(resident.richMenu?.richMenuId).toBe(own);
    expect(await bench.client.getRichMenuIdOfUser(resident.lineUserId)).toEqual({ richMenuId: own });
    await bench.client.cancelDefaultRichMenu();
    expect(resident.richMenu?.richMenuId).toBe(own);
    await bench.client.setDefaultRichMenu(common);
    await bench.client.deleteRichMenu(own);
    expect(resident.richMenu?.richMenuId).toBe(common);
  });

  test("is linked to many at once, strangers passed over", async () => {
    const bench = await openBench();
    const richMenuId = await uploaded(bench, "a");
    const [one, two] = [bench.platform.addFriend("nishi"), bench.platform.addFriend("nishi")];
    const userIds = [one.lineUserId, two.lineUserId, `U${"0".repeat(32)}`];
    await bench.client.linkRichMenuIdToUsers({ richMenuId, userIds });
    expect([one.richMenu?.richMenuId, two.richMenu?.richMenuId]).toEqual([richMenuId, richMenuId]);
    await bench.client.unlinkRichMenuIdFromUsers({ userIds });
    expect(one.richMenu).toBeUndefined();
  });

  test("switches like a tab by its alias and tells the bot", async () => {
    const bench = await openBench();
    const [first, second] = [await uploaded(bench, "second"), await uploaded(bench, "first")];
    await bench.client.createRichMenuAlias({ richMenuAliasId: "second", richMenuId: second });
    await bench.client.setDefaultRichMenu(first);
    const resident = bench.platform.addFriend("nishi");
    await resident.press("次へ");
    expect(resident.richMenu?.richMenuId).toBe(second);
    await resident.press("次へ");
    expect(bench.arrived.map((one) => one.events[0]?.postback)).toEqual([
      { data: "tab", params: { newRichMenuAliasId: "second", status: "SUCCESS" } },
      { data: "tab", params: { status: "RICHMENU_ALIAS_ID_NOTFOUND" } },
    ]);
  });

  test("100 are made in an hour, not more", async () => {
    const { client } = await openBench();
    for (let index = 0; index < 100; index += 1) await client.createRichMenu(menu("a"));
    expect((await refusal(client.createRichMenu(menu("a")))).status).toBe(429);
  });
});
