import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { emptyDatabase, useDatabase } from "../../support/database.js";
import { type Bench, browser, engage, invite, openBench, type Person, signIn, submit } from "../support/bench.js";
import { type OidcProvider, startOidcProvider } from "../support/oidcProvider.js";
import { heard, standIn } from "../support/standIn.js";

const db = useDatabase();
let provider: OidcProvider;
let bench: Bench;
let person: Person;
beforeAll(async () => {
  provider = await startOidcProvider("tonari");
});
afterAll(() => provider.close());
beforeEach(async () => {
  await emptyDatabase(db);
  bench = openBench(db, {
    feature: standIn,
    oidc: { issuer: provider.issuer, clientId: "tonari", clientSecret: "secret" },
  });
  person = await engage(db, "nishi", "editor");
  provider.person = { sub: "city-1", email: person.email.toUpperCase(), email_verified: true };
  provider.since = {};
  provider.claims = (claims) => claims;
  provider.away = false;
});

const start = "/console/sign-in/oidc";

async function come(agent = browser(bench.app), query = "") {
  const begun = await agent.get(`${start}${query}`);
  const callback = await provider.visit(String(begun.headers["location"]));
  return { agent, callback, entered: await agent.get(callback) };
}

describe("the city's account", () => {
  test("lets in whom the provider knows by a verified address, then by its subject whatever the address", async () => {
    expect((await browser(bench.app).get("/console/sign-in")).text).toContain("市の共通アカウントで入る");
    const { agent, entered } = await come(undefined, "?to=%2Fconsole%2Fnishi%2Fnotes");
    expect([entered.status, entered.headers["location"]]).toEqual([303, "/console/nishi/notes"]);
    expect(heard((await agent.get("/console/nishi/notes")).text)).toMatchObject({ name: "西田", role: "editor" });
    expect(bench.audited).toMatchObject([{ action: "session.opened", subject: person.id, facts: { way: "oidc" } }]);
    provider.person = { sub: "city-1", email: "moved@example.jp", email_verified: true };
    expect((await come()).entered.headers["location"]).toBe("/console");
  });

  test("is asked with PKCE, state and nonce", async () => {
    await come();
    expect(Object.fromEntries(provider.asked ?? [])).toMatchObject({
      response_type: "code",
      redirect_uri: "http://localhost:3000/console/sign-in/oidc/callback",
      code_challenge_method: "S256",
      code_challenge: expect.stringMatching(/^.{43}$/),
      state: expect.stringMatching(/^.{43}$/),
      nonce: expect.stringMatching(/^.{43}$/),
    });
    expect(provider.asked?.get("prompt")).toBeNull();
    provider.since = { auth_time: Math.floor(Date.now() / 1000) };
    await come(undefined, "?again=1");
    expect(provider.asked?.get("prompt")).toBe("login");
  });

  test("that asks nothing of a browser it knows is no proof for a change of the sign-in; a new proof there is", async () => {
    const { agent } = await come();
    const change = () => submit(agent, "/console/account", "/console/account/codes");
    expect((await change()).headers["location"]).toBe("/console/account/confirm");
    // Whoever sits at the open screen takes the wish for a new proof out of the address.
    provider.since = { auth_time: Math.floor(Date.now() / 1000) - 3_600 };
    expect((await come(agent, "?again=1")).entered.status).toBe(400);
    provider.since = {};
    expect((await come(agent, "?again=1")).entered.status).toBe(400);
    expect((await change()).headers["location"]).toBe("/console/account/confirm");
    provider.since = { auth_time: Math.floor(Date.now() / 1000) };
    expect((await come(agent, "?again=1&to=%2Fconsole%2Faccount")).entered.headers["location"]).toBe(
      "/console/account",
    );
    expect((await change()).text).toContain("コード表");
  });

  test("is enough for somebody who has not set a password", async () => {
    const { email } = await invite(db, "nishi", "viewer");
    provider.person = { sub: "city-2", email, email_verified: true };
    expect((await come()).entered.headers["location"]).toBe("/console");
  });

  test.each<[string, () => unknown]>([
    [
      "is not on the staff",
      () => {
        provider.person = { sub: "x", email: "nobody@example.jp", email_verified: true };
      },
    ],
    [
      "has an address that nobody verified",
      () => {
        provider.person = { sub: "x", email: person.email, email_verified: false };
      },
    ],
    [
      "has no address",
      () => {
        provider.person = { sub: "x" };
      },
    ],
    [
      "has the address of a colleague who came with another account",
      async () => {
        await db.run("console", (tx) =>
          tx.staff.update({ where: { id: person.id }, data: { oidcSubject: "another" } }),
        );
      },
    ],
    [
      "is disabled",
      async () => {
        await db.run("console", (tx) =>
          tx.staff.update({ where: { id: person.id }, data: { disabledAt: new Date(), oidcSubject: "city-1" } }),
        );
      },
    ],
  ])("lets nobody in who %s, and says whom to ask", async (_name, given) => {
    await given();
    const { agent, entered } = await come();
    expect(entered.status).toBe(403);
    expect(entered.text).toContain("区の管理者に");
    expect((await agent.get("/console/nishi")).status).toBe(303);
    expect(bench.audited).toMatchObject([{ action: "session.refused", facts: { way: "oidc" } }]);
  });

  test.each<[string, (claims: Record<string, unknown>) => Record<string, unknown>]>([
    ["of another nonce", (claims) => ({ ...claims, nonce: "other" })],
    ["for another program", (claims) => ({ ...claims, aud: "other" })],
    ["of another issuer", (claims) => ({ ...claims, iss: "https://evil.example" })],
    ["of yesterday", (claims) => ({ ...claims, iat: 1, exp: 2 })],
  ])("does not count with a token %s", async (_name, change) => {
    provider.claims = change;
    expect((await come()).entered.status).toBe(400);
  });

  test("does not count in another browser, with another state, or a second time", async () => {
    const { agent, callback } = await come();
    expect((await browser(bench.app).get(callback)).status).toBe(400);
    expect((await agent.get(callback)).status).toBe(400);
    const begun = browser(bench.app);
    await begun.get(start);
    expect((await begun.get(callback)).status).toBe(400);
    expect((await browser(bench.app).get(`${start}/callback`)).status).toBe(400);
  });

  test("that is away is said, and the next try asks again", async () => {
    provider.away = true;
    const agent = browser(bench.app);
    const away = await agent.get(start);
    expect([away.status, away.text.includes("いまつながりません")]).toEqual([503, true]);
    expect(bench.lines.join("")).toContain("oidc provider failed");
    provider.away = false;
    expect((await come(agent)).entered.headers["location"]).toBe("/console");
  });

  test("gives a new session id to who was in already", async () => {
    const agent = browser(bench.app);
    const before = await signIn(agent, person);
    const { entered } = await come(agent);
    expect(entered.headers["set-cookie"]).toBeDefined();
    expect(entered.headers["set-cookie"]).not.toEqual(before.headers["set-cookie"]);
  });
});

test("without a provider there is no such way in", async () => {
  const plain = openBench(db, { feature: standIn });
  expect((await browser(plain.app).get("/console/sign-in")).text).not.toContain("市の共通アカウント");
  expect((await browser(plain.app).get(start)).headers["location"]).toMatch(/^\/console\/sign-in/);
});
