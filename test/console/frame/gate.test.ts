import request from "supertest";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Role } from "../../../src/console/role.js";
import { staffRosterStore } from "../../../src/console/staff/staffRosterStore.js";
import { emptyDatabase, useDatabase } from "../../support/database.js";
import { type Bench, browser, engage, field, openBench, signIn, submit } from "../support/bench.js";
import { heard, standIn } from "../support/standIn.js";

const db = useDatabase();
let bench: Bench;
beforeAll(async () => {
  await emptyDatabase(db);
});
beforeEach(() => {
  bench = openBench(db, { feature: standIn });
});

async function signedIn(ward: string, role: Role) {
  const person = await engage(db, ward, role);
  const agent = browser(bench.app);
  const entered = await signIn(agent, person);
  return { person, agent, cookie: String(entered.headers["set-cookie"]).split(";")[0] ?? "" };
}

describe("who has not signed in", () => {
  test("is asked to, and nothing is kept of the visit", async () => {
    const page = await request(bench.app).get("/console/nishi/notes");
    expect([page.status, page.headers["location"]]).toEqual([303, "/console/sign-in?to=%2Fconsole%2Fnishi%2Fnotes"]);
    expect(page.headers["set-cookie"]).toBeUndefined();
    expect(page.headers["cache-control"]).toBe("no-store");
    const signInPage = await request(bench.app).get("/console/sign-in");
    expect([signInPage.status, signInPage.headers["set-cookie"], signInPage.headers["cache-control"]]).toEqual([
      200,
      undefined,
      "no-store",
    ]);
    expect(await db.run("console", (tx) => tx.consoleSession.count())).toBe(0);
  });

  test("loses nothing of a form that was sent too late", async () => {
    const answer = await browser(bench.app).post("/console/nishi/notes").type("form").send({ text: "長い文" });
    expect(answer.status).toBe(401);
    expect(answer.text).toContain("入力した内容が残っています");
  });

  test("is shown no page inside a piece of one", async () => {
    const answer = await request(bench.app).get("/console/nishi/piece").set("HX-Request", "true");
    expect([answer.status, answer.headers["hx-redirect"], answer.text]).toEqual([401, "/console/sign-in", ""]);
  });

  test("does not learn which addresses there are", async () => {
    for (const path of ["/console/unknown", "/console/nishi/unknown", "/console/a/b/c/d"])
      expect([(await request(bench.app).get(path)).status, path]).toEqual([303, path]);
  });
});

describe("who has signed in", () => {
  test("sees the ward of their role, and no other's: that one is not there, like one that does not exist", async () => {
    const { agent } = await signedIn("nishi", "editor");
    expect(heard((await agent.get("/console/nishi/notes")).text)).toMatchObject({ role: "editor" });
    const [foreign, unknown] = [await agent.get("/console/suminoe/notes"), await agent.get("/console/nowhere/notes")];
    expect([foreign.status, unknown.status]).toEqual([404, 404]);
    const plain = (html: string) => html.replace(/value="[^"]*"/g, "");
    expect(plain(foreign.text)).toBe(plain(unknown.text));
    expect((await submit(agent, "/console/nishi", "/console/suminoe/notes")).status).toBe(404);
  });

  test("may do what the role allows", async () => {
    const { agent } = await signedIn("nishi", "viewer");
    expect((await agent.get("/console/nishi")).status).toBe(200);
    const refused = await agent.get("/console/nishi/notes");
    expect([refused.status, refused.headers["cache-control"]]).toEqual([403, "no-store"]);
    expect(refused.text).toContain("この操作に必要な権限がありません");
    expect((await submit(agent, "/console/nishi", "/console/nishi/notes")).status).toBe(403);
    expect((await agent.get("/console/installation")).status).toBe(403);
  });

  test("as an admin of one ward does not administer the installation; an admin of every ward does", async () => {
    const { agent } = await signedIn("nishi", "admin");
    expect((await agent.get("/console/installation")).status).toBe(403);
    const everywhere = await signedIn("*", "admin");
    expect((await everywhere.agent.get("/console/installation")).status).toBe(200);
    expect(heard((await everywhere.agent.get("/console/suminoe/notes")).text).role).toBe("admin");
    const editor = await signedIn("*", "editor");
    expect((await editor.agent.get("/console/installation")).status).toBe(403);
  });

  test("gets a page for an address that is not there, and 405 for a method that is not", async () => {
    const { agent } = await signedIn("nishi", "editor");
    expect((await agent.get("/console/nishi/unknown")).status).toBe(404);
    for (const method of ["head", "put", "delete", "patch", "options"] as const) {
      const answer = await agent[method]("/console/nishi/notes");
      expect([method, answer.status, answer.headers["allow"]]).toEqual([method, 405, "GET, POST"]);
    }
    expect((await agent.post("/console/nishi")).status).toBe(405);
  });

  test("is told once what a form has done", async () => {
    const { agent } = await signedIn("nishi", "viewer");
    const done = await submit(agent, "/console/nishi", "/console/nishi/done");
    expect([done.status, done.headers["location"]]).toEqual([303, "/console/nishi"]);
    expect((await agent.get("/console/nishi/piece")).text).toBe("<b>三人</b>");
    expect((await agent.get("/console/nishi")).text).toContain("できました");
    expect((await agent.get("/console/nishi")).text).not.toContain("できました");
  });

  test("reads a route's own refusal as text", async () => {
    const { agent } = await signedIn("nishi", "viewer");
    const gone = await agent.get("/console/nishi/gone");
    expect(gone.status).toBe(404);
    expect(gone.text).toContain("このお知らせは&lt;b");
    expect(gone.text).not.toContain("<b>");
  });

  test("is out at once when disabled, given another role, or reset", async () => {
    for (const change of [
      (id: string) => db.transaction("console", (tx) => staffRosterStore.disable(tx, id)),
      (id: string) => db.transaction("console", (tx) => staffRosterStore.give(tx, id, "nishi", "viewer")),
      (id: string) => db.transaction("console", (tx) => staffRosterStore.reset(tx, id)),
      // Raised elsewhere, with the session still in its table.
      (id: string) => db.run("console", (tx) => tx.staff.update({ where: { id }, data: { epoch: { increment: 1 } } })),
      (id: string) => db.run("console", (tx) => tx.staff.update({ where: { id }, data: { disabledAt: new Date() } })),
    ]) {
      const { agent, person } = await signedIn("nishi", "editor");
      expect((await agent.get("/console/nishi")).status).toBe(200);
      await change(person.id);
      expect((await agent.get("/console/nishi")).headers["location"]).toMatch(/^\/console\/sign-in/);
    }
  });
});

describe("a form", () => {
  test("is taken with token and origin, and its fields arrive without the token", async () => {
    const { agent } = await signedIn("nishi", "editor");
    const answer = await submit(agent, "/console/nishi", "/console/nishi/notes", { text: "はれ", __proto__: "x" });
    expect(answer.status).toBe(200);
    expect(heard(answer.text).form).toEqual({ text: "はれ" });
  });

  test.each<[string, Record<string, string>, boolean]>([
    ["without a token", {}, false],
    ["with another session's token", {}, true],
    ["of another site", { Origin: "https://evil.example" }, false],
    ["of a page without an origin", { Origin: "null" }, false],
    ["that the browser marks as another site's", { "Sec-Fetch-Site": "cross-site" }, false],
  ])("%s is refused, and its text is not lost", async (_name, headers, foreignToken) => {
    const { agent } = await signedIn("nishi", "editor");
    const page = await agent.get("/console/nishi");
    const other = foreignToken ? await (await signedIn("nishi", "editor")).agent.get("/console/nishi") : undefined;
    const token = other ? field(other.text) : Object.keys(headers).length > 0 ? field(page.text) : undefined;
    const answer = await agent
      .post("/console/nishi/notes")
      .set(headers)
      .type("form")
      .send({ text: "x", ...(token ? { _csrf: token } : {}) });
    expect(answer.status).toBe(403);
    expect(answer.text).toContain("前の画面に戻ると入力した内容が残っています");
  });

  test("of a script brings the token in a header", async () => {
    const { agent } = await signedIn("nishi", "editor");
    const token = field((await agent.get("/console/nishi")).text);
    const answer = await agent.post("/console/nishi/notes").set("X-CSRF-Token", token).type("form").send({ text: "y" });
    expect(heard(answer.text).form).toEqual({ text: "y" });
  });

  test("may be a megabyte and no more", async () => {
    const { agent } = await signedIn("nishi", "editor");
    expect((await submit(agent, "/console/nishi", "/console/nishi/notes", { text: "x".repeat(900_000) })).status).toBe(
      200,
    );
    expect(
      (await submit(agent, "/console/nishi", "/console/nishi/notes", { text: "x".repeat(1_100_000) })).status,
    ).toBe(413);
  });

  test("with pictures brings them, under the same rules", async () => {
    const { agent } = await signedIn("nishi", "editor");
    const token = field((await agent.get("/console/nishi")).text);
    const send = (csrf: string, bytes: number) =>
      agent
        .post("/console/nishi/pictures")
        .field("_csrf", csrf)
        .field("alt", "写真")
        .attach("picture", Buffer.alloc(bytes, 1), "夏まつり.png");
    expect(heard((await send(token, 2_000)).text)).toMatchObject({
      form: { alt: "写真" },
      files: [{ field: "picture", name: "夏まつり.png", size: 2_000 }],
    });
    expect((await send("wrong", 10)).status).toBe(403);
    expect((await send(token, 12 * 1024 * 1024)).status).toBe(413);
    const broken = await agent
      .post("/console/nishi/pictures")
      .set("Content-Type", "multipart/form-data; boundary=x")
      .send("--x\r\nbroken");
    expect(broken.status).toBe(400);
    const viewer = await signedIn("nishi", "viewer");
    expect(
      (await viewer.agent.post("/console/nishi/pictures").attach("picture", Buffer.alloc(10), "a.png")).status,
    ).toBe(403);
  });
});

test("two features can't have the same route", () => {
  const twice = { routes: [...standIn.routes, ...standIn.routes.slice(0, 1)] };
  expect(() => openBench(db, { feature: twice })).toThrow("two console routes for get /console");
});

test("the matrix names every route, the sign-in's own included", () => {
  expect(bench.frame.matrix).toEqual(
    expect.arrayContaining([
      { method: "get", path: "/console/sign-in", scope: "public", role: undefined },
      { method: "post", path: "/console/sign-in/second", scope: "second", role: undefined },
      { method: "post", path: "/console/set-up/codes", scope: "setup", role: undefined },
      { method: "post", path: "/console/sign-out", scope: "session", role: undefined },
      { method: "get", path: "/console/account", scope: "anyone", role: undefined },
      { method: "post", path: "/console/:ward/notes", scope: "ward", role: "editor" },
      { method: "get", path: "/console/installation", scope: "installation", role: "admin" },
    ]),
  );
});
