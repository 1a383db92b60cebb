/** Events for tests, coming and published unless told otherwise. */
import { randomUUID } from "node:crypto";
import { type EventFieldsInput, eventFields, type WardEvent } from "../../../src/participation/event/wardEvent.js";

export const fieldsOf = (input: Partial<EventFieldsInput>) =>
  eventFields.parse({ title: "防災訓練", kind: "drill", startsAt: new Date("2026-12-05T10:00:00+09:00"), ...input });

export function eventOf({
  cancelled = false,
  ...input
}: Partial<EventFieldsInput> & { cancelled?: boolean }): WardEvent {
  return {
    ...fieldsOf(input),
    id: randomUUID(),
    ward: "nishi",
    key: "event",
    state: "published",
    cancelled,
    cancelReason: undefined,
    movedFrom: undefined,
    sequence: 0,
    version: 1,
    origin: "console",
    edited: false,
    fictional: false,
    updatedAt: new Date("2026-11-01T00:00:00+09:00"),
  };
}
