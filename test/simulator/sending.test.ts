import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { openBench, refusal, text } from "./bot.js";

const stranger = `U${"0".repeat(32)}`;

describe("who is reached", () => {
  test("a push reaches a friend, counts one, and is answered with a request id", async () => {
    const { platform, client } = await openBench();
    const resident = platform.addFriend("nishi");
    const { httpResponse } = await client.pushMessageWithHttpInfo({ to: resident.lineUserId, messages: text() });
    expect(httpResponse.headers.get("x-line-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(resident.replies).toHaveLength(1);
    expect(await client.getMessageQuotaConsumption()).toEqual({ totalUsage: 1 });
  });

  test("a push to someone who blocked the channel is answered 200, not delivered, not counted", async () => {
    const { platform, client } = await openBench();
    const resident = platform.addFriend("nishi");
    await resident.block();
    await client.pushMessage({ to: resident.lineUserId, messages: text() });
    expect(resident.replies).toHaveLength(0);
    expect(platform.channel("nishi").usage.used).toBe(0);
  });

  test("who is no friend but wrote within seven days is reached, and later not", async () => {
    const { platform, client, pass } = await openBench();
    const resident = platform.addStranger("nishi");
    await client.pushMessage({ to: resident.lineUserId, messages: text() });
    expect(resident.replies).toHaveLength(0);
    await resident.say("はじめまして");
    await client.pushMessage({ to: resident.lineUserId, messages: text() });
    pass(8 * 24 * 3_600_000);
    await client.pushMessage({ to: resident.lineUserId, messages: text() });
    expect(resident.replies).toHaveLength(1);
  });

  test.each([
    ["an unknown id", stranger, "Failed to send messages"],
    ["a malformed id", "nobody", "The property, to, in the request body is invalid (line: -, column: -)"],
    ["a group without the bot", `C${"0".repeat(32)}`, "Failed to send messages"],
  ])("a push to %s is refused", async (_, to, message) => {
    const { client } = await openBench();
    expect(await refusal(client.pushMessage({ to, messages: text() }))).toEqual({ status: 400, message });
  });

  test("a multicast skips blocked and unknown people and counts the rest", async () => {
    const { platform, client } = await openBench();
    const [one, two] = [platform.addFriend("nishi"), platform.addFriend("nishi")];
    await two.block();
    await client.multicast({ to: [one.lineUserId, two.lineUserId, stranger], messages: text() });
    expect([one.replies.length, two.replies.length, platform.channel("nishi").usage.used]).toEqual([1, 0, 1]);
  });

  test("a multicast with one malformed id reaches nobody", async () => {
    const { platform, client } = await openBench();
    const resident = platform.addFriend("nishi");
    const refused = await refusal(client.multicast({ to: [resident.lineUserId, "x"], messages: text() }));
    expect(refused.message).toContain("to[1]");
    expect(resident.replies).toHaveLength(0);
  });

  test.each([[0], [501]])("a multicast to %i people is refused", async (count) => {
    const { client } = await openBench();
    const to = Array.from({ length: count }, () => stranger);
    expect((await refusal(client.multicast({ to, messages: text() }))).status).toBe(400);
  });

  test("a multicast to 500 people is taken", async () => {
    const { platform, client } = await openBench();
    const to = Array.from({ length: 500 }, () => platform.addFriend("nishi").lineUserId);
    await client.multicast({ to, messages: text() });
    expect(platform.channel("nishi").usage.used).toBe(500);
  });

  test("an id given twice gets a multicast twice", async () => {
    const { platform, client } = await openBench();
    const resident = platform.addFriend("nishi");
    await client.multicast({ to: [resident.lineUserId, resident.lineUserId], messages: text() });
    expect(resident.replies).toHaveLength(2);
  });

  test("a broadcast reaches the friends of its own channel", async () => {
    const { platform, client } = await openBench();
    const [nishi, suminoe] = [platform.addFriend("nishi"), platform.addFriend("suminoe")];
    await client.broadcast({ messages: text() });
    expect([nishi.replies.length, suminoe.replies.length]).toEqual([1, 0]);
  });

  test("a narrowcast is accepted with 202 and tells its progress", async () => {
    const { platform, client } = await openBench();
    const resident = platform.addFriend("nishi");
    const { httpResponse } = await client.narrowcastWithHttpInfo({ messages: text() });
    expect(httpResponse.status).toBe(202);
    const requestId = httpResponse.headers.get("x-line-request-id") ?? "";
    expect(await client.getNarrowcastProgress(requestId)).toMatchObject({ phase: "succeeded", successCount: 1 });
    expect(resident.replies).toHaveLength(1);
  });

  test("a push to a group counts its members", async () => {
    const { platform, client } = await openBench();
    const group = platform.addGroup("nishi", [
      platform.addStranger("nishi").lineUserId,
      platform.addStranger("nishi").lineUserId,
    ]);
    await group.join();
    await client.pushMessage({ to: group.id, messages: text() });
    expect(platform.channel("nishi").usage.used).toBe(2);
  });
});

describe("a retry key", () => {
  test("is accepted once; the second call is 409 with the first request's id and messages", async () => {
    const { platform, call } = await openBench();
    const resident = platform.addFriend("nishi");
    const request = {
      body: { to: resident.lineUserId, messages: text() },
      headers: { "x-line-retry-key": randomUUID() },
    };
    const first = await call("/v2/bot/message/push", request);
    const second = await call("/v2/bot/message/push", request);
    expect(second.status).toBe(409);
    expect(second.headers.get("x-line-accepted-request-id")).toBe(first.headers.get("x-line-request-id"));
    expect(await second.json()).toEqual({
      message: "The retry key is already accepted",
      ...((await first.json()) as object),
    });
    expect(resident.replies).toHaveLength(1);
  });

  test("is a new one after 24 hours", async () => {
    const { platform, client, pass } = await openBench();
    const resident = platform.addFriend("nishi");
    const key = randomUUID();
    await client.pushMessage({ to: resident.lineUserId, messages: text() }, key);
    pass(24 * 3_600_000);
    await client.pushMessage({ to: resident.lineUserId, messages: text() }, key);
    expect(resident.replies).toHaveLength(2);
  });

  test("of a refused request may be used again", async () => {
    const { platform, client } = await openBench();
    const resident = platform.addFriend("nishi");
    const key = randomUUID();
    await refusal(client.pushMessage({ to: resident.lineUserId, messages: text("") }, key));
    await client.pushMessage({ to: resident.lineUserId, messages: text() }, key);
    expect(resident.replies).toHaveLength(1);
  });

  test("must be a UUID", async () => {
    const { platform, client } = await openBench();
    const resident = platform.addFriend("nishi");
    expect((await refusal(client.pushMessage({ to: resident.lineUserId, messages: text() }, "again"))).status).toBe(
      400,
    );
  });
});

describe("limits", () => {
  test("the month's messages: 429 with its own sentence, nothing sent, replies still free", async () => {
    const { platform, client } = await openBench();
    platform.channel("nishi").usage.plan = { name: "tiny", free: 1, monthlyYen: 0, extraYen: null, extraAllowed: 0 };
    const [one, two] = [platform.addFriend("nishi"), platform.addFriend("nishi")];
    const refused = await refusal(client.multicast({ to: [one.lineUserId, two.lineUserId], messages: text() }));
    expect(refused).toEqual({ status: 429, message: "You have reached your monthly limit." });
    expect(one.replies).toHaveLength(0);
    expect(await client.getMessageQuota()).toEqual({ type: "limited", value: 1 });
    await client.pushMessage({ to: one.lineUserId, messages: text() });
  });

  test("200 multicasts a second: the next is 429, and passes with time", async () => {
    const { platform, client, pass } = await openBench();
    const to = [platform.addFriend("nishi").lineUserId];
    const started = Date.now();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 600 }, () => client.multicast({ to, messages: text() })),
    );
    const taken = outcomes.filter((one) => one.status === "fulfilled").length;
    expect(taken).toBeGreaterThanOrEqual(200);
    expect(taken).toBeLessThanOrEqual(201 + Math.ceil((Date.now() - started) / 5));
    pass(1_000);
    await client.multicast({ to, messages: text() });
  });

  test("in observe mode they are counted and not enforced", async () => {
    const { platform, client } = await openBench("observe");
    for (let index = 0; index < 62; index += 1) await client.broadcast({ messages: text() });
    expect(platform.channel("nishi").rateLimiter.exceeded.get("POST /v2/bot/message/broadcast")).toBeGreaterThanOrEqual(
      1,
    );
  });
});

describe("what is refused before it is looked at", () => {
  test.each([
    ["no token", null],
    ["a wrong token", "wrong"],
  ])("%s: 401", async (_, token) => {
    const { call } = await openBench();
    const answer = await call("/v2/bot/message/push", { body: {}, token });
    expect([answer.status, await answer.json()]).toMatchObject([
      401,
      { message: expect.stringContaining("Authentication failed") },
    ]);
  });

  test("more than 2 MB: 413", async () => {
    const { call } = await openBench();
    expect((await call("/v2/bot/message/push", { body: { to: "x".repeat(2 * 1024 * 1024) } })).status).toBe(413);
  });

  test("an unknown path: 404; no JSON: 400; another content type: 415", async () => {
    const { platform, call } = await openBench();
    const headers = { authorization: "Bearer token-of-nishi" };
    const url = `${platform.url}/v2/bot/message/push`;
    expect((await call("/v2/bot/nothing")).status).toBe(404);
    const noJson = { method: "POST", body: "{", headers: { ...headers, "content-type": "application/json" } };
    expect((await fetch(url, noJson)).status).toBe(400);
    expect(
      (await fetch(url, { method: "POST", body: "{}", headers: { ...headers, "content-type": "text/plain" } })).status,
    ).toBe(415);
  });

  test("six messages, or a text of 5,001 letters", async () => {
    const { client } = await openBench();
    const validate = (messages: { type: "text"; text: string }[]) => refusal(client.validatePush({ messages }));
    expect((await validate(Array.from({ length: 6 }, () => text()[0] ?? { type: "text", text: "" }))).status).toBe(400);
    expect((await validate(text("あ".repeat(5_001)))).message).toBe("The request body has 1 error(s)");
    await client.validatePush({ messages: text("あ".repeat(5_000)) });
  });

  test("two aggregation units, or one with a hyphen", async () => {
    const { platform, client } = await openBench();
    const to = platform.addFriend("nishi").lineUserId;
    for (const customAggregationUnits of [["a", "b"], ["a-b"]]) {
      expect((await refusal(client.pushMessage({ to, messages: text(), customAggregationUnits }))).status).toBe(400);
    }
    await client.pushMessage({ to, messages: text(), customAggregationUnits: ["survey_1"] });
    expect(await client.getAggregationUnitNameList()).toEqual({ customAggregationUnits: ["survey_1"] });
  });
});
