import { beforeEach, describe, expect, test } from "vitest";
import { type ChannelParts, channelCommand } from "../../src/cli/channelCommand.js";
import { createMessenger } from "../../src/line/messenger.js";
import { createLog } from "../../src/log.js";
import { createResidentStore } from "../../src/resident/residentStore.js";
import { createVault } from "../../src/vault.js";
import { menus, pictureFolder, subjectOf } from "../menu/subjects.js";
import { type Bench, openBench } from "../simulator/bot.js";
import { emptyDatabase, useDatabase } from "../support/database.js";

const db = useDatabase();
const vault = createVault(Buffer.alloc(32, 9).toString("base64"));
let bench: Bench;
beforeEach(async () => {
  await emptyDatabase(db);
  bench = await openBench();
});

/** Runs the command with a bot that answers at the address of the bench's webhooks. */
async function command(parameters: readonly string[], change: Partial<ChannelParts> = {}, token = "token-of-nishi") {
  const { url } = bench.platform;
  const publicUrl = bench.platform.webhooks.urlOf(bench.platform.channel("nishi")).replace("/webhook/nishi", "");
  const parts: ChannelParts = {
    channels: ["nishi", "suminoe"],
    connectable: new Set(["nishi"]),
    wardsOf: (channel) => [subjectOf(channel)],
    menus,
    messenger: createMessenger({ apiBaseUrl: url, dataApiBaseUrl: url, accessTokens: new Map([["nishi", token]]) }),
    vault,
    publicUrl,
    standIn: true,
    log: createLog("silent"),
    pictureFolder,
    ...change,
  };
  const [out, err]: [string[], string[]] = [[], []];
  const exit = await channelCommand(parts)(
    parameters,
    { out: (line) => out.push(line), err: (line) => err.push(line), cwd: "/" },
    db,
  );
  return { exit, out, err: err.join("\n") };
}

const connect = (change?: Partial<ChannelParts>, token?: string) => command(["connect", "nishi"], change, token);
const residents = () => db.run("worker", (tx) => tx.resident.findMany({ include: { contact: true } }));

describe("connecting a channel", () => {
  test("checks the token, sets the webhook and has it tried, sends the menus, and says what LINE keeps to itself", async () => {
    const { exit, out, err } = await connect();
    expect(err).toBe("");
    expect(out).toEqual([
      "✓ LINE takes the access token: 西区 (@nishi).",
      expect.stringMatching(
        /^✓ LINE's webhooks arrive at http:\/\/127\.0\.0\.1:\d+\/webhook\/nishi with the right signature\.$/,
      ),
      "✓ Rich menus: 12 made, 0 unchanged.",
      "✓ Friends: LINE tells who they are to verified accounts (認証済アカウント) only. They become known when they next write or press a button.",
    ]);
    expect(exit).toBe(0);
    expect(bench.arrived).toMatchObject([{ signed: true, events: [] }]);
    expect(bench.platform.channel("nishi").webhookEndpoint).toMatch(/\/webhook\/nishi$/);
  });

  test("of a verified account brings its friends in, once, reachable and sealed", async () => {
    const channel = bench.platform.channel("nishi");
    channel.verified = true;
    const friends = Array.from({ length: 1_203 }, () => bench.platform.addFriend("nishi").lineUserId);
    await bench.platform.resident("nishi", friends[0] ?? "").block();
    expect((await connect()).out.at(-1)).toBe("✓ Friends: 1202 at LINE, 1202 of them new here.");
    expect((await connect()).out.at(-1)).toBe("✓ Friends: 1202 at LINE, 0 of them new here.");
    const known = await residents();
    expect(
      known.every(
        (one) =>
          one.ward === "nishi" &&
          one.language === "ja" &&
          !Buffer.from(one.contact?.lineUserId ?? "")
            .toString()
            .includes(friends[1] ?? "?"),
      ),
    ).toBe(true);
    const store = createResidentStore(db, vault);
    expect(await store.lineUserIdOf(known[0]?.id ?? "")).toMatch(/^U[0-9a-f]{32}$/);
    expect(new Set(await Promise.all(known.map(({ id }) => store.lineUserIdOf(id))))).toEqual(
      new Set(friends.slice(1)),
    );
  });

  test("finds those again who have already written, and may send to those who came back", async () => {
    bench.platform.channel("nishi").verified = true;
    const { lineUserId } = bench.platform.addFriend("nishi");
    const store = createResidentStore(db, vault);
    const person = vault.pseudonym("person", "nishi", lineUserId);
    const before = await db.transaction("worker", async (tx) => {
      const event = { channel: "nishi", person, orderTs: new Date() };
      const resident = await store.meet(tx, { ...event, lineUserId, eventId: 5n, ward: "nishi" });
      await store.setLanguage(tx, resident.id, "ko");
      await store.block(tx, event);
      return resident;
    });
    expect((await connect()).out.at(-1)).toContain("1 at LINE, 0 of them new");
    expect(await residents()).toMatchObject([{ id: before.id, language: "ko", contact: { blockedAt: null } }]);
  });

  test("of several wards leaves the ward to be chosen", async () => {
    bench.platform.channel("nishi").verified = true;
    bench.platform.addFriend("nishi");
    const { out } = await connect({ wardsOf: () => [subjectOf("nishi"), subjectOf("suminoe")] });
    expect(out).toContain("✓ Rich menus: 24 made, 0 unchanged.");
    expect(await residents()).toMatchObject([{ ward: null }]);
  });

  test("may be done again, and menus alone as well", async () => {
    await connect();
    expect((await connect()).out).toContain("✓ Rich menus: 0 made, 12 unchanged.");
    const requests = bench.platform.requests.length;
    expect(await command(["menus", "nishi"])).toMatchObject({ exit: 0, out: ["✓ Rich menus: 0 made, 12 unchanged."] });
    expect(bench.platform.requests.slice(requests).some((one) => one.path.includes("webhook"))).toBe(false);
  });
});

describe("what is wrong is said with what to do", () => {
  test.each([
    [[], "usage: npm run channel"],
    [["connect"], "usage: npm run channel"],
    [["disconnect", "nishi"], "usage: npm run channel"],
    [["connect", "kita"], "no channel kita; it has: nishi, suminoe"],
  ])("%j", async (parameters, sentence) => {
    expect(await command(parameters)).toMatchObject({ exit: 2, err: expect.stringContaining(sentence) });
  });

  test("no credentials", async () => {
    const { exit, err } = await command(["connect", "suminoe"]);
    expect(exit).toBe(1);
    expect(err).toContain("set LINE_SUMINOE_CHANNEL_SECRET and LINE_SUMINOE_CHANNEL_ACCESS_TOKEN");
    expect(bench.platform.requests).toEqual([]);
  });

  test("a wrong token: nothing else is tried", async () => {
    const { exit, err } = await connect({}, "wrong");
    expect([exit, err]).toEqual([1, expect.stringContaining("set LINE_NISHI_CHANNEL_ACCESS_TOKEN")]);
    expect(bench.platform.requests).toHaveLength(1);
  });

  test("LINE can't be reached", async () => {
    const messenger = createMessenger({
      apiBaseUrl: "http://127.0.0.1:1",
      dataApiBaseUrl: "http://127.0.0.1:1",
      accessTokens: new Map([["nishi", "t"]]),
    });
    const { exit, err } = await connect({ messenger });
    expect([exit, err]).toEqual([1, expect.stringMatching(/^LINE could not be reached \(\w+\): check the network/)]);
  });

  test("an address without https", async () => {
    const { exit, err, out } = await connect({ publicUrl: "http://ward.example", standIn: false });
    expect([exit, err]).toEqual([1, expect.stringContaining("set PUBLIC_URL")]);
    expect(out).toContain("✓ Rich menus: 12 made, 0 unchanged.");
  });

  test("a wrong channel secret", async () => {
    bench.bot.status = 401;
    const { exit, err } = await connect();
    expect([exit, err]).toEqual([1, expect.stringContaining("set LINE_NISHI_CHANNEL_SECRET")]);
  });

  test.each([
    [404, "what answers there is not this product"],
    [500, "ERROR_STATUS_CODE 500"],
  ])("a webhook that is answered %i", async (status, sentence) => {
    bench.bot.status = status;
    expect(await connect()).toMatchObject({ exit: 1, err: expect.stringContaining(sentence) });
  });

  test("a product that is not running", async () => {
    expect(await connect({ publicUrl: "http://127.0.0.1:1" })).toMatchObject({
      exit: 1,
      err: expect.stringContaining("Is the product running"),
    });
  });

  test("LINE's limit of menus", async () => {
    for (let count = 0; count < 95; count += 1)
      await bench.client.createRichMenu({
        size: { width: 2500, height: 843 },
        selected: false,
        name: "x",
        chatBarText: "x",
        areas: [],
      });
    const { exit, err } = await connect();
    expect([exit, err]).toEqual([
      1,
      "✗ Rich menus: 5 made, 0 unchanged. 7 are left, because LINE takes 100 an hour: run npm run channel -- menus nishi again in an hour.",
    ]);
  });
});
