/** `restore FILE`: fills the database from a backup, after what could go wrong has been looked at. */
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Command } from "../command.js";
import { restoreBackup } from "../database/backupRestore.js";
import { readMigrations } from "../database/migrations.js";
import { projectRoot } from "../projectRoot.js";

export interface RestoreCommandOptions {
  secretKey: string;
  /** Asks the person at the terminal; undefined where nobody sits there. */
  ask: ((question: string) => Promise<string>) | undefined;
}

const usage = "usage: npm run restore -- FILE [--replace [--yes]]";

/** For a process that is not the product: the product itself must not run meanwhile. */
export function restoreCommand({ secretKey, ask }: RestoreCommandOptions): Command {
  return async (parameters, io, database) => {
    const parsed = parse(parameters);
    if (!parsed) {
      io.err(usage);
      return 2;
    }
    const { values, positionals } = parsed;
    const [file, ...more] = positionals;
    if (!file || more.length > 0) {
      io.err(usage);
      return 2;
    }
    const others = (await database.liveInstances()).filter((id) => id !== database.instanceId);
    if (others.length > 0) {
      io.err(`Tonari is running on this database (${others.join(", ")}): stop every instance first.`);
      return 1;
    }
    if (values.replace && !values.yes) {
      if (!ask) {
        io.err("--replace deletes what is in the database: say --yes too.");
        return 2;
      }
      const said = await ask("Everything in the database will be deleted and replaced. Type `replace` to go on: ");
      if (said.trim() !== "replace") {
        io.err("Nothing was changed.");
        return 1;
      }
    }
    const counts = await database.session((session) =>
      restoreBackup(session, {
        file: resolve(io.cwd, file),
        secretKey,
        migrations: readMigrations(join(projectRoot, "prisma/migrations")),
        replace: values.replace,
        say: (line) => io.err(line),
      }),
    );
    const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
    io.out(`✓ restored: ${rows} rows`);
    io.out("  Sending is held: messages are received and stored, and nothing is sent until an admin releases it");
    io.out("  in the console (システムの状態). Sessions are over: everybody signs in again.");
    return 0;
  };
}

/** Undefined where something is said that this command does not know. */
function parse(parameters: readonly string[]) {
  try {
    return parseArgs({
      args: [...parameters],
      options: { replace: { type: "boolean", default: false }, yes: { type: "boolean", default: false } },
      allowPositionals: true,
    });
  } catch {
    return undefined;
  }
}
