import { describe, expect, test } from "vitest";
import { openBench, refusal, text } from "./bot.js";

describe("profiles and friends", () => {
  test("a friend's profile has name and language; of others there is none", async () => {
    const { platform, client } = await openBench();
    const friend = platform.addFriend("nishi", { displayName: "さくら", language: "vi" });
    const { lineUserId } = friend;
    expect(await client.getProfile(lineUserId)).toEqual({ userId: lineUserId, displayName: "さくら", language: "vi" });
    await friend.block();
    expect(await refusal(client.getProfile(lineUserId))).toEqual({ status: 404, message: "Not found" });
    expect((await refusal(client.getProfile(platform.addStranger("nishi").lineUserId))).status).toBe(404);
    expect((await refusal(client.getProfile("x"))).status).toBe(400);
  });

  test("ids of friends are told to verified accounts only, page by page", async () => {
    const { platform, client } = await openBench();
    const ids = Array.from({ length: 5 }, () => platform.addFriend("nishi").lineUserId);
    expect((await refusal(client.getFollowers())).status).toBe(403);
    platform.channel("nishi").verified = true;
    const first = await client.getFollowers(undefined, 3);
    const rest = await client.getFollowers(first.next, 3);
    expect([...first.userIds, ...rest.userIds]).toEqual(ids);
    expect(rest.next).toBeUndefined();
  });

  test("the same person is the same in two channels", async () => {
    const { platform } = await openBench();
    const { lineUserId } = platform.addFriend("nishi", { displayName: "けん" });
    const there = platform.addFriend("suminoe", { lineUserId });
    expect(there.lineUserId).toBe(lineUserId);
    expect(platform.world.people.get(lineUserId)?.displayName).toBe("けん");
  });
});

describe("the loading animation", () => {
  test("moves until the next message", async () => {
    const { platform, client } = await openBench();
    const resident = platform.addFriend("nishi");
    const { httpResponse } = await client.showLoadingAnimationWithHttpInfo({
      chatId: resident.lineUserId,
      loadingSeconds: 10,
    });
    expect(httpResponse.status).toBe(202);
    expect(resident.chat.loadingUntil).toBeGreaterThan(Date.now());
    await client.pushMessage({ to: resident.lineUserId, messages: text() });
    expect(resident.chat.loadingUntil).toBe(0);
  });

  test.each([
    [4, "Must be between 5 and 60"],
    [7, "loadingSeconds must be a multiple of five"],
  ])("does not take %i seconds", async (loadingSeconds, message) => {
    const { platform, client } = await openBench();
    const chatId = platform.addFriend("nishi").lineUserId;
    expect((await refusal(client.showLoadingAnimation({ chatId, loadingSeconds }))).message).toBe(message);
  });
});

test("a message can be marked as read with its token", async () => {
  const { platform, client, arrived } = await openBench();
  await platform.addFriend("nishi").say("a");
  const { markAsReadToken = "" } = (arrived[0]?.events[0]?.message ?? {}) as { markAsReadToken?: string };
  await client.markMessagesAsReadByToken({ markAsReadToken });
  expect((await refusal(client.markMessagesAsReadByToken({ markAsReadToken: "x" }))).status).toBe(400);
});

describe("the webhook endpoint", () => {
  test("is told, set and tried", async () => {
    const { platform, client, arrived, bot } = await openBench();
    const { endpoint } = await client.getWebhookEndpoint();
    expect(endpoint).toMatch(/\/webhook\/nishi$/);
    expect(await client.testWebhookEndpoint({})).toMatchObject({ success: true, statusCode: 200, reason: "OK" });
    expect(arrived[0]?.events).toEqual([]);
    bot.status = 500;
    expect(await client.testWebhookEndpoint({})).toMatchObject({
      success: false,
      statusCode: 500,
      reason: "ERROR_STATUS_CODE",
    });
    await client.setWebhookEndpoint({ endpoint: "https://example.jp/webhook" });
    expect((await client.getWebhookEndpoint()).endpoint).toBe("https://example.jp/webhook");
    expect((await refusal(client.setWebhookEndpoint({ endpoint: "http://example.jp/" }))).status).toBe(400);
    expect(platform.requests.length).toBeGreaterThan(0);
  });
});

describe("an ID token of a LIFF page", () => {
  test("is told apart from a foreign, an old and a forged one", async () => {
    const { platform, pass } = await openBench();
    const { lineUserId } = platform.addFriend("nishi", { displayName: "ゆい" });
    const verify = async (id_token: string, client_id = "165") => {
      const body = new URLSearchParams({ id_token, client_id });
      const answer = await fetch(`${platform.url}/oauth2/v2.1/verify`, { method: "POST", body });
      return (await answer.json()) as { sub?: string; error_description?: string };
    };
    const token = platform.idToken(lineUserId, { clientId: "165" });
    expect((await verify(token)).sub).toBe(lineUserId);
    expect((await verify(token, "166")).error_description).toBe("Invalid IdToken Audience.");
    expect((await verify(`${token.slice(0, -4)}AAAA`)).error_description).toBe("Invalid IdToken.");
    pass(3_600_000);
    expect((await verify(token)).error_description).toBe("IdToken expired.");
  });
});

describe("counts", () => {
  test("deliveries are told the next day", async () => {
    const { platform, client, pass } = await openBench();
    const today = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10).replaceAll("-", "");
    await client.pushMessage({ to: platform.addFriend("nishi").lineUserId, messages: text() });
    expect(await client.getNumberOfSentPushMessages(today)).toEqual({ status: "unready" });
    pass(24 * 3_600_000);
    expect(await client.getNumberOfSentPushMessages(today)).toEqual({ status: "ready", success: 1 });
    expect((await refusal(client.getNumberOfSentPushMessages("2026-01-01"))).status).toBe(400);
  });

  test("of few people insight says nothing", async () => {
    const { platform, client, call } = await openBench();
    const day = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10).replaceAll("-", "");
    const seen = async () => {
      const query = `customAggregationUnit=u&from=${day}&to=${day}`;
      const answer = await call(`/v2/bot/insight/message/event/aggregation?${query}`);
      return ((await answer.json()) as { overview: { uniqueImpression: number | null } }).overview.uniqueImpression;
    };
    const send = (count: number) => {
      const to = Array.from({ length: count }, () => platform.addFriend("nishi").lineUserId);
      return client.multicast({ to, messages: text(), customAggregationUnits: ["u"] });
    };
    await send(19);
    expect(await seen()).toBeNull();
    await send(1);
    expect(await seen()).toBe(20);
  });
});
