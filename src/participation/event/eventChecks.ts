/** What residents would look for in vain (公開前の確認): shown before an event is published; none of it stops it. */
import { type EventFields, endOf } from "./wardEvent.js";

export type EventGap =
  | "over"
  | "place"
  | "point"
  | "end"
  | "audience"
  | "fee"
  | "contact"
  | "summary"
  | "topic"
  | "capacity"
  | "deadline";

export function gapsOf(event: EventFields, now: Date): EventGap[] {
  const missing: readonly (readonly [EventGap, boolean])[] = [
    ["over", endOf(event) <= now],
    ["place", event.place === undefined && event.address === undefined],
    ["end", event.endsAt === undefined && !event.allDay],
    ["audience", event.audience === undefined],
    ["fee", event.fee === undefined && event.free === undefined],
    ["contact", event.contact === undefined && event.phone === undefined && event.url === undefined],
    ["summary", event.summary === undefined],
    ["topic", event.topic === undefined],
    ["point", event.latitude === undefined && event.district === undefined],
    ["capacity", event.signUp && event.capacity === undefined],
    ["deadline", event.signUp && event.signUpUntil === undefined],
  ];
  return missing.filter(([, is]) => is).map(([gap]) => gap);
}
