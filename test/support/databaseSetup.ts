/** Once per run: a migrated database that every test file begins from, as a snapshot (embedded) or a template (server). */
import { createHash, randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { Engine } from "../../src/database/embedded/engine.js";
import { migrate } from "../../src/database/migrate.js";
import { readMigrations } from "../../src/database/migrations.js";
import { projectRoot } from "../../src/projectRoot.js";

declare module "vitest" {
  export interface ProvidedContext {
    /** A tar archive of the embedded database, or the name of the template on the server. */
    beginning: string;
  }
}

const engineVersion = readFileSync(join(projectRoot, "node_modules/@electric-sql/pglite/package.json"), "utf8");
const migrations = readMigrations(join(projectRoot, "prisma/migrations"));

export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const server = process.env["TEST_DATABASE_URL"];
  if (!server) {
    project.provide("beginning", await snapshotFile());
    return undefined;
  }
  const name = `tonari_template_${process.pid}_${randomBytes(3).toString("hex")}`;
  await once(server, (client) => client.query(`CREATE DATABASE ${name}`));
  const address = new URL(server);
  address.pathname = `/${name}`;
  await once(address.href, (client) => migrate(client, migrations));
  project.provide("beginning", name);
  return () => once(server, async (client) => void (await client.query(`DROP DATABASE ${name} WITH (FORCE)`)));
}

/** Kept between runs, because making it takes seconds and it only changes with the migrations. */
async function snapshotFile(): Promise<string> {
  const folder = join(projectRoot, ".cache/test-database");
  const key = createHash("sha256").update(JSON.stringify([engineVersion, migrations]));
  const file = join(folder, `${key.digest("hex").slice(0, 16)}.tar`);
  if (existsSync(file)) return file;
  await mkdir(folder, { recursive: true });
  const engine = new Engine({ folder: undefined, snapshot: undefined, durable: false });
  await engine.start();
  const pool = engine.pool();
  const session = await pool.connect();
  await migrate(session, migrations);
  session.release();
  await pool.end();
  const unfinished = `${file}.${process.pid}`;
  await writeFile(unfinished, await engine.snapshot());
  await engine.close();
  // Two runs at once may both make it: each writes a file of its own, and the last one stays.
  await rename(unfinished, file);
  await removeOld(folder);
  return file;
}

/** Snapshots of earlier migrations; other runs may still read those of today. */
async function removeOld(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const old = Date.now() - (await stat(join(folder, name))).mtimeMs > 24 * 60 * 60 * 1000;
    if (old) await rm(join(folder, name), { force: true });
  }
}

async function once(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
