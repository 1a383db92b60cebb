/** The line at an event as a list in memory, moved by the rules alone; and what must be true of it, said without them. */
import fc from "fast-check";
import {
  mostOnChange,
  mostOnSignUp,
  offerEnd,
  offerIsOver,
  onSignUp,
  type Standing,
  whoMovesUp,
} from "../../../src/participation/booking/bookingRules.js";

export type ModelState = "confirmed" | "waiting" | "offered" | "cancelled" | "expired";

export interface ModelBooking {
  who: number;
  state: ModelState;
  people: number;
  place: number;
  offers: number;
  until: number | undefined;
}

export type Step =
  | { kind: "sign-up"; who: number; people: number }
  | { kind: "cancel" | "accept"; who: number }
  | { kind: "change"; who: number; people: number }
  | { kind: "capacity"; capacity: number | undefined }
  | { kind: "wait"; hours: number }
  | { kind: "cancel-event" };

export const mostPeople = 4;
export const offerHours = 6;
const hour = 3_600_000;

export const steps = (people: number, most: { maxLength: number }) => {
  const who = fc.nat(people - 1);
  const count = fc.integer({ min: 1, max: mostPeople + 1 });
  const one = fc.oneof(
    { weight: 80, arbitrary: fc.record({ kind: fc.constant("sign-up" as const), who, people: count }) },
    { weight: 50, arbitrary: fc.record({ kind: fc.constantFrom("cancel" as const, "accept" as const), who }) },
    { weight: 30, arbitrary: fc.record({ kind: fc.constant("change" as const), who, people: count }) },
    {
      weight: 10,
      arbitrary: fc.record({
        kind: fc.constant("capacity" as const),
        capacity: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined, freq: 6 }),
      }),
    },
    {
      weight: 30,
      arbitrary: fc.record({ kind: fc.constant("wait" as const), hours: fc.constantFrom(0.5, 1, 3, 7, 20) }),
    },
    { weight: 1, arbitrary: fc.constant({ kind: "cancel-event" as const }) },
  );
  return fc.array<Step>(one, { ...most, size: "max" });
};

export class Model {
  readonly bookings = new Map<number, ModelBooking>();
  cancelled = false;
  private places = 0;
  constructor(
    public capacity: number | undefined,
    readonly startsAt: number,
    public now = 0,
  ) {}

  copy(): Model {
    const other = Object.assign(new Model(this.capacity, this.startsAt, this.now), { cancelled: this.cancelled });
    for (const [who, one] of this.bookings) other.bookings.set(who, { ...one });
    return other;
  }
  get active(): ModelBooking[] {
    return [...this.bookings.values()]
      .filter(({ state }) => state === "confirmed" || state === "waiting" || state === "offered")
      .sort((a, b) => a.place - b.place);
  }
  get taken(): number {
    return this.active.filter(({ state }) => state !== "waiting").reduce((sum, { people }) => sum + people, 0);
  }
  get line(): ModelBooking[] {
    return this.active.filter(
      ({ state, people }) => state === "waiting" && people <= (this.capacity ?? Number.POSITIVE_INFINITY),
    );
  }
  get begun(): boolean {
    return this.now >= this.startsAt;
  }
  private get standing(): Standing {
    return { capacity: this.capacity, taken: this.taken, waiting: this.line.length };
  }
  private get event() {
    return { startsAt: new Date(this.startsAt), offerHours, mostPeople, capacity: this.capacity };
  }

  private settle(): void {
    if (this.cancelled) return;
    for (const one of this.active)
      if (one.until !== undefined && offerIsOver(this.event, new Date(one.until), new Date(this.now)))
        Object.assign(one, { state: "expired", until: undefined });
    const until = offerEnd(this.event, new Date(this.now));
    if (until)
      for (const one of whoMovesUp(this.standing, this.line))
        Object.assign(one, { state: "offered", until: until.getTime(), offers: one.offers + 1 });
  }

  private change(one: ModelBooking, people: number): string {
    const state = one.state as "confirmed" | "waiting" | "offered";
    const most = mostOnChange(this.event, this.standing, { state, people: one.people });
    if (people > most) return `too-many ${most}`;
    one.people = people;
    return "changed";
  }

  /** @returns what whoever asked is told */
  take(step: Step): string {
    if (step.kind === "wait") this.now += step.hours * hour;
    if (step.kind === "capacity") this.capacity = step.capacity;
    if (step.kind === "cancel-event") {
      this.cancelled = true;
      for (const one of this.active) Object.assign(one, { state: "cancelled", until: undefined });
    }
    this.settle();
    const told = "who" in step ? this.answer(step) : "done";
    this.settle();
    return told;
  }

  private answer(step: Step & { who: number }): string {
    const one = this.bookings.get(step.who);
    const isActive = one !== undefined && this.active.includes(one);
    if (step.kind === "sign-up") {
      if (this.cancelled || this.begun) return "closed";
      if (isActive) {
        const changed = this.change(one, step.people);
        return changed === "changed" ? (one.state === "confirmed" ? "confirmed" : "waiting") : changed;
      }
      const most = mostOnSignUp(this.event);
      if (step.people > most) return `too-many ${most}`;
      const state = onSignUp(this.standing, step.people);
      this.places += 1;
      const offers = one?.offers ?? 0;
      this.bookings.set(step.who, { ...step, state, place: this.places, offers, until: undefined });
      return state;
    }
    if (!one) return "missing";
    if (step.kind === "accept") {
      if (this.cancelled || this.begun || one.state === "cancelled") return "over";
      if (one.state === "confirmed") return "changed";
      const isNext = one.state === "waiting" && whoMovesUp(this.standing, this.line)[0] === one;
      if (one.state !== "offered" && !isNext) return "too-late";
      Object.assign(one, { state: "confirmed", until: undefined });
      return "changed";
    }
    if (!isActive || this.cancelled || this.begun) return "over";
    if (step.kind === "change") return this.change(one, step.people);
    Object.assign(one, { state: "cancelled", until: undefined });
    return "changed";
  }
}

/** What is wrong after a step, in words; undefined: nothing. */
export function wrongAfter(before: Model, step: Step, after: Model): string | undefined {
  const roomOf = (model: Model) => model.capacity ?? Number.POSITIVE_INFINITY;
  if (after.taken > Math.max(roomOf(after), before.taken)) return "more people are in than the event holds";
  if (after.taken > roomOf(after) && after.taken > before.taken) return "it got fuller although it was too full";
  for (const [who, now] of after.bookings) {
    const was = before.bookings.get(who);
    const isAsked = "who" in step && step.who === who;
    const gotIn = now.state === "confirmed" || now.state === "offered";
    const wasIn =
      was !== undefined && (was.state === "confirmed" || was.state === "offered") && was.offers === now.offers;
    if (gotIn && !wasIn) {
      if (after.line.some((one) => one.place < now.place)) return "somebody was passed over";
      if (!isAsked && was?.state !== "waiting") return "a place went to somebody who did not wait";
      if (now.state === "confirmed" && !isAsked) return "somebody was let in unasked";
    }
    if (gotIn && wasIn && now.people > was.people && before.line.length > 0 && after.line.length > 0)
      return "somebody who is in took more places before those who wait";
    if (now.offers > (was?.offers ?? 0) + 1) return "a place was offered twice";
    if (
      was?.state === "confirmed" &&
      now.state !== "confirmed" &&
      !(isAsked && step.kind === "cancel") &&
      !after.cancelled
    )
      return "somebody lost their place";
    if (was?.state === "waiting" && now.state === "waiting" && was.place !== now.place) return "the order changed";
    if (now.until !== undefined && (now.until <= after.now || now.until > after.startsAt - 3 * hour))
      return "an offer lasts too long";
    if (now.offers > (was?.offers ?? 0) && now.until !== undefined && now.until < after.now + hour)
      return "an offer leaves no time to answer";
  }
  const head = after.line[0];
  const mayOffer = !after.cancelled && after.startsAt - after.now >= 4 * hour;
  if (head && mayOffer && after.taken + head.people <= roomOf(after)) return "a place stays empty while somebody waits";
  return undefined;
}
