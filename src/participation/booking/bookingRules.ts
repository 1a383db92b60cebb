/**
 * Places (定員) of an event and the line of those who wait (キャンセル待ち): given what stands, who is in, who waits, and
 * who is offered a place. Nothing here looks at a clock but to say until when an offer may last.
 */

/** What stands: places are counted from the rows each time. */
export interface Standing {
  /** Undefined: no limit. */
  capacity: number | undefined;
  /** People with a place: confirmed or offered. */
  taken: number;
  /** Sign-ups in line which the event could ever hold: one that is larger than the event holds up nobody. */
  waiting: number;
}

const hourMs = 3_600_000;
/** An offer ends so long before the event begins, for a last call to the next in line and for their way there. */
const quietBeforeMs = 3 * hourMs;
/** Nobody is given less time than this to answer. */
const leastOfferMs = hourMs;
/** When less is left, nothing is offered any more. */
export const offersEndMs = quietBeforeMs + leastOfferMs;

function freePlaces({ capacity, taken }: Pick<Standing, "capacity" | "taken">): number {
  return capacity === undefined ? Number.POSITIVE_INFINITY : Math.max(0, capacity - taken);
}

/** Who signs up is in only where a place is free and nobody waits for it. */
export function onSignUp(standing: Standing, people: number): "confirmed" | "waiting" {
  return standing.waiting === 0 && people <= freePlaces(standing) ? "confirmed" : "waiting";
}

/** People that one sign-up may bring. */
export function mostOnSignUp({ mostPeople, capacity }: { mostPeople: number; capacity?: number | undefined }): number {
  return Math.min(mostPeople, capacity ?? mostPeople);
}

/** People that a sign-up which is there may be changed to: fewer always, more where they fit and nobody waits. */
export function mostOnChange(
  event: { mostPeople: number; capacity?: number | undefined },
  standing: Standing,
  booking: { state: "confirmed" | "waiting" | "offered"; people: number },
): number {
  const most = mostOnSignUp(event);
  if (booking.state === "waiting") return Math.max(booking.people, most);
  const more = onSignUp(standing, 1) === "confirmed" ? freePlaces(standing) : 0;
  return Math.max(booking.people, Math.min(most, booking.people + more));
}

/**
 * Who of the line is offered a place: from its head, as long as all people of the sign-up fit. The first who does not
 * fit ends it, and what is free stays free for them: otherwise a family would never come in.
 */
export function whoMovesUp<One extends { people: number }>(
  standing: Pick<Standing, "capacity" | "taken">,
  line: readonly One[],
): One[] {
  let free = freePlaces(standing);
  const next: One[] = [];
  for (const one of line) {
    free -= one.people;
    if (free < 0) break;
    next.push(one);
  }
  return next;
}

/** Until when a place is kept for who is offered it now; undefined: it is too late for offers, staff may call people. */
export function offerEnd(event: { startsAt: Date; offerHours: number }, now: Date): Date | undefined {
  const latest = event.startsAt.getTime() - quietBeforeMs;
  if (latest < now.getTime() + leastOfferMs) return undefined;
  return new Date(Math.min(now.getTime() + event.offerHours * hourMs, latest));
}

/** Also once the event has begun, whatever was said before it was moved. */
export function offerIsOver(event: { startsAt: Date }, offeredUntil: Date, now: Date): boolean {
  return now >= offeredUntil || now >= event.startsAt;
}
