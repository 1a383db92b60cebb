import { beforeEach, describe, expect, test } from "vitest";
import type { AuditEntry } from "../../../src/console/audit/audit.js";
import { createAuditCheck } from "../../../src/console/audit/auditJobs.js";
import { createAuditStore } from "../../../src/console/audit/auditStore.js";
import { openDatabase } from "../../../src/db.js";
import { createLog } from "../../../src/log.js";
import { createVault } from "../../../src/vault.js";
import { createTestDatabase, describeOnServer, useDatabase } from "../../support/database.js";
import { testKey } from "../../support/service.js";

const database = useDatabase();
const audit = createAuditStore(createVault(testKey));
const someone = { kind: "staff", id: "11111111-1111-4111-8111-111111111111", name: "西 花子" } as const;

const record = (entry: Partial<AuditEntry> = {}) =>
  database.transaction("console", (tx) =>
    audit.record(tx, {
      actor: someone,
      ward: "nishi",
      action: "test.done",
      subject: "s",
      facts: { b: 1, a: "x" },
      ...entry,
    }),
  );
/** As somebody would who owns the database: past the trigger. */
async function tamper(sql: string): Promise<void> {
  await database.run("console", async (tx) => {
    await tx.$executeRawUnsafe("ALTER TABLE audit_record DISABLE TRIGGER USER");
    await tx.$executeRawUnsafe(sql);
    await tx.$executeRawUnsafe("ALTER TABLE audit_record ENABLE TRIGGER USER");
  });
}

beforeEach(async () => {
  await tamper("DELETE FROM audit_record");
  for (let count = 0; count < 5; count += 1) await record();
});

describe("the chain", () => {
  test("of records as they were written is whole", async () => {
    const check = await audit.check(database);
    expect(check).toMatchObject({ kind: "whole", records: 5n });
    expect(check.kind === "whole" && check.head).toMatch(/^[0-9a-f]{64}$/);
  });

  test("of no record at all is whole", async () => {
    await tamper("DELETE FROM audit_record");
    expect(await audit.check(database)).toEqual({ kind: "whole", records: 0n, head: "0".repeat(64) });
  });

  test.each([
    ["at", "at = at + interval '1 millisecond'"],
    ["actor_kind", "actor_kind = 'token'"],
    ["actor_id", "actor_id = '11111111-1111-4111-8111-111111111112'"],
    ["actor_id taken away", "actor_id = NULL"],
    ["actor_name", "actor_name = '西 花了'"],
    ["ward", "ward = 'nishj'"],
    ["ward taken away", "ward = NULL"],
    ["action", "action = 'test.dond'"],
    ["subject", "subject = 't'"],
    ["facts", `facts = '{"a":"y","b":1}'`],
    ["hash", "hash = set_byte(hash, 31, (get_byte(hash, 31) + 1) % 256)"],
    ["previous_hash", "previous_hash = set_byte(previous_hash, 0, (get_byte(previous_hash, 0) + 1) % 256)"],
  ])("shows one changed byte in %s", async (_column, change) => {
    await tamper(`UPDATE audit_record SET ${change} WHERE seq = 3`);
    expect(await audit.check(database)).toMatchObject({ kind: "broken", seq: 3n });
  });

  test("shows a record that was taken away, and one that was put in", async () => {
    await tamper("DELETE FROM audit_record WHERE seq = 2");
    expect(await audit.check(database)).toMatchObject({ kind: "broken", seq: 2n, reason: "missing" });
    await tamper("UPDATE audit_record SET seq = seq - 1 WHERE seq > 2");
    expect(await audit.check(database)).toMatchObject({ kind: "broken", seq: 2n, reason: "unchained" });
  });

  test("can't be made again by somebody who has the database and not the key", async () => {
    const forger = createAuditStore(createVault(Buffer.alloc(32, 9).toString("base64")));
    await tamper("DELETE FROM audit_record WHERE seq = 5");
    await database.transaction("console", (tx) => forger.record(tx, { actor: someone, action: "test.done" }));
    expect(await audit.check(database)).toMatchObject({ kind: "broken", seq: 5n, reason: "changed" });
  });

  test("is checked nightly, and the log keeps how far it went and its head", async () => {
    const lines: string[] = [];
    const log = createLog("info", { write: (line) => lines.push(line) });
    const check = createAuditCheck({ database, audit, log });
    await check();
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      message: "audit chain checked",
      records: 5,
      head: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    await tamper("UPDATE audit_record SET subject = 'x' WHERE seq = 4");
    await check();
    expect(JSON.parse(lines[1] ?? "")).toMatchObject({ level: "error", message: "audit chain broken", seq: 4 });
    const [last] = await database.run("console", (tx) => audit.page(tx, { ward: "*" }, 1));
    expect(last).toMatchObject({ action: "audit.checked", actorKind: "system", seq: 7n });
  });
});

describe("records", () => {
  test("can be neither changed nor deleted by the product", async () => {
    const attempt = (sql: string) => database.run("console", (tx) => tx.$executeRawUnsafe(sql));
    await expect(attempt("UPDATE audit_record SET subject = 'x'")).rejects.toThrow(/append-only/);
    await expect(attempt("DELETE FROM audit_record")).rejects.toThrow(/append-only/);
  });

  test("of a transaction that fails leave no gap", async () => {
    const failing = database.transaction("console", async (tx) => {
      await audit.record(tx, { actor: someone, action: "test.failed" });
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    await record();
    expect(await audit.check(database)).toMatchObject({ kind: "whole", records: 6n });
  });

  test("of one transaction follow each other", async () => {
    await database.transaction("console", async (tx) => {
      await audit.record(tx, { actor: someone, action: "test.one" });
      await audit.record(tx, { actor: { kind: "operator" }, action: "test.two" });
    });
    expect(await audit.check(database)).toMatchObject({ kind: "whole", records: 7n });
  });

  test("written at the same time queue", async () => {
    await Promise.all(Array.from({ length: 20 }, () => record()));
    expect(await audit.check(database)).toMatchObject({ kind: "whole", records: 25n });
  });

  test("hold their facts in one order, whatever a caller's was", async () => {
    const [newest] = await database.run("console", (tx) => audit.page(tx, { ward: "nishi" }, 1));
    expect(newest?.facts).toBe('{"a":"x","b":1}');
  });
});

describe("a page of the audit", () => {
  const seen = async (filter: Parameters<typeof audit.page>[1], limit = 10, before?: bigint) =>
    (await database.run("console", (tx) => audit.page(tx, filter, limit, before))).map(({ action }) => action);

  test("shows a ward its own records and the sign-ins of its own staff, not those of others", async () => {
    const [own, other] = await database.run("console", async (tx) => {
      const ids: string[] = [];
      for (const ward of ["nishi", "suminoe"]) {
        const id = crypto.randomUUID();
        await tx.staff.create({
          data: { id, email: `${id}@example.jp`, name: ward, roles: { create: { ward, role: "editor" } } },
        });
        ids.push(id);
      }
      return ids;
    });
    await record({ ward: "suminoe", action: "test.elsewhere" });
    await record({ ward: undefined, action: "test.installation" });
    await record({ ward: undefined, actor: { kind: "staff", id: own ?? "", name: "a" }, action: "session.opened" });
    await record({ ward: undefined, actor: { kind: "system" }, subject: own, action: "session.refused" });
    await record({ ward: undefined, actor: { kind: "staff", id: other ?? "", name: "b" }, action: "session.other" });
    expect(await seen({ ward: "nishi" })).toEqual(["session.refused", "session.opened", ...Array(5).fill("test.done")]);
    expect(await seen({ ward: "suminoe" })).toEqual(["session.other", "test.elsewhere"]);
    expect(await seen({ ward: "*" }, 100)).toHaveLength(10);
  });

  test("is filtered by action, area, person and time, and goes on where the last one ended", async () => {
    await record({ action: "testing.done" });
    await record({ action: "test.viewed", subject: "22222222-2222-4222-8222-222222222222" });
    expect(await seen({ ward: "nishi", action: "test.viewed" })).toEqual(["test.viewed"]);
    expect(await seen({ ward: "nishi", action: "test" })).toHaveLength(6);
    expect(await seen({ ward: "nishi", person: "22222222-2222-4222-8222-222222222222" })).toEqual(["test.viewed"]);
    expect(await seen({ ward: "nishi", person: someone.id }, 100)).toHaveLength(7);
    expect(await seen({ ward: "nishi", until: new Date(Date.now() - 86_400_000) })).toEqual([]);
    expect(await seen({ ward: "nishi", from: new Date(Date.now() - 86_400_000) }, 3, 3n)).toHaveLength(2);
  });
});

describeOnServer("two instances", () => {
  test("write one chain", async () => {
    const first = await createTestDatabase({ instanceId: "first" });
    const second = await openDatabase({
      url: first.url,
      dataFolder: "",
      instanceId: "second",
      log: createLog("silent"),
      poolSizes: { webhook: 1, worker: 2, console: 2 },
    });
    try {
      const writing = Array.from({ length: 40 }, (_, index) =>
        (index % 2 === 0 ? first.database : second).transaction("console", (tx) =>
          audit.record(tx, { actor: someone, action: "test.done" }),
        ),
      );
      await Promise.all(writing);
      expect(await audit.check(second)).toMatchObject({ kind: "whole", records: 40n });
    } finally {
      await second.close();
      await first.drop();
    }
  });
});
