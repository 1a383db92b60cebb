/**
 * What a PostgreSQL server does by itself in the background and the embedded one does not: it has no autovacuum and
 * no checkpointer, so its tables would swell and its log would grow without end.
 */
import type { Pool } from "pg";
import type { Log } from "../../log.js";
import { errorFields } from "../../log.js";

type InTurn = (work: (pool: Pool) => Promise<void>) => Promise<void>;

const logEveryMs = 10_000;
const tablesEveryMs = 60_000;
/** Bytes of log after which the tables are written out, so that the next start has little to recover. */
const logLimit = 64 * 1024 * 1024;
/**
 * PostgreSQL's own rule for a vacuum, and once after a crash, which loses the counts of dead rows: then a table of
 * some size has never been vacuumed as far as anybody knows.
 */
const dueTables = `
  SELECT quote_ident(schemaname) || '.' || quote_ident(relname) AS name FROM pg_stat_user_tables
  WHERE n_dead_tup > 50 + 0.2 * n_live_tup OR n_mod_since_analyze > 50 + 0.1 * n_live_tup
    OR (last_vacuum IS NULL AND pg_relation_size(relid) > 1024 * 1024)
  ORDER BY n_dead_tup DESC`;

/** @returns a function that ends it */
export function startUpkeep(inTurn: InTurn, log: Log): () => void {
  const timers = [
    every(logEveryMs, () => limitLog(inTurn), log),
    every(tablesEveryMs, () => vacuumTables(inTurn), log),
  ];
  return () => {
    for (const timer of timers) clearInterval(timer);
  };
}

function every(milliseconds: number, work: () => Promise<void>, log: Log): NodeJS.Timeout {
  let running = false;
  const timer = setInterval(() => {
    if (running) return;
    running = true;
    work()
      .catch((error: unknown) => log.warn("the upkeep of the embedded database failed", errorFields(error)))
      .finally(() => {
        running = false;
      });
  }, milliseconds);
  return timer.unref();
}

/** Each table takes a turn of its own, so that nobody waits for more than one. */
export async function vacuumTables(inTurn: InTurn): Promise<void> {
  let due: string[] = [];
  await inTurn(async (pool) => {
    due = (await pool.query<{ name: string }>(dueTables)).rows.map(({ name }) => name);
  });
  for (const name of due) {
    await inTurn(async (pool) => void (await pool.query(`VACUUM (ANALYZE) ${name}`)));
  }
}

export async function limitLog(inTurn: InTurn): Promise<void> {
  await inTurn(async (pool) => {
    const { rows } = await pool.query<{ bytes: number }>(
      "SELECT (pg_current_wal_lsn() - redo_lsn)::float8 AS bytes FROM pg_control_checkpoint()",
    );
    if ((rows[0]?.bytes ?? 0) > logLimit) await pool.query("CHECKPOINT");
  });
}
