/** What the console's part of cases is handed. */
import type { Audit } from "../../console/audit/audit.js";
import type { Countersigned } from "../../console/countersign/countersigned.js";
import type { Database, Tx } from "../../db.js";
import type { CaseDesk } from "./caseDesk.js";

export interface CaseConsoleOptions {
  database: Database;
  audit: Audit;
  desk: CaseDesk;
  countersigned: Countersigned;
  /** Who may look after cases of the ward. */
  staffOf(tx: Tx, ward: string): Promise<readonly { id: string; name: string }[]>;
  /** What a case's association is called. */
  associationName(ward: string, key: string): string;
  /** Whether a text may say that somebody is in danger. */
  inDanger(text: string): boolean;
  publicUrl: string;
}
