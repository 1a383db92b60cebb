/** Places of an event as somebody sees them who thinks of signing up. */
import type { Places } from "../booking/bookingDesk.js";

export type PlacesSeen =
  /** As many as come. */
  | { kind: "open" }
  | { kind: "left"; left: number }
  /** Who signs up now waits: all is taken, or others wait already. */
  | { kind: "full"; waiting: number };

export function placesSeen(capacity: number | undefined, places: Omit<Places, "capacity"> | undefined): PlacesSeen {
  if (capacity === undefined) return { kind: "open" };
  const left = capacity - (places?.taken ?? 0);
  const waiting = places?.waiting ?? 0;
  return left <= 0 || waiting > 0 ? { kind: "full", waiting } : { kind: "left", left };
}
