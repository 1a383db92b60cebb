import { describe, expect, test } from "vitest";
import { type Bench, openBench, refusal, text } from "./bot.js";

async function asked(bench: Bench) {
  const resident = bench.platform.addFriend("nishi");
  await resident.say("夜泣きがつらい");
  return { resident, replyToken: bench.arrived.at(-1)?.events[0]?.replyToken ?? "" };
}

describe("a reply token", () => {
  test("answers once, free of charge", async () => {
    const bench = await openBench();
    const { resident, replyToken } = await asked(bench);
    const { sentMessages } = await bench.client.replyMessage({ replyToken, messages: text("はい") });
    expect(resident.replies).toMatchObject([{ via: "reply", message: { text: "はい" } }]);
    expect(sentMessages[0]?.quoteToken).toBeTruthy();
    expect(await bench.client.getMessageQuotaConsumption()).toEqual({ totalUsage: 0 });
    expect(await refusal(bench.client.replyMessage({ replyToken, messages: text() }))).toEqual({
      status: 400,
      message: "Invalid reply token",
    });
    expect(resident.replies).toHaveLength(1);
  });

  test("is too old after a minute", async () => {
    const bench = await openBench();
    const { replyToken } = await asked(bench);
    bench.pass(61_000);
    expect((await refusal(bench.client.replyMessage({ replyToken, messages: text() }))).message).toBe(
      "Invalid reply token",
    );
  });

  test("of a redelivered webhook has a minute of its own, until twenty minutes after the event", async () => {
    const bench = await openBench();
    const { replyToken } = await asked(bench);
    const { replyTokens } = bench.platform.channel("nishi");
    bench.pass(19 * 60_000);
    replyTokens.goesOut(replyToken, true);
    expect(replyTokens.chatOf(replyToken)).toBeDefined();
    bench.pass(61_000);
    expect(replyTokens.chatOf(replyToken)).toBeUndefined();
    replyTokens.goesOut(replyToken, true);
    expect(replyTokens.chatOf(replyToken)).toBeUndefined();
  });

  test("is not used up by a reply that was refused for its messages", async () => {
    const bench = await openBench();
    const { resident, replyToken } = await asked(bench);
    expect((await refusal(bench.client.replyMessage({ replyToken, messages: text("") }))).status).toBe(400);
    await bench.client.replyMessage({ replyToken, messages: text() });
    expect(resident.replies).toHaveLength(1);
  });

  test("of another channel is invalid", async () => {
    const bench = await openBench();
    const { replyToken } = await asked(bench);
    const answer = await bench.call("/v2/bot/message/reply", { body: { replyToken, messages: text() }, token: "t" });
    expect(answer.status).toBe(400);
  });

  test("takes no retry key", async () => {
    const bench = await openBench();
    const { replyToken } = await asked(bench);
    const answer = await bench.call("/v2/bot/message/reply", {
      body: { replyToken, messages: text() },
      headers: { "x-line-retry-key": crypto.randomUUID() },
    });
    expect(answer.status).toBe(400);
  });
});
