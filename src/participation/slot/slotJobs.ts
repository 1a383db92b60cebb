/** Reminders of consultations, in the same windows as those of events; each once by the notice's key. */
import type { WardContent } from "../../content.js";
import type { Database } from "../../db.js";
import type { ComposeNotice, NoticeDesk, NoticeKinds } from "../../notice/noticeDesk.js";
import type { Clock } from "../../time.js";
import { type Reminder, reminderDue, reminderHolds } from "../booking/bookingReminder.js";
import type { CaseDesk } from "../case/caseDesk.js";
import { casePath, linkTo } from "../paths.js";
import { slotReminderBubble } from "./slotBookedBubble.js";
import { slotReminderStore } from "./slotReminderStore.js";
import { slotStore } from "./slotStore.js";

export interface SlotJobsOptions {
  database: Pick<Database, "transaction">;
  notices: Pick<NoticeDesk, "tell">;
}

export interface SlotJobs {
  /** Each minute; on as many instances as there are. */
  tick(now: Date): Promise<void>;
}

const kinds = { "booking.eve": "slot.eve", "booking.morning": "slot.morning" } as const satisfies Record<
  Reminder["kind"],
  string
>;

export function createSlotJobs({ database, notices }: SlotJobsOptions): SlotJobs {
  return {
    tick: (now) =>
      database.transaction("worker", async (tx) => {
        for (const { caseId, ward, residentId, createdAt, ...slot } of await slotReminderStore.soon(tx, now)) {
          const due = reminderDue({ ...slot, allDay: false }, now);
          // Who booked after that has just read everything.
          if (!due || createdAt >= due.at) continue;
          await notices.tell(tx, { ward, residentId, kind: kinds[due.kind], subject: caseId, slot: due.day });
        }
      }),
  };
}

export interface SlotNoticeOptions {
  cases: Pick<CaseDesk, "find" | "linkOf">;
  wardOf(id: string): WardContent | undefined;
  clock: Clock;
  publicUrl: string;
}

export function slotNotices({ cases, wardOf, clock, publicUrl }: SlotNoticeOptions): NoticeKinds {
  const compose =
    (kind: Reminder["kind"], words: "slotEve" | "slotMorning"): ComposeNotice =>
    async (tx, { ward: id, subject, slot: day, language }) => {
      const ward = wardOf(id);
      const found = await cases.find(tx, id, subject);
      if (!ward || !found || found.final || found.slotId === undefined) return undefined;
      const slot = await slotStore.find(tx, id, found.slotId);
      if (!slot || slot.cancelled) return undefined;
      if (!reminderHolds({ ...slot, allDay: false }, kind, day, clock.now())) return undefined;
      const url = linkTo(publicUrl, casePath(id, cases.linkOf(found.id)), language);
      const booked = { caseId: found.id, form: found.asked, slot, url };
      return [slotReminderBubble(booked, { ward, language }, words)];
    };
  return {
    [kinds["booking.eve"]]: compose("booking.eve", "slotEve"),
    [kinds["booking.morning"]]: compose("booking.morning", "slotMorning"),
  };
}
