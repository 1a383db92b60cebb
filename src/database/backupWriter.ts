/** Writes everything the database holds, as it is at one moment, into one sealed file. */
import { createWriteStream } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { BackupCounts, BackupLine } from "./backupLines.js";
import { seal } from "./backupSeal.js";
import { type BackupTable, quoted, readSequences, readTables } from "./backupTables.js";
import type { Session } from "./migrate.js";

/** Characters of a page of rows that are aimed at. */
const pageSize = 1_000_000;
const mostRows = 5_000;

export interface WrittenBackup {
  counts: BackupCounts;
  bytes: number;
}

/** The file appears under its name when it is complete, readable by its owner only; one of that name is replaced. */
export async function writeBackup(session: Session, file: string, secretKey: string): Promise<WrittenBackup> {
  const unfinished = `${file}.part`;
  await rm(unfinished, { force: true });
  const counts: Record<string, number> = {};
  let bytes = 0;
  async function* counted(parts: AsyncIterable<Buffer>) {
    for await (const part of parts) {
      bytes += part.length;
      yield part;
    }
  }
  await session.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  try {
    await pipeline(
      Readable.from(lines(session, counts)),
      createGzip({ level: 4 }),
      (zipped: AsyncIterable<Buffer>) => counted(seal(zipped, secretKey)),
      createWriteStream(unfinished, { flags: "wx", mode: 0o600 }),
    );
    const written = await open(unfinished, "r+");
    await written.sync().finally(() => written.close());
    await rename(unfinished, file);
    return { counts, bytes };
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  } finally {
    await session.query("ROLLBACK").catch(() => {});
  }
}

async function* lines(session: Session, counts: Record<string, number>): AsyncGenerator<string> {
  const write = (line: BackupLine) => `${JSON.stringify(line)}\n`;
  await session.query("SET LOCAL bytea_output = 'hex'");
  await session.query("SET LOCAL DateStyle = 'ISO'");
  await session.query("SET LOCAL IntervalStyle = 'postgres'");
  await session.query("SET LOCAL extra_float_digits = 1");
  const tables = await readTables(session);
  const about = await session.query(
    `SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "madeAt", version() LIKE '%emscripten%' AS embedded,
       (SELECT system_identifier FROM installation) AS "systemIdentifier", (SELECT timeline FROM installation) AS timeline`,
  );
  const [one] = about.rows as {
    madeAt: string;
    embedded: boolean;
    systemIdentifier: string | null;
    timeline: number | null;
  }[];
  const { rows: migrations } = await session.query(
    `SELECT migration_name AS name, checksum FROM "_prisma_migrations" WHERE rolled_back_at IS NULL ORDER BY started_at`,
  );
  yield write({
    kind: "head",
    madeAt: one?.madeAt ?? "",
    database: {
      kind: one?.embedded ? "embedded" : "server",
      systemIdentifier: one?.systemIdentifier ?? null,
      timeline: one?.timeline ?? null,
    },
    migrations: migrations as { name: string; checksum: string }[],
    tables,
  });
  for (const table of tables) {
    counts[table.name] = 0;
    for await (const rows of pages(session, table)) {
      counts[table.name] = (counts[table.name] ?? 0) + rows.length;
      yield `{"kind":"rows","table":${JSON.stringify(table.name)},"rows":[${rows.join(",")}]}\n`;
    }
  }
  yield write({ kind: "sequences", sequences: await readSequences(session) });
  yield write({ kind: "end", counts });
}

/** Rows as JSON texts, about as many at once as make a page: few pictures, many residents. */
async function* pages(session: Session, { name, columns }: BackupTable): AsyncGenerator<string[]> {
  const values = columns.map((column) => `${quoted(column.name)}::text`).join(", ");
  await session.query(
    `DECLARE backup_rows NO SCROLL CURSOR FOR SELECT json_build_array(${values})::text AS row FROM ${quoted(name)}`,
  );
  for (let count = 10; ; ) {
    const { rows } = await session.query(`FETCH ${count} FROM backup_rows`);
    const page = (rows as { row: string }[]).map(({ row }) => row);
    if (page.length > 0) yield page;
    if (page.length < count) break;
    const size = page.reduce((sum, row) => sum + row.length, 0);
    count = Math.max(1, Math.min(count * 4, mostRows, Math.floor((count * pageSize) / Math.max(1, size))));
  }
  await session.query("CLOSE backup_rows");
}
