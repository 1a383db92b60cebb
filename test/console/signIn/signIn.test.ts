import request from "supertest";
import { beforeEach, describe, expect, test } from "vitest";
import { emptyDatabase, useDatabase } from "../../support/database.js";
import {
  type Bench,
  browser,
  codeOf,
  engage,
  field,
  openBench,
  origin,
  type Person,
  password,
  signIn,
  submit,
  typePassword,
} from "../support/bench.js";
import { heard, standIn } from "../support/standIn.js";

const db = useDatabase();
let bench: Bench;
let person: Person;
beforeEach(async () => {
  await emptyDatabase(db);
  bench = openBench(db, { feature: standIn });
  person = await engage(db, "nishi", "editor");
});

const second = "/console/sign-in/second";
const cookieOf = (answer: request.Response): string => String(answer.headers["set-cookie"] ?? "").split(";")[0] ?? "";

describe("signing in", () => {
  test("takes a password and a one-time password, and leads to the page that was asked for", async () => {
    const agent = browser(bench.app);
    const asked = await agent.get("/console/nishi/notes?page=2");
    expect([asked.status, asked.headers["location"]]).toEqual([
      303,
      "/console/sign-in?to=%2Fconsole%2Fnishi%2Fnotes%3Fpage%3D2",
    ]);
    const page = await agent.get(String(asked.headers["location"]));
    const first = await typePassword(agent, person.email, password, field(page.text, "to").replaceAll("&amp;", "&"));
    expect([first.status, first.headers["location"]]).toEqual([303, second]);
    const entered = await submit(agent, second, second, { code: codeOf(person.secret) });
    expect([entered.status, entered.headers["location"]]).toEqual([303, "/console/nishi/notes?page=2"]);
    expect(heard((await agent.get("/console/nishi/notes?page=2")).text)).toMatchObject({
      name: "西田",
      role: "editor",
    });
    expect(bench.audited).toMatchObject([
      { action: "session.opened", subject: person.id, facts: { way: "password+totp" } },
    ]);
  });

  test("by half opens nothing", async () => {
    const agent = browser(bench.app);
    await typePassword(agent, person.email);
    for (const path of [
      "/console",
      "/console/nishi",
      "/console/account",
      "/console/set-up",
      "/console/unknown/thing/x",
    ])
      expect([(await agent.get(path)).headers["location"], path]).toEqual([
        path.includes("unknown") ? expect.stringMatching(/sign-in/) : second,
        path,
      ]);
    const posted = await submit(agent, second, "/console/nishi/notes", { text: "x" });
    expect([posted.status, posted.headers["location"]]).toEqual([303, second]);
  });

  test("says the same, after the same work, to a wrong password, an unknown address and a disabled person", async () => {
    const gone = await engage(db, "nishi", "editor");
    await db.run("console", (tx) => tx.staff.update({ where: { id: gone.id }, data: { disabledAt: new Date() } }));
    const invited = await engage(db, "nishi", "editor");
    await db.run("console", (tx) => tx.staff.update({ where: { id: invited.id }, data: { passwordHash: null } }));
    const answers = await Promise.all([
      typePassword(browser(bench.app), person.email, "wrong wrong wrong"),
      typePassword(browser(bench.app), "nobody@example.jp", "wrong wrong wrong"),
      typePassword(browser(bench.app), gone.email),
      typePassword(browser(bench.app), invited.email),
    ]);
    const plain = answers.map(({ status, text, headers }) => ({
      status,
      cookie: headers["set-cookie"],
      text: text.replace(/data-options="[^"]*"/, "").replace(/value="[^"]*@example\.jp"/, ""),
    }));
    expect(plain[0]).toMatchObject({
      status: 401,
      cookie: undefined,
      text: expect.stringContaining("メールアドレスかパスワードが違います"),
    });
    for (const one of plain.slice(1)) expect(one).toEqual(plain[0]);
    expect(bench.audited.map(({ action }) => action)).toEqual(Array(4).fill("session.refused"));
    expect(JSON.stringify(bench.audited)).not.toContain("example.jp");
  });

  test("gives nothing away: no address, password or code in the log or the audit", async () => {
    const agent = browser(bench.app);
    await typePassword(agent, person.email, "secret secret secret");
    await signIn(agent, person);
    const written = bench.lines.join("") + JSON.stringify(bench.audited);
    for (const secret of [person.email, "secret secret", password, codeOf(person.secret)])
      expect(written).not.toContain(secret);
  });

  test("makes a new session at each step, and one that was planted is worth nothing", async () => {
    const planted = "tonari-console=s%3Aplanted.abc";
    const first = await request(bench.app)
      .post("/console/sign-in")
      .set({ Origin: origin, Cookie: planted })
      .type("form")
      .send({ email: person.email, password });
    const half = cookieOf(first);
    expect(half).not.toBe("");
    expect(half).not.toContain("planted");
    const page = await request(bench.app).get(second).set("Cookie", half);
    const entered = await request(bench.app)
      .post(second)
      .set({ Origin: origin, Cookie: half })
      .type("form")
      .send({ _csrf: field(page.text), code: codeOf(person.secret) });
    const full = cookieOf(entered);
    expect(full).not.toBe(half);
    expect((await request(bench.app).get("/console/nishi").set("Cookie", full)).status).toBe(200);
    expect((await request(bench.app).get("/console/nishi").set("Cookie", half)).headers["location"]).toMatch(/sign-in/);
  });

  test("leads nowhere else, whatever the link says", async () => {
    for (const to of [
      "https://evil.example/",
      "//evil.example",
      "/\\evil.example",
      "/console/../nishi",
      "javascript:alert(1)",
      "/console/sign-out",
      "/consolex",
      "/console//evil.example",
    ]) {
      const agent = browser(bench.app);
      await typePassword(agent, person.email, password, to);
      await db.run("console", (tx) => tx.staff.update({ where: { id: person.id }, data: { totpStep: 0 } }));
      const entered = await submit(agent, second, second, { code: codeOf(person.secret) });
      expect([entered.headers["location"], to]).toEqual(["/console", to]);
    }
  });

  test("with what is no form at all is refused in words", async () => {
    for (const body of ["", "email=a%40b.jp", "email=a&email=b&password=c", `email=${"x".repeat(5_000)}&password=y`]) {
      const answer = await browser(bench.app).post("/console/sign-in").type("form").send(body);
      expect(answer.status).toBe(400);
      expect(answer.text).toContain("メールアドレスとパスワードを入力してください");
    }
  });
});

describe("a one-time password", () => {
  test("works once", async () => {
    const code = codeOf(person.secret);
    const [one, other] = [browser(bench.app), browser(bench.app)];
    await typePassword(one, person.email);
    await typePassword(other, person.email);
    expect((await submit(one, second, second, { code })).status).toBe(303);
    const replayed = await submit(other, second, second, { code });
    expect(replayed.status).toBe(401);
    expect(replayed.text).toContain("すでに使われています");
    expect((await other.get("/console/nishi")).headers["location"]).toBe(second);
  });

  test("works once when it comes twice at the same moment", async () => {
    const code = codeOf(person.secret);
    const agents = [browser(bench.app), browser(bench.app), browser(bench.app)];
    for (const agent of agents) await typePassword(agent, person.email);
    const answers = await Promise.all(agents.map((agent) => submit(agent, second, second, { code })));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 401, 401]);
  });

  test("may be typed with spaces and wide digits", async () => {
    const agent = browser(bench.app);
    await typePassword(agent, person.email);
    const wide = codeOf(person.secret).replace(/\d/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));
    expect((await submit(agent, second, second, { code: `${wide.slice(0, 3)} ${wide.slice(3)}` })).status).toBe(303);
  });

  test("can't be guessed: after ten tries the person is told to wait", async () => {
    const agent = browser(bench.app);
    await typePassword(agent, person.email);
    const page = await agent.get(second);
    const guess = () =>
      agent
        .post(second)
        .type("form")
        .send({ _csrf: field(page.text), code: "000000" });
    for (let tries = 0; tries < 10; tries += 1) expect((await guess()).status).toBe(401);
    const stopped = await agent
      .post(second)
      .type("form")
      .send({ _csrf: field(page.text), code: codeOf(person.secret) });
    expect(stopped.status).toBe(429);
    expect(Number(stopped.headers["retry-after"])).toBeGreaterThan(800);
  });
});

describe("signing out", () => {
  test("ends the session on the server", async () => {
    const agent = browser(bench.app);
    const entered = await signIn(agent, person);
    const cookie = cookieOf(entered);
    const out = await submit(agent, "/console/nishi", "/console/sign-out");
    expect([out.status, out.headers["location"]]).toEqual([303, "/console/sign-in?out=1"]);
    expect((await request(bench.app).get("/console/nishi").set("Cookie", cookie)).status).toBe(303);
    expect((await agent.get("/console/sign-in?out=1")).text).toContain("サインアウトしました");
    expect(bench.audited.at(-1)).toMatchObject({ action: "session.closed", subject: person.id });
    expect(await db.run("console", (tx) => tx.consoleSession.count())).toBe(0);
  });

  test("wants the token, so that no other page can do it", async () => {
    const agent = browser(bench.app);
    await signIn(agent, person);
    expect((await agent.post("/console/sign-out")).status).toBe(403);
    expect((await agent.get("/console/nishi")).status).toBe(200);
  });
});
