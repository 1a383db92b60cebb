/**
 * Brings a database up to the migrations of this version.
 *
 * Keeps the table `_prisma_migrations` exactly as Prisma's own engine does, under the same advisory lock, so that
 * either may go on where the other stopped. Each migration and its record commit together: a process killed on the
 * way leaves nothing half done. Forward only.
 */
import { randomUUID } from "node:crypto";
import { isUnchanged, type Migration } from "./migrations.js";

/** A session of node-postgres: the lock belongs to it, so a pool won't do. */
export interface Session {
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
}

/** The migrations and the database contradict each other; a person has to look. */
export class MigrationRefused extends Error {
  readonly forOperator = true;
  constructor(reason: string) {
    super(`the database can't be migrated: ${reason}`);
    this.name = "MigrationRefused";
  }
}

export interface Migrated {
  applied: string[];
  /** In the database and not in this version: a newer version has been here, which is allowed. */
  unknown: string[];
}

/** The key of Prisma's engine. */
const lockKey = 72707369;

const table = `
  CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    id                  VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum            VARCHAR(64) NOT NULL,
    finished_at         TIMESTAMPTZ,
    migration_name      VARCHAR(255) NOT NULL,
    logs                TEXT,
    rolled_back_at      TIMESTAMPTZ,
    started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`;

interface Row {
  migration_name: string;
  checksum: string;
  finished: boolean;
}

/** @throws MigrationRefused when an applied migration was edited or one was left half done */
export async function migrate(session: Session, migrations: readonly Migration[]): Promise<Migrated> {
  await session.query(`SELECT pg_advisory_lock(${lockKey})`);
  try {
    await session.query(table);
    const { rows } = await session.query(
      `SELECT migration_name, checksum, finished_at IS NOT NULL AS finished
       FROM "_prisma_migrations" WHERE rolled_back_at IS NULL ORDER BY started_at`,
    );
    const done = new Map((rows as Row[]).map((row) => [row.migration_name, row]));
    refuseContradictions(migrations, done);
    const due = migrations.filter((migration) => !done.has(migration.name));
    for (const migration of due) await apply(session, migration);
    const known = new Set(migrations.map(({ name }) => name));
    return { applied: due.map(({ name }) => name), unknown: [...done.keys()].filter((name) => !known.has(name)) };
  } finally {
    await session.query(`SELECT pg_advisory_unlock(${lockKey})`);
  }
}

function refuseContradictions(migrations: readonly Migration[], done: ReadonlyMap<string, Row>): void {
  const half = [...done.values()].find((row) => !row.finished);
  if (half) {
    throw new MigrationRefused(
      `"${half.migration_name}" was started and not finished. Look what of it is there, then mark it with ` +
        '"prisma migrate resolve" (or restore the backup).',
    );
  }
  for (const migration of migrations) {
    const row = done.get(migration.name);
    if (row && !isUnchanged(migration, row.checksum)) {
      throw new MigrationRefused(
        `"${migration.name}" was changed after it had been applied here. Put its file back and write a new migration.`,
      );
    }
  }
}

async function apply(session: Session, migration: Migration): Promise<void> {
  const id = randomUUID();
  await session.query("BEGIN");
  try {
    await session.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at) VALUES ($1, $2, $3, clock_timestamp())`,
      [id, migration.checksum, migration.name],
    );
    await session.query(migration.sql);
    await session.query(
      `UPDATE "_prisma_migrations" SET finished_at = clock_timestamp(), applied_steps_count = 1 WHERE id = $1`,
      [id],
    );
    await session.query("COMMIT");
  } catch (error) {
    await session.query("ROLLBACK");
    throw new MigrationRefused(`"${migration.name}" failed: ${error instanceof Error ? error.message : String(error)}`);
  }
}
