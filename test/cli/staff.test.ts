import { beforeEach, describe, expect, test } from "vitest";
import { staffCommand } from "../../src/cli/staffCommand.js";
import type { AuditEntry } from "../../src/console/audit/audit.js";
import { createSignInLinkStore } from "../../src/console/signIn/signInLinkStore.js";
import { createVault } from "../../src/vault.js";
import { emptyDatabase, useDatabase } from "../support/database.js";

const db = useDatabase();
const vault = createVault(Buffer.alloc(32, 9).toString("base64"));
let audited: AuditEntry[] = [];
beforeEach(async () => {
  await emptyDatabase(db);
  audited = [];
});

async function staff(...parameters: string[]) {
  const audit = {
    async record(_tx: unknown, entry: AuditEntry) {
      audited.push(entry);
    },
  };
  const [out, err]: [string[], string[]] = [[], []];
  const command = staffCommand({ vault, audit, publicUrl: "https://tonari.example", wards: ["nishi", "suminoe"] });
  const exit = await command(
    parameters,
    { out: (line) => out.push(line), err: (line) => err.push(line), cwd: "/" },
    db,
  );
  return { exit, out, err: err.join("\n") };
}

const add = (email: string, ward = "nishi", role = "editor") =>
  staff("add", "--email", email, "--name", "西田 花", "--ward", ward, "--role", role);
const row = (email: string) =>
  db.run("console", (tx) => tx.staff.findUnique({ where: { email }, include: { roles: true } }));

describe("staff add", () => {
  test("says on the last line of its output the link of the first sign-in, and nothing else there", async () => {
    const { exit, out, err } = await add("A.Nishi@Example.jp ");
    expect(exit).toBe(0);
    expect(out).toEqual([expect.stringMatching(/^https:\/\/tonari\.example\/console\/welcome\/[\w-]{32}$/)]);
    expect(err).toContain("works once, within 72 hours");
    expect(await row("a.nishi@example.jp")).toMatchObject({
      name: "西田 花",
      roles: [{ ward: "nishi", role: "editor" }],
    });
    const token = out[0]?.split("/").at(-1) ?? "";
    expect(await db.run("console", (tx) => createSignInLinkStore(vault).look(tx, token))).toMatchObject({
      email: "a.nishi@example.jp",
      demo: false,
    });
    expect(audited).toMatchObject([
      { actor: { kind: "operator" }, ward: "nishi", action: "staff.added", facts: { role: "editor" } },
    ]);
    expect(JSON.stringify(audited)).not.toMatch(/example|西田/);
  });

  test("gives somebody another role, in another ward beside it and in the same in its place", async () => {
    await add("a@example.jp");
    await add("a@example.jp", "*", "viewer");
    await add("a@example.jp", "nishi", "approver");
    expect((await row("a@example.jp"))?.roles).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ ward: "*", role: "viewer" }),
        expect.objectContaining({ ward: "nishi", role: "approver" }),
      ]),
    );
    expect(audited.map(({ action, ward }) => [action, ward])).toEqual([
      ["staff.added", "nishi"],
      ["staff.role-given", undefined],
      ["staff.role-given", "nishi"],
    ]);
  });

  test("sends who has signed in before to the usual sign-in", async () => {
    await add("a@example.jp");
    await db.run("console", (tx) => tx.staff.updateMany({ data: { passwordHash: "x" } }));
    expect((await add("a@example.jp", "suminoe")).out).toEqual(["https://tonari.example/console/sign-in"]);
  });

  test.each<[string, string[], RegExp]>([
    ["no address", ["add", "--name", "n", "--ward", "nishi", "--role", "editor"], /--email must be/],
    [
      "what is no address",
      ["add", "--email", "nishi", "--name", "n", "--ward", "nishi", "--role", "editor"],
      /--email must be/,
    ],
    ["no name", ["add", "--email", "a@example.jp", "--ward", "nishi", "--role", "editor"], /--name must be/],
    [
      "an unknown ward",
      ["add", "--email", "a@example.jp", "--name", "n", "--ward", "kita", "--role", "editor"],
      /nishi, suminoe, or '\*'/,
    ],
    ["no ward", ["add", "--email", "a@example.jp", "--name", "n", "--role", "editor"], /--ward must be one of/],
    [
      "an unknown role",
      ["add", "--email", "a@example.jp", "--name", "n", "--ward", "nishi", "--role", "boss"],
      /viewer, editor, approver, admin/,
    ],
    ["an unknown option", ["add", "--mail", "a@example.jp"], /--mail/],
    ["a word too many", ["list", "all"], /"all" is one word too many/],
    ["no command", [], /usage/],
    ["an unknown command", ["remove"], /usage/],
    ["somebody unknown", ["disable", "--email", "nobody@example.jp"], /Nobody on the staff/],
  ])("with %s changes nothing and says what is wanted", async (_name, parameters, words) => {
    const { exit, out, err } = await staff(...parameters);
    expect([exit, out]).toEqual([2, []]);
    expect(err).toMatch(words);
    expect(await db.run("console", (tx) => tx.staff.count())).toBe(0);
  });
});

describe("staff list, disable, enable, reset", () => {
  test("list says who, how far they are, and where they have which role", async () => {
    expect((await staff("list")).err).toContain("nobody yet");
    await add("b@example.jp", "*", "admin");
    await add("a@example.jp");
    expect((await staff("list")).out).toEqual([
      "a@example.jp\t西田 花\tinvited\tnishi:editor",
      "b@example.jp\t西田 花\tinvited\t*:admin",
    ]);
  });

  test("disable ends links and sessions; enable lets them sign in again; add wants enable first", async () => {
    const [link = ""] = (await add("a@example.jp")).out;
    expect((await staff("disable", "--email", "a@example.jp")).exit).toBe(0);
    expect(await row("a@example.jp")).toMatchObject({ disabledAt: expect.any(Date), epoch: 2 });
    expect(
      await db.run("console", (tx) => createSignInLinkStore(vault).look(tx, link.split("/").at(-1) ?? "")),
    ).toBeUndefined();
    expect((await add("a@example.jp", "suminoe")).err).toContain("enable");
    expect((await staff("reset", "--email", "a@example.jp")).exit).toBe(2);
    expect((await staff("enable", "--email", "a@example.jp")).exit).toBe(0);
    expect(await row("a@example.jp")).toMatchObject({ disabledAt: null });
    expect(audited.map(({ action }) => action)).toEqual(["staff.added", "staff.disabled", "staff.enabled"]);
  });

  test("reset takes password, factors and sessions, and gives a new link", async () => {
    await add("a@example.jp");
    const id = (await row("a@example.jp"))?.id ?? "";
    await db.run("console", async (tx) => {
      await tx.staff.update({
        where: { id },
        data: { passwordHash: "x", totpSecret: Buffer.from("y"), oidcSubject: "z" },
      });
      await tx.passkey.create({
        data: { id: "k", staffId: id, name: "n", publicKey: Buffer.from("p"), counter: 0n, transports: [] },
      });
      await tx.recoveryCode.create({ data: { staffId: id, codeHash: Buffer.from("c") } });
      await tx.consoleSession.create({
        data: {
          idHash: Buffer.from("s"),
          staffId: id,
          content: Buffer.from("c"),
          expiresAt: new Date(Date.now() + 60_000),
        },
      });
    });
    const { out } = await staff("reset", "--email", "a@example.jp");
    expect(out).toEqual([expect.stringContaining("/console/welcome/")]);
    expect(await row("a@example.jp")).toMatchObject({
      passwordHash: null,
      totpSecret: null,
      oidcSubject: null,
      roles: [{ role: "editor" }],
    });
    const left = await db.run("console", async (tx) => [
      await tx.passkey.count(),
      await tx.recoveryCode.count(),
      await tx.consoleSession.count(),
    ]);
    expect(left).toEqual([0, 0, 0]);
    expect(audited.at(-1)).toMatchObject({ action: "staff.reset", subject: id });
  });
});
