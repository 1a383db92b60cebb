import request from "supertest";
import { beforeEach, describe, expect, test } from "vitest";
import { emptyDatabase, useDatabase } from "../../support/database.js";
import { createKey, type KeyAnswerOptions, optionsOf } from "../support/authenticator.js";
import {
  type Bench,
  browser,
  engage,
  field,
  invite,
  openBench,
  type Person,
  password,
  signIn,
  typePassword,
} from "../support/bench.js";
import { account, ahead, enterWith, keyOf, register } from "../support/keys.js";
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

describe("a passkey", () => {
  test("set up at the first sign-in is second factor enough", async () => {
    const { path } = await invite(db, "nishi", "editor");
    const agent = browser(bench.app);
    await agent.post(path).type("form").send({ password });
    const added = await register(agent, createKey(), "/console/set-up");
    expect([added.status, added.headers["location"]]).toEqual([303, "/console"]);
    expect(heard((await agent.get("/console/nishi")).text).name).toBe("北山");
  });

  test("that has checked the person is both factors", async () => {
    const { agent, entered } = await enterWith(bench, await keyOf(bench, person), {}, "?to=%2Fconsole%2Fnishi%2Fnotes");
    expect([entered.status, entered.headers["location"]]).toEqual([303, "/console/nishi/notes"]);
    expect(heard((await agent.get("/console/nishi/notes")).text).name).toBe("西田");
    expect(bench.audited.at(-1)).toMatchObject({ action: "session.opened", facts: { way: "passkey" } });
  });

  test("that has not checked the person is one factor: it follows a password", async () => {
    const key = await keyOf(bench, person);
    expect((await enterWith(bench, key, { verified: false })).entered.status).toBe(401);
    const agent = browser(bench.app);
    await typePassword(agent, person.email);
    const page = await agent.get(second);
    const answer = key.use(optionsOf(page.text, "use"), { verified: false });
    const entered = await agent
      .post(`${second}/passkey`)
      .type("form")
      .send({ _csrf: field(page.text), answer });
    expect([entered.status, entered.headers["location"]]).toEqual([303, "/console"]);
  });

  test.each<[string, KeyAnswerOptions]>([
    ["for another site", { origin: "https://evil.example" }],
    ["to a challenge that nobody set", { challenge: Buffer.alloc(38, 1).toString("base64url") }],
    ["to no challenge", { challenge: "" }],
  ])("with an answer %s opens nothing", async (_name, answer) => {
    const { entered } = await enterWith(bench, await keyOf(bench, person), answer);
    expect(entered.status).toBe(401);
    expect(bench.audited.at(-1)).toMatchObject({ action: "session.refused", facts: { way: "passkey" } });
  });

  test("with an answer that was sent before opens nothing, on no instance", async () => {
    const key = await keyOf(bench, person);
    const { sent, entered } = await enterWith(bench, key);
    expect(entered.status).toBe(303);
    const elsewhere = openBench(db, { feature: standIn });
    for (const { app } of [bench, elsewhere])
      expect((await browser(app).post("/console/sign-in/passkey").type("form").send({ answer: sent })).status).toBe(
        401,
      );
  });

  test("whose challenge is too old, or was set for somebody else, opens nothing", async () => {
    const key = await keyOf(bench, person);
    const agent = browser(bench.app);
    const page = await agent.get("/console/sign-in");
    const late = openBench(ahead(db, 20), {
      feature: standIn,
    });
    const answer = key.use(optionsOf(page.text, "use"));
    expect((await browser(late.app).post("/console/sign-in/passkey").type("form").send({ answer })).status).toBe(401);

    const other = await engage(db, "nishi", "editor");
    const half = browser(bench.app);
    await typePassword(half, other.email);
    const theirs = await half.get(second);
    const foreign = key.use(optionsOf(page.text, "use"));
    expect(
      (
        await half
          .post(`${second}/passkey`)
          .type("form")
          .send({ _csrf: field(theirs.text), answer: foreign })
      ).status,
    ).toBe(401);
  });

  test("that was copied is noticed by its counter", async () => {
    const key = await keyOf(bench, person);
    expect((await enterWith(bench, key)).entered.status).toBe(303);
    key.rewind();
    expect((await enterWith(bench, key)).entered.status).toBe(401);
  });

  test("of a disabled person opens nothing", async () => {
    const key = await keyOf(bench, person);
    await db.run("console", (tx) => tx.staff.update({ where: { id: person.id }, data: { disabledAt: new Date() } }));
    expect((await enterWith(bench, key)).entered.status).toBe(401);
  });

  test.each([
    "",
    "{}",
    "[]",
    "null",
    "{",
    '{"id":"x","response":{}}',
    "x".repeat(30_000),
  ])("is not %j", async (answer) => {
    const sent = await browser(bench.app)
      .post("/console/sign-in/passkey")
      .type("form")
      .send({ answer: answer.slice(0, 25_000) });
    expect(sent.status).toBe(401);
  });

  test("belongs to one person: nobody registers it a second time", async () => {
    const key = await keyOf(bench, person);
    const other = await engage(db, "nishi", "editor");
    const agent = browser(bench.app);
    await signIn(agent, other);
    await register(agent, key);
    expect((await agent.get(account)).text).toContain("登録できませんでした");
    expect(await db.run("console", (tx) => tx.passkey.count())).toBe(1);
  });
});

test("the browser's script is served by us under a name of its content", async () => {
  const page = await request(bench.app).get("/console/sign-in");
  const path = /src="(\/assets\/passkey\.[0-9a-f]{12}\.js)"/.exec(page.text)?.[1] ?? "?";
  const script = await request(bench.app).get(path);
  expect([script.status, script.headers["cache-control"]]).toEqual([200, "public, max-age=31536000, immutable"]);
  expect(script.text).toContain("SimpleWebAuthnBrowser");
  expect(script.text).not.toMatch(/\beval\(|new Function/);
  expect(page.headers["content-security-policy"]).not.toContain("unsafe");
});
