import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createCountersigned } from "../../src/console/countersign/countersigned.js";
import { createCountersignStore } from "../../src/console/countersign/countersignStore.js";
import { createWardSettingStore } from "../../src/console/settings/wardSettingStore.js";
import { holdSending, readInstallation } from "../../src/database/installation.js";
import { useDatabase } from "../support/database.js";
import { read } from "../support/pages.js";
import { audit, type Person, useConsole } from "./testConsole.js";

const database = useDatabase();
let releases = 0;
const desk = useConsole(database, { released: () => (releases += 1) });
let admin: Person;
let second: Person;

const actions = async (ward: string, limit = 5) =>
  (await database.run("console", (tx) => audit.page(tx, { ward }, limit))).map(({ action }) => action);
const roleOf = async (staffId: string, ward = "nishi") =>
  (await database.run("console", (tx) => tx.staffRole.findUnique({ where: { staffId_ward: { staffId, ward } } })))
    ?.role;
const byName = (name: string) => database.run("console", (tx) => tx.staff.findFirst({ where: { name } }));

beforeAll(async () => {
  admin = await desk.signIn({ nishi: "admin" }, "管理 一郎");
  second = await desk.signIn({ nishi: "admin" }, "管理 二郎");
});

describe("inviting staff", () => {
  test("shows the link of the first sign-in once, and records it", async () => {
    const answer = await admin.post("/console/nishi/staff/invite", {
      name: "閲覧 花子",
      email: "Hanako@example.jp",
      role: "viewer",
    });
    expect(answer.status).toBe(200);
    expect(answer.text).toMatch(/http:\/\/localhost:3000\/console\/welcome\/[A-Za-z0-9_-]{20,}/);
    expect(await byName("閲覧 花子")).toMatchObject({ email: "hanako@example.jp", passwordHash: null });
    expect((await actions("nishi"))[0]).toBe("staff.invited");
    expect((await admin.get("/console/nishi/staff")).text).not.toContain("/console/welcome/");
  });

  test.each([
    ["editor", "編集 花子", "henshu@example.jp"],
    ["approver", "承認 花子", "shonin@example.jp"],
  ])("of an %s takes a second admin: until then they may only look", async (role, name, email) => {
    const form = { name, email, role };
    const without = await admin.post("/console/nishi/staff/invite", form);
    expect(without.status).toBe(400);
    expect(without.text).toContain("二人目に伝える理由");
    expect(without.text).toContain(`value="${name}"`);
    const answer = await admin.post("/console/nishi/staff/invite", { ...form, reason: "異動のため" });
    expect(answer.text).toContain("別の管理者が認めるまで");
    const invited = await byName(name);
    expect(await roleOf(invited?.id ?? "")).toBe("viewer");
    expect((await actions("nishi")).slice(0, 2)).toEqual(["countersign.asked", "staff.invited"]);
  });

  test("who is there already is not invited again", async () => {
    const again = await admin.post("/console/nishi/staff/invite", {
      name: "x",
      email: "hanako@example.jp",
      role: "viewer",
    });
    expect(again.status).toBe(409);
    expect(again.text).toContain("すでにここに登録されています");
  });

  test("who works for another ward gets the role here, and keeps their own sign-in", async () => {
    const id = await desk.add("他区 太郎", { suminoe: "editor" });
    const answer = await admin.post("/console/nishi/staff/invite", {
      name: "別の名前",
      email: `${id.slice(0, 8)}@example.jp`,
      role: "viewer",
    });
    expect(answer).toMatchObject({ status: 303, location: "/console/nishi/staff" });
    expect(await roleOf(id)).toBe("viewer");
    expect(await roleOf(id, "suminoe")).toBe("editor");
  });

  test.each([
    [{ name: "", email: "a@example.jp", role: "viewer" }, "入力してください"],
    [{ name: "a", email: "no address", role: "viewer" }, "メールアドレスを確かめてください"],
  ])("a form that can't be taken says why: %o", async (form, words) => {
    const { status, text } = await admin.post("/console/nishi/staff/invite", form);
    expect(status).toBe(400);
    expect(text).toContain(words);
  });
});

describe("changing a role", () => {
  let member: Person;
  beforeEach(async () => {
    member = await desk.signIn({ nishi: "editor" }, `係 ${Math.random()}`);
  });
  const ask = (role = "approver") =>
    admin.post(`/console/nishi/staff/${member.id}/role`, { role, reason: "担当が変わるため" });
  const waiting = async (person: Person) => {
    const { text } = await person.get("/console/nishi/countersigns");
    const at = text.indexOf(member.name);
    return at < 0 ? undefined : /countersigns\/([0-9a-f-]{36})\/grant/.exec(text.slice(at))?.[1];
  };

  test("is asked by one admin and granted by another; then it holds, and the person signs in anew", async () => {
    expect((await ask()).status).toBe(303);
    expect(await roleOf(member.id)).toBe("editor");
    expect(await waiting(admin)).toBeUndefined();
    const id = await waiting(second);
    expect((await second.get("/console/nishi")).text).toContain("あなたの確認を待っている依頼");
    expect((await second.post(`/console/nishi/countersigns/${id}/grant`)).status).toBe(303);
    expect(await roleOf(member.id)).toBe("approver");
    expect((await member.get("/console/nishi")).location).toContain("/console/sign-in");
    expect((await actions("nishi")).slice(0, 3)).toEqual(["countersign.granted", "role.changed", "countersign.asked"]);
  });

  test("is not granted by whoever asked, by the person themselves, or by an approver", async () => {
    await ask("admin");
    const id = await waiting(second);
    await admin.post(`/console/nishi/countersigns/${id}/grant`);
    const approver = await desk.signIn({ nishi: "approver" });
    await approver.post(`/console/nishi/countersigns/${id}/grant`);
    expect(await roleOf(member.id)).toBe("editor");
    expect((await approver.get("/console/nishi/countersigns")).text).toContain("自分では認められません");
    expect(await waiting(approver)).toBeUndefined();
  });

  test("is not granted from another ward", async () => {
    await ask();
    const id = await waiting(second);
    const elsewhere = await desk.signIn({ suminoe: "admin" });
    await elsewhere.post(`/console/suminoe/countersigns/${id}/grant`);
    expect(await roleOf(member.id)).toBe("editor");
  });

  test("that was refused stays undone, and can't be granted afterwards", async () => {
    await ask();
    const id = await waiting(second);
    await second.post(`/console/nishi/countersigns/${id}/refuse`);
    await second.post(`/console/nishi/countersigns/${id}/grant`);
    expect(await roleOf(member.id)).toBe("editor");
    expect(read((await admin.get("/console/nishi/countersigns")).text)).toContain("認められませんでした");
  });

  test("asked after three days holds no more", async () => {
    await ask();
    const id = await waiting(second);
    await database.run(
      "console",
      (tx) =>
        tx.$executeRaw`UPDATE countersign SET expires_at = now() - interval '1 second' WHERE id = ${id ?? ""}::uuid`,
    );
    await second.post(`/console/nishi/countersigns/${id}/grant`);
    expect(await roleOf(member.id)).toBe("editor");
    expect((await second.get("/console/nishi/countersigns")).text).toContain("期限が過ぎています");
  });

  test("taken away leaves nothing in this ward", async () => {
    await ask("none");
    await second.post(`/console/nishi/countersigns/${await waiting(second)}/grant`);
    expect(await roleOf(member.id)).toBeUndefined();
    expect((await actions("nishi"))[1]).toBe("role.removed");
  });

  test("of oneself is not offered and not taken", async () => {
    expect((await admin.get(`/console/nishi/staff/${admin.id}`)).text).not.toContain("/role");
    await admin.post(`/console/nishi/staff/${admin.id}/role`, { role: "viewer", reason: "x" });
    expect((await admin.get("/console/nishi/staff")).text).toContain("自分では変えられません");
  });

  test("where nobody else could grant it, the operator is named", async () => {
    const alone = await desk.signIn({ suminoe: "admin" });
    await database.run("console", (tx) =>
      tx.staff.updateMany({
        where: { id: { not: alone.id }, roles: { some: { ward: "suminoe", role: "admin" } } },
        data: { disabledAt: new Date() },
      }),
    );
    const id = await desk.add("一人区の職員", { suminoe: "viewer" });
    expect((await alone.get(`/console/suminoe/staff/${id}`)).text).toContain("npm run staff");
    await alone.post(`/console/suminoe/staff/${id}/role`, { role: "editor", reason: "x" });
    expect(await roleOf(id, "suminoe")).toBe("viewer");
  });

  test("somebody of another ward is not there", async () => {
    const id = await desk.add("住之江の人", { suminoe: "viewer" });
    expect((await admin.get(`/console/nishi/staff/${id}`)).status).toBe(404);
    expect((await admin.post(`/console/nishi/staff/${id}/disable`)).status).toBe(404);
    expect((await admin.get("/console/nishi/staff/not-an-id")).status).toBe(404);
  });
});

describe("an account", () => {
  test("that is disabled is out at once, and back when it is enabled", async () => {
    const member = await desk.signIn({ nishi: "viewer" });
    await admin.post(`/console/nishi/staff/${member.id}/disable`);
    expect((await member.get("/console/nishi")).location).toContain("/console/sign-in");
    expect((await admin.get(`/console/nishi/staff/${member.id}`)).text).toContain("停止中");
    await admin.post(`/console/nishi/staff/${member.id}/enable`);
    expect((await actions("nishi")).slice(0, 2)).toEqual(["staff.enabled", "staff.disabled"]);
  });

  test("that is reset loses password and factors, and its new link is shown once", async () => {
    const member = await desk.signIn({ nishi: "viewer" });
    const { text } = await admin.post(`/console/nishi/staff/${member.id}/reset`);
    expect(text).toMatch(/\/console\/welcome\/[A-Za-z0-9_-]{20,}/);
    expect((await member.get("/console/nishi")).status).toBe(303);
    expect(
      (await database.run("console", (tx) => tx.staff.findUnique({ where: { id: member.id } })))?.passwordHash,
    ).toBeNull();
  });

  test("that another ward uses too is changed by admins of every ward only", async () => {
    const id = await desk.add("兼務 花子", { nishi: "viewer", suminoe: "approver" });
    await admin.post(`/console/nishi/staff/${id}/reset`);
    expect((await admin.get(`/console/nishi/staff/${id}`)).text).toContain("全区の管理者に頼んでください");
    const top = await desk.signIn({ "*": "admin" });
    expect((await top.post(`/console/staff/${id}/disable`)).status).toBe(303);
    expect((await top.get("/console/staff")).text).toContain("兼務 花子");
    expect((await byName("兼務 花子"))?.disabledAt).not.toBeNull();
  });
});

describe("an export of personal data", () => {
  const countersigned = createCountersigned({ database, store: createCountersignStore(), audit });
  const actorOf = ({ id, name }: Person) => ({ kind: "staff", id, name }) as const;
  const what = "announcement.recipients";
  const use = (person: Person, subject: string) =>
    database.transaction("console", (tx) => countersigned.use(tx, "nishi", actorOf(person), what, subject));
  let editor: Person;
  let approver: Person;
  beforeAll(async () => {
    editor = await desk.signIn({ nishi: "editor" }, "書き出す人");
    approver = await desk.signIn({ nishi: "approver" }, "認める人");
  });
  const grant = async () => {
    const { text } = await approver.get("/console/nishi/countersigns");
    const id = /countersigns\/([0-9a-f-]{36})\/grant/.exec(text)?.[1];
    await approver.post(`/console/nishi/countersigns/${id}/grant`);
  };

  test("is granted by somebody else and works once, for whoever asked and for this subject", async () => {
    expect(await use(editor, "one")).toBe(false);
    await countersigned.ask("nishi", actorOf(editor), what, "one", "苦情の調査");
    expect(await countersigned.standing("nishi", actorOf(editor), what, "one")).toBe("asked");
    expect(await use(editor, "one")).toBe(false);
    expect((await approver.get("/console/nishi/countersigns")).text).toContain("苦情の調査");
    await grant();
    expect(await countersigned.standing("nishi", actorOf(editor), what, "one")).toBe("granted");
    expect(await use(approver, "one")).toBe(false);
    expect(await use(editor, "another")).toBe(false);
    const both = await Promise.all([use(editor, "one"), use(editor, "one")]);
    expect(both.filter(Boolean)).toHaveLength(1);
    expect(await countersigned.standing("nishi", actorOf(editor), what, "one")).toBe("none");
    expect((await actions("nishi")).slice(0, 3)).toEqual([
      "countersign.used",
      "countersign.granted",
      "countersign.asked",
    ]);
  });

  test("asked twice waits once", async () => {
    for (const reason of ["a", "b"]) await countersigned.ask("nishi", actorOf(editor), what, "two", reason);
    const waiting = await database.run("console", (tx) => createCountersignStore().askedBy(tx, "nishi", editor.id));
    expect(waiting.filter(({ payload }) => "subject" in payload && payload.subject === "two")).toHaveLength(1);
    await grant();
  });

  test("works for 24 hours after it was granted", async () => {
    await database.run(
      "console",
      (tx) => tx.$executeRaw`UPDATE countersign SET expires_at = now() - interval '1 second' WHERE state = 'granted'`,
    );
    expect(await use(editor, "two")).toBe(false);
  });

  test("that was refused says so", async () => {
    await countersigned.ask("nishi", actorOf(editor), what, "three", "c");
    const { text } = await approver.get("/console/nishi/countersigns");
    await approver.post(`/console/nishi/countersigns/${/([0-9a-f-]{36})\/refuse/.exec(text)?.[1]}/refuse`);
    expect(await countersigned.standing("nishi", actorOf(editor), what, "three")).toBe("refused");
  });
});

describe("the settings page", () => {
  const page = "/console/nishi/settings";
  const form = {
    step0: "係長",
    step1: "課長",
    weeklyCap: "2",
    emergencyReserve: "500",
    broadcastAllowed: "no",
    weekdays: ["1", "2"],
    from: "10:00",
    until: "16:00",
    talkRetentionDays: "30",
    questionDays: "5",
    surveysPerQuarter: "2",
  };

  test("keeps what is saved, and the audit tells old and new", async () => {
    const answer = await admin.post(page, { ...form, members0: second.id });
    expect(answer).toMatchObject({ status: 303, location: page });
    expect(await createWardSettingStore(database).readAlone("nishi")).toMatchObject({
      approvalSteps: [
        { name: "係長", members: [second.id], deputies: [] },
        { name: "課長", members: [], deputies: [] },
      ],
      weeklyCap: 2,
      officeHours: { weekdays: [1, 2], from: "10:00", until: "16:00" },
    });
    const records = await database.run("console", (tx) =>
      audit.page(tx, { ward: "nishi", action: "setting.changed" }, 20),
    );
    const cap = records.find(({ subject }) => subject === "weeklyCap");
    expect(JSON.parse(cap?.facts ?? "")).toEqual({ key: "weeklyCap", before: "3", after: "2" });
    expect((await admin.get(page)).text).toContain("設定を保存しました");
  });

  test("saved again unchanged records nothing", async () => {
    const [newest] = await database.run("console", (tx) => audit.page(tx, { ward: "nishi" }, 1));
    await admin.post(page, { ...form, members0: second.id });
    const [after] = await database.run("console", (tx) => audit.page(tx, { ward: "nishi" }, 1));
    expect(after?.seq).toBe(newest?.seq);
  });

  test("with a mistake keeps what was typed and changes nothing", async () => {
    const { status, text } = await admin.post(page, { ...form, weeklyCap: "百", step0: "新しい段階" });
    expect(status).toBe(400);
    expect(text).toContain('value="百"');
    expect(text).toContain('value="新しい段階"');
    expect(text).toContain("1から50までの数");
    expect((await createWardSettingStore(database).readAlone("nishi")).weeklyCap).toBe(2);
  });

  test("shows names and what is typed as text, not as a program", async () => {
    await desk.add("<img src=x onerror=alert(1)>", { nishi: "approver" });
    const { text } = await admin.post(page, { ...form, step0: '"><script>alert(1)</script>', weeklyCap: "x" });
    expect(text).toContain("&lt;img src=x");
    expect(text).not.toContain("<img");
    expect(text).toContain('value="&#34;><script>alert(1)</script>"');
    expect((await admin.get("/console/nishi/staff")).text).not.toContain("<img");
  });
});

describe("the audit page", () => {
  test("shows the ward's records in words, and finds its chain whole", async () => {
    const { text } = await admin.get("/console/nishi/audit");
    expect(read(text)).toContain("区の設定を変更した");
    const checked = await admin.post("/console/nishi/audit/check");
    expect(checked.text).toContain("記録のつながりに異常はありません");
    expect((await actions("nishi"))[0]).toBe("audit.checked");
  });

  test("names the first record that is broken", async () => {
    const change = (name: string) =>
      database.run("console", async (tx) => {
        await tx.$executeRawUnsafe("ALTER TABLE audit_record DISABLE TRIGGER USER");
        await tx.$executeRawUnsafe(`UPDATE audit_record SET actor_name = '${name}' WHERE seq = 2`);
        await tx.$executeRawUnsafe("ALTER TABLE audit_record ENABLE TRIGGER USER");
      });
    const [before] = await database.run("console", (tx) => tx.auditRecord.findMany({ where: { seq: 2n } }));
    await change("x");
    const { text } = await admin.post("/console/nishi/audit/check");
    await change(before?.actorName ?? "");
    expect(text).toContain("番号2の記録に異常があります");
  });

  test("is exported as neutral CSV, which is itself recorded", async () => {
    await database.transaction("console", (tx) =>
      audit.record(tx, { actor: { kind: "staff", id: admin.id, name: "=1+1" }, ward: "nishi", action: "test.done" }),
    );
    const { status, type, text } = await admin.post("/console/nishi/audit/export", { action: "", from: "", until: "" });
    expect(status).toBe(200);
    expect(type).toBe("text/csv; charset=utf-8");
    expect(text).toContain("'=1+1");
    expect(text.split("\r\n").length).toBeGreaterThan(10);
    expect((await actions("nishi"))[0]).toBe("export.downloaded");
  });

  test("of another ward shows nothing of this one", async () => {
    const other = await desk.signIn({ suminoe: "admin" });
    const { text } = await other.get("/console/suminoe/audit");
    expect(read(text)).not.toContain("区の設定を変更した");
    const exported = await other.post("/console/suminoe/audit/export", {});
    expect(exported.text).not.toContain("setting.changed");
  });

  test("goes back page by page, and leaves out what an address can't mean", async () => {
    for (let count = 0; count < 55; count += 1) {
      await database.transaction("console", (tx) =>
        audit.record(tx, { actor: { kind: "operator" }, ward: "nishi", action: "test.done" }),
      );
    }
    const { text } = await admin.get("/console/nishi/audit?action=test&from=nonsense&person=nobody&before=x");
    const older = /href="(\/console\/nishi\/audit\?[^"]*before=[^"]*)"/.exec(text)?.[1]?.replaceAll("&amp;", "&");
    expect(older).toContain("action=test");
    expect((await admin.get(older ?? "")).text).not.toContain("もっと古い記録");
  });
});

describe("the installation page", () => {
  test("says what is kept how long, and lets sending go on after the word was typed", async () => {
    const top = await desk.signIn({ "*": "admin" });
    await database.run("console", (tx) => holdSending(tx, "restored"));
    const { text } = await top.get("/console/installation");
    expect(read(text)).toContain("バックアップから復元しました");
    expect(read(text)).toContain("何を、いつまで保存するか");
    const release = (word: string) => top.post("/console/installation/release", { word });
    const held = async () => (await database.run("console", readInstallation)).sendHold;
    expect((await release("はい")).status).toBe(400);
    expect([await held(), releases]).toEqual([true, 0]);
    expect((await release("再開")).status).toBe(303);
    expect([await held(), releases]).toEqual([false, 1]);
    expect((await actions("*"))[0]).toBe("sending.released");
    await release("再開");
    expect(releases).toBe(1);
  });
});
