import request from "supertest";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Role } from "../../../src/console/role.js";
import { emptyDatabase, useDatabase } from "../../support/database.js";
import { type Bench, browser, engage, field, openBench, origin, signIn } from "../support/bench.js";
import { standIn } from "../support/standIn.js";

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

describe("the session's cookie", () => {
  test("on https belongs to this host alone, is sent by no script and no other site", async () => {
    const publicUrl = "https://tonari.example";
    const secure = openBench(db, { feature: standIn, publicUrl, trustProxy: 1 });
    const person = await engage(db, "nishi", "viewer");
    const post = (forwarded: string) =>
      request(secure.app)
        .post("/console/sign-in")
        .set({ Origin: publicUrl, "X-Forwarded-Proto": forwarded })
        .type("form")
        .send({ email: person.email, password: "お茶とみかんとこたつの冬" });
    const cookie = String((await post("https")).headers["set-cookie"]);
    expect(cookie).toMatch(/^__Host-tonari=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    expect(secure.lines.join("")).not.toContain("without https");
    expect((await post("http")).headers["set-cookie"]).toBeUndefined();
    expect(secure.lines.join("")).toContain("console asked without https");
  });

  test("on http, for a demo, is the same as far as browsers allow", async () => {
    const person = await engage(db, "nishi", "viewer");
    const agent = browser(bench.app);
    const entered = await signIn(agent, person);
    expect(String(entered.headers["set-cookie"])).toMatch(/^tonari-console=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  test("lies in the database as a pseudonym, with its content sealed", async () => {
    const { person } = await signedIn("nishi", "viewer");
    const row = await db.run("console", (tx) => tx.consoleSession.findFirstOrThrow({ where: { staffId: person.id } }));
    expect(row.idHash).toHaveLength(32);
    expect(Buffer.from(row.content).toString("latin1")).not.toMatch(/stage|csrf/);
  });
});

describe("a session", () => {
  const age = (sql: string, id: string) =>
    db.run("console", (tx) => tx.$executeRawUnsafe(`UPDATE console_session SET ${sql} WHERE staff_id = '${id}'`));
  const out = /^\/console\/sign-in/;

  test("ends after half an hour without a request, and is kept alive by one", async () => {
    const { agent, person, cookie } = await signedIn("nishi", "viewer");
    await age("expires_at = now() + interval '5 minutes'", person.id);
    // Another instance, which has not just moved the end.
    const other = openBench(db, { feature: standIn });
    expect((await request(other.app).get("/console/nishi").set("Cookie", cookie)).status).toBe(200);
    const [row] = await db.run(
      "console",
      (tx) =>
        tx.$queryRaw<
          { left: number }[]
        >`SELECT extract(epoch FROM expires_at - now())::int AS left FROM console_session WHERE staff_id = ${person.id}::uuid`,
    );
    expect(row?.left).toBeGreaterThan(1_700);
    await age("expires_at = now() - interval '1 second'", person.id);
    expect((await agent.get("/console/nishi")).headers["location"]).toMatch(out);
  });

  test("ends after twelve hours, however busy it was", async () => {
    const { agent, person } = await signedIn("nishi", "viewer");
    await age("created_at = now() - interval '12 hours 1 second'", person.id);
    expect((await agent.get("/console/nishi")).headers["location"]).toMatch(out);
    await bench.frame.removeOld();
    expect(await db.run("console", (tx) => tx.consoleSession.count({ where: { staffId: person.id } }))).toBe(0);
  });

  test("is not written by every request", async () => {
    const { agent, person } = await signedIn("nishi", "viewer");
    await agent.get("/console/nishi");
    const read = () =>
      db.run(
        "console",
        (tx) =>
          tx.$queryRaw<
            { x: string }[]
          >`SELECT xmin::text AS x FROM console_session WHERE staff_id = ${person.id}::uuid`,
      );
    const before = await read();
    for (let times = 0; times < 3; times += 1) await agent.get("/console/nishi");
    expect(await read()).toEqual(before);
  });

  test("that ended while a page was being made does not come back with it", async () => {
    const { agent, person, cookie } = await signedIn("nishi", "viewer");
    const page = await agent.get("/console/nishi");
    // The flash is written at the end of a request that began before the end of the session.
    const ending = openBench(db, {
      feature: {
        routes: [
          {
            method: "post",
            path: "/console/:ward/slow",
            scope: "ward",
            role: "viewer",
            async run(context) {
              await db.run("console", (tx) => tx.consoleSession.deleteMany({ where: { staffId: person.id } }));
              context.redirect("/console/nishi", { kind: "success", text: "x" });
            },
          },
        ],
      },
    });
    const slow = await request(ending.app)
      .post("/console/nishi/slow")
      .set({ Cookie: cookie, Origin: origin })
      .type("form")
      .send({ _csrf: field(page.text) });
    expect(slow.status).toBe(303);
    expect(await db.run("console", (tx) => tx.consoleSession.count({ where: { staffId: person.id } }))).toBe(0);
  });
});
