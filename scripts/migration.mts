/**
 * Writes the next migration, or proves that the migrations and prisma/schema.prisma say the same.
 *
 *   npm run migration -- add-surveys     writes prisma/migrations/<stamp>_add_surveys/migration.sql, if anything changed
 *   npm run migration -- --check         exits 1 if the schema has changed and no migration says so
 *
 * It needs neither a server nor the network: Prisma's schema engine (WebAssembly) compares the schema with a database
 * in memory on which the existing migrations were run.
 */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { bindMigrationAwareSqlAdapterFactory, type SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import type { DiffTarget, SchemaEngine } from "@prisma/schema-engine-wasm";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { projectRoot } from "../src/projectRoot.js";

/** The part that is used here of a global that TypeScript knows from browsers only. */
declare const WebAssembly: {
  instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: Record<string, unknown> } }>;
};

const schemaFile = join(projectRoot, "prisma/schema.prisma");
const migrationsFolder = join(projectRoot, "prisma/migrations");

const [argument] = process.argv.slice(2);
if (argument === undefined || (argument !== "--check" && !/^[a-z0-9][a-z0-9 _-]*$/i.test(argument))) {
  console.error("usage: npm run migration -- <name> | --check");
  process.exit(2);
}

const sql = await difference();
if (argument === "--check") {
  if (sql === undefined) console.log("prisma/schema.prisma and prisma/migrations agree");
  else
    console.error(`prisma/schema.prisma has changes that no migration makes (npm run migration -- <name>):\n\n${sql}`);
  process.exitCode = sql === undefined ? 0 : 1;
} else if (sql === undefined) {
  console.log("nothing has changed: no migration written");
} else {
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = join(migrationsFolder, `${stamp}_${argument.toLowerCase().replaceAll(/[ -]+/g, "_")}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "migration.sql"), sql);
  await writeFile(join(migrationsFolder, "migration_lock.toml"), 'provider = "postgresql"\n');
  console.log(`written: ${folder}/migration.sql (read it: it may need a way for the data that is there)`);
}

/** The SQL that leads from the migrations to the schema; undefined if nothing is missing. */
async function difference(): Promise<string | undefined> {
  const closers: (() => Promise<void>)[] = [];
  const open = () => memoryAdapter(closers);
  const schemaEngine = await loadSchemaEngine(open);
  try {
    const { stdout, exitCode } = await schemaEngine.diff({
      from: await existingMigrations(),
      to: { tag: "schemaDatamodel", files: [{ path: schemaFile, content: await readFile(schemaFile, "utf8") }] },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    return exitCode === 2 ? (stdout ?? "") : undefined;
  } finally {
    schemaEngine.free();
    for (const close of closers) await close();
  }
}

async function existingMigrations(): Promise<DiffTarget> {
  const names = (await readdir(migrationsFolder, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const directories = names.map(({ name }) => name).sort();
  return {
    tag: "migrations",
    baseDir: migrationsFolder,
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(
      directories.map(async (path) => ({
        path,
        migrationFile: {
          path: "migration.sql",
          content: { tag: "ok" as const, value: await readFile(join(migrationsFolder, path, "migration.sql"), "utf8") },
        },
      })),
    ),
  };
}

/** A fresh database in memory, as the schema engine wants it. (The product's own adapter can't read catalogues.) */
async function memoryAdapter(closers: (() => Promise<void>)[]): Promise<SqlDriverAdapter> {
  const memory = await PGlite.create();
  closers.push(() => memory.close());
  const adapter = await new PrismaPGlite(memory).connect();
  // Its own does not wait for the script to end.
  adapter.executeScript = async (script) => void (await memory.exec(script));
  return adapter;
}

async function loadSchemaEngine(open: () => Promise<SqlDriverAdapter>): Promise<SchemaEngine> {
  const glue = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const file = createRequire(import.meta.url)
    .resolve("@prisma/schema-engine-wasm")
    .replace(/\.js$/, "_bg.wasm");
  const { instance } = await WebAssembly.instantiate(await readFile(file), { "./schema_engine_bg.js": glue });
  glue.__wbg_set_wasm(instance.exports);
  const start = instance.exports["__wbindgen_start"];
  if (typeof start === "function") start();
  return glue.SchemaEngine.new(
    { datamodels: undefined },
    () => {},
    bindMigrationAwareSqlAdapterFactory({
      provider: "postgres",
      adapterName: "memory",
      connect: open,
      connectToShadowDb: open,
    }),
  );
}
