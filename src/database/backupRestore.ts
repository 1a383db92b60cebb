/**
 * Puts a backup into the database, in one transaction: either everything is there afterwards or nothing has changed.
 * Sending is held from then on, because the rows say that messages are still to be sent which LINE took long ago.
 */
import type { BackupCounts, BackupHead, BackupLine } from "./backupLines.js";
import { checkBackup, readBackup } from "./backupReader.js";
import { BackupRefused } from "./backupSeal.js";
import { type BackupTable, quoted, readTables } from "./backupTables.js";
import { migrate, type Session } from "./migrate.js";
import { isUnchanged, type Migration } from "./migrations.js";

export interface RestoreOptions {
  file: string;
  secretKey: string;
  /** Of this version of the product. */
  migrations: readonly Migration[];
  /** Deletes what is there; without it only an empty database is filled. */
  replace: boolean;
  /** Hears what is being done, in sentences. */
  say(line: string): void;
}

/** Who was let in once must not be let in again because the clock was turned back. */
const keptOut = new Set(["console_session", "sign_in_link", "resident_link", "idempotency_key"]);
/** What the start of the product writes into an empty database. */
const ofTheStart = new Set(["installation", "scheduled_run", "rich_menu", ...keptOut]);
/** The lock of the migrations: an instance that starts meanwhile waits. */
const migrationLock = 72707369;
const mostRows = 5_000;

/** @throws BackupRefused before anything was changed */
export async function restoreBackup(session: Session, options: RestoreOptions): Promise<BackupCounts> {
  options.say("reading and checking the file …");
  const { head, counts } = await checkBackup(options.file, options.secretKey);
  const older = olderMigrations(head, options.migrations);
  await session.query(`SELECT pg_advisory_lock(${migrationLock})`);
  try {
    await refuseForeign(session, options.migrations);
    if (!options.replace) await refuseFilled(session);
    options.say(`filling in ${Object.values(counts).reduce((sum, count) => sum + count, 0)} rows of ${head.madeAt} …`);
    await fill(session, head, older, options);
    if (older) {
      const { applied } = await migrate(session, options.migrations);
      options.say(`brought up to this version by ${applied.length} migration(s)`);
    }
    return counts;
  } finally {
    await session.query(`SELECT pg_advisory_unlock(${migrationLock})`);
  }
}

/** The migrations that the backup had, where this version has more; undefined where they are the same. */
function olderMigrations(head: BackupHead, migrations: readonly Migration[]): readonly Migration[] | undefined {
  for (const { name, checksum } of head.migrations) {
    const known = migrations.find((one) => one.name === name);
    if (!known)
      throw new BackupRefused(
        `The backup was made by a newer version of Tonari (it knows ${name}): restore it with that version.`,
      );
    if (!isUnchanged(known, checksum))
      throw new BackupRefused(`The migration ${name} is another one in this version: the backup does not fit it.`);
  }
  const had = new Set(head.migrations.map(({ name }) => name));
  const older = migrations.filter(({ name }) => had.has(name));
  return older.length === migrations.length ? undefined : older;
}

async function refuseForeign(session: Session, migrations: readonly Migration[]): Promise<void> {
  const { rows } = await session.query(`SELECT migration_name AS name FROM "_prisma_migrations"`);
  const foreign = (rows as { name: string }[]).find(({ name }) => !migrations.some((one) => one.name === name));
  if (foreign)
    throw new BackupRefused(
      `The database was used by a newer version of Tonari (${foreign.name}): restore with that version, or into another database.`,
    );
}

async function refuseFilled(session: Session): Promise<void> {
  for (const { name } of await readTables(session)) {
    if (ofTheStart.has(name)) continue;
    const { rows } = await session.query(`SELECT 1 FROM ${quoted(name)} LIMIT 1`);
    if (rows.length > 0)
      throw new BackupRefused(
        `The database is not empty (there are rows in ${name}). Restore into an empty one, or say --replace to delete what is there.`,
      );
  }
}

async function fill(
  session: Session,
  head: BackupHead,
  older: readonly Migration[] | undefined,
  { file, secretKey }: RestoreOptions,
): Promise<void> {
  await session.query("BEGIN");
  try {
    const { rows } = await session.query(
      `SELECT system_identifier AS identifier, timeline FROM installation WHERE id = 1`,
    );
    const [here] = rows as { identifier: string | null; timeline: number | null }[];
    await clear(session, older);
    const tables = new Map(head.tables.map((table) => [table.name, table]));
    refuseUnknown(head.tables, await readTables(session));
    for await (const line of readBackup(file, secretKey)) await take(session, line, tables);
    await session.query(
      `UPDATE installation SET send_hold = true, hold_reason = 'restored', held_since = now(), system_identifier = $1, timeline = $2
       WHERE id = 1`,
      [here?.identifier ?? null, here?.timeline ?? null],
    );
    await session.query("COMMIT");
  } catch (error) {
    await session.query("ROLLBACK");
    throw error;
  }
}

/** Empties the tables; where the backup is older, it makes them anew as they were then. */
async function clear(session: Session, older: readonly Migration[] | undefined): Promise<void> {
  if (!older) {
    const names = (await readTables(session)).map(({ name }) => quoted(name)).join(", ");
    await session.query(`TRUNCATE ${names} RESTART IDENTITY`);
    return;
  }
  // The record of the migrations waits outside, and comes back as it is.
  await session.query(`CREATE SCHEMA tonari_restore; ALTER TABLE "_prisma_migrations" SET SCHEMA tonari_restore`);
  await session.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
  for (const { sql } of older) await session.query(sql);
  await session.query(`ALTER TABLE tonari_restore."_prisma_migrations" SET SCHEMA public; DROP SCHEMA tonari_restore`);
  await session.query(`DELETE FROM "_prisma_migrations" WHERE migration_name <> ALL($1)`, [
    older.map(({ name }) => name),
  ]);
}

function refuseUnknown(had: readonly BackupTable[], has: readonly BackupTable[]): void {
  const columns = new Set(has.flatMap(({ name, columns }) => columns.map((column) => `${name}.${column.name}`)));
  for (const { name, columns: written } of had)
    for (const column of written)
      if (!columns.has(`${name}.${column.name}`))
        throw new BackupRefused(`The backup holds ${name}.${column.name}, which this database does not have.`);
}

async function take(session: Session, line: BackupLine, tables: ReadonlyMap<string, BackupTable>): Promise<void> {
  if (line.kind === "sequences") {
    for (const { name, value, called } of line.sequences)
      await session.query("SELECT setval($1::text::regclass, $2::bigint, $3)", [quoted(name), value, called]);
  }
  if (line.kind !== "rows" || keptOut.has(line.table)) return;
  const table = tables.get(line.table);
  if (!table) throw new BackupRefused(`The backup has rows of ${line.table}, which its head does not name.`);
  const names = table.columns.map(({ name }) => quoted(name)).join(", ");
  const values = table.columns.map(({ type }, place) => `(r.value ->> ${place})::${type}`).join(", ");
  for (let from = 0; from < line.rows.length; from += mostRows)
    await session.query(
      `INSERT INTO ${quoted(line.table)} (${names}) OVERRIDING SYSTEM VALUE
       SELECT ${values} FROM json_array_elements($1::json) AS r`,
      [JSON.stringify(line.rows.slice(from, from + mostRows))],
    );
}
