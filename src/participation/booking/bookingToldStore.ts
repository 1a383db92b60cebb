/** Who is told when staff cancel a sign-up, or when an event is cancelled, moved or changed. */
import type { Tx } from "../../db.js";
import type { NoticeDesk } from "../../notice/noticeDesk.js";
import type { WardEvent } from "../event/wardEvent.js";
import type { Booking } from "./bookingDesk.js";

export const cancelledNotice = "booking.cancelled";
export const movedNotice = "booking.moved";
export const changedNotice = "booking.changed";
export const withdrawnNotice = "booking.withdrawn";

type Tell = Pick<NoticeDesk, "tell">;
interface Holder {
  id: string;
  residentId: string | null;
}

/** Says which move is told of: what was moved on since is told by the later one. */
const movedSlot = ({ sequence, startsAt }: Pick<WardEvent, "sequence" | "startsAt">): string =>
  `${sequence}:${startsAt.getTime()}`;

/** Whether the event still begins when that notice says. */
export const movedTo = (slot: string, { startsAt }: Pick<WardEvent, "startsAt">): boolean =>
  slot.endsWith(`:${startsAt.getTime()}`);

/** With the event its sign-ups are cancelled, so that nobody seems to be in any more. */
const cancelAll = (tx: Tx, { id }: WardEvent) =>
  tx.$queryRaw<Holder[]>`
    UPDATE booking SET state = 'cancelled', cancelled_by = 'event', offered_until = NULL
    WHERE event_id = ${id}::uuid AND state IN ('confirmed', 'offered', 'waiting') RETURNING id, resident_id AS "residentId"`;

const active = (tx: Tx, { id }: WardEvent) =>
  tx.$queryRaw<Holder[]>`
    SELECT id, resident_id AS "residentId" FROM booking
    WHERE event_id = ${id}::uuid AND state IN ('confirmed', 'offered', 'waiting')`;

const kindOf = { cancelled: cancelledNotice, moved: movedNotice, changed: changedNotice } as const;

/** @returns how many were told */
export async function tellEventChanged(
  tx: Tx,
  notices: Tell,
  event: WardEvent,
  what: "cancelled" | "moved" | "changed",
): Promise<number> {
  const holders = what === "cancelled" ? await cancelAll(tx, event) : await active(tx, event);
  const kind = kindOf[what];
  const slot = what === "moved" ? movedSlot(event) : String(event.sequence);
  let told = 0;
  for (const { id, residentId } of holders) {
    if (residentId === null) continue;
    if (await notices.tell(tx, { ward: event.ward, residentId, kind, subject: id, slot })) told += 1;
  }
  return told;
}

/** Whose sign-up staff have cancelled hears of it, each time. */
export async function tellStaffCancelled(tx: Tx, notices: Tell, booking: Booking, now: Date): Promise<void> {
  const { id, ward, residentId } = booking;
  if (residentId !== undefined)
    await notices.tell(tx, { ward, residentId, kind: withdrawnNotice, subject: id, slot: String(now.getTime()) });
}
