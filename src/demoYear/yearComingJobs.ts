/** Plays the events that are still to come: written, signed up for, moved, cancelled, by the product's own desks. */
import type { Database, Tx } from "../db.js";
import type { BookingDesk } from "../participation/booking/bookingDesk.js";
import { createEventDesk } from "../participation/event/eventDesk.js";
import { addDays, civilDate, instantOf } from "../time.js";
import { fictionalKeys } from "./demoYearStore.js";
import { type ComingEvent, comingEvents, recentEvent, recentPeople } from "./yearComing.js";
import type { YearCourses } from "./yearCourseJobs.js";
import type { YearSignUps } from "./yearSignUps.js";

export interface YearComingOptions {
  database: Database;
  bookings: BookingDesk;
  signUps: YearSignUps;
  courses: YearCourses;
  /** Who writes: a person of the demo. */
  writer: string;
}

const givenBackMs = 90 * 60_000;

export function createYearComing({ database, bookings, signUps, courses, writer }: YearComingOptions) {
  // What is still to come counts nowhere, and what was held lately is of no plan's series.
  const desk = createEventDesk({ bookings, recount: async () => {} });

  async function play(tx: Tx, ward: string, coming: ComingEvent, now: Date): Promise<number> {
    const { fields, state, movedFrom, cancelled } = coming;
    const from = { key: coming.key, by: writer, fictional: true, state };
    const { event } = await desk.add(tx, ward, movedFrom ? startingAt(movedFrom, fields) : fields, from, now);
    const ids = await signUps(tx, event, coming.signUps, instantOf(addDays(civilDate(now), -5), "09:10"));
    if (coming.givenBack && ids[0] !== undefined)
      await bookings.cancel(tx, ward, ids[0], "resident", new Date(now.getTime() - givenBackMs));
    const seen = event.version;
    if (movedFrom) await desk.change(tx, ward, event.id, fields, { seen, now });
    if (cancelled !== undefined) await desk.cancel(tx, ward, event.id, { seen, reason: cancelled, now });
    return ids.length;
  }

  async function playRecent(tx: Tx, ward: string, now: Date): Promise<number> {
    const { key, fields } = recentEvent(now);
    const from = { key, by: writer, fictional: true, state: "published" } as const;
    const { event } = await desk.add(tx, ward, fields, from, now);
    return courses(tx, event, recentPeople);
  }

  return {
    /** @returns how many were new */
    async play(
      ward: string,
      towns: readonly string[],
      now: Date,
    ): Promise<{ events: number; comingEvents: number; signUps: number }> {
      const added = { events: 0, comingEvents: 0, signUps: 0 };
      const known = await database.run("worker", (tx) => fictionalKeys(tx, ward));
      for (const coming of comingEvents(towns, now)) {
        if (known.has(coming.key)) continue;
        added.signUps += await database.transaction("worker", (tx) => play(tx, ward, coming, now));
        added.comingEvents += 1;
      }
      if (!known.has(recentEvent(now).key)) {
        added.signUps += await database.transaction("worker", (tx) => playRecent(tx, ward, now));
        added.events += 1;
      }
      return added;
    },
  };
}

function startingAt(startsAt: Date, fields: ComingEvent["fields"]): ComingEvent["fields"] {
  const length = (fields.endsAt ?? fields.startsAt).getTime() - fields.startsAt.getTime();
  return { ...fields, startsAt, endsAt: new Date(startsAt.getTime() + length) };
}
