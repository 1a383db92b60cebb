/** `npm run --silent staff -- add …`: in the running product, or here when none is running. */
import { runCommand } from "../commandRunner.js";
import { createAuditStore } from "../console/audit/auditStore.js";
import type { Content } from "../content.js";
import { createLog } from "../log.js";
import { createVault } from "../vault.js";
import { openContent } from "./openContent.js";
import { openKey } from "./openKey.js";
import { terminal } from "./output.js";
import { type StaffCommandOptions, staffCommand } from "./staffCommand.js";

export async function run(args: readonly string[]): Promise<number> {
  const opened = openKey(terminal);
  if (!opened) return 1;
  const content = openContent(terminal);
  if (!content) return 1;
  const { databaseUrl: url, dataFolder, instanceId, publicUrl } = opened.config;
  const command = staffCommand(staffOptions(content, opened.secretKey, publicUrl));
  const log = createLog("warn", process.stderr);
  return runCommand("staff", args, { staff: command }, { url, dataFolder, instanceId, log });
}

/** What the command needs, from content and key. */
export function staffOptions(content: Content, secretKey: string, publicUrl: string): StaffCommandOptions {
  const vault = createVault(secretKey);
  return { vault, audit: createAuditStore(vault), publicUrl, wards: [...content.wards.keys()] };
}
