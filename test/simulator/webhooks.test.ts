import { describe, expect, test } from "vitest";
import type { Resident } from "../../src/simulator/resident.js";
import { openBench, until } from "./bot.js";

const picture = Buffer.from([0xff, 0xd8, 0xff]);

describe("what a person does", () => {
  test.each<[string, (resident: Resident) => Promise<unknown>, object]>([
    [
      "writes",
      (resident) => resident.say("こんにちは"),
      { type: "message", message: { type: "text", text: "こんにちは" } },
    ],
    [
      "sends a place",
      (resident) => resident.sendLocation({ latitude: 34.6, longitude: 135.4 }),
      { type: "message", message: { type: "location", latitude: 34.6, longitude: 135.4 } },
    ],
    [
      "sends a sticker",
      (resident) => resident.sendSticker(),
      { type: "message", message: { type: "sticker", packageId: "11537" } },
    ],
    [
      "sends a picture",
      (resident) => resident.sendImage(picture),
      { message: { type: "image", contentProvider: { type: "line" } } },
    ],
    [
      "sends a file",
      (resident) => resident.sendFile("a.pdf", picture),
      { message: { type: "file", fileName: "a.pdf", fileSize: 3 } },
    ],
    [
      "taps a button",
      (resident) => resident.tap({ type: "postback", data: "a=1", displayText: "はい" }),
      { type: "postback", postback: { data: "a=1" } },
    ],
    [
      "picks a date",
      (resident) => resident.pickDatetime({ type: "datetimepicker", mode: "date", data: "d" }, "2026-11-20"),
      { type: "postback", postback: { data: "d", params: { date: "2026-11-20" } } },
    ],
    ["follows", (resident) => resident.follow(), { type: "follow", follow: { isUnblocked: false } }],
    ["blocks", (resident) => resident.block(), { type: "unfollow" }],
  ])("%s: the bot hears of it in LINE's form", async (_, act, event) => {
    const { platform, arrived } = await openBench();
    const resident = platform.addFriend("nishi");
    await act(resident);
    expect(arrived[0]?.signed).toBe(true);
    expect(JSON.parse(arrived[0]?.body ?? "")).toMatchObject({
      destination: `U${"b".repeat(32)}`,
      events: [
        {
          ...event,
          mode: "active",
          webhookEventId: expect.stringMatching(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/),
          deliveryContext: { isRedelivery: false },
          source: { type: "user", userId: resident.lineUserId },
        },
      ],
    });
  });

  test("a block has no reply token, and what follows it is an unblocking", async () => {
    const { platform, arrived } = await openBench();
    const resident = platform.addFriend("nishi");
    await resident.block();
    await resident.unblock();
    expect(arrived[0]?.events[0]).not.toHaveProperty("replyToken");
    expect(arrived[1]?.events[0]).toMatchObject({
      type: "follow",
      follow: { isUnblocked: true },
      replyToken: expect.any(String),
    });
  });

  test("taking a message back marks it, tells the bot, and its content is gone", async () => {
    const { platform, arrived, call } = await openBench();
    const resident = platform.addFriend("nishi");
    const { messageId = "" } = await resident.sendImage(picture);
    const content = () => call(`/v2/bot/message/${messageId}/content`);
    expect(Buffer.from(await (await content()).arrayBuffer())).toEqual(picture);
    await resident.unsend(messageId);
    expect(arrived[1]?.events[0]).toMatchObject({ type: "unsend", unsend: { messageId } });
    expect(resident.log[0]).toMatchObject({ unsent: true });
    expect((await content()).status).toBe(410);
  });

  test("a long video is first being prepared", async () => {
    const { platform, call } = await openBench();
    const resident = platform.addFriend("nishi");
    const { messageId = "" } = await resident.sendVideo(picture, { preparing: true });
    const path = `/v2/bot/message/${messageId}/content`;
    expect((await call(path)).status).toBe(202);
    expect(await (await call(`${path}/transcoding`)).json()).toEqual({ status: "processing" });
    resident.contentIsReady(messageId);
    expect((await call(path)).status).toBe(200);
  });

  test("in standby mode there is no reply token", async () => {
    const { platform, arrived } = await openBench();
    platform.channel("nishi").mode = "standby";
    await platform.addFriend("nishi").say("やあ");
    expect(arrived[0]?.events[0]).toMatchObject({ mode: "standby" });
    expect(arrived[0]?.events[0]).not.toHaveProperty("replyToken");
  });

  test("in a group the source is the group", async () => {
    const { platform, arrived } = await openBench();
    const member = platform.addStranger("nishi").lineUserId;
    const group = platform.addGroup("nishi", [member]);
    await group.join();
    await group.say(member, "みなさん");
    expect(arrived.map((one) => one.events[0])).toMatchObject([
      { type: "join", source: { type: "group", groupId: group.id } },
      { type: "message", source: { type: "group", groupId: group.id, userId: member } },
    ]);
  });
});

describe("pressing what is shown", () => {
  test("finds quick replies only while their message is the last, and buttons always", async () => {
    const { platform, client, arrived } = await openBench();
    const resident = platform.addFriend("nishi");
    const action = { type: "postback" as const, label: "はい", data: "yes" };
    await client.pushMessage({
      to: resident.lineUserId,
      messages: [
        {
          type: "template",
          altText: "?",
          template: {
            type: "confirm",
            text: "?",
            actions: [
              { type: "message", label: "いいえ", text: "いいえ" },
              { type: "uri", label: "見る", uri: "https://example.jp" },
            ],
          },
        },
        { type: "text", text: "どちら", quickReply: { items: [{ type: "action", action }] } },
      ],
    });
    await resident.press("はい");
    expect(arrived[0]?.events[0]).toMatchObject({ postback: { data: "yes" } });
    await resident.press("いいえ");
    await expect(resident.press("はい")).rejects.toThrow('there is no button "はい"; shown are: いいえ | 見る');
  });
});

describe("delivery of webhooks", () => {
  test("is recorded with its status and the time it took", async () => {
    const { platform, bot } = await openBench();
    bot.status = 503;
    const outcome = await platform.addFriend("nishi").say("a");
    expect(outcome.status).toBe(503);
    expect(platform.webhooks.records.all()).toMatchObject([
      { channel: "nishi", status: 503, types: ["message"], redelivery: false },
    ]);
  });

  test("fails when the bot takes too long", async () => {
    const { platform, bot } = await openBench();
    platform.webhooks.settings.timeoutMs = 50;
    bot.delayMs = 300;
    expect(await platform.addFriend("nishi").say("a")).toMatchObject({ status: undefined, error: "timeout" });
  });

  test("is repeated after a failure where redelivery is on: same id, same token, same time", async () => {
    const { platform, arrived, bot } = await openBench();
    platform.webhooks.settings.redeliverAfterMs = [1, 1, 1];
    bot.status = 500;
    await platform.addFriend("nishi").say("a");
    await until(() => arrived.length >= 2);
    bot.status = 200;
    await platform.webhooks.idle();
    const [first, second] = [arrived[0]?.events[0], arrived[1]?.events[0]];
    expect(second).toEqual({ ...first, deliveryContext: { isRedelivery: true } });
    expect(arrived.length).toBeLessThanOrEqual(4);
  });

  test("is not repeated where it is off", async () => {
    const { platform, arrived, bot } = await openBench();
    bot.status = 500;
    await platform.addFriend("nishi").say("a");
    await platform.webhooks.idle();
    expect(arrived).toHaveLength(1);
  });

  test("repeats every second event although it was received", async () => {
    const { platform, arrived } = await openBench();
    platform.webhooks.settings.redeliverEvery = 2;
    const resident = platform.addFriend("nishi");
    for (const words of ["1", "2", "3", "4"]) await resident.say(words);
    await platform.webhooks.idle();
    expect(arrived).toHaveLength(6);
  });

  test("can carry several events of several people in one POST, in another order", async () => {
    const { platform, arrived } = await openBench();
    const [one, two] = [platform.addFriend("nishi"), platform.addFriend("nishi")];
    await platform.webhooks.together(
      async () => {
        await one.say("1");
        await two.say("2");
      },
      { shuffled: true },
    );
    expect(arrived).toHaveLength(1);
    expect(arrived[0]?.events.map((event) => (event.message as { text: string }).text)).toEqual(["2", "1"]);
  });

  test("of any body can be asked for, with any signature", async () => {
    const { platform, arrived } = await openBench();
    const channel = platform.channel("nishi");
    await platform.webhooks.post(channel, '{"events":[],"destination":"x"}');
    await platform.webhooks.post(channel, '{"events":[]}', { headers: { "x-line-signature": "wrong" } });
    expect(arrived.map((one) => one.signed)).toEqual([true, false]);
  });
});

test("LINE's own example of a signature is ours", async () => {
  const { platform, arrived } = await openBench();
  await platform.webhooks.post(
    platform.channel("nishi"),
    '{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}',
  );
  expect(arrived[0]?.signed).toBe(true);
});
