import { beforeEach, describe, expect, test } from "vitest";
import { demoStaff } from "../../../src/console/staff/demoStaff.js";
import { staffRosterStore } from "../../../src/console/staff/staffRosterStore.js";
import { emptyDatabase, useDatabase } from "../../support/database.js";
import {
  type Bench,
  browser,
  codeOf,
  engage,
  field,
  invite,
  openBench,
  password,
  submit,
  typePassword,
  vault,
} from "../support/bench.js";
import { heard, standIn } from "../support/standIn.js";

const db = useDatabase();
let bench: Bench;
beforeEach(async () => {
  await emptyDatabase(db);
  bench = openBench(db, { feature: standIn });
});

const start = (path: string, agent = browser(bench.app)) => agent.post(path).type("form").send({ password });
const setUp = "/console/set-up";

describe("the first sign-in", () => {
  test("sets a password and a second factor, and nothing else is open before", async () => {
    const { path, id } = await invite(db, "nishi", "editor");
    const agent = browser(bench.app);
    const welcome = await agent.get(path);
    expect(welcome.text).toContain("北山さん");
    const set = await start(path, agent);
    expect([set.status, set.headers["location"]]).toEqual([303, setUp]);
    for (const closed of ["/console", "/console/nishi", "/console/account", "/console/sign-in/second"])
      expect([(await agent.get(closed)).headers["location"], closed]).toEqual([setUp, closed]);
    expect((await submit(agent, setUp, "/console/nishi/notes")).headers["location"]).toBe(setUp);

    const sheet = await submit(agent, setUp, `${setUp}/codes`);
    const codes = [...sheet.text.matchAll(/<code>([^<]+)<\/code>/g)].map(([, code]) => code ?? "");
    expect(codes).toHaveLength(10);
    expect(heard((await agent.get("/console/nishi")).text)).toMatchObject({ name: "北山", role: "editor" });
    expect(bench.audited.map(({ action, facts }) => [action, facts])).toEqual([
      ["password.changed", { by: "link" }],
      ["factor.added", { kind: "codes" }],
      ["session.opened", { way: "setup" }],
    ]);

    const { email } = await db.run("console", (tx) => tx.staff.findUniqueOrThrow({ where: { id } }));
    const again = browser(bench.app);
    await typePassword(again, email);
    const second = "/console/sign-in/second";
    const entered = await submit(again, second, second, { code: (codes[3] ?? "").toLowerCase() });
    expect(entered.headers["location"]).toBe("/console");
    const replay = browser(bench.app);
    await typePassword(replay, email);
    expect((await submit(replay, second, second, { code: codes[3] ?? "" })).status).toBe(401);
    for (const code of codes.slice(4, 9)) {
      const next = browser(bench.app);
      await typePassword(next, email);
      expect((await submit(next, second, second, { code })).status).toBe(303);
    }
    const last = browser(bench.app);
    await typePassword(last, email);
    await submit(last, second, second, { code: codes[9] ?? "" });
    expect((await last.get("/console/nishi")).text).toContain("コード表の残りは3個です");
  });

  test("with a confirmation program proves that the key has arrived in it", async () => {
    const agent = browser(bench.app);
    const { path, id } = await invite(db, "nishi", "editor");
    await start(path, agent);
    const page = await agent.get(`${setUp}/totp`);
    const secret = (/<code>([A-Z2-7 ]+)<\/code>/.exec(page.text)?.[1] ?? "").replaceAll(" ", "");
    expect(page.text).toMatch(/<svg role="img" aria-label="[^"]+"/);
    expect(page.text).not.toMatch(/style=|data:image/);
    const wrong = await submit(agent, `${setUp}/totp`, `${setUp}/totp`, { code: "000000" });
    expect([wrong.status, wrong.text.includes("数字が違います")]).toEqual([400, true]);
    expect(wrong.text).toContain(secret.slice(0, 4));
    const right = await submit(agent, `${setUp}/totp`, `${setUp}/totp`, { code: codeOf(secret) });
    expect([right.status, right.headers["location"]]).toEqual([303, "/console"]);
    const row = await db.run("console", (tx) => tx.staff.findUniqueOrThrow({ where: { id } }));
    expect(Buffer.from(row.totpSecret ?? "").toString("latin1")).not.toContain(secret);
    expect(Number(row.totpStep)).toBeGreaterThan(0);
  });

  test("with a sheet that is used up is not opened again by the password alone", async () => {
    const { path, email } = await invite(db, "nishi", "editor");
    const agent = browser(bench.app);
    await start(path, agent);
    await submit(agent, setUp, `${setUp}/codes`);
    await db.run("console", (tx) => tx.$executeRaw`UPDATE recovery_code SET used_at = now()`);
    const later = browser(bench.app);
    expect((await typePassword(later, email)).headers["location"]).toBe("/console/sign-in/second");
    expect((await later.get("/console/sign-in/second")).text).toContain("区の管理者に再設定を頼んでください");
    expect((await later.get(setUp)).headers["location"]).toBe("/console/sign-in/second");
  });

  test("left half way goes on with the second factor at the next sign-in", async () => {
    const { path, email } = await invite(db, "nishi", "editor");
    await start(path);
    const later = await typePassword(browser(bench.app), email);
    expect(later.headers["location"]).toBe(setUp);
  });
});

describe("a link", () => {
  test("is not used up by looking at it", async () => {
    const { path } = await invite(db, "nishi", "editor");
    for (let times = 0; times < 3; times += 1) expect((await browser(bench.app).get(path)).status).toBe(200);
    expect((await browser(bench.app).head(path)).status).toBe(405);
    expect((await start(path)).status).toBe(303);
  });

  test("works once, and for one of two who press at the same moment", async () => {
    const { path } = await invite(db, "nishi", "editor");
    const answers = await Promise.all([start(path), start(path), start(path)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 410, 410]);
    expect((await start(path)).status).toBe(410);
    expect((await browser(bench.app).get(path)).text).toContain("このリンクは使えません");
  });

  test("works for 72 hours", async () => {
    const { path, id } = await invite(db, "nishi", "editor");
    const [row] = await db.run(
      "console",
      (tx) =>
        tx.$queryRaw<
          { hours: number }[]
        >`SELECT extract(epoch FROM expires_at - now()) / 3600 AS hours FROM sign_in_link WHERE staff_id = ${id}::uuid`,
    );
    expect(Number(row?.hours)).toBeCloseTo(72, 1);
    await db.run("console", (tx) => tx.$executeRaw`UPDATE sign_in_link SET expires_at = now()`);
    expect([(await browser(bench.app).get(path)).status, (await start(path)).status]).toEqual([410, 410]);
    await bench.frame.removeOld();
    expect(await db.run("console", (tx) => tx.signInLink.count())).toBe(0);
  });

  test("is over when a newer one is given out, when the person is disabled, and when nobody gave it out", async () => {
    const first = await invite(db, "nishi", "editor");
    const { createSignInLinkStore } = await import("../../../src/console/signIn/signInLinkStore.js");
    const newer = await db.transaction("console", (tx) => createSignInLinkStore(vault).issue(tx, first.id));
    expect([(await start(first.path)).status, (await browser(bench.app).get(newer)).status]).toEqual([410, 200]);
    await db.run("console", (tx) => tx.staff.update({ where: { id: first.id }, data: { disabledAt: new Date() } }));
    expect((await start(newer)).status).toBe(410);
    expect((await start("/console/welcome/guessed-guessed-guessed")).status).toBe(410);
  });

  test("survives a password that is not good enough", async () => {
    const { path } = await invite(db, "nishi", "editor");
    for (const [bad, words] of [
      ["short", "12文字以上"],
      ["password1234", "推測されやすい"],
      ["", "12文字以上"],
    ]) {
      const answer = await browser(bench.app).post(path).type("form").send({ password: bad });
      expect([answer.status, answer.text.includes(words ?? "?")]).toEqual([400, true]);
    }
    expect((await start(path)).status).toBe(303);
  });

  test("is not taken from another site's form", async () => {
    const { path } = await invite(db, "nishi", "editor");
    expect(
      (await browser(bench.app).post(path).set("Origin", "https://evil.example").type("form").send({ password }))
        .status,
    ).toBe(403);
    expect((await start(path)).status).toBe(303);
  });

  test("lies in the database as a pseudonym", async () => {
    const { path } = await invite(db, "nishi", "editor");
    const token = path.split("/").at(-1) ?? "?";
    const row = await db.run("console", (tx) => tx.signInLink.findFirstOrThrow());
    expect(Buffer.from(row.tokenHash).toString("latin1")).not.toContain(token);
    expect(bench.lines.join("")).not.toContain(token);
  });

  test("after a reset leaves nothing of before", async () => {
    const person = await engage(db, "nishi", "editor");
    await db.transaction("console", (tx) => staffRosterStore.reset(tx, person.id));
    expect((await typePassword(browser(bench.app), person.email)).status).toBe(401);
  });
});

describe("the demo's staff", () => {
  const nobody = { record: async () => undefined };

  test("come in by a link at once, again and again, as editor, approver and admin of every ward", async () => {
    const demo = openBench(db, { feature: standIn, demo: true });
    const made = await demoStaff(db, vault, nobody);
    expect(made.map(({ name, role }) => [name, role])).toEqual([
      ["デモ編集者", "editor"],
      ["デモ承認者", "approver"],
      ["デモ管理者", "admin"],
    ]);
    for (const { path, role } of [...made, ...made]) {
      const agent = browser(demo.app);
      expect((await agent.get(path)).text).toContain("デモの職員として入る");
      const entered = await agent.post(path);
      expect([entered.status, entered.headers["location"]]).toEqual([303, "/console"]);
      expect(heard((await agent.get("/console/suminoe")).text).role).toBe(role);
    }
  });

  test("have fresh links at each start, and none that works outside of a demo", async () => {
    const [before] = await demoStaff(db, vault, nobody);
    const [after] = await demoStaff(db, vault, nobody);
    expect(await db.run("console", (tx) => tx.staff.count())).toBe(3);
    const demo = openBench(db, { feature: standIn, demo: true });
    expect((await browser(demo.app).get(before?.path ?? "")).status).toBe(410);
    expect((await browser(bench.app).get(after?.path ?? "")).status).toBe(410);
    expect((await browser(bench.app).post(after?.path ?? "")).status).toBe(410);
  });

  test("are let in on whatever port of this machine the demo runs", async () => {
    const demo = openBench(db, { feature: standIn, demo: true });
    const [editor] = await demoStaff(db, vault, nobody);
    const from = (host: string) =>
      browser(demo.app)
        .post(editor?.path ?? "")
        .set({ Origin: `http://${host}`, Host: host });
    expect((await from("127.0.0.1:4100")).status).toBe(303);
    expect((await from("tonari.evil.example")).status).toBe(403);
  });
});

test("a page of the first sign-in shows what it was given as text", async () => {
  const { path } = await invite(db, "nishi", "editor", "<script>x</script>");
  const page = await browser(bench.app).get(path);
  expect(page.text).not.toContain("<script>x");
  expect(field(page.text)).toBe("");
});
