/** What the pages of cases are given. */

import type { Content } from "../../content.js";
import type { Database, Tx } from "../../db.js";
import type { PriorityAnswer } from "../../guide/priority.js";
import type { ResidentLinkStore } from "../../resident/residentLinkStore.js";
import type { Clock } from "../../time.js";
import type { WebFrame } from "../../web/frame.js";
import type { AssociationDesk } from "../association/associationDesk.js";
import type { SendingLimits } from "../sendingLimitsStore.js";
import type { CaseDesk } from "./caseDesk.js";
import type { OpenTime } from "./caseTimes.js";

export interface CasePagesOptions {
  frame: WebFrame;
  content: Content;
  database: Database;
  clock: Clock;
  desk: CaseDesk;
  links: Pick<ResidentLinkStore, "find">;
  limits: SendingLimits;
  associations: Pick<AssociationDesk, "associationOf" | "nameOf">;
  slots: { open(tx: Tx, ward: string, form: string, now: Date): Promise<readonly OpenTime[]> };
  /** What to tell somebody who writes that somebody is in danger. */
  inDanger(text: string): PriorityAnswer | undefined;
  publicUrl: string;
}
