import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Migrated, migrate, type Session } from "../../src/database/migrate.js";
import { type Migration, readMigrations } from "../../src/database/migrations.js";
import { type BareDatabase, createBareDatabase, describeOnServer } from "../support/database.js";

let bare: BareDatabase;
let session: Session;
beforeAll(async () => {
  bare = await createBareDatabase();
  session = await bare.session();
});
beforeEach(() => bare.clear());
afterAll(() => bare.drop());

const migration = (name: string, sql: string): Migration => ({
  name,
  sql,
  checksum: createHash("sha256").update(sql).digest("hex"),
});
const first = migration("20260101000000_first", "CREATE TABLE a (id int); CREATE TABLE b (id int);\n");
const second = migration(
  "20260102000000_second",
  "ALTER TABLE a ADD COLUMN name text; INSERT INTO a VALUES (1, 'x');\n",
);

const tables = async () => {
  const { rows } = await session.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1");
  return (rows as { tablename: string }[]).map(({ tablename }) => tablename);
};

test("migrations are applied in order, each once", async () => {
  expect(await migrate(session, [first])).toEqual({ applied: [first.name], unknown: [] } satisfies Migrated);
  expect(await migrate(session, [first, second])).toEqual({ applied: [second.name], unknown: [] } satisfies Migrated);
  expect(await migrate(session, [first, second])).toEqual({ applied: [], unknown: [] } satisfies Migrated);
  expect((await session.query("SELECT name FROM a")).rows).toEqual([{ name: "x" }]);
});

test("the record is the one that Prisma's own engine keeps", async () => {
  await migrate(session, [first]);
  const { rows } = await session.query(`
    SELECT migration_name, checksum, applied_steps_count, logs, rolled_back_at, length(id) AS id,
      finished_at >= started_at AS finished FROM _prisma_migrations`);
  expect(rows).toEqual([
    {
      migration_name: first.name,
      checksum: first.checksum,
      applied_steps_count: 1,
      logs: null,
      rolled_back_at: null,
      id: 36,
      finished: true,
    },
  ]);
});

test("a migration that was edited after it had been applied is refused, and the next one is not applied", async () => {
  await migrate(session, [first]);
  const edited = migration(first.name, `${first.sql}DROP TABLE b;`);
  await expect(migrate(session, [edited, second])).rejects.toThrow(
    `"${first.name}" was changed after it had been applied`,
  );
  expect(await tables()).toEqual(["_prisma_migrations", "a", "b"]);
});

test("a migration that was left half done is refused", async () => {
  await migrate(session, [first]);
  await session.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('x', 'y', '${second.name}')`,
  );
  await expect(migrate(session, [first, second])).rejects.toThrow(`"${second.name}" was started and not finished`);
});

test("one that was marked as rolled back is applied again", async () => {
  await migrate(session, [first]);
  await session.query(`INSERT INTO _prisma_migrations (id, checksum, migration_name, rolled_back_at)
    VALUES ('x', 'y', '${second.name}', now())`);
  expect((await migrate(session, [first, second])).applied).toEqual([second.name]);
});

test("a migration that fails in the middle leaves nothing behind, and can be tried again", async () => {
  const broken = migration(second.name, "CREATE TABLE c (id int); SELECT 1/0;");
  await expect(migrate(session, [first, broken])).rejects.toThrow(`"${second.name}" failed: division by zero`);
  expect(await tables()).toEqual(["_prisma_migrations", "a", "b"]);
  expect((await migrate(session, [first, second])).applied).toEqual([second.name]);
});

test("migrations of a newer version are left alone and reported", async () => {
  await migrate(session, [first, second]);
  expect(await migrate(session, [first])).toEqual({ applied: [], unknown: [second.name] } satisfies Migrated);
});

test("line ends of another system do not make a migration an edited one", async () => {
  const folder = mkdtempSync(join(tmpdir(), "migrations-"));
  const write = (sql: string) => {
    mkdirSync(join(folder, first.name), { recursive: true });
    writeFileSync(join(folder, first.name, "migration.sql"), sql);
    return readMigrations(folder);
  };
  await migrate(session, write(first.sql));
  expect((await migrate(session, write(first.sql.replaceAll("\n", "\r\n")))).applied).toEqual([]);
  await expect(migrate(session, write(`${first.sql} `))).rejects.toThrow("was changed");
  rmSync(folder, { recursive: true });
});

describeOnServer("on a server only", () => {
  test("of two instances that start at once one migrates and the other waits for it", async () => {
    const slow = migration(first.name, `${first.sql} SELECT pg_sleep(0.3);`);
    const both = await Promise.all([migrate(session, [slow]), migrate(await bare.session(), [slow])]);
    expect(both.flatMap(({ applied }) => applied)).toEqual([first.name]);
  });
});
