/** Plays the day of an event that people signed up for: who came is received at the door, by code or by hand. */
import type { Tx } from "../db.js";
import { checkInStore } from "../participation/attendance/checkInStore.js";
import type { WardEvent } from "../participation/event/wardEvent.js";
import { uuid5 } from "../uuid.js";
import { daysLater } from "./yearCalendar.js";
import { courseDay } from "./yearCourse.js";
import type { YearSignUps } from "./yearSignUps.js";

export interface YearCourseOptions {
  signUps: YearSignUps;
  /** Who receives: a person of the demo. */
  writer: string;
}

export type YearCourses = ReturnType<typeof createYearCourses>;

export function createYearCourses({ signUps, writer }: YearCourseOptions) {
  /** @returns how many had signed up */
  return async (tx: Tx, event: WardEvent, people: number): Promise<number> => {
    const day = courseDay(people, event.scope !== undefined);
    const ids = await signUps(tx, event, day.signUps, daysLater(event.startsAt, -12));
    for (const [index, bookingId] of ids.slice(0, day.came).entries()) {
      const how = index % 3 === 2 ? "hand" : "scan";
      await checkInStore.checkIn(tx, event.id, { bookingId, people: day.signUps[index] ?? 1, how }, writer);
    }
    for (const [index, walkIn] of day.walkIns.entries())
      await checkInStore.walkIn(tx, event.id, { id: uuid5("demo year", event.id, `${index}`), ...walkIn }, writer);
    return ids.length;
  };
}
