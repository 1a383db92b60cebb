/** People with a key in software, and the database with a clock that is ahead. */
import type { Agent } from "supertest";
import { expect } from "vitest";
import type { Database } from "../../../src/db.js";
import { createKey, type KeyAnswerOptions, optionsOf } from "./authenticator.js";
import { type Bench, browser, field, type Person, signIn } from "./bench.js";

export const account = "/console/account";
export type Key = ReturnType<typeof createKey>;

export async function register(agent: Agent, key: Key, base = account, answer: KeyAnswerOptions = {}) {
  const page = await agent.get(base);
  return agent
    .post(`${base}/passkeys`)
    .type("form")
    .send({ _csrf: field(page.text), name: "金庫のキー", answer: key.add(optionsOf(page.text, "add"), answer) });
}

/** A key that the person has registered. */
export async function keyOf(bench: Bench, person: Person): Promise<Key> {
  const agent = browser(bench.app);
  await signIn(agent, person);
  const key = createKey();
  expect((await register(agent, key)).headers["location"]).toBe(account);
  expect((await agent.get(account)).text).toContain("金庫のキー");
  return key;
}

/** The key as both factors. */
export async function enterWith(bench: Bench, key: Key, answer: KeyAnswerOptions = {}, to = "") {
  const agent = browser(bench.app);
  const page = await agent.get("/console/sign-in");
  const sent = key.use(optionsOf(page.text, "use"), answer);
  return {
    agent,
    sent,
    entered: await agent.post(`/console/sign-in/passkey${to}`).type("form").send({ answer: sent }),
  };
}

export const ahead = (database: Database, minutes: number): Database =>
  new Proxy(database, {
    get: (target, name) =>
      name === "now" ? async () => new Date(Date.now() + minutes * 60_000) : Reflect.get(target, name),
  });
