/** Checks a session and brings its database up to this version's migrations. */
import { join } from "node:path";
import type { Log } from "../log.js";
import { projectRoot } from "../projectRoot.js";
import { migrate, type Session } from "./migrate.js";
import { readMigrations } from "./migrations.js";
import { checkSession } from "./session.js";

export async function bringUp(session: Session, log: Log): Promise<void> {
  await checkSession(session);
  const { applied, unknown } = await migrate(session, readMigrations(join(projectRoot, "prisma/migrations")));
  if (applied.length > 0) log.info("the database was migrated", { migrations: applied });
  if (unknown.length > 0) log.warn("the database is of a newer version of this product", { migrations: unknown });
}
