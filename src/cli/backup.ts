/** `npm run backup -- FILE`: by the running product, or here when none is running. */
import { runCommand } from "../commandRunner.js";
import { createLog } from "../log.js";
import { backupCommand } from "./backupCommand.js";
import { openKey } from "./openKey.js";
import { terminal } from "./output.js";

export async function run(args: readonly string[]): Promise<number> {
  const opened = openKey(terminal);
  if (!opened) return 1;
  const { databaseUrl: url, dataFolder, instanceId } = opened.config;
  const log = createLog("warn", process.stderr);
  return runCommand(
    "backup",
    args,
    { backup: backupCommand({ secretKey: opened.secretKey }) },
    { url, dataFolder, instanceId, log },
  );
}
