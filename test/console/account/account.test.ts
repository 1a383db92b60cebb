import request from "supertest";
import { beforeEach, describe, expect, test } from "vitest";
import { emptyDatabase, useDatabase } from "../../support/database.js";
import { optionsOf } from "../support/authenticator.js";
import {
  type Bench,
  browser,
  codeOf,
  engage,
  field,
  openBench,
  type Person,
  password,
  signIn,
  submit,
  typePassword,
} from "../support/bench.js";
import { account, ahead, keyOf } from "../support/keys.js";
import { standIn } from "../support/standIn.js";

const db = useDatabase();
let bench: Bench;
let person: Person;
beforeEach(async () => {
  await emptyDatabase(db);
  bench = openBench(db, { feature: standIn });
  person = await engage(db, "nishi", "editor");
});

const second = "/console/sign-in/second";

describe("the account page", () => {
  test("changes nothing when the person proved themselves long ago, until they do it again", async () => {
    const agent = browser(bench.app);
    const entered = await signIn(agent, person);
    const late = openBench(ahead(db, 11), {
      feature: standIn,
    });
    const cookie = String(entered.headers["set-cookie"]).split(";")[0] ?? "";
    const get = (path: string, as: string) => request(late.app).get(path).set("Cookie", as);
    const post = async (path: string, fields: object, as: string) =>
      request(late.app)
        .post(path)
        .set({ Cookie: as, Origin: "http://localhost:3000" })
        .type("form")
        .send({ _csrf: field((await get(account, as)).text), ...fields });
    for (const path of ["/codes", "/password", "/passkeys", "/totp", "/totp/remove", "/passkeys/remove"]) {
      const answer = await post(`${account}${path}`, { password: "another good password", id: "x" }, cookie);
      expect([answer.headers["location"], path]).toEqual([`${account}/confirm`, path]);
    }
    expect(bench.audited.concat(late.audited).map(({ action }) => action)).toEqual(["session.opened"]);

    expect((await post(`${account}/confirm`, { password: "wrong" }, cookie)).status).toBe(401);
    const confirmed = await post(`${account}/confirm`, { password }, cookie);
    expect(confirmed.headers["location"]).toBe(account);
    const renewed = String(confirmed.headers["set-cookie"]).split(";")[0] ?? "";
    expect(renewed).not.toBe(cookie);
    expect((await get(account, cookie)).status).toBe(303);
    expect((await post(`${account}/codes`, {}, renewed)).text).toContain("この画面は一度しか出ません");
  });

  test("takes a key as proof, too", async () => {
    const key = await keyOf(bench, person);
    const agent = browser(bench.app);
    await typePassword(agent, person.email);
    await db.run("console", (tx) => tx.staff.update({ where: { id: person.id }, data: { totpStep: 0 } }));
    await submit(agent, second, second, { code: codeOf(person.secret) });
    const page = await agent.get(`${account}/confirm`);
    const send = (answer: string) =>
      agent
        .post(`${account}/confirm/passkey`)
        .type("form")
        .send({ _csrf: field(page.text), answer });
    expect((await send("{}")).status).toBe(401);
    expect((await send(key.use(optionsOf(page.text, "use")))).headers["location"]).toBe(account);
  });

  test("does not guess passwords for whoever sits at an open screen", async () => {
    const agent = browser(bench.app);
    await signIn(agent, person);
    const token = field((await agent.get(account)).text);
    const guess = () => agent.post(`${account}/confirm`).type("form").send({ _csrf: token, password: "guess" });
    for (let tries = 0; tries < 5; tries += 1) expect((await guess()).status).toBe(401);
    const stopped = await guess();
    expect([stopped.status, Number(stopped.headers["retry-after"]) > 0]).toEqual([429, true]);
  });

  test("adds factors and removes them, but never the last", async () => {
    const key = await keyOf(bench, person);
    const agent = browser(bench.app);
    await typePassword(agent, person.email);
    await db.run("console", (tx) => tx.staff.update({ where: { id: person.id }, data: { totpStep: 0 } }));
    await submit(agent, second, second, { code: codeOf(person.secret) });
    await submit(agent, account, `${account}/totp/remove`);
    expect((await agent.get(account)).text).toContain("外しました");
    await submit(agent, account, `${account}/passkeys/remove`, { id: key.id });
    expect((await agent.get(account)).text).toContain("最後の一つは外せません");
    expect(await db.run("console", (tx) => tx.passkey.count())).toBe(1);
    const page = await agent.get(`${account}/totp`);
    const secret = (/<code>([A-Z2-7 ]+)<\/code>/.exec(page.text)?.[1] ?? "").replaceAll(" ", "");
    await submit(agent, `${account}/totp`, `${account}/totp`, { code: codeOf(secret) });
    await submit(agent, account, `${account}/passkeys/remove`, { id: key.id });
    expect(await db.run("console", (tx) => tx.passkey.count())).toBe(0);
    expect(
      bench.audited
        .map(({ action, facts }) => [action, facts?.["kind"]])
        .filter(([action]) => String(action).startsWith("factor")),
    ).toEqual([
      ["factor.added", "passkey"],
      ["factor.removed", "totp"],
      ["factor.added", "totp"],
      ["factor.removed", "passkey"],
    ]);
  });

  test("does not remove somebody else's key", async () => {
    const key = await keyOf(bench, person);
    const other = await engage(db, "nishi", "editor");
    const agent = browser(bench.app);
    await signIn(agent, other);
    await submit(agent, account, `${account}/passkeys/remove`, { id: key.id });
    expect(await db.run("console", (tx) => tx.passkey.count())).toBe(1);
  });

  test("with a new password ends all other sessions and keeps this one", async () => {
    const [here, there] = [browser(bench.app), browser(bench.app)];
    await signIn(there, person);
    await db.run("console", (tx) => tx.staff.update({ where: { id: person.id }, data: { totpStep: 0 } }));
    await signIn(here, person);
    expect((await submit(here, account, `${account}/password`, { password: "short" })).status).toBe(400);
    const changed = await submit(here, account, `${account}/password`, { password: "みどりの丘の風車小屋と猫" });
    expect(changed.headers["location"]).toBe(account);
    expect((await here.get(account)).text).toContain("パスワードを変えました");
    expect((await there.get(account)).status).toBe(303);
    expect((await typePassword(browser(bench.app), person.email)).status).toBe(401);
    expect((await typePassword(browser(bench.app), person.email, "みどりの丘の風車小屋と猫")).status).toBe(303);
  });

  test("shows where one is signed in, and signs out everywhere else", async () => {
    const [here, there] = [browser(bench.app), browser(bench.app)];
    await signIn(there, person);
    await db.run("console", (tx) => tx.staff.update({ where: { id: person.id }, data: { totpStep: 0 } }));
    await signIn(here, person);
    expect((await here.get(account)).text).toMatch(/（この端末）/);
    await submit(here, account, `${account}/sessions/end`);
    expect((await there.get(account)).status).toBe(303);
    expect((await here.get(account)).status).toBe(200);
    expect(bench.audited.at(-1)).toMatchObject({ action: "session.closed", facts: { others: 1 } });
  });
});
