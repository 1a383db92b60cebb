/** Events in which time has changed something for those who signed up: looked for each minute, so nothing is forgotten. */
import type { Tx } from "../../db.js";
import { offersEndMs } from "./bookingRules.js";

export interface DueEvent {
  id: string;
  ward: string;
}

export const waitingListDueStore = {
  /** Offers are over, or who is next fits into what is free, however it became free. */
  toSettle(tx: Tx, now: Date): Promise<DueEvent[]> {
    const lastOffer = new Date(now.getTime() + offersEndMs);
    return tx.$queryRaw<DueEvent[]>`
      SELECT e.id, e.ward FROM ward_event e
      WHERE e.state = 'published' AND NOT e.cancelled AND (
        EXISTS (
          SELECT 1 FROM booking o WHERE o.event_id = e.id AND o.state = 'offered'
            AND (o.offered_until <= ${now}::timestamptz OR e.starts_at <= ${now}::timestamptz))
        OR e.starts_at >= ${lastOffer}::timestamptz AND coalesce(e.capacity, 2147483647) - (
          SELECT coalesce(sum(t.people), 0) FROM booking t WHERE t.event_id = e.id AND t.state IN ('confirmed', 'offered')
        ) >= (
          SELECT w.people FROM booking w
          WHERE w.event_id = e.id AND w.state = 'waiting' AND w.people <= coalesce(e.capacity, w.people) ORDER BY w.place LIMIT 1))
      ORDER BY e.starts_at, e.id`;
  },

  /** Cancelled before their time by whatever way, with people who still seem to be in. */
  cancelled(tx: Tx, now: Date): Promise<DueEvent[]> {
    return tx.$queryRaw<DueEvent[]>`
      SELECT e.id, e.ward FROM ward_event e
      WHERE e.cancelled AND e.starts_at > ${now}::timestamptz AND EXISTS (
        SELECT 1 FROM booking b WHERE b.event_id = e.id AND b.state IN ('confirmed', 'offered', 'waiting'))
      ORDER BY e.starts_at, e.id`;
  },
};
