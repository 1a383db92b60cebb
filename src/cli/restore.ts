/** `npm run restore -- FILE`: never inside the running product, which has to be stopped first. */
import { createInterface } from "node:readline/promises";
import { LockHeld } from "#lock";
import { perform } from "../command.js";
import { openDatabase } from "../db.js";
import { createLog } from "../log.js";
import { openKey } from "./openKey.js";
import { terminal } from "./output.js";
import { restoreCommand } from "./restoreCommand.js";

export async function run(args: readonly string[]): Promise<number> {
  const opened = openKey(terminal);
  if (!opened) return 1;
  const { databaseUrl: url, dataFolder, instanceId } = opened.config;
  const log = createLog("warn", process.stderr);
  try {
    const database = await openDatabase({ url, dataFolder, instanceId, log });
    try {
      const commands = {
        restore: restoreCommand({ secretKey: opened.secretKey, ask: process.stdin.isTTY ? ask : undefined }),
      };
      const io = { out: terminal.line, err: terminal.error, cwd: process.cwd() };
      return await perform(commands, { command: "restore", parameters: [...args], cwd: io.cwd }, io, database);
    } finally {
      await database.close();
    }
  } catch (error) {
    if (!(error instanceof LockHeld)) throw error;
    terminal.error(`${error.message} Stop it first: a restore replaces what it works on.`);
    return 1;
  }
}

async function ask(question: string): Promise<string> {
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  return reader.question(question).finally(() => reader.close());
}
