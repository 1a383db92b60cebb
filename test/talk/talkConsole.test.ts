/** The staff's side of 「職員に相談」: the inbox, the word of a reply, and what the night removes. */
import request from "supertest";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { longestPost } from "../../src/talk/thread.js";
import { emptyDatabase, useDatabase } from "../support/database.js";
import { read } from "../support/pages.js";
import { colleague, createStand, editor, lineUserId, residentId, secret } from "./stand.js";

const database = useDatabase();
const talk = createStand(database);
const { app, ask, stand, write, threadRows, one, begun, reply, closeTalk, later } = talk;
beforeEach(talk.begin);
afterEach(() => emptyDatabase(database));

describe("the inbox", () => {
  it("shows who waits, since when, where and in which language; an empty talk is not there", async () => {
    await ask();
    expect((await request(app).get("/console/nishi/talks")).text).toContain("対応中の相談はありません");
    const { id } = await begun();
    await later("UPDATE thread_post SET at = at - interval '3 hours'");
    const list = read((await request(app).get("/console/nishi/talks")).text);
    expect(list).toMatch(
      new RegExp(`相談 ${id.slice(0, 8)}[\\s\\S]*3時間[\\s\\S]*子育ての担当[\\s\\S]*日本語[\\s\\S]*未定`),
    );
    expect(list).not.toContain("ひみつ");
    expect(stand.audited).toEqual([]);
  });

  it("records each look into a talk, and shows nobody's name or LINE id", async () => {
    const { desk, id } = await begun();
    const { text } = await request(app).get(desk);
    expect(text).toContain(secret);
    expect(text).not.toMatch(new RegExp(`${residentId}|U[0-9a-f]{32}`));
    expect(stand.audited).toMatchObject([
      { action: "resident.viewed", ward: "nishi", subject: id, facts: { posts: 1 } },
    ]);
  });

  it("is the ward's own: another ward's staff see none of it and can do nothing to it", async () => {
    const { id } = await begun();
    const foreign = `/console/suminoe/talks/${id}`;
    expect((await request(app).get("/console/suminoe/talks")).text).not.toContain(id);
    expect((await request(app).get(foreign)).status).toBe(404);
    for (const [action, form] of [
      ["reply", { text: "x" }],
      ["assign", { staff: editor.id }],
      ["close", { summary: "x" }],
    ] as const)
      expect((await request(app).post(`${foreign}/${action}`).type("form").send(form)).status).toBe(404);
    expect(await one()).toMatchObject({ state: "open", assignedTo: null, posts: [{ author: "resident" }] });
    expect(stand.audited).toEqual([]);
    expect((await request(app).get("/console/nishi/talks/none")).status).toBe(404);
  });

  it("answers, takes who answered as the one in charge, and ends the waiting", async () => {
    const { path, desk } = await begun();
    expect((await reply(desk, "窓口は3階です")).status).toBe(303);
    expect((await request(app).get(path)).text).toContain("窓口は3階です");
    expect(await one()).toMatchObject({ assignedTo: editor.id });
    expect((await request(app).get("/console/nishi/talks?show=mine")).text).toContain(editor.name);
    expect(stand.audited.map(({ action }) => action)).toEqual(["talk.replied"]);
    expect(JSON.stringify(stand.audited)).not.toContain("3階");
  });

  it.each([
    ["reply", { text: "" }, "返信を書いてください。"],
    ["reply", { text: "x".repeat(longestPost + 1) }, "2,000文字より長い"],
    ["close", { summary: " " }, "対応のまとめを2,000文字まで"],
  ])("says what is wrong with a %s of %j", async (action, form, words) => {
    const { desk } = await begun();
    const answer = await request(app).post(`${desk}/${action}`).type("form").send(form);
    expect([answer.status, answer.text.includes(words)]).toEqual([400, true]);
    expect(await one()).toMatchObject({ state: "open", posts: [{ author: "resident" }] });
  });

  it("hands over to a colleague of the ward and to nobody else", async () => {
    const { desk } = await begun();
    const assign = (staff: string) => request(app).post(`${desk}/assign`).type("form").send({ staff });
    expect((await assign(colleague.id)).status).toBe(303);
    expect((await one()).assignedTo).toBe(colleague.id);
    expect((await assign(residentId)).status).toBe(409);
    expect((await assign("")).status).toBe(303);
    expect((await one()).assignedTo).toBeNull();
  });

  it("closes with a summary that only staff read, and says so to who comes too late", async () => {
    const { desk } = await begun();
    await closeTalk(desk, "電話をご案内した");
    expect((await request(app).get(desk)).text).toContain("電話をご案内した");
    expect((await reply(desk)).status).toBe(409);
    expect((await request(app).get("/console/nishi/talks?show=closed")).text).toContain("相談 ");
  });

  it("puts canned replies of the ward into the reply, those in the resident's language first", async () => {
    const { path } = await ask({ language: "vi" });
    await write(path, "xin chào");
    const { id } = await one();
    const add = (ward: string, title: string, language: string, last: number) =>
      request(app)
        .post(`/console/${ward}/canned-replies`)
        .type("form")
        .send({ id: `dddddddd-0000-4000-8000-00000000000${last}`, title, text: `${title}の本文`, language });
    await add("nishi", "受付", "ja", 1);
    await add("nishi", "tiep-nhan", "vi", 2);
    await add("suminoe", "住之江の定型文", "vi", 3);
    const shown = (await request(app).get(`/console/nishi/talks/${id}?canned=dddddddd-0000-4000-8000-000000000001`))
      .text;
    expect(shown).toContain("\n受付の本文</textarea>");
    expect(shown.indexOf("tiep-nhan（")).toBeLessThan(shown.indexOf("受付（"));
    expect(shown).not.toContain("住之江");
    expect((await add("nishi", "", "ja", 4)).status).toBe(400);
    const remove = (ward: string) =>
      request(app).post(`/console/${ward}/canned-replies/dddddddd-0000-4000-8000-000000000001/remove`);
    expect([(await remove("suminoe")).status, (await remove("nishi")).status, (await remove("nishi")).status]).toEqual([
      404, 303, 404,
    ]);
    expect((await request(app).get("/console/nishi/canned-replies")).text).not.toContain("受付の本文");
  });

  it("calls for attention: a todo at first, an alarm after a working day, nothing for a viewer", async () => {
    await begun();
    const ward = talk.content.wards.get("nishi");
    if (!ward) throw new Error("no ward");
    const items = async (role: "viewer" | "editor") =>
      (await talk.feature.attention?.(ward, role, stand.now))?.map(({ weight, count }) => [weight, count]);
    expect(await items("editor")).toEqual([["todo", 1]]);
    expect(await items("viewer")).toEqual([]);
    await later("UPDATE thread_post SET at = at - interval '2 days'");
    expect(await items("editor")).toEqual([["alarm", 1]]);
  });
});

describe("the word of a reply", () => {
  it("is one push that says there is a reply and where, in the resident's language, and nothing else", async () => {
    const { path, desk, id } = await begun();
    await reply(desk, secret);
    expect(await talk.work()).toBe(1);
    expect(stand.pushed).toHaveLength(1);
    const [push] = stand.pushed;
    expect(push?.to).toBe(lineUserId);
    expect(push?.messages).toHaveLength(1);
    expect(push?.messages[0]).toMatchObject({ altText: "職員から返信が届きました。ページを開いてご覧ください。" });
    const texts = [...JSON.stringify(push?.messages).matchAll(/"(?:text|altText|label)":"([^"]*)"/g)].map(
      ([, text]) => text,
    );
    expect(new Set(texts)).toEqual(
      new Set(["職員から返信が届きました。ページを開いてご覧ください。", "相談のつづきを開く"]),
    );
    const link = new URL(/https:[^"]+/.exec(JSON.stringify(push))?.[0] ?? "");
    expect(link.pathname).toBe(path);
    expect((await request(app).get(link.pathname)).text).toContain(secret);
    expect(
      JSON.stringify(await database.run("console", (tx) => tx.job.findMany({ select: { payload: true } }))),
    ).toMatch(
      new RegExp(
        `^\\[{"payload":{"postId":"[^"]+","threadId":"${id}"}}\\]$|^\\[{"payload":{"threadId":"${id}","postId":"[^"]+"}}\\]$`,
      ),
    );
  });

  it("comes at most once in two minutes, and once more for what was said in between", async () => {
    const { desk } = await begun();
    for (const text of ["ひとつ", "ふたつ", "みっつ"]) await reply(desk, text);
    await talk.work();
    expect(stand.pushed).toHaveLength(1);
    await later("UPDATE shared_limit SET expires_at = now() - interval '1 second'");
    expect(await talk.work()).toBe(0);
    await later("UPDATE job SET run_at = now() WHERE state = 'waiting'");
    expect(await talk.work()).toBe(1);
    expect(stand.pushed).toHaveLength(2);
    expect(new Set(stand.pushed.map(({ retryKey }) => retryKey)).size).toBe(2);
  });

  it("is sent again with the same key when LINE is away, and not when LINE refuses it or the resident has left", async () => {
    const { desk } = await begun();
    stand.outcomes.push({ kind: "unclear", code: "500" }, { kind: "refused", status: 400 });
    await reply(desk, "ひとつ");
    expect([await talk.work(), await talk.work(), await talk.work()]).toEqual([0, 1, 0]);
    expect(new Set(stand.pushed.map(({ retryKey }) => retryKey)).size).toBe(1);
    expect(stand.lines.join("")).toContain("notification of a reply refused");
    stand.left = true;
    await later("DELETE FROM shared_limit");
    await reply(desk, "ふたつ");
    await talk.work();
    expect(stand.pushed).toHaveLength(2);
  });

  it("is not asked for twice by a reply that is sent twice", async () => {
    const { desk } = await begun();
    const key = "cccccccc-0000-4000-8000-000000000009";
    for (let n = 0; n < 2; n++) await reply(desk, "同じ", key);
    expect(await database.run("console", (tx) => tx.job.count())).toBe(1);
    expect((await one()).posts).toHaveLength(2);
  });
});

describe("in the night", () => {
  const passed = (days: number) =>
    later(
      `UPDATE thread SET opened_at = opened_at - interval '${days} days', changed_at = changed_at - interval '${days} days', closed_at = closed_at - interval '${days} days'`,
    );
  const night = async () => {
    await talk.retention.forgetOld();
    return (await threadRows()).map(({ state, posts }) => [state, posts.length]);
  };

  it("a talk in which nothing was said goes after a week", async () => {
    await ask();
    await passed(6);
    expect(await night()).toHaveLength(1);
    await passed(2);
    expect(await night()).toEqual([]);
  });

  it("a silent one is closed after thirty days and goes, words and all, when the ward's time is over", async () => {
    await begun();
    await passed(29);
    expect(await night()).toEqual([["open", 1]]);
    await passed(2);
    expect(await night()).toEqual([["closed", 1]]);
    await passed(89);
    expect(await night()).toEqual([["closed", 1]]);
    await passed(2);
    expect(await night()).toEqual([]);
    expect(await database.run("console", (tx) => tx.threadPost.count())).toBe(0);
    expect(stand.audited.map(({ actor, facts }) => [actor.kind, facts])).toEqual([
      ["system", { closed: 1, deleted: 0 }],
      ["system", { closed: 0, deleted: 1 }],
    ]);
  });

  it("talks of who is gone go too", async () => {
    await begun();
    await database.transaction("worker", (tx) => talk.residents.forget(tx, residentId));
    expect(await night()).toEqual([]);
  });
});

it("who wants to be forgotten has said nothing", async () => {
  await begun();
  const other = "22222222-2222-4222-8222-222222222222";
  await talk.addResident(other);
  await ask({ id: other });
  await database.transaction("worker", (tx) => talk.threads.forgetThreads(tx, residentId));
  expect((await threadRows()).map((thread) => thread.residentId)).toEqual([other]);
  expect(await database.run("console", (tx) => tx.threadPost.count())).toBe(0);
});
