/** The year's fictional events, and how many people came. */

import { type EventFields, type EventFieldsInput, eventFields } from "../participation/event/wardEvent.js";
import { instantOf } from "../time.js";
import { dayIn } from "./yearCalendar.js";
import { eventPlace } from "./yearWords.js";

export interface PlayedEvent {
  ward: string;
  fields: EventFields;
  people: number;
}

/** Months and days in the second half of the year, with how many came. */
const courses: readonly (readonly [day: string, people: number])[] = [
  ["10-16", 24],
  ["11-13", 31],
  ["12-11", 19],
  ["01-22", 27],
  ["02-12", 33],
  ["03-12", 22],
];
const drills: readonly (readonly [day: string, people: number])[] = [
  ["09-06", 58],
  ["11-08", 41],
  ["01-17", 72],
];

/**
 * The course of the plan is held in the second half of the year only: its count then says that it began late, and the
 * 145 people that the plan's own document reports stay the indicator's figure.
 */
export function yearEvents(last: number): PlayedEvent[] {
  const event = (
    ward: string,
    title: string,
    [day, people]: readonly [string, number],
    more: Partial<EventFieldsInput> = {},
  ): PlayedEvent => ({
    ward,
    people,
    fields: eventFields.parse({
      title: `【架空】${title}`,
      startsAt: instantOf(dayIn(last, day), "14:00"),
      place: eventPlace,
      ...more,
    }),
  });
  return [
    ...courses.map((held, index) =>
      event("suminoe", `見守りサポーター養成講座 第${index + 1}回`, held, {
        ...{ kind: "course", topic: "watchover" },
        series: "watchover-supporter-course",
        scope: "地域向け",
        // Of the last three one knows who signed up; before that it was done on paper.
        ...(index > 2 && { signUp: true, capacity: 40 }),
      }),
    ),
    ...drills.map((held, index) =>
      event("nishi", `防災教室 第${index + 1}回`, held, { kind: "drill", topic: "disaster" }),
    ),
    event("nishiyodogawa", "地域の集い", ["11-22", 36], { kind: "gathering" }),
  ];
}
