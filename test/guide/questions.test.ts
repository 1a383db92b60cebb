import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { messageProblems } from "../../src/line/limits.js";
import { emptyDatabase, useDatabase } from "../support/database.js";
import { questionParts } from "./questionParts.js";

const database = useDatabase();
const staff = randomUUID();
let parts: ReturnType<typeof questionParts>;
beforeEach(async () => {
  await emptyDatabase(database);
  parts = questionParts(database);
});

const kept = () => database.run("console", (tx) => tx.unansweredQuestion.count());
const jobsDue = () => database.run("console", (tx) => tx.job.findMany({ where: { state: "waiting" } }));

describe("sorting", () => {
  it("puts new questions into groups, with a counter, a time limit and what is counted", async () => {
    await parts.ask("プールはいつ開きますか", { nearest: ["childcare.consult", "office.contact"] });
    await parts.ask("プールやってますか？", { language: "easy", wants: true });
    await parts.ask("宇宙人の確定申告");
    await parts.sortNew("nishi");
    expect(await parts.groups()).toMatchObject([
      { count: 2, wishes: 1, counter: "childcare", languages: ["easy", "ja"], text: "プールやってますか？" },
      { count: 1, counter: "office", dueAt: new Date("2026-11-27T10:00:00+09:00") },
    ]);
  });

  it("adds to the groups of yesterday, and makes none twice", async () => {
    await parts.ask("プールはいつ開きますか");
    await parts.sortNew("nishi");
    const [before] = await parts.groups();
    await parts.ask("プール何時から");
    await parts.sortNew("nishi");
    await parts.sortNew("nishi");
    expect(await parts.groups()).toMatchObject([{ id: before?.id, count: 2, dueAt: before?.dueAt }]);
  });

  it("done by two at the same time makes the same groups as by one", async () => {
    for (const text of ["プールはいつ開きますか", "プールやってますか？", "宇宙人の確定申告"]) await parts.ask(text);
    await Promise.all([parts.sortNew("nishi"), parts.sortNew("nishi"), parts.sortNew("nishi")]);
    expect((await parts.groups()).map(({ count }) => count)).toEqual([2, 1]);
  });

  it("keeps wards apart", async () => {
    await parts.ask("プールはいつ開きますか", { ward: "suminoe" });
    await parts.ask("プールやってますか？");
    await parts.sortNew("nishi");
    expect(await parts.groups("suminoe")).toEqual([]);
    expect(await parts.groups("nishi")).toMatchObject([{ count: 1 }]);
  });

  it("drops a group whose questions were all taken back", async () => {
    await parts.ask("プールはいつ開きますか");
    await parts.sortNew("nishi");
    await database.run("console", (tx) => tx.unansweredQuestion.deleteMany());
    await parts.sortNew("nishi");
    expect(await parts.groups()).toEqual([]);
  });

  it("leaves an answered group alone: who asks again afterwards begins a new one", async () => {
    await parts.ask("プールはいつ開きますか");
    await parts.sortNew("nishi");
    const [group] = await parts.groups();
    await database.transaction("console", (tx) =>
      parts.store.settle(tx, "nishi", group!.id, { state: "answered", entry: "office.contact" }, staff),
    );
    await parts.ask("プールはいつ開きますか");
    await parts.sortNew("nishi");
    expect(await parts.groups()).toMatchObject([{ count: 1 }]);
    expect((await parts.groups())[0]?.id).not.toBe(group?.id);
  });
});

describe("a settled group", () => {
  it("is settled once, and by its own ward only", async () => {
    await parts.ask("プールはいつ開きますか");
    await parts.sortNew("nishi");
    const [group] = await parts.groups();
    const settle = (ward: string) =>
      database.transaction("console", (tx) =>
        parts.store.settle(tx, ward, group!.id, { state: "dismissed", note: "区の仕事ではない" }, staff),
      );
    expect(await settle("suminoe")).toBe(false);
    expect(await settle("nishi")).toBe(true);
    expect(await settle("nishi")).toBe(false);
    expect(await parts.groups("nishi", "settled")).toMatchObject([{ state: "dismissed", note: "区の仕事ではない" }]);
  });
});

describe("「答えができたら知らせてほしい」", () => {
  it("is taken from the one who asked, as long as the question is kept", async () => {
    const residentId = await parts.resident("U1");
    const id = await parts.ask("プールはいつ開きますか", { residentId });
    const wish = (question: string, resident: string) =>
      database.transaction("console", (tx) => parts.uses.wish(tx, question, resident));
    expect(await wish(id, randomUUID())).toBe(false);
    expect(await wish(randomUUID(), residentId)).toBe(false);
    expect(await wish(id, residentId)).toBe(true);
    expect(await wish(id, residentId)).toBe(true);
  });
});

describe("telling the answer", () => {
  async function answered(entry = "office.contact"): Promise<string> {
    await parts.sortNew("nishi");
    const [group] = await parts.groups();
    await database.transaction("console", async (tx) => {
      await parts.store.settle(tx, "nishi", group!.id, { state: "answered", entry }, staff);
      await parts.store.deleteQuestions(tx, group!.id, "without wish");
      await parts.jobs.tell(tx, group!.id);
    });
    return group!.id;
  }

  it("reaches those who wait, once each, in the language they asked in, and then the questions are gone", async () => {
    const one = await parts.resident("U1");
    const two = await parts.resident("U2");
    await parts.ask("プールはいつ開きますか", { residentId: one, wants: true });
    await parts.ask("プールやってますか？", { residentId: one, wants: true });
    await parts.ask("プール何時から", { residentId: two, wants: true, language: "easy" });
    await parts.ask("プールはいつ？", { residentId: await parts.resident("U3") });
    await answered();
    expect(await parts.work()).toBeUndefined();
    expect(parts.pushed.map(({ to }) => to).sort()).toEqual(["U1", "U2"]);
    const japanese = parts.pushed.find(({ to }) => to === "U1");
    expect(japanese?.messages[0]).toEqual({ type: "text", text: "以前いただいたご質問の答えができました。" });
    expect(JSON.stringify(japanese?.messages[1])).toContain("office.contact");
    expect(messageProblems(japanese?.messages ?? [])).toEqual([]);
    expect(JSON.stringify(parts.pushed.find(({ to }) => to === "U2"))).toContain("まえに きいて");
    expect(await kept()).toBe(0);
    expect(await jobsDue()).toEqual([]);
    expect(await database.run("console", (tx) => tx.guideUse.count({ where: { entry: "office.contact" } }))).toBe(2);
  });

  it.each([
    ["LINE gives no clear answer", { kind: "unclear", code: "500" } as const],
    ["LINE wants it slower", { kind: "limited", status: 429 } as const],
    ["our token is not valid", { kind: "refused", status: 401 } as const],
  ])("is tried again with the same key when %s, and nobody is told twice", async (_case, outcome) => {
    for (const id of ["U1", "U2", "U3"])
      await parts.ask("プールはいつ開きますか", { residentId: await parts.resident(id), wants: true });
    await answered();
    parts.line.answer = (to) => (to === "U2" ? outcome : { kind: "accepted" });
    expect(await parts.work()).toBeInstanceOf(Error);
    expect(parts.pushed.map(({ to }) => to).sort()).toEqual(["U1", "U3"]);
    parts.line.answer = () => ({ kind: "accepted" });
    expect(await parts.work()).toBeUndefined();
    expect(parts.pushed.map(({ to }) => to).sort()).toEqual(["U1", "U2", "U3"]);
    expect(await kept()).toBe(0);
  });

  it("that LINE had taken although we did not hear it is not sent anew: the key says so", async () => {
    await parts.ask("プールはいつ開きますか", { residentId: await parts.resident("U1"), wants: true });
    await answered();
    let calls = 0;
    parts.line.answer = () => {
      calls += 1;
      return calls === 1 ? { kind: "unclear", code: "ECONNRESET" } : { kind: "accepted" };
    };
    await parts.work();
    await parts.work();
    expect(calls).toBe(2);
    expect(parts.pushed).toHaveLength(1);
  });

  it.each([
    [
      "has left",
      (id: string) =>
        database.run("console", (tx) =>
          tx.lineContact.update({ where: { residentId: id }, data: { blockedAt: new Date() } }),
        ),
    ],
    ["was forgotten", (id: string) => database.transaction("console", (tx) => parts.residents.forget(tx, id))],
  ])("somebody who %s is not told, and the others are", async (_case, leave) => {
    const gone = await parts.resident("U1");
    await parts.ask("プールはいつ開きますか", { residentId: gone, wants: true });
    await parts.ask("プールはいつ開きますか", { residentId: await parts.resident("U2"), wants: true });
    await answered();
    await leave(gone);
    expect(await parts.work()).toBeUndefined();
    expect(parts.pushed.map(({ to }) => to)).toEqual(["U2"]);
    expect(await kept()).toBe(0);
  });

  it("somebody whom LINE does not know any more holds nobody up", async () => {
    await parts.ask("プールはいつ開きますか", { residentId: await parts.resident("U1"), wants: true });
    await answered();
    parts.line.answer = () => ({ kind: "refused", status: 400 });
    expect(await parts.work()).toBeUndefined();
    expect(await kept()).toBe(0);
  });

  it("waits for the morning when it was ready at night", async () => {
    parts.time.now = new Date("2026-11-20T22:00:00+09:00");
    await parts.ask("プールはいつ開きますか", { residentId: await parts.resident("U1"), wants: true });
    await answered();
    const [job] = await jobsDue();
    const hours = ((job?.runAt.getTime() ?? 0) - (await database.now()).getTime()) / 3_600_000;
    expect(hours).toBeGreaterThan(9.9);
    expect(hours).toBeLessThanOrEqual(10);
    await parts.work();
    expect(parts.pushed).toEqual([]);
  });

  it("that comes to run at night after a long wait is put off once more, not lost", async () => {
    await parts.ask("プールはいつ開きますか", { residentId: await parts.resident("U1"), wants: true });
    await answered();
    parts.time.now = new Date("2026-11-20T23:00:00+09:00");
    await parts.work();
    expect(parts.pushed).toEqual([]);
    expect(await jobsDue()).toHaveLength(1);
    parts.time.now = new Date("2026-11-21T08:00:00+09:00");
    await database.run("console", (tx) => tx.$executeRaw`UPDATE job SET run_at = now() WHERE state = 'waiting'`);
    await parts.work();
    expect(parts.pushed).toHaveLength(1);
  });
});
