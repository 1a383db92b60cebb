import { describe, expect, test } from "vitest";
import { hasOpenApi, lineAnswerProblems, lineRequestProblems, lineWebhookProblems } from "../support/openapi.js";
import { openBench, refusal, text } from "./bot.js";

const push = (...messages: unknown[]) => lineRequestProblems("POST", "/v2/bot/message/push", { to: "U", messages });
const bubble = (component: unknown) => {
  const body = { type: "box", layout: "vertical", contents: [component] };
  return { type: "flex", altText: "a", contents: { type: "bubble", body } };
};

describe.skipIf(!hasOpenApi)("LINE's document", () => {
  test.each<[string, unknown]>([
    ["a text", { type: "text", text: "a" }],
    [
      "a Flex message",
      bubble({ type: "text", text: "a", size: "sm", action: { type: "message", label: "a", text: "b" } }),
    ],
    [
      "buttons",
      {
        type: "template",
        altText: "a",
        template: { type: "buttons", text: "a", actions: [{ type: "uri", label: "a", uri: "https://a.jp" }] },
      },
    ],
    [
      "a quick reply",
      {
        type: "text",
        text: "a",
        quickReply: { items: [{ type: "action", action: { type: "location", label: "a" } }] },
      },
    ],
  ])("allows %s", (_, message) => expect(push(message)).toEqual([]));

  test.each<[string, unknown, string]>([
    ["a message without its text", { type: "text" }, "text"],
    ["an unknown kind", { type: "hologram" }, "/messages/0/type"],
    ["an unknown property of a text", { type: "text", text: "a", colour: "red" }, "colour"],
    ["an unknown property deep in a bubble", bubble({ type: "text", text: "a", colour: "red" }), "colour"],
    [
      "a layout that is none",
      bubble({ type: "box", layout: "diagonal", contents: [] }),
      "/messages/0/contents/body/contents/0/layout",
    ],
    [
      "a postback of 301 letters",
      bubble({ type: "button", action: { type: "postback", label: "a", data: "x".repeat(301) } }),
      "300",
    ],
  ])("does not allow %s", (_, message, word) => expect(push(message).join("\n")).toContain(word));

  test("knows no other paths", () => expect(lineRequestProblems("POST", "/v2/bot/nothing", {})).not.toEqual([]));
});

test.skipIf(!hasOpenApi)("what the platform answers and sends is in LINE's form", async () => {
  const { platform, client, arrived } = await openBench();
  const resident = platform.addFriend("nishi");
  const { lineUserId } = resident;
  await resident.follow();
  await resident.say("やあ");
  await resident.sendLocation({ latitude: 34.6, longitude: 135.4, title: "a", address: "b" });
  await resident.sendSticker();
  await resident.sendImage(Buffer.from([1]));
  await resident.sendVideo(Buffer.from([1]));
  const { messageId = "" } = await resident.sendFile("a.pdf", Buffer.from([1]));
  await resident.tap({ type: "postback", data: "a" });
  await resident.pickDatetime({ type: "datetimepicker", mode: "time", data: "a" }, "10:00");
  await resident.unsend(messageId);
  await resident.block();
  expect(arrived.flatMap(({ body }) => lineWebhookProblems(JSON.parse(body)))).toEqual([]);
  expect(lineWebhookProblems({ destination: "U", events: [{ type: "message", mode: "active" }] })).not.toEqual([]);

  const replyToken = arrived[1]?.events[0]?.replyToken ?? "";
  await resident.unblock();
  await client.replyMessage({ replyToken, messages: text() });
  await client.pushMessage({ to: lineUserId, messages: text() });
  await client.multicast({ to: [lineUserId], messages: text() });
  await client.narrowcast({ messages: text() });
  await client.getNarrowcastProgress(platform.requests.at(-1)?.requestId ?? "");
  await client.getMessageQuota();
  await client.getMessageQuotaConsumption();
  await client.getProfile(lineUserId);
  await client.getBotInfo();
  await client.getWebhookEndpoint();
  await client.testWebhookEndpoint({});
  await client.showLoadingAnimation({ chatId: lineUserId });
  await client.getRichMenuList();
  await client.getRichMenuAliasList();
  await refusal(client.pushMessage({ to: lineUserId, messages: text("") }));
  expect(platform.requests).toHaveLength(15);
  for (const { method, path, status, body, answer } of platform.requests) {
    const told = lineAnswerProblems(method, path, status ?? 0, answer);
    const asked = status === 400 ? [] : lineRequestProblems(method, path, body);
    expect([path, ...told, ...asked]).toEqual([path]);
  }
});
