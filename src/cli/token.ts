/** `npm run --silent token -- add …`: in the running product, or here when none is running. */
import { createTemplateStore } from "../announcement/templateStore.js";
import { runCommand } from "../commandRunner.js";
import { createAuditStore } from "../console/audit/auditStore.js";
import type { Content } from "../content.js";
import { createLog } from "../log.js";
import { createVault } from "../vault.js";
import { openContent } from "./openContent.js";
import { openKey } from "./openKey.js";
import { terminal } from "./output.js";
import { type TokenParts, tokenCommand } from "./tokenCommand.js";

export async function run(args: readonly string[]): Promise<number> {
  const opened = openKey(terminal);
  if (!opened) return 1;
  const content = openContent(terminal);
  if (!content) return 1;
  const { databaseUrl: url, dataFolder, instanceId, publicUrl } = opened.config;
  const parts = tokenParts(content, opened.secretKey, publicUrl);
  const log = createLog("warn", process.stderr);
  return runCommand("token", args, { token: tokenCommand(parts) }, { url, dataFolder, instanceId, log });
}

/** What the command needs, from content and key. */
export function tokenParts(content: Content, secretKey: string, publicUrl: string): TokenParts {
  const vault = createVault(secretKey);
  const audit = createAuditStore(vault);
  return {
    wards: [...content.wards.keys()],
    vault,
    audit,
    publicUrl,
    templates: (database) =>
      createTemplateStore({ database, audit, fileTemplates: () => content.announcementTemplates }),
  };
}
