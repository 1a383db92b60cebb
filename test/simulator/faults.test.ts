import { describe, expect, test } from "vitest";
import type { FaultKind } from "../../src/simulator/faults.js";
import { openBench, refusal, text } from "./bot.js";

describe("a fault", () => {
  test.each<[FaultKind, number, number]>([
    ["500-before", 500, 0],
    ["500-after", 500, 1],
    ["429-rate", 429, 0],
    ["429-quota", 429, 0],
    ["401", 401, 0],
  ])("%s answers %i, and %i messages have arrived", async (kind, status, arrived) => {
    const { platform, client } = await openBench();
    const resident = platform.addFriend("nishi");
    platform.faults.add({ kind, path: "/v2/bot/message/push", times: 1 });
    const push = () => client.pushMessage({ to: resident.lineUserId, messages: text() });
    expect((await refusal(push())).status).toBe(status);
    expect(resident.replies).toHaveLength(arrived);
    await push();
    expect(platform.requests.map((one) => one.fault)).toEqual([kind, undefined]);
  });

  test.each<[FaultKind, number]>([
    ["reset-before", 0],
    ["reset-after", 1],
  ])("%s breaks the connection, and %i messages have arrived", async (kind, arrived) => {
    const { platform, client } = await openBench();
    const resident = platform.addFriend("nishi");
    platform.faults.add({ kind, times: 1 });
    await expect(client.pushMessage({ to: resident.lineUserId, messages: text() })).rejects.toThrow(TypeError);
    expect(resident.replies).toHaveLength(arrived);
  });

  test("timeout-after has done it and does not answer", async () => {
    const { platform, call } = await openBench();
    const resident = platform.addFriend("nishi");
    platform.faults.add({ kind: "timeout-after", times: 1 });
    const answer = call("/v2/bot/message/push", { body: { to: resident.lineUserId, messages: text() } }).catch(
      () => "closed",
    );
    expect(await Promise.race([answer, new Promise((resolve) => setTimeout(() => resolve("nothing yet"), 200))])).toBe(
      "nothing yet",
    );
    expect(resident.replies).toHaveLength(1);
  });

  test("slow answers late", async () => {
    const { platform, client } = await openBench();
    platform.faults.add({ kind: "slow", ms: 80, times: 1 });
    const began = performance.now();
    await client.getMessageQuota();
    expect(performance.now() - began).toBeGreaterThanOrEqual(75);
  });

  test("hits only its path, its channel and its share", async () => {
    const { platform } = await openBench();
    platform.faults.add({ kind: "401", path: "/v2/bot/message/push", channel: "nishi", share: 0.25 });
    const met = Array.from({ length: 1_000 }, () => platform.faults.meet("/v2/bot/message/push", "nishi")).filter(
      Boolean,
    );
    expect(met.length).toBeGreaterThan(200);
    expect(met.length).toBeLessThan(300);
    expect(platform.faults.meet("/v2/bot/message/reply", "nishi")).toBeUndefined();
    expect(platform.faults.meet("/v2/bot/message/push", "suminoe")).toBeUndefined();
  });
});

describe("control from another process", () => {
  const post = (url: string, body: unknown, headers = {}) =>
    fetch(url, { method: "POST", body: JSON.stringify(body), headers });

  test("adds friends, lets them act, injects faults and tells what happened", async () => {
    const { platform, arrived } = await openBench();
    const control = `${platform.url}/_control`;
    const { lineUserIds } = (await (await post(`${control}/friends`, { channel: "nishi", count: 3 })).json()) as {
      lineUserIds: string[];
    };
    expect(lineUserIds).toHaveLength(3);
    await post(`${control}/act`, { channel: "nishi", lineUserId: lineUserIds[0], action: { do: "say", text: "防災" } });
    expect(arrived[0]?.events[0]).toMatchObject({ message: { text: "防災" } });
    await post(`${control}/faults`, { kind: "401", times: 2 });
    expect(platform.faults.active).toHaveLength(1);
    const state = await (await fetch(`${control}/state`)).json();
    expect(state).toMatchObject({
      channels: [
        { name: "nishi", friends: 3 },
        { name: "suminoe", friends: 0 },
      ],
      webhooks: 1,
    });
  });

  test("is refused to pages", async () => {
    const { platform } = await openBench();
    const answer = await post(
      `${platform.url}/_control/friends`,
      { channel: "nishi" },
      { origin: "https://evil.example" },
    );
    expect(answer.status).toBe(403);
    expect(platform.channel("nishi").friends).toHaveLength(0);
  });
});
