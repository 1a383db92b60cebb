/** A resident sets what to hear of and writes to the staff: the whole way, with LINE played by its simulator. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createJobStore } from "../../src/jobs/jobStore.js";
import { createTalkInboxStore } from "../../src/talk/talkInboxStore.js";
import { createVault } from "../../src/vault.js";
import { useDatabase } from "../support/database.js";
import { hasOpenApi, lineRequestProblems } from "../support/openapi.js";
import { sdkTypeProblems } from "../support/sdkTypes.js";
import { type Service, startService, testKey } from "../support/service.js";

const database = useDatabase();
let service: Service;
beforeAll(async () => {
  service = await startService(database, { now: "2026-11-20T10:00:00+09:00" });
});
afterAll(() => service.close());

type Person = ReturnType<Service["platform"]["addFriend"]>;
async function answerTo(person: Person, act: () => Promise<unknown>): Promise<string> {
  const before = person.replies.length;
  await act();
  await service.idle();
  return JSON.stringify(person.replies.slice(before).map(({ message }) => message));
}
/** The page behind a link of ours, on this machine. */
const pageIn = (messages: string): string => {
  const found = /http:\/\/localhost:3000(\/nishi\/(?:talk|settings)\/[\w-]{43})/.exec(messages)?.[1];
  if (found === undefined) throw new Error(`no link of ours: ${messages}`);
  return `${service.url}${found}`;
};
const post = (url: string, form: Record<string, string>) =>
  fetch(url, { method: "POST", body: new URLSearchParams(form), redirect: "manual" });
const secret = "ひみつのなやみです";

it("a resident sets what to hear of, in the chat and on the page", async () => {
  const person = service.platform.addFriend("nishi");
  const overview = await answerTo(person, () => person.say("受信設定"));
  await answerTo(person, () => person.press("知りたいこと"));
  expect(await answerTo(person, () => person.press("☐ 防災・安全"))).toContain("☑ 防災・安全");
  const page = pageIn(overview);
  expect(await (await fetch(page)).text()).toMatch(/value="disaster" checked/);
  expect((await post(page, { topic: "childcare", stopped: "1", language: "en" })).status).toBe(303);
  expect(await answerTo(person, () => person.say("settings"))).toMatch(/Childcare.*Resume announcements/s);
});

it("what is said to the staff stays on the page: LINE, the queue, the log and the rows never see it", async () => {
  const person = service.platform.addFriend("nishi");
  const page = pageIn(await answerTo(person, () => person.say("職員に相談")));
  expect((await post(page, { text: secret, counter: "childcare" })).status).toBe(303);

  const { id } = await database.run("console", (tx) => tx.thread.findFirstOrThrow());
  const before = person.replies.length;
  await database.transaction("console", async (tx) => {
    const words = { key: randomUUID(), staffId: randomUUID(), text: `返事: ${secret}` };
    const postId = await createTalkInboxStore(createVault(testKey)).reply(tx, "nishi", id, words);
    await createJobStore(database).enqueue(tx, { kind: "talk.notify", payload: { threadId: id, postId } });
  });
  await database.wake("job");
  await service.idle();
  const pushed = JSON.stringify(person.replies.slice(before).map(({ message }) => message));
  expect(pushed).toContain("職員から返信が届きました");
  expect(pageIn(pushed)).toBe(page);
  expect(await (await fetch(page)).text()).toContain(`返事: ${secret}`);

  const kept = await database.run("console", async (tx) => [
    await tx.$queryRaw`SELECT row_to_json(e)::text FROM inbox_event e`,
    await tx.$queryRaw`SELECT row_to_json(r)::text FROM reply r`,
    await tx.$queryRaw`SELECT row_to_json(j)::text FROM job j`,
    await tx.$queryRaw`SELECT row_to_json(p)::text FROM thread_post p`,
  ]);
  const hex = Buffer.from("ひみつ").toString("hex");
  for (const place of [JSON.stringify(kept), JSON.stringify(service.platform.requests), service.lines.join("")]) {
    expect(place).not.toContain("ひみつ");
    expect(place).not.toContain(hex);
  }
  expect(service.lines.join("")).not.toContain(page.split("/").at(-1) ?? "no token");
});

it("who wants to be forgotten leaves no talk behind", async () => {
  const person = service.platform.addFriend("nishi");
  const page = pageIn(await answerTo(person, () => person.say("職員に相談")));
  await post(page, { text: secret });
  const threads = () => database.run("console", (tx) => tx.thread.count());
  const before = await threads();
  await answerTo(person, () => person.say("私のデータを消して"));
  await answerTo(person, () => person.press("消す"));
  expect(await threads()).toBe(before - 1);
  expect((await fetch(page)).status).toBe(410);
});

it("LINE gets only what its own types allow", () => {
  for (const { method, path, body } of service.platform.requests) {
    expect(sdkTypeProblems(method, path, body)).toEqual([]);
    if (hasOpenApi) expect(lineRequestProblems(method, path, body)).toEqual([]);
  }
});
