/** Where the kept tally of a survey is found, and counted anew. */
import type { Tx } from "../../db.js";
import type { KeptTally } from "./tally.js";

export interface TallyDesk {
  /** Undefined before the first answer has been counted. */
  kept(tx: Tx, surveyId: string): Promise<KeptTally | undefined>;
  /** Asks for a new count soon; in the transaction that changed an answer. Many askings are one count. */
  changed(tx: Tx, surveyId: string): Promise<void>;
  /** Counts now, keeps it, and hands the readings of its measures to the indicators. */
  recount(surveyId: string): Promise<KeptTally>;
}
