/** What time does to sign-ups, each minute: offers end, the next move up, reminders go out. Safe to do twice, and at once. */
import type { Database, Tx } from "../../db.js";
import { errorFields, type Log } from "../../log.js";
import type { NoticeDesk } from "../../notice/noticeDesk.js";
import type { WardEvent } from "../event/wardEvent.js";
import { wardEventStore } from "../event/wardEventStore.js";
import type { BookingDesk } from "./bookingDesk.js";
import { type Reminder, reminderDue } from "./bookingReminder.js";
import { bookingReminderStore } from "./bookingReminderStore.js";
import { type DueEvent, waitingListDueStore } from "./waitingListDueStore.js";

export interface BookingJobsOptions {
  database: Pick<Database, "run" | "transaction">;
  bookings: Pick<BookingDesk, "moveUp" | "eventChanged">;
  notices: Pick<NoticeDesk, "tell">;
  log: Log;
}

export interface BookingJobs {
  /** @param now civil time */
  tick(now: Date): Promise<void>;
}

/** In one transaction: a resident who writes meanwhile waits for so many at most. */
const remindedAtOnce = 100;

export function createBookingJobs({ database, bookings, notices, log }: BookingJobsOptions): BookingJobs {
  const within = <T>(work: (tx: Tx) => Promise<T>) => database.transaction("worker", work, { retry: true });

  async function tellCancelled(tx: Tx, { id, ward }: DueEvent): Promise<void> {
    const event = await wardEventStore.lock(tx, ward, id);
    if (event?.cancelled) await bookings.eventChanged(tx, event, "cancelled");
  }

  async function remind(event: WardEvent, reminder: Reminder): Promise<void> {
    let after: bigint | undefined = 0n;
    while (after !== undefined) {
      const behind: bigint = after;
      after = await within(async (tx) => {
        const untold = await bookingReminderStore.untold(tx, event, reminder, behind, remindedAtOnce);
        for (const { id, residentId } of untold)
          await notices.tell(tx, {
            ward: event.ward,
            residentId,
            kind: reminder.kind,
            subject: id,
            slot: reminder.day,
          });
        return untold.length === remindedAtOnce ? untold.at(-1)?.place : undefined;
      });
    }
  }

  return {
    async tick(now) {
      /** What fails with one event should not keep the others waiting: it is tried again in a minute. */
      const each = async <One extends { id: string }>(events: readonly One[], work: (one: One) => Promise<unknown>) => {
        for (const one of events)
          await work(one).catch((error: unknown) =>
            log.error("bookings of an event failed", { event: one.id, ...errorFields(error) }),
          );
      };
      const { cancelled, toSettle, soon } = await database.run("worker", async (tx) => ({
        cancelled: await waitingListDueStore.cancelled(tx, now),
        toSettle: await waitingListDueStore.toSettle(tx, now),
        soon: await bookingReminderStore.eventsSoon(tx, now),
      }));
      await each(cancelled, (one) => within((tx) => tellCancelled(tx, one)));
      await each(toSettle, ({ id, ward }) => within((tx) => bookings.moveUp(tx, ward, id, now)));
      await each(soon, async (event) => {
        const reminder = reminderDue(event, now);
        if (reminder) await remind(event, reminder);
      });
    },
  };
}
