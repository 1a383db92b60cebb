/** Which events an instance takes on next: of each resident the first, and the residents in a circle. */
import type { Tx } from "../db.js";

/** An event that this instance has taken on; the attempt is already counted and committed. */
export interface ClaimedEvent {
  id: bigint;
  channel: string;
  person: Uint8Array;
  attempts: number;
}

/** Where the circle goes on. */
export interface Place {
  channel: string;
  person: Uint8Array;
}

export const beginning: Place = { channel: "", person: new Uint8Array() };

/**
 * Takes on the first waiting event of up to `limit` residents for whom nobody works. Counting the attempt here, and
 * not when it fails, is what stops an event that kills the process.
 *
 * It steps through the index from resident to resident, so that it costs the same however much waits, and begins
 * after the last one it took: a resident with a thousand events gets no more turns than one with a single event.
 */
export function claimEvents(tx: Tx, instanceId: string, after: Place, limit: number): Promise<ClaimedEvent[]> {
  const person = Buffer.from(after.person);
  return tx.$queryRaw<ClaimedEvent[]>`
    WITH RECURSIVE beyond AS (
      (SELECT id, channel, person, claimed_by, not_before FROM inbox_event
       WHERE state = 'pending' AND (channel, person) > (${after.channel}, ${person}::bytea)
       ORDER BY channel, person, order_ts, id LIMIT 1)
      UNION ALL
      SELECT next.* FROM beyond one, LATERAL (
        SELECT id, channel, person, claimed_by, not_before FROM inbox_event
        WHERE state = 'pending' AND (channel, person) > (one.channel, one.person)
        ORDER BY channel, person, order_ts, id LIMIT 1) next
    ), around AS (
      (SELECT id, channel, person, claimed_by, not_before FROM inbox_event
       WHERE state = 'pending' AND (channel, person) <= (${after.channel}, ${person}::bytea)
       ORDER BY channel, person, order_ts, id LIMIT 1)
      UNION ALL
      SELECT next.* FROM around one, LATERAL (
        SELECT id, channel, person, claimed_by, not_before FROM inbox_event
        WHERE state = 'pending' AND (channel, person) > (one.channel, one.person)
          AND (channel, person) <= (${after.channel}, ${person}::bytea)
        ORDER BY channel, person, order_ts, id LIMIT 1) next
    ), free AS MATERIALIZED (
      SELECT id FROM (SELECT * FROM beyond UNION ALL SELECT * FROM around) AS first
      WHERE claimed_by IS NULL AND (not_before IS NULL OR not_before <= now()) LIMIT ${limit}
    ), taken AS MATERIALIZED (
      SELECT e.id FROM inbox_event e WHERE e.id IN (SELECT id FROM free) AND e.state = 'pending' AND e.claimed_by IS NULL
      FOR UPDATE SKIP LOCKED
    )
    UPDATE inbox_event e SET claimed_by = ${instanceId}, claimed_at = now(), attempts = attempts + 1
    FROM taken WHERE e.id = taken.id
    RETURNING e.id, e.channel, e.person, e.attempts`;
}

/** The one that comes last in the order of the index, where the next look begins. */
export function lastPlace(claimed: readonly ClaimedEvent[], before: Place): Place {
  const beyond = claimed.filter((one) => follows(one, before));
  const lap = beyond.length === claimed.length ? claimed : claimed.filter((one) => !follows(one, before));
  return lap.reduce<Place | undefined>((last, one) => (last && !follows(one, last) ? last : one), undefined) ?? before;
}

function follows(one: Place, other: Place): boolean {
  if (one.channel !== other.channel) return one.channel > other.channel;
  return Buffer.compare(one.person, other.person) > 0;
}
