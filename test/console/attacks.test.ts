/** What somebody with bad intent sends to the console: each is refused in words, and none is a fault of ours. */
import { randomBytes, randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { codesPerSheet } from "../../src/console/factor/codeSheet.js";
import { emptyDatabase, useDatabase } from "../support/database.js";
import {
  browser,
  codeOf,
  engage,
  field,
  invite,
  openBench,
  password,
  signIn as signInTo,
  submit,
  typePassword,
} from "./support/bench.js";
import { type Person, useConsole } from "./testConsole.js";

const database = useDatabase();
const desk = useConsole(database);

let admin: Person;
beforeAll(async () => {
  await emptyDatabase(database);
  admin = await desk.signIn({ "*": "admin" });
});

const faults = () => desk.served.lines.filter((line) => line.includes('"level":"error"'));

describe("a text with U+0000, which the database does not take", () => {
  test.each<[string, Record<string, string>]>([
    ["/console/sign-in", { email: "a\0@example.jp", password: "x" }],
    ["/console/sign-in", { email: "a@example.jp", password: "\0" }],
    ["/console/sign-in/passkey", { answer: JSON.stringify({ id: "\0", response: {} }) }],
    ["/console/sign-in/passkey", { answer: JSON.stringify({ id: "\ud800", response: {} }) }],
    ["/console/welcome/x", { password: "\0" }],
  ])("is refused at %s, for strangers (%#)", async (path, form) => {
    const { status } = await desk.ask("POST", path, "", new URLSearchParams(form));
    expect([400, 401, 410]).toContain(status);
    expect(faults()).toEqual([]);
  });

  test.each([
    "/console/nishi/settings",
    "/console/nishi/staff/invite",
    "/console/nishi/canned-replies",
    "/console/nishi/announcements/new",
    "/console/nishi/announcements/00000000-0000-4000-8000-000000000000/template",
    "/console/nishi/audit/export",
    "/console/account/password",
    "/console/account/passkeys/remove",
  ])("is refused at %s, in whatever field", async (path) => {
    for (const form of [{ text: "a\0b" }, { "a\0b": "text" }, { several: ["one", "\0"] }])
      expect((await admin.post(path, form)).status).toBe(400);
    expect(faults()).toEqual([]);
  });

  test("is refused among the fields of an upload", async () => {
    const body = new FormData();
    body.set("_csrf", admin.csrf);
    body.set("title", "a\0b");
    const { status } = await fetch(`${desk.served.url}/console/nishi/announcements/new`, {
      method: "POST",
      headers: { cookie: admin.cookie, origin: "http://localhost:3000" },
      body,
    });
    expect(status).toBe(400);
  });

  test("in an address finds nothing", async () => {
    const paths = desk.served.matrix
      .filter(({ method, path }) => method === "get" && /:(?!ward)/.test(path))
      .map(({ path }) => path.replace(":ward", "nishi").replace(/:\w+/g, "%00"));
    expect(paths.length).toBeGreaterThan(5);
    const odd: [string, number][] = [];
    for (const path of paths) {
      const { status } = await admin.get(path);
      if (status !== 404 && status !== 410) odd.push([path, status]);
    }
    expect(odd).toEqual([]);
    expect(faults()).toEqual([]);
  });
});

test.each([
  "0000-01-01",
  "0001-01-01",
  "9999-12-31",
  "2026-02-31",
  "\0",
])("the audit is not stopped by a day that no calendar has, or the database's alone has not: %s", async (day) => {
  for (const name of ["from", "until"])
    expect((await admin.get(`/console/audit?${name}=${encodeURIComponent(day)}`)).status).toBe(200);
});

describe("a set-up of the second factor that was left open", () => {
  test("ends once there is one: the password alone does not add another", async () => {
    const { app } = openBench(database);
    const { path, email } = await invite(database, "nishi", "approver");
    const own = browser(app);
    await own.post(path).type("form").send({ password });
    const thief = browser(app);
    expect((await typePassword(thief, email)).headers["location"]).toBe("/console/set-up");
    const token = field((await thief.get("/console/set-up")).text);
    expect((await submit(own, "/console/set-up", "/console/set-up/codes")).status).toBe(200);

    const late = await thief.post("/console/set-up/codes").type("form").send({ _csrf: token });
    expect([late.status, late.headers["location"]]).toEqual([303, "/console/sign-in"]);
    expect((await thief.get("/console/set-up")).headers["location"]).toMatch(/^\/console\/sign-in/);
    expect((await thief.get("/console/account")).status).toBe(303);
  });

  test("is taken by one of many who finish it at the same moment", async () => {
    const { app } = openBench(database);
    const { id, path, email } = await invite(database, "nishi", "approver");
    const first = browser(app);
    await first.post(path).type("form").send({ password });
    const agents = [first];
    while (agents.length < 4) {
      const agent = browser(app);
      await typePassword(agent, email);
      agents.push(agent);
    }
    const tokens = await Promise.all(agents.map(async (agent) => field((await agent.get("/console/set-up")).text)));
    const answers = await Promise.all(
      agents.map((agent, index) => agent.post("/console/set-up/codes").type("form").send({ _csrf: tokens[index] })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const sheets = await database.run("console", (tx) => tx.recoveryCode.count({ where: { staffId: id } }));
    expect(sheets).toBe(codesPerSheet);
  });
});

describe("a code that is sent twenty times at once", () => {
  test("of the confirmation program lets one in", async () => {
    const { app } = openBench(database);
    const person = await engage(database, "nishi", "editor");
    expect(await race(app, person.email, codeOf(person.secret))).toBe(1);
  });

  test("of the sheet lets one in", async () => {
    const { app } = openBench(database);
    const person = await engage(database, "nishi", "editor");
    const agent = browser(app);
    await signInTo(agent, person);
    const { text } = await submit(agent, "/console/account", "/console/account/codes");
    const code = /[34679ACDEFGHJKMNPQRTWXY]{4}(-[34679ACDEFGHJKMNPQRTWXY]{4}){2}/.exec(text)?.[0] ?? "";
    expect(code).not.toBe("");
    expect(await race(app, person.email, code)).toBe(1);
  });

  /** Of one person's half-signed-in session, so that the limit of tries is met as well. @returns how many came in */
  async function race(app: ReturnType<typeof openBench>["app"], email: string, code: string): Promise<number> {
    const agent = browser(app);
    await typePassword(agent, email);
    const token = field((await agent.get("/console/sign-in/second")).text);
    const sent = Array.from({ length: 20 }, () =>
      agent.post("/console/sign-in/second").type("form").send({ _csrf: token, code }),
    );
    const answers = await Promise.all(sent);
    expect(answers.every(({ status }) => status < 500)).toBe(true);
    return answers.filter(({ status, headers }) => status === 303 && headers["location"] === "/console").length;
  }
});

describe("what belongs to another ward", () => {
  test("is reached by its id through no route of this one, not to look at and not to change", async () => {
    const stranger = await desk.signIn({ nishi: "admin" });
    const ids = await fillWard("suminoe");
    const before = await rowsOf("suminoe");
    const holes = desk.served.matrix.filter(({ scope, path }) => scope === "ward" && /:(?!ward\b)/.test(path));
    expect(holes.length).toBeGreaterThan(20);
    for (const { method, path } of holes) {
      for (const id of ids) {
        const address = path.replace(":ward", "nishi").replace(/:\w+/g, id);
        const form = {
          version: "1",
          note: "x",
          name: "x",
          reason: "x",
          role: "admin",
          text: "x",
          expected: "0",
          as: "sent",
        };
        const { status } = method === "get" ? await stranger.get(address) : await stranger.post(address, form);
        if (method === "get") expect([404, 410], address).toContain(status);
        else expect(status, address).toBeLessThan(500);
      }
    }
    expect(await rowsOf("suminoe")).toEqual(before);
    expect(faults()).toEqual([]);
  }, 60_000);

  test("is not brought into this ward by an id in a field", async () => {
    const stranger = await desk.signIn({ nishi: "admin" });
    const ids = await fillWard("suminoe");
    const before = await rowsOf("suminoe");
    for (const id of ids) {
      const form = { id, staff: id, group: id, into: id, entry: id, thread: id, title: "t", text: "t", language: "ja" };
      for (const path of ["/console/nishi/canned-replies", "/console/nishi/audit/export"])
        expect((await stranger.post(path, { ...form, person: id })).status).toBeLessThan(500);
    }
    expect(await rowsOf("suminoe")).toEqual(before);
  });

  /** One of everything. @returns the ids */
  async function fillWard(ward: string): Promise<string[]> {
    const staff = await desk.add("隣の 職員", { [ward]: "approver" });
    const id = randomUUID();
    const soon = new Date(Date.now() + 86_400_000);
    await database.transaction("console", async (tx) => {
      const content = { title: "隣の区", variants: { ja: [{ kind: "text", text: "隣の区" }] }, emergency: false };
      await tx.announcement.create({
        data: {
          id,
          ward,
          content,
          contentSha256: "0",
          audience: { all: true },
          audienceSha256: "0",
          authorKind: "staff",
          authorId: staff,
          authorName: "隣",
          editors: [staff],
        },
      });
      await tx.thread.create({
        data: {
          id,
          ward,
          tokenHash: new Uint8Array(randomBytes(32)),
          language: "ja",
          counter: "office",
          linkUntil: soon,
        },
      });
      await tx.questionGroup.create({ data: { id, ward, counter: "office", dueAt: soon } });
      const by = { updatedBy: staff, ward };
      await tx.cannedReply.create({ data: { id, ...by, title: "隣", text: "隣" } });
      const name = id.slice(0, 8);
      await tx.announcementTemplate.create({ data: { id, ...by, name, content: { title: "隣", variants: {} } } });
      await tx.countersign.create({
        data: {
          id,
          ward,
          kind: "role",
          payload: { staffId: staff, role: "admin" },
          reason: "x",
          askedBy: randomUUID(),
          expiresAt: soon,
        },
      });
      await tx.contentChange.create({
        data: {
          id,
          ward,
          kind: "phrase",
          entry: "childcare.consult",
          language: "ja",
          payload: { text: "隣" },
          createdBy: staff,
        },
      });
    });
    return [id, staff];
  }

  const rowsOf = (ward: string) =>
    database.run("console", async (tx) => ({
      announcements: await tx.announcement.findMany({ where: { ward } }),
      threads: await tx.thread.findMany({ where: { ward } }),
      groups: await tx.questionGroup.findMany({ where: { ward } }),
      replies: await tx.cannedReply.findMany({ where: { ward } }),
      templates: await tx.announcementTemplate.findMany({ where: { ward } }),
      countersigns: await tx.countersign.findMany({ where: { ward } }),
      changes: await tx.contentChange.findMany({ where: { ward } }),
      staff: await tx.staff.findMany({ where: { roles: { some: { ward } } }, include: { roles: true } }),
    }));
});

describe("an admin who resets an approver", () => {
  test("does not get an approver's link: the role waits for a second admin", async () => {
    const one = await desk.signIn({ nishi: "admin" });
    const other = await desk.signIn({ nishi: "admin" });
    const id = await desk.add("承認 係長", { nishi: "approver" });
    const { text } = await one.post(`/console/nishi/staff/${id}/reset`);
    expect(text).toContain("いまは閲覧者です");
    expect(await roleOf(id)).toBe("viewer");
    const grant = /\/console\/nishi\/countersigns\/[0-9a-f-]{36}\/grant/;
    expect((await one.get("/console/nishi/countersigns")).text).not.toMatch(grant);
    const [path = ""] = grant.exec((await other.get("/console/nishi/countersigns")).text) ?? [];
    await other.post(path);
    expect(await roleOf(id)).toBe("approver");
  });

  test("is sent to the operator where nobody else could agree", async () => {
    const alone = await desk.signIn({ suminoe: "admin" });
    await database.run("console", (tx) =>
      tx.staffRole.deleteMany({ where: { ward: { in: ["suminoe", "*"] }, staffId: { not: alone.id } } }),
    );
    const id = await desk.add("承認 課長", { suminoe: "approver" });
    const { location } = await alone.post(`/console/suminoe/staff/${id}/reset`);
    expect((await alone.get(location ?? "")).text).toContain("npm run staff");
    const staff = await database.run("console", (tx) =>
      tx.staff.findUniqueOrThrow({ where: { id }, include: { roles: true } }),
    );
    expect([staff.passwordHash, staff.roles[0]?.role]).toEqual(["hash", "approver"]);
    admin = await desk.signIn({ "*": "admin" });
  });

  const roleOf = async (staffId: string) =>
    (
      await database.run("console", (tx) =>
        tx.staffRole.findUnique({ where: { staffId_ward: { staffId, ward: "nishi" } } }),
      )
    )?.role;
});
