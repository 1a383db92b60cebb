import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import type { BookingState } from "../../../src/participation/booking/bookingDesk.js";
import { createBookingRetention } from "../../../src/participation/booking/bookingRetentionStore.js";
import { emptyDatabase, useDatabase } from "../../support/database.js";
import { Model, mostPeople, offerHours, type Step, steps } from "./engineModel.js";
import { createStand, details, later, now, resident, secrets, visitor } from "./engineStand.js";

const database = useDatabase();
const stand = createStand(database);
const { desk, within } = stand;

afterEach(async () => {
  stand.told();
  await emptyDatabase(database);
});

const kinds = () => stand.told().map(({ kind, slot }) => `${kind} ${slot}`);

describe("the desk at which people sign up", () => {
  it("moves as the rules say in whatever order people come, change their mind, answer and let time pass", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 5, max: 60 }),
        steps(6, { maxLength: 25 }),
        async (capacity, hours, course) => {
          const model = new Model(capacity, hours * 3_600_000);
          const crowd = await stand.crowd(6);
          let event = await stand.event({ capacity, startsAt: later(hours), mostPeople, offerHours });
          const take = async (step: Step): Promise<string> => {
            const at = new Date(now.getTime() + model.now);
            if (step.kind === "capacity") event = await stand.edit(event, { capacity: step.capacity });
            if (step.kind === "cancel-event" && !event.cancelled) {
              event = await stand.cancelEvent(event);
              await within((tx) => desk.eventChanged(tx, event, "cancelled"));
            }
            if (!("who" in step)) return within((tx) => desk.moveUp(tx, "nishi", event.id, at)).then(() => "done");
            const who = crowd[step.who] ?? "";
            if (step.kind === "sign-up") {
              const told = await stand.signUp(event, resident(who), step.people, at);
              return told.kind === "too-many" ? `too-many ${told.most}` : told.kind;
            }
            const told = await within(async (tx) => {
              const id = (await desk.ofResident(tx, event.id, who))?.id ?? crowd[0] ?? "";
              if ("people" in step) return desk.change(tx, "nishi", id, { people: step.people, details }, at);
              if (step.kind === "cancel") return desk.cancel(tx, "nishi", id, "resident", at);
              return desk.accept(tx, "nishi", id, at);
            });
            return told.kind === "too-many" ? `too-many ${told.most}` : told.kind;
          };
          for (const step of course) {
            if (step.kind === "capacity" && model.cancelled) continue;
            const expected = model.take(step);
            expect(await take(step), JSON.stringify(step)).toBe(expected);
            const line = model.active.filter(({ state }) => state === "waiting");
            const rows = await within((tx) => desk.list(tx, event.id));
            const seen = rows.map(({ booking }) => [
              crowd.indexOf(booking.residentId ?? ""),
              booking.state,
              booking.people,
              booking.position,
              booking.offeredUntil && booking.offeredUntil.getTime() - now.getTime(),
            ]);
            const wanted = [...model.bookings.values()].map((one) => [
              one.who,
              one.state,
              one.people,
              line.includes(one) ? line.indexOf(one) + 1 : undefined,
              one.until,
            ]);
            expect(seen.sort(), JSON.stringify(step)).toEqual(wanted.sort());
          }
          // Each offer was told of once, each that ran out as well.
          const offers = [...model.bookings.values()].reduce((sum, one) => sum + one.offers, 0);
          const told = stand.told().filter(({ kind }) => kind === "booking.offered");
          expect(told).toHaveLength(offers);
          expect(new Set(told.map(({ subject, slot }) => `${subject} ${slot}`)).size).toBe(offers);
        },
      ),
      { numRuns: 20 },
    );
  });

  it("keeps what people tell sealed, and opens it for them by the link and the entry code of their sign-up", async () => {
    const event = await stand.event();
    const signed = await stand.signUp(event, visitor, 2);
    if (signed.kind !== "confirmed") throw new Error(signed.kind);
    const { booking, token } = signed;
    const [raw] = await within((tx) => tx.$queryRaw<{ row: string }[]>`SELECT b::text AS row FROM booking b`);
    const clear = Buffer.from(/\\x([0-9a-f]+)/.exec(raw?.row ?? "")?.[1] ?? "", "hex").toString("latin1");
    for (const secret of [...secrets, token, desk.entryCode(booking.id)]) {
      expect(raw?.row).not.toContain(secret);
      expect(clear).not.toContain(Buffer.from(secret).toString("latin1"));
    }
    expect(await within((tx) => desk.details(tx, booking.id))).toEqual(details);
    expect(await within((tx) => desk.byLink(tx, "nishi", token))).toMatchObject({ booking, event: { id: event.id } });
    const code = desk.entryCode(booking.id);
    expect((await within((tx) => desk.byEntryCode(tx, "nishi", code.toLowerCase())))?.booking).toEqual(booking);
    for (const ward of ["suminoe", "nishiyodogawa"]) {
      expect(await within((tx) => desk.byLink(tx, ward, token))).toBeUndefined();
      expect(await within((tx) => desk.byEntryCode(tx, ward, code))).toBeUndefined();
      expect(await within((tx) => desk.find(tx, ward, booking.id))).toBeUndefined();
      expect(await within((tx) => desk.cancel(tx, ward, booking.id, "staff", now))).toEqual({ kind: "missing" });
    }
  });

  it.each([
    "",
    "x",
    "%00",
    "\u0000",
    "' OR 1=1--",
    "00000000-0000-0000-0000-000000000000",
  ])("knows no sign-up by %j", async (id) => {
    expect(await within((tx) => desk.find(tx, "nishi", id))).toBeUndefined();
    expect(await within((tx) => desk.details(tx, id))).toBeUndefined();
    expect(await within((tx) => desk.byLink(tx, "nishi", id))).toBeUndefined();
    expect(await within((tx) => desk.byEntryCode(tx, "nishi", id))).toBeUndefined();
    expect(await within((tx) => desk.accept(tx, "nishi", id, now))).toEqual({ kind: "missing" });
    expect(await within((tx) => desk.moveUp(tx, "nishi", id, now))).toBe(0);
  });

  it("makes one sign-up of a form that is sent twice, whether somebody has LINE or not", async () => {
    const event = await stand.event({ capacity: 5 });
    const [friend = ""] = await stand.friends(1);
    for (const signer of [resident(friend), visitor]) {
      const first = await stand.signUp(event, signer, 1, now, "seed");
      const second = await stand.signUp(event, signer, 2, now, "seed");
      expect([first, second]).toMatchObject([
        { kind: "confirmed", again: false },
        { kind: "confirmed", again: true, booking: { people: 2 } },
      ]);
      if (!("token" in first) || !("token" in second)) throw new Error("closed");
      expect([second.booking.id, second.token]).toEqual([first.booking.id, first.token]);
    }
    expect(await stand.states(event)).toEqual(["confirmed ×2", "confirmed ×2"]);
    // Another form of somebody without LINE is another person.
    expect(await stand.signUp(event, visitor, 1, now, "other seed")).toMatchObject({ kind: "confirmed", again: false });
  });

  it("puts who cancelled and comes again at the end of the line", async () => {
    const event = await stand.event({ capacity: 1 });
    const [a = "", b = "", c = ""] = await stand.friends(3);
    for (const id of [a, b, c]) await stand.signUp(event, resident(id));
    const waiting = await within((tx) => desk.ofResident(tx, event.id, b));
    await within((tx) => desk.cancel(tx, "nishi", waiting?.id ?? "", "resident", now));
    const again = await stand.signUp(event, resident(b), 1, later(1));
    expect(again).toMatchObject({ kind: "waiting", again: false, booking: { id: waiting?.id, position: 2 } });
  });

  it.each([
    ["is not asked for", { signUp: false }, now, "none"],
    ["has not begun", { signUpFrom: later(1) }, now, "early"],
    ["is over", { signUpUntil: later(-1) }, now, "over"],
    ["is over, because the event has begun", {}, later(241), "over"],
  ] as const)("takes nobody when the sign-up %s", async (_what, fields, at, because) => {
    expect(await stand.signUp(await stand.event(fields), visitor, 1, at)).toEqual({ kind: "closed", because });
  });

  it("says how many people one sign-up may bring, and takes on no more of them than fit", async () => {
    const event = await stand.event({ capacity: 3, mostPeople: 4 });
    expect(await stand.signUp(event, visitor, 5)).toEqual({ kind: "too-many", most: 3 });
    const signed = await stand.signUp(event, visitor, 2);
    if (signed.kind !== "confirmed") throw new Error(signed.kind);
    const change = (people: number) =>
      within((tx) => desk.change(tx, "nishi", signed.booking.id, { people, details }, now));
    expect(await change(4)).toEqual({ kind: "too-many", most: 3 });
    expect(await change(3)).toMatchObject({ kind: "changed", booking: { people: 3 } });
    await stand.signUp(event, visitor, 2);
    expect(await change(1)).toMatchObject({ kind: "changed", booking: { people: 1 } });
    expect(await stand.states(event)).toEqual(["confirmed", "offered ×2"]);
    expect(await change(2)).toEqual({ kind: "too-many", most: 1 });
  });

  it("gives a place that was offered to nobody else, whatever the clock says", async () => {
    const event = await stand.event({ capacity: 1 });
    const [a = "", b = "", c = ""] = await stand.friends(3);
    const first = await stand.signUp(event, resident(a));
    for (const id of [b, c]) await stand.signUp(event, resident(id));
    if (!("booking" in first)) throw new Error(first.kind);
    await within((tx) => desk.cancel(tx, "nishi", first.booking.id, "resident", now));
    const offered = await within((tx) => desk.ofResident(tx, event.id, b));
    expect(offered).toMatchObject({ state: "offered", offeredUntil: later(24) });
    // The time is over; the clock goes back by a day; it is over again.
    for (const at of [later(24), later(0), later(24)]) await within((tx) => desk.moveUp(tx, "nishi", event.id, at));
    expect(await stand.states(event)).toEqual(["cancelled", "expired", "offered"]);
    expect(kinds()).toEqual(["booking.offered 1", "booking.expired 1", "booking.offered 1"]);
    expect(await within((tx) => desk.accept(tx, "nishi", offered?.id ?? "", later(0)))).toMatchObject({
      kind: "too-late",
      booking: { state: "expired", cancelledBy: "time" },
    });
  });

  it("ends an offer whose answer comes at the last moment but not after it", async () => {
    const event = await stand.event({ capacity: 1 });
    const answers: string[] = [];
    for (const late of [-1, 0]) {
      const [a, b] = [await stand.signUp(event, visitor), await stand.signUp(event, visitor)];
      if (!("booking" in a) || !("booking" in b)) throw new Error("closed");
      await within((tx) => desk.cancel(tx, "nishi", a.booking.id, "resident", now));
      const at = new Date(later(24).getTime() + late);
      const answer = await within((tx) => desk.accept(tx, "nishi", b.booking.id, at));
      answers.push(answer.kind);
      await within((tx) => desk.cancel(tx, "nishi", b.booking.id, "resident", now));
    }
    expect(answers).toEqual(["changed", "too-late"]);
  });

  it("lets staff call who is next when it is too late for offers: only them, and only into a free place", async () => {
    const event = await stand.event({ capacity: 1, startsAt: later(3), signUpUntil: later(2) });
    const [a, b, c] = [
      await stand.signUp(event, visitor),
      await stand.signUp(event, visitor),
      await stand.signUp(event, visitor),
    ];
    if (!("booking" in a) || !("booking" in b) || !("booking" in c)) throw new Error("closed");
    const accept = async (id: string) => (await within((tx) => desk.accept(tx, "nishi", id, now))).kind;
    expect(await accept(b.booking.id)).toBe("too-late");
    await within((tx) => desk.cancel(tx, "nishi", a.booking.id, "staff", now));
    expect(await stand.states(event)).toEqual(["cancelled", "waiting 1", "waiting 2"]);
    expect(await accept(c.booking.id)).toBe("too-late");
    expect(await accept(b.booking.id)).toBe("changed");
    expect(await accept(c.booking.id)).toBe("too-late");
  });

  it("tells who is cancelled by staff, and everybody once when the event is moved, changed or cancelled", async () => {
    const event = await stand.event({ capacity: 2 });
    const [a = "", b = "", c = ""] = await stand.friends(3);
    for (const id of [a, b, c]) await stand.signUp(event, resident(id));
    await stand.signUp(event, visitor);
    const moved = await stand.edit(event, { startsAt: later(300) });
    const change = (what: "moved" | "changed" | "cancelled", to: typeof event) =>
      within((tx) => desk.eventChanged(tx, to, what));
    expect([await change("moved", moved), await change("moved", moved)]).toEqual([3, 0]);
    expect([await change("changed", moved), await change("changed", moved)]).toEqual([3, 0]);
    const mine = await within((tx) => desk.ofResident(tx, event.id, c));
    await within((tx) => desk.cancel(tx, "nishi", mine?.id ?? "", "staff", now));
    const cancelled = await stand.cancelEvent(moved, "台風のため");
    expect([await change("cancelled", cancelled), await change("cancelled", cancelled)]).toEqual([2, 0]);
    expect(await stand.states(event)).toEqual(Array.from({ length: 4 }, () => "cancelled"));
    const told = stand.told().map(({ kind }) => kind);
    expect(told).toEqual([
      ...Array.from({ length: 3 }, () => "booking.moved"),
      ...Array.from({ length: 3 }, () => "booking.changed"),
      ...["booking.withdrawn", "booking.cancelled", "booking.cancelled"],
    ]);
    expect(await stand.signUp(cancelled, visitor)).toEqual({ kind: "closed", because: "cancelled" });
  });

  it("lists what a resident signed up for: what is still to come, or everything of the ward", async () => {
    const [me = ""] = await stand.friends(1);
    const soon = await stand.event({ startsAt: later(5) });
    const far = await stand.event({ startsAt: later(500) });
    const elsewhere = await stand.event({}, { ward: "suminoe" });
    for (const event of [soon, far, elsewhere]) await stand.signUp(event, resident(me));
    const of = async (coming?: Date) => {
      const found = await within((tx) => desk.allOfResident(tx, "nishi", me, coming ? { coming } : {}));
      return found.map(({ event }) => event.id);
    };
    expect(await of()).toEqual([far.id, soon.id]);
    // Two hours are reckoned where nobody told the end.
    expect(await of(later(6.9))).toEqual([far.id, soon.id]);
    expect(await of(later(7))).toEqual([far.id]);
  });

  it("forgets a resident: coming places go to the next, what they told is gone, and past numbers stay", async () => {
    const [me = "", other = ""] = await stand.friends(2);
    const past = await stand.event({ startsAt: later(10) });
    const coming = await stand.event({ capacity: 1 });
    for (const event of [past, coming]) await stand.signUp(event, resident(me), 1);
    await stand.signUp(coming, resident(other), 1);
    const at = later(20);
    await within(async (tx) => {
      await desk.forget(tx, me, at);
      await stand.residents.forget(tx, me);
    });
    const rows = await within((tx) => tx.booking.findMany({ orderBy: { createdAt: "asc" } }));
    expect(
      rows.map(({ state, cancelledBy, residentId, details: kept }) => [state, cancelledBy, residentId, kept === null]),
    ).toEqual(
      expect.arrayContaining([
        ["confirmed", null, null, true],
        ["cancelled", "forgotten", null, true],
        ["offered", null, other, false],
      ]),
    );
    expect(kinds()).toEqual(["booking.offered 1"]);
  });

  it("erases what people told 90 days after the event, and keeps how many they were", async () => {
    const days = (n: number) => later(n * 24);
    const timed = await stand.event({ startsAt: days(1), endsAt: days(2) });
    const wholeDay = await stand.event({ startsAt: new Date("2026-11-22T00:00:00+09:00"), allDay: true });
    for (const event of [timed, wholeDay]) await stand.signUp(event, visitor, 2);
    const retention = createBookingRetention(database);
    const kept = async (event: typeof timed) => {
      const [row] = await within((tx) => desk.list(tx, event.id));
      return row?.details !== undefined;
    };
    expect(await retention.forgetOld(new Date(days(92).getTime() - 1))).toBe(0);
    expect(await retention.forgetOld(days(92))).toBe(1);
    expect([await kept(timed), await kept(wholeDay)]).toEqual([false, true]);
    expect(await retention.forgetOld(new Date("2027-02-21T00:00:00+09:00"))).toBe(1);
    expect(await stand.states(timed)).toEqual(["confirmed ×2"]);
  });
});

describe("states that have their place", () => {
  it.each<[BookingState, number]>([
    ["confirmed", 1],
    ["offered", 1],
    ["waiting", 0],
    ["cancelled", 0],
    ["expired", 0],
  ])("%s", async (state, taken) => {
    const event = await stand.event();
    await stand.signUp(event, visitor);
    await within((tx) => tx.booking.updateMany({ data: { state } }));
    const places = await within((tx) => desk.places(tx, [event.id], now));
    expect(places.get(event.id)).toEqual({ capacity: 2, taken, waiting: state === "waiting" ? 1 : 0 });
  });
});
