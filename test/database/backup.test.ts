import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { backupCommand } from "../../src/cli/backupCommand.js";
import { restoreCommand } from "../../src/cli/restoreCommand.js";
import { perform } from "../../src/command.js";
import { createAuditStore } from "../../src/console/audit/auditStore.js";
import { restoreBackup } from "../../src/database/backupRestore.js";
import { writeBackup } from "../../src/database/backupWriter.js";
import { openEngine } from "../../src/database/embeddedDatabase.js";
import { readInstallation, recogniseDatabase, releaseSending } from "../../src/database/installation.js";
import { migrate, type Session } from "../../src/database/migrate.js";
import { readMigrations } from "../../src/database/migrations.js";
import { type Database, openDatabase } from "../../src/db.js";
import { createLog } from "../../src/log.js";
import { projectRoot } from "../../src/projectRoot.js";
import { createResidentStore } from "../../src/resident/residentStore.js";
import { createVault } from "../../src/vault.js";
import {
  type BareDatabase,
  createBareDatabase,
  createTestDatabase,
  describeOnServer,
  emptyDatabase,
  type TestDatabase,
  useDatabase,
} from "../support/database.js";
import { startService } from "../support/service.js";
import { until } from "../support/until.js";

const source = useDatabase();
const target = useDatabase({ instanceId: "target" });
const secretKey = Buffer.alloc(32, 3).toString("base64");
const vault = createVault(secretKey);
const audit = createAuditStore(vault);
const ids = { staff: "00000000-0000-4000-8000-000000000001" };
let folder: string;
let file: string;
let whole: Buffer;

const notTaken = ["_prisma_migrations", "instance"];
const notRestored = ["console_session", "sign_in_link", "resident_link", "idempotency_key"];

/** Every row of every table as PostgreSQL writes it, so that two databases can be held side by side. */
async function everything(database: Database, without: readonly string[] = []): Promise<Record<string, string[]>> {
  return database.session(async (session) => {
    const { rows } = await session.query(
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
    );
    const found: Record<string, string[]> = {};
    for (const { name } of rows as { name: string }[]) {
      if ([...notTaken, ...without].includes(name)) continue;
      const { rows: all } = await session.query(`SELECT t::text AS row FROM "${name}" t ORDER BY 1`);
      found[name] = (all as { row: string }[]).map(({ row }) => row);
    }
    return found;
  });
}

async function command(name: "backup" | "restore", parameters: string[], database: Database, key = secretKey) {
  const out: string[] = [];
  const err: string[] = [];
  const commands = {
    backup: backupCommand({ secretKey: key }),
    restore: restoreCommand({ secretKey: key, ask: undefined }),
  };
  const io = { out: (line: string) => void out.push(line), err: (line: string) => void err.push(line), cwd: folder };
  const exit = await perform(commands, { command: name, parameters, cwd: folder }, io, database);
  return { exit, out: out.join("\n"), err: err.join("\n") };
}

const restore = (parameters: string[], key?: string) => command("restore", parameters, target, key);

/** One row or more of each kind of column that there is. */
async function fill(database: Database): Promise<void> {
  const residents = createResidentStore(database, vault);
  await database.transaction("console", async (tx) => {
    await residents.adopt(tx, "nishi", "nishi", ["U0001", "U0002", "U0003"]);
    await tx.$executeRaw`UPDATE resident SET interests = ARRAY['childcare', 'a "quoted", one', '{}'], child_months = '{2024-03}', created_at = '2026-11-20 01:02:03.456+00' WHERE id IN (SELECT id FROM resident LIMIT 1)`;
    const [one] = await tx.resident.findMany({ take: 1 });
    await tx.$executeRaw`
      INSERT INTO conversation (resident_id, dialogue, state) VALUES (${one?.id}::uuid, 'guide', '{"deep": [1, 1.50, null, "改行\\nと😀"], "n": 9007199254740993}'::jsonb)`;
    await tx.$executeRaw`INSERT INTO job (kind, payload, state) VALUES ('x', 'null'::jsonb, 'done'), ('y', '[]'::jsonb, 'waiting')`;
    await tx.$executeRaw`INSERT INTO staff (id, email, name) VALUES (${ids.staff}::uuid, 'a@example.jp', '西 花子')`;
    await tx.$executeRaw`INSERT INTO staff_role (staff_id, ward, role) VALUES (${ids.staff}::uuid, 'nishi', 'approver')`;
    await tx.$executeRaw`INSERT INTO sign_in_link (token_hash, staff_id, expires_at) VALUES ('\\x01'::bytea, ${ids.staff}::uuid, now() + interval '1 day')`;
    await tx.$executeRaw`INSERT INTO media (hash, ward, mime, bytes, width, height) VALUES ('h', 'nishi', 'image/png', decode(repeat('00ff10', 700000), 'hex'), 1, 1)`;
    await tx.$executeRaw`INSERT INTO pace (channel, endpoint, next_slot) VALUES ('nishi', 'multicast', '2026-11-20 00:00:00.123456+00')`;
    await tx.$executeRaw`INSERT INTO link_tap (code, at) SELECT 'code', now() FROM generate_series(1, 12345)`;
    const actor = { kind: "staff", id: ids.staff, name: "西 花子" } as const;
    for (const subject of ["1", "2", "3"])
      await audit.record(tx, { actor, ward: "nishi", action: "session.opened", subject, facts: { n: 1 } });
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tonari-backup-"));
  file = join(folder, "whole.tonari");
  await fill(source);
  const made = await command("backup", ["whole.tonari"], source);
  expect(made).toMatchObject({ exit: 0, err: "" });
  whole = await readFile(file);
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  await emptyDatabase(target);
  await target.transaction("console", releaseSending);
});

test("a backup comes back whole: every row of every table, byte for byte", async () => {
  expect(await restore(["whole.tonari"])).toMatchObject({ exit: 0 });
  const before = await everything(source, [...notRestored, "installation"]);
  expect(before["link_tap"]).toHaveLength(12345);
  expect(before["job"]).toHaveLength(2);
  const after = await everything(target);
  for (const [table, rows] of Object.entries(before)) expect(after[table], table).toEqual(rows);
});

test("after a restore sending is held, and stays held when the product starts", async () => {
  await restore(["whole.tonari"]);
  await recogniseDatabase(target, createLog("silent"));
  expect(await target.run("console", readInstallation)).toMatchObject({ sendHold: true, holdReason: "restored" });
});

test("nobody is let in by what was valid before the restore", async () => {
  await restore(["whole.tonari"]);
  const after = await everything(target);
  expect((await everything(source))["sign_in_link"]).toHaveLength(1);
  for (const table of notRestored) expect(after[table], table).toEqual([]);
});

test("numbers that the database gives out go on where they were", async () => {
  await restore(["whole.tonari"]);
  const next = (database: Database) =>
    database.run("console", (tx) => tx.linkTap.create({ data: { code: "next" } })).then(({ id }) => id);
  const here = await next(target);
  expect(here).toBe(12346n);
});

test("LINE user ids can still be read with the same key", async () => {
  await restore(["whole.tonari"]);
  const [one] = await target.run("console", (tx) => tx.lineContact.findMany({ take: 1 }));
  expect(vault.open("line user id", one!.lineUserId)).toMatch(/^U000\d$/);
});

test("the chain of the audit holds after a restore, goes on, and its records stay append-only", async () => {
  await restore(["whole.tonari"]);
  expect(await audit.check(target)).toMatchObject({ kind: "whole" });
  await target.transaction("console", (tx) => audit.record(tx, { actor: { kind: "operator" }, action: "restored" }));
  expect(await audit.check(target)).toMatchObject({ kind: "whole", records: 4n });
  await expect(target.run("console", (tx) => tx.$executeRaw`UPDATE audit_record SET action = 'x'`)).rejects.toThrow();
});

describe("the file", () => {
  test("is readable by its owner only, leaves no half-written one behind, and shows nobody's name", async () => {
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await expect(stat(`${file}.part`)).rejects.toThrow("ENOENT");
    expect(whole.includes(Buffer.from("西 花子"))).toBe(false);
    expect(whole.includes(Buffer.from("a@example.jp"))).toBe(false);
  });

  const changed = (at: number) => {
    const bytes = Buffer.from(whole);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    return bytes;
  };
  test.each([
    ["cut short by one byte", () => whole.subarray(0, -1), /ends too early/],
    ["cut in the middle", () => whole.subarray(0, whole.length >> 1), /ends too early/],
    ["cut to nothing", () => Buffer.alloc(0), /no backup/],
    ["changed in one byte of its content", () => changed(whole.length >> 1), /bytes were changed|impossible length/],
    ["changed in its checksum", () => changed(whole.length - 1), /checksum/],
    ["changed in its first line", () => changed(whole.indexOf("salt") + 9), /another SECRET_KEY/],
    ["longer than it was", () => Buffer.concat([whole, Buffer.of(0)]), /follows its end/],
    ["something else", () => Buffer.from("PK\u0003\u0004 a zip file\n"), /no backup/],
  ])("that is %s is refused, and nothing has changed", async (_case, bytes, reason) => {
    await target.run("console", (tx) => tx.linkTap.create({ data: { code: "mine" } }));
    await writeFile(join(folder, "bad.tonari"), bytes());
    const before = await everything(target);
    const said = await restore(["bad.tonari", "--replace", "--yes"]);
    expect(said.exit).toBe(1);
    expect(said.err).toMatch(reason);
    expect(await everything(target)).toEqual(before);
  });

  test("of another key is refused with words that say which key", async () => {
    const said = await restore(["whole.tonari"], Buffer.alloc(32, 4).toString("base64"));
    expect(said.exit).toBe(1);
    expect(said.err).toContain("Set SECRET_KEY to the one of the installation that made it");
  });

  test("that is not there is said so", async () => {
    expect((await restore(["nowhere.tonari"])).err).toContain("There is no such file.");
  });
});

describe("a database with something in it", () => {
  beforeEach(() => fill(target).then(() => target.run("console", (tx) => tx.linkTap.deleteMany())));

  test("is not filled without being told to", async () => {
    const before = await everything(target);
    const said = await restore(["whole.tonari"]);
    expect(said).toMatchObject({ exit: 1, out: "" });
    expect(said.err).toContain("--replace");
    expect(await everything(target)).toEqual(before);
  });

  test("is not replaced where nobody can be asked and nobody said yes", async () => {
    const said = await restore(["whole.tonari", "--replace"]);
    expect(said.exit).toBe(2);
    expect(said.err).toContain("--yes");
  });

  test("is replaced when told to, as a whole", async () => {
    expect(await restore(["whole.tonari", "--replace", "--yes"])).toMatchObject({ exit: 0 });
    const after = await everything(target);
    expect(after["link_tap"]).toHaveLength(12345);
    expect(after["staff"]).toHaveLength(1);
  });
});

test("a newer backup replaces an older one under the same name", async () => {
  await writeFile(join(folder, "again.tonari"), "older");
  expect(await command("backup", ["again.tonari"], source)).toMatchObject({ exit: 0 });
  expect((await stat(join(folder, "again.tonari"))).size).toBeGreaterThan(1_000);
});

test.each([
  ["backup", []],
  ["restore", []],
  ["restore", ["a", "b"]],
  ["restore", ["a", "--everything"]],
] as const)("%s %j tells how it is called", async (name, parameters) => {
  const said = await command(name, [...parameters], target);
  expect(said.exit).toBe(2);
  expect(said.err).toContain("usage:");
});

test("a restore that breaks off half way leaves the database as it was", async () => {
  await target.run("console", (tx) => tx.linkTap.create({ data: { code: "mine" } }));
  const before = await everything(target);
  const migrations = readMigrations(join(projectRoot, "prisma/migrations"));
  await expect(
    target.session((session) => {
      const broken: Session = {
        query: (text, values) =>
          text.startsWith('INSERT INTO "media"') ? Promise.reject(new Error("the cable")) : session.query(text, values),
      };
      return restoreBackup(broken, { file, secretKey, migrations, replace: true, say: () => {} });
    }),
  ).rejects.toThrow("the cable");
  expect(await everything(target)).toEqual(before);
});

describe("versions", () => {
  const migrations = readMigrations(join(projectRoot, "prisma/migrations"));
  const say = () => {};
  let bare: BareDatabase;
  let session: Session;
  beforeAll(async () => {
    bare = await createBareDatabase();
    session = await bare.session();
  });
  beforeEach(() => bare.clear());
  afterAll(() => bare.drop());
  const old = () => join(folder, "old.tonari");

  async function makeOld(): Promise<void> {
    await migrate(session, migrations.slice(0, 1));
    await session.query(`INSERT INTO installation (id) VALUES (1)`);
    await session.query(
      `INSERT INTO resident (id, channel, language) VALUES ('00000000-0000-4000-8000-000000000009', 'nishi', 'vi')`,
    );
    await writeBackup(session, old(), secretKey);
    await bare.clear();
  }

  test("a backup of an older version is filled in as it was and then migrated", async () => {
    await makeOld();
    await migrate(session, migrations);
    await restoreBackup(session, { file: old(), secretKey, migrations, replace: false, say });
    const { rows } = await session.query("SELECT language, interests, stopped FROM resident");
    expect(rows).toEqual([{ language: "vi", interests: [], stopped: false }]);
    const { rows: done } = await session.query(
      `SELECT migration_name AS name FROM "_prisma_migrations" WHERE finished_at IS NOT NULL ORDER BY 1`,
    );
    expect(done).toEqual(migrations.map(({ name }) => ({ name })));
    const { rows: held } = await session.query("SELECT send_hold FROM installation");
    expect(held).toEqual([{ send_hold: true }]);
  });

  test("a backup of a newer version is refused", async () => {
    await migrate(session, migrations);
    await session.query(`INSERT INTO installation (id) VALUES (1)`);
    const newer = join(folder, "newer.tonari");
    await writeBackup(session, newer, secretKey);
    const fewer = migrations.slice(0, -1);
    await expect(
      restoreBackup(session, { file: newer, secretKey, migrations: fewer, replace: true, say }),
    ).rejects.toThrow(/made by a newer version/);
  });

  test("a database that a newer version has used is not filled", async () => {
    await makeOld();
    await migrate(session, migrations);
    const fewer = migrations.slice(0, 1);
    await expect(
      restoreBackup(session, { file: old(), secretKey, migrations: fewer, replace: true, say }),
    ).rejects.toThrow(/used by a newer version/);
  });
});

describe("a restored service", () => {
  test("takes in what residents write and sends nothing, until an admin releases it", async () => {
    await restore(["whole.tonari"]);
    const service = await startService(target);
    try {
      const person = service.platform.addFriend("nishi");
      await person.say("夜泣きがつらい");
      await service.platform.webhooks.idle();
      const pending = () => target.run("console", (tx) => tx.reply.count({ where: { state: "pending" } }));
      await until(async () => (await pending()) > 0);
      expect(person.replies).toEqual([]);
      expect(service.platform.requests.filter(({ path }) => path.includes("/message/"))).toEqual([]);
      await target.transaction("console", releaseSending);
      await until(async () => (await pending()) === 0);
      expect(person.replies.length).toBeGreaterThan(0);
    } finally {
      await service.close();
    }
  });
});

describeOnServer("on a server", () => {
  let other: TestDatabase;
  beforeAll(async () => {
    other = await createTestDatabase();
  });
  afterAll(() => other.drop());

  test("a backup goes from a server into the embedded database and back", async () => {
    const embedded = await openEngine(
      { folder: undefined, snapshot: undefined, durable: false },
      "embedded",
      createLog("silent"),
    );
    try {
      expect(await command("restore", ["whole.tonari"], embedded)).toMatchObject({ exit: 0 });
      expect(await command("backup", ["embedded.tonari"], embedded)).toMatchObject({ exit: 0 });
    } finally {
      await embedded.close();
    }
    expect(await restore(["embedded.tonari"])).toMatchObject({ exit: 0 });
    const before = await everything(source, [...notRestored, "installation"]);
    const after = await everything(target);
    for (const [table, rows] of Object.entries(before)) expect(after[table], table).toEqual(rows);
  });

  test("a restore is refused while an instance is alive", async () => {
    const instance = await openDatabase({
      url: other.url,
      dataFolder: "",
      instanceId: "alive",
      log: createLog("silent"),
      poolSizes: { webhook: 1, worker: 2, console: 1 },
    });
    try {
      const said = await command("restore", ["whole.tonari"], other.database);
      expect(said.exit).toBe(1);
      expect(said.err).toContain("stop every instance first");
    } finally {
      await instance.close();
    }
  });
});
