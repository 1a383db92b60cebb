/** A day as the database's DATE columns take and give it. */
import type { CivilDate } from "../time.js";

export const dayOf = (date: CivilDate): Date => new Date(`${date}T00:00:00.000Z`);
