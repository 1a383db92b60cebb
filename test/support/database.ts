/**
 * A database of its own for a test file: `const db = useDatabase();`
 *
 * In memory on the embedded PostgreSQL, or a database of its own on the server of TEST_DATABASE_URL. It is migrated,
 * otherwise empty, and shared by the tests of the file; `emptyDatabase` clears it in between.
 */
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { afterAll, beforeAll, describe, inject } from "vitest";
import { Engine } from "../../src/database/embedded/engine.js";
import { openEngine } from "../../src/database/embeddedDatabase.js";
import type { Session } from "../../src/database/migrate.js";
import { type Database, openDatabase } from "../../src/db.js";
import { createLog, type Log } from "../../src/log.js";

const server = process.env["TEST_DATABASE_URL"];

export const onServer = server !== undefined && server !== "";
/** For what only a server can do; skipped by name on the embedded database. */
export const describeOnServer = describe.skipIf(!onServer);

export interface TestDatabaseOptions {
  instanceId?: string;
  log?: Log;
}

/** Opens before the first test of the file and closes after the last. */
export function useDatabase(options: TestDatabaseOptions = {}): Database {
  let open: TestDatabase | undefined;
  beforeAll(async () => {
    open = await createTestDatabase(options);
  });
  afterAll(() => open?.drop());
  // The tests get the object before the database is open.
  return new Proxy({} as Database, {
    get: (_target, name) => {
      if (!open) throw new Error("the database is open inside tests and hooks only");
      return Reflect.get(open.database, name);
    },
  });
}

export interface TestDatabase {
  database: Database;
  /** For further instances on the same database; undefined on the embedded one. */
  url: string | undefined;
  drop(): Promise<void>;
}

export async function createTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const log = options.log ?? createLog("silent");
  const instanceId = options.instanceId ?? "test";
  if (!onServer) {
    const snapshot = await readFile(inject("beginning"));
    const database = await openEngine({ folder: undefined, snapshot, durable: false }, instanceId, log);
    return { database, url: undefined, drop: () => database.close() };
  }
  const name = `tonari_test_${process.pid}_${randomBytes(4).toString("hex")}`;
  await command(`CREATE DATABASE ${name} TEMPLATE ${inject("beginning")}`);
  const address = new URL(server ?? "");
  address.pathname = `/${name}`;
  const url = address.href;
  const poolSizes = { webhook: 2, worker: 4, console: 2 };
  const database = await openDatabase({ url, dataFolder: "", instanceId, log, poolSizes });
  const drop = async () => {
    await database.close();
    await command(`DROP DATABASE ${name} WITH (FORCE)`);
  };
  return { database, url, drop };
}

/** Puts a migrated embedded database into a data folder, which is quicker than having it made there. */
export async function layDatabase(dataFolder: string): Promise<void> {
  if (onServer) throw new Error("the snapshot is there in runs on the embedded database only");
  const folder = join(dataFolder, "postgres");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await promisify(execFile)("tar", ["-xf", inject("beginning"), "-C", folder]);
}

/** Sessions of node-postgres on a database with nothing in it; on the embedded one there is one session for all. */
export interface BareDatabase {
  session(): Promise<Session>;
  clear(): Promise<void>;
  drop(): Promise<void>;
}

const clearing = "DROP SCHEMA public CASCADE; CREATE SCHEMA public";

export async function createBareDatabase(): Promise<BareDatabase> {
  if (!onServer) {
    const engine = new Engine({ folder: undefined, snapshot: await readFile(inject("beginning")), durable: false });
    await engine.start();
    const pool = engine.pool();
    return {
      session: async () => pool,
      clear: async () => void (await pool.query(clearing)),
      drop: () => pool.end().then(() => engine.close()),
    };
  }
  const name = `tonari_test_${process.pid}_${randomBytes(4).toString("hex")}`;
  await command(`CREATE DATABASE ${name}`);
  const address = new URL(server ?? "");
  address.pathname = `/${name}`;
  const clients: pg.Client[] = [];
  return {
    clear: async () => void (await clients[0]?.query(clearing)),
    session: async () => {
      const client = new pg.Client({ connectionString: address.href });
      await client.connect();
      clients.push(client);
      return client;
    },
    drop: async () => {
      await Promise.all(clients.map((client) => client.end()));
      await command(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

/** Removes every row but what the start of the product puts there. */
export async function emptyDatabase(database: Database): Promise<void> {
  await database.run("console", async (db) => {
    const tables = await db.$queryRaw<{ name: string | null }[]>`
      SELECT string_agg(quote_ident(relname), ', ') AS name FROM pg_class
      WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND pg_relation_size(oid) > 0
        AND relname NOT IN ('_prisma_migrations', 'installation', 'instance')`;
    // What never had a row is left alone: emptying all tables takes longer than most tests.
    const names = tables[0]?.name;
    if (names) await db.$executeRawUnsafe(`TRUNCATE ${names} RESTART IDENTITY CASCADE`);
  });
}

/** A statement outside the test's database, on the server. */
async function command(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
