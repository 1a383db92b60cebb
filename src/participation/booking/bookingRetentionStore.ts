/** What people told with their sign-up is erased when it has done its work; how many came stays. */
import type { Database, Tx } from "../../db.js";

/** Days after the event, as the form says before its first field. */
const detailsKeptDays = 90;

export function createBookingRetention(database: Pick<Database, "run">) {
  return {
    /** Residents who blocked the account 30 days ago, and are in the list of an event. */
    async leavers(tx: Tx): Promise<string[]> {
      const rows = await tx.$queryRaw<{ id: string }[]>`
        SELECT DISTINCT b.resident_id::text AS id FROM booking b JOIN line_contact c ON c.resident_id = b.resident_id
        WHERE c.blocked_at < now() - interval '30 days'`;
      return rows.map(({ id }) => id);
    },

    /** Nightly. @returns how many were erased */
    forgetOld(now: Date): Promise<number> {
      // When it is over: wardEvent.endOf.
      return database.run(
        "worker",
        (tx) => tx.$executeRaw`
          UPDATE booking b SET details = NULL FROM ward_event e
          WHERE e.id = b.event_id AND b.details IS NOT NULL AND ${now}::timestamptz >= ${detailsKeptDays} * interval '1 day' +
            CASE WHEN e.all_day THEN coalesce(e.ends_at, e.starts_at) + interval '1 day'
              ELSE coalesce(e.ends_at, e.starts_at + interval '2 hours') END`,
      );
    },
  };
}
