/** Criteria by which an announcement finds the people of an event: who has a place, who waits, who came. */
import { Prisma } from "../../../generated/prisma/client.js";
import type { Tx } from "../../db.js";

/** Kind → condition on `r` (resident); the id is that of an event of the ward. */
export const bookingCriteria: ReadonlyMap<string, (ward: string, id: string) => Prisma.Sql> = new Map([
  // Those of a cancelled event too, whom a new date concerns. Who waits is not told to come.
  [
    "event-participants",
    (ward, id) => among(ward, id, Prisma.sql`(b.state IN ('confirmed', 'offered') OR b.cancelled_by = 'event')`),
  ],
  ["event-waiting", (ward, id) => among(ward, id, Prisma.sql`b.state = 'waiting'`)],
  [
    "event-attended",
    (ward, id) =>
      among(
        ward,
        id,
        Prisma.sql`EXISTS (SELECT 1 FROM attendance a WHERE a.booking_id = b.id AND a.withdrawn_at IS NULL)`,
      ),
  ],
]);

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function among(ward: string, id: string, which: Prisma.Sql): Prisma.Sql {
  // What is no id names nobody; the database would refuse the whole statement.
  if (!uuid.test(id)) return Prisma.sql`false`;
  return Prisma.sql`r.id IN (
    SELECT b.resident_id FROM booking b WHERE b.event_id = ${id}::uuid AND b.ward = ${ward} AND b.resident_id IS NOT NULL AND ${which})`;
}

/** The same in words, for the pages on which an announcement says whom it goes to: the latest events first. */
export async function offeredBookingCriteria(
  tx: Tx,
  ward: string,
): Promise<{ kind: string; id: string; name: string }[]> {
  const events = await tx.wardEvent.findMany({
    where: { ward, bookings: { some: { residentId: { not: null } } } },
    orderBy: [{ startsAt: "desc" }, { id: "asc" }],
    take: 30,
    select: { id: true, title: true },
  });
  return events.flatMap(({ id, title }) => [
    { kind: "event-participants", id, name: `行事に参加予定の人（${title}）` },
    { kind: "event-waiting", id, name: `行事のキャンセル待ちの人（${title}）` },
    { kind: "event-attended", id, name: `行事に参加した人（${title}）` },
  ]);
}
