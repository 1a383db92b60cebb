/** What every connection must be like: PostgreSQL 15 or newer, time zone UTC. */
import type { Session } from "./migrate.js";

/** This PostgreSQL can't be used. */
export class DatabaseRefused extends Error {
  readonly forOperator = true;
  constructor(reason: string) {
    super(`this database can't be used: ${reason}`);
    this.name = "DatabaseRefused";
  }
}

/**
 * Prisma's adapter drops the offset of instants: in a session of another zone they would be stored hours off, and
 * reading them back would look right. So such a session is refused rather than used.
 */
export async function checkSession(session: Session): Promise<void> {
  const { rows } = await session.query(
    "SELECT current_setting('server_version_num')::int AS version, current_setting('TimeZone') AS zone",
  );
  const [row] = rows as { version: number; zone: string }[];
  if (!row || row.version < 150_000) throw new DatabaseRefused("it is older than PostgreSQL 15");
  if (!["UTC", "Etc/UTC", "GMT"].includes(row.zone)) {
    throw new DatabaseRefused(
      `its session has the time zone ${row.zone} although UTC was asked for. A connection pooler in between must ` +
        "pass the startup option `options` on, or the role needs `ALTER ROLE … SET timezone TO 'UTC'`.",
    );
  }
}
