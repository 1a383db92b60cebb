/** The migrations in prisma/migrations: their names in order, their SQL, and how to recognise an edited one. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface Migration {
  /** `<stamp>_<name>`, the folder's name. */
  name: string;
  sql: string;
  /** What Prisma stores: SHA-256 of the file, in hex. */
  checksum: string;
}

export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: checksum(sql) };
    });
}

/** Whether `applied` is the checksum of this migration, with the line ends of any system. */
export function isUnchanged(migration: Migration, applied: string): boolean {
  const unix = migration.sql.replaceAll("\r\n", "\n");
  return [migration.checksum, checksum(unix), checksum(unix.replaceAll("\n", "\r\n"))].includes(applied);
}

function checksum(sql: string): string {
  return createHash("sha256").update(sql).digest("hex");
}
