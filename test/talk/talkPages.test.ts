/** 「職員に相談」 as residents see it: the bubble and the page; and what never leaves the page. */
import request from "supertest";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { languages } from "../../src/language.js";
import { messageProblems } from "../../src/line/limits.js";
import { longestPost, postsInTenMinutes, readPost } from "../../src/talk/thread.js";
import { emptyDatabase, useDatabase } from "../support/database.js";
import { read } from "../support/pages.js";
import { createStand, residentId, secret } from "./stand.js";

const database = useDatabase();
const talk = createStand(database);
const { app, ask, stand, write, threadRows, one, begun, reply, closeTalk, later } = talk;
beforeEach(talk.begin);
afterEach(() => emptyDatabase(database));

const twin = (outcome: Awaited<ReturnType<typeof ask>>["outcome"]) =>
  outcome.messages.map((message) => ("altText" in message ? message.altText : "")).join("\n");

describe("a text", () => {
  it.each([
    [" \r\n ", { kind: "empty" }],
    [undefined, { kind: "empty" }],
    [["a"], { kind: "empty" }],
    ["a\r\nb\u0000", { kind: "text", text: "a\nb\ufffd" }],
    ["\r\n".repeat(5) + "x".repeat(longestPost), { kind: "text", text: "x".repeat(longestPost) }],
    ["x".repeat(longestPost + 1), { kind: "long" }],
  ])("%j is read as people meant it", (value, expected) => expect(readPost(value)).toEqual(expected));
});

describe("in LINE", () => {
  it("says in office hours what the page is and until when staff are there, and asks for nothing in the chat", async () => {
    const { outcome, path } = await ask();
    expect(twin(outcome)).toMatch(/17:30まで[\s\S]*LINEには載りません[\s\S]*119/);
    expect(outcome.state ?? null).toBeNull();
    expect(JSON.stringify(outcome)).not.toContain("tel:06");
    expect(path).toMatch(/^\/nishi\/talk\/[\w-]{43}$/);
  });

  it("says outside them when it opens next and which numbers are known, none invented", async () => {
    stand.now = new Date("2026-11-20T19:00:00+09:00");
    const { outcome } = await ask();
    expect(twin(outcome)).toMatch(/2026年11月24日 09:00から/);
    expect(twin(outcome)).toContain("次の開庁日に職員が読みます");
    const known = Object.values(talk.content.wards.get("nishi")?.ward.counters ?? {}).flatMap(({ phones }) => phones);
    const shown = [...JSON.stringify(outcome).matchAll(/tel:(\d+)/g)].map(([, number]) => number);
    expect(shown).toEqual(known.map(({ number }) => number.replaceAll("-", "")));
  });

  it("keeps LINE's limits in every language and ward, open or closed", async () => {
    for (const hour of ["10", "20"]) {
      stand.now = new Date(`2026-11-20T${hour}:00:00+09:00`);
      for (const ward of talk.content.wards.keys())
        for (const language of languages)
          expect(messageProblems((await ask({ ward, language })).outcome.messages)).toEqual([]);
    }
  });

  it("leads back to the talk that is open, by the same link", async () => {
    const { path } = await begun();
    const again = await ask();
    expect(again.path).toBe(path);
    expect(twin(again.outcome)).not.toContain(secret);
    expect(JSON.stringify(again.outcome)).toContain("相談のつづきを開く");
    expect(await threadRows()).toHaveLength(1);
  });
});

describe("the page", () => {
  it("asks for the counter and words, shows them, and knows nobody's name", async () => {
    const { path } = await ask();
    const empty = await request(app).get(path);
    expect(empty.status).toBe(200);
    expect([empty.headers["cache-control"], empty.headers["x-robots-tag"]]).toEqual(["no-store", "noindex"]);
    expect(empty.text).toContain('name="counter"');
    const sent = await write(path, `${secret}\r\n<script>`, { counter: "childcare" });
    expect([sent.status, sent.headers.location]).toEqual([303, "?sent=1"]);
    const shown = (await request(app).get(`${path}?sent=1`)).text;
    expect(shown).toContain("&lt;script>");
    expect(read(shown)).toMatch(/届きました[\s\S]*あなた[\s\S]*2026年11月20日 10:00[\s\S]*ひみつの相談ごと/);
    expect(shown).not.toContain('name="counter"');
    expect(await one()).toMatchObject({ counter: "childcare", ward: "nishi", state: "open" });
  });

  it("takes a form that is sent twice once", async () => {
    const { path } = await ask();
    const key = "cccccccc-0000-4000-8000-000000000001";
    for (let n = 0; n < 2; n++) expect((await write(path, secret, { key })).status).toBe(303);
    expect((await one()).posts).toHaveLength(1);
  });

  it.each([
    ["nothing", " ", "相談したいことを書いてください。"],
    ["too much", "x".repeat(longestPost + 1), "2,000文字より長い"],
  ])("says what is wrong with %s and stores nothing", async (_what, text, words) => {
    const { path } = await ask();
    const answer = await write(path, text);
    expect(answer.status).toBe(400);
    expect(answer.text).toContain(words);
    expect((await one()).posts).toHaveLength(0);
  });

  it("takes so many in ten minutes and keeps what was typed when there are more", async () => {
    const { path } = await ask();
    for (let n = 0; n < postsInTenMinutes; n++) await write(path, `${n}`);
    const refused = await write(path, "ひとつ多い");
    expect(refused.status).toBe(429);
    expect(refused.text).toContain("\nひとつ多い</textarea>");
    expect((await one()).posts).toHaveLength(postsInTenMinutes);
    await later("UPDATE thread_post SET at = at - interval '11 minutes'");
    expect((await write(path, "またあとで")).status).toBe(303);
  });

  it("puts help first when somebody writes that they are in danger, and keeps the words for the staff all the same", async () => {
    const { path, desk } = await begun("夫に殴られて血が出ています");
    const shown = (await request(app).get(path)).text;
    expect(shown.indexOf("banner-danger")).toBeLessThan(shown.indexOf("<h1>職員に相談"));
    expect(shown).toContain("tel:110");
    expect((await request(app).get("/console/nishi/talks")).text).toContain("危険のおそれ");
    expect((await request(app).get(desk)).text).toContain("命にかかわるおそれ");
    await reply(desk);
    expect((await request(app).get(path)).text).not.toContain("banner-danger");
  });

  it("is nobody's under another ward, with another token, or when the link has ended; words sent then go nowhere", async () => {
    const { path } = await begun();
    const { whole } = await ask({ language: "en" });
    for (const wrong of [path.replace("/nishi/", "/suminoe/"), `${path}x`]) {
      expect((await request(app).get(wrong)).status).toBe(410);
      expect((await write(wrong, "x")).status).toBe(410);
    }
    await later("UPDATE thread SET link_until = now() - interval '1 second'");
    const ended = await request(app).get(whole);
    expect([
      ended.status,
      ended.text.includes('Send "staff" in LINE') || ended.text.includes("Send &#34;staff&#34; in LINE"),
    ]).toEqual([410, true]);
    expect((await write(path, "x")).status).toBe(410);
    expect((await one()).posts).toHaveLength(1);
    // Asked for again it is another link, to the same talk.
    const renewed = await ask();
    expect(renewed.path).not.toBe(path);
    expect((await request(app).get(renewed.path)).text).toContain(secret);
    expect((await request(app).get(path)).status).toBe(410);
  });

  it("takes no more words once the talk is closed", async () => {
    const { path, desk } = await begun();
    await closeTalk(desk, "電話をご案内した");
    const shown = (await request(app).get(`${path}?sent=1`)).text;
    expect(shown).toContain("この相談は終わりました");
    expect(shown).not.toContain("届きました");
    expect(shown).not.toContain("電話をご案内した");
    expect((await write(path, "まだあります")).status).toBe(409);
    expect((await ask()).path).not.toBe(path);
  });
});

it("no word of a talk, no token and no link stands readable in any row, any log line or anything LINE got", async () => {
  const { path, desk } = await begun();
  await reply(desk, secret);
  await talk.work();
  await closeTalk(desk, secret);
  await request(app).get(`${path}/nothing`);
  const rows = await database.run("console", async (tx) => {
    const tables = await tx.$queryRaw<{ name: string }[]>`
      SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`;
    const texts: string[] = [];
    for (const { name } of tables) {
      const found = await tx.$queryRawUnsafe<{ row: string }[]>(`SELECT row_to_json(t)::text AS row FROM "${name}" t`);
      texts.push(...found.map(({ row }) => row));
    }
    return texts.join("\n");
  });
  expect(rows).toContain(residentId);
  const token = path.split("/").at(-1) ?? "";
  const forms = (text: string) => [
    text,
    Buffer.from(text).toString("hex"),
    Buffer.from(text).toString("base64").replaceAll("=", ""),
  ];
  const bytes = Buffer.from(token, "base64url").toString("hex");
  for (const hidden of [...forms("ひみつ"), ...forms(token), bytes]) {
    expect(rows).not.toContain(hidden);
    expect(stand.lines.join("\n")).not.toContain(hidden);
  }
  expect(JSON.stringify(stand.pushed)).not.toContain("ひみつ");
});
