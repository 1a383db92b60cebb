/** Audit record (監査記録): who did what, when, to what; append-only, each chained to the one before by a hash (R17). */
import type { Tx } from "../../db.js";
import type { Actor } from "../actor.js";

export interface AuditEntry {
  actor: Actor;
  /** Left out: of the whole installation. */
  ward?: string | undefined;
  /** area.verb, lower case: `session.opened`, `announcement.approved`, `export.downloaded`, `resident.viewed`. */
  action: string;
  /** Id of what it was done to. */
  subject?: string | undefined;
  /** Ids, counts and states only: never a resident's words, a name or an address. */
  facts?: Readonly<Record<string, string | number | boolean | null>>;
}

export interface Audit {
  /** In the transaction of what is recorded, as its last statement: it queues behind the others that record. */
  record(tx: Tx, entry: AuditEntry): Promise<void>;
}
