/** Counts about the installation for the console: what failed, what was put aside. */
import type { Tx } from "../../db.js";

export interface InstallationCounts {
  failedJobs: number;
  quarantinedEvents: number;
  failedReplies: number;
  /** Version of the PostgreSQL. */
  postgres: string;
  /** Name of the last migration. */
  migration: string;
}

export async function countInstallation(tx: Tx): Promise<InstallationCounts> {
  const [row] = await tx.$queryRaw<InstallationCounts[]>`
    SELECT (SELECT count(*) FROM job WHERE state = 'failed')::int AS "failedJobs",
      (SELECT count(*) FROM inbox_event WHERE state = 'quarantined')::int AS "quarantinedEvents",
      (SELECT count(*) FROM reply WHERE state = 'failed')::int AS "failedReplies",
      current_setting('server_version') AS postgres,
      coalesce((SELECT max(migration_name) FROM _prisma_migrations), '') AS migration`;
  if (!row) throw new Error("counting gave no row");
  return row;
}
