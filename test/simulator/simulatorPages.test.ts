import express from "express";
import request from "supertest";
import { expect, test } from "vitest";
import { addFirstResidents } from "../../src/simulator/firstResidents.js";
import { simulatorRoutes } from "../../src/simulator/simulatorPages.js";
import { openBench } from "./bot.js";

async function openPages() {
  const bench = await openBench();
  return { ...bench, app: express().use("/simulator", simulatorRoutes(bench.platform)) };
}

const sakura = { channel: "nishi", displayName: "さくら", language: "ja" };

test("the page says that it is a demo, and has no inline script or style", async () => {
  const { app } = await openPages();
  const { text, headers } = await request(app).get("/simulator").expect(200);
  expect(text).toContain("デモ。大阪市の公式サービスではありません");
  expect(headers["content-security-policy"]).toContain("default-src 'self'");
  expect(text).not.toMatch(/<style|<script(?! type="module" src=)| style=| on\w+=/);
  expect(text).toContain("明治小学校");
});

test("what the page loads is there", async () => {
  const { app } = await openPages();
  const { text } = await request(app).get("/simulator");
  const addresses = [...text.matchAll(/(?:src|href)="(\/simulator\/[^"]+)"/g)].map((match) => match[1] ?? "");
  expect(addresses).toHaveLength(5);
  for (const address of addresses) await request(app).get(address).expect(200);
});

test("at the first visit two people are there, and have followed their wards", async () => {
  const { app, platform, arrived } = await openPages();
  await addFirstResidents(platform);
  const { phones } = (await request(app).get("/simulator/phones")).body;
  expect(phones).toMatchObject([
    { displayName: "さくら", channel: "nishi" },
    { displayName: "健一", channel: "suminoe" },
  ]);
  expect(arrived.map(({ events }) => events[0]?.type)).toEqual(["follow", "follow"]);
});

test("a new person follows the channel, writes, and reads the answer", async () => {
  const { app, arrived, client } = await openPages();
  const { body: phone } = await request(app).post("/simulator/phones").send(sakura).expect(201);
  expect(arrived[0]?.events[0]).toMatchObject({ type: "follow" });
  const chat = `/simulator/chats/nishi/${phone.lineUserId}`;
  await request(app).post(`${chat}/actions`).send({ do: "say", text: "夜泣き<b>" }).expect(200);
  const replyToken = arrived[1]?.events[0]?.replyToken ?? "";
  const contents = {
    type: "bubble" as const,
    body: {
      type: "box" as const,
      layout: "vertical" as const,
      contents: [{ type: "text" as const, text: "はい", color: "#00563F" }],
    },
  };
  await client.replyMessage({ replyToken, messages: [{ type: "flex", altText: "はい", contents }] });
  const { body } = await request(app).get(chat).expect(200);
  expect(body).toMatchObject({ person: "さくら", name: "西区", blocked: false, values: ["fv-c-00563f"] });
  expect(body.entries.map((entry: { html: string }) => entry.html)).toEqual([
    expect.stringContaining("夜泣き&lt;b>"),
    expect.stringContaining("fv-c-00563f"),
  ]);
  expect((await request(app).get("/simulator/phones")).body.phones).toMatchObject([{ displayName: "さくら" }]);
});

test("quick replies are shown until something follows", async () => {
  const { app, platform, client } = await openPages();
  const resident = platform.addFriend("nishi");
  const items = [{ type: "action" as const, action: { type: "message" as const, label: "はい", text: "はい" } }];
  await client.pushMessage({ to: resident.lineUserId, messages: [{ type: "text", text: "?", quickReply: { items } }] });
  const html = async () =>
    (await request(app).get(`/simulator/chats/nishi/${resident.lineUserId}`)).body.entries[0].html;
  expect(await html()).toContain("ln-quick");
  await resident.say("あとで");
  expect(await html()).not.toContain("ln-quick");
});

test("a message taken back is no longer shown, nor its picture", async () => {
  const { app, platform } = await openPages();
  const resident = platform.addFriend("nishi");
  const { messageId = "" } = await resident.sendImage(Buffer.from([0xff, 0xd8]));
  await request(app).get(`/simulator/contents/${messageId}`).expect(200).expect("Content-Type", "image/jpeg");
  await resident.unsend(messageId);
  await request(app).get(`/simulator/contents/${messageId}`).expect(404);
  const { body } = await request(app).get(`/simulator/chats/nishi/${resident.lineUserId}`);
  expect(body.entries[0].html).toContain("送信を取り消しました");
});

test("a file that someone sends does not become a page", async () => {
  const { app, platform } = await openPages();
  const { messageId } = await platform.addFriend("nishi").sendFile("a.html", Buffer.from("<script>"));
  await request(app).get(`/simulator/contents/${messageId}`).expect(404);
});

test("the staff's panel shows charges, webhooks and calls, and no ids of people", async () => {
  const { app, platform, client } = await openPages();
  const resident = platform.addFriend("nishi", { displayName: "<i>" });
  await resident.say("a");
  await client.pushMessage({ to: resident.lineUserId, messages: [{ type: "text", text: "b" }] });
  await client.getProfile(resident.lineUserId);
  const { html } = (await request(app).get("/simulator/staff")).body;
  expect(html).toContain("1 / 30,000");
  expect(html).toContain("15,000円");
  expect(html).toContain("POST /message/push");
  expect(html).not.toContain(resident.lineUserId);
});

test.each([
  ["an unknown channel", "post", "/simulator/phones", { ...sakura, channel: "kita" }, 400],
  ["no name", "post", "/simulator/phones", { ...sakura, displayName: " " }, 400],
  ["an unknown person", "post", "/simulator/chats/nishi/U0/actions", { do: "say", text: "a" }, 404],
  ["a chat of nobody", "get", "/simulator/chats/nishi/U0", {}, 404],
] as const)("refused: %s", async (_, method, path, body, status) => {
  const { app } = await openPages();
  await request(app)[method](path).send(body).expect(status);
});

test("who has blocked the channel can't write, and the page is told so", async () => {
  const { app, platform } = await openPages();
  const resident = platform.addFriend("nishi");
  await resident.block();
  const actions = `/simulator/chats/nishi/${resident.lineUserId}/actions`;
  await request(app).post(actions).send({ do: "say", text: "a" }).expect(409);
  await request(app).post(actions).send({ do: "unblock" }).expect(200);
});

test("a fictional year is played by a button, where the product can play one", async () => {
  const bench = await openBench();
  const without = express().use("/simulator", simulatorRoutes(bench.platform));
  expect((await request(without).get("/simulator")).text).not.toContain("架空の一年を入れる");
  await request(without).post("/simulator/year").send({}).expect(404);

  const played: boolean[] = [];
  const playYear = async () => played.push(true) < 2;
  const app = express().use("/simulator", simulatorRoutes(bench.platform, { playYear }));
  expect((await request(app).get("/simulator")).text).toContain("架空の一年を入れる");
  expect((await request(app).post("/simulator/year").send({}).expect(200)).body).toEqual({ played: true });
  // It was cut off.
  expect((await request(app).post("/simulator/year").send({}).expect(200)).body).toEqual({ played: false });
  // What a form of another site could send.
  await request(app).post("/simulator/year").type("form").send("a=b").expect(415);
  expect(played).toHaveLength(2);
});
