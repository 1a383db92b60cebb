/** Who asks: the staff member of the session, as they are now. */
import type { Request } from "express";
import type { Database } from "../../db.js";
import type { AccountStore, PresentStaff } from "../account/accountStore.js";
import { ended, type Stage } from "./consoleSession.js";

export interface Present {
  stage: Exclude<Stage, "start">;
  staff: PresentStaff;
}

/** Undefined: nobody, or somebody whose session is over because they were disabled, reset, or changed. */
export async function whoAsks(
  database: Database,
  accounts: AccountStore,
  request: Request,
): Promise<Present | undefined> {
  const { stage, staffId, epoch } = request.session;
  if (stage === undefined || stage === "start" || staffId === undefined || epoch === undefined) return undefined;
  const staff = await database.run("console", (tx) => accounts.present(tx, staffId, epoch));
  if (staff) return { stage, staff };
  await ended(request);
  return undefined;
}
