/** The nightly check of the audit: its result goes into the audit and into the log, where a cut-off end shows. */
import type { Database } from "../../db.js";
import type { Log } from "../../log.js";
import { checkFacts } from "./auditChain.js";
import type { AuditStore } from "./auditStore.js";

export function createAuditCheck(options: { database: Database; audit: AuditStore; log: Log }) {
  const { database, audit, log } = options;
  return async function checkAudit(): Promise<void> {
    const check = await audit.check(database);
    const facts = checkFacts(check);
    if (check.kind === "whole") log.info("audit chain checked", facts);
    else log.error("audit chain broken", facts);
    await database.transaction("worker", (tx) =>
      audit.record(tx, { actor: { kind: "system" }, action: "audit.checked", facts }),
    );
  };
}
