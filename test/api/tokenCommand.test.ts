import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { createApiTokenStore } from "../../src/api/apiTokenStore.js";
import { tokenCommand } from "../../src/cli/tokenCommand.js";
import { createAuditStore } from "../../src/console/audit/auditStore.js";
import { emptyDatabase, useDatabase } from "../support/database.js";
import { template, vault } from "./bench.js";

const known = [{ id: "evacuation", name: "避難情報", body: template, own: false }];
const db = useDatabase();
beforeEach(() => emptyDatabase(db));

async function token(...parameters: string[]) {
  const command = tokenCommand({
    wards: ["nishi", "suminoe"],
    vault,
    audit: createAuditStore(vault),
    publicUrl: "https://tonari.example.jp",
    templates: () => ({
      named: async (_ward, name) => known.find((one) => one.name === name),
      list: async () => known,
    }),
  });
  const [out, err]: [string[], string[]] = [[], []];
  const io = { out: (line: string) => out.push(line), err: (line: string) => err.push(line), cwd: "/" };
  return { exit: await command(parameters, io, db), out, err: err.join("\n") };
}

const add = (...more: string[]) =>
  token("add", "--ward", "nishi", "--scope", "announcements:write,residents:write", "--name", "防災システム", ...more);
const audited = async () =>
  (await db.run("console", (tx) => tx.auditRecord.findMany({ orderBy: { seq: "asc" } }))).map(({ action }) => action);

describe("adding a token", () => {
  test("prints it alone on stdout, and it opens the API for that ward with these scopes", async () => {
    const { exit, out, err } = await add();
    expect([exit, out]).toEqual([0, [expect.stringMatching(/^tonari_[A-Za-z0-9_-]{43}$/)]]);
    expect(err).not.toContain(out[0]);
    const found = await createApiTokenStore(db, vault).find(out[0] ?? "");
    expect(found).toMatchObject({ ward: "nishi", name: "防災システム", staffId: undefined });
    expect([...(found?.scopes ?? [])]).toEqual(["announcements:write", "residents:write"]);
    expect(await audited()).toEqual(["token.added"]);
  });

  test("binds it to a staff member of the ward", async () => {
    const id = randomUUID();
    const roles = { create: { ward: "*", role: "approver" as const } };
    await db.run("console", (tx) => tx.staff.create({ data: { id, email: "a@example.jp", name: "A", roles } }));
    const { out } = await add("--email", "A@Example.jp");
    expect(await createApiTokenStore(db, vault).find(out[0] ?? "")).toMatchObject({ staffId: id });
    expect((await token("list")).out[0]).toContain("a@example.jp");
  });

  test.each([
    "b@example.jp",
    "gone@example.jp",
    "other@example.jp",
  ])("for %s, who may not act for the ward, is refused", async (email) => {
    const people = [
      ["gone@example.jp", "nishi", new Date()],
      ["other@example.jp", "suminoe", null],
    ] as const;
    for (const [mail, ward, disabledAt] of people) {
      const roles = { create: { ward, role: "editor" as const } };
      await db.run("console", (tx) =>
        tx.staff.create({ data: { id: randomUUID(), email: mail, name: "A", disabledAt, roles } }),
      );
    }
    const { exit, out, err } = await add("--email", email);
    expect([exit, out]).toEqual([1, []]);
    expect(err).toContain(`No staff member of nishi has the email ${email}`);
    expect((await token("list")).out).toEqual([]);
  });
});

describe("what is unclear is said with what to write instead", () => {
  test.each([
    [[], "usage:"],
    [["give"], "usage:"],
    [["add", "--ward", "nishi", "--nmae", "x"], "usage:"],
    [["add", "nishi"], "usage:"],
    [["list", "--ward", "nishi"], "token list has no --ward"],
    [["add", "--scope", "residents:write", "--name", "x"], "--ward must be a ward of the content (nishi, suminoe)"],
    [["add", "--ward", "kita", "--scope", "residents:write", "--name", "x"], "--ward must be a ward"],
    [["add", "--ward", "*", "--scope", "residents:write", "--name", "x"], "--ward must be a ward"],
    [["add", "--ward", "nishi", "--name", "x"], "--scope is missing; there are: announcements:read"],
    [["add", "--ward", "nishi", "--scope", "announcements:write,all", "--name", "x"], "There is no scope all"],
    [["add", "--ward", "nishi", "--scope", "residents:write"], "--name must say"],
    [["add", "--ward", "nishi", "--scope", "residents:write", "--name", "a\nb"], "--name must say"],
    [["add-hook", "--ward", "nishi", "--name", "x"], "--template must be"],
    [["revoke"], "--id must be an id"],
    [["revoke", "--id", "5"], "--id must be an id"],
  ])("%j", async (parameters, sentence) => {
    const { exit, out, err } = await token(...parameters);
    expect([exit, out]).toEqual([2, []]);
    expect(err).toContain(sentence);
    expect(await audited()).toEqual([]);
  });
});

describe("hooks", () => {
  test("a hook's secret is alone on stdout, its address beside it", async () => {
    const { exit, out, err } = await token("add-hook", "--ward", "nishi", "--name", "防災", "--template", "避難情報");
    expect([exit, out]).toEqual([0, [expect.stringMatching(/^tonari_hook_[A-Za-z0-9_-]{43}$/)]]);
    expect(err).toMatch(/POST https:\/\/tonari\.example\.jp\/api\/v1\/wards\/nishi\/hooks\/[0-9a-f-]{36}\n/);
    expect(await audited()).toEqual(["hook.added"]);
  });

  test("of a template that is not there is refused with those that are", async () => {
    const { exit, err } = await token("add-hook", "--ward", "nishi", "--name", "x", "--template", "なし");
    expect([exit, err]).toEqual([1, "nishi has no template なし; it has: 避難情報."]);
  });
});

test("what is revoked works no more, is listed so, and can't be revoked again", async () => {
  const secret = (await add()).out[0] ?? "";
  await token("add-hook", "--ward", "suminoe", "--name", "防災", "--template", "避難情報");
  const { out } = await token("list");
  expect(out).toEqual([
    expect.stringContaining("\ttoken\tnishi\t防災システム\t"),
    expect.stringContaining("\thook\tsuminoe\t防災\t避難情報\t"),
  ]);
  expect(out.join()).not.toContain(secret);
  for (const one of out) {
    const id = one.split("\t")[0] ?? "";
    expect((await token("revoke", "--id", id)).exit).toBe(0);
    expect(await token("revoke", "--id", id)).toMatchObject({
      exit: 1,
      err: expect.stringContaining("No token and no hook"),
    });
  }
  expect(await createApiTokenStore(db, vault).find(secret)).toBeUndefined();
  expect((await token("list")).out.every((one) => /revoked \d{4}-/.test(one))).toBe(true);
  expect(await audited()).toEqual(["token.added", "hook.added", "token.revoked", "hook.revoked"]);
});

test("an empty list is empty on stdout", async () => {
  expect(await token("list")).toEqual({ exit: 0, out: [], err: "There are no tokens and no hooks." });
});
