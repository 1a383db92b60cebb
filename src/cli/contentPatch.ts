/** `npm run --silent content:patch | git apply`: asked of the running product, or of the database where none is running. */
import { runCommand } from "../commandRunner.js";
import { createContentLayerStore } from "../contentLayerStore.js";
import { createLog } from "../log.js";
import { contentPatchCommand } from "./contentPatchCommand.js";
import { openKey } from "./openKey.js";
import { terminal } from "./output.js";

export async function run(args: readonly string[]): Promise<number> {
  const opened = openKey(terminal);
  if (!opened) return 1;
  const { databaseUrl: url, dataFolder, instanceId, contentFolder } = opened.config;
  const commands = { "content:patch": contentPatchCommand({ contentFolder, store: createContentLayerStore() }) };
  return runCommand("content:patch", args, commands, {
    url,
    dataFolder,
    instanceId,
    log: createLog("warn", process.stderr),
  });
}
