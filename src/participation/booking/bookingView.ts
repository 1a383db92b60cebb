/** How a booking stands for the person who made it: the same in the chat and on the page. */
import { endOf, signUpState, type WardEvent } from "../event/wardEvent.js";
import { activeStates, type Booking, type BookingState } from "./bookingDesk.js";

export type Standing = BookingState | "event-cancelled" | "event-over";

export function standingOf(booking: Pick<Booking, "state">, event: WardEvent, now: Date): Standing {
  const active = activeStates.includes(booking.state);
  if (event.cancelled && (active || booking.state === "cancelled")) return "event-cancelled";
  if (active && now >= endOf(event)) return "event-over";
  return booking.state;
}

/** It can still be changed or given back: until the event begins. */
export const isChangeable = (booking: Pick<Booking, "state">, event: WardEvent, now: Date): boolean =>
  activeStates.includes(booking.state) && !event.cancelled && now < event.startsAt;

export type Closed = "none" | "early" | "over" | "event-over" | "event-cancelled";

/** Why nobody can sign up now; undefined: they can. */
export function closedBecause(event: WardEvent, now: Date): Closed | undefined {
  if (event.cancelled) return "event-cancelled";
  if (now >= endOf(event)) return "event-over";
  const state = signUpState(event, now);
  return state === "open" ? undefined : state;
}
